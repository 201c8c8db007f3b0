# Everything right, in vectorised NumPy.
# %% minibatches
def minibatches(n, batch_size, rng):
    shuffled = rng.permutation(n)
    return np.split(shuffled, np.arange(batch_size, n, batch_size))
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    A, t = X[rows], y[rows]
    gradient = np.einsum("bd,b->d", A, A @ w - t) * 2 / t.size
    return w - lr * gradient
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        A = np.hstack([X, np.ones((len(X), 1))])  # the last weight is the intercept
        theta = np.ones(A.shape[1])
        theta[-1] = 0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            p = rng.permutation(len(A))
            for batch in np.split(p, range(self.batch_size, len(p), self.batch_size)):
                r = A[batch] @ theta - y[batch]
                theta = theta - self.lr * 2 / len(batch) * (r @ A[batch])
        self.coef_ = theta[:-1]
        self.intercept_ = theta[-1]
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        target = np.asarray(y, dtype=float).ravel()
        m, d = X.shape
        step_rows = min(self.batch_size, m)
        generator = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _epoch in range(self.epochs):
            deck = generator.permutation(m)
            for start in range(0, m, step_rows):
                picked = deck[start : start + step_rows]
                error = self.predict(X[picked]) - target[picked]
                d_coef = 2 * (error[:, np.newaxis] * X[picked]).mean(axis=0)
                d_intercept = 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * d_coef
                self.intercept_ = self.intercept_ - self.lr * d_intercept
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
