"""Epochs cut wrongly, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_cuts as wrong

LAST_BATCH = (
    *(
        Misconception(
            "the short last batch dropped",
            code,
            "When batch_size does not divide n, the rows that remain are never used; look at what "
            "happens with batch_size above n, too. How many batches does an epoch need then?",
        )
        for code in (wrong.last_dropped, wrong.last_dropped_unless_only)
    ),
    Misconception(
        "nothing when batch_size is above n",
        wrong.nothing_above_n,
        "With fewer rows than batch_size no batch comes at all. They still are an epoch: one "
        "batch, as short as it falls.",
    ),
    Misconception(
        "the last batch missing, even when it is full",
        wrong.last_missing,
        "The epoch ends one batch early, also when batch_size divides n. Where does the last batch "
        "start, and does your range reach it?",
    ),
    Misconception(
        "one full batch too few, and the short last batch dropped",
        wrong.last_full_one_missing,
        "The epoch ends one full batch early, and what remains of n / batch_size is not used "
        "either. Count by hand for 7 rows in batches of 3.",
    ),
    Misconception(
        "the last batch missing when it has one row",
        wrong.single_last_missing,
        "A last batch of a single row never comes. Look at the end of your range, or at the "
        "condition that lets a batch through.",
    ),
    *(
        Misconception(
            "the last batch filled up with rows used before",
            code,
            "The last batch is full because some rows come a second time. "
            "Let it be as short as it falls.",
        )
        for code in (wrong.last_filled_up, wrong.last_reaches_back)
    ),
    *(
        Misconception(
            "the last batch filled up with a number that stands for nothing",
            code,
            "The last batch is full, but its unused places hold a filler that reads like a row "
            "number. Let it be as short as it falls.",
        )
        for code in (wrong.last_padded(0), wrong.last_padded(-1))
    ),
    *(
        Misconception(
            "the rest joined to the batch before it",
            code,
            "The last batch holds more than batch_size rows. What remains is a batch of its own.",
        )
        for code in (wrong.last_joined, wrong.last_joined_if_any, wrong.last_joined_if_small)
    ),
    Misconception(
        "the short batch comes first",
        wrong.short_first,
        "What remains of n / batch_size comes at the beginning. Start with full batches; the last "
        "one is as short as it falls.",
    ),
    Misconception(
        "the short batch comes anywhere",
        wrong.short_anywhere,
        "The rows are shuffled and cut, and then the batches are shuffled, too, so that the short "
        "one is not always the last. Shuffling the rows is enough.",
    ),
    Misconception(
        "the rest comes twice",
        wrong.rest_twice,
        "What remains of n / batch_size is handed out once by your loop and once more after it.",
    ),
    Misconception(
        "the rest starts at the wrong place",
        wrong.rest_from_the_wrong_place,
        "The last batch holds rows that were used before. The rest starts where the last full "
        "batch ends: is that a number of batches or a number of rows?",
    ),
    Misconception(
        "all rows once more when nothing remains",
        wrong.all_rows_where_no_rest_remains,
        "When batch_size divides n, a last batch of all rows comes. What does a slice from -0 on "
        "hold?",
    ),
    Misconception(
        "batches evened out",
        wrong.evened_out,
        "Your batches are made nearly equal, as `np.array_split` does. Here every batch has "
        "batch_size rows, and only the last one is short.",
    ),
    *(
        Misconception(
            "batches evened out, and one too few",
            code,
            "The rest is spread over the other batches, which then hold more than batch_size rows. "
            "Here every batch has batch_size rows, and what remains is a batch of its own.",
        )
        for code in (wrong.evened_out_too_few, wrong.evened_out_too_few_at_least_one)
    ),
    *(
        Misconception(
            "an empty batch at the end",
            code,
            "One more batch comes, with no rows in it; its mean would be NaN. Where should the "
            "last batch start at the latest?",
        )
        for code in (wrong.empty_at_the_end, wrong.always_empty_at_the_end)
    ),
    Misconception(
        "an empty batch at the beginning",
        wrong.empty_at_the_beginning,
        "The first batch has no rows in it; its mean would be NaN. At which positions do you cut, "
        "and is one of them the very beginning?",
    ),
)

SLICES = (
    *(
        Misconception(
            "overlapping batches",
            code,
            "A batch starts inside the one before it: look at where each slice starts. "
            "Both ends have to move on by batch_size.",
        )
        for code in (wrong.overlapping, wrong.starts_one_apart)
    ),
    *(
        Misconception(
            "a window that moves on by one row",
            code,
            "Each batch shares all but one row with the next. "
            "How far should the start move from one batch to the next?",
        )
        for code in (wrong.sliding, wrong.sliding_full)
    ),
    Misconception(
        "every batch one row too short",
        wrong.one_row_short,
        "Each batch leaves out the row before the next one starts. A slice already ends before its "
        "second number.",
    ),
    Misconception(
        "every batch one row too long",
        wrong.one_row_long,
        "Each batch ends with the row with which the next one starts. A slice ends before its "
        "second number: which number is that here?",
    ),
    Misconception(
        "one row skipped between batches",
        wrong.one_row_skipped_between,
        "The batches have the right size, but after each of them a row is left out. "
        "How far should the start move from one batch to the next?",
    ),
    *(
        Misconception(
            "positions counted from one",
            code,
            "The first row of the order is never used: your slices start at position 1. In Python "
            "the first position is 0, and a slice ends before its second number.",
        )
        for code in (wrong.started_at_one, wrong.started_at_one_end_included)
    ),
    Misconception(
        "only the start of the slice moves",
        wrong.end_stands_still,
        "The first batch is right, those after it are empty: each slice still ends at batch_size. "
        "Both ends have to move on.",
    ),
    Misconception(
        "every batch reaches to the end",
        wrong.end_is_the_size,
        "Each batch holds all rows that are left, not batch_size of them. Where does it end?",
    ),
    Misconception(
        "every batch also holds the rows of those before it",
        wrong.growing,
        "The batches grow: each starts at the beginning of the epoch. Does every slice start "
        "anew, and is a list of rows emptied after it was handed out?",
    ),
    Misconception(
        "cut only once",
        wrong.cut_once,
        "There is a first batch of batch_size rows and then all the others at once. "
        "An epoch is cut all along.",
    ),
)

HOW_MANY = (
    *(
        Misconception(
            "batch_size taken as the number of batches",
            code,
            "batch_size is how many rows a batch has, not how many batches there are.",
        )
        for code in (wrong.number_of_batches, wrong.size_from_number)
    ),
    Misconception(
        "only the first batch of an epoch",
        wrong.first_batch_only,
        "One batch comes and then the epoch ends. An epoch goes on until every row was used. "
        "(A `return` inside a loop ends it.)",
    ),
    Misconception(
        "only the last batch of an epoch",
        wrong.last_batch_only,
        "The batches before the last one are lost. Does each turn of the loop replace what the one "
        "before it made?",
    ),
    *(
        Misconception(
            "one batch returned instead of all of them",
            code,
            "What comes back is a single batch, so that a loop over it finds numbers, not batches. "
            "`return` ends the function: collect the batches, or `yield` them.",
        )
        for code in (wrong.one_batch_returned, wrong.last_batch_returned)
    ),
    Misconception(
        "one batch of all rows",
        wrong.one_batch_of_all,
        "The order is shuffled but never cut: batch_size plays no part.",
    ),
    Misconception(
        "one row at a time",
        wrong.one_row_each,
        "A loop over your epoch finds single rows: the order is shuffled but never cut, and "
        "batch_size plays no part.",
    ),
    *(
        Misconception(
            "a fixed number instead of batch_size",
            wrong.fixed_size(size),
            "Whatever `batch_size` comes in, the batches have the same size: a number of its own "
            "stands in the code, or outside the function.",
        )
        for size in (2, 10, 16, 20, 32)
    ),
    *(
        Misconception(
            "the same rows in every batch",
            code,
            "Every batch holds the same rows. Either the slice does not move on, or one array is "
            "handed out again and again, so that all batches show what it held last.",
        )
        for code in (
            wrong.first_batch_again,
            wrong.first_batch_again_rest_left,
            wrong.one_array_overwritten,
        )
    ),
    *(
        Misconception(
            "the batch is never emptied",
            code,
            "The list in which you collect a batch is handed out but never begun anew, so that it "
            "goes on growing. Each batch needs a list of its own.",
        )
        for code in (
            *(
                wrong.never_emptied(handed_out, left_over)
                for handed_out in (lambda order, size: order[:size], lambda order, size: order)
                for left_over in (lambda rest: 0, lambda rest: 1, lambda rest: rest > 0)
            ),
            wrong.one_growing_list,
        )
    ),
    Misconception(
        "one list for all batches, emptied after it was handed out",
        wrong.one_list_emptied,
        "The batches are there but their rows are gone: emptying a list empties it for everybody "
        "who holds it. Each batch needs a list of its own.",
    ),
    Misconception(
        "every batch comes twice",
        wrong.every_batch_twice,
        "Each batch is handed out two times in a row. Look for a line that stands twice.",
    ),
    Misconception(
        "two epochs instead of one",
        wrong.two_epochs,
        "When every row was used, a second order follows. One call gives one epoch.",
    ),
    Misconception(
        "an epoch without an end",
        wrong.without_end,
        "One batch comes after another, and none is the last. One call is one epoch: does a loop "
        "begin a new one, or does the place where a slice starts never reach the end?",
    ),
    Misconception(
        "batches of random sizes",
        wrong.random_sizes,
        "How many rows a batch has is left to chance. Every batch has batch_size rows, and only "
        "the last one is shorter.",
    ),
    Misconception(
        "batches kept from one call to the next",
        wrong.KeptBatches(),
        "A second call gives the batches of the first one again, and its own after them. Look for "
        "a list that outlives the call: a default argument, or a name outside the function.",
    ),
    Misconception(
        "a generator that is used up after one epoch",
        wrong.KeptGenerator(),
        "The first epoch is right, and the next call gives nothing. A generator can be gone "
        "through once: each call has to make a new one.",
    ),
)

NO_INDICES = (
    Misconception(
        "masks instead of indices",
        wrong.masks,
        "Your batches are arrays of n true/false values. What is asked for are the row numbers.",
    ),
    Misconception(
        "the row numbers are floats",
        wrong.floats,
        "The rows are right, but as 3.0 instead of 3, and such numbers pick nothing from an array. "
        "Which of your arrays was made for floats, as `np.zeros` and an empty `np.array` are?",
    ),
    Misconception(
        "tuples instead of arrays",
        wrong.tuples,
        "The rows are right, but X[(3, 1)] asks for one number, in row 3 and column 1. Only an "
        "array or a list of indices picks rows.",
    ),
    Misconception(
        "the row numbers in a column",
        wrong.in_columns,
        "The rows are right, but each stands in a list of its own: X at such numbers has an axis "
        "too many. A batch is a flat array.",
    ),
    Misconception(
        "a dictionary of batches",
        wrong.in_a_dictionary,
        "A loop over a dictionary finds its keys, not the batches. Give the batches alone.",
    ),
    Misconception(
        "all batches inside one more list",
        wrong.in_one_more_list,
        "A loop over your epoch finds one thing only, the list of all batches. Look for a pair of "
        "brackets, or an `append`, too many.",
    ),
    Misconception(
        "where batches begin and end instead of their rows",
        wrong.beginnings_and_ends,
        "What comes are pairs of positions. Which rows stand between them, in a shuffled order?",
    ),
)

CUT_MISTAKES = (*LAST_BATCH, *SLICES, *HOW_MANY, *NO_INDICES)
