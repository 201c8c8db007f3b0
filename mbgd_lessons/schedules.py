"""Learning rates as functions of the step (or of the epoch)."""

from math import isfinite
from numbers import Real


def inverse_time_decay(lr, decay, step):
    """The learning rate that falls as one over time.

        lr_t = lr / (1 + decay * t)

    The rates sum to infinity while their squares do not, so the weights can travel any distance
    and the noise still dies out (the conditions of Robbins and Monro).

    Parameters
    ----------
    lr : float, above 0, the rate at step 0
    decay : float, at least 0, per step; 0 keeps the rate constant
    step : int or array of int, at least 0, the number of updates made so far (t)

    Returns
    -------
    float, or an array of the shape of ``step``

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
    return lr / (1 + decay * step)


def exponential_decay(lr, annealing_rate, epoch):
    """The learning rate that keeps the same share of itself after every epoch.

        lr_e = lr * annealing_rate ** e

    Parameters
    ----------
    lr : float, above 0, the rate of epoch 0
    annealing_rate : float, above 0 and at most 1; 1 keeps the rate constant
    epoch : int or array of int, at least 0, the number of epochs finished so far (e)

    Returns
    -------
    float, or an array of the shape of ``epoch``

    Examples
    --------
    >>> exponential_decay(0.8, annealing_rate=0.5, epoch=3)
    0.1
    """
    return lr * annealing_rate**epoch


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
