import numpy as np


def squared_error_gradient(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Gradient of the MSE with respect to the weights.

    The gradient is computed in a fully vectorised fashion, which is both
    numerically stable and efficient.
    """
    n_samples, n_features = X.shape
    residuals = X.dot(w) - y                      # shape (n,)
    gradient = X.T.dot(residuals) / n_samples     # shape (d,)
    assert gradient.shape == (n_features,)
    return gradient
