"""Lesson 02's judge: right answers pass however they are written, each mistake is named."""

import random
from copy import deepcopy

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from autograder.ask import ask
from autograder.checking import cases_of, verdict_of
from autograder.exercises.stochastic import (
    EXERCISES,
    INVERSE_TIME_DECAY,
    ROW_GRADIENT,
    STOCHASTIC_EPOCH,
)
from autograder.exercises.stochastic.rows_visited import times_visited, visited
from autograder.exercises.stochastic.stochastic_epoch import ANY, ORTHOGONAL
from autograder.exercises.stochastic.stochastic_epoch_mistakes import in_order
from autograder.judge_report import mutants_of
from autograder.mutation_score import mutation_score
from autograder.verdict import as_text

MISTAKES = [
    pytest.param(exercise, misconception, id=f"{exercise.name}: {misconception.name}")
    for exercise in EXERCISES
    for misconception in exercise.misconceptions
]


@pytest.mark.parametrize(("exercise", "misconception"), MISTAKES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, deepcopy(misconception.wrong), seed)
    assert verdict.score < exercise.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name


# ------------------------------------------------------------------ right answers


def one_line(w, X, y, i):
    return 2 * (X[i] @ w - y[i]) * X[i]


def in_loops(w, X, y, i):
    prediction = sum(X[i][j] * w[j] for j in range(len(w)))
    return [2 * (prediction - y[i]) * X[i][j] for j in range(len(w))]


def single_precision(w, X, y, i):
    return one_line(*(array.astype(np.float32) for array in (w, X, y)), i)


def differentiated(w, X, y, i):
    return jax.grad(lambda v: (X[i] @ v - y[i]) ** 2)(jnp.array(w))


def by_differences(w, X, y, i):
    def cost(v):
        return (X[i] @ v - y[i]) ** 2

    return tuple((cost(w + h) - cost(w - h)) / 2e-4 for h in 1e-4 * np.eye(len(w)))


def batch_of_one(w, X, y, i):
    x, target = X[i : i + 1], y[i : i + 1]
    return (2 * x.T @ (x @ w - target) / len(target)).ravel()


@pytest.mark.parametrize(
    "answer",
    [one_line, in_loops, single_precision, differentiated, by_differences, batch_of_one],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_gradient_may_be_written_in_many_ways(answer, seed):
    """Loops, lists, single precision, JAX, differences, the mean over a batch of one."""
    assert_right(verdict_of(ROW_GRADIENT, answer, seed))


def permuted(w, X, y, lr, rng):
    for i in rng.permutation(len(y)):
        w = w - lr * one_line(w, X, y, i)
    return w


def copied_and_zipped(w, X, y, lr, rng):
    order = rng.permutation(len(y))
    w = w.copy()
    for x, target in zip(X[order], y[order], strict=True):
        w -= lr * 2 * (x @ w - target) * x
    return w


def one_row_after_another(w, X, y, lr, rng):
    left = list(range(len(y)))
    for _ in y:
        i = left.pop(rng.integers(len(left)))
        w = [w[j] - lr * g for j, g in enumerate(in_loops(w, X, y, i))]
    return w


def shuffled_list(w, X, y, lr, rng):
    rows = list(range(len(y)))
    rng.shuffle(rows)
    return permuted(w, X[rows], y[rows], lr, NoShuffle)


class NoShuffle:
    permutation = range


def sorted_by_chance(w, X, y, lr, rng):
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    for i in np.argsort(rng.random(len(y))):
        w = w - np.float32(lr) * one_line(w, X, y, i)
    return w


def seeded_from_rng(w, X, y, lr, rng):
    order = list(range(len(y)))
    random.Random(int(rng.integers(2**32))).shuffle(order)
    for i in order:
        w = w + lr * 2 * (y[i] - X[i] @ w) * X[i]
    return w


def with_jax(w, X, y, lr, rng):
    w = jnp.array(w)
    for i in rng.choice(len(y), size=len(y), replace=False):
        w = w - lr * 2 * (jnp.dot(X[i], w) - y[i]) * X[i]
    return w


@pytest.mark.parametrize(
    "answer",
    [
        permuted,
        copied_and_zipped,
        one_row_after_another,
        shuffled_list,
        sorted_by_chance,
        seeded_from_rng,
        with_jax,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_an_epoch_may_be_written_in_many_ways(answer, seed):
    """Lists, copies shuffled in place of indices, single precision, JAX, any draw from rng."""
    assert_right(verdict_of(STOCHASTIC_EPOCH, answer, seed))


def fraction(lr, decay, step):
    return lr / (1 + decay * step)


def as_an_array(lr, decay, step):
    return np.array([lr]) / np.array([1 + decay * step])


def by_reciprocals(lr, decay, step):
    return 1 / (1 / lr + decay / lr * step)


def step_by_step(lr, decay, step):
    denominator = 1.0
    for _ in range(step):
        denominator += decay
    return np.float32(lr / denominator)


def with_jax_numpy(lr, decay, step):
    return jnp.divide(lr, 1 + decay * step)


@pytest.mark.parametrize(
    "answer", [fraction, as_an_array, by_reciprocals, step_by_step, with_jax_numpy]
)
@pytest.mark.parametrize("seed", range(5))
def test_a_rate_may_be_written_in_many_ways(answer, seed):
    """A float, an array of shape (1,), single precision, a loop, JAX."""
    assert_right(verdict_of(INVERSE_TIME_DECAY, answer, seed))


def assert_right(verdict):
    assert verdict.right, as_text(verdict)


# ------------------------------------------------------------------ one small change

LOOPED = {
    "row_gradient": [in_loops, by_differences],
    "stochastic_epoch": [one_row_after_another, copied_and_zipped],
    "inverse_time_decay": [step_by_step, as_an_array],
}
OF_LOOPS = {
    "copied_and_zipped: zip(": "the two have one length",
    "step_by_step: np.float32(": "the same numbers in another type",
    "as_an_array: np.array(": "the same numbers in another type",
}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_reference_with_one_small_change_is_refused(exercise):
    """Each mutant that is accepted has a reason, and each reason a mutant that needs it."""
    score = mutants_of("02_stochastic", exercise)
    assert (score.unexplained, score.stale) == ((), ())
    assert score.killed > 20


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_loop_with_one_small_change_is_refused(exercise):
    """Right answers in loops go wrong in other ways than the reference."""
    score = mutation_score(exercise, LOOPED[exercise.name], OF_LOOPS)
    assert score.unexplained == ()
    assert score.killed > 20


# ------------------------------------------------------------------ what the facts say


def read(order, kind):
    """What the judge reads off the weights of an epoch of right steps on the rows of `order`."""
    case = next(case for case in cases_of(STOCHASTIC_EPOCH, 0) if case.kind == kind)
    answer = ask(STOCHASTIC_EPOCH.ask, in_order(order), [case])[0]
    return visited(case, answer) if kind == ANY else times_visited(case, answer)


@pytest.mark.parametrize(
    ("order", "rows", "said"),
    [
        (lambda n, rng: rng.permutation(n), "each row once", "a fresh order"),
        (lambda n, rng: range(n), "each row once", "the order of the data"),
        (lambda n, rng: [2, 0, 1], "each row once", "always the same"),
        (
            lambda n, rng: [rng.integers(2), 2, 2],
            "some rows more than once, others never",
            "a fresh order",
        ),
        (lambda n, rng: [1, 1, 1], "one row, again and again", "a fresh order"),
        (lambda n, rng: [1], "1 step in an epoch, where there should be 3", "a fresh order"),
        (lambda n, rng: [0, 1, 2, 0], "4 steps in an epoch, where there should be 3", None),
    ],
)
def test_the_rows_of_an_epoch_are_read_off_the_weights(order, rows, said):
    """Whatever the order, the weights at the end prove which rows were used and in which order."""
    found = read(order, ANY)
    assert found[0] == rows
    assert said in (None, found[1])


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (lambda n, rng: rng.permutation(n), "each row once"),
        (lambda n, rng: [*range(n), *range(n)], "each row 2 times"),
        (lambda n, rng: [0, 0, 2, 3], "some rows never, some rows more than once"),
        (lambda n, rng: [3, 1], "some rows never"),
        (lambda n, rng: [*range(n), 1], "some rows more than once"),
    ],
)
def test_orthogonal_rows_tell_how_often_each_was_used(order, said):
    """In any order: a step on one of them leaves the residuals of the others alone."""
    assert read(order, ORTHOGONAL) == said


def test_a_step_of_the_wrong_length_keeps_the_points_for_its_rows():
    """Who forgets the factor two, but shuffles well, loses the points of the steps only."""
    half = deepcopy(STOCHASTIC_EPOCH.misconceptions[0].wrong)
    verdict = verdict_of(STOCHASTIC_EPOCH, half)
    held = [ruling.rule.name for ruling in verdict.rulings if ruling.holds]
    assert held == ["once", "order", "pure"]
    assert verdict.score == 2


def test_the_right_direction_is_worth_a_point():
    """A gradient of half the length loses the points for its length only."""
    verdict = verdict_of(ROW_GRADIENT, lambda w, X, y, i: one_line(w, X, y, i) / 2)
    assert verdict.score == 2


def test_a_random_row_in_place_of_row_i_is_called_random():
    """Asked the very same twice, the answer is another: this is what the student reads."""
    rng = np.random.default_rng(0)  # whose first row is not the one that is asked for

    def any_row(w, X, y, i):
        return one_line(w, X, y, rng.integers(len(y)))

    assert verdict_of(ROW_GRADIENT, any_row).mistake == (
        "the same call gives another answer each time"
    )


@pytest.mark.parametrize("exercise", EXERCISES)
def test_a_wrong_answer_is_shown_on_a_case_to_compute_by_hand(exercise):
    """At most three rows of whole numbers, with the equation and the student's line in it."""
    for misconception in exercise.misconceptions[:3]:
        text = as_text(verdict_of(exercise, deepcopy(misconception.wrong)))
        assert "A small case to compute by hand" in text
        assert "With these numbers" in text
        assert "equation" in text
        assert "yours" in text.partition("With these numbers")[2]
    for case in exercise.small():
        assert len(np.atleast_1d(case.inputs.get("y", 0))) <= 3
        arrays = [given for given in case.inputs.values() if isinstance(given, np.ndarray)]
        assert all(np.array_equal(array, array.round()) for array in arrays)


def test_hints_do_not_give_the_line_away():
    """A hint is words; no line of a reference or of a solution stands in one."""
    for exercise in EXERCISES:
        for misconception in exercise.misconceptions:
            for line in ("lr *", "lr /", "@ w", "1 + decay", "2 *", "permutation"):
                assert line not in misconception.hint, misconception.name
