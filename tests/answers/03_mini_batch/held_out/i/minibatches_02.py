import itertools

import numpy as np


def minibatches(n, batch_size, rng):
    numbers = list(range(n))
    rng.shuffle(numbers)
    stream = iter(numbers)
    take = lambda: list(itertools.islice(stream, batch_size))
    for chunk in iter(take, []):
        yield np.array(chunk, dtype=int)
