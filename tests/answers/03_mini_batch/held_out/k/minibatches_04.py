from collections import deque
from itertools import islice

import numpy as np


class RandomSampler:
    def __init__(self, n, generator):
        self.n, self.generator = n, generator

    def __iter__(self):
        pool = deque(self.generator.permutation(self.n).tolist())
        while pool:
            yield pool.popleft()


class BatchSampler:
    def __init__(self, sampler, batch_size):
        self.sampler, self.batch_size = sampler, batch_size

    def __iter__(self):
        stream = iter(self.sampler)
        while batch := list(islice(stream, self.batch_size)):
            yield np.array(batch, dtype=np.intp)


def minibatches(n, batch_size, rng):
    yield from BatchSampler(RandomSampler(n, rng), batch_size)
