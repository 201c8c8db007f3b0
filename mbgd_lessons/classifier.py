"""`mini_batch_sgd`: mini-batch gradient descent in functional style, in NumPy.

Everything that the training depends on is an argument, the objective and its gradient included;
everything that it finds is returned. `classifier_jax` has the same function, compiled.
"""

from typing import NamedTuple

import numpy as np

from mbgd_lessons.batches import check_generator, check_whole, minibatches
from mbgd_lessons.objectives import accuracy, check_finite, check_labels, check_shapes
from mbgd_lessons.schedules import check_rate


class SGDResult(NamedTuple):
    """What `mini_batch_sgd` returns: the weights, and three curves with one entry an epoch."""

    w: np.ndarray  # (d,)
    training_accuracy: np.ndarray  # (max_epochs,), share of rows, 0 to 1
    test_accuracy: np.ndarray  # (max_epochs,), share of rows, 0 to 1
    w_errors: np.ndarray  # (max_epochs,), the objective on the training rows


def mini_batch_sgd(
    X_train,
    y_train,
    X_test,
    y_test,
    lr,
    annealing_rate,
    max_epochs,
    batch_size,
    *,
    objective,
    gradient,
    rng,
):
    """Train a linear classifier by mini-batch gradient descent and record its learning curves.

    From w = 0, for every epoch e = 0, 1, ... and every mini-batch of its shuffled rows,

        w  <-  w - lr_e * gradient(w, X[rows], y[rows]),    lr_e = lr * annealing_rate ** e

    Parameters
    ----------
    X_train, X_test : arrays of shape (n, d) and (m, d); `data.with_ones` adds an intercept
    y_train, y_test : arrays of shape (n,) and (m,), each entry -1 or +1
    lr : float, above 0, the learning rate of the first epoch
    annealing_rate : float, above 0 and at most 1, the share of lr kept after every epoch
    max_epochs : int, at least 0
    batch_size : int, at least 1; above n it means one batch of all rows
    objective : callable(w, X, y) -> float, a mean over the rows given
    gradient : callable(w, X, y) -> array of shape (d,), the gradient of that mean
    rng : numpy.random.Generator, draws one permutation an epoch

    Returns
    -------
    SGDResult, a named tuple (w, training_accuracy, test_accuracy, w_errors)

    Raises
    ------
    ValueError : an argument breaks the rule above; raised before any work
    TypeError : ``rng`` cannot draw a permutation

    References
    ----------
    L. Bottou, F. Curtis and J. Nocedal, "Optimization Methods for Large-Scale Machine Learning",
    SIAM Review 60 (2018).

    Examples
    --------
    >>> from mbgd_lessons.objectives import logistic_gradient, logistic_loss
    >>> X, y = np.array([[2.0, 1.0], [1.0, 1.0], [-3.0, 1.0]]), np.array([1.0, 1.0, -1.0])
    >>> w, training_accuracy, test_accuracy, w_errors = mini_batch_sgd(
    ...     X, y, X, y, lr=0.5, annealing_rate=0.9, max_epochs=3, batch_size=2,
    ...     objective=logistic_loss, gradient=logistic_gradient, rng=np.random.default_rng(0))
    >>> training_accuracy
    array([1., 1., 1.])
    >>> bool(w_errors[2] < w_errors[0])
    True
    """
    check_arguments(
        *(X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size, rng)
    )
    n, d = X_train.shape
    w = np.zeros(d)
    training_accuracy = np.zeros(max_epochs)
    test_accuracy = np.zeros(max_epochs)
    w_errors = np.zeros(max_epochs)

    for epoch in range(max_epochs):
        for rows in minibatches(n, batch_size, rng):
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        training_accuracy[epoch] = accuracy(w, X_train, y_train)
        test_accuracy[epoch] = accuracy(w, X_test, y_test)
        w_errors[epoch] = objective(w, X_train, y_train)
        lr = lr * annealing_rate

    return SGDResult(w, training_accuracy, test_accuracy, w_errors)


def check_arguments(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size, rng
):
    """Refuse, before any work, what `mini_batch_sgd` cannot train on."""
    check_rate("lr", lr)
    check_rate("annealing_rate", annealing_rate, at_most=1)
    check_whole("max_epochs", max_epochs, at_least=0)
    check_whole("batch_size", batch_size, at_least=1)
    check_generator(rng)
    w = np.zeros(X_train.shape[1:])
    for part, X, y in (("train", X_train, y_train), ("test", X_test, y_test)):
        check_shapes(w, X, y, names=("w", f"X_{part}", f"y_{part}"))
        check_finite(f"X_{part}", X)
        check_labels(f"y_{part}", y)
