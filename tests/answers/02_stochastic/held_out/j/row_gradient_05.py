import numpy as np


def row_gradient(w, X, y, i):
    Xi = X[[i], :]
    yi = y[[i]]
    r = Xi @ w - yi
    return 2 * r[:, None] * Xi
