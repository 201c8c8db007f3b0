# A closing bracket is missing in the step, so that its cell does not run; the rest is right.
# %% minibatches
def minibatches(n, batch_size, rng):
    numbers = np.arange(n)
    rng.shuffle(numbers)
    result = []
    for i in range(0, n, batch_size):
        result.append(numbers[i : i + batch_size])
    return result
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    error = np.dot(X[rows], w) - y[rows]
    grad = (2 / len(rows)) * np.dot(X[rows].T, error
    return w - lr * grad
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        numbers = np.arange(len(y))
        for _ in range(self.epochs):
            rng.shuffle(numbers)
            for i in range(0, len(y), self.batch_size):
                b = numbers[i : i + self.batch_size]
                error = self.predict(X[b]) - y[b]
                grad = (2 / len(b)) * np.dot(X[b].T, error)
                self.intercept_ -= self.lr * (2 / len(b)) * error.sum()
                self.coef_ -= self.lr * grad
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        X, y = np.asarray(X), np.asarray(y)
        if y.shape == (len(X), 1):
            y = y.squeeze(axis=1)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        numbers = np.arange(len(X))
        for _epoch in range(self.epochs):
            rng.shuffle(numbers)
            for i in range(0, len(X), self.batch_size):
                picked = numbers[i : i + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(error)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
