import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[k : k + batch_size] for k in range(0, n, batch_size)]


def accuracy(w, X, y):
    return float(np.mean(np.where(X @ w >= 0, 1, -1) == y))


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
    training_accuracy = np.zeros(max_epochs)
    test_accuracy = np.zeros(max_epochs)
    w_errors = np.zeros(max_epochs)
    for e in range(max_epochs):
        lr_e = lr * annealing_rate**e
        total = 0.0
        for rows in minibatches(n, batch_size, rng):
            Xb, yb = X_train[rows], y_train[rows]
            total += len(rows) * objective(w, Xb, yb)
            w = w - lr_e * gradient(w, Xb, yb)
        training_accuracy[e] = accuracy(w, X_train, y_train)
        test_accuracy[e] = accuracy(w, X_test, y_test)
        w_errors[e] = total / n
    return w, training_accuracy, test_accuracy, w_errors
