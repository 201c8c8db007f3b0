import numpy as np


def accuracy(w, X, y):
    return np.mean(np.where(X @ w >= 0, 1, -1) == y)


class ModelCheckpoint:
    def __init__(self):
        self.best_acc, self.best_w = -1.0, None

    def on_epoch_end(self, w, val_acc):
        if val_acc > self.best_acc:
            self.best_acc, self.best_w = val_acc, w.copy()


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
    train_acc, test_acc, losses = np.zeros(max_epochs), np.zeros(max_epochs), np.zeros(max_epochs)
    checkpoint = ModelCheckpoint()
    order = rng.permutation(n)
    for epoch in range(max_epochs):
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]
            w = w - lr * annealing_rate**epoch * gradient(w, X_train[rows], y_train[rows])
        losses[epoch] = objective(w, X_train, y_train)
        train_acc[epoch] = accuracy(w, X_train, y_train)
        test_acc[epoch] = accuracy(w, X_test, y_test)
        checkpoint.on_epoch_end(w, test_acc[epoch])
    return checkpoint.best_w, train_acc, test_acc, losses
