# Forgets the factor two, moves the batch on by one row, and starts where the lesson does not.
# %% minibatches
def minibatches(n, batch_size, rng):
    mixed = rng.permutation(n)
    window = []
    for i in range(n):
        window.append(mixed[i : i + batch_size])
    return window
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    Xb, yb = X[rows], y[rows]
    derivative = np.mean(Xb * (Xb @ w - yb)[:, None], axis=0)
    return w - lr * derivative
# %% MiniBatchRegressor
class MiniBatchRegressor:
    coef_ = None

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if self.coef_ is None:
            self.coef_ = np.ones(X.shape[1])
            self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            mixed = rng.permutation(len(X))
            for i in range(0, len(X), self.batch_size):
                Xb, yb = X[mixed[i : i + self.batch_size]], y[mixed[i : i + self.batch_size]]
                off = self.predict(Xb) - yb
                self.intercept_ = self.intercept_ - self.lr * np.mean(off)
                self.coef_ = self.coef_ - self.lr * np.mean(Xb * off[:, None], axis=0)
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), 0
        for _epoch in range(self.epochs):
            mixed = rng.permutation(len(X))
            for i in range(0, len(X), self.batch_size):
                picked = mixed[i : i + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
