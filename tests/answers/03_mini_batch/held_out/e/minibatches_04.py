import numpy as np


def minibatches(n, batch_size, rng):
    if n == 0:
        return []
    # U_1, ..., U_n iid uniform on [0, 1]: by exchangeability their ranks are a uniform permutation
    U = rng.random(n)
    order = np.argsort(U)
    borders = np.arange(batch_size, n, batch_size)
    return np.split(order, borders)
