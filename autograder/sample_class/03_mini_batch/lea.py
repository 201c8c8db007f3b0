# Lea, studies mathematics, likes short vectorised formulas and trusts a formula as soon as the worked numbers come out.
# %% minibatches
def minibatches(n, batch_size, rng):
    p = rng.permutation(n)
    k = n // batch_size
    batches = list(p[: k * batch_size].reshape(k, batch_size))
    batches.append(p[k * batch_size :])
    return batches
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    A, b = X[rows], y[rows]
    return w - lr * A.T @ (A @ w - b)
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        A = np.column_stack([X, np.ones(n)])  # the intercept: a weight whose feature is always 1
        w = np.append(np.ones(d), 0.0)
        for _ in range(self.epochs):
            p = np.argsort(rng.random(n))
            for i in range(0, n, self.batch_size):
                s = p[i : i + self.batch_size]
                w = w - self.lr * 2 / len(s) * A[s].T @ (A[s] @ w - y[s])
        self.coef_, self.intercept_ = w[:-1], w[-1]
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.reshape(y, len(X))  # (n, 1) becomes (n,)
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for i in range(0, len(X), self.batch_size):
                picked = order[i : i + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                mean_error = np.mean(error)
                mean_X = np.mean(X[picked], axis=0)
                self.intercept_ = self.intercept_ - self.lr * 2 * mean_error
                self.coef_ = self.coef_ - self.lr * 2 * mean_error * mean_X
        return self

    def predict(self, X):
        return self.intercept_ + X @ self.coef_
