import numpy as np


def minibatches(n, batch_size, rng):
    sigma = np.arange(n)
    rng.shuffle(sigma)
    # n = q * B + r, so there are q full batches and the one with the remainder
    q, r = divmod(n, batch_size)
    return [sigma[k * batch_size:(k + 1) * batch_size] for k in range(q + 1)]
