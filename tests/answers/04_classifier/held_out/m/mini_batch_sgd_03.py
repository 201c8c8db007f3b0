import numpy as np


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
    n = len(X_train)
    w = np.zeros(X_train.shape[1])
    curves = np.zeros((3, max_epochs))
    for e in range(max_epochs):
        rate = lr * annealing_rate**e
        order = rng.permutation(n)
        for k in range(0, n, batch_size):
            rows = order[k : k + batch_size]
            part = len(rows) / batch_size
            w = w - rate * part * gradient(w, X_train[rows], y_train[rows])
        curves[0, e] = np.mean((X_train @ w >= 0) == (y_train == 1))
        curves[1, e] = np.mean((X_test @ w >= 0) == (y_test == 1))
        curves[2, e] = objective(w, X_train, y_train)
    return w, curves[0], curves[1], curves[2]
