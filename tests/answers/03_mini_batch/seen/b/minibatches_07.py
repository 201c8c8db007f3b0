from collections import deque

import numpy as np


class Epoch:
    def __init__(self, order, batch_size):
        self.queue = deque(order)
        self.batch_size = batch_size

    def __iter__(self):
        return self

    def __next__(self):
        if len(self.queue) == 0:
            raise StopIteration
        how_many = min(self.batch_size, len(self.queue))
        return np.array([self.queue.popleft() for _ in range(how_many)], dtype=int)


def minibatches(n, batch_size, rng):
    numbers = list(range(n))
    rng.shuffle(numbers)
    return Epoch(numbers, batch_size)
