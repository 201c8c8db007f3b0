"""`mini_batch_sgd` in JAX: the same function as in `classifier`, an epoch compiled at a time.

The permutations come from a NumPy Generator, so that NumPy and JAX can be given the same order
of rows; they then agree to rounding. Precision is JAX's own setting, which this module leaves
alone: float32, unless the program has turned on ``jax_enable_x64``.
"""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from mbgd_lessons.classifier import SGDResult, check_arguments


def logistic_loss(w, X, y):
    """The mean logistic loss of a linear classifier, for labels -1 and +1, in JAX.

        f(w) = (1/n) sum_i log(1 + exp(-y_i x_i . w))

    ``jax.grad(logistic_loss)`` is its gradient. Labels are not checked here: a compiled function
    cannot look at its values. `mini_batch_sgd` checks them before it compiles.

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,), each -1 or +1

    Returns
    -------
    jax.Array of shape (), finite at any margin

    Examples
    --------
    >>> X, y = jnp.array([[2.0, 1.0], [-4.0, 1.0]]), jnp.array([1.0, -1.0])
    >>> print(jax.grad(logistic_loss)(jnp.zeros(2), X, y))
    [-1.5  0. ]
    """
    return jnp.mean(jnp.logaddexp(0.0, -y * (X @ w)))


def accuracy(w, X, y):
    """The share of rows whose sign is right, in JAX; a margin of zero counts as +1.

        (1/n) sum_i [sign(x_i . w) = y_i],    sign(0) := +1

    Parameters
    ----------
    w : array of shape (d,)
    X : array of shape (n, d)
    y : array of shape (n,), each -1 or +1

    Returns
    -------
    jax.Array of shape (), from 0 to 1

    Examples
    --------
    >>> X = jnp.array([[3.0], [-1.0], [0.0], [0.0]])
    >>> print(accuracy(jnp.array([1.0]), X, jnp.array([1.0, -1.0, 1.0, -1.0])))
    0.75
    """
    margin = X @ w
    predicted = jnp.where(margin == 0, 1, jnp.sign(margin))
    # The mean of booleans is float32 in JAX, also where everything else is float64.
    return jnp.mean(predicted == y, dtype=margin.dtype)


def mini_batch_sgd(
    X_train,
    y_train,
    X_test,
    y_test,
    lr,
    annealing_rate,
    max_epochs,
    batch_size,
    *,
    objective,
    gradient,
    rng,
):
    """Train a linear classifier by mini-batch gradient descent, compiled; see `classifier`.

    From w = 0, for every epoch e = 0, 1, ... and every mini-batch of its shuffled rows,

        w  <-  w - lr_e * gradient(w, X[rows], y[rows]),    lr_e = lr * annealing_rate ** e

    Arguments, result and errors are those of `classifier.mini_batch_sgd`, NumPy arrays included,
    with one difference: ``objective`` and ``gradient`` must be written in `jax.numpy`, such as
    `logistic_loss` above and its `jax.grad`. They are compiled at the first call; later calls
    with the same two functions and shapes find them compiled. ``rng`` stays a NumPy Generator
    and draws the same permutations as the NumPy version does.

    Raises
    ------
    ValueError : an argument breaks its rule; raised before any work
    TypeError : ``objective`` or ``gradient`` is not written in `jax.numpy`, or ``rng`` cannot
        draw a permutation

    References
    ----------
    The JAX documentation, "Control flow and logical operators with JIT": lax.scan.

    Examples
    --------
    >>> X, y = np.array([[2.0, 1.0], [1.0, 1.0], [-3.0, 1.0]]), np.array([1.0, 1.0, -1.0])
    >>> w, training_accuracy, test_accuracy, w_errors = mini_batch_sgd(
    ...     X, y, X, y, lr=0.5, annealing_rate=0.9, max_epochs=3, batch_size=2,
    ...     objective=logistic_loss, gradient=jax.grad(logistic_loss),
    ...     rng=np.random.default_rng(0))
    >>> training_accuracy
    array([1., 1., 1.])
    """
    check_arguments(
        *(X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size, rng)
    )
    n, d = X_train.shape
    # dtype=float is float64 or float32, as the program has set JAX up.
    train = jnp.asarray(X_train, dtype=float), jnp.asarray(y_train, dtype=float)
    test = jnp.asarray(X_test, dtype=float), jnp.asarray(y_test, dtype=float)
    w = jnp.zeros(d)
    check_compilable(w, *train, objective=objective, gradient=gradient)

    lr = float(lr)  # one type for every epoch, or the second epoch would compile again
    curves = []
    for _ in range(max_epochs):
        order = rng.permutation(n)
        w = _epoch(w, *train, order, lr, batch_size=batch_size, gradient=gradient)
        curves.append(_measure(w, *train, *test, objective=objective))
        lr = lr * annealing_rate

    curves = np.array(curves, dtype=float).reshape(max_epochs, 3)
    return SGDResult(np.asarray(w), *curves.T)


@partial(jax.jit, static_argnames=("batch_size", "gradient"))
def _epoch(w, X, y, order, lr, *, batch_size, gradient):
    """One step on each mini-batch of ``order``: the whole ones in a scan, then the short one."""

    def step(w, rows):
        return w - lr * gradient(w, X[rows], y[rows]), None

    whole = len(order) // batch_size * batch_size
    w, _ = lax.scan(step, w, order[:whole].reshape(-1, batch_size))
    if whole < len(order):
        w, _ = step(w, order[whole:])
    return w


@partial(jax.jit, static_argnames="objective")
def _measure(w, X_train, y_train, X_test, y_test, *, objective):
    """The three learning curves' next entries."""
    return (
        accuracy(w, X_train, y_train),
        accuracy(w, X_test, y_test),
        objective(w, X_train, y_train),
    )


def check_compilable(w, X, y, **functions):
    """Refuse functions that JAX cannot compile, by tracing them on shapes alone.

    >>> check_compilable(jnp.zeros(1), jnp.ones((2, 1)), jnp.ones(2),
    ...                  objective=lambda w, X, y: np.mean(np.exp(X @ w)))
    Traceback (most recent call last):
    TypeError: objective must be written in jax.numpy; this one calls NumPy or looks at values. \
Pass a function such as classifier_jax.logistic_loss or its jax.grad.
    """
    for name, function in functions.items():
        try:
            jax.eval_shape(function, w, X, y)
        except jax.errors.JAXTypeError as reason:
            raise TypeError(
                f"{name} must be written in jax.numpy; this one calls NumPy or looks at values. "
                "Pass a function such as classifier_jax.logistic_loss or its jax.grad."
            ) from reason
