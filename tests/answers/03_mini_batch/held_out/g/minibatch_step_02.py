import numpy as np


def _row_gradient(w, x_i, y_i):
    miss = float(np.dot(x_i, w)) - y_i
    return 2.0 * miss * x_i


def minibatch_step(w, X, y, rows, lr):
    # running mean, the way partial_fit in a scaler does it
    mean_gradient = np.zeros(X.shape[1])
    for seen, i in enumerate(rows, start=1):
        mean_gradient = mean_gradient + (_row_gradient(w, X[i], y[i]) - mean_gradient) / seen
    return w - lr * mean_gradient
