import numpy as np

from mbgd_lessons import minibatches


def share(w, X, y):
    return np.mean(np.where(X @ w >= 0, 1, -1) == y)


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    n, d = X_train.shape
    w = np.zeros(d)
    curves = []
    for e in range(max_epochs):
        rate = lr * annealing_rate**e
        w = w - rate * sum(
            gradient(w, X_train[rows], y_train[rows]) for rows in minibatches(n, batch_size, rng)
        )
        curves.append(
            (share(w, X_train, y_train), share(w, X_test, y_test), objective(w, X_train, y_train))
        )
    training_accuracy, test_accuracy, w_errors = np.array(curves).T
    return w, training_accuracy, test_accuracy, w_errors
