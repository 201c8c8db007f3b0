import numpy as np


def shuffled_stream(n, buffer_size, rng):
    # same idea as tf.data: Dataset.range(n).shuffle(buffer_size)
    buffer = []
    for i in range(n):
        buffer.append(i)
        if len(buffer) >= buffer_size:
            k = rng.integers(len(buffer))
            yield buffer.pop(k)
    while buffer:
        k = rng.integers(len(buffer))
        yield buffer.pop(k)


def minibatches(n, batch_size, rng):
    batch = []
    for i in shuffled_stream(n, buffer_size=2 * batch_size, rng=rng):
        batch.append(i)
        if len(batch) == batch_size:
            yield np.array(batch)
            batch = []
    if len(batch) > 0:
        yield np.array(batch)
