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
    def accuracy(w, X, y):
        return np.mean(np.where(X @ w >= 0, 1, -1) == y)

    n, d = X_train.shape
    w = np.zeros(d)
    training_accuracy, test_accuracy, w_errors = [], [], []
    for _ in range(max_epochs):
        order = rng.permutation(n)
        running = 0.0
        for k in range(0, n, batch_size):
            rows = order[k : k + batch_size]
            xb, yb = X_train[rows], y_train[rows]
            running += objective(w, xb, yb) * len(rows)
            w = w - lr * gradient(w, xb, yb)
        w_errors.append(running / n)
        training_accuracy.append(accuracy(w, X_train, y_train))
        test_accuracy.append(accuracy(w, X_test, y_test))
        lr = lr * annealing_rate
    return w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
