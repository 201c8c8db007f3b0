from collections import Counter

import numpy as np


def accuracy(w, X, y):
    table = Counter(zip((X @ w < 0).tolist(), (y < 0).tolist()))
    return (table[False, False] + table[True, True]) / table.total()
