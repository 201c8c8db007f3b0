import numpy as np


def minibatch_step(w, X, y, rows, lr):
    sub_X = X[rows, :]
    sub_y = y[rows]

    y_hat = sub_X.dot(w)
    mean_residual = np.mean(y_hat - sub_y)
    x_bar = np.mean(sub_X, axis=0)      # colMeans

    gradient = 2 * mean_residual * x_bar
    w_new = w - lr * gradient
    return w_new
