"""Learning rates, and how large one may be."""

import numpy as np
import pytest

from mbgd_lessons.schedules import (
    check_rate,
    exponential_decay,
    inverse_time_decay,
    largest_stable_rate,
)


def test_inverse_time_decay_halves_at_one_over_decay():
    """The rate starts at lr, is lr/2 after 1/decay steps and lr/(k+1) after k/decay steps."""
    assert inverse_time_decay(0.3, 0.01, np.array([0, 100, 900])) == pytest.approx(
        [0.3, 0.15, 0.03]
    )


def test_constant_rate():
    """A decay of zero, or an annealing rate of one, keeps the rate for good."""
    assert inverse_time_decay(0.3, 0, 10**9) == 0.3
    assert exponential_decay(0.3, 1, 10**9) == 0.3


def test_exponential_decay_is_repeated_multiplication():
    """The rate of epoch e is lr multiplied e times by the annealing rate."""
    lr = 0.7
    for epoch in range(5):
        assert exponential_decay(0.7, 0.9, epoch) == pytest.approx(lr)
        lr *= 0.9


def test_largest_stable_rate_against_power_iteration(regression):
    """2 / lambda_max agrees with the largest eigenvalue as power iteration finds it."""
    _, X, _ = regression
    v = np.ones(X.shape[1])
    for _ in range(500):
        Hv = 2 * X.T @ (X @ v) / len(X)
        v = Hv / np.linalg.norm(Hv)
    assert largest_stable_rate(X) == pytest.approx(2 / np.linalg.norm(2 * X.T @ (X @ v) / len(X)))


def test_largest_stable_rate_of_geron(geron):
    """On the data of Géron's book, chapter 4, it is 0.4843: eta 0.1 converges, 0.5 diverges."""
    X, _ = geron
    assert largest_stable_rate(X) == pytest.approx(0.4843, abs=5e-5)


def test_largest_stable_rate_without_curvature():
    """Where X is all zeros no rate is too large."""
    assert largest_stable_rate(np.zeros((3, 2))) == np.inf


@pytest.mark.parametrize("lr", [0, -0.1, float("nan"), float("inf"), "0.1", None, True, 1j])
def test_lr_refused(lr):
    """A rate that is not a finite number above zero is named with the rule and the value."""
    for schedule in (inverse_time_decay, exponential_decay):
        with pytest.raises(ValueError) as refusal:
            schedule(lr, 0.5, 3)
        assert str(refusal.value).startswith(f"lr must be a finite number above 0; got {lr!r}. ")


@pytest.mark.parametrize("lr", [1, 0.1, np.float32(0.1), np.float64(0.1), np.int64(1)])
def test_lr_of_any_real_type(lr):
    """Python's and NumPy's real numbers all pass as rates."""
    check_rate("lr", lr)


def test_decay_and_annealing_rate_refused():
    """A schedule that would raise the rate is refused, with what to pass instead."""
    for decay in (-0.1, float("nan")):
        with pytest.raises(ValueError, match=rf"^decay must be at least 0; got {decay}\. Pass 0"):
            inverse_time_decay(0.1, decay, 3)
    with pytest.raises(ValueError, match=r"annealing_rate must be .* at most 1; got 1\.5\."):
        exponential_decay(0.1, 1.5, 3)
