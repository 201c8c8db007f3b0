import numpy as np


def shuffled_batches(n, size, rng):
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]


def accuracy(w, X, y):
    return float(np.mean((X @ w >= 0) == (y == 1)))


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    w = np.zeros(X_train.shape[1])
    train_acc = np.empty(max_epochs)
    test_acc = np.empty(max_epochs)
    errors = np.empty(max_epochs)
    batches = shuffled_batches(len(X_train), batch_size, rng)
    for e in range(max_epochs):
        for rows in batches:
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        train_acc[e] = accuracy(w, X_train, y_train)
        test_acc[e] = accuracy(w, X_test, y_test)
        errors[e] = objective(w, X_train, y_train)
        lr *= annealing_rate
    return w, train_acc, test_acc, errors
