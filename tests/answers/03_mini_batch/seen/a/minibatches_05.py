import numpy as np


def minibatches(n, batch_size, rng):
    todo = rng.choice(n, size=n, replace=False)
    while todo.size > 0:
        head, todo = todo[:batch_size], todo[batch_size:]
        yield head
