"""Lesson 00's judge: right answers pass however they are written, each mistake is named."""

from copy import deepcopy
from pathlib import Path
from runpy import run_path

import numpy as np
import pytest

from autograder.ask import ask
from autograder.checking import PATIENCE, cases_of, verdict_of
from autograder.exercises.start import PREDICTIONS
from autograder.judge_report import mutants_of
from autograder.mutants import made_from
from autograder.mutation_score import mutation_score
from autograder.verdict import as_text, number

MISTAKES = [pytest.param(m, id=m.name) for m in PREDICTIONS.misconceptions]


@pytest.mark.parametrize("misconception", MISTAKES)
@pytest.mark.parametrize("seed", range(5))
def test_each_mistake_is_refused_and_named_first(misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(PREDICTIONS, deepcopy(misconception.wrong), seed)
    assert verdict.score < PREDICTIONS.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name


# ------------------------------------------------------------------ right answers


WAYS = sorted((Path(__file__).parent / "answers" / "00_start" / "seen").glob("*/*.py"))


@pytest.mark.parametrize("path", WAYS, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", range(5))
def test_predictions_may_be_written_in_many_ways(path, seed):
    """Loops, lists, operators from either side, einsum, single precision, JAX."""
    verdict = verdict_of(PREDICTIONS, run_path(str(path))["predictions"], seed)
    assert verdict.right, as_text(verdict)


# ------------------------------------------------------------------ one small change


def test_a_reference_with_one_small_change_is_refused():
    """Each mutant that is accepted has a reason, and each reason a mutant that needs it."""
    score = mutants_of("00_start", PREDICTIONS)
    assert (score.unexplained, score.stale) == ((), ())


def test_a_loop_with_one_small_change_is_refused():
    """Right answers in loops go wrong in other ways than the reference."""
    loops = {"in_loops", "written_into_an_array", "feature_by_feature"}
    answers = [made_from(path.read_text(), "predictions") for path in WAYS if path.stem in loops]
    either_way = {"predictions: np.dot(": "a dot product has no order"}
    score = mutation_score(PREDICTIONS, answers, either_way)
    assert (score.unexplained, score.stale) == ((), ())
    assert score.killed > 40


# ------------------------------------------------------------------ what the student reads


def forgotten_return(w, X):
    X @ w


def not_written(w, X):
    raise NotImplementedError


def arguments_swapped(X, w):
    return X @ w


def transposed_always(w, X):
    return X.T @ w.reshape(-1, 1) if len(X) == len(w) else (w.reshape(1, -1) @ X.T).T


def one_too_few(w, X):
    return [sum(X[i, j] * w[j] for j in range(len(w) - 1)) for i in range(len(X))]


def total_outside_the_loop(w, X):
    found, total = [], 0
    for row in X:
        for x, weight in zip(row, w, strict=True):
            total += x * weight
        found.append(total)
    return found


def return_in_the_loop(w, X):
    for row in X:
        return sum(row * w)


def into_whole_numbers(w, X):
    found = np.zeros(len(X), dtype=int)
    for i, row in enumerate(X):
        found[i] = row @ w
    return found


def multiplied_in_place(w, X):
    X *= w
    return X.sum(axis=1)


def twice(w, X):
    return 2 * X @ w


def with_more_on_top(w, X):
    return X @ w + 1


def divided_by_rows(w, X):
    return X @ w / len(X)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (not_written, "not written yet"),
        (forgotten_return, "expected numbers, got None"),
        (arguments_swapped, "rows and columns of X swapped"),
        (one_too_few, "the last feature is left out"),
        (total_outside_the_loop, "the total is not set back to zero for the next row"),
        (return_in_the_loop, "only the first row"),
        (into_whole_numbers, "cut to whole numbers"),
        (multiplied_in_place, "X is changed in place"),
        (twice, "the prediction is 2 times what it should be"),
        (with_more_on_top, "the right numbers, but 1 more everywhere"),
        (divided_by_rows, "the prediction is 1/n times what it should be"),
        (PREDICTIONS.reference, "this is the reference itself"),
    ],
)
def test_wrong_answers_in_a_student_s_own_words(answer, said):
    """What first-year students write gets its name, or a sentence that leads on."""
    verdict = verdict_of(PREDICTIONS, answer)
    assert said in verdict.mistake, as_text(verdict)
    assert verdict.score < PREDICTIONS.points


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("the products are not added up", 0),
        ("a column instead of one axis", 1.5),
        ("a single row gives a number without an axis", 1.5),
        ("X is changed in place", 1.5),
        ("w is changed in place", 1.5),
    ],
)
def test_what_partly_right_earns(name, score):
    """Right numbers keep their point; shape and untouched inputs are half a point each."""
    (wrong,) = (m.wrong for m in PREDICTIONS.misconceptions if m.name == name)
    assert verdict_of(PREDICTIONS, deepcopy(wrong)).score == score


def test_the_lesson_says_how_a_check_behaves():
    """What a column earns, and how long a check waits, are what the lesson says."""
    root = Path(__file__).parent.parent
    lesson = (root / "solutions" / "00_start" / "00_start.py").read_text(encoding="utf-8")
    column = verdict_of(PREDICTIONS, lambda w, X: (X @ w)[:, None])
    words = " ".join(lesson.replace("\n#", " ").split())
    assert f"earn {column.score:g} of these {column.points:g} points" in words
    assert f"a check gives up after {PATIENCE:g} seconds" in words


def test_small_cases_are_written_with_the_reference_s_numbers():
    """A line a row: its products, the right number, and the student's beside it."""
    for case in PREDICTIONS.small():
        (expected,) = ask(PREDICTIONS.ask, PREDICTIONS.reference, [case])
        _, *lines = PREDICTIONS.written(case, expected, expected)
        assert len(lines) == len(case.inputs["X"]) <= 3
        for (_, text), right in zip(lines, expected.values["result"], strict=True):
            assert text.endswith(f" = {number(right)}   yours: {number(right)}")


@pytest.mark.parametrize("seed", range(5))
def test_cases_tell_rows_from_features(seed):
    """One X is square, for weights that meet its columns; in the others n and d differ."""
    shapes = [case.inputs["X"].shape for case in cases_of(PREDICTIONS, seed)]
    assert [n == d for n, d in shapes].count(True) == 1


def test_hints_do_not_give_the_line_away():
    """A hint is words; no line of a solution stands in one."""
    for misconception in PREDICTIONS.misconceptions:
        for line in ("@", "np.dot", "sum(", "einsum"):
            assert line not in misconception.hint, misconception.name
