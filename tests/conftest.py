"""What tests share: small problems, JAX set up to be strict, and a class that is graded."""

import numpy as np
import pytest

from mbgd_lessons.data import with_ones


@pytest.fixture
def rng():
    """A fresh generator: no test depends on what another one drew."""
    return np.random.default_rng(7)


@pytest.fixture
def regression(rng):
    """Weights (5,), rows (23, 5) that end in a one, and noisy targets (23,)."""
    X = with_ones(rng.normal(size=(23, 4)))
    y = X @ rng.normal(size=5) + 0.3 * rng.normal(size=23)
    return rng.normal(size=5), X, y


@pytest.fixture
def classification(rng):
    """Weights (3,), rows (41, 3) that end in a one, and labels (41,) that no line separates."""
    X = with_ones(rng.normal(size=(41, 2)))
    y = np.where(X @ [1.0, -2.0, 0.5] + 2 * rng.normal(size=41) > 0, 1.0, -1.0)
    return rng.normal(size=3), X, y


@pytest.fixture
def geron():
    """Rows (100, 2) that end in a one, and targets (100,): the line of Géron's book, chapter 4.

    "Hands-On Machine Learning" prints its least squares as theta = 4.21509616, 2.77011339; here
    the intercept comes last.
    """
    random = np.random.RandomState(42)  # the book's generator: its numbers depend on it
    x = 2 * random.rand(100, 1)
    y = 4 + 3 * x + random.randn(100, 1)
    return with_ones(x), y.ravel()


@pytest.fixture
def jax64():
    """JAX in float64; arrays of different rank are refused instead of broadcast."""
    yield from strict_jax(x64=True)


@pytest.fixture
def jax32():
    """JAX in float32, as it comes; arrays of different rank are refused instead of broadcast."""
    yield from strict_jax(x64=False)


def strict_jax(*, x64):
    import jax  # here, so that tests without JAX do not wait for it

    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", x64)
    try:
        with jax.numpy_rank_promotion("raise"):
            yield jax
    finally:
        jax.config.update("jax_enable_x64", before)


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory):
    """A slim class of nine that is not graded yet; a test works on a copy."""
    from slim_class import hand_in_all  # here, so that tests without a class do not wait for it

    return hand_in_all(tmp_path_factory.mktemp("handed_in"))


@pytest.fixture(scope="session")
def unbroken(handed_in, tmp_path_factory):
    """The class graded in one go, one after another."""
    from slim_class import graded

    return graded(handed_in, tmp_path_factory.mktemp("unbroken"))
