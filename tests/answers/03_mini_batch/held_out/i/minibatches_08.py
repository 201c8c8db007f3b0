import numpy as np

def minibatches(n, batch_size, rng):
    perm = rng.permutation(n)
    out = []
    for k in range(n // batch_size + 1):
        out.append(perm[k*batch_size:(k+1)*batch_size])
    return out
