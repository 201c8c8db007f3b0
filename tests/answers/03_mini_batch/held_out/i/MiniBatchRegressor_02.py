import numpy as np


class MiniBatchRegressor:
    """Linear regression by mini-batches, the intercept kept as one more weight."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        for name, value in dict(
            lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state
        ).items():
            setattr(self, name, value)

    @staticmethod
    def _bordered(X):
        return np.hstack((np.ones((len(X), 1)), X))

    def fit(self, X, y):
        Z = self._bordered(X)
        dice = np.random.default_rng(self.random_state)
        theta = np.r_[0.0, np.ones(X.shape[1])]
        epoch = 0
        while epoch < self.epochs:
            places = dice.permutation(len(Z))
            for part in np.split(places, np.arange(self.batch_size, len(Z), self.batch_size)):
                A, t = Z[part], y[part]
                theta = theta - self.lr * (2 / part.size) * ((A @ theta - t) @ A)
            epoch += 1
        self.intercept_, self.coef_ = float(theta[0]), theta[1:]
        return self

    def predict(self, X):
        return self._bordered(X) @ np.concatenate(([self.intercept_], self.coef_))
