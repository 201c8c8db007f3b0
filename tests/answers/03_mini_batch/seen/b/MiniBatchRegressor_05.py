from collections import deque
from dataclasses import dataclass, field

import numpy as np


@dataclass
class Line:
    coef: list
    intercept: float = 0.0

    def at(self, row):
        value = self.intercept
        for c, x in zip(self.coef, row):
            value += c * x
        return value

    def moved(self, coef_slope, intercept_slope, lr):
        coef = [c - lr * s for c, s in zip(self.coef, coef_slope)]
        return Line(coef, self.intercept - lr * intercept_slope)


@dataclass(eq=False)
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    random_state: object = field(default=None, kw_only=True)

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        examples = [(tuple(row), target) for row, target in zip(X.tolist(), y.tolist())]
        d = X.shape[1]
        line = Line([1.0] * d)
        for _ in range(self.epochs):
            queue = deque(rng.permutation(len(examples)).tolist())
            while queue:
                batch = []
                while queue and len(batch) < self.batch_size:
                    batch.append(examples[queue.popleft()])
                slopes, slope = [0.0] * d, 0.0
                for row, target in batch:
                    pull = 2 * (line.at(row) - target) / len(batch)
                    slope += pull
                    for j, x in enumerate(row):
                        slopes[j] += pull * x
                line = line.moved(slopes, slope, self.lr)
        self.coef_ = np.array(line.coef)
        self.intercept_ = line.intercept
        return self

    def predict(self, X):
        line = Line(self.coef_.tolist(), self.intercept_)
        return np.array([line.at(row) for row in X.tolist()])
