"""Epochs cut wrongly: the code of what `cut_mistakes` names."""

import numpy as np

from autograder.exercises.mini_batch.right_parts import cut, shuffled_right


def number_of(order, size):
    """How many batches an epoch has."""
    return -(-len(order) // size)


# ------------------------------------------------------------------ the last batch


@shuffled_right
def last_dropped(order, size):
    return [order[size * k : size * (k + 1)] for k in range(len(order) // size)]


@shuffled_right
def last_dropped_unless_only(order, size):
    return [order[size * k : size * (k + 1)] for k in range(max(len(order) // size, 1))]


@shuffled_right
def nothing_above_n(order, size):
    return cut(order, size) if size <= len(order) else []


@shuffled_right
def last_missing(order, size):
    return cut(order, size)[:-1]


@shuffled_right
def last_full_one_missing(order, size):
    return cut(order, size)[: max(len(order) // size - 1, 0)]


@shuffled_right
def single_last_missing(order, size):
    return [order[start : start + size] for start in range(0, len(order) - 1, size)]


@shuffled_right
def last_filled_up(order, size):
    m = number_of(order, size)
    return cut(np.take(order, range(m * size), mode="wrap"), size)


@shuffled_right
def last_reaches_back(order, size):
    return [*cut(order, size)[:-1], order[-size:]]


def last_padded(filler):
    """Batches of full size, an unused place holding `filler`."""

    @shuffled_right
    def padded(order, size):
        table = np.full(number_of(order, size) * size, filler)
        table[: len(order)] = order
        return cut(table, size)

    return padded


@shuffled_right
def last_joined(order, size):
    whole = max(len(order) // size, 1)
    return np.split(order, range(size, size * whole, size))


@shuffled_right
def last_joined_if_any(order, size):
    whole = len(order) // size
    return np.split(order, range(size, size * whole, size)) if whole else []


@shuffled_right
def last_joined_if_small(order, size):
    """A rest of less than half a batch goes to the batch before it."""
    *before, last = cut(order, size)
    if not before or len(last) >= max(size // 2, 1):
        return [*before, last]
    return [*before[:-1], np.concatenate([before[-1], last])]


@shuffled_right
def short_first(order, size):
    rest = len(order) % size
    return [order[:rest]] * (rest > 0) + cut(order[rest:], size)


def short_anywhere(n, batch_size, rng):
    batches = cut(rng.permutation(n), batch_size)
    return [batches[k] for k in rng.permutation(len(batches))]


@shuffled_right
def rest_twice(order, size):
    rest = len(order) % size
    return cut(order, size) + [order[-rest:]] * (rest > 0)


@shuffled_right
def rest_from_the_wrong_place(order, size):
    whole, rest = divmod(len(order), size)
    return cut(order, size)[:whole] + [order[whole:]] * (rest > 0)


@shuffled_right
def all_rows_where_no_rest_remains(order, size):
    rest = len(order) % size
    return [*cut(order, size)[: len(order) // size], order[-rest:]]


@shuffled_right
def evened_out(order, size):
    return np.array_split(order, number_of(order, size))


@shuffled_right
def evened_out_too_few(order, size):
    return np.array_split(order, len(order) // size)  # raises above n


@shuffled_right
def evened_out_too_few_at_least_one(order, size):
    return np.array_split(order, max(len(order) // size, 1))


@shuffled_right
def empty_at_the_end(order, size):
    return [order[start : start + size] for start in range(0, len(order) + 1, size)]


@shuffled_right
def always_empty_at_the_end(order, size):
    return [*cut(order, size), order[:0]]


@shuffled_right
def empty_at_the_beginning(order, size):
    return np.split(order, range(0, len(order), size))


# ------------------------------------------------------------------ where a slice begins and ends


@shuffled_right
def overlapping(order, size):
    return [order[k : size * (k + 1)] for k in range(number_of(order, size))]


@shuffled_right
def starts_one_apart(order, size):
    return [order[k : k + size] for k in range(number_of(order, size))]


@shuffled_right
def sliding(order, size):
    return [order[start : start + size] for start in range(len(order))]


@shuffled_right
def sliding_full(order, size):
    return [order[start : start + size] for start in range(len(order) - size + 1)]


@shuffled_right
def one_row_short(order, size):
    return [order[start : start + size - 1] for start in range(0, len(order), size)]


@shuffled_right
def one_row_long(order, size):
    return [order[start : start + size + 1] for start in range(0, len(order), size)]


@shuffled_right
def one_row_skipped_between(order, size):
    return [order[start : start + size] for start in range(0, len(order), size + 1)]


@shuffled_right
def started_at_one(order, size):
    return [order[start : start + size] for start in range(1, len(order) + 1, size)]


@shuffled_right
def started_at_one_end_included(order, size):
    return [order[start : start + size - 1] for start in range(1, len(order) + 1, size)]


@shuffled_right
def end_stands_still(order, size):
    return [order[start:size] for start in range(0, len(order), size)]


@shuffled_right
def end_is_the_size(order, size):
    return [order[start:] for start in range(0, len(order), size)]


@shuffled_right
def growing(order, size):
    return [order[: start + size] for start in range(0, len(order), size)]


@shuffled_right
def cut_once(order, size):
    return [order[:size]] + [order[size:]] * (size < len(order))


# ------------------------------------------------------------------ how many batches, and which


@shuffled_right
def number_of_batches(order, size):
    return np.array_split(order, size)


@shuffled_right
def size_from_number(order, size):
    return cut(order, len(order) // size)  # raises above n


@shuffled_right
def first_batch_only(order, size):
    return [order[:size]]


@shuffled_right
def last_batch_only(order, size):
    return cut(order, size)[-1:]


@shuffled_right
def one_batch_returned(order, size):
    return order[:size]


@shuffled_right
def last_batch_returned(order, size):
    return cut(order, size)[-1]


@shuffled_right
def one_batch_of_all(order, size):
    return [order]


@shuffled_right
def one_row_each(order, size):
    return order


def fixed_size(size_of_its_own):
    """A batch size that stands in the code."""
    return shuffled_right(lambda order, size: cut(order, size_of_its_own))


@shuffled_right
def first_batch_again(order, size):
    return [order[:size] for _ in range(0, len(order), size)]


@shuffled_right
def first_batch_again_rest_left(order, size):
    return [order[:size] for _ in range(len(order) // size)]


@shuffled_right
def one_array_overwritten(order, size):
    kept, batches = order[:size].copy(), []
    for rows in cut(order, size):
        kept[: len(rows)] = rows
        batches.append(kept[: len(rows)])
    return batches


def never_emptied(handed_out, left_over):
    """Rows pile up in one list, which counts as full once; `left_over(rest)` says what follows."""

    @shuffled_right
    def batches(order, size):
        full = [handed_out(order, size)] * (size <= len(order))
        return full + [order] * left_over(len(order) % size)

    return batches


@shuffled_right
def one_growing_list(order, size):
    return [order] * number_of(order, size)


@shuffled_right
def one_list_emptied(order, size):
    batch, batches = [], []
    for row in order:
        batch.append(row)
        if len(batch) == size:
            batches.append(batch)
            batch.clear()
    return batches + [batch] * bool(batch)


@shuffled_right
def every_batch_twice(order, size):
    return [batch for batch in cut(order, size) for _ in range(2)]


def two_epochs(n, batch_size, rng):
    return [batch for _ in range(2) for batch in cut(rng.permutation(n), batch_size)]


def without_end(n, batch_size, rng):
    while True:
        yield from cut(rng.permutation(n), batch_size)


@shuffled_right
def in_columns(order, size):
    return cut(order[:, None], size)


def random_sizes(n, batch_size, rng):
    order = rng.permutation(n)
    while len(order):
        size = rng.integers(1, batch_size + 1)
        yield order[:size]
        order = order[size:]


class KeptBatches:
    """The list of batches lives on from call to call, as a default argument does."""

    def __init__(self):
        self.batches = []

    def __call__(self, n, batch_size, rng):
        self.batches += cut(rng.permutation(n), batch_size)
        return self.batches[:]


class KeptGenerator:
    """One generator of batches for all calls: it is used up after the first."""

    def __init__(self):
        self.made = {}

    def __call__(self, n, batch_size, rng):
        batches = iter(cut(rng.permutation(n), batch_size))
        return self.made.setdefault((n, batch_size), batches)


# ------------------------------------------------------------------ what stands for a batch


@shuffled_right
def masks(order, size):
    return [np.isin(np.arange(len(order)), rows) for rows in cut(order, size)]


@shuffled_right
def floats(order, size):
    return cut(order.astype(float), size)


@shuffled_right
def tuples(order, size):
    return [tuple(rows) for rows in cut(order, size)]


@shuffled_right
def in_a_dictionary(order, size):
    return dict(enumerate(cut(order, size)))


@shuffled_right
def in_one_more_list(order, size):
    return [cut(order, size)]


@shuffled_right
def beginnings_and_ends(order, size):
    return [[start, min(start + size, len(order))] for start in range(0, len(order), size)]
