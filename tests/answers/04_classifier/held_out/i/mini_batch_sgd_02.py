from collections import namedtuple

import numpy as np

Trained = namedtuple("Trained", "w training_accuracy test_accuracy w_errors")


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    def measure(X, y):
        return lambda v: float(((X @ v >= 0) == (y > 0)).mean())

    on_training, on_test = measure(X_train, y_train), measure(X_test, y_test)

    def epoch(v, rate):
        order = rng.permutation(len(y_train))
        for part in np.split(order, list(range(batch_size, len(order), batch_size))):
            v = v - rate * gradient(v, X_train[part], y_train[part])
        return v

    path = [np.zeros(X_train.shape[1])]
    for e in range(max_epochs):
        path.append(epoch(path[-1], lr * annealing_rate**e))
    after = path[1:]
    return Trained(
        path[-1],
        np.array([on_training(v) for v in after]),
        np.array([on_test(v) for v in after]),
        np.array([float(objective(v, X_train, y_train)) for v in after]),
    )
