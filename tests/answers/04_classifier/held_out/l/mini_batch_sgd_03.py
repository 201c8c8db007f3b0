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
    w = np.zeros(X_train.shape[1])
    batches = list(minibatches(len(y_train), batch_size, rng))
    training_accuracy = np.zeros(max_epochs)
    test_accuracy = np.zeros(max_epochs)
    w_errors = np.zeros(max_epochs)
    for e in range(max_epochs):
        for rows in batches:
            w = w - lr * annealing_rate**e * gradient(w, X_train[rows], y_train[rows])
        training_accuracy[e] = accuracy(w, X_train, y_train)
        test_accuracy[e] = accuracy(w, X_test, y_test)
        w_errors[e] = objective(w, X_train, y_train)
    return w, training_accuracy, test_accuracy, w_errors
