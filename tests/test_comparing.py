"""When two facts agree: up to rounding, and no further."""

import numpy as np
import pytest

from autograder.comparing import same, tolerance


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (1.0, 1.0 + 1e-9, True),
        (1.0, 1.0 + 1e-3, False),
        (np.float32(1.0), 1.0 + 1e-5, True),
        (np.float16(1.0), 1.0 + 1e-3, False),
        ([0.0, 1.0], [1e-9, 1.0], True),
        ([0.0, 1e-9], [1e-9, 1e-9], False),
        (2, 2.0, True),
        (2, 3, False),
        (1_000_000, 1_000_001, False),
        (np.uint8(1), np.uint8(2), False),
        ([1.0, 2.0], [[1.0, 2.0]], False),
        ([1.0, 1.0], 1.0, False),
        ([], [], True),
        ([], [1.0], False),
        (np.nan, np.nan, True),
        (np.nan, 1.0, False),
        (np.inf, 1.0, False),
        (np.inf, -np.inf, False),
        (np.inf, 10, False),
        ([np.nan, 1.0], [np.nan, 1.0 + 1e-3], False),
        ("yes", "yes", True),
        ("yes", "no", False),
        ("yes", 1.0, False),
        (True, 1, False),
        (True, True, True),
    ],
)
def test_facts_agree_up_to_rounding(a, b, agree):
    """Shape and kind matter; small numbers may differ by what rounds the largest one."""
    assert same(np.array(a), np.array(b)) is agree
    assert same(np.array(b), np.array(a)) is agree


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (1.0, 1.0 + 1e-13, True),
        (1.0, 1.0 + 1e-9, False),
        (0.1, np.float32(0.1), False),
        (0.1, np.float16(0.1), False),
    ],
)
def test_where_double_precision_is_asked_for_single_is_a_difference(a, b, agree):
    """Whatever type it then has."""
    assert same(np.array(a), np.array(b), np.float64) is agree
    assert same(np.array(b), np.array(a, dtype=float), np.float64) is agree


@pytest.mark.parametrize("a", [2.5, 3, True, "yes", np.nan])
def test_a_single_number_may_come_in_an_array_of_one(a):
    """Of shape (1,), and no other: (1, 1) and two numbers are something else."""
    assert same(np.array(a), np.array([a]))
    assert same(np.array([a]), np.array(a))
    assert not same(np.array(a), np.array([[a]]))
    assert not same(np.array([a]), np.array([[a]]))
    assert not same(np.array(a), np.array([a, a]))


def test_nothing_agrees_with_nothing_only():
    """A fact that is missing is a fact that is missing."""
    assert same(None, None)
    assert not same(None, np.array(1.0))
    assert not same(np.array(1.0), None)


@pytest.mark.parametrize("precision", [np.float32, np.float64])
def test_the_tolerance_covers_long_sums(precision, rng):
    """Ten sums of a hundred products in a row, in any order, against the same in a wider type."""
    wider = {np.float32: np.float64, np.float64: np.longdouble}[precision]
    for _ in range(20):
        A, x = rng.normal(size=(100, 100)) / 10, rng.normal(size=100)
        exact, given = x.astype(wider), x.astype(precision)
        for _ in range(10):
            order = rng.permutation(100)
            exact = A.astype(wider) @ exact
            given = (A.astype(precision)[:, order] * given[order]).cumsum(axis=1)[:, -1]
        assert np.abs(given - exact).max() <= tolerance(precision) * np.abs(exact).max()
