# Divides by the number of features, and only added random_state to the draft.
# %% minibatches
def minibatches(n, batch_size, rng):
    for part in np.array_split(np.arange(n), batch_size):
        yield rng.permutation(part)
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    batch_X, batch_y = X[rows], y[rows]
    g = 2 * batch_X.T.dot(batch_X.dot(w) - batch_y)
    return w - lr * g / g.size
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            shuffled = rng.permutation(len(y))
            i = 0
            while i < len(y):
                ids = shuffled[i : i + self.batch_size]
                batch_X, batch_y = X[ids], y[ids]
                residual = batch_X.dot(self.coef_) + self.intercept_ - batch_y
                self.coef_ = self.coef_ - self.lr * 2 * batch_X.T.dot(residual) / batch_X.size
                self.intercept_ = self.intercept_ - self.lr * 2 * residual.mean()
                i += self.batch_size
        return self

    def predict(self, X):
        return X.dot(self.coef_) + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            for _step in range(len(X) // self.batch_size):
                picked = random.sample(range(len(X)), self.batch_size)
                error = self.predict(X[picked]) - y[picked]
                step_coef = self.lr * 2 * np.dot(error, X[picked])
                step_intercept = self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - step_coef
                self.intercept_ = self.intercept_ - step_intercept

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
