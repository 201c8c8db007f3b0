import numpy as np

from mbgd_lessons import minibatches


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
    training_accuracy, test_accuracy, w_errors = [], [], []
    for epoch in range(max_epochs):
        losses = []
        for rows in minibatches(len(y_train), batch_size, rng):
            Xb, yb = X_train[rows], y_train[rows]
            losses.append(objective(w, Xb, yb))
            w = w - lr * gradient(w, Xb, yb)
        w_errors.append(np.mean(losses))
        training_accuracy.append(accuracy(w, X_train, y_train))
        test_accuracy.append(accuracy(w, X_test, y_test))
        lr *= annealing_rate
    return w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
