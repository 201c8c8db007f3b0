import numpy as np


def minibatches(n, batch_size, rng):
    width = max(1, min(batch_size, n))
    height = -(-n // width)
    sheet = np.full(height * width, -1)
    sheet[:n] = np.arange(n)
    rng.shuffle(sheet[:n])
    for line in sheet.reshape(height, width):
        yield line[line >= 0]
