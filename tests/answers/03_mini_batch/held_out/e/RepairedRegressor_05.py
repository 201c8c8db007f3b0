import numpy as np


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n, d = X.shape
        if y.shape != (n,):
            raise ValueError("y must be a vector in R^n, that is of shape (n,)")

        # affine model: z = (x, 1), theta = (W, b);  theta* = theta - lr * 2/|M| * Z_M^T (Z_M theta - y_M)
        Z = np.ones((n, d + 1))
        Z[:, :d] = X
        theta = np.ones((d + 1, 1))
        theta[d, 0] = 0.0
        Y = y.reshape(n, 1)

        generator = np.random.default_rng(self.random_state)
        number_of_batches = -(-n // self.batch_size)
        label = np.arange(n) // self.batch_size
        for epoch in range(self.epochs):
            label_of_row = np.empty(n, dtype=int)
            label_of_row[generator.permutation(n)] = label
            for k in range(number_of_batches):
                M = np.flatnonzero(label_of_row == k)
                Z_M, Y_M = Z[M], Y[M]
                theta = theta - self.lr * 2 / M.size * (Z_M.T @ (Z_M @ theta - Y_M))

        self.coef_ = theta[:d, 0].copy()
        self.intercept_ = theta[d, 0]
        return self

    def predict(self, X):
        return (X @ self.coef_.reshape(-1, 1)).ravel() + self.intercept_
