import numpy as np


def minibatches(n, batch_size, rng, buffer_size=100):
    stream = iter(range(n))
    buffer, shuffled = [], []
    for item in stream:
        if len(buffer) < buffer_size:
            buffer.append(item)
            continue
        k = rng.integers(len(buffer))
        shuffled.append(buffer[k])
        buffer[k] = item
    rng.shuffle(buffer)
    shuffled = np.array(shuffled + buffer, dtype=int)
    return [shuffled[s : s + batch_size] for s in range(0, n, batch_size)]
