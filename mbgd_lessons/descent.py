"""Batch, stochastic and mini-batch gradient descent on the squared error.

The three differ in one thing: how many rows a step looks at. Each has its own step and its own
visible loops, alike on purpose, so that they can be read side by side. Nothing is changed in
place: weights go in, new weights come out.

Shapes throughout: w (d,), X (n, d), y (n,). An intercept is a column of ones in X. The learning
rate `lr` is a float above 0; `rng` is a numpy.random.Generator.
"""

import numpy as np

from mbgd_lessons.batches import check_generator, check_whole, minibatches
from mbgd_lessons.objectives import (
    check_finite,
    check_shapes,
    row_gradient,
    squared_error_gradient,
)
from mbgd_lessons.schedules import check_rate

# ---- batch: a step looks at every row ----------------------------------------------------------


def batch_step(w, X, y, lr):
    """Take one step on all rows.

        w  <-  w - lr * (2/n) X^T (X w - y)

    Returns the new weights, shape (d,). Raises ValueError when the shapes do not fit together.

    >>> X, y = np.array([[1.0, 1.0], [2.0, 1.0]]), np.array([1.0, 4.0])
    >>> batch_step(np.array([1.0, 0.0]), X, y, lr=0.25)
    array([2. , 0.5])
    """
    return w - lr * squared_error_gradient(w, X, y)


def batch_descent(w, X, y, lr, steps):
    """Take ``steps`` steps on all rows and return the path.

        w_0 = w,    w_{t+1} = w_t - lr * (2/n) X^T (X w_t - y)

    Returns the path, shape (steps + 1, d), starting with ``w``. Raises ValueError, before any
    step, when the shapes do not fit together, a value is not finite, or ``lr`` or ``steps``
    breaks its rule (above 0; whole, at least 0). Source: A.-L. Cauchy, Comptes rendus 25 (1847).

    >>> X, y = np.array([[1.0], [1.0]]), np.array([2.0, 4.0])
    >>> batch_descent(np.array([0.0]), X, y, lr=0.25, steps=3)
    array([[0.   ],
           [1.5  ],
           [2.25 ],
           [2.625]])
    """
    check_problem(w, X, y, lr)
    check_whole("steps", steps, at_least=0)
    path = [w]
    for _ in range(steps):
        path.append(batch_step(path[-1], X, y, lr))
    return np.array(path)


# ---- stochastic: a step looks at one row -------------------------------------------------------


def stochastic_step(w, X, y, i, lr):
    """Take one step on row i alone.

        w  <-  w - lr * 2 (x_i . w - y_i) x_i

    Returns the new weights, shape (d,). Raises ValueError when the shapes do not fit together,
    IndexError when there is no row i.

    >>> X, y = np.array([[1.0, 1.0], [2.0, 1.0]]), np.array([1.0, 4.0])
    >>> stochastic_step(np.array([1.0, 0.0]), X, y, i=1, lr=0.25)
    array([3., 1.])
    """
    return w - lr * row_gradient(w, X, y, i)


def stochastic_epoch(w, X, y, lr, rng):
    """Take one step on each row, every row once, in an order drawn from ``rng``.

        for i in a random order:    w  <-  w - lr * 2 (x_i . w - y_i) x_i

    Returns the new weights, shape (d,). Raises ValueError or TypeError, before any step, for
    arguments that break their rules. Source: H. Robbins and S. Monro, "A Stochastic Approximation
    Method" (1951), there with fresh rows instead of a shuffled epoch.

    >>> X, y = np.eye(2), np.array([2.0, 4.0])  # orthogonal rows: the order does not matter
    >>> stochastic_epoch(np.zeros(2), X, y, lr=0.25, rng=np.random.default_rng(0))
    array([1., 2.])
    """
    check_problem(w, X, y, lr)
    check_generator(rng)
    for i in rng.permutation(len(y)):
        w = stochastic_step(w, X, y, i, lr)
    return w


def stochastic_descent(w, X, y, lr, epochs, rng):
    """Take ``epochs`` stochastic epochs and return the path, a row for every step.

    Returns the path, shape (epochs * n + 1, d), starting with ``w``: ``path[::n]`` is the weights
    after each epoch. Raises as `stochastic_epoch` does.

    >>> X, y = np.eye(2), np.array([2.0, 4.0])
    >>> rng = np.random.default_rng(0)
    >>> stochastic_descent(np.zeros(2), X, y, lr=0.25, epochs=2, rng=rng)[::2]
    array([[0. , 0. ],
           [1. , 2. ],
           [1.5, 3. ]])
    """
    check_problem(w, X, y, lr)
    check_whole("epochs", epochs, at_least=0)
    check_generator(rng)
    path = [w]
    for _ in range(epochs):
        for i in rng.permutation(len(y)):
            path.append(stochastic_step(path[-1], X, y, i, lr))
    return np.array(path)


# ---- mini-batch: a step looks at a few rows ----------------------------------------------------


def minibatch_step(w, X, y, rows, lr):
    """Take one step on the mini-batch ``X[rows], y[rows]``.

        W  <-  W - lr * (sum of the gradients of the rows in the batch) / (size of the batch)

    ``rows`` is an array of row numbers, such as `minibatches` yields (a boolean mask is not).
    Returns the new weights, shape (d,). Raises ValueError when the shapes do not fit together or
    the batch is empty, IndexError when there is no such row.

    >>> X, y = np.array([[1.0], [1.0], [1.0]]), np.array([2.0, 4.0, 100.0])
    >>> minibatch_step(np.array([0.0]), X, y, rows=np.array([0, 1]), lr=0.25)
    array([1.5])
    """
    # X.take(rows, axis=0) is X[rows], only quicker: with few rows a step is mostly overhead.
    return w - lr * squared_error_gradient(w, X.take(rows, axis=0), y.take(rows))


def minibatch_epoch(w, X, y, lr, batch_size, rng):
    """Take one step on each mini-batch of a shuffled epoch.

        for rows in minibatches(n, batch_size, rng):    w  <-  minibatch_step(w, X, y, rows, lr)

    Returns the new weights, shape (d,). Raises ValueError or TypeError, before any step, for
    arguments that break their rules.

    >>> X, y = np.ones((4, 1)), np.array([2.0, 2.0, 2.0, 2.0])
    >>> minibatch_epoch(np.array([0.0]), X, y, lr=0.25, batch_size=3, rng=np.random.default_rng(0))
    array([1.5])
    """
    check_problem(w, X, y, lr)
    for rows in minibatches(len(y), batch_size, rng):
        w = minibatch_step(w, X, y, rows, lr)
    return w


def minibatch_descent(w, X, y, lr, batch_size, epochs, rng):
    """Take ``epochs`` mini-batch epochs and return the path, a row for every step.

    With s = ceil(n / batch_size) steps an epoch, returns the path, shape (epochs * s + 1, d),
    starting with ``w``: ``path[::s]`` is the weights after each epoch. Raises as
    `minibatch_epoch` does.

    >>> X, y = np.ones((4, 1)), np.array([2.0, 2.0, 2.0, 2.0])
    >>> rng = np.random.default_rng(0)
    >>> minibatch_descent(np.array([0.0]), X, y, lr=0.25, batch_size=3, epochs=1, rng=rng)
    array([[0. ],
           [1. ],
           [1.5]])
    """
    check_problem(w, X, y, lr)
    check_whole("epochs", epochs, at_least=0)
    path = [w]
    for _ in range(epochs):
        for rows in minibatches(len(y), batch_size, rng):
            path.append(minibatch_step(path[-1], X, y, rows, lr))
    return np.array(path)


def check_problem(w, X, y, lr):
    """Refuse, before any step, what no descent can work on.

    >>> check_problem(np.zeros(1), np.ones((2, 1)), np.ones(2), lr=0)
    Traceback (most recent call last):
    ValueError: lr must be a finite number above 0; got 0. Pass a float such as 0.01.
    """
    check_shapes(w, X, y)
    check_finite("X", X)
    check_finite("y", y)
    check_rate("lr", lr)
