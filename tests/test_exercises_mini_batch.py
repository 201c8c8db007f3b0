"""Lesson 03's judge: right answers pass however they are written, each mistake is named."""

import random

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from autograder.checking import verdict_of
from autograder.exercises import mini_batch as lesson
from autograder.exercises.mini_batch import wrong_regressors
from autograder.verdict import as_text

MISTAKES = [
    pytest.param(exercise, misconception, id=f"{exercise.name}: {misconception.name}")
    for exercise in lesson.EXERCISES
    for misconception in exercise.misconceptions
]


@pytest.mark.parametrize(("exercise", "misconception"), MISTAKES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, misconception.wrong, seed)
    assert verdict.score < exercise.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name


# ------------------------------------------------------------------ right answers


def permuted(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


def sorted_by_chance(n, batch_size, rng):
    order = np.argsort(rng.random(n)).tolist()
    while order:
        yield order[:batch_size]
        order = order[batch_size:]


def shuffled_list(n, batch_size, rng):
    order = list(range(n))
    rng.shuffle(order)
    return tuple(
        tuple(order[k * batch_size : (k + 1) * batch_size]) for k in range(-(-n // batch_size))
    )


def drawn_without_replacement(n, batch_size, rng):
    return np.split(rng.choice(n, size=n, replace=False), range(batch_size, n, batch_size))


def seeded_from_rng(n, batch_size, rng):
    order = random.Random(int(rng.integers(2**32))).sample(range(n), n)
    yield from (
        np.array(order[k : k + batch_size], dtype=np.int32) for k in range(0, n, batch_size)
    )


def all_at_once_needs_no_order(n, batch_size, rng):
    return permuted(n, batch_size, rng) if batch_size < n else [np.arange(n)]


@pytest.mark.parametrize(
    "answer",
    [
        permuted,
        sorted_by_chance,
        shuffled_list,
        drawn_without_replacement,
        seeded_from_rng,
        all_at_once_needs_no_order,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_minibatches_may_be_written_in_many_ways(answer, seed):
    """Lists, generators, tuples, any draw from rng."""
    assert_right(verdict_of(lesson.MINIBATCHES, answer, seed))


def one_line(w, X, y, rows, lr):
    return w - lr * 2 / len(rows) * X[rows].T @ (X[rows] @ w - y[rows])


def looped(w, X, y, rows, lr):
    total = [0.0] * len(w)
    for i in rows:
        miss = sum(X[i][j] * w[j] for j in range(len(w))) - y[i]
        total = [total[j] + 2 * miss * X[i][j] for j in range(len(w))]
    return [w[j] - lr * total[j] / len(rows) for j in range(len(w))]


def single_precision(w, X, y, rows, lr):
    w, X, y = (array.astype(np.float32) for array in (w, X, y))
    return one_line(w, X, y, rows, np.float32(lr))


def differentiated(w, X, y, rows, lr):
    return w - lr * jax.grad(lambda v: jnp.mean((X[rows] @ v - y[rows]) ** 2))(jnp.array(w))


def averaged_gradients(w, X, y, rows, lr):
    gradients = 2 * (X[rows] @ w - y[rows])[:, None] * X[rows]
    return w - lr * np.mean(gradients, axis=0)


@pytest.mark.parametrize(
    "answer", [one_line, looped, single_precision, differentiated, averaged_gradients]
)
@pytest.mark.parametrize("seed", range(5))
def test_a_step_may_be_written_in_many_ways(answer, seed):
    """Loops, lists, single precision, JAX."""
    assert_right(verdict_of(lesson.MINIBATCH_STEP, answer, seed))


class OnesColumn:
    """The intercept as the weight of a feature that is always 1; a new order by RandomState."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.settings = lr, epochs, batch_size, random_state

    def fit(self, X, y):
        lr, epochs, batch_size, random_state = self.settings
        Z, y = np.c_[X, np.ones(len(X))], np.asarray(y).ravel()
        w, source = np.r_[np.ones(X.shape[1]), 0.0], np.random.RandomState(random_state)
        for _ in range(epochs):
            for rows in permuted(len(Z), batch_size, source):
                w = one_line(w, Z, y, rows, lr)
        self.coef_, self.intercept_ = w[:-1], w[-1]
        return self

    def predict(self, X):
        return np.c_[X, np.ones(len(X))] @ np.r_[self.coef_, self.intercept_]


class Shuffler(OnesColumn):
    """Shuffles copies of the data; keeps its generator; an intercept of shape (1,)."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.rng = np.random.default_rng(random_state)

    def fit(self, X, y):
        if y.ndim != 1:
            raise ValueError("y must have shape (n,)")
        self.coef_, self.intercept_ = np.ones(X.shape[1]), np.zeros(1)
        for _ in range(self.epochs):
            order = self.rng.permutation(len(X))
            shuffled_X, shuffled_y = X[order], y[order]
            for start in range(0, len(X), self.batch_size):
                part = slice(start, start + self.batch_size)
                error = shuffled_X[part] @ self.coef_ + self.intercept_ - shuffled_y[part]
                down = (2 * error[:, None] * shuffled_X[part]).mean(axis=0), 2 * error.mean()
                self.coef_ = self.coef_ - self.lr * down[0]
                self.intercept_ = self.intercept_ - self.lr * down[1]
        return self


class InLists(OnesColumn):
    """Coefficients as a list, an own random.Random, no shuffle where one batch holds all rows."""

    def fit(self, X, y):
        lr, epochs, batch_size, random_state = self.settings
        y, source = np.reshape(y, len(X)), random.Random(random_state)
        self.coef_, self.intercept_ = [1.0] * X.shape[1], 0.0
        for _ in range(epochs):
            order = list(range(len(X)))
            if batch_size < len(X):
                source.shuffle(order)
            for start in range(0, len(X), batch_size):
                rows = order[start : start + batch_size]
                errors = [self.intercept_ + X[i] @ self.coef_ - y[i] for i in rows]
                pulls = [
                    2 * sum(e * x for e, x in zip(errors, X[rows, j], strict=True))
                    for j in range(X.shape[1])
                ]
                self.coef_ = [
                    c - lr * p / len(rows) for c, p in zip(self.coef_, pulls, strict=True)
                ]
                self.intercept_ -= lr * 2 * sum(errors) / len(rows)
        return self


@pytest.mark.parametrize("answer", [OnesColumn, Shuffler, InLists, wrong_regressors.Variant])
@pytest.mark.parametrize("exercise", [lesson.MINI_BATCH_REGRESSOR, lesson.REPAIRED_REGRESSOR])
@pytest.mark.parametrize("seed", range(5))
def test_a_regressor_may_be_written_in_many_ways(exercise, answer, seed):
    """Other attributes, other generators, lists, data shuffled in place of indices."""
    assert_right(verdict_of(exercise, answer, seed))


def assert_right(verdict):
    assert verdict.right, as_text(verdict)


# ------------------------------------------------------------------ the catalogue

CATALOGUE = {
    "sum instead of mean": "summed instead of averaged",
    "mean over features": "averaged over the features instead of the rows",
    "missing factor two": "the factor two is missing",
    "sign flipped": "uphill: the sign is flipped",
    "the residual the wrong way round": None,
    "intercept updated before the coefficients' gradient is taken": (
        "the intercept changed before the coefficients' gradient was taken"
    ),
    "schedule restarted every epoch": None,
    "schedule applied per step instead of per epoch": None,
    "shuffled once instead of every epoch": "shuffled once, not every epoch",
    "X shuffled without y": "rows of X meet other rows' y",
    "drawing with replacement and calling it an epoch": "drawn with replacement",
    "the short last batch dropped": "the short last batch dropped",
    "the short last batch divided by the nominal size": (
        "divided by batch_size where the batch is shorter"
    ),
    "overlapping batches": "overlapping batches",
    "slicing features instead of rows": None,
    "learning rate times B": None,
    "standard deviation said to go as 1/B": None,
    "partial_fit taken for one mini-batch step": None,
    "mse that returns its root": None,
    "DataLoader without shuffle=True": None,
    "gradient at the old weights after half the weights changed": (
        "one weight changed before the gradient of the next was taken"
    ),
    "labels {0, 1} in a {-1, +1} loss": None,
}
"""Mistakes that readers of popular material make: the misconception that names each, or None."""


@pytest.mark.parametrize(("mistake", "name"), CATALOGUE.items())
def test_every_mistake_of_the_catalogue_is_named_or_cannot_be_made_here(mistake, name):
    """And where it cannot, the reason is written down."""
    known = {m.name for exercise in lesson.EXERCISES for m in exercise.misconceptions}
    if name is None:
        assert lesson.INAPPLICABLE[mistake]
    else:
        assert name in known


def test_hints_do_not_give_the_line_away():
    """A hint is words; no line of a reference or of a solution stands in one."""
    for exercise in lesson.EXERCISES:
        for misconception in exercise.misconceptions:
            assert "lr *" not in misconception.hint
            assert ".T @" not in misconception.hint
