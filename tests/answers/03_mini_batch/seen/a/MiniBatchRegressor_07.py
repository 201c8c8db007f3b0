from dataclasses import KW_ONLY, dataclass

import numpy as np


@dataclass
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: object = None

    def fit(self, X, y):
        table = [(list(map(float, line)), float(target)) for line, target in zip(X, y)]
        d = X.shape[1]
        b, w = 0.0, [1.0] * d
        rng = np.random.default_rng(self.random_state)

        for _epoch in range(self.epochs):
            count, sum_b, sum_w = 0, 0.0, [0.0] * d
            order = rng.permutation(len(table)).tolist()
            for done, i in enumerate(order, start=1):
                x, target = table[i]
                miss = b + sum(xj * wj for xj, wj in zip(x, w)) - target
                count += 1
                sum_b += 2 * miss
                sum_w = [s + 2 * miss * xj for s, xj in zip(sum_w, x)]
                # the group is complete, or the table is at its end: move
                if count == self.batch_size or done == len(order):
                    b = b - self.lr * sum_b / count
                    w = [wj - self.lr * s / count for wj, s in zip(w, sum_w)]
                    count, sum_b, sum_w = 0, 0.0, [0.0] * d

        self.coef_ = np.array(w)
        self.intercept_ = b
        return self

    def predict(self, X):
        return np.asarray(X) @ self.coef_ + self.intercept_
