import math
from statistics import fmean

import numpy as np

cost_of = {
    True: lambda m: math.log1p(math.exp(-m)),
    False: lambda m: math.log1p(math.exp(m)) - m,
}


def logistic_loss(w, X, y):
    margins = (float(t * sum(map(float.__mul__, map(float, x), map(float, w)))) for x, t in zip(X, y))
    return fmean(cost_of[m >= 0](m) for m in margins)
