"""Lesson 03's judge: right answers pass however they are written, each mistake is named."""

import copy
import functools
import itertools
import math
import random
from collections import deque
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils import check_random_state, check_X_y, gen_batches, shuffle

from autograder.checking import verdict_of
from autograder.exercises import mini_batch as lesson
from autograder.exercises.mini_batch import wrong_regressors
from autograder.verdict import as_text


def seeds_of(exercise, number):
    """Regressors take long: each mistake meets one of the seeds, and the shared ones once."""
    if exercise is lesson.MINI_BATCH_REGRESSOR:
        return [number % 3]
    if exercise is lesson.REPAIRED_REGRESSOR:
        shared = lesson.MINI_BATCH_REGRESSOR.misconceptions
        return [] if exercise.misconceptions[number] in shared else [0, 1, 2]
    return [0, 1, 2]


MISTAKES = [
    pytest.param(exercise, misconception, seed, id=f"{exercise.name}: {misconception.name} {seed}")
    for exercise in lesson.EXERCISES
    for number, misconception in enumerate(exercise.misconceptions)
    for seed in seeds_of(exercise, number)
]


@pytest.mark.parametrize(("exercise", "misconception", "seed"), MISTAKES)
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, copy.deepcopy(misconception.wrong), seed)
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
    return tuple(order[k * batch_size : (k + 1) * batch_size] for k in range(-(-n // batch_size)))


def drawn_without_replacement(n, batch_size, rng):
    return np.split(rng.choice(n, size=n, replace=False), range(batch_size, n, batch_size))


def seeded_from_rng(n, batch_size, rng):
    order = random.Random(int(rng.integers(2**32))).sample(range(n), n)
    yield from (
        np.array(order[k : k + batch_size], dtype=np.int32) for k in range(0, n, batch_size)
    )


def all_at_once_needs_no_order(n, batch_size, rng):
    return permuted(n, batch_size, rng) if batch_size < n else [np.arange(n)]


def recursive(n, batch_size, rng):
    def cut(order):
        return [order[:batch_size], *cut(order[batch_size:])] if len(order) else []

    return cut(rng.permutation(n))


def shuffled_by_hand(n, batch_size, rng):
    cards = list(range(n))
    for i in range(n - 1, 0, -1):
        j = int(rng.integers(0, i + 1))
        cards[i], cards[j] = cards[j], cards[i]
    hand = deque(cards)
    while hand:
        yield np.array([hand.popleft() for _ in range(min(batch_size, len(hand)))])


def drawn_from_a_bag(n, batch_size, rng):
    bag, batches = list(range(n)), [[]]
    while bag:
        if len(batches[-1]) == batch_size:
            batches.append([])
        batches[-1].append(bag.pop(rng.integers(len(bag))))
    return map(np.asarray, batches)


def labelled(n, batch_size, rng):
    order, label = rng.permuted(np.arange(n)), np.arange(n) // batch_size
    return {int(k): order[label == k] for k in np.unique(label)}.values()


def on_a_sheet(n, batch_size, rng):
    sheet = np.full((-(-n // batch_size), batch_size), -1)
    sheet.flat[:n] = rng.permutation(n)
    return [line[line >= 0] for line in sheet]


def sliced_from_an_iterator(n, batch_size, rng):
    rows = iter(rng.permutation(n).tolist())
    return iter(lambda: list(itertools.islice(rows, batch_size)), [])


@dataclass
class Epoch:
    order: np.ndarray
    batch_size: int
    start: int = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.start >= self.order.size:
            raise StopIteration
        self.start += self.batch_size
        return self.order[self.start - self.batch_size : self.start].copy()


def an_object_of_its_own(n, batch_size, rng):
    order = np.arange(n, dtype=np.uint16)
    rng.shuffle(order)
    return Epoch(order, batch_size)


@pytest.mark.parametrize(
    "answer",
    [
        permuted,
        sorted_by_chance,
        shuffled_list,
        drawn_without_replacement,
        seeded_from_rng,
        all_at_once_needs_no_order,
        recursive,
        shuffled_by_hand,
        drawn_from_a_bag,
        labelled,
        on_a_sheet,
        sliced_from_an_iterator,
        an_object_of_its_own,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_minibatches_may_be_written_in_many_ways(answer, seed):
    """Lists, generators, iterators, a shuffle by hand, any draw from rng."""
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


def summed_by_einstein(w, X, y, rows, lr):
    r = np.einsum("bd,d->b", X[rows], w) - y[rows]
    return w - 2 * lr / rows.size * np.einsum("b,bd->d", r, X[rows])


def in_columns(w, X, y, rows, lr):
    Xb, yb, W = X[rows], y[rows].reshape(-1, 1), w.reshape(-1, 1)
    return (W - lr * 2 / len(rows) * np.matmul(Xb.T, np.matmul(Xb, W) - yb)).flatten()


def rows_weighted(w, X, y, rows, lr):
    share = np.zeros(len(X))
    np.add.at(share, rows, 1 / len(rows))
    return np.subtract(w, lr * 2 * (share * (X @ w - y)) @ X)


def multiplied_out(w, X, y, rows, lr):
    Xb, yb = np.take(X, rows, axis=0), np.take(y, rows)
    A, b = Xb.T @ Xb / len(rows), Xb.T @ yb / len(rows)
    return (np.eye(len(w)) - 2 * lr * A) @ w + 2 * lr * b


def by_differences(w, X, y, rows, lr):
    def cost(v):
        return np.mean((X[rows] @ v - y[rows]) ** 2)

    return np.array(
        [
            w_j - lr * (cost(w + e) - cost(w - e)) / 2
            for w_j, e in zip(w, np.eye(len(w)), strict=True)
        ]
    )


def means_of_steps(w, X, y, rows, lr):
    stepped = (
        [w_j - lr * 2 * (math.fsum(X[i] * w) - y[i]) * x for w_j, x in zip(w, X[i], strict=True)]
        for i in rows
    )
    return np.mean(list(stepped), axis=0)


@dataclass(frozen=True)
class Mean:
    total: np.ndarray
    count: int = 0

    def with_one_more(self, value):
        return Mean(self.total + value, self.count + 1)


def folded(w, X, y, rows, lr):
    gradients = (
        2 * (np.dot(x, w) - target) * x for x, target in zip(X[rows], y[rows], strict=True)
    )
    mean = functools.reduce(Mean.with_one_more, gradients, Mean(np.zeros_like(w)))
    return w - lr * mean.total / mean.count


def recursive_sum(w, X, y, rows, lr):
    def gradient_sum(rows):
        if len(rows) == 0:
            return 0 * w
        return 2 * (X[rows[0]] @ w - y[rows[0]]) * X[rows[0]] + gradient_sum(rows[1:])

    return w - lr * gradient_sum(rows) / len(rows)


@pytest.mark.parametrize(
    "answer",
    [
        one_line,
        looped,
        single_precision,
        differentiated,
        averaged_gradients,
        summed_by_einstein,
        in_columns,
        rows_weighted,
        multiplied_out,
        by_differences,
        means_of_steps,
        folded,
        recursive_sum,
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_a_step_may_be_written_in_many_ways(answer, seed):
    """Loops, lists, single precision, JAX, matrices, differences, a fold, a recursion."""
    answer(*lesson.MINIBATCH_STEP.small()[0].inputs.values())  # JAX compiles at its first call
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
    """Shuffles copies of the data; an intercept of shape (1,)."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        if y.ndim != 1:
            raise ValueError("y must have shape (n,)")
        self.coef_, self.intercept_ = np.ones(X.shape[1]), np.zeros(1)
        rng = np.random.default_rng(self.random_state)
        for _ in range(self.epochs):
            order = rng.permutation(len(X))
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


class Folded(OnesColumn):
    """A pair of weights folded over all batches of all epochs, in single precision."""

    def fit(self, X, y):
        lr, epochs, batch_size, random_state = self.settings
        X, y = np.float32(X), np.float32(y).ravel()
        rng = np.random.default_rng(random_state)

        def stepped(weights, rows):
            coef, intercept = weights
            misses = X[rows] @ coef + intercept - y[rows]
            slope = np.einsum("b,bd->d", misses, X[rows]) / len(rows)
            return coef - 2 * lr * slope, intercept - 2 * lr * np.mean(misses)

        batches = (rows for _ in range(epochs) for rows in permuted(len(y), batch_size, rng))
        start = np.ones(X.shape[1], dtype=np.float32), np.float32(0)
        self.coef_, self.intercept_ = functools.reduce(stepped, batches, start)
        return self


class SeedForEachEpoch(OnesColumn):
    """A generator of its own for every epoch; rows taken off a queue; weights set at the end."""

    def fit(self, X, y):
        lr, epochs, batch_size, random_state = self.settings
        coef, intercept = np.ones((X.shape[1], 1)), np.zeros((1, 1))
        for epoch in range(epochs):
            waiting = deque(np.random.default_rng([random_state, epoch]).permutation(len(X)))
            while waiting:
                rows = [waiting.popleft() for _ in range(min(batch_size, len(waiting)))]
                error = X[rows] @ coef + intercept - np.reshape(y, (-1, 1))[rows]
                coef = coef - lr * 2 * X[rows].T @ error / len(rows)
                intercept = intercept - lr * 2 * error.mean(keepdims=True)
        self.coef_, self.intercept_ = coef[:, 0], intercept.item()
        return self


class Estimator(RegressorMixin, BaseEstimator):
    """As scikit-learn would: its checks, its shuffle, its slices; the caller's data untouched."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        X, y = check_X_y(X, y, copy=True)
        source = check_random_state(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            X, y = shuffle(X, y, random_state=source)
            for part in gen_batches(len(X), self.batch_size):
                error = self.predict(X[part]) - y[part]
                self.coef_ -= self.lr * 2 * np.einsum("b,bd->d", error, X[part]) / len(error)
                self.intercept_ -= self.lr * 2 * np.average(error)
        return self

    def predict(self, X):
        return np.dot(X, self.coef_) + self.intercept_


@pytest.mark.parametrize(
    "answer",
    [
        OnesColumn,
        Shuffler,
        InLists,
        Folded,
        SeedForEachEpoch,
        Estimator,
        wrong_regressors.Variant,
    ],
)
@pytest.mark.parametrize("exercise", [lesson.MINI_BATCH_REGRESSOR, lesson.REPAIRED_REGRESSOR])
@pytest.mark.parametrize("seed", range(5))
def test_a_regressor_may_be_written_in_many_ways(exercise, answer, seed):
    """Other attributes, other generators, lists, queues, folds; data shuffled, not indices."""
    assert_right(verdict_of(exercise, answer, seed))


def assert_right(verdict):
    assert verdict.right, as_text(verdict)


def swapped_with_any(n, batch_size, rng):
    """Fisher and Yates swap with a row that is not placed yet; with any, some orders come more."""
    order = np.arange(n)
    for i in range(n):
        j = rng.integers(n)
        order[[i, j]] = order[[j, i]]
    return [order[k : k + batch_size] for k in range(0, n, batch_size)]


def in_bytes(n, batch_size, rng):
    return [rows.astype(np.uint8) for rows in permuted(n, batch_size, rng)]


@pytest.mark.parametrize("seed", range(10))
def test_a_shuffle_that_prefers_some_orders_is_refused_for_every_seed(seed):
    """Each row comes once; only the frequencies of many epochs tell."""
    verdict = verdict_of(lesson.MINIBATCHES, swapped_with_any, seed)
    assert verdict.mistake == "some orders come more often than others"


def test_rows_that_do_not_fit_into_a_byte_are_refused():
    """Row 256 becomes row 0."""
    assert verdict_of(lesson.MINIBATCHES, in_bytes).score < lesson.MINIBATCHES.points


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
