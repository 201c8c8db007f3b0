import numpy as np
from mbgd_lessons import minibatches


def accuracy(w, X, y):
    return np.mean(np.where(X @ w < 0, -1, 1) == y)


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
    w = np.zeros(d)
    curves = []
    for e in range(max_epochs):
        lr *= annealing_rate**e
        for rows in minibatches(n, batch_size, rng):
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        curves.append(
            (
                accuracy(w, X_train, y_train),
                accuracy(w, X_test, y_test),
                objective(w, X_train, y_train),
            )
        )
    training_accuracy, test_accuracy, w_errors = np.array(curves).reshape(-1, 3).T
    return w, training_accuracy, test_accuracy, w_errors
