from collections import Counter

import numpy as np


def accuracy(w, X, y):
    table = Counter()
    for row, label in zip(X, y):
        said = "+" if np.dot(row, w) >= 0 else "-"
        really = "+" if label > 0 else "-"
        table[said, really] += 1
    right = table["+", "+"] + table["-", "-"]
    return right / sum(table.values())
