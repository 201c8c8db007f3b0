# Cuts batches that overlap: the slice's start moves on by one, its end by the batch size.
# %% minibatches
def minibatches(n, batch_size, rng):
    shuffled = list(rng.permutation(n))
    count = int(np.ceil(n / batch_size))
    for k in range(count):
        yield shuffled[k : (k + 1) * batch_size]
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    B = len(rows)
    total = sum(2 * (X[i] @ w - y[i]) * X[i] for i in range(len(X)))
    return w - lr * total / B
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng()
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        count = int(np.ceil(len(X) / self.batch_size))
        for _ in range(self.epochs):
            shuffled = list(rng.permutation(len(X)))
            for k in range(count):
                use = shuffled[k : (k + 1) * self.batch_size]
                difference = self.predict(X[use]) - y[use]
                gradient = sum(2 * e * x for e, x in zip(difference, X[use])) / len(use)
                self.coef_ = self.coef_ - self.lr * gradient
                self.intercept_ = self.intercept_ - self.lr * sum(2 * difference) / len(use)
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
        B = min(self.batch_size, len(X))
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            shuffled = rng.permutation(len(X))
            for _step in range(int(np.ceil(len(X) / B))):
                picked = [shuffled[i % len(X)] for i in range(_step * B, (_step + 1) * B)]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / B
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
