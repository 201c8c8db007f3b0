import numpy as np


def minibatches(n, batch_size, rng):
    X = np.arange(n)
    mini_batches = []
    # 1. partition
    for k in range(0, n, batch_size):
        mini_batches.append(X[k : k + batch_size])
    # 2. shuffle
    for mini_batch in mini_batches:
        rng.shuffle(mini_batch)
    return mini_batches
