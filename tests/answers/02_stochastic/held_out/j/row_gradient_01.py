import numpy as np


class Dual:
    """A number that carries its derivatives along (forward mode)."""

    def __init__(self, value, slopes):
        self.value, self.slopes = value, slopes

    def __add__(self, other):
        return Dual(self.value + other.value, self.slopes + other.slopes)

    def __mul__(self, other):
        return Dual(self.value * other.value, self.value * other.slopes + other.value * self.slopes)


def row_gradient(w, X, y, i):
    d = len(w)
    unit, flat = np.eye(d), np.zeros(d)
    miss = Dual(-float(y[i]), flat)
    for j in range(d):
        miss = miss + Dual(float(X[i, j]), flat) * Dual(float(w[j]), unit[j])
    return (miss * miss).slopes
