import numpy as np


def squared_error(w, X, y):
    """
    Compute the mean squared error cost for linear regression.

    Parameters
    ----------
    w : np.ndarray of shape (d,)
        The weight vector.
    X : np.ndarray of shape (n, d)
        The feature matrix.
    y : np.ndarray of shape (n,)
        The target vector.

    Returns
    -------
    float
        The value of the cost function J(w).
    """
    # Number of training examples
    m = X.shape[0]

    # Compute the predictions (hypothesis)
    predictions = np.dot(X, w)

    # Compute the residuals
    errors = predictions - y

    # Vectorised cost function
    J = (1.0 / (2.0 * m)) * np.dot(errors.T, errors)
    return float(J)
