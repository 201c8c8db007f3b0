import numpy as np


def minibatches(n, batch_size, rng):
    def cut(rows):
        if len(rows) == 0:
            return []
        return [rows[:batch_size]] + cut(rows[batch_size:])

    return cut(rng.permutation(n))
