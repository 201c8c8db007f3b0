import numpy as np


def minibatches(n, batch_size, rng):
    perm = rng.permutation(n)
    if batch_size > n:
        batch_size = n

    # one allocation for all batches
    buf = np.empty(batch_size, dtype=int)
    out = []
    k = 0
    for i in range(n):
        buf[k] = perm[i]
        k += 1
        if k == batch_size:
            out.append(buf)
            k = 0
    if k > 0:
        out.append(buf[:k])
    return out
