"""`MiniBatchRegressor`: mini-batch gradient descent as a scikit-learn estimator."""

import warnings

import numpy as np
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted, validate_data

from mbgd_lessons.batches import check_whole, minibatches
from mbgd_lessons.data import with_ones
from mbgd_lessons.descent import minibatch_step
from mbgd_lessons.objectives import squared_error
from mbgd_lessons.schedules import check_rate, largest_stable_rate


class MiniBatchRegressor(RegressorMixin, BaseEstimator):
    """Linear regression fitted by mini-batch gradient descent on the mean squared error.

    With a column of ones appended to X, so that the last weight is the intercept, every epoch
    shuffles the rows and takes for each mini-batch of them the step

        W  <-  W - lr * (sum of the gradients of the rows in the batch) / (size of the batch)

    It starts from coefficients of one and an intercept of zero. Every row is used once an epoch;
    the short last batch counts by its own size.

    Parameters
    ----------
    lr : float, above 0, the learning rate
    epochs : int, at least 0, how often every row is used
    batch_size : int, at least 1, rows a step; above n it means one batch of all rows
    random_state : None, int or numpy.random.Generator, given to numpy.random.default_rng; a
        Generator goes on from where the last fit left it

    Attributes
    ----------
    coef_ : array of shape (d,), in units of y a unit of each column
    intercept_ : float, in the unit of y
    history_ : array of shape (epochs + 1,), the mean squared error on the training rows at the
        start and after every epoch, in the unit of y squared
    n_features_in_ : int, d
    feature_names_in_ : array of shape (d,), where X has column names

    Raises
    ------
    ValueError : from `fit`, before any work, when a parameter breaks its rule or X or y is not
        finite or of the wrong shape

    Warns
    -----
    ConvergenceWarning : the steps were too large, and the fit diverged
    DataConversionWarning : y has the shape (n, 1), and is flattened

    References
    ----------
    L. Bottou, F. Curtis and J. Nocedal, "Optimization Methods for Large-Scale Machine Learning",
    SIAM Review 60 (2018).

    Examples
    --------
    >>> X = np.array([[-1.0], [0.0], [1.0], [2.0]])
    >>> y = 5 + 3 * X.ravel()
    >>> model = MiniBatchRegressor(lr=0.1, epochs=200, batch_size=3, random_state=0).fit(X, y)
    >>> model.coef_.round(4), round(model.intercept_, 4)
    (array([3.]), 5.0)
    """

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        """Fit to X (n, d) and y (n,), and return self.

        >>> MiniBatchRegressor(epochs=0).fit([[7.0], [8.0]], [1.0, 2.0]).coef_
        array([1.])
        """
        check_rate("lr", self.lr)
        check_whole("epochs", self.epochs, at_least=0)
        check_whole("batch_size", self.batch_size, at_least=1)
        X, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        rng = np.random.default_rng(self.random_state)

        n, d = X.shape
        X = with_ones(X)  # (n, d + 1)
        w = np.append(np.ones(d), 0.0)  # (d + 1,): the coefficients, then the intercept
        history = [squared_error(w, X, y)]
        # Divergence overflows; it is told once, below, in words.
        with np.errstate(over="ignore", invalid="ignore"):
            for _ in range(self.epochs):
                for rows in minibatches(n, self.batch_size, rng):
                    w = minibatch_step(w, X, y, rows, self.lr)
                history.append(squared_error(w, X, y))

        self.coef_, self.intercept_ = w[:-1], float(w[-1])
        self.history_ = np.array(history)
        self._warn_if_diverged(X, y)
        return self

    def predict(self, X):
        """Return X coef_ + intercept_, shape (m,), for X (m, d).

        >>> MiniBatchRegressor(epochs=0).fit([[7.0], [8.0]], [1.0, 2.0]).predict([[9.0]])
        array([9.])
        """
        check_is_fitted(self)
        X = validate_data(self, X, reset=False, dtype=np.float64)
        return X @ self.coef_ + self.intercept_

    def _warn_if_diverged(self, X, y):
        """Warn when the fit ended worse than it began and worse than predicting zero throughout.

        Both, since a fit that begins near the optimum may end a little above it: that is noise.
        """
        start, end = self.history_[[0, -1]]
        if end <= max(start, np.mean(y**2)):  # False for NaN: that is divergence, too
            return
        warnings.warn(
            f"MiniBatchRegressor diverged with lr={self.lr}: the mean squared error went from "
            f"{start:.3g} to {end:.3g}. On these data steps on all rows are stable below "
            f"2/lambda_max = {largest_stable_rate(X):.3g}, and smaller batches need a smaller lr "
            "still. Lower lr, or standardise the columns of X first.",
            ConvergenceWarning,
            stacklevel=3,
        )
