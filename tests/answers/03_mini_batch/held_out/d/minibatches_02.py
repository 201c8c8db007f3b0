import numpy as np


class RandomSampler:
    def __init__(self, n, generator):
        self.n = n
        self.generator = generator

    def __len__(self):
        return self.n

    def __iter__(self):
        yield from self.generator.permutation(self.n).tolist()


class BatchSampler:
    """Groups what a sampler yields, as torch.utils.data.BatchSampler with drop_last=False."""

    def __init__(self, sampler, batch_size, drop_last=False):
        self.sampler = sampler
        self.batch_size = batch_size
        self.drop_last = drop_last

    def __iter__(self):
        bucket = []
        for i in self.sampler:
            bucket.append(i)
            if len(bucket) == self.batch_size:
                yield bucket
                bucket = []
        if bucket and not self.drop_last:
            yield bucket


def collate(bucket):
    return np.array(bucket, dtype=np.int64)


def minibatches(n, batch_size, rng):
    sampler = RandomSampler(n, generator=rng)
    return [collate(b) for b in BatchSampler(sampler, batch_size)]
