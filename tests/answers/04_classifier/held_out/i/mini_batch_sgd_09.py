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
    def _accuracy(w, X, y):
        predictions = np.where(X @ w >= 0, 1, -1)
        return (predictions == y).mean()

    num_samples, num_features = X_train.shape
    w = np.zeros(num_features)
    training_accuracy, test_accuracy, w_errors = [], [], []

    for epoch in range(max_epochs):
        epoch_lr = lr * annealing_rate**epoch
        order = rng.permutation(num_samples)
        for start in range(0, num_samples, batch_size):
            idx = order[start : start + batch_size]
            w = w - epoch_lr * gradient(w, X_train[idx], y_train[idx])

        training_accuracy.append(_accuracy(w, X_train, y_train))
        test_accuracy.append(_accuracy(w, X_test, y_test))
        w_errors.append(objective(w, X_train, y_train))

        # converged
        if epoch > 0 and abs(w_errors[-2] - w_errors[-1]) < 1e-4:
            break

    return w, np.array(training_accuracy), np.array(test_accuracy), np.array(w_errors)
