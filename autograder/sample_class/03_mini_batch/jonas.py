# Jonas, has programmed for years and used scikit-learn and PyTorch, over-engineers and adds what he knows from elsewhere.
# %% minibatches
from collections.abc import Iterator


def minibatches(n: int, batch_size: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield the shuffled row numbers of one epoch, batch_size at a time."""
    if batch_size < 1:
        raise ValueError("batch_size must be at least 1")
    remaining = rng.permuted(np.arange(n))
    while remaining.size:
        batch, remaining = np.split(remaining, [batch_size])
        yield batch
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    """w - lr * gradient, through a mask over all rows: no copy of the batch is needed."""
    mask = np.zeros(X.shape[0])
    mask[rows] = 1.0
    residual = (X @ w - y) * mask
    gradient = 2.0 * np.einsum("n,nd->d", residual, X) / mask.sum()
    return w - lr * gradient
# %% MiniBatchRegressor
class MiniBatchRegressor:
    """Linear regression by mini-batch gradient descent, with the interface of scikit-learn."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _validate(self, X, y):
        X = np.asarray(X, dtype=float)
        y = np.asarray(y, dtype=float)
        if X.ndim != 2 or y.shape != (X.shape[0],):
            raise ValueError(f"expected X (n, d) and y (n,), got {X.shape} and {y.shape}")
        # a batch can't be larger than the data
        self.batch_size = min(self.batch_size, X.shape[0])
        return X, y

    def _epoch(self, rng, n):
        order = rng.permutation(n)
        yield from (order[k : k + self.batch_size] for k in range(0, n, self.batch_size))

    def _gradients(self, X, y):
        residual = self.predict(X) - y
        return 2 * X.T @ residual / len(y), 2 * residual.mean()

    def fit(self, X, y):
        X, y = self._validate(X, y)
        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for _ in range(self.epochs):
            for rows in self._epoch(rng, len(y)):
                coef_gradient, intercept_gradient = self._gradients(X[rows], y[rows])
                self.coef_ -= self.lr * coef_gradient
                self.intercept_ -= self.lr * intercept_gradient
        return self

    def predict(self, X):
        return np.asarray(X) @ self.coef_ + self.intercept_
# %% RepairedRegressor
class RepairedRegressor:
    """The draft, mended."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        X = np.asarray(X, dtype=float)
        y = np.asarray(y, dtype=float)
        if y.ndim == 2 and y.shape[1] == 1:
            y = y.ravel()
        if y.shape != (len(X),):
            raise ValueError("y must have one target per row of X")

        rng = np.random.default_rng(self.random_state)
        self.coef_ = np.ones(X.shape[1])
        self.intercept_ = 0.0
        for epoch in range(self.epochs):
            # Robbins and Monro: let the learning rate shrink, to end ON the optimum
            lr = self.lr / (1 + 0.01 * epoch)
            order = rng.permutation(len(X))
            for k in range(0, len(X), self.batch_size):
                rows = order[k : k + self.batch_size]
                residual = self.predict(X[rows]) - y[rows]
                coef_gradient = 2 * residual @ X[rows] / len(rows)
                intercept_gradient = 2 * residual.mean()
                self.coef_ = self.coef_ - lr * coef_gradient
                self.intercept_ = self.intercept_ - lr * intercept_gradient
        return self

    def predict(self, X):
        return np.asarray(X) @ self.coef_ + self.intercept_
