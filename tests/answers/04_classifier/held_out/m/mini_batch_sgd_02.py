from collections import namedtuple
from itertools import accumulate, chain, islice

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
    n, d = X_train.shape

    def one_epoch(w, e):
        rate = lr * annealing_rate**e
        order = rng.permutation(n)
        group = np.arange(n) // batch_size
        for rows in (order[group == k] for k in dict.fromkeys(group.tolist())):
            w = w - rate * np.asarray(gradient(w, X_train[rows], y_train[rows]))
        return w

    def share(w, X, y):
        return 1 - np.count_nonzero((X @ w >= 0) ^ (y > 0)) / len(y)

    history = [*islice(accumulate(chain([np.zeros(d)], range(max_epochs)), one_epoch), 1, None)]
    curves = np.array(
        [
            (share(w, X_train, y_train), share(w, X_test, y_test), objective(w, X_train, y_train))
            for w in history
        ],
        dtype=float,
    ).reshape(-1, 3)
    return Trained(history[-1] if history else np.zeros(d), *curves.T)
