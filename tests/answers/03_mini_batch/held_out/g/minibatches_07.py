import numpy as np


class BatchSampler:
    def __init__(self, n, batch_size, rng):
        self.n = n
        self.batch_size = batch_size
        self.rng = rng
        self._check()

    def _check(self):
        if self.batch_size < 1:
            raise ValueError("batch_size must be positive")
        if self.n < 0:
            raise ValueError("n must not be negative")

    def __len__(self):
        return -(-self.n // self.batch_size)

    def split(self):
        if self.n == 0:
            return []
        index = np.arange(self.n)
        self.rng.shuffle(index)
        borders = [k * self.batch_size for k in range(1, len(self))]
        return np.split(index, borders)


def minibatches(n, batch_size, rng):
    return BatchSampler(n, batch_size, rng).split()
