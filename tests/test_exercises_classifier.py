"""Lesson 04's judge: right answers pass however they are written, each mistake is named."""

import math
import random
from collections import namedtuple
from copy import deepcopy
from functools import partial, reduce

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax
from scipy.special import expit, log_expit

from autograder.ask import ask, quiet
from autograder.ask_training import OBJECTIVES, trainings
from autograder.checking import cases_of, verdict_of
from autograder.exercises import classifier as lesson
from autograder.exercises.classifier import (
    rows_moved,
    training_cases,
    wrong_curves,
    wrong_epochs,
    wrong_gradients,
    wrong_losses,
    wrong_methods,
    wrong_rows,
    wrong_trainings,
)
from autograder.exercises.classifier.mini_batch_sgd import training_facts
from autograder.exercises.classifier.wrong_trainings import Training
from autograder.judge_report import mutants_of
from autograder.mutation_score import mutation_score
from autograder.verdict import as_text
from mbgd_lessons import minibatches

MISTAKES = [
    pytest.param(exercise, misconception, id=f"{exercise.name}: {misconception.name}")
    for exercise in lesson.EXERCISES
    for misconception in exercise.misconceptions
]


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize(("exercise", "misconception"), MISTAKES)
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, deepcopy(misconception.wrong), seed)
    assert verdict.score < exercise.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name


def assert_right(exercise, answer, seed):
    """The check gives all points to an answer that JAX has compiled before the clock runs."""
    with quiet():
        ask(exercise.ask, answer, cases_of(exercise, seed))
    verdict = verdict_of(exercise, answer, seed)
    assert verdict.right, as_text(verdict)


# ------------------------------------------------------------------ right answers: the loss


def logaddexp_loss(w, X, y):
    return np.logaddexp(0, -y * (X @ w)).mean()


def looped_loss(w, X, y):
    total = 0.0
    for row, label in zip(X.tolist(), y.tolist(), strict=True):
        z = -label * sum(a * b for a, b in zip(row, w.tolist(), strict=True))
        total += max(z, 0) + math.log1p(math.exp(-abs(z)))
    return total / len(y)


def loss_by_cases(w, X, y):
    m = y * X.dot(w)
    return [np.mean(np.where(m > 0, np.log1p(np.exp(-m)), np.log1p(np.exp(m)) - m))]


def loss_by_scipy(w, X, y):
    return -np.average(log_expit(np.einsum("ij,j,i->i", X, w, y)))


def single_precision_loss(w, X, y):
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    return np.logaddexp(np.float32(0), -y * (X @ w)).mean(keepdims=True)


def jax_loss(w, X, y):
    return jnp.mean(jax.nn.softplus(-jnp.array(y) * (jnp.array(X) @ jnp.array(w))))


@pytest.mark.parametrize(
    "answer",
    [
        logaddexp_loss,
        looped_loss,
        loss_by_cases,
        loss_by_scipy,
        single_precision_loss,
        jax_loss,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_the_loss_may_be_written_in_many_ways(answer, seed):
    """Loops, cases, other libraries, single precision, a list or an array of one number."""
    assert_right(lesson.LOGISTIC_LOSS, answer, seed)


# ------------------------------------------------------------------ right answers: the gradient


def plain_gradient(w, X, y):
    with np.errstate(over="ignore"):  # 1 / inf is the right limit
        return X.T @ (-y / (1 + np.exp(y * (X @ w)))) / len(y)


def looped_gradient(w, X, y):
    total = [0.0] * len(w)
    for i in range(len(y)):
        s = expit(-y[i] * sum(X[i, j] * w[j] for j in range(len(w))))
        total = [total[j] - y[i] * s * X[i, j] for j in range(len(w))]
    return [entry / len(y) for entry in total]


def gradient_for_labels_0_and_1(w, X, y):
    return ((expit(X @ w) - (y == 1))[:, None] * X).mean(axis=0)


def differentiated(w, X, y):
    return jax.grad(lambda v: jnp.mean(jnp.logaddexp(0.0, -y * (X @ v))))(jnp.array(w))


def by_central_differences(w, X, y, h=1e-5):
    return np.array(
        [
            (logaddexp_loss(w + h * e, X, y) - logaddexp_loss(w - h * e, X, y)) / (2 * h)
            for e in np.eye(len(w))
        ]
    )


def single_precision_gradient(w, X, y):
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    return -(y * expit(-y * (X @ w))) @ X / np.float32(len(y))


@pytest.mark.parametrize(
    "answer",
    [
        plain_gradient,
        looped_gradient,
        gradient_for_labels_0_and_1,
        differentiated,
        by_central_differences,
        single_precision_gradient,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_may_be_written_in_many_ways(answer, seed):
    """Loops, labels recoded, automatic differentiation, fine differences, single precision."""
    assert_right(lesson.LOGISTIC_GRADIENT, answer, seed)


# ------------------------------------------------------------------ right answers: the accuracy


def compared(w, X, y):
    return np.mean((X @ w >= 0) == (y > 0))


def looped_accuracy(w, X, y):
    right = 0
    for row, label in zip(X, y, strict=True):
        right += (1 if row @ w >= 0 else -1) == label
    return right / len(y)


def sign_mended(w, X, y):
    predicted = np.sign(X @ w)
    predicted[predicted == 0] = 1
    return np.count_nonzero(predicted == y) / y.size


def by_probability(w, X, y):
    return [np.average(np.where(expit(X @ w) >= 0.5, 1.0, -1.0) == y)]


def folded(w, X, y):
    count = reduce(lambda so_far, row: so_far + int((row[:-1] @ w >= 0) == (row[-1] > 0)), X, 0)
    return count / len(X)


def accuracy_in_jax(w, X, y):
    return jnp.mean(jnp.where(jnp.array(X) @ jnp.array(w) >= 0, 1, -1) == jnp.array(y))


@pytest.mark.parametrize(
    "answer",
    [
        compared,
        looped_accuracy,
        sign_mended,
        by_probability,
        lambda w, X, y: folded(w, np.column_stack([X, y]), y),
        accuracy_in_jax,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_the_accuracy_may_be_written_in_many_ways(answer, seed):
    """Comparisons, loops, probabilities, a fold, JAX."""
    assert_right(lesson.ACCURACY, answer, seed)


# ------------------------------------------------------------------ right answers: the training


def straightforward(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):  # fmt: skip
    w, curves = np.zeros(X_train.shape[1]), [[], [], []]
    for _ in range(max_epochs):
        for rows in minibatches(len(y_train), batch_size, rng):
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        curves[0].append(compared(w, X_train, y_train))
        curves[1].append(compared(w, X_test, y_test))
        curves[2].append(objective(w, X_train, y_train))
        lr *= annealing_rate
    return w, *curves


Result = namedtuple("Result", "w training_accuracy test_accuracy w_errors")


def in_place(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):  # fmt: skip
    """Shuffled copies of the data, an order from sorting random numbers, curves as columns."""
    w, found = np.zeros(X_train.shape[1]), np.zeros((max_epochs, 3))
    for epoch in range(max_epochs):
        order = np.argsort(rng.random(len(y_train)))
        X, y = X_train[order], y_train[order]
        for k in range(math.ceil(len(y) / batch_size)):
            part = slice(k * batch_size, (k + 1) * batch_size)
            w -= lr * annealing_rate**epoch * gradient(w, X[part], y[part])
        found[epoch] = (
            sign_mended(w, X_train, y_train),
            sign_mended(w, X_test, y_test),
            objective(w, X, y),
        )
    return Result(w, *(found[:, [j]] for j in range(3)))


def row_by_row(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):  # fmt: skip
    """The mean over a batch as a loop; lists; no shuffle where a batch holds all rows."""
    w, history, n = [0.0] * X_train.shape[1], [], len(y_train)
    for _ in range(max_epochs):
        order = list(range(n))
        if batch_size < n:
            random.Random(int(rng.integers(2**32))).shuffle(order)
        while order:
            rows, order = order[:batch_size], order[batch_size:]
            pulls = [gradient(w, X_train[i : i + 1], y_train[i : i + 1]) for i in rows]
            w = [a - lr * sum(p[j] for p in pulls) / len(rows) for j, a in enumerate(w)]
        parts = (X_train, y_train), (X_test, y_test)
        shares = [looped_accuracy(np.array(w), X, y) for X, y in parts]
        history.append([*shares, objective(w, X_train.tolist(), y_train.tolist())])
        lr = lr * annealing_rate
    return [w, *map(list, zip(*history, strict=True))]


def drawn_in_advance(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):  # fmt: skip
    """All orders drawn before the first epoch, all weights kept, the curves computed at the end."""
    orders = rng.permuted(np.tile(np.arange(len(y_train)), (max_epochs, 1)), axis=1)
    rates, path = lr * annealing_rate ** np.arange(max_epochs), [np.zeros(X_train.shape[1])]
    for rate, order in zip(rates, orders, strict=True):
        cuts = np.split(order, range(batch_size, len(order), batch_size))
        path.append(
            reduce(lambda w, r, a=rate: w - a * gradient(w, X_train[r], y_train[r]), cuts, path[-1])
        )
    test = [compared(w, X_test, y_test) for w in path[1:]]
    train = [compared(w, X_train, y_train) for w in path[1:]]
    return path[-1], train, test, [objective(w, X_train, y_train) for w in path[1:]]


def compiled(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):  # fmt: skip
    """JAX in single precision: the whole batches of an epoch in a scan, then the short one."""
    X, y, n = jnp.array(X_train), jnp.array(y_train), len(y_train)
    w, curves, whole = jnp.zeros(X.shape[1]), [], n // batch_size * batch_size
    for epoch in range(max_epochs):
        order, rate = rng.permutation(n), lr * annealing_rate**epoch
        w = scanned(w, X, y, order[:whole].reshape(-1, batch_size), rate, gradient)
        if whole < n:
            w = w - rate * gradient(w, X[order[whole:]], y[order[whole:]])
        parts = (X, y), (jnp.array(X_test), jnp.array(y_test))
        curves.append([*(accuracy_in_jax(w, *part) for part in parts), objective(w, X, y)])
    return w, *jnp.array(curves).T


@partial(jax.jit, static_argnames="gradient")
def scanned(w, X, y, batches, rate, gradient):
    def step(w, rows):
        return w - rate * gradient(w, X[rows], y[rows]), None

    return lax.scan(step, w, batches)[0]


@pytest.mark.parametrize(
    "answer", [straightforward, in_place, row_by_row, drawn_in_advance, compiled, Training()]
)
@pytest.mark.parametrize("seed", range(5))
def test_a_training_may_be_written_in_many_ways(answer, seed):
    """A named tuple, a tuple, a list; lists and columns; any draw from rng; JAX, compiled."""
    assert_right(lesson.MINI_BATCH_SGD, answer, seed)


# ------------------------------------------------------------------ what the facts say


def facts_of(kind, answer, seed=0):
    """The facts of the case of this kind, for one training."""
    cases = training_cases.trainings_to_run(np.random.default_rng(seed))
    case = next(case for case in cases if case.kind == kind)
    (given,) = ask(trainings, answer, [case])
    return training_facts(case, given)


def test_rows_used_in_one_step_are_read_off_the_weights():
    """Which rows went together, whatever the code says: here the last of seven came alone."""
    w = trainings(wrong_rows.Unshuffled(), dict(rest_case().inputs))["w_0"]
    assert rows_moved.together(w) == [[0, 1, 2], [3, 4, 5], [6]]


def rest_case():
    cases = training_cases.trainings_to_run(np.random.default_rng(0))
    return next(case for case in cases if case.kind == training_cases.REST)


@pytest.mark.parametrize(
    ("kind", "fact", "answer", "words"),
    [
        (
            "REST",
            "rows used together when a rest remains",
            wrong_trainings.Training,
            "3, 3 and 1 rows together",
        ),
        (
            "REST",
            "rows used together when a rest remains",
            wrong_rows.LastDropped,
            "3 and 3 rows together, 1",
        ),
        (
            "REST",
            "rows used together when a rest remains",
            wrong_rows.EvenedOut,
            "3, 2 and 2 rows together",
        ),
        (
            "ROWS",
            "rows used together",
            wrong_rows.WithReplacement,
            "some rows never, others again",
        ),
        ("ROWS", "the label that a row meets", wrong_rows.ApartXandY, "another row's"),
        ("ROWS", "the batches", wrong_rows.Unshuffled, "neighbours as they stand"),
        ("ROWS", "the batches", wrong_rows.BatchesShuffled, "neighbours, in a drawn order"),
        ("ROWS", "the batches", wrong_rows.FixedSeed, "always the same"),
        ("ROWS", "the order", wrong_rows.OwnGenerator, "another one each time"),
        ("ROWS", "global random state", wrong_rows.GlobalState, "moved"),
        ("EPOCHS", "the second epoch", wrong_trainings.Training, "in a fresh order"),
        ("EPOCHS", "the second epoch", wrong_rows.ShuffledOnce, "with the same batches again"),
        ("CURVES", "w_errors", wrong_trainings.Training, "after each epoch, on all rows"),
        ("CURVES", "w_errors", wrong_curves.StartMeasuredToo, "before the first epoch, too"),
    ],
)
def test_facts_say_what_the_numbers_show(kind, fact, answer, words):
    """In words, for a right training and for wrong ones."""
    facts = facts_of(getattr(training_cases, kind), answer())
    assert facts[fact].startswith(words)


@pytest.mark.parametrize("factor", [0.3, 3.0])
def test_a_wrong_step_does_not_make_rows_or_curves_wrong(factor):
    """Rows are told by which moved alike, and curves by the weights of the same code."""
    answer = wrong_trainings.Scaled(lambda rows, n, d, size: factor)
    for kind in (training_cases.REST, training_cases.ROWS, training_cases.EPOCHS):
        assert facts_of(kind, answer) == facts_of(kind, Training())
    for kind in (training_cases.CURVES, training_cases.LAST_ENTRY):
        assert facts_of(kind, answer) == facts_of(kind, Training())


def test_a_wrong_rate_does_not_make_curves_wrong():
    """Each rule asks about one thing: the curves are asked for at a rate that is not annealed."""
    verdict = verdict_of(lesson.MINI_BATCH_SGD, wrong_epochs.Rate(lambda lr, share, e: lr), 1)
    assert [ruling.rule.name for ruling in verdict.rulings if not ruling.holds] == ["rates"]


def nothing_learnt(*data, objective, gradient, rng):
    X, epochs = data[0], data[6]
    return np.zeros(X.shape[1]), *(np.zeros(epochs) for _ in range(3))


def test_who_does_nothing_gets_nothing():
    """Not for unchanged inputs, nor for curves that measure zero weights."""
    assert verdict_of(lesson.MINI_BATCH_SGD, nothing_learnt).score == 0


def only_weights(*data, objective, gradient, rng):
    return np.zeros(3)


def test_a_result_of_other_parts_is_said():
    """What was expected, by name, and what came."""
    verdict = verdict_of(lesson.MINI_BATCH_SGD, only_weights)
    assert (
        "expected (w, training_accuracy, test_accuracy, w_errors), got ndarray" in verdict.message
    )


@pytest.mark.parametrize("name", OBJECTIVES)
def test_the_gradients_passed_in_are_those_of_the_objectives(name, rng):
    """Central differences say so; and each takes lists and single rows."""
    objective, gradient = OBJECTIVES[name]
    w, X, y = rng.normal(size=3), rng.normal(size=(5, 3)), np.array([1.0, -1, 1, 1, -1])
    slopes = [(objective(w + h, X, y) - objective(w - h, X, y)) / 2e-5 for h in 1e-5 * np.eye(3)]
    np.testing.assert_allclose(gradient(w, X, y), slopes, rtol=1e-6)
    np.testing.assert_allclose(gradient(w.tolist(), X.tolist(), y.tolist()), gradient(w, X, y))
    rows = [gradient(w, X[[i]], y[[i]]) for i in range(5)]
    np.testing.assert_allclose(np.mean(rows, axis=0), gradient(w, X, y))


def slow_exp(w, X, y):
    return np.mean(np.log(1 + np.exp(-y * (X @ w))))


def test_an_overflow_costs_only_the_points_for_large_margins():
    """The rest of the loss is right, and the smallest case is a single row."""
    verdict = verdict_of(lesson.LOGISTIC_LOSS, slow_exp)
    assert [ruling.points for ruling in verdict.rulings] == [1.5, 0, 0.5]
    assert verdict.shown.difference.case.name == "one row, a margin of -1000"
    assert "yours     inf" in as_text(verdict)


def test_a_gradient_of_another_length_earns_its_direction():
    """Partial credit, with the factor's name."""
    mistakes = lesson.LOGISTIC_GRADIENT.misconceptions
    summed = next(m for m in mistakes if m.name == "summed instead of averaged")
    verdict = verdict_of(lesson.LOGISTIC_GRADIENT, deepcopy(summed.wrong), seed=3)
    assert verdict.score == 1


def cubed(w, X, y):
    return np.logaddexp(0, -y * (X @ w)).mean() ** 3


def test_a_wrong_loss_is_drawn_over_the_right_one():
    """Against the margin of a row, with both curves in the words for it."""
    verdict = verdict_of(lesson.LOGISTIC_LOSS, cubed, draw=True)
    picture, words = verdict.shown.picture
    assert picture.startswith("<img")
    assert "expected goes from 6" in words and "yours goes from 216" in words


# ------------------------------------------------------------------ strengths that nobody listed

LITTLE, GROWS = "stops early where little changes", "stops early where the objective grows"
CLIPPED, BOUND = "the gradient clipped", "the learning rate has a lower bound"
NOT_ALL = "stops before all epochs are made"
TRAININGS = [
    *((LITTLE, wrong_epochs.Stops(wrong_epochs.little_change(t))) for t in (1e-2, 1e-6, 1e-8)),
    *((LITTLE, wrong_epochs.Stops(wrong_epochs.short_step(t))) for t in (1e-3, 1e-8)),
    *((LITTLE, wrong_epochs.Stops(wrong_epochs.small_gradient(t))) for t in (1e-3, 1e-5)),
    (LITTLE, wrong_epochs.Stops(wrong_epochs.little_share_of_change(1e-4), np.nan)),
    (LITTLE, wrong_epochs.Stops(wrong_epochs.small_objective(1e-3), "last")),
    *((GROWS, wrong_epochs.Stops(wrong_epochs.no_best_for(p))) for p in (2, 5, 10)),
    (GROWS, wrong_epochs.Stops(wrong_epochs.large_objective(1e6), 0.0)),
    *((NOT_ALL, wrong_epochs.Stops(wrong_epochs.little_improvement(t))) for t in (1e-3, 1e-6)),
    *((NOT_ALL, wrong_epochs.Stops(wrong_epochs.no_best_for(p, 1e-4))) for p in (3, 5, 10)),
    *((CLIPPED, wrong_methods.Clipped(c, each)) for c in (5, 50, 500) for each in (False, True)),
    *(("weight decay", wrong_methods.Decayed(share)) for share in (0.02, 0.005)),
    *((BOUND, wrong_epochs.Rate(lambda r, s, e, b=b: max(r * s**e, b))) for b in (1e-3, 1e-6)),
]


@pytest.mark.parametrize(("name", "answer"), TRAININGS)
def test_a_training_is_named_whatever_number_was_chosen(name, answer):
    """Tolerances, patience, limits, shares and bounds that no misconception has."""
    verdict = verdict_of(lesson.MINI_BATCH_SGD, answer)
    assert not verdict.right
    assert verdict.mistakes[0].name == name


PENALTY = "a penalty on the weights added"
SMALL, AT_LIMIT = "a small number keeps the logarithm from zero", "margins clipped"
LOSSES = [
    *((PENALTY, wrong_losses.with_penalty(share)) for share in (1, 5e-4, 1e-5)),
    (PENALTY, lambda w, X, y: logaddexp_loss(w, X, y) + 0.03 * np.abs(w).sum()),
    *((SMALL, wrong_losses.small_number_added(small)) for small in (1e-12, 1e-8)),
    *((SMALL, wrong_losses.probability_clipped(small)) for small in (1e-10, 2**-52)),
    *((AT_LIMIT, wrong_losses.clipped(limit)) for limit in (20, 50, 100, 500)),
]


@pytest.mark.parametrize(("name", "answer"), LOSSES)
def test_a_loss_is_named_whatever_number_was_chosen(name, answer):
    """Strengths of a penalty, small numbers and limits that no misconception has."""
    verdict = verdict_of(lesson.LOGISTIC_LOSS, answer)
    assert not verdict.right
    assert verdict.mistakes[0].name == name


@pytest.mark.parametrize("share", [2, 5e-4, 1e-6])
def test_a_penalty_in_the_gradient_is_named_whatever_its_strength(share):
    """It stays at rows of zeros, where nothing else pulls."""
    verdict = verdict_of(lesson.LOGISTIC_GRADIENT, wrong_gradients.with_penalty(share))
    assert not verdict.right
    assert verdict.mistakes[0].name == "the gradient of a penalty added"


def labels_recoded(w, X, y):
    y[y == -1] = 0
    return np.mean((X @ w >= 0) == y)


def rows_multiplied(w, X, y):
    X *= y[:, None]
    return np.logaddexp(0, -X @ w).mean()


@pytest.mark.parametrize(
    ("exercise", "answer", "array"),
    [(lesson.ACCURACY, labels_recoded, "y"), (lesson.LOGISTIC_LOSS, rows_multiplied, "X")],
)
def test_an_input_that_changes_in_some_cases_only_is_named(exercise, answer, array):
    """Where all labels are +1, neither changes anything."""
    assert verdict_of(exercise, answer).mistake == f"{array} is changed in place"


def sigmoid_of_clipped(w, X, y):
    return X.T @ (-y / (1 + np.exp(np.clip(y * (X @ w), -500, 500)))) / len(y)


def test_a_limit_that_changes_no_number_is_right():
    """exp(-500) is as good as zero: whoever keeps an exponential from overflowing so is right."""
    assert_right(lesson.LOGISTIC_GRADIENT, sigmoid_of_clipped, 0)


# ------------------------------------------------------------------ mutants

LOOPED = {
    "logistic_loss": [looped_loss, loss_by_cases],
    "logistic_gradient": [plain_gradient, looped_gradient],
    "accuracy": [looped_accuracy, sign_mended],
    "mini_batch_sgd": [drawn_in_advance],
}
OF_LOOPS = {
    "looped_loss: zip(": "the two have one length, and are multiplied in pairs",
    "looped_loss: X.tolist() -> X": "an array of rows is counted through as a list is",
    "looped_loss: y.tolist() -> y": "an array of labels is counted through as a list is",
    "looped_loss: w.tolist() -> w": "an array of weights is counted through as a list is",
    "looped_loss: max(z, 0) -> max(0, z)": "the larger of two",
    "loss_by_cases: m > 0 ->": "both forms hold at a margin of zero",
    "plain_gradient: np.errstate(": "only for a warning, which no exercise asks for",
    "looped_gradient: len(w) -> w": "an array times a list of one zero is an array of zeros",
    "looped_accuracy: zip(": "the two have one length",
    "compared: y > 0 ->": "no label lies between -1 and +1",
    "drawn_in_advance: zip(": "the two have one length",
}
"""How the keys of accepted mutants of loops begin -> why they are right after all."""


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_reference_with_one_small_change_is_refused(exercise):
    """Each mutant that is accepted has a reason, and each reason a mutant that needs it."""
    score = mutants_of("04_classifier", exercise)
    assert (score.unexplained, score.stale) == ((), ())
    assert score.killed > 20


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda exercise: exercise.name)
def test_a_loop_with_one_small_change_is_refused(exercise):
    """Right answers in loops go wrong in other ways than the reference."""
    score = mutation_score(exercise, LOOPED[exercise.name], OF_LOOPS)
    assert score.unexplained == ()
    assert score.killed > 20


def test_hints_do_not_give_the_line_away():
    """A hint is words; no line of a reference or of a solution stands in one."""
    for exercise in lesson.EXERCISES:
        for misconception in exercise.misconceptions:
            for line in ("lr *", "X.T @", ".T @", "logaddexp", "y * s", "rng.permutation"):
                assert line not in misconception.hint, misconception.name


CATALOGUE = {
    "sum instead of mean": "multiplied by the size of the batch",
    "mean over features": "averaged over the features instead of the rows",
    "missing factor two": "a factor two too many",
    "sign flipped": "uphill: the sign is flipped",
    "schedule restarted every epoch": (
        "annealed within each epoch, which starts at the full rate again"
    ),
    "schedule applied per step instead of per epoch": (
        "annealed after every step, not after every epoch"
    ),
    "shuffled once instead of every epoch": "shuffled once, not every epoch",
    "X shuffled without y": "rows meet other rows' labels",
    "drawing with replacement and calling it an epoch": (
        "rows drawn anew for each step, or with replacement"
    ),
    "the short last batch dropped": "the short last batch dropped",
    "the short last batch divided by the nominal size": "divided by batch_size once more",
    "overlapping batches": "overlapping batches",
    "labels {0, 1} in a {-1, +1} loss": "the cross-entropy for labels 0 and 1",
    "dividing twice": "divided by the size of the batch once more",
    "overflow": "infinite at large margins",
    "sign(0) = 0": "a margin of zero counts as neither label",
}
"""Mistakes that readers of popular material make: the misconception that names each."""


@pytest.mark.parametrize("name", CATALOGUE.values(), ids=CATALOGUE)
def test_every_mistake_of_the_catalogue_is_named(name):
    """Those of the printed classifier among them."""
    assert name in {m.name for exercise in lesson.EXERCISES for m in exercise.misconceptions}
