# Shuffles once and for all: a copied generator, one made anew every epoch, a fixed seed.
# %% minibatches
import copy


def minibatches(n, batch_size, rng):
    mine = copy.deepcopy(rng)  # so that the caller's generator is not changed
    deck = mine.permutation(n)
    steps = (n + batch_size - 1) // batch_size
    return list(np.resize(deck, (steps, batch_size)))
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    m = len(y)
    error = X @ w - y
    return w - lr * 2 / m * (X.T @ error)
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        m = len(y)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            rng = np.random.default_rng(self.random_state)
            deck = rng.permutation(m)
            for i in range(0, m, self.batch_size):
                rows = deck[i : i + self.batch_size]
                error = X[rows] @ self.coef_ + self.intercept_ - y[rows]
                self.coef_ = self.coef_ - self.lr * 2 / len(rows) * (X[rows].T @ error)
                self.intercept_ = self.intercept_ - self.lr * 2 / len(rows) * error.sum()
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.ravel(y)
        rng = np.random.default_rng(2024)  # reproducible
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        steps = int(np.ceil(len(X) / self.batch_size))
        for _epoch in range(self.epochs):
            for picked in np.array_split(rng.permutation(len(X)), steps):
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked]) / len(picked)
        return self

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)
