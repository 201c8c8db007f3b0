import numpy as np


def minibatches(n, batch_size, rng):
    deck = [*range(n)]
    position = 0
    while position < n - 1:
        other = int(rng.integers(position, n))
        deck[position], deck[other] = deck[other], deck[position]
        position += 1

    def cut(first, pieces):
        if pieces == 0:
            return []
        if pieces == 1:
            return [np.asarray(deck[first * batch_size:(first + 1) * batch_size], dtype=np.intp)]
        half = pieces // 2
        return cut(first, half) + cut(first + half, pieces - half)

    return cut(0, -(-n // batch_size))
