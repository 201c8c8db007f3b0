# Adds the gradients of a batch up and does not divide; counts rows from one.
# %% minibatches
def minibatches(n, batch_size, rng):
    perm = rng.permutation(n) + 1
    return [perm[a : a + batch_size] for a in range(0, n, batch_size)]
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    misses = X[rows] @ w - y[rows]
    for miss, x in zip(misses, X[rows]):
        w -= lr * 2 * miss * x
    return w
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        n = len(X)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            perm = rng.permutation(n)
            for a in range(0, n, self.batch_size):
                idx = perm[a : a + self.batch_size]
                miss = self.predict(X[idx]) - y[idx]
                gradient = 2 * np.dot(X[idx].T, miss)
                gradient0 = 2 * miss.mean()
                self.coef_ = self.coef_ - self.lr * gradient
                self.intercept_ = self.intercept_ - self.lr * gradient0
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = y.flatten()
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            perm = rng.permutation(len(X))
            for a in range(0, len(X), self.batch_size):
                picked = perm[a : a + self.batch_size]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.sum(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked])

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
