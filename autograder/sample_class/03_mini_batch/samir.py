# Takes a step after each row of a batch, and in the repair none before the epoch's end.
# %% minibatches
def minibatches(n, batch_size, rng):
    everything = np.arange(n)
    rng.shuffle(everything)
    yield everything
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    v = w.copy()
    for x, target in zip(X[rows], y[rows]):
        v = v - lr * 2 * (x @ v - target) * x
    return v
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        slope, offset = np.ones(X.shape[1]), 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            everything = np.arange(len(X))
            rng.shuffle(everything)
            for begin in range(0, len(X), self.batch_size):
                batch = everything[begin : begin + self.batch_size]
                for x, target in zip(X[batch], y[batch]):
                    wrong_by = x @ slope + offset - target
                    slope = slope - self.lr * 2 * wrong_by * x
                    offset = offset - self.lr * 2 * wrong_by
        self.coef_, self.intercept_ = slope, offset
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = y.reshape(-1)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            error = self.predict(X) - y
            everything = rng.permutation(len(X))
            for begin in range(0, len(X), self.batch_size):
                picked = everything[begin : begin + self.batch_size]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error[picked])
                change = np.dot(error[picked], X[picked]) / len(picked)
                self.coef_ = self.coef_ - self.lr * 2 * change
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
