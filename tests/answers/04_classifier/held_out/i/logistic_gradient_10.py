import numpy as np


def logistic_gradient(w, X, y):
    grad = np.zeros(X.shape[1])
    for x_i, y_i in zip(X, y):
        m_i = y_i * np.dot(x_i, w)
        s_i = np.exp(-np.logaddexp(0, m_i))
        grad = grad - s_i * y_i * x_i
    return grad / len(grad)
