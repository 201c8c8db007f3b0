import numpy as np


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    n = X_train.shape[0]
    parts = int(np.ceil(n / batch_size))
    share = lambda w, X, y: np.mean(np.where(X @ w < 0, -1, 1) == y)

    w = np.zeros(X_train.shape[1])
    history = {"training": [], "test": [], "objective": []}
    for e in range(max_epochs):
        for rows in np.array_split(rng.permutation(n), parts):
            w = w - lr * annealing_rate**e * gradient(w, X_train[rows], y_train[rows])
        history["training"].append(share(w, X_train, y_train))
        history["test"].append(share(w, X_test, y_test))
        history["objective"].append(objective(w, X_train, y_train))
    return (w, *(np.array(curve) for curve in history.values()))
