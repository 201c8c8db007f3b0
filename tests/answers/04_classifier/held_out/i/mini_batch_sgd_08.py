from functools import reduce

import numpy as np

from mbgd_lessons import minibatches


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    def step(state, rows):
        w, rate = state
        return w - rate * gradient(w, X_train.take(rows, axis=0), y_train.take(rows)), rate

    def agree(w, X, y):
        return 1 - np.mean((X @ w < 0) ^ (y < 0))

    def epoch(state, _):
        w, rate, log = state
        w, rate = reduce(step, minibatches(len(y_train), batch_size, rng), (w, rate))
        entry = agree(w, X_train, y_train), agree(w, X_test, y_test), objective(w, X_train, y_train)
        return w, rate * annealing_rate, (*log, entry)

    w, _, log = reduce(epoch, range(max_epochs), (np.zeros(X_train.shape[1]), lr, ()))
    return (w, *map(np.array, zip(*log)))
