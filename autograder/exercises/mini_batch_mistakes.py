"""Lesson 03: the mistakes that people make, each as the code that makes it.

A hint says where to look; it does not give the line.
"""

import random

import numpy as np

from autograder.exercise import Misconception

# ------------------------------------------------------------------ minibatches


def unshuffled(n, batch_size, rng):
    rows = np.arange(n)
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def seeded_inside(n, batch_size, rng):
    rows = np.random.default_rng(0).permutation(n)
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def own_generator(n, batch_size, rng):
    rows = np.random.default_rng().permutation(n)
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def global_generator(n, batch_size, rng):
    rows = np.random.permutation(n)  # noqa: NPY002
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def shuffled_once(n, batch_size, rng):
    seed = rng.bit_generator.seed_seq.entropy  # the same for the whole life of the generator
    rows = np.random.default_rng(seed).permutation(n)
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def batches_shuffled(n, batch_size, rng):
    starts = np.arange(0, n, batch_size)
    for start in rng.permutation(starts):
        yield np.arange(start, min(start + batch_size, n))


def shuffled_inside(n, batch_size, rng):
    for start in range(0, n, batch_size):
        yield rng.permutation(np.arange(start, min(start + batch_size, n)))


def with_replacement(n, batch_size, rng):
    rows = rng.integers(n, size=n)
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def fresh_sample(n, batch_size, rng):
    for start in range(0, n, batch_size):
        yield rng.choice(n, size=min(batch_size, n - start), replace=False)


def fresh_sample_rest_left(n, batch_size, rng):
    for _ in range(n // batch_size):
        yield rng.choice(n, size=batch_size, replace=False)


def last_dropped(n, batch_size, rng):
    rows = rng.permutation(n)
    for k in range(n // batch_size):
        yield rows[batch_size * k : batch_size * (k + 1)]


def last_filled_up(n, batch_size, rng):
    rows = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield np.take(rows, range(start, start + batch_size), mode="wrap")


def last_joined(n, batch_size, rng):
    rows = rng.permutation(n)
    whole = max(n // batch_size, 1)
    for k in range(whole):
        end = n if k == whole - 1 else batch_size * (k + 1)
        yield rows[batch_size * k : end]


def evened_out(n, batch_size, rng):
    yield from np.array_split(rng.permutation(n), -(-n // batch_size))


def overlapping(n, batch_size, rng):
    rows = rng.permutation(n)
    for k in range(-(-n // batch_size)):
        yield rows[k : batch_size * (k + 1)]


def number_of_batches(n, batch_size, rng):
    yield from np.array_split(rng.permutation(n), batch_size)


def first_batch_only(n, batch_size, rng):
    yield rng.permutation(n)[:batch_size]


def one_batch_returned(n, batch_size, rng):
    return rng.permutation(n)[:batch_size]


def one_batch_of_all(n, batch_size, rng):
    yield rng.permutation(n)


def sliding(n, batch_size, rng):
    rows = rng.permutation(n)
    for start in range(n):
        yield rows[start : start + batch_size]


def counted_from_one(n, batch_size, rng):
    rows = rng.permutation(np.arange(1, n + 1))
    for start in range(0, n, batch_size):
        yield rows[start : start + batch_size]


def last_row_forgotten(n, batch_size, rng):
    rows = rng.permutation(n - 1)
    for start in range(0, n - 1, batch_size):
        yield rows[start : start + batch_size]


def empty_at_the_end(n, batch_size, rng):
    rows = rng.permutation(n)
    for start in range(0, n + 1, batch_size):
        yield rows[start : start + batch_size]


def masks(n, batch_size, rng):
    rows = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield np.isin(np.arange(n), rows[start : start + batch_size])


MINIBATCHES = (
    Misconception(
        "the rows are not shuffled",
        unshuffled,
        "The batches are right, but every epoch takes the rows in the order in which they stand. "
        "If the data is sorted, a batch then sees one kind of row only. Where does `rng` come in?",
    ),
    Misconception(
        "shuffled once, not every epoch",
        shuffled_once,
        "The first epoch is shuffled, and then the same generator gives the same order again. "
        "Each call should draw anew from `rng`, which moves on with every draw.",
    ),
    Misconception(
        "a fixed seed inside the function",
        seeded_inside,
        "Whatever generator comes in, the order is the same. Do not make a generator of your own: "
        "the caller decides the seed by passing `rng`.",
    ),
    Misconception(
        "a generator of its own instead of rng",
        own_generator,
        "The same seed does not give the same order twice, so nobody can repeat your run. "
        "Draw the order from the `rng` that is passed in.",
    ),
    Misconception(
        "the global random state instead of rng",
        global_generator,
        "The order comes from `np.random` or `random`, which the whole program shares. "
        "Draw it from the `rng` that is passed in.",
    ),
    Misconception(
        "whole batches shuffled, not rows",
        batches_shuffled,
        "The batches come in a random order, but inside a batch the rows are still neighbours. "
        "Shuffle the rows first, then cut.",
    ),
    Misconception(
        "rows shuffled inside their batch only",
        shuffled_inside,
        "Every batch always holds the same neighbours, only their order inside it changes, and "
        "their mean gradient does not depend on that order. Shuffle all rows first, then cut.",
    ),
    Misconception(
        "drawn with replacement",
        with_replacement,
        "A row can come several times in one epoch, even in one batch, while others never come. "
        "An epoch uses each row exactly once: think of dealing cards, not of throwing dice.",
    ),
    Misconception(
        "a fresh sample for every batch",
        fresh_sample,
        "Each batch is drawn from all rows again, so that some rows come twice in an epoch and "
        "others never. Draw one order for the whole epoch and cut it into pieces.",
    ),
    Misconception(
        "a fresh sample for every batch, and the rest of n / batch_size left out",
        fresh_sample_rest_left,
        "Two things: each batch is drawn from all rows again, so that some rows come twice and "
        "others never; and n // batch_size batches do not reach what remains.",
    ),
    Misconception(
        "the short last batch dropped",
        last_dropped,
        "When batch_size does not divide n, the rows that remain are never used; with batch_size "
        "above n nothing is used at all. How many batches does an epoch need then?",
    ),
    Misconception(
        "the last batch filled up with rows used before",
        last_filled_up,
        "The last batch is full because some rows come a second time. "
        "Let it be as short as it falls.",
    ),
    Misconception(
        "the rest joined to the batch before it",
        last_joined,
        "The last batch holds more than batch_size rows. What remains is a batch of its own.",
    ),
    Misconception(
        "batches evened out",
        evened_out,
        "Your batches are made nearly equal, as `np.array_split` does. Here every batch has "
        "batch_size rows, and only the last one is short.",
    ),
    Misconception(
        "overlapping batches",
        overlapping,
        "A batch starts inside the one before it: look at where each slice starts. "
        "Both ends have to move on by batch_size.",
    ),
    Misconception(
        "a window that moves on by one row",
        sliding,
        "There are n batches, and each shares all but one row with the next. "
        "How far should the start move from one batch to the next?",
    ),
    Misconception(
        "batch_size taken as the number of batches",
        number_of_batches,
        "batch_size is how many rows a batch has, not how many batches there are.",
    ),
    Misconception(
        "only the first batch of an epoch",
        first_batch_only,
        "One batch comes and then the epoch ends. An epoch goes on until every row was used. "
        "(A `return` inside a loop ends it.)",
    ),
    Misconception(
        "one batch returned instead of all of them",
        one_batch_returned,
        "What comes back is a single batch, so that a loop over it finds numbers, not batches. "
        "`return` ends the function: collect the batches, or `yield` them.",
    ),
    Misconception(
        "one batch of all rows",
        one_batch_of_all,
        "The order is shuffled but never cut: batch_size plays no part.",
    ),
    Misconception(
        "rows counted from one",
        counted_from_one,
        "The indices run from 1 to n. In Python the first row is row 0, and there is no row n.",
    ),
    Misconception(
        "the last row forgotten",
        last_row_forgotten,
        "One row never comes. Remember that a range ends before its second number.",
    ),
    Misconception(
        "an empty batch at the end",
        empty_at_the_end,
        "When batch_size divides n one more batch comes, with no rows in it; its mean would be "
        "NaN. Where should the last batch start at the latest?",
    ),
    Misconception(
        "masks instead of indices",
        masks,
        "Your batches are arrays of n true/false values. What is asked for are the row numbers.",
    ),
)

# ------------------------------------------------------------------ minibatch_step


def gradient_sum(w, X, y):
    """2 X^T (X w - y): summed over the rows, not yet divided. The right half of many mistakes."""
    return 2 * X.T @ (X @ w - y)


def summed(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows])


def divided_by_n(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / len(X)


def divided_by_features(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / X.shape[1]


def mean_over_everything(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / X[rows].size


def divided_twice(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / len(rows) ** 2


def without_two(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / (2 * len(rows))


def without_two_summed(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / 2


def uphill(w, X, y, rows, lr):
    return w + lr * gradient_sum(w, X[rows], y[rows]) / len(rows)


def uphill_without_two(w, X, y, rows, lr):
    return w + lr * gradient_sum(w, X[rows], y[rows]) / (2 * len(rows))


def all_rows(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X, y) / len(X)


def sum_of_all_rows(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X, y) / len(rows)


def first_rows(w, X, y, rows, lr):
    size = len(rows)
    return w - lr * gradient_sum(w, X[:size], y[:size]) / size


def y_of_first_rows(w, X, y, rows, lr):
    size = len(rows)
    return w - lr * gradient_sum(w, X[rows], y[:size]) / size


def first_row_only(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[:1]], y[rows[:1]])


def last_row_only(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[-1:]], y[rows[-1:]])


def last_row_over_size(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[-1:]], y[rows[-1:]]) / len(rows)


def single_number(w, X, y, rows, lr):
    r = X[rows] @ w - y[rows]
    return w - lr * np.mean(2 * r[:, None] * X[rows])


def row_after_row(w, X, y, rows, lr):
    for i in rows:
        w = w - lr * gradient_sum(w, X[[i]], y[[i]])
    return w


def weight_after_weight(w, X, y, rows, lr):
    w = w.copy()
    for j in range(len(w)):
        w[j] = w[j] - lr * gradient_sum(w, X[rows], y[rows])[j] / len(rows)
    return w


def without_lr(w, X, y, rows, lr):
    return w - gradient_sum(w, X[rows], y[rows]) / len(rows)


def lr_divided(w, X, y, rows, lr):
    return w - gradient_sum(w, X[rows], y[rows]) / len(rows) / lr


def gradient_returned(w, X, y, rows, lr):
    return gradient_sum(w, X[rows], y[rows]) / len(rows)


def change_returned(w, X, y, rows, lr):
    return -lr * gradient_sum(w, X[rows], y[rows]) / len(rows)


def weights_returned(w, X, y, rows, lr):
    return w


def root_of_error(w, X, y, rows, lr):
    r = X[rows] @ w - y[rows]
    return w - lr * X[rows].T @ r / len(rows) / np.sqrt(np.mean(r**2))


def absolute_error(w, X, y, rows, lr):
    return w - lr * X[rows].T @ np.sign(X[rows] @ w - y[rows]) / len(rows)


def mean_residual(w, X, y, rows, lr):
    return w - lr * 2 * np.mean(X[rows] @ w - y[rows]) * X[rows].mean(axis=0)


def residual_forgets_y(w, X, y, rows, lr):
    return w - lr * 2 * X[rows].T @ (X[rows] @ w) / len(rows)


def in_place(w, X, y, rows, lr):
    w -= lr * gradient_sum(w, X[rows], y[rows]) / len(rows)
    return w


def whole_numbers(w, X, y, rows, lr):
    return (w - lr * gradient_sum(w, X[rows], y[rows]) / len(rows)).astype(int)


MINIBATCH_STEP = (
    Misconception(
        "summed instead of averaged",
        summed,
        "Your step is exactly as many times too long as the batch has rows: the gradients are "
        "added up, and not divided by the size of the batch.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        divided_by_n,
        "The sum runs over the batch, but it is divided by the number of all rows. "
        "Divide by how many gradients you added.",
    ),
    Misconception(
        "averaged over the features instead of the rows",
        divided_by_features,
        "The sum over the rows is divided by the number of features d. Which axis of X[rows] "
        "counts the gradients?",
    ),
    Misconception(
        "averaged over rows and features",
        mean_over_everything,
        "The step is d times too short: the mean is taken over all numbers of the array, "
        "over the features too. The gradient has one entry a feature.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        divided_twice,
        "The step is too short by the size of the batch: the mean is already taken when it is "
        "divided once more.",
    ),
    Misconception(
        "the factor two is missing",
        without_two,
        "Your step is half as long as it should be. Derive (Xw - y)^2 again: where does the "
        "exponent go?",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        without_two_summed,
        "Two things: the exponent of (Xw - y)^2 gives a factor when it is derived, and the sum "
        "over the batch still has to be divided by its size.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        uphill,
        "The step goes the opposite way, and the error grows. Look at the sign of the update, and "
        "at the order of the two terms in the residual.",
    ),
    Misconception(
        "uphill: the sign is flipped, and the factor two is missing",
        uphill_without_two,
        "Two things: the step goes uphill (the sign of the update, or the order of the residual), "
        "and it has half the length it should have.",
    ),
    Misconception(
        "all rows used instead of the batch",
        all_rows,
        "The result does not depend on `rows`: it is the step of batch gradient descent. "
        "Which part of X and y belongs to this batch?",
    ),
    Misconception(
        "the sum runs over all rows",
        sum_of_all_rows,
        "The gradients of all n rows are added up and then divided by the size of the batch. "
        "Take the rows of the batch first.",
    ),
    Misconception(
        "the first rows instead of those in rows",
        first_rows,
        "The batch has the right size but not the right rows: `rows` holds the indices themselves.",
    ),
    Misconception(
        "X and y taken from different rows",
        y_of_first_rows,
        "X is taken at `rows`, y from the top. A row of X must meet its own target.",
    ),
    Misconception(
        "only the first row of the batch used",
        first_row_only,
        "The step is the one of a single row. A mini-batch step averages over all rows in `rows`; "
        "a `return` inside the loop would end it after the first.",
    ),
    Misconception(
        "only the last row of the batch used",
        last_row_only,
        "The step is the one of the last row: each turn of the loop forgets the one before it.",
    ),
    Misconception(
        "only the last row's gradient divided by the size of the batch",
        last_row_over_size,
        "The division is there, but the sum is not: each turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
    Misconception(
        "averaged to a single number",
        single_number,
        "All weights move by the same number: the mean runs over rows and features. "
        "Over which axis should it run, so that one entry a feature remains?",
    ),
    Misconception(
        "a step after each row, not one step for the batch",
        row_after_row,
        "The weights change already while the batch is being read, so that later rows see other "
        "weights. All gradients of a batch are taken at the same W; then comes one step.",
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        weight_after_weight,
        "The second weight's gradient already sees the new first weight. Take the whole gradient "
        "at the old weights, then change all of them.",
    ),
    Misconception(
        "the learning rate is not used",
        without_lr,
        "The result does not depend on `lr`: the gradient is subtracted in full.",
    ),
    Misconception(
        "divided by the learning rate",
        lr_divided,
        "A larger lr makes your step shorter. Compare with the equation.",
    ),
    Misconception(
        "the gradient returned instead of the new weights",
        gradient_returned,
        "What comes back is the mean gradient. It is right; now take the step with it.",
    ),
    Misconception(
        "the change returned instead of the new weights",
        change_returned,
        "What comes back is how far the weights should move, not where they arrive.",
    ),
    Misconception(
        "the weights returned as they came",
        weights_returned,
        "Nothing changed: the new weights may be computed, but the old ones are returned.",
    ),
    Misconception(
        "the gradient of the root of the mean squared error",
        root_of_error,
        "The direction is right, the length is that of the root mean squared error. "
        "The cost here is the mean of the squares, with no root.",
    ),
    Misconception(
        "the gradient of the absolute error",
        absolute_error,
        "Every residual counts by its sign only. In the squared error a large residual pulls more.",
    ),
    Misconception(
        "means taken before the product",
        mean_residual,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "the residual without the target",
        residual_forgets_y,
        "The targets y play no part: the step pulls the predictions to zero.",
    ),
    Misconception(
        "w changed in place",
        in_place,
        "The value is right, but the array that came in is changed too, and the caller's path of "
        "weights with it. Return a new array.",
    ),
    Misconception(
        "cut to whole numbers",
        whole_numbers,
        "The decimals are lost. Look for an integer array that the weights are written into.",
    ),
)

# ------------------------------------------------------------------ the regressors


class Variant:
    """The regressor, in parts. A mistake below replaces one part; the rest stays right."""

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
        self.random_state = random_state

    def fit(self, X, y):
        y = np.ravel(y)
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        for _ in range(self.epochs):
            self.epoch(X, y)
        return self

    def start(self, X):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0

    def epoch(self, X, y):
        for rows in self.batches(len(y)):
            self.step(X[rows], y[rows])

    def batches(self, n):
        return cut(self.order(n), self.batch_size)

    def order(self, n):
        return self.rng.permutation(n)

    def step(self, X, y):
        coef_gradient, intercept_gradient = self.gradients(X, y)
        self.coef_ = self.coef_ - self.lr * coef_gradient
        self.intercept_ = self.intercept_ - self.lr * intercept_gradient

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / self.size(X), 2 * r.sum() / self.size(X)

    def size(self, X):
        return len(X)

    def predict(self, X):
        return X @ self.coef_ + self.intercept_


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


class SummedCoefficients(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r, 2 * r.mean()


class Summed(Variant):
    def size(self, X):
        return 1


class DividedByN(Variant):
    def fit(self, X, y):
        self.n = len(X)
        return super().fit(X, y)

    def size(self, X):
        return self.n


class DividedByNominalSize(Variant):
    def size(self, X):
        return self.batch_size


class DividedTwice(Variant):
    def size(self, X):
        return len(X) ** 2


class MeanOverEverything(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * X.T @ r / X.size, 2 * r.mean()


class CoefficientsDividedByNominalSize(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient * len(X) / min(self.batch_size, self.n), intercept_gradient

    def fit(self, X, y):
        self.n = len(X)
        return super().fit(X, y)


class DividedByCappedSize(Variant):
    def fit(self, X, y):
        self.n = len(X)
        return super().fit(X, y)

    def size(self, X):
        return min(self.batch_size, self.n)


class MeansBeforeProduct(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.mean() * X.mean(axis=0), 2 * r.mean()


class SingleNumber(Variant):
    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return np.mean(2 * r[:, None] * X), 2 * r.mean()


class CoefficientsWithoutTwo(Variant):
    def gradients(self, X, y):
        coef_gradient, intercept_gradient = super().gradients(X, y)
        return coef_gradient / 2, intercept_gradient


class WithoutTwo(Variant):
    def size(self, X):
        return 2 * len(X)


class Uphill(Variant):
    def size(self, X):
        return -len(X)


class InterceptFirst(Variant):
    def step(self, X, y):
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]


class CoefficientsFirst(Variant):
    def step(self, X, y):
        self.coef_ = self.coef_ - self.lr * self.gradients(X, y)[0]
        self.intercept_ = self.intercept_ - self.lr * self.gradients(X, y)[1]


class NoIntercept(Variant):
    def gradients(self, X, y):
        return super().gradients(X, y)[0], 0.0


class StartsAtZero(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = np.zeros(X.shape[1]), 0.0


class StartsAtRandom(Variant):
    def start(self, X):
        self.coef_, self.intercept_ = self.rng.normal(size=X.shape[1]), 0.0


class AllRowsEveryStep(Variant):
    def epoch(self, X, y):
        for _ in self.batches(len(y)):
            self.step(X, y)


class OneStepAnEpoch(Variant):
    def batches(self, n):
        return super().batches(n)[:1]


class SingleRows(Variant):
    def step(self, X, y):
        for i in range(len(X)):
            super().step(X[[i]], y[[i]])


class StaleGradient(Variant):
    def epoch(self, X, y):
        stale = self.coef_, self.intercept_
        coef, intercept = stale
        for rows in self.batches(len(y)):
            coef_gradient, intercept_gradient = self.gradients(X[rows], y[rows])
            coef = coef - self.lr * coef_gradient
            intercept = intercept - self.lr * intercept_gradient
        self.coef_, self.intercept_ = coef, intercept


class AnnealedUnasked(Variant):
    def epoch(self, X, y):
        kept = self.lr
        for k, rows in enumerate(self.batches(len(y))):
            self.lr = kept / (1 + k)
            self.step(X[rows], y[rows])
        self.lr = kept


class AnnealedEveryEpoch(Variant):
    def fit(self, X, y):
        kept = self.lr
        super().fit(X, y)
        self.lr = kept
        return self

    def epoch(self, X, y):
        super().epoch(X, y)
        self.lr = 0.9 * self.lr


class OneEpoch(Variant):
    def fit(self, X, y):
        kept, self.epochs = self.epochs, 1
        super().fit(X, y)
        self.epochs = kept
        return self


class ChangesSettings(Variant):
    def fit(self, X, y):
        self.batch_size = min(self.batch_size, len(X))
        return super().fit(X, y)


class Unshuffled(Variant):
    def order(self, n):
        return np.arange(n)


class ShuffledOnce(Variant):
    def order(self, n):
        return np.random.default_rng(self.random_state).permutation(n)


class WithReplacement(Variant):
    def order(self, n):
        return self.rng.integers(n, size=n)


class FreshSample(Variant):
    def batches(self, n):
        size = min(self.batch_size, n)
        return [self.rng.choice(n, size, replace=False) for _ in range(-(-n // size))]


class FreshSampleRestLeft(Variant):
    def batches(self, n):
        return [
            self.rng.choice(n, self.batch_size, replace=False) for _ in range(n // self.batch_size)
        ]


class LastDropped(Variant):
    def batches(self, n):
        return [rows for rows in super().batches(n) if len(rows) == self.batch_size]


class LastDroppedKeptIfOnly(Variant):
    def batches(self, n):
        batches = super().batches(n)
        return [rows for rows in batches if len(rows) == self.batch_size] or batches


class LastFilledUp(Variant):
    def order(self, n):
        rows = self.rng.permutation(n)
        size = min(self.batch_size, n)
        return np.take(rows, range(-(-n // size) * size), mode="wrap")


class EvenedOut(Variant):
    def batches(self, n):
        return np.array_split(self.order(n), -(-n // self.batch_size))


class LastJoined(Variant):
    def batches(self, n):
        *before, last = super().batches(n)
        if not before or len(last) == self.batch_size:
            return [*before, last]
        return [*before[:-1], np.concatenate([before[-1], last])]


class Overlapping(Variant):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[k : size * (k + 1)] for k in range(-(-n // size))]


class ApartXandY(Variant):
    def epoch(self, X, y):
        X = X[self.order(len(y))]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class IgnoresState(Variant):
    def order(self, n):
        return np.random.default_rng().permutation(n)


class FixedSeed(Variant):
    def fit(self, X, y):
        self.random_state = 42
        return super().fit(X, y)


class GlobalState(Variant):
    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class SeedsGlobalState(Variant):
    def fit(self, X, y):
        np.random.seed(self.random_state % 2**32)  # noqa: NPY002
        return super().fit(X, y)

    def order(self, n):
        return np.random.permutation(n)  # noqa: NPY002


class ReturnsNothing(Variant):
    def fit(self, X, y):
        super().fit(X, y)


class ReturnsCoefficients(Variant):
    def fit(self, X, y):
        return super().fit(X, y).coef_


class GoesOn(Variant):
    def start(self, X):
        if not hasattr(self, "coef_"):
            super().start(X)


class PredictsWithoutIntercept(Variant):
    def predict(self, X):
        return X @ self.coef_


class ChangesData(Variant):
    def fit(self, X, y):
        super().fit(X, y)
        X -= X.mean(axis=0)
        return self


class ShufflesInPlace(Variant):
    def epoch(self, X, y):
        order = self.order(len(y))
        X[:], y[:] = X[order], y[order]
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class ShufflesXInPlace(Variant):
    def epoch(self, X, y):
        self.rng.shuffle(X)
        for rows in cut(np.arange(len(y)), self.batch_size):
            self.step(X[rows], y[rows])


class AboveNTrainsNothing(Variant):
    def batches(self, n):
        return super().batches(n) if self.batch_size <= n else []


class ColumnSilently(Variant):
    def fit(self, X, y):
        self.rng = np.random.default_rng(self.random_state)
        self.start(X)
        for _ in range(self.epochs):
            self.epoch(X, y)
        return self

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X / len(X), 2 * r.mean()


class Asserts(Variant):
    def fit(self, X, y):
        assert np.ndim(y) == 1
        return super().fit(X, y)


class ReturnsError(Variant):
    def fit(self, X, y):
        if np.ndim(y) != 1:
            return ValueError("y must have shape (n,)")
        return super().fit(X, y)


class Draft(ColumnSilently):
    """The draft of the lesson as it stands, with all of its defects."""

    def fit(self, X, y):
        super().fit(X, y)

    def batches(self, n):
        return [random.sample(range(n), self.batch_size) for _ in range(n // self.batch_size)]

    def gradients(self, X, y):
        r = X @ self.coef_ + self.intercept_ - y
        return 2 * r.T @ X, 2 * r.mean()


STEP_MISTAKES = (
    Misconception(
        "the coefficients' gradient is summed, the intercept's averaged",
        SummedCoefficients,
        "The intercept moves as it should, the coefficients move batch_size times too far. "
        "Both gradients have to be means over the batch.",
    ),
    Misconception(
        "summed instead of averaged",
        Summed,
        "Your steps are as many times too long as the batch has rows. Divide the sum of the "
        "gradients by the size of the batch.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        DividedByN,
        "With a batch of all rows the step is right, with smaller ones it is too short: "
        "divide by the size of this batch.",
    ),
    Misconception(
        "divided by batch_size where the batch is shorter",
        DividedByNominalSize,
        "A batch can have fewer rows than batch_size: the last one, or the only one when "
        "batch_size is above n. Divide by the rows that are there.",
    ),
    Misconception(
        "divided by batch_size where the last batch is shorter",
        DividedByCappedSize,
        "The short last batch moves the weights too little: divide by the rows that are in it.",
    ),
    Misconception(
        "the coefficients' gradient divided by batch_size where the batch is shorter",
        CoefficientsDividedByNominalSize,
        "In the short last batch the intercept moves as it should, the coefficients too little: "
        "divide both by the rows that are in the batch.",
    ),
    Misconception(
        "means taken before the product",
        MeansBeforeProduct,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        DividedTwice,
        "The steps are too short by the size of the batch: a mean is divided once more.",
    ),
    Misconception(
        "the coefficients' gradient averaged over the features too",
        MeanOverEverything,
        "The coefficients move d times too little: the mean runs over all numbers of the array. "
        "The gradient has one entry a feature.",
    ),
    Misconception(
        "the coefficients' gradient averaged to a single number",
        SingleNumber,
        "All coefficients move by the same number: the mean runs over rows and features. "
        "Over which axis should it run?",
    ),
    Misconception(
        "the factor two is missing in the coefficients' gradient",
        CoefficientsWithoutTwo,
        "The intercept moves as it should, the coefficients half as far. Derive the square again.",
    ),
    Misconception(
        "the factor two is missing",
        WithoutTwo,
        "Every step is half as long as it should be. Derive the square again.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        Uphill,
        "The steps go uphill. Look at the sign of the update, and at the order of the residual.",
    ),
    Misconception(
        "the intercept changed before the coefficients' gradient was taken",
        InterceptFirst,
        "The coefficients' gradient sees the new intercept. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(
        "the coefficients changed before the intercept's gradient was taken",
        CoefficientsFirst,
        "The intercept's gradient sees the new coefficients. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(
        "the intercept is never learnt",
        NoIntercept,
        "`intercept_` stays at zero. It has a gradient too: the mean of 2 (Xw + b - y).",
    ),
    Misconception(
        "starts from coefficients of zero",
        StartsAtZero,
        "The steps are right, the start is not: here the coefficients start at one, "
        "the intercept at zero.",
    ),
    Misconception(
        "rows of X meet other rows' y",
        ApartXandY,
        "X is shuffled and y is not (or both are, in different orders). "
        "Shuffle indices, and use the same ones for both.",
    ),
    Misconception(
        "X shuffled in place, and y left as it was",
        ShufflesXInPlace,
        "Rows of X meet other rows' y, and the caller's X is in another order after `fit`. "
        "Shuffle indices, and use the same ones for both.",
    ),
)

EPOCH_MISTAKES = (
    Misconception(
        "the rows are not shuffled",
        Unshuffled,
        "Every epoch takes the rows in the order of the data. Draw an order from the generator.",
    ),
    Misconception(
        "shuffled once, not every epoch",
        ShuffledOnce,
        "The second epoch has the order of the first. Make the generator once and draw an order "
        "from it in every epoch.",
    ),
    Misconception(
        "drawn with replacement",
        WithReplacement,
        "In one epoch some rows are used more than once, others never. "
        "Draw an order of all rows and cut it.",
    ),
    Misconception(
        "a fresh sample for every step",
        FreshSample,
        "Each batch is drawn from all rows again, so that an epoch uses some rows twice and others "
        "never. Draw one order an epoch and cut it into batches.",
    ),
    Misconception(
        "a fresh sample for every step, and the rest of n / batch_size never reached",
        FreshSampleRestLeft,
        "Each batch is drawn from all rows again, and n // batch_size steps leave out what "
        "remains. Draw one order an epoch, and cut it up to its end.",
    ),
    Misconception(
        "the short last batch dropped",
        LastDropped,
        "When batch_size does not divide n the rest is never used, and with batch_size above n "
        "nothing is learnt at all.",
    ),
    Misconception(
        "the short last batch dropped, unless it is the only one",
        LastDroppedKeptIfOnly,
        "When batch_size does not divide n the rows that remain are never used.",
    ),
    Misconception(
        "the last batch filled up with rows used before",
        LastFilledUp,
        "The last batch takes rows a second time to be full. Let it be as short as it falls.",
    ),
    Misconception(
        "batches evened out",
        EvenedOut,
        "The batches are made nearly equal, as `np.array_split` does. Every batch has batch_size "
        "rows, and only the last one is short.",
    ),
    Misconception(
        "the rest joined to the batch before it",
        LastJoined,
        "The last batch holds more than batch_size rows. What remains is a batch of its own.",
    ),
    Misconception(
        "overlapping batches",
        Overlapping,
        "A batch starts inside the one before it: both ends of the slice move on by batch_size.",
    ),
    Misconception(
        "a batch_size above n trains nothing",
        AboveNTrainsNothing,
        "With more rows asked for than there are, no step is taken, without a word. "
        "One batch of all rows is what the caller means.",
    ),
    Misconception(
        "all rows used in every step",
        AllRowsEveryStep,
        "The steps do not depend on the batch: take X and y at the rows of the batch.",
    ),
    Misconception(
        "one step an epoch",
        OneStepAnEpoch,
        "After the first batch the epoch ends. Loop over all of its batches.",
    ),
    Misconception(
        "a step after each row, not one a batch",
        SingleRows,
        "The weights change while the batch is being read. Take the mean gradient of the batch "
        "first; then comes one step.",
    ),
    Misconception(
        "gradients taken at the weights from the start of the epoch",
        StaleGradient,
        "Each batch must see the weights that the batch before it left behind.",
    ),
    Misconception(
        "the learning rate shrinks within an epoch",
        AnnealedUnasked,
        "The first step of an epoch is right, the later ones are too short. "
        "Here lr stays what it is.",
    ),
    Misconception(
        "the learning rate shrinks from epoch to epoch",
        AnnealedEveryEpoch,
        "The first epoch is right, the later ones take shorter steps. Here lr stays what it is.",
    ),
    Misconception(
        "only one epoch",
        OneEpoch,
        "However many epochs are asked for, the weights are those after the first. "
        "Look at where `return` stands, or at what the outer loop repeats.",
    ),
)

STATE_MISTAKES = (
    Misconception(
        "random_state is not used",
        IgnoresState,
        "The same random_state gives another fit each time. Make the generator from it.",
    ),
    Misconception(
        "a fixed seed instead of random_state",
        FixedSeed,
        "Every random_state gives the same order. Make the generator from it.",
    ),
    Misconception(
        "the global random state instead of random_state",
        GlobalState,
        "The order comes from the random state that the whole program shares. "
        "Make a generator of your own from random_state.",
    ),
    Misconception(
        "the global random state seeded",
        SeedsGlobalState,
        "The fit repeats, but it reseeds the random state that the whole program shares. "
        "Make a generator of your own from random_state.",
    ),
    Misconception(
        "starts from random coefficients",
        StartsAtRandom,
        "The start is drawn anew; here the coefficients start at one, the intercept at zero.",
    ),
    Misconception(
        "fit returns nothing",
        ReturnsNothing,
        "`model.fit(X, y).predict(X)` fails: `fit` should hand back the model itself.",
    ),
    Misconception(
        "a second fit goes on where the first ended",
        GoesOn,
        "`fit` starts from the weights of the fit before it. Set the start inside `fit`.",
    ),
    Misconception(
        "predict leaves out the intercept",
        PredictsWithoutIntercept,
        "The predictions are off by `intercept_` everywhere.",
    ),
    Misconception(
        "fit overwrites a setting",
        ChangesSettings,
        "After `fit`, lr, epochs or batch_size is not what it was. A later fit on other data would "
        "use the changed one: keep settings as they are, and use a local name.",
    ),
    Misconception(
        "the caller's data changed",
        ChangesData,
        "After `fit` the caller's X or y is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's rows shuffled in place",
        ShufflesInPlace,
        "`fit` leaves the caller's X and y in another order, so that even the same random_state "
        "gives another fit the next time. Shuffle indices, or a copy.",
    ),
)

MINI_BATCH_REGRESSOR = STEP_MISTAKES + EPOCH_MISTAKES + STATE_MISTAKES

REPAIRED_REGRESSOR = (
    Misconception(
        "the draft as it stands",
        Draft,
        "All defects are still there. Begin with the first experiment: how does the largest "
        "stable learning rate change with batch_size, and which of the two gradients is to blame?",
    ),
    *MINI_BATCH_REGRESSOR,
    Misconception(
        "y as a column gives a wrong shape silently",
        ColumnSilently,
        "With y of shape (n, 1) the residual becomes a matrix, and `coef_` with it, "
        "without an error. Check or flatten y before any work.",
    ),
    Misconception(
        "y as a column refused by an assert",
        Asserts,
        "An `assert` is for the author of the code, and Python can be told to skip it. "
        "Raise a ValueError that says what is wrong.",
    ),
    Misconception(
        "an error returned instead of raised",
        ReturnsError,
        "For y of shape (n, 1) `fit` gives back an exception as if it were a result, and nothing "
        "stops. `raise` it.",
    ),
)

# ------------------------------------------------------------------ not here

INAPPLICABLE = {
    "schedule restarted every epoch": "no exercise of lesson 03 has a schedule (lesson 02 has)",
    "schedule applied per step instead of per epoch": "as above (lesson 04 anneals per epoch)",
    "slicing features instead of rows": "raises an IndexError or a shape error, which is shown "
    "as it stands; where d = n it would be the transposed problem, which no case has",
    "learning rate times B": "the same numbers as a sum instead of a mean: named there",
    "the residual the wrong way round": "the same numbers as a flipped sign: named there",
    "standard deviation said to go as 1/B": "a sentence, not code: the lesson measures it",
    "partial_fit taken for one mini-batch step": "a framework's call (lesson 06); its numbers "
    "are those of a step after each row, which is named",
    "mse that returns its root": "no exercise returns the cost; its gradient is named",
    "DataLoader without shuffle=True": "a framework's call (lesson 06); its effect, rows not "
    "shuffled, is named",
    "labels {0, 1} in a {-1, +1} loss": "a regression has no labels (lesson 04 has)",
}
"""Mistakes that readers of popular material make, and why no exercise here can meet them."""
