"""What a linear model predicts, and what descent makes small, as pure functions.

Squared error, logistic loss and accuracy are means over the rows they are given, be they one, a
mini-batch or the whole set.

Shapes throughout: w (d,), X (n, d), y (n,). An intercept is a column of ones in X.
"""

import numpy as np


def predictions(w, X):
    """What a linear model predicts, one number for each row.

        x_i . w = x_i1 w_1 + ... + x_id w_d

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)

    Returns
    -------
    array of shape (n,)

    Raises
    ------
    ValueError : the shapes do not fit together

    Examples
    --------
    >>> X = np.array([[1.0, 1.0], [2.0, 1.0]])
    >>> predictions(np.array([3.0, -1.0]), X)
    array([2., 5.])
    """
    if X.ndim != 2 or X.shape[1:] != w.shape:
        raise ValueError(
            f"w, X must have shapes (d,), (n, d); got {w.shape}, {X.shape}. "
            "X needs a column for every weight."
        )
    return X @ w


def squared_error(w, X, y):
    """The mean squared error of a linear model.

        f(w) = (1/n) sum_i (x_i . w - y_i)^2

    Its unit is the unit of y, squared.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,)

    Returns
    -------
    float

    Raises
    ------
    ValueError : the shapes do not fit together

    Examples
    --------
    >>> X = np.array([[1.0, 1.0], [2.0, 1.0]])
    >>> squared_error(np.array([1.0, 0.0]), X, y=np.array([1.0, 4.0]))
    2.0
    """
    check_shapes(w, X, y)
    return float(np.mean((X @ w - y) ** 2))


def squared_error_gradient(w, X, y):
    """The gradient of the mean squared error.

        grad f(w) = (2/n) X^T (X w - y)

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,)

    Returns
    -------
    array of shape (d,)

    Raises
    ------
    ValueError : the shapes do not fit together

    Examples
    --------
    >>> X = np.array([[1.0, 1.0], [2.0, 1.0]])
    >>> squared_error_gradient(np.array([1.0, 0.0]), X, y=np.array([1.0, 4.0]))
    array([-4., -2.])
    """
    check_shapes(w, X, y)
    return (2 / len(y)) * (X.T @ (X @ w - y))


def row_gradient(w, X, y, i):
    """The gradient of row i's own squared error.

        grad f_i(w) = 2 (x_i . w - y_i) x_i

    Its mean over all rows is ``squared_error_gradient``.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,)
    i : int, the row

    Returns
    -------
    array of shape (d,)

    Raises
    ------
    ValueError : the shapes do not fit together
    IndexError : there is no row i

    Examples
    --------
    >>> X = np.array([[1.0, 1.0], [2.0, 1.0]])
    >>> row_gradient(np.array([1.0, 0.0]), X, np.array([1.0, 4.0]), i=1)
    array([-8., -4.])
    """
    check_shapes(w, X, y)
    return 2 * (X[i] @ w - y[i]) * X[i]


def logistic_loss(w, X, y):
    """The mean logistic loss of a linear classifier, for labels -1 and +1.

        f(w) = (1/n) sum_i log(1 + exp(-y_i x_i . w))

    ``logaddexp(0, z)`` is log(exp(0) + exp(z)), computed without forming exp(z): the loss is
    finite at any margin. Its unit is the nat.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,), each -1 or +1

    Returns
    -------
    float

    Raises
    ------
    ValueError : the shapes do not fit together, or a label is not -1 or +1

    Examples
    --------
    >>> X = np.array([[2000.0], [-1.0]])
    >>> logistic_loss(np.array([1.0]), X, y=np.array([-1.0, -1.0])) > 1000
    True
    >>> round(logistic_loss(np.array([0.0]), X, y=np.array([-1.0, +1.0])), 6)
    0.693147
    """
    check_shapes(w, X, y)
    check_labels("y", y)
    return float(np.mean(np.logaddexp(0, -y * (X @ w))))


def logistic_gradient(w, X, y):
    """The gradient of the mean logistic loss.

        grad f(w) = (1/n) X^T (-y * s),    s_i = 1 / (1 + exp(y_i x_i . w))

    s_i is the probability that the model gives to the wrong label of row i.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,), each -1 or +1

    Returns
    -------
    array of shape (d,)

    Raises
    ------
    ValueError : the shapes do not fit together, or a label is not -1 or +1

    Examples
    --------
    >>> X = np.array([[2.0, 1.0], [-4.0, 1.0]])
    >>> logistic_gradient(np.zeros(2), X, y=np.array([+1.0, -1.0]))
    array([-1.5,  0. ])
    """
    check_shapes(w, X, y)
    check_labels("y", y)
    s = np.exp(-np.logaddexp(0, y * (X @ w)))  # 1 / (1 + exp(margin)), which cannot overflow
    return (X.T @ (-y * s)) / len(y)


def accuracy(w, X, y):
    """The share of rows whose sign is right; a margin of zero counts as +1.

        (1/n) sum_i [sign(x_i . w) = y_i],    sign(0) := +1

    NumPy's own sign(0) is 0, which is no label: zero weights would be wrong about every row.
    A margin that is NaN is right about no row.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,), each -1 or +1

    Returns
    -------
    float, from 0 to 1

    Raises
    ------
    ValueError : the shapes do not fit together, or a label is not -1 or +1

    Examples
    --------
    >>> X = np.array([[3.0], [-1.0], [0.0], [0.0]])
    >>> accuracy(np.array([1.0]), X, y=np.array([+1.0, -1.0, +1.0, -1.0]))
    0.75
    """
    check_shapes(w, X, y)
    check_labels("y", y)
    margin = X @ w
    predicted = np.where(margin == 0, 1, np.sign(margin))
    return float(np.mean(predicted == y))


def check_shapes(w, X, y, *, names=("w", "X", "y")):
    """Refuse shapes that do not fit together, or would broadcast to nonsense, as y (n, 1) would.

    >>> check_shapes(np.ones(2), np.ones((3, 2)), np.ones((3, 1)))
    Traceback (most recent call last):
    ValueError: w, X, y must have shapes (d,), (n, d), (n,) with n at least 1; \
got (2,), (3, 2), (3, 1). Flatten y with .ravel().
    """
    if X.shape == y.shape + w.shape and y.ndim == w.ndim == 1 and len(y) > 0:
        return
    remedy = f"{names[1]} needs a column for every weight and a row for every target."
    if y.ndim != 1:
        remedy = f"Flatten {names[2]} with .ravel()."
    raise ValueError(
        f"{', '.join(names)} must have shapes (d,), (n, d), (n,) with n at least 1; "
        f"got {w.shape}, {X.shape}, {y.shape}. {remedy}"
    )


def check_finite(name, values):
    """Refuse an array that holds NaN or infinity.

    >>> check_finite("X", np.array([[1.0, np.nan]]))
    Traceback (most recent call last):
    ValueError: X must be finite; got nan at [0, 1]. Fill or drop such rows first.
    """
    wrong = np.argwhere(~np.isfinite(values))
    if len(wrong):
        raise ValueError(
            f"{name} must be finite; got {values[tuple(wrong[0])]} at {wrong[0].tolist()}. "
            "Fill or drop such rows first."
        )


def check_labels(name, y):
    """Refuse labels other than -1 and +1.

    >>> check_labels("y_train", np.array([0, 1, 1]))
    Traceback (most recent call last):
    ValueError: y_train must hold the labels -1 and +1; got 0. Recode 0 and 1 with 2 * y - 1.
    """
    wrong = np.abs(y) != 1
    if np.count_nonzero(wrong):  # quicker than any(), and a gradient asks at every step
        raise ValueError(
            f"{name} must hold the labels -1 and +1; got {y[wrong][0]}. "
            "Recode 0 and 1 with 2 * y - 1."
        )
