import numpy as np
from scipy.special import expit


def logistic_gradient(w, X, y):
    gradient_of_row = lambda i: expit(-y[i] * np.inner(w, X[i])) * -y[i] * X[i]
    return np.average(list(map(gradient_of_row, range(X.shape[0]))), axis=0)
