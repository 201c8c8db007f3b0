import numpy as np

SEED = 42


def minibatches(n, batch_size, rng):
    # set up the generator
    rng = np.random.default_rng(SEED)
    indices = rng.permutation(n)

    for start_idx in range(0, n, batch_size):
        end_idx = min(start_idx + batch_size, n)
        yield indices[start_idx:end_idx]
