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
    """Mini-batch SGD with exponential learning-rate decay."""

    def predict(weights, features):
        return np.where(features @ weights >= 0.0, 1.0, -1.0)

    n_samples, n_features = X_train.shape
    w = np.zeros(n_features, dtype=np.float64)
    training_accuracy = np.zeros(max_epochs)
    test_accuracy = np.zeros(max_epochs)
    w_errors = np.zeros(max_epochs)
    current_lr = lr

    for epoch in range(max_epochs):
        indices = rng.permutation(n_samples)
        epoch_losses = []
        for start in range(0, n_samples, batch_size):
            batch_idx = indices[start : start + batch_size]
            X_batch, y_batch = X_train[batch_idx], y_train[batch_idx]
            epoch_losses.append(objective(w, X_batch, y_batch))
            w = w - current_lr * gradient(w, X_batch, y_batch)

        w_errors[epoch] = np.mean(epoch_losses)
        training_accuracy[epoch] = np.mean(predict(w, X_train) == y_train)
        test_accuracy[epoch] = np.mean(predict(w, X_test) == y_test)
        current_lr *= annealing_rate

    return w, training_accuracy, test_accuracy, w_errors
