"""Factors: named when every case has them, by the simplest quantity that fits."""

import numpy as np
import pytest
from other_fields import (
    AVERAGE,
    MEAN,
    PUSH,
    averages,
    declared,
    mistakes,
    moving_average,
    names,
    one_case,
    pushed,
    series,
)

from autograder.exercise import Case

FACTORS = [
    (AVERAGE, lambda x, k: 2 * averages(x, k), "the average is 2 times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / 2, "the average is 1/2 times what it should be"),
    (AVERAGE, lambda x, k: -2 * averages(x, k), "the average is -2 times what it should be"),
    (AVERAGE, lambda x, k: -averages(x, k), "the average has the wrong sign"),
    (AVERAGE, lambda x, k: k * averages(x, k), "the average is k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / k, "the average is 1/k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) * len(x), "the average is n times what it should be"),
    (
        AVERAGE,
        lambda x, k: averages(x, k) * k / len(x),
        "the average is k/n times what it should be",
    ),
    (AVERAGE, lambda x, k: averages(x, k) * 2 * k, "the average is 2·k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) * 2 / k, "the average is 2/k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / k**2, "the average is 1/k² times what it should be"),
    (
        AVERAGE,
        lambda x, k: averages(x, k) * k / 2 / len(x),
        "the average is k/(2·n) times what it should be",
    ),
    (AVERAGE, lambda x, k: -k * averages(x, k), "the average is -k times what it should be"),
    (AVERAGE, lambda x, k: 0.3 * averages(x, k), "the average is 0.3 times what it should be"),
    (AVERAGE, lambda x, k: 1.001 * averages(x, k), "the average is 1.001 times what it should be"),
    (MEAN, lambda x: x.sum(), "the mean is n times what it should be"),
    (MEAN, lambda x: [2 * x.mean()], "the mean is 2 times what it should be"),
    (PUSH, lambda place, force, mass: place - force / mass, "the push has the wrong sign"),
    (PUSH, lambda place, force, mass: place + force, "the push is mass times what it should be"),
    (
        PUSH,
        lambda place, force, mass: place + force / mass / 2,
        "the push is 1/2 times what it should be",
    ),
    (
        AVERAGE,
        lambda x, k: (k * averages(x, k)).astype(np.float32),
        "the average is k times what it should be",
    ),
]


@pytest.mark.parametrize(
    ("exercise", "answer", "name"),
    FACTORS,
    ids=lambda given: given if isinstance(given, str) else getattr(given, "name", ""),
)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_factor_of_in_every_case_is_named(exercise, answer, name, seed):
    """And nothing else is."""
    assert names(exercise, answer, seed) == [name]


def test_a_factor_that_is_the_same_everywhere_is_told_as_a_number_too():
    """Where two quantities have the same value, the number says which factor is meant."""
    exercise = declared(
        "average", moving_average, lambda rng: series(rng)[1:2], quantities=AVERAGE.quantities
    )
    (found,) = mistakes(exercise, lambda x, k: k * averages(x, k))
    assert found.name == "the average is k times what it should be"
    assert "exactly k times the right one (here that is 4)" in found.hint


def test_a_case_without_a_step_says_nothing_of_its_factor():
    """Zero times anything is zero; the other cases decide."""

    def cases(rng):
        still = {"place": np.array([1.0, 2.0, 3.0]), "force": np.zeros(3), "mass": 2.0}
        return [Case("no force", still), *PUSH.cases(rng)]

    exercise = declared("push", pushed, cases, quantities=PUSH.quantities, origin=PUSH.origin)
    assert names(exercise, lambda place, force, mass: place - force / mass) == [
        "the push has the wrong sign"
    ]

    def other_where_still(place, force, mass):
        return place - force / mass if force.any() else place + np.arange(3)

    assert names(exercise, other_where_still) == []


def test_a_case_whose_numbers_say_nothing_is_left_out():
    """An exercise says so by None in place of quantities."""
    exercise = declared(
        "average",
        moving_average,
        series,
        quantities=lambda case: None if case.inputs["k"] == 5 else AVERAGE.quantities(case),
    )
    answer = lambda x, k: averages(x, k) * k if k < 5 else x[: len(x) - k + 1]  # noqa: E731
    assert names(exercise, answer) == ["the average is k times what it should be"]


def test_a_named_factor_near_another_number_is_not_claimed():
    """Quantities have many products; one of them is always near."""
    for c in (1.9, 1.99, 1.999, 2.001, 2.01, 2.1):
        exercise = one_case([1.0, 2.0, 3.5], quantities=lambda case: {"n": 2})
        assert names(exercise, lambda x, c=c: c * np.array([1.0, 2.0, 3.5])) == []


def test_the_first_case_asked_once_more_is_no_further_evidence():
    """Its numbers are the same."""
    exercise = one_case([2.0, 5.0])
    assert len(exercise.cases(None)) == 1
    assert names(exercise, lambda x: np.array([4.0, 10.0])) == []
