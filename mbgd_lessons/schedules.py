"""Learning rates: as functions of the step or the epoch, and how large one may be."""

from math import inf, isfinite
from numbers import Real

import numpy as np


def inverse_time_decay(lr, decay, step):
    """The learning rate that falls as one over time.

        lr_t = lr / (1 + decay * t)

    For a decay above 0 the rates sum to infinity while their squares do not: the weights can
    travel any distance, and the noise still dies out (the conditions of Robbins and Monro).

    Parameters
    ----------
    lr : float, above 0, the rate at step 0
    decay : float, at least 0, per step; 0 keeps the rate constant
    step : int or array of int, at least 0, the number of updates made so far (t)

    Returns
    -------
    float, or an array of the shape of ``step``

    Raises
    ------
    ValueError : ``lr`` or ``decay`` breaks the rule above

    References
    ----------
    H. Robbins and S. Monro, "A Stochastic Approximation Method", 1951.

    Examples
    --------
    >>> inverse_time_decay(0.1, decay=0.5, step=0)
    0.1
    >>> inverse_time_decay(0.1, decay=0.5, step=2)
    0.05
    """
    check_rate("lr", lr)
    if not decay >= 0:
        raise ValueError(
            f"decay must be at least 0; got {decay!r}. Pass 0 to keep the learning rate constant."
        )
    return lr / (1 + decay * step)


def exponential_decay(lr, annealing_rate, epoch):
    """The learning rate that keeps the same share of itself after every epoch.

        lr_e = lr * annealing_rate ** e

    Unlike `inverse_time_decay` its rates have a finite sum, lr / (1 - annealing_rate): started
    too small, it stops before it arrives.

    Parameters
    ----------
    lr : float, above 0, the rate of epoch 0
    annealing_rate : float, above 0 and at most 1; 1 keeps the rate constant
    epoch : int or array of int, at least 0, the number of epochs finished so far (e)

    Returns
    -------
    float, or an array of the shape of ``epoch``

    Raises
    ------
    ValueError : ``lr`` or ``annealing_rate`` breaks the rule above

    Examples
    --------
    >>> exponential_decay(0.8, annealing_rate=0.5, epoch=3)
    0.1
    """
    check_rate("lr", lr)
    check_rate("annealing_rate", annealing_rate, at_most=1)
    return lr * annealing_rate**epoch


def largest_stable_rate(X):
    """The learning rate above which batch descent on the squared error diverges.

        2 / lambda_max(H),    H = (2/n) X^T X

    H is the Hessian of ``squared_error``, the same at every w. Smaller batches need a smaller
    rate, since the Hessian of a batch can be larger than H.

    Parameters
    ----------
    X : array of shape (n, d), with its column of ones if the model has an intercept

    Returns
    -------
    float; infinite when X is all zeros

    References
    ----------
    Y. LeCun, L. Bottou, G. Orr and K.-R. Müller, "Efficient BackProp", 1998, section 5.

    Examples
    --------
    >>> largest_stable_rate(np.array([[1.0, 0.0], [0.0, 2.0]]))
    0.5
    """
    hessian = (2 / len(X)) * (X.T @ X)
    largest = np.linalg.eigvalsh(hessian)[-1]
    return float(2 / largest) if largest > 0 else inf


def check_rate(name, value, *, at_most=None):
    """Refuse a rate that is not a finite number above zero (and at most ``at_most``).

    >>> check_rate("lr", -0.1)
    Traceback (most recent call last):
    ValueError: lr must be a finite number above 0; got -0.1. Pass a float such as 0.01.
    """
    number = isinstance(value, Real) and not isinstance(value, bool) and isfinite(value)
    if not number or value <= 0 or (at_most is not None and value > at_most):
        rule = "above 0" if at_most is None else f"above 0 and at most {at_most}"
        raise ValueError(
            f"{name} must be a finite number {rule}; got {value!r}. Pass a float such as 0.01."
        )
