"""Mistakes in cutting an epoch, each as the code that makes it.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception


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


MISTAKES = (
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
