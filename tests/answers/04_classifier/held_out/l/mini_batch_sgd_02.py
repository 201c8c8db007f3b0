from collections import namedtuple
from functools import reduce

import numpy as np

Trained = namedtuple("Trained", "w training_accuracy test_accuracy w_errors")


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
    n = y_train.shape[0]

    def share(w, X, y):
        return np.mean((X @ w >= 0) == (y > 0))

    def epoch(w, e):
        order = np.argsort(rng.random(n))
        return reduce(
            lambda v, rows: v - lr * annealing_rate**e * gradient(v, X_train[rows], y_train[rows]),
            np.split(order, np.arange(batch_size, n, batch_size)),
            w,
        )

    curves = np.empty((3, max_epochs))
    w = np.zeros(X_train.shape[1])
    for e in range(max_epochs):
        w = epoch(w, e)
        curves[:, e] = (
            share(w, X_train, y_train),
            share(w, X_test, y_test),
            objective(w, X_train, y_train),
        )
    return Trained(w, *curves)
