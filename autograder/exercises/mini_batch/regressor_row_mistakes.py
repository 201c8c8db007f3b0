"""Regressors whose steps are right, on other rows than an epoch should use.

In what order, cut how, and which of them. A hint does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.mini_batch.wrong_regressors import Variant, cut

# ------------------------------------------------------------------ the order of the rows


class Unshuffled(Variant):
    def order(self, n):
        return np.arange(n)


class ShuffledOnce(Variant):
    def order(self, n):
        return np.random.default_rng(self.random_state).permutation(n)


class SomeOrdersOnly(Variant):
    def order(self, n):
        order = np.arange(n)
        for i in range(n - 1, 0, -1):
            j = self.rng.integers(0, i)
            order[[i, j]] = order[[j, i]]
        return order


class WithReplacement(Variant):
    def order(self, n):
        return self.rng.integers(n, size=n)


class WithReplacementRestLeft(Variant):
    def batches(self, n):
        return [self.rng.integers(n, size=self.batch_size) for _ in range(n // self.batch_size)]


class FreshSample(Variant):
    def batches(self, n):
        size = min(self.batch_size, n)
        return [self.rng.choice(n, size, replace=False) for _ in range(-(-n // size))]


class FreshSampleRestLeft(Variant):
    def batches(self, n):
        return [
            self.rng.choice(n, self.batch_size, replace=False) for _ in range(n // self.batch_size)
        ]


class FreshSampleRestLeftUnlessOnly(Variant):
    def batches(self, n):
        size = min(self.batch_size, n)
        return [self.rng.choice(n, size, replace=False) for _ in range(n // size)]


# ------------------------------------------------------------------ how the order is cut


class LastDropped(Variant):
    def batches(self, n):
        return [rows for rows in super().batches(n) if len(rows) == self.batch_size]


class LastDroppedKeptIfOnly(Variant):
    def batches(self, n):
        batches = super().batches(n)
        return [rows for rows in batches if len(rows) == self.batch_size] or batches


class NumberOfStepsRounded(Variant):
    def batches(self, n):
        return super().batches(n)[: round(n / self.batch_size)]


class LastFullOneDropped(Variant):
    def batches(self, n):
        order, size = self.order(n), self.batch_size
        return [order[start : start + size] for start in range(0, n - size, size)]


class LastRowDropped(Variant):
    def batches(self, n):
        order, size = self.order(n), self.batch_size
        return [order[start : start + size] for start in range(0, n - 1, size)]


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


class AsManyBatches(Variant):
    def batches(self, n):
        return np.array_split(self.order(n), self.batch_size)


class NumberOfBatchesAsSize(Variant):
    def batches(self, n):
        return cut(self.order(n), -(-n // self.batch_size))


class Overlapping(Variant):
    def batches(self, n):
        rows, size = self.order(n), self.batch_size
        return [rows[k : size * (k + 1)] for k in range(-(-n // size))]


class Sliding(Variant):
    def batches(self, n):
        order, size = self.order(n), self.batch_size
        return [order[start : start + size] for start in range(n)]


class SlidingFullOnes(Variant):
    def batches(self, n):
        return [rows for rows in Sliding.batches(self, n) if len(rows) == self.batch_size]


class OneRowTooFew(Variant):
    def batches(self, n):
        order, size = self.order(n), self.batch_size
        return [order[start : start + size - 1] for start in range(0, n, size)]


class EmptyAtTheEnd(Variant):
    def batches(self, n):
        order, size = self.order(n), self.batch_size
        return [order[k * size : (k + 1) * size] for k in range(n // size + 1)]


class AboveNTrainsNothing(Variant):
    def batches(self, n):
        return super().batches(n) if self.batch_size <= n else []


# ------------------------------------------------------------------ rows that never come


class FirstRowNever(Variant):
    def order(self, n):
        return 1 + self.rng.permutation(n - 1)


class LastRowNever(Variant):
    def order(self, n):
        return self.rng.permutation(n - 1)


class FirstRowsOnly(Variant):
    share = 0.8

    def order(self, n):
        return self.rng.permutation(int(self.share * n))


class FirstThreeQuartersOnly(FirstRowsOnly):
    share = 0.75


class SplitOff(Variant):
    """The split of scikit-learn's `train_test_split(X, y, test_size=share, random_state=...)`."""

    share = 0.2

    def fit(self, X, y):
        shuffled = np.random.RandomState(self.random_state).permutation(len(X))
        kept = shuffled[int(np.ceil(self.share * len(X))) :]
        return super().fit(X[kept], np.ravel(y)[kept])


class QuarterSplitOff(SplitOff):
    share = 0.25


REST_HINT = (
    "When batch_size does not divide n, the rows that remain are never used, and with batch_size "
    "above n nothing is learnt at all."
)
TWICE_HINT = (
    "In one epoch some rows are used more than once, others never. "
    "Draw an order of all rows and cut it."
)
FRESH_REST_HINT = (
    "Each batch is drawn from all rows again, and n // batch_size steps leave out what "
    "remains. Draw one order an epoch, and cut it up to its end."
)
NUMBER_HINT = (
    "`batch_size` says how many rows a batch has, not how many batches there are. "
    "Print the sizes of the batches for 7 rows and a batch_size of 3."
)
SLIDING_HINT = (
    "Each batch starts one row after the one before it, so that rows come again and again. "
    "By how much should the start move on?"
)
HELD_OUT_HINT = (
    "A share of the rows is kept from the descent. Holding out is the caller's affair: `fit` "
    "learns from every row that it is given."
)

MISTAKES = (
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
        "only some orders of the rows",
        SomeOrdersOnly,
        "Each row comes once, but there are orders that never come. A shuffle by hand must let a "
        "row also stay where it is, and a shift is not a shuffle.",
    ),
    Misconception("drawn with replacement", WithReplacement, TWICE_HINT),
    Misconception(
        "drawn with replacement, and the rest of n / batch_size never reached",
        WithReplacementRestLeft,
        "Rows are drawn anew for each step and may come twice, and n // batch_size steps leave out "
        "what remains. Draw one order an epoch, and cut it up to its end.",
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
        FRESH_REST_HINT,
    ),
    Misconception(
        "a fresh sample for every step, and the rest of n / batch_size never reached",
        FreshSampleRestLeftUnlessOnly,
        FRESH_REST_HINT,
    ),
    Misconception("the short last batch dropped", LastDropped, REST_HINT),
    Misconception(
        "the short last batch dropped, unless it is the only one",
        LastDroppedKeptIfOnly,
        "When batch_size does not divide n the rows that remain are never used.",
    ),
    Misconception(
        "the number of steps rounded to the nearest",
        NumberOfStepsRounded,
        "A short last batch takes part only if it is at least half full. Count the steps so that "
        "every row that remains gets one.",
    ),
    Misconception(
        "the last batch never comes, full or short",
        LastFullOneDropped,
        "The loop ends before its last batch, also where that is full. Remember that a range ends "
        "before its second number.",
    ),
    Misconception(
        "the last rows of an epoch never come",
        LastRowDropped,
        "The epoch ends while there are rows left: a range stops one too early, or a loop runs "
        "over a list that gets shorter meanwhile. Print the batches of 7 rows.",
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
    Misconception("batch_size taken as the number of batches", AsManyBatches, NUMBER_HINT),
    Misconception("batch_size taken as the number of batches", NumberOfBatchesAsSize, NUMBER_HINT),
    Misconception(
        "overlapping batches",
        Overlapping,
        "A batch starts inside the one before it: both ends of the slice move on by batch_size.",
    ),
    Misconception("each batch starts one row further on", Sliding, SLIDING_HINT),
    Misconception("each batch starts one row further on", SlidingFullOnes, SLIDING_HINT),
    Misconception(
        "one row too few in every batch",
        OneRowTooFew,
        "Your batches end one row too early. A slice already leaves out its second number.",
    ),
    Misconception(
        "an empty batch at the end",
        EmptyAtTheEnd,
        "When batch_size divides n one more batch comes, with no rows in it, and its mean is NaN. "
        "Where should the last batch start at the latest?",
    ),
    Misconception(
        "a batch_size above n trains nothing",
        AboveNTrainsNothing,
        "With more rows asked for than there are, no step is taken, without a word. "
        "One batch of all rows is what the caller means.",
    ),
    Misconception(
        "the first row is never used",
        FirstRowNever,
        "The row numbers begin at 1. Python counts from 0.",
    ),
    Misconception(
        "the last row is never used",
        LastRowNever,
        "The row numbers end one too early. A range leaves out its second number by itself.",
    ),
    Misconception("some rows held out", FirstRowsOnly, HELD_OUT_HINT),
    Misconception("some rows held out", FirstThreeQuartersOnly, HELD_OUT_HINT),
    Misconception("some rows held out", SplitOff, HELD_OUT_HINT),
    Misconception("some rows held out", QuarterSplitOff, HELD_OUT_HINT),
)
