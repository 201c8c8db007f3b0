"""Mistakes in which rows a training uses, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_rows as wrong

ROWS = (
    *(
        Misconception(
            "the rows are not shuffled",
            code(),
            "Each batch holds the rows as they stand in the data. Draw an order of all rows from "
            "`rng`; a new order inside a batch changes nothing, since its gradient is a mean.",
        )
        for code in (wrong.Unshuffled, wrong.ShuffledInside)
    ),
    Misconception(
        "no batches left after the first epoch",
        wrong.Exhausted(),
        "From the second epoch on nothing moves. A generator can be read once: where is yours "
        "made, and how often?",
    ),
    Misconception(
        "shuffled once, not every epoch",
        wrong.ShuffledOnce(),
        "The second epoch has the batches of the first. Draw a new order from `rng` inside the "
        "loop over the epochs.",
    ),
    Misconception(
        "a fixed seed inside the function",
        wrong.FixedSeed(),
        "Whatever generator comes in, the batches are the same. The caller decides the seed by "
        "passing `rng`.",
    ),
    Misconception(
        "a generator of its own instead of rng",
        wrong.OwnGenerator(),
        "The same seed does not give the same weights twice, so nobody can repeat your run. Draw "
        "from the `rng` that is passed in.",
    ),
    Misconception(
        "the global random state instead of rng",
        wrong.GlobalState(),
        "The order comes from `np.random` or `random`, which the whole program shares. Draw it "
        "from the `rng` that is passed in.",
    ),
    Misconception(
        "whole batches shuffled, not rows",
        wrong.BatchesShuffled(),
        "The batches come in a random order, but inside a batch the rows are still neighbours. "
        "Shuffle all row numbers first, then cut.",
    ),
    *(
        Misconception(
            "rows drawn anew for each step, or with replacement",
            code,
            "In one epoch some rows are used more than once, others never. Draw one order of all "
            "rows and cut it: think of dealing cards, not of throwing dice.",
        )
        for code in (
            wrong.WithReplacement(),
            *(
                wrong.FreshSample(steps, replace)
                for steps in (lambda n, size: n // size, lambda n, size: -(-n // size))
                for replace in (False, True)
            ),
        )
    ),
    Misconception(
        "the short last batch dropped",
        wrong.LastDropped(),
        "When batch_size does not divide n the rest is never used, and with batch_size above n "
        "nothing is learnt at all.",
    ),
    Misconception(
        "the short last batch dropped, unless it is the only one",
        wrong.LastDroppedKeptIfOnly(),
        "When batch_size does not divide n, the rows that remain are never used.",
    ),
    Misconception(
        "the last batch filled up with rows used before",
        wrong.LastFilledUp(),
        "The last batch takes rows a second time to be full. Let it be as short as it falls.",
    ),
    Misconception(
        "batches evened out",
        wrong.EvenedOut(),
        "The batches are made nearly equal, as `np.array_split` does. Every batch has batch_size "
        "rows, and only the last one is short.",
    ),
    Misconception(
        "the rest joined to the batch before it",
        wrong.LastJoined(),
        "The last batch holds more than batch_size rows. What remains is a batch of its own.",
    ),
    Misconception(
        "overlapping batches",
        wrong.Overlapping(),
        "A batch starts inside the one before it: both ends of the slice move on by batch_size.",
    ),
    *(
        Misconception(
            "batches that grow, or shrink, from step to step",
            code(),
            "Some rows are in a batch again and again. A slice has two ends: which one of yours is "
            "missing, or stays where it is?",
        )
        for code in (wrong.FromTheFirstRow, wrong.ToTheLastRow)
    ),
    Misconception(
        "batch_size taken as the number of batches",
        wrong.NumberOfBatches(),
        "batch_size is how many rows a batch has, not how many batches there are.",
    ),
    Misconception(
        "one step an epoch",
        wrong.OneStepAnEpoch(),
        "After the first batch the epoch ends. Loop over all of its batches.",
    ),
    *(
        Misconception(
            "rows meet other rows' labels",
            code(),
            "X and y are not taken at the same rows. Shuffle row numbers, and use the same ones "
            "for both.",
        )
        for code in (wrong.ApartXandY, wrong.LabelsOfFirstRows)
    ),
    Misconception(
        "the caller's rows shuffled in place",
        wrong.ShufflesInPlace(),
        "After the call the caller's X_train and y_train are in another order. Shuffle row "
        "numbers, or a copy.",
    ),
)
