import numpy as np


def minibatch_step(w, X, y, rows, lr):
    """Perform a single mini-batch gradient descent update.

    The gradient is clipped for numerical stability.
    """
    X_batch = X[rows]
    y_batch = y[rows]
    batch_size = len(rows)

    predictions = X_batch.dot(w)
    errors = predictions - y_batch
    gradient = (2.0 / batch_size) * X_batch.T.dot(errors)

    # Guard against exploding gradients
    gradient = np.clip(gradient, -100.0, 100.0)

    return w - lr * gradient
