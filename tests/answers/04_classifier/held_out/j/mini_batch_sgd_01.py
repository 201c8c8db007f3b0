from typing import NamedTuple

import numpy as np


class Trained(NamedTuple):
    w: np.ndarray
    training_accuracy: np.ndarray
    test_accuracy: np.ndarray
    w_errors: np.ndarray


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
    """A generator walks from epoch to epoch; whoever listens takes the measurements."""
    n, d = X_train.shape

    def cut(order):
        while order.size:
            yield order[:batch_size]
            order = order[batch_size:]

    def walk():
        w = np.zeros(d)
        for epoch in range(max_epochs):
            rate = lr * annealing_rate**epoch
            for rows in cut(np.argsort(rng.random(n))):
                w = w - rate * np.asarray(gradient(w, X_train[rows], y_train[rows]))
            yield w.copy()

    def share(w, X, y):
        return np.count_nonzero((X @ w >= 0) == (y > 0)) / len(y)

    w, curves = np.zeros(d), ([], [], [])
    for w in walk():
        curves[0].append(share(w, X_train, y_train))
        curves[1].append(share(w, X_test, y_test))
        curves[2].append(float(objective(w, X_train, y_train)))
    return Trained(w, *map(np.array, curves))
