import numpy as np


def minibatch_step(w, X, y, rows, lr):
    m = len(y)
    X_batch = X[rows, :]
    y_batch = y[rows]
    h = X_batch.dot(w)
    loss = h - y_batch
    # gradient descent from lesson 01
    gradient = X_batch.T.dot(loss) / m
    theta = w - lr * gradient
    return theta
