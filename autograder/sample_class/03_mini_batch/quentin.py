# Divides by the wrong number: by all rows, or by the batch size that was asked for.
# %% minibatches
def minibatches(n, batch_size, rng):
    order = np.random.default_rng(seed=1).permutation(n)
    cuts = [k * batch_size for k in range(1, n // batch_size)]
    return np.split(order, cuts)
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    n = X.shape[0]
    grad = np.zeros_like(w)
    for i in rows:
        grad += 2 * (np.dot(w, X[i]) - y[i]) * X[i]
    return w - lr / n * grad
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        B = self.batch_size
        rng = np.random.default_rng(self.random_state)
        b, w = 0.0, np.ones(X.shape[1])
        for _ in range(self.epochs):
            order = rng.permutation(X.shape[0])
            for s in range(0, X.shape[0], B):
                batch = order[s : s + B]
                delta = X[batch] @ w + b - y[batch]
                w, b = w - self.lr * 2 / B * delta @ X[batch], b - self.lr * 2 / B * delta.sum()
        self.coef_ = w
        self.intercept_ = b
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
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for s in range(0, len(X), self.batch_size):
                picked = order[s : s + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.sum(error) / len(X)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(X)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
