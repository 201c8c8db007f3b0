"""Lesson 01's judge: right answers pass however they are written, each mistake is named."""

import copy
import itertools
import re
import statistics

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from autograder.ask import ask
from autograder.checking import cases_of, verdict_of
from autograder.exercises import batch as lesson
from autograder.exercises.batch import wrong_gradients, wrong_paths
from autograder.judge_report import mutants_of
from autograder.mutation_score import mutation_score
from autograder.verdict import as_text, number

MISTAKES = [
    pytest.param(exercise, misconception, id=f"{exercise.name}: {misconception.name}")
    for exercise in lesson.EXERCISES
    for misconception in exercise.misconceptions
]


@pytest.mark.parametrize(("exercise", "misconception"), MISTAKES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, copy.deepcopy(misconception.wrong), seed)
    assert verdict.score < exercise.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name


# ------------------------------------------------------------------ right answers


def one_line_cost(w, X, y):
    return ((X @ w - y) ** 2).mean()


def looped_cost(w, X, y):
    total = 0.0
    for i in range(len(X)):
        predicted = 0.0
        for j in range(len(w)):
            predicted += w[j] * X[i][j]
        total += (predicted - y[i]) ** 2
    return total / len(X)


def cost_of_columns(w, X, y):
    misses = y[:, None] - X @ w[:, None]
    return misses.T @ misses / len(y)  # shape (1, 1)


def cost_by_variance(w, X, y):
    misses = X @ w - y
    return [misses.var() + misses.mean() ** 2]


def cost_from_lists(w, X, y):
    pairs = zip(X.tolist(), y.tolist(), strict=True)
    return statistics.fmean((np.dot(x, w) - target) ** 2 for x, target in pairs)


def cost_by_length(w, X, y):
    return np.linalg.norm(jnp.array(X) @ w - y) ** 2 / y.size


def single_precision_cost(w, X, y):
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    return np.einsum("i,i->", X @ w - y, X @ w - y) / np.float32(len(y))


@pytest.mark.parametrize(
    "answer",
    [
        one_line_cost,
        looped_cost,
        cost_of_columns,
        cost_by_variance,
        cost_from_lists,
        cost_by_length,
        single_precision_cost,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_cost_may_be_written_in_many_ways(answer, seed):
    """Loops, lists, arrays of one number, single precision, JAX."""
    assert_right(verdict_of(lesson.SQUARED_ERROR, answer, seed))


def one_line_gradient(w, X, y):
    return (2 / len(y)) * (X.T @ (X @ w - y))


def mean_of_row_gradients(w, X, y):
    return np.mean(2 * (X @ w - y)[:, None] * X, axis=0)


def looped_gradient(w, X, y):
    gradient = [0.0] * len(w)
    for x, target in zip(X, y, strict=True):
        miss = sum(a * b for a, b in zip(x, w, strict=True)) - target
        gradient = [g + 2 * miss * x[j] / len(y) for j, g in enumerate(gradient)]
    return gradient


def one_weight_at_a_time(w, X, y):
    return tuple(-2 * np.mean((y - X @ w) * X[:, j]) for j in range(len(w)))


def normal_equations(w, X, y):
    return 2 * (X.T @ X @ w - X.T @ y) / X.shape[0]


def differentiated(w, X, y):
    return jax.grad(lambda v: jnp.mean((X @ v - y) ** 2))(jnp.array(w))


def nudged(w, X, y):
    h = 1e-4 * np.eye(len(w))
    return [(one_line_cost(w + e, X, y) - one_line_cost(w - e, X, y)) / 2e-4 for e in h]


def single_precision_gradient(w, X, y):
    return one_line_gradient(*(array.astype(np.float32) for array in (w, X, y)))


@pytest.mark.parametrize(
    "answer",
    [
        one_line_gradient,
        mean_of_row_gradients,
        looped_gradient,
        one_weight_at_a_time,
        normal_equations,
        differentiated,
        nudged,
        single_precision_gradient,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_gradient_may_be_computed_in_many_ways(answer, seed):
    """By the formula, in loops, by JAX, and even by nudging: the numbers are the same."""
    assert_right(verdict_of(lesson.SQUARED_ERROR_GRADIENT, answer, seed))


def step_against(gradient):
    return lambda w, X, y, lr: w - lr * np.array(gradient(w, X, y))


def step_in_lists(w, X, y, lr):
    return [a - lr * b for a, b in zip(w, looped_gradient(w, X, y), strict=True)]


def step_on_a_copy(w, X, y, lr):
    moved = w.copy()
    for j, slope in enumerate(one_weight_at_a_time(w, X, y)):
        moved[j] -= lr * slope
    return moved


def step_by_the_hessian(w, X, y, lr):
    lowest = np.linalg.lstsq(X, y)[0]
    return lowest + (np.eye(len(w)) - lr * 2 / len(y) * X.T @ X) @ (w - lowest)


@pytest.mark.parametrize(
    "answer",
    [
        step_against(one_line_gradient),
        step_against(differentiated),
        step_against(single_precision_gradient),
        step_in_lists,
        step_on_a_copy,
        step_by_the_hessian,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_step_may_be_taken_in_many_ways(answer, seed):
    """Lists, a copy that is changed, single precision, or through the Hessian."""
    assert_right(verdict_of(lesson.BATCH_STEP, answer, seed))


def right_step(w, X, y, lr):
    return w - lr * one_line_gradient(w, X, y)


def appended(w, X, y, lr, steps):
    path = [w]
    for _ in range(steps):
        path.append(right_step(path[-1], X, y, lr))
    return path


def preallocated(w, X, y, lr, steps):
    path = np.empty((1 + steps, w.size))
    path[0] = w
    for k in range(steps):
        path[k + 1] = right_step(path[k], X, y, lr)
    return path


def accumulated(w, X, y, lr, steps):
    points = itertools.accumulate(range(steps), lambda v, _: right_step(v, X, y, lr), initial=w)
    return tuple(map(tuple, points))


def recursive(w, X, y, lr, steps):
    rest = recursive(right_step(w, X, y, lr), X, y, lr, steps - 1) if steps else []
    return [w.tolist(), *rest]


def a_copy_in_place(w, X, y, lr, steps):
    w, path = w.copy(), [w.copy()]
    for _ in range(steps):
        w -= lr * one_line_gradient(w, X, y)
        path.append(w.copy())
    return np.stack(path)


def closed_form(w, X, y, lr, steps):
    curvatures, directions = np.linalg.eigh(2 / len(y) * X.T @ X)
    lowest = np.linalg.lstsq(X, y)[0]
    factors = (1 - lr * curvatures) ** np.arange(steps + 1)[:, None]
    return lowest + (factors * ((w - lowest) @ directions)) @ directions.T


def scanned(w, X, y, lr, steps):
    _, path = jax.lax.scan(
        lambda v, _: (v - lr * one_line_gradient(v, X, y), v), jnp.array(w), length=steps + 1
    )
    return path


@pytest.mark.parametrize(
    "answer",
    [appended, preallocated, accumulated, recursive, a_copy_in_place, closed_form, scanned],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_path_may_be_made_in_many_ways(answer, seed):
    """Appended, written into an array, accumulated, by recursion, in closed form, by JAX."""
    assert_right(verdict_of(lesson.BATCH_DESCENT, answer, seed))


def assert_right(verdict):
    assert verdict.right, as_text(verdict)


# ------------------------------------------------------------------ one small change

LOOPED = {
    "squared_error": [looped_cost, cost_by_variance],
    "squared_error_gradient": [looped_gradient, one_weight_at_a_time],
    "batch_step": [step_in_lists],
    "batch_descent": [preallocated, a_copy_in_place, recursive],
}
ONE_LENGTH = "the two have one length, and are multiplied or counted through in pairs"
OF_LOOPS = {
    "looped_gradient: len(w) -> w": "an array times a list of one zero is an array of zeros",
    "looped_gradient: zip(": ONE_LENGTH,
    "step_in_lists: zip(": ONE_LENGTH,
    "a_copy_in_place: w.copy() -> w (2)": "the steps move another copy",
    "a_copy_in_place: np.stack(path) -> path": "a list of points is a path",
    "recursive: w.tolist() -> w": "an array in a list is a row",
}


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_reference_with_one_small_change_is_refused(exercise):
    """Each mutant that is accepted has a reason, and each reason a mutant that needs it."""
    score = mutants_of("01_batch", exercise)
    assert (score.unexplained, score.stale) == ((), ())
    assert score.killed > 20


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_loop_with_one_small_change_is_refused(exercise):
    """Right answers in loops go wrong in other ways than the reference."""
    score = mutation_score(exercise, LOOPED[exercise.name], OF_LOOPS)
    assert score.unexplained == ()
    assert score.killed > 20


# ------------------------------------------------------------------ what partly right earns


def test_a_right_direction_earns_a_point():
    """A gradient that is too long by a factor still points uphill."""
    verdict = verdict_of(lesson.SQUARED_ERROR_GRADIENT, wrong_gradients.times(lambda n, d: 7 / n))
    assert verdict.score == 1
    assert verdict.mistake == "the gradient is 7 times what it should be"


def test_right_numbers_in_a_column_lose_half_a_point():
    """The shape is a rule of its own."""
    verdict = verdict_of(lesson.SQUARED_ERROR_GRADIENT, wrong_gradients.column_returned)
    assert verdict.score == 3.5


def test_right_steps_without_their_start_keep_their_points():
    """What is missing at an end costs a point; the steps and the inputs are right."""
    assert verdict_of(lesson.BATCH_DESCENT, wrong_paths.without_start).score == 3


def test_steps_that_change_w_keep_their_points():
    """A right path that moves the caller's weights loses the point for that alone."""
    verdict = verdict_of(lesson.BATCH_DESCENT, wrong_paths.w_moved_at_the_end)
    assert verdict.score == 3
    assert "w changed in place" in verdict.mistake


# ------------------------------------------------------------------ what the student reads


def kicked(w, X, y, lr, steps):
    """Right for two steps; from the third on, a constant comes on top."""
    return np.array(appended(w, X, y, lr, steps)) + 0.7 * (np.arange(steps + 1) > 2)[:, None]


def test_a_path_says_how_far_it_is_right():
    """Where no known mistake fits, the step at which the paths part is named."""
    assert verdict_of(lesson.BATCH_DESCENT, kicked).mistake == "right until step 2"


def test_a_list_that_is_kept_from_call_to_call_is_found():
    """A path in a default argument is right once."""

    def kept(w, X, y, lr, steps, path=[]):  # noqa: B006
        path.extend(appended(w, X, y, lr, steps))
        return np.array(path)

    mistake, hint = verdict_of(lesson.BATCH_DESCENT, kept).mistakes[0], "a default argument"
    assert mistake.name == "something is kept from one call to the next"
    assert hint in mistake.hint


def test_a_wrong_path_is_drawn_over_the_expected_one():
    """The picture says in its alt text where the paths part."""
    verdict = verdict_of(lesson.BATCH_DESCENT, kicked, draw=True)
    image, words = verdict.shown.picture
    assert image.startswith("<img ")
    assert words.startswith("The paths part at step 3 of 8.")


@pytest.mark.parametrize(
    "wrong", [wrong_paths.transposed, wrong_paths.last_only, wrong_paths.costs_kept]
)
def test_what_is_no_path_is_not_drawn(wrong):
    """Numbers that are no points of a plane have no picture, and the check goes on."""
    verdict = verdict_of(lesson.BATCH_DESCENT, wrong, draw=True)
    assert verdict.mistakes and verdict.shown.picture == ()


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
def test_small_cases_are_written_with_the_reference_s_numbers(exercise):
    """The line called expected ends in what the reference gives."""
    for case in exercise.small():
        (expected,) = ask(exercise.ask, exercise.reference, [case])
        lines = exercise.written(case, expected, expected)
        said = [text for label, text in lines if label in ("expected", "yours")]
        last = np.atleast_2d(expected.values["result"])[-1]
        for text in said:
            numbers = re.findall(r"-?[\d.]+", text)[-len(last) :]
            assert numbers == [number(x) for x in last]


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
@pytest.mark.parametrize("seed", range(5))
def test_cases_tell_rows_from_features(exercise, seed):
    """No case has two features, and n and d are never the same number."""
    for case in cases_of(exercise, seed):
        n, d = case.inputs["X"].shape
        assert d != 2 and d != n


@pytest.mark.parametrize(
    ("exercise", "name"),
    [
        (lesson.SQUARED_ERROR, "summed instead of averaged"),
        (lesson.SQUARED_ERROR, "the root of the mean squared error"),
        (lesson.SQUARED_ERROR_GRADIENT, "averaged over the features instead of the rows"),
        (lesson.SQUARED_ERROR_GRADIENT, "the factor two is missing"),
        (lesson.SQUARED_ERROR_GRADIENT, "the sign is flipped"),
        (lesson.BATCH_STEP, "one weight changed before the gradient of the next was taken"),
        (lesson.BATCH_DESCENT, "summed instead of averaged"),
        (lesson.BATCH_DESCENT, "one array in every row of the path"),
    ],
)
def test_common_mistakes_have_their_names(exercise, name):
    """The mistakes that readers of popular material make are among those that are named."""
    assert name in {misconception.name for misconception in exercise.misconceptions}


def test_hints_do_not_give_the_line_away():
    """A hint is words; no line of a reference or of a solution stands in one."""
    for exercise in lesson.EXERCISES:
        for misconception in exercise.misconceptions:
            assert "lr *" not in misconception.hint
            assert ".T @" not in misconception.hint
