# Everything right, with other generator calls, and a column y is refused with a ValueError.
# %% minibatches
def minibatches(n, batch_size, rng):
    by_key = np.argsort(rng.random(n)).tolist()
    start = 0
    while start < n:
        yield by_key[start : start + batch_size]
        start += batch_size
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    rows = np.asarray(rows)
    return w - lr * squared_error_gradient(w, X[rows], y[rows])
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs = lr, epochs
        self.batch_size, self.random_state = batch_size, random_state

    def fit(self, X, y):
        dice = np.random.Generator(np.random.PCG64(self.random_state))
        b, a = np.ones(X.shape[1]), 0.0
        cards = list(range(len(X)))
        for _ in range(self.epochs):
            dice.shuffle(cards)
            for k in range(int(np.ceil(len(cards) / self.batch_size))):
                hand = cards[k * self.batch_size : (k + 1) * self.batch_size]
                error = a + X[hand] @ b - y[hand]
                b, a = (
                    b - 2 * self.lr * np.average(X[hand] * error[:, None], axis=0),
                    a - 2 * self.lr * np.average(error),
                )
        self.coef_, self.intercept_ = b, a
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs = lr, epochs
        self.batch_size, self.random_state = batch_size, random_state

    def fit(self, X, y):
        if np.ndim(y) != 1:
            raise ValueError(f"y must be one-dimensional, but has shape {np.shape(y)}")
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            everyone = rng.choice(len(X), size=len(X), replace=False)
            for first in range(0, len(X), self.batch_size):
                picked = everyone[first : first + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
