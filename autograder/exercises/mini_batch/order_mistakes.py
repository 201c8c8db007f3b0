"""Epochs in a wrong order, or drawn wrongly, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_orders as wrong

NO_FRESH_ORDER = (
    Misconception(
        "the rows are not shuffled",
        wrong.unshuffled,
        "The batches are right, but every epoch takes the rows in the order in which they stand. "
        "If the data is sorted, a batch then sees one kind of row only. Where does `rng` come in?",
    ),
    Misconception(
        "the rows backwards, not shuffled",
        wrong.backwards,
        "Every epoch takes the rows from the last to the first. That is an order like the one in "
        "which they stand. Where does `rng` come in?",
    ),
    Misconception(
        "shuffled once, not every epoch",
        wrong.shuffled_once,
        "The first epoch is shuffled, and then the same generator gives the same order again. "
        "Each call should draw anew from `rng`, which moves on with every draw.",
    ),
    Misconception(
        "a fixed seed inside the function",
        wrong.seeded_inside,
        "Whatever generator comes in, the order is the same. Look for a generator that you make "
        "yourself, or an order that is kept from an earlier call: the caller decides with `rng`.",
    ),
    Misconception(
        "something is kept from one call to the next",
        wrong.KeptRows(),
        "The same seed does not give the same order twice, though the order is drawn from `rng`: "
        "the row numbers that are shuffled are not 0, 1, 2, ... any more. What outlives a call?",
    ),
    Misconception(
        "a generator of its own instead of rng",
        wrong.own_generator,
        "The same seed does not give the same order twice, so nobody can repeat your run. "
        "Draw the order from the `rng` that is passed in.",
    ),
    Misconception(
        "the global random state instead of rng",
        wrong.global_generator,
        "The order comes from `np.random` or `random`, which the whole program shares. "
        "Draw it from the `rng` that is passed in.",
    ),
    Misconception(
        "the global random state, set to a fixed seed",
        wrong.global_seed,
        "The order is always the same, and the random state that the whole program shares is set "
        "back at every call. Draw from the `rng` that is passed in, and seed nothing.",
    ),
)

NOT_EVERY_ORDER = (
    Misconception(
        "whole batches shuffled, not rows",
        wrong.batches_shuffled,
        "The batches come in a random order, but inside a batch the rows are still neighbours. "
        "Shuffle the rows first, then cut.",
    ),
    Misconception(
        "rows shuffled inside their batch only",
        wrong.shuffled_inside,
        "Every batch always holds the same neighbours, only their order inside it changes, and "
        "their mean gradient does not depend on that order. Shuffle all rows first, then cut.",
    ),
    Misconception(
        "batches shuffled and rows inside them, but neighbours stay together",
        wrong.batches_shuffled_and_inside,
        "The batches change places and so do the rows inside, but the same neighbours always meet "
        "in one batch. Shuffle all rows first, then cut.",
    ),
    Misconception(
        "the rows of a batch always ascend",
        wrong.sorted_inside,
        "Which rows meet is random, but inside a batch they ascend: a sort, a set, a mask or "
        "`np.where` puts them in order. With one batch of all rows nothing is shuffled at all.",
    ),
    Misconception(
        "some orders can never come",
        wrong.never_in_place,
        "Try your shuffle on four rows a thousand times, and count: some of the 24 orders are "
        "missing. May a row stay where it is? Does a random number leave out the end of its range?",
    ),
    *(
        Misconception(
            "some orders can never come",
            wrong.through_a_buffer(places),
            "Rows stay near where they stood: a buffer that holds a part of them is shuffled, so "
            "that early rows cannot come late. Shuffle all of them.",
        )
        for places in (
            lambda size: 2 * size,
            lambda size: size,
            lambda size: 10,
            lambda size: 100,
        )
    ),
    Misconception(
        "some orders come more often than others",
        wrong.coarse_keys,
        "Every order can come, but not equally often, as when each row is swapped with just any, "
        "or when random keys are coarse and tie. Try it on four rows a thousand times, and count.",
    ),
)

DRAWN_AGAIN = (
    *(
        Misconception(
            "drawn with replacement",
            code,
            "A row can come several times in one epoch, even in one batch, while others never "
            "come. An epoch uses each row exactly once: think of dealing cards, not of dice.",
        )
        for code in (
            wrong.with_replacement,
            wrong.with_replacement_inside,
            wrong.with_replacement_inside_rest_left,
        )
    ),
    Misconception(
        "drawn with replacement from the rows that remain",
        wrong.remaining_with_replacement,
        "Used rows are taken out, but a row can come twice within a batch, and then more batches "
        "are needed. What does the draw do by default with a row that it has just drawn?",
    ),
    *(
        Misconception(
            "a fresh sample for every batch",
            code,
            "Each batch is drawn from all rows again, so that some rows come twice in an epoch and "
            "others never. Draw one order for the whole epoch and cut it into pieces.",
        )
        for code in (
            wrong.fresh_sample,
            wrong.fresh_sample_full,
            wrong.fresh_sample_full_up_to_n,
        )
    ),
    Misconception(
        "a fresh sample for every batch, and the rest of n / batch_size left out",
        wrong.fresh_sample_rest_left,
        "Two things: each batch is drawn from all rows again, so that some rows come twice and "
        "others never; and n // batch_size batches do not reach what remains.",
    ),
    Misconception(
        "each row put into a batch by chance",
        wrong.each_row_by_chance,
        "Every row throws a die for its batch, so that the sizes are random too. Shuffle all rows, "
        "then cut: the sizes are then as they should be.",
    ),
    Misconception(
        "each batch takes rows by chance",
        wrong.each_batch_by_chance,
        "For every batch each row is in or out by chance: the sizes are random, some rows come "
        "twice and others never. Shuffle all rows, then cut.",
    ),
)

WRONG_ROWS = (
    Misconception(
        "rows counted from one",
        wrong.counted_from_one,
        "The indices run from 1 to n. In Python the first row is row 0, and there is no row n.",
    ),
    Misconception(
        "one row too many",
        wrong.one_row_too_many,
        "There are n + 1 numbers in your epoch, and one of them is no row. The rows go from 0 to "
        "n - 1.",
    ),
    Misconception(
        "one row forgotten",
        wrong.one_row_forgotten,
        "One row never comes, the first or the last. A range ends before its second number, and "
        "rows are counted from 0.",
    ),
)

HELD_OUT = tuple(
    Misconception(
        "some rows held out",
        code(kept),
        "A share of the rows never comes, as if it were kept for validation. Holding out is the "
        "caller's affair: an epoch uses all n rows.",
    )
    for kept in (
        lambda n: int(0.8 * n),
        lambda n: int(0.9 * n),
        lambda n: int(0.75 * n),
        lambda n: n - n // 5,
        lambda n: n - n // 10,
    )
    for code in (wrong.held_out, wrong.last_held_out)
)

ORDER_MISTAKES = (*NO_FRESH_ORDER, *NOT_EVERY_ORDER, *DRAWN_AGAIN, *WRONG_ROWS, *HELD_OUT)
