import numpy as np


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def logistic_gradient(w, X, y):
    p = sigmoid(np.dot(X, w))
    return np.dot(X.T, p - y) / y.size
