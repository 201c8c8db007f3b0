import numpy as np


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[k : k + batch_size] for k in range(0, n, batch_size)]


def accuracy(w, X, y):
    return np.mean(np.where(X @ w >= 0, 1, -1) == y)


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
    w = np.zeros(X_train.shape[1])
    history = {"acc": [], "val_acc": [], "loss": []}
    for epoch in range(max_epochs):
        running_loss = 0.0
        for rows in minibatches(len(y_train), batch_size, rng):
            xb, yb = X_train[rows], y_train[rows]
            running_loss += objective(w, xb, yb) * len(rows)
            w = w - lr * gradient(w, xb, yb)
        history["loss"].append(running_loss / len(y_train))
        history["acc"].append(accuracy(w, X_train, y_train))
        history["val_acc"].append(accuracy(w, X_test, y_test))
        lr *= annealing_rate
    return w, np.array(history["acc"]), np.array(history["val_acc"]), np.array(history["loss"])
