from fractions import Fraction
from itertools import compress

import numpy as np


def accuracy(w, X, y):
    scores = np.asarray(X) @ np.asarray(w)
    negative = scores < 0
    wrong_yes = list(compress(y, ~negative)).count(-1)
    wrong_no = list(compress(y, negative)).count(1)
    share = Fraction(len(y) - wrong_yes - wrong_no, len(y))
    return float(share)
