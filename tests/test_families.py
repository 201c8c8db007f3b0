"""Families of mistakes, on an exercise from mechanics: the centre of points in space."""

import copy

import numpy as np
import pytest

from autograder.ask import call
from autograder.checking import verdict_of
from autograder.exercise import Case, Exercise, Misconception, Rule
from autograder.families import (
    axis_swapped,
    changes_input,
    negated,
    rows_dropped,
    scaled,
    single_precision,
    usual,
    whole_numbers,
)
from autograder.judge import LEFT_UNCHANGED
from autograder.verdict import as_text


def centre(X):
    return np.sum(X, axis=0) / len(X)


def points(rng):
    return [
        Case("two points of a plane", {"X": np.array([[1.0, 2.0], [4.0, -4.0]])}),
        Case("four points in space", {"X": rng.normal(size=(4, 3))}),
    ]


SUMMED = scaled(
    centre,
    "summed instead of averaged",
    by=len,
    hint="The points are added up. By how many of them do you have to divide?",
)
CENTRE = Exercise(
    name="centre",
    points=2,
    cases=points,
    ask=call,
    facts=lambda case, answer: {} if answer.raised else {"the centre": answer.values["result"]},
    reference=centre,
    rules=(
        Rule("centre", "the mean of the points", 1, ("the centre",)),
        Rule("pure", "X is left as it was", 1, (LEFT_UNCHANGED,), after=("centre",)),
    ),
    misconceptions=(
        SUMMED,
        *usual(centre, "X", what="the centre"),
        single_precision(centre),
        negated(SUMMED, "the centre"),
    ),
    precision=np.float64,
)


def named(answer, seed=0):
    verdict = verdict_of(CENTRE, answer, seed)
    assert not verdict.right, as_text(verdict)
    return [found.name for found in verdict.mistakes]


# ------------------------------------------------------------------ made from the reference


@pytest.mark.parametrize("misconception", CENTRE.misconceptions, ids=lambda m: m.name)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_each_mistake_of_a_family_is_refused_and_named_first(misconception, seed):
    """As if a student had handed it in: it is not taken for the reference it is made from."""
    assert named(copy.deepcopy(misconception.wrong), seed)[0] == misconception.name


def test_every_mistake_has_a_name_and_a_hint_of_its_own():
    """So that a report can count it, and a student has something to look for."""
    names = {misconception.name for misconception in CENTRE.misconceptions}
    hints = {misconception.hint for misconception in CENTRE.misconceptions}
    assert len(names) == len(hints) == len(CENTRE.misconceptions)


def test_the_reference_is_left_as_it_is():
    """Its answers are right after all mistakes were made from it; handing it in scores nothing."""
    assert centre(np.array([[1.0, 2.0], [3.0, 4.0]])).tolist() == [2.0, 3.0]
    assert "the reference itself" in verdict_of(CENTRE, centre).message


def test_what_a_mistake_keeps_does_not_pass_from_one_check_to_the_next():
    """The judge asks a fresh copy each time: cases of another seed are explained as well."""
    for seed in range(3):
        assert named(piling_up(), seed)[0] == "results pile up from call to call"


# ------------------------------------------------------------------ written by students


def piling_up():
    def answer(X, found=[]):  # noqa: B006
        found.extend(np.mean(X, axis=0))
        return found

    return answer


def worked_out_once():
    kept = {}

    def answer(X):
        if "centre" not in kept:
            kept["centre"] = X.mean(axis=0)
        return kept["centre"]

    return answer


def without_the_last(X):
    total = np.zeros(X.shape[1])
    for i in range(len(X) - 1):
        total += X[i]
    return total / (len(X) - 1)


def in_whole_numbers(X):
    found = np.zeros(X.shape[1], dtype=int)
    for j in range(X.shape[1]):
        found[j] = X[:, j].mean()
    return found


def in_single_precision(X):
    found = np.zeros(X.shape[1], dtype=np.float32)
    found[:] = X.mean(axis=0)
    return found


def in_place(X):
    X[0] = X.mean(axis=0)
    return X[0]


def taken_away(X):
    total = 0
    for point in X:
        total = total - point
    return total / len(X)


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda X: sum(X), "summed instead of averaged"),
        (taken_away, "the centre has the wrong sign"),
        (lambda X: X[1:].mean(axis=0), "the first of X is left out"),
        (without_the_last, "the last of X is left out"),
        (lambda X: [point.mean() for point in X], "rows and columns of X swapped"),
        (in_whole_numbers, "cut to whole numbers"),
        (in_single_precision, "computed in float32"),
        (worked_out_once(), "the first result given again at every call"),
        (piling_up(), "results pile up from call to call"),
        (in_place, "X is changed in place"),
        (
            lambda X: -sum(X),
            "summed instead of averaged; and the centre has the wrong sign",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_student_who_makes_the_mistake_in_other_words_gets_its_name(answer, name):
    """Loops, lists, other functions: what counts are the numbers."""
    assert named(answer)[0] == name


# ------------------------------------------------------------------ the helpers


def test_a_factor_can_count_from_elsewhere_than_zero():
    """A step is too long, seen from where it starts."""

    def moved(start, force):
        return start + force / 2

    inputs = np.array([1.0]), np.array([4.0])
    backwards = negated(moved, "the step", origin=lambda start, force: start)
    twice = scaled(moved, "", by=lambda *_: 2, hint="", origin=lambda start, force: start)
    assert backwards.wrong(*inputs).tolist() == [-1.0]
    assert twice.wrong(*inputs).tolist() == [5.0]


def test_two_mistakes_together_say_both_names_and_both_hints():
    """Each helper takes a misconception in place of the right function."""
    both = rows_dropped(SUMMED, "X")
    assert both.name == "summed instead of averaged; and the last of X is left out"
    assert both.hint.startswith(SUMMED.hint)
    assert both.wrong(np.array([[1.0], [2.0], [5.0]])).tolist() == [3.0]


def test_the_usual_mistakes_leave_out_what_the_author_says():
    """By the helper that makes them: all of that family, and nothing else."""
    everything = usual(centre, "X")
    fewer = usual(centre, "X", leave_out=[rows_dropped, whole_numbers])
    assert {m.name for m in everything} - {m.name for m in fewer} == {
        "the first of X is left out",
        "the last of X is left out",
        "cut to whole numbers",
    }


@pytest.mark.parametrize("family", [rows_dropped, axis_swapped, changes_input])
def test_an_input_that_the_function_does_not_take_is_refused_at_once(family):
    """Also seen through a mistake made before; the sentence says which there are."""
    with pytest.raises(ValueError, match="among the inputs of centre, X; got Y"):
        family(centre, "Y")
    with pytest.raises(ValueError, match="among the inputs of centre, X; got Y"):
        family(SUMMED, "Y")


def test_the_usual_mistakes_need_an_array_and_families_they_know():
    """Nothing that would silently be no mistake at all."""
    with pytest.raises(ValueError, match="among the inputs of centre, X; got none"):
        usual(centre)
    with pytest.raises(ValueError, match="leave_out: must name some of negated, "):
        usual(centre, "X", leave_out=[scaled])


def test_a_mistake_of_the_authors_own_can_be_joined_with_a_family():
    """A misconception written by hand is taken like one that a helper made."""

    def middle(X):
        return np.median(X, axis=0)

    joined = whole_numbers(Misconception("the median", middle, "Sort them, or add them?"))
    assert joined.name == "the median; and cut to whole numbers"
    assert joined.wrong(np.array([[1.0], [2.5], [9.0]])).tolist() == [2]
