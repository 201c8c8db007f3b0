"""One epoch's order, cut into mini-batches.

An epoch visits every row once, in an order drawn afresh. Only the indices are shuffled: X and y
stay where they are, so a row never loses its target.
"""

from numbers import Integral


def minibatches(n, batch_size, rng):
    """Iterate over the index arrays of one shuffled epoch.

    With p a random permutation of 0, 1, ..., n - 1, the k-th mini-batch is

        p[k B], p[k B + 1], ..., p[min((k + 1) B, n) - 1]    for k = 0, 1, ..., ceil(n / B) - 1

    Every row comes exactly once, and the last batch is as short as it falls, never empty. A
    ``batch_size`` above ``n`` gives one batch of all rows, as in PyTorch and Keras.

    Parameters
    ----------
    n : int, at least 0, the number of rows
    batch_size : int, at least 1, the number of rows a batch (B)
    rng : numpy.random.Generator, draws the order; each call draws once, when it is made

    Returns
    -------
    iterator of ceil(n / B) integer arrays, each of shape (B,) or, for the last, shorter

    Raises
    ------
    ValueError : ``n`` or ``batch_size`` is not a whole number or too small
    TypeError : ``rng`` cannot draw a permutation

    References
    ----------
    L. Bottou, "Curiously Fast Convergence of some Stochastic Gradient Descent Algorithms", 2009:
    on shuffling every epoch rather than drawing with replacement.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> [len(rows) for rows in minibatches(10, 4, rng)]
    [4, 4, 2]
    >>> sorted(int(i) for rows in minibatches(10, 4, rng) for i in rows)
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    """
    check_whole("n", n, at_least=0)
    check_whole("batch_size", batch_size, at_least=1)
    check_generator(rng)
    order = rng.permutation(n)
    # An expression, not a generator function: the checks above run now, not at the first batch.
    return (order[start : start + batch_size] for start in range(0, n, batch_size))


def check_whole(name, value, *, at_least):
    """Refuse a count that is not a whole number of at least ``at_least``.

    >>> check_whole("batch_size", 2.5, at_least=1)
    Traceback (most recent call last):
    ValueError: batch_size must be a whole number, at least 1; got 2.5. Pass an int such as 32.
    """
    # bool is a subclass of int: without the second test True would pass for 1.
    if not isinstance(value, Integral) or isinstance(value, bool) or value < at_least:
        raise ValueError(
            f"{name} must be a whole number, at least {at_least}; got {value!r}. "
            "Pass an int such as 32."
        )


def check_generator(rng):
    """Refuse a source of randomness that cannot draw a permutation.

    >>> check_generator(42)
    Traceback (most recent call last):
    TypeError: rng must be a numpy.random.Generator; got 42. Pass numpy.random.default_rng(seed).
    """
    if not hasattr(rng, "permutation"):
        raise TypeError(
            f"rng must be a numpy.random.Generator; got {rng!r}. "
            "Pass numpy.random.default_rng(seed)."
        )
