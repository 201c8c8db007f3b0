import numpy as np


class ExponentialLR:
    def __init__(self, lr, gamma):
        self.lr, self.gamma = lr, gamma

    def step(self):
        self.lr *= self.gamma


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
    scheduler = ExponentialLR(lr, annealing_rate)
    training_accuracy, test_accuracy, w_errors = [], [], []
    for epoch in range(max_epochs):
        indices = rng.permutation(n)
        for i in range(0, n, batch_size):
            batch = indices[i : i + batch_size]
            grad = gradient(w, X_train[batch], y_train[batch])
            w = w - scheduler.lr * grad
            scheduler.step()
        w_errors.append(objective(w, X_train, y_train))
        training_accuracy.append(np.mean(np.where(X_train @ w >= 0, 1, -1) == y_train))
        test_accuracy.append(np.mean(np.where(X_test @ w >= 0, 1, -1) == y_test))
    return w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
