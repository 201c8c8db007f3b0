import numpy as np


def linreg(X, w):
    return np.matmul(X, w)


def squared_loss_grad(y_hat, y):
    return y_hat - y


def sgd(param, grad, lr, batch_size):
    return param - lr * grad / batch_size


def minibatch_step(w, X, y, rows, lr):
    X_batch, y_batch = X[rows], y[rows]
    y_hat = linreg(X_batch, w)
    grad = np.matmul(X_batch.T, squared_loss_grad(y_hat, y_batch))
    return sgd(w, grad, lr, len(rows))
