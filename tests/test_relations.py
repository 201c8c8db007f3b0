"""Relations between wrong numbers and right ones: named when they hold, and not by chance."""

import numpy as np
import pytest
from other_fields import (
    AVERAGE,
    COLUMN,
    MEAN,
    PRODUCT,
    PUSH,
    SQUARES,
    WALK,
    average,
    averages,
    column,
    declared,
    mistakes,
    names,
    one_case,
    path,
    standardised,
)

from autograder.checking import verdict_of
from autograder.exercise import Case

# ------------------------------------------------------------------ the right numbers, but


SHIFTS = [
    (
        AVERAGE,
        lambda x, k: averages(x, k) + 0.5,
        "the right numbers, but 0.5 more everywhere",
    ),
    (
        AVERAGE,
        lambda x, k: averages(x, k) - 2,
        "the right numbers, but 2 less everywhere",
    ),
    (AVERAGE, lambda x, k: averages(x, k) + k, "the right numbers, with k added"),
    (AVERAGE, lambda x, k: averages(x, k) - len(x), "the right numbers, with n subtracted"),
    (
        PUSH,
        lambda place, force, mass: force / mass,
        "the right numbers, with place subtracted",
    ),
    (
        PUSH,
        lambda place, force, mass: place + force / mass + force,
        "the right numbers, with force added",
    ),
    (MEAN, lambda x: x.mean() + 1, "the right numbers, but 1 more everywhere"),
]
SHAPES = [
    (PRODUCT, lambda A, B: (A @ B).T, "the right numbers, transposed"),
    (PRODUCT, lambda A, B: (A @ B).ravel(), "the right numbers, in another shape"),
    (
        PRODUCT,
        lambda A, B: (A @ B).T.ravel(),
        "the right numbers, in another shape, column by column",
    ),
    (SQUARES, lambda A, B: B.T @ A.T, "the right numbers, transposed"),
    (AVERAGE, lambda x, k: averages(x, k)[:, None], "the right numbers, in another shape"),
    (AVERAGE, lambda x, k: averages(x, k)[None], "the right numbers, in another shape"),
    (MEAN, lambda x: [[x.mean()]], "the right numbers, in another shape"),
    (
        AVERAGE,
        lambda x, k: [x[i : i + k] for i in range(len(x) - k + 1)],
        "the right numbers, not yet averaged",
    ),
    (MEAN, lambda x: x / len(x), "the right numbers, not yet added up"),
    (
        PRODUCT,
        lambda A, B: A[:, :, None] * B,
        "the right numbers, not yet added up",
    ),
]
TYPES = [
    (AVERAGE, lambda x, k: averages(x, k).astype(int), "cut to whole numbers"),
    (AVERAGE, lambda x, k: [round(a) for a in average(x, k)], "cut to whole numbers"),
    (AVERAGE, lambda x, k: [a // 1 for a in average(x, k)], "cut to whole numbers"),
    (AVERAGE, lambda x, k: averages(x, k).astype(np.float16), "computed in float16"),
]
PARTS = [
    (AVERAGE, lambda x, k: average(x, k)[::-1], "in reverse order"),
    (WALK, lambda start, moves: path(start, moves)[::-1], "in reverse order"),
    (
        AVERAGE,
        lambda x, k: [*average(x, k)[:-1], 0.0],
        "only the last entry is wrong",
    ),
    (
        AVERAGE,
        lambda x, k: [x[0], *average(x, k)[1:]],
        "only the first entry is wrong",
    ),
    (
        COLUMN,
        lambda x: x - x.mean(),
        "the column has the right direction and the wrong length",
    ),
    (
        AVERAGE,
        lambda x, k: averages(x, k) / np.abs(averages(x, k)).max(),
        "the average has the right direction and the wrong length",
    ),
    (
        WALK,
        lambda start, moves: path(start, np.where(np.arange(len(moves)) < 3, moves.T, 0).T),
        "right until step 3",
    ),
    (WALK, lambda start, moves: path(start, moves[:4]), "right until step 4, where it ends"),
    (
        WALK,
        lambda start, moves: path(start, [*moves, moves[-1]]),
        "right, but it goes on after the last step",
    ),
]


@pytest.mark.parametrize(
    ("exercise", "answer", "name"),
    [*SHIFTS, *SHAPES, *TYPES, *PARTS],
    ids=lambda given: given if isinstance(given, str) else getattr(given, "name", ""),
)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_relation_that_holds_in_every_case_is_named(exercise, answer, name, seed):
    """And nothing else is."""
    assert names(exercise, answer, seed) == [name]


def test_the_hint_of_a_wrong_shape_says_both_shapes():
    """What it is, and what it should be."""
    (found,) = mistakes(PRODUCT, lambda A, B: (A @ B).T)
    assert "The shape is (3, 2) where it should be (2, 3)" in found.hint


def test_a_path_is_followed_to_the_first_wrong_step_in_any_case():
    """The hint says in which case, and what to compare."""

    def tired(start, moves):
        rows = path(start, moves)
        rows[len(moves) - 2 :] += 1
        return rows

    (found,) = mistakes(WALK, tired)
    assert found.name == "right until step 3"
    assert "in the case: a walk" in found.hint
    assert "what step 4 starts from" in found.hint


def test_a_path_is_measured_by_its_largest_number_so_far():
    """Rounding where it comes near zero does not end it."""
    there_and_back = declared(
        "path",
        lambda x: np.array([5.0, 3.0, 1.0, 0.0, 2.0, 4.0, 7.0]),
        lambda rng: [Case("there and back", {"x": 1.0})],
        paths=("path",),
    )
    answer = lambda x: np.array([5.0, 3.0, 1.0, 1e-17, 2.0, 9.0, 9.0])  # noqa: E731
    assert names(there_and_back, answer) == ["right until step 4"]


# ------------------------------------------------------------------ precision


PRECISE = declared("column", standardised, COLUMN.cases, precision=np.float64)


def in_single(x):
    return column(x.astype(np.float32))


def half_in_single(x):
    return x / x.std() - np.float64(np.float32(x.mean() / x.std()))


def test_single_precision_is_accepted_unless_the_exercise_forbids_it():
    """JAX computes in it unless told otherwise."""
    assert verdict_of(COLUMN, in_single).right
    assert verdict_of(COLUMN, half_in_single).right


@pytest.mark.parametrize(
    "answer",
    [
        in_single,
        lambda x: in_single(x).astype(float),
        lambda x: column(x).astype(np.float32),
        lambda x: in_single(x).tolist(),
    ],
)
def test_where_double_precision_is_asked_for_single_is_named(answer):
    """Whatever type the numbers then have."""
    (found,) = mistakes(PRECISE, answer)
    assert found.name == "computed in float32"
    assert "float64 is asked for" in found.hint


def test_nearly_right_numbers_of_another_origin_are_not_called_single_precision():
    """An approximation is as close; only the digits that are right are said."""
    for answer in (half_in_single, lambda x: column(x) * (1 + 1e-8)):
        (found,) = mistakes(PRECISE, answer)
        assert found.name in ("right to 7 digits only", "right to 8 digits only")


def test_double_precision_is_right_where_it_is_asked_for():
    """In another order of the sums."""
    assert verdict_of(PRECISE, column).right


# ------------------------------------------------------------------ not by chance


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ([0.2, 0.7, -0.4, 0.3], [0.0, 0.0, 0.0, 0.0]),
        ([1.2, -1.4, 1.9, 1.1], [1.0, -1.0, 1.0, 1.0]),
        ([1.0, 4.5, 2.0, 3.0], [1.0, 4.0, 2.0, 3.0]),
        ([100.0, 200.0, 300.0], [101.0, 200.0, 299.0]),
        ([1e-5, 2e-5, 4e-5], [5.0, 5.0, 5.0]),
    ],
    ids=["zeros", "signs", "one entry cut", "coarse by whole numbers", "one large number"],
)
def test_numbers_that_hide_the_right_ones_are_not_taken_for_them(right, wrong):
    """Cut, rounded or shifted numbers still tell different right ones apart."""
    assert names(one_case(right), lambda x: np.array(wrong)) == []


def test_what_is_right_from_the_start_only_is_not_called_right_until_there():
    """The first row is given; rows that stay where they are say nothing."""
    assert names(WALK, lambda start, moves: path(start, moves**2)) == []
    rest = declared(
        "path",
        lambda x: np.array([0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 4.0]),
        lambda rng: [Case("at rest, then away", {"x": 1.0})],
        paths=("path",),
    )
    assert names(rest, lambda x: np.array([0.0, 0.0, 0.0, 0.0, 3.0, 1.0, 0.0])) == []


def test_a_path_that_has_not_left_its_start_is_not_called_right_until_there():
    """However different the numbers of the start are."""
    rest = declared(
        "path",
        lambda x: np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [9.0, 9.0, 4.0]]),
        lambda rng: [Case("at rest, then away", {"x": 1.0})],
        paths=("path",),
    )
    wrong = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 7.0]])
    assert names(rest, lambda x: wrong) == []
