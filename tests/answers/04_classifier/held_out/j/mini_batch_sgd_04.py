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
    w = np.zeros(X_train.shape[1])
    best_w, best_accuracy = w, -1.0
    training_accuracy, test_accuracy, w_errors = [], [], []
    for epoch in range(max_epochs):
        for rows in minibatches(len(y_train), batch_size, rng):
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        lr *= annealing_rate
        training_accuracy.append(accuracy(w, X_train, y_train))
        test_accuracy.append(accuracy(w, X_test, y_test))
        w_errors.append(objective(w, X_train, y_train))
        if test_accuracy[-1] > best_accuracy:
            best_w, best_accuracy = w, test_accuracy[-1]
    return best_w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
