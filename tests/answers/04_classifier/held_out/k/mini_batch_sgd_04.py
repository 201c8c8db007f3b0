from typing import NamedTuple

import numpy as np


class Result(NamedTuple):
    w: np.ndarray
    training_accuracy: np.ndarray
    test_accuracy: np.ndarray
    w_errors: np.ndarray


class Trainer:
    def __init__(self, gradient, rng, batch_size):
        self.gradient, self.rng, self.batch_size = gradient, rng, batch_size

    def batches(self, n):
        keys = self.rng.random(n)
        order = np.lexsort((np.arange(n), keys))
        while len(order):
            head, order = order[: self.batch_size], order[self.batch_size :]
            yield head

    def epochs(self, X, y, lr, share):
        w = np.zeros(X.shape[1])
        while True:
            for rows in self.batches(len(y)):
                w = w - lr * np.asarray(self.gradient(w, X[rows], y[rows]))
            yield w
            lr = lr * share


def hit_rate(w, X, y):
    hits = [(score >= 0) == (label > 0) for score, label in zip(X @ w, y)]
    return sum(hits) / len(hits)


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
    trainer = Trainer(gradient, rng, batch_size)
    run = trainer.epochs(X_train, y_train, lr, annealing_rate)
    path = [np.zeros(X_train.shape[1]), *(w for _, w in zip(range(max_epochs), run))]
    curves = np.array(
        [
            (
                hit_rate(w, X_train, y_train),
                hit_rate(w, X_test, y_test),
                float(objective(w, X_train, y_train)),
            )
            for w in path[1:]
        ]
    ).reshape(max_epochs, 3)
    return Result(path[-1], *curves.T.copy())
