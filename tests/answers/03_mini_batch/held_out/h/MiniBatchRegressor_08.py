import numpy as np


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        scale = 2 * self.lr / self.batch_size
        A = np.column_stack((np.ones(len(X)), X))
        theta = np.ones(A.shape[1])
        theta[0] = 0
        for _ in range(self.epochs):
            order = rng.permutation(len(X))
            start = 0
            while len(rows := order[start : start + self.batch_size]):
                theta = theta - scale * (A[rows] @ theta - y[rows]) @ A[rows]
                start += self.batch_size
        self.intercept_, *coef = theta
        self.coef_ = np.array(coef)
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
