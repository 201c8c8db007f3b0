import numpy as np


def minibatch_step(w, X, y, rows, lr, grads=[]):
    for xi, yi in zip(X[rows], y[rows]):
        y_pred = np.dot(xi, w)
        loss_grad = 2.0 * (y_pred - yi)
        grads.append(loss_grad * xi)

    mean_grad = np.mean(np.stack(grads), axis=0)
    new_w = w - lr * mean_grad
    return new_w
