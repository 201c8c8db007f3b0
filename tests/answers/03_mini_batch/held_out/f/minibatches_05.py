from itertools import islice

import numpy as np


# https://stackoverflow.com "split an iterable into chunks of size n"
def chunked(iterable, size):
    it = iter(iterable)
    while True:
        piece = list(islice(it, size))
        if not piece:
            return
        yield piece


def minibatches(n, batch_size, rng):
    for piece in chunked(rng.permutation(n), batch_size):
        yield np.array(piece, dtype=int)
