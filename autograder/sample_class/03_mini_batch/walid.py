# A Java programmer with scikit-learn habits: iterator and dataclass objects, immutable state, subclassing, validation and get_params.
# %% minibatches
import random as java_util


class EpochIterator:
    """hasNext() / next() over one shuffled epoch."""

    def __init__(self, n, batch_size, generator):
        self._row_numbers = list(range(n))
        # Collections.shuffle(list, new Random(seed)); the seed is drawn from the caller's generator
        java_util.Random(int(generator.integers(2**63))).shuffle(self._row_numbers)
        self._batch_size = batch_size
        self._position = 0

    def has_next(self):
        return self._position < len(self._row_numbers)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.has_next():
            raise StopIteration
        end = min(self._position + self._batch_size, len(self._row_numbers))
        batch = np.asarray(self._row_numbers[self._position : end], dtype=np.int32)
        self._position = end
        return batch


def minibatches(n, batch_size, rng):
    return EpochIterator(n, batch_size, rng)
# %% minibatch_step
class SquaredErrorLoss:
    @staticmethod
    def gradient_of_row(w, x, target):
        return 2 * (x.dot(w) - target) * x


class GradientDescentOptimizer:
    def __init__(self, learning_rate, loss=SquaredErrorLoss):
        self.learning_rate = learning_rate
        self.loss = loss

    def apply(self, w, X, y):
        mean = np.zeros(len(w))
        for count, (x, target) in enumerate(zip(X, y), start=1):
            mean += (self.loss.gradient_of_row(w, x, target) - mean) / count  # a running mean
        result = np.array(w, dtype=float, copy=True)
        result -= self.learning_rate * mean
        return result


def minibatch_step(w, X, y, rows, lr):
    return GradientDescentOptimizer(learning_rate=lr).apply(w, X[rows], y[rows])
# %% MiniBatchRegressor
from dataclasses import KW_ONLY, asdict, dataclass


class NotFittedError(ValueError, AttributeError):
    pass


@dataclass
class MiniBatchRegressor:
    lr: float = 0.01
    epochs: int = 100
    batch_size: int = 10
    _: KW_ONLY
    random_state: object = None

    def get_params(self, deep=True):
        return {name: getattr(self, name) for name in ("lr", "epochs", "batch_size", "random_state")}

    def set_params(self, **params):
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def _reset(self, n_features):
        self.n_features_in_ = n_features
        self.coef_ = np.ones(n_features)
        self.intercept_ = 0.0

    def partial_fit(self, X, y):
        """One step on exactly these rows: the intercept is a padded column, put in front."""
        padded = np.pad(np.asarray(X, dtype=float), ((0, 0), (1, 0)), constant_values=1.0)
        state = np.hstack([self.intercept_, self.coef_])
        state = minibatch_step(state, padded, np.asarray(y, dtype=float), slice(None), self.lr)
        self.intercept_, self.coef_ = state[0].item(), state[1:]
        return self

    def fit(self, X, y):
        X, y = np.asarray(X), np.asarray(y)
        self._reset(X.shape[1])
        rng = np.random.default_rng(self.random_state)
        self.n_iter_ = 0
        while self.n_iter_ < self.epochs:
            for rows in minibatches(X.shape[0], self.batch_size, rng):
                self.partial_fit(X[rows], y[rows])
            self.n_iter_ += 1
        return self

    def predict(self, X):
        if not hasattr(self, "coef_"):
            raise NotFittedError("call fit first")
        return np.asarray(X).dot(self.coef_) + self.intercept_

    def score(self, X, y):
        return 1 - np.var(y - self.predict(X)) / np.var(y)
# %% RepairedRegressor
class RepairedRegressor(MiniBatchRegressor):
    """Inherits all that is right already; adds the validation of scikit-learn's column_or_1d."""

    def fit(self, X, y):
        X = np.array(X, dtype=float)  # defensive copies
        y = np.array(y, dtype=float)
        if X.ndim != 2:
            raise ValueError(f"Expected 2D array, got shape {X.shape}")
        if y.ndim == 2 and y.shape[1] == 1:
            y = y.ravel()
        if y.ndim != 1:
            raise ValueError(f"y should be a 1d array, got shape {y.shape}")
        if len(X) != len(y):
            raise ValueError("inconsistent numbers of samples")
        return super().fit(X, y)
