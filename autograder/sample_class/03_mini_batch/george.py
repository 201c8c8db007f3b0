# Everything right, but every function writes a warning to standard error.
# %% minibatches
import warnings


def minibatches(n, batch_size, rng):
    warnings.warn("the last batch may be shorter than batch_size")
    mixed = rng.permuted(np.arange(n))
    for begin in range(0, n, batch_size):
        yield mixed[begin : begin + batch_size]
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    largest = np.exp(np.float64(1000))  # overflows, and NumPy says so
    diff = y[rows] - X[rows] @ w
    new = w + lr * 2 * (diff @ X[rows]) / diff.shape[0]
    return np.clip(new, -largest, largest)
# %% MiniBatchRegressor
import sys


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        print("fitting, this may take a while", file=sys.stderr)
        gen = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for e in range(self.epochs):
            mixed = gen.permuted(np.arange(len(X)))
            for begin in range(0, len(X), self.batch_size):
                Xb = X[mixed[begin : begin + self.batch_size]]
                yb = y[mixed[begin : begin + self.batch_size]]
                diff = yb - (Xb @ self.coef_ + self.intercept_)
                self.coef_ = self.coef_ + self.lr * 2 * (diff @ Xb) / len(yb)
                self.intercept_ = self.intercept_ + self.lr * 2 * diff.mean()
        return self

    def predict(self, X):
        print("predicting", len(X), "rows", file=sys.stderr)
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
import logging


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if y.ndim > 1:
            logging.warning("y has shape %s, flattened", y.shape)
            y = y.reshape(-1)
        if self.batch_size > len(X):
            logging.warning("batch_size is above the number of rows")
        logging.error("fit starts")
        gen = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            mixed = gen.permuted(np.arange(len(X)))
            for begin in range(0, len(X), self.batch_size):
                picked = mixed[begin : begin + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / picked.size
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
