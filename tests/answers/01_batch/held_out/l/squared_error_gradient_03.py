import numpy as np

_normal_equations = {}


def squared_error_gradient(w, X, y):
    """Gradient 2/n (X'X w - X'y); the products are computed once per data set."""
    key = (id(X), id(y))
    if key not in _normal_equations:
        n = len(y)
        _normal_equations[key] = (2 / n * (X.T @ X), 2 / n * (X.T @ y))
    hessian, offset = _normal_equations[key]
    return hessian @ w - offset
