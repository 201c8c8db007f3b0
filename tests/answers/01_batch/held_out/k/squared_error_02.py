import numpy as np


def squared_error(w, X, y):
    compute_dtype = np.float16
    w_c, X_c, y_c = w.astype(compute_dtype), X.astype(compute_dtype), y.astype(compute_dtype)
    residual = X_c @ w_c - y_c
    return float(np.mean(residual**2))
