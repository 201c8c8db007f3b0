import numpy as np
from sklearn.utils import gen_batches


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[piece] for piece in gen_batches(n, batch_size)]
