import numpy as np


def squared_error(w, X, y):
    # pair every prediction with its target, then average the squared misses
    table = dict(zip((X @ w).tolist(), y.tolist()))
    squares = [(predicted - target) ** 2 for predicted, target in table.items()]
    return sum(squares) / len(squares)
