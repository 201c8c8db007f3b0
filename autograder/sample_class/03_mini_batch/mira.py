# Mira, first year, writes plain loops, runs the example from the text once and hands in as soon as it matches.
# %% minibatches
def minibatches(n, batch_size, rng):
    full = n // batch_size
    batches = []
    # take the batches in a random order
    for b in rng.permutation(full):
        rows = np.arange(b * batch_size, (b + 1) * batch_size)
        # and mix the rows, too
        rng.shuffle(rows)
        batches.append(rows)
    # the rest is shorter and comes last
    if n % batch_size != 0:
        rest = np.arange(full * batch_size, n)
        rng.shuffle(rest)
        batches.append(rest)
    return batches
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    # w must stay as it is, so the result gets an array of its own
    new_w = np.zeros(len(w))
    for j in range(len(w)):
        total = 0.0
        for i in rows:
            total += 2 * (np.dot(X[i], w) - y[i]) * X[i, j]
        new_w[j] -= lr * total / len(rows)
    return new_w
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        n, d = X.shape
        self.coef_ = np.ones(d)
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            order = rng.permutation(n)
            for first in range(0, n, self.batch_size):
                rows = order[first : first + self.batch_size]
                error = self.predict(X[rows]) - y[rows]
                grad_coef = np.zeros(d)
                for k in range(len(rows)):
                    grad_coef += 2 * error[k] * X[rows[k]]
                grad_coef = grad_coef / len(rows)
                grad_intercept = 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * grad_coef
                self.intercept_ = self.intercept_ - self.lr * grad_intercept
            return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if y.ndim != 1:
            return ValueError("y must have the shape (n,)")
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        B = min(self.batch_size, len(X))  # above n: one batch of all rows
        for _epoch in range(self.epochs):
            order = rng.permutation(len(X))
            for first in range(0, len(X), B):
                picked = order[first : first + B]
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / B
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
