# Steps uphill, once by the sign and once by the residual, and ends an epoch after one batch.
# %% minibatches
def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    batches = []
    for start in range(0, n, batch_size):
        batches.append(order[start : start + batch_size])
        return batches
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    Xb = X[rows]
    gradient = 2 / len(rows) * Xb.T @ (Xb @ w - y[rows])
    return w + lr * gradient
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        self.rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            order = self.rng.permutation(X.shape[0])
            for start in range(0, X.shape[0], self.batch_size):
                which = order[start : start + self.batch_size]
                residual = y[which] - X[which] @ self.coef_ - self.intercept_
                grad_coef = 2 / len(which) * X[which].T @ residual
                grad_intercept = 2 / len(which) * residual.sum()
                self.coef_ = self.coef_ - self.lr * grad_coef
                self.intercept_ = self.intercept_ - self.lr * grad_intercept
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = y.ravel()
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        size = min(len(X), self.batch_size)
        for _epoch in range(self.epochs):
            picked = rng.choice(len(X), size, replace=False)
            error = X[picked] @ self.coef_ + self.intercept_ - y[picked]
            self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
            self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / size
        return self

    def predict(self, X):
        return np.dot(X, self.coef_)
