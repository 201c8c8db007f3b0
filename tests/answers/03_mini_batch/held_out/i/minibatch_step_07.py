from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Batch:
    features: np.ndarray
    targets: np.ndarray

    @property
    def size(self):
        return self.features.shape[0]

    def misses(self, w):
        return np.einsum("bd,d->b", self.features, w) - self.targets

    def slope(self, w):
        return np.einsum("b,bd->d", 2 * self.misses(w), self.features) / self.size


def minibatch_step(w, X, y, rows, lr):
    batch = Batch(np.take(X, rows, axis=0), np.take(y, rows))
    return np.subtract(w, np.multiply(lr, batch.slope(w)))
