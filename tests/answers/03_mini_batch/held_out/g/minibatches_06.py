import numpy as np
from sklearn.utils import gen_batches


def minibatches(n, batch_size, rng):
    """Shuffled index batches.

    Tiny batches only add noise, see section 6, so gen_batches gets a minimum size.
    """
    order = np.arange(n)
    rng.shuffle(order)
    batch_size = min(batch_size, n)
    smallest = max(batch_size // 2, 1)
    for part in gen_batches(n, batch_size, min_batch_size=smallest):
        yield order[part]
