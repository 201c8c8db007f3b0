import numpy as np


def logistic_gradient(w, X, y):
    m = np.einsum("i,ij,j->i", y, X, w)
    e = np.exp(-np.abs(m))  # between 0 and 1
    s = np.where(m > 0, e, 1.0) / (1.0 + e)
    return -np.einsum("i,i,ij->j", s, y, X) / len(m)
