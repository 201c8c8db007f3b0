"""Batch, stochastic and mini-batch gradient descent on the squared error.

The three differ in one thing: how many rows a step looks at. Each has its own step and its own
visible loop, alike on purpose, so that they can be read side by side. Nothing is changed in
place: weights go in, new weights come out.

Shapes throughout: w (d,), X (n, d), y (n,). An intercept is a column of ones in X.
"""

import numpy as np

from mbgd_lessons.batches import check_generator, check_whole, minibatches
from mbgd_lessons.objectives import row_gradient, squared_error_gradient
from mbgd_lessons.schedules import check_rate


def batch_step(w, X, y, lr):
    return w - lr * squared_error_gradient(w, X, y)


def batch_descent(w, X, y, lr, steps):
    check_rate("lr", lr)
    check_whole("steps", steps, at_least=0)
    path = [w]
    for _ in range(steps):
        path.append(batch_step(path[-1], X, y, lr))
    return np.array(path)


def stochastic_step(w, X, y, i, lr):
    return w - lr * row_gradient(w, X, y, i)


def stochastic_epoch(w, X, y, lr, rng):
    check_rate("lr", lr)
    check_generator(rng)
    for i in rng.permutation(len(y)):
        w = stochastic_step(w, X, y, i, lr)
    return w


def minibatch_step(w, X, y, rows, lr):
    return w - lr * squared_error_gradient(w, X.take(rows, axis=0), y.take(rows))


def minibatch_epoch(w, X, y, lr, batch_size, rng):
    check_rate("lr", lr)
    for rows in minibatches(len(y), batch_size, rng):
        w = minibatch_step(w, X, y, rows, lr)
    return w
