"""Epochs in a wrong order, or drawn wrongly: the code of what `order_mistakes` names."""

import numpy as np

from autograder.exercises.mini_batch.right_parts import cut, cut_right

# ------------------------------------------------------------------ the order


@cut_right
def unshuffled(n, rng):
    return np.arange(n)


@cut_right
def backwards(n, rng):
    return np.arange(n)[::-1]


@cut_right
def seeded_inside(n, rng):
    return np.random.default_rng(0).permutation(n)


@cut_right
def own_generator(n, rng):
    return np.random.default_rng().permutation(n)


@cut_right
def global_generator(n, rng):
    return np.random.permutation(n)  # noqa: NPY002


@cut_right
def global_seed(n, rng):
    np.random.seed(0)  # noqa: NPY002
    return np.random.permutation(n)  # noqa: NPY002


@cut_right
def shuffled_once(n, rng):
    seed = rng.bit_generator.seed_seq.entropy  # the same for the whole life of the generator
    return np.random.default_rng(seed).permutation(n)


@cut_right
def never_in_place(n, rng):
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(0, i)  # no row can stay where it is: Sattolo's cycle
        order[[i, j]] = order[[j, i]]
    return order


@cut_right
def coarse_keys(n, rng):
    return np.argsort(rng.integers(n, size=n), kind="stable")  # keys that tie stay as they stand


def sorted_inside(n, batch_size, rng):
    return [np.sort(rows) for rows in cut(rng.permutation(n), batch_size)]


def batches_shuffled(n, batch_size, rng):
    starts = rng.permutation(np.arange(0, n, batch_size))
    return [np.arange(start, min(start + batch_size, n)) for start in starts]


def shuffled_inside(n, batch_size, rng):
    return [rng.permutation(rows) for rows in cut(np.arange(n), batch_size)]


def batches_shuffled_and_inside(n, batch_size, rng):
    return [rng.permutation(rows) for rows in batches_shuffled(n, batch_size, rng)]


def through_a_buffer(places):
    """Each row that comes takes the place of a random one among `places(size)` that wait."""

    def batches(n, batch_size, rng):
        waiting, order = [], []
        for row in range(n):
            waiting.append(row)
            if len(waiting) >= places(batch_size):
                order.append(waiting.pop(rng.integers(len(waiting))))
        rest = rng.permutation(waiting).astype(int)
        return cut(np.array([*order, *rest], dtype=int), batch_size)

    return batches


class KeptRows:
    """An array of row numbers for each n, shuffled again in every call."""

    def __init__(self):
        self.kept = {}

    def __call__(self, n, batch_size, rng):
        rows = self.kept.setdefault(n, np.arange(n))
        rng.shuffle(rows)
        return cut(rows.copy(), batch_size)


# ------------------------------------------------------------------ drawn again


@cut_right
def with_replacement(n, rng):
    return rng.integers(n, size=n)


def with_replacement_inside(n, batch_size, rng):
    return [rng.integers(n, size=batch_size) for _ in range(0, n, batch_size)]


def with_replacement_inside_rest_left(n, batch_size, rng):
    return [rng.integers(n, size=batch_size) for _ in range(n // batch_size)]


def remaining_with_replacement(n, batch_size, rng):
    remaining = np.arange(n)
    while len(remaining):
        rows = rng.choice(remaining, size=min(batch_size, len(remaining)))
        remaining = np.setdiff1d(remaining, rows)
        yield rows


def fresh_sample(n, batch_size, rng):
    for start in range(0, n, batch_size):
        yield rng.choice(n, size=min(batch_size, n - start), replace=False)


def fresh_sample_full(n, batch_size, rng):
    for _ in range(0, n, batch_size):
        yield rng.choice(n, size=batch_size, replace=False)  # raises above n


def fresh_sample_full_up_to_n(n, batch_size, rng):
    for _ in range(0, n, batch_size):
        yield rng.permutation(n)[:batch_size]


def fresh_sample_rest_left(n, batch_size, rng):
    for _ in range(n // batch_size):
        yield rng.choice(n, size=batch_size, replace=False)


def each_row_by_chance(n, batch_size, rng):
    m = -(-n // batch_size)
    batch_of = rng.integers(m, size=n)
    return [np.flatnonzero(batch_of == k) for k in range(m)]


def each_batch_by_chance(n, batch_size, rng):
    return [np.flatnonzero(rng.random(n) < batch_size / n) for _ in range(0, n, batch_size)]


# ------------------------------------------------------------------ which rows


@cut_right
def counted_from_one(n, rng):
    return rng.permutation(np.arange(1, n + 1))


@cut_right
def one_row_too_many(n, rng):
    return rng.permutation(n + 1)


def held_out(kept):
    """Only `kept(n)` rows come: the first ones of a shuffled order, or of the data."""
    return cut_right(lambda n, rng: rng.permutation(n)[: kept(n)])


def last_held_out(kept):
    return cut_right(lambda n, rng: rng.permutation(kept(n)))


@cut_right
def one_row_forgotten(n, rng):
    return rng.permutation(n - 1)
