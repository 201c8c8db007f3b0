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
    training_accuracy, test_accuracy, w_errors = [], [], []
    for epoch in range(max_epochs):
        for rows in minibatches(n, batch_size, rng):
            g = gradient(w, X_train[rows], y_train[rows]) / len(rows)
            w = w - lr * g
            lr = lr * annealing_rate
        training_accuracy.append(accuracy(w, X_train, y_train))
        test_accuracy.append(accuracy(w, X_test, y_test))
        w_errors.append(objective(w, X_train, y_train))
    return w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
