"""The exercise `minibatches`: one shuffled epoch, cut.

A shuffled order is never compared with another order. It is described: which rows came, how often,
and whether the next epoch has a fresh order.
"""

from functools import cache
from itertools import chain, pairwise, permutations

import numpy as np

from autograder.ask import epochs
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.mini_batch.minibatches_mistakes import MISTAKES
from mbgd_lessons import minibatches

ORDER = "order"
"""Cases of so many rows or seeds that chance can be ruled out as the reason of an order."""

FREQUENCY = "frequency"
"""The case that asks how often each order comes."""

MANY = 4_000
CHANCE = 92.0
"""A chi-square of 23 degrees of freedom (24 orders of four rows) is above it once in 10^9."""


def epochs_to_cut(rng: np.random.Generator) -> list[Case]:
    """n and batch_size, from small to large: without a rest, with one, and B above n."""
    seeds = [int(seed) for seed in rng.integers(2**31, size=5)]
    seeds.append(seeds[0])  # the first once more: the same seed must give the same order
    cases = [
        Case(
            f"n = {n}, batch_size = {size}",
            {"n": n, "batch_size": size, "seeds": seeds},
            aside=("seeds",),
            kind=ORDER if n == 40 else "",  # by chance a small epoch can come out in order
        )
        for n, size in [(6, 3), (7, 3), (5, 1), (4, 4), (3, 8), (40, 8), (43, 8)]
    ]
    # Rows above 255 do not fit into a byte; and a buffer of a hundred does not shuffle them all.
    wide = {"n": 300, "batch_size": 100, "seeds": seeds}
    cases.append(Case("n = 300, batch_size = 100", wide, ("seeds",), ORDER))
    # Fresh samples of three rows and one make up the four by chance in all epochs once in 4^12.
    many = {"n": 4, "batch_size": 3, "seeds": seeds, "orders": MANY}
    return [*cases, Case(f"{MANY:,} epochs of four rows", many, ("seeds", "orders"), FREQUENCY)]


@cache
def small_epochs() -> tuple[Case, ...]:
    """Epochs of one to three rows, for a person."""
    seeds = [*range(40), 0]  # 80 epochs of three rows, all alike by chance: once in 6^39
    return tuple(
        Case(
            f"n = {n}, batch_size = {size}",
            {"n": n, "batch_size": size, "seeds": seeds},
            aside=("seeds",),
            kind=ORDER if n == 3 else "",
        )
        for n, size in [(1, 1), (2, 2), (2, 1), (3, 1), (3, 3), (3, 2), (2, 3), (3, 4)]
    )


def batches_written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """Two epochs of one generator: for example, since any order will do; and yours."""
    if yours.raised or "endless" in yours.values:
        return []
    return [
        (label, "; then ".join(" ".join(map(str, epoch)) or "nothing" for epoch in two_epochs))
        for label, two_epochs in (
            ("for example", first_run(expected)),
            ("yours", first_run(yours)),
        )
    ]


def first_run(answer: Answer) -> list[list[list[int]]]:
    """The batches of the two epochs that the first seed gave."""
    return [cut(answer.values[f"rows_0_{e}"], answer.values[f"sizes_0_{e}"]) for e in (0, 1)]


def rows_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """Which rows each step of an epoch visits, beside a right epoch."""
    from mbgd_lessons import figures  # here: a right answer does not wait for matplotlib

    if "endless" in yours.values:
        return ()
    n, size = case.inputs["n"], case.inputs["batch_size"]
    (right, _), (first, second) = first_run(expected), first_run(yours)
    if not (first and second and all(is_row(row, n) for row in chain(*first, *second))):
        return ()
    picture = figures.order_raster(
        {"a right epoch": right, "yours": first, "your next": second},
        n,
        title=f"Which rows each step visits: n = {n}, batch_size = {size}",
    )
    return picture.html(dpi=100), picture.alt


def is_row(row: object, n: int) -> bool:
    return isinstance(row, int) and not isinstance(row, bool) and 0 <= row < n


def epoch_facts(case: Case, answer: Answer) -> Facts:
    """Batch sizes, coverage and order of the epochs that came."""
    if answer.raised:
        return {}
    rest = rest_of(case)
    if "endless" in answer.values:
        return {f"sizes of the batches{rest}": ENDLESS, f"rows of an epoch{rest}": ENDLESS}
    n, batch_size = case.inputs["n"], case.inputs["batch_size"]
    runs = [
        [(answer.values[f"rows_{s}_{e}"], answer.values[f"sizes_{s}_{e}"]) for e in (0, 1)]
        for s in range(len(case.inputs["seeds"]))
    ]
    all_epochs = [epoch for run in runs for epoch in run]
    facts = {
        f"sizes of the batches{rest}": common_sizes([sizes for _, sizes in all_epochs]),
        f"rows of an epoch{rest}": coverage(all_epochs, n, answer),
    }
    if case.kind == FREQUENCY:
        facts["how often the orders come"] = frequency(answer.values["orders"], batch_size)
    if case.kind == ORDER:
        facts["order of the rows"] = order(all_epochs, n)
        shuffled = facts["order of the rows"] == SHUFFLED
        facts["how far the rows move"] = moves(all_epochs, n) if shuffled else FAR
        facts["the next epoch of the same generator"] = next_epoch(runs)
        facts["the order for a seed"] = seeded(runs, answer)
        facts["global random state"] = moved(answer)
    return facts


ENDLESS = "one batch after another, without an end"


def rest_of(case: Case) -> str:
    """What the names of facts on short batches end with."""
    n, batch_size = case.inputs["n"], case.inputs["batch_size"]
    if batch_size > n:
        return " when batch_size is above n"
    return " when a rest remains" if n % batch_size else ""


def common_sizes(sizes: list[np.ndarray]) -> np.ndarray:
    """The sizes of an epoch's batches if all epochs agree."""
    if any(not np.array_equal(s, sizes[0]) for s in sizes):
        return np.array("not the same in every epoch")
    return sizes[0]


def coverage(all_epochs: list[tuple[np.ndarray, np.ndarray]], n: int, answer: Answer) -> str:
    """Which rows an epoch uses and how often, over all epochs, in words."""
    if answer.values["tuples"]:
        return "tuples, which do not pick rows"
    if answer.values["tables"]:
        return "tables of row numbers, which pick tables of rows"
    every = np.concatenate([rows for rows, _ in all_epochs])
    if every.dtype.kind == "b":
        return "true/false masks, not indices"
    if every.dtype.kind not in "iu":
        return "not whole numbers"
    if every.size and (every.min() < 0 or every.max() >= n):
        return "indices outside 0 ... n-1"
    counts = np.array([np.bincount(rows, minlength=n) for rows, _ in all_epochs])
    never, twice = bool((counts == 0).any()), bool((counts > 1).any())
    if not never and not twice:
        return "each row exactly once"
    if all(always_the_same(rows, sizes) for rows, sizes in all_epochs if len(sizes) > 1):
        return "the same rows in every batch"
    if answer.values["rewritten"]:
        return "batches that change after they were handed out"
    words = ["some rows never"] * never + ["some rows more than once"] * twice
    if twice and any(repeats(rows, sizes) for rows, sizes in all_epochs):
        words.append("even within one batch")
    return ", ".join(words)


def always_the_same(rows: np.ndarray, sizes: np.ndarray) -> bool:
    """Whether all batches as large as the first hold what the first holds."""
    batches = cut(rows, sizes)
    alike = [batch for batch in batches if len(batch) == len(batches[0])]
    return len(alike) > 1 and all(batch == alike[0] for batch in alike)


def repeats(rows: np.ndarray, sizes: np.ndarray) -> bool:
    """Whether a batch holds a row twice."""
    return any(len(set(batch)) < len(batch) for batch in cut(rows, sizes))


def cut(rows: np.ndarray, sizes: np.ndarray) -> list[list[int]]:
    """The batches of an epoch again."""
    return [batch.tolist() for batch in np.split(rows, np.cumsum(sizes)[:-1])] if sizes.size else []


SHUFFLED = "shuffled"


def order(all_epochs: list[tuple[np.ndarray, np.ndarray]], n: int) -> str:
    """What happened to the order of the rows, in words."""
    if all(np.array_equal(rows, np.arange(len(rows))) for rows, _ in all_epochs):
        return "0, 1, 2, ... as the rows stand"
    epochs_cut = (cut(rows, sizes) for rows, sizes in all_epochs)
    batches = [[batch for batch in epoch if len(batch) > 1] for epoch in epochs_cut]
    if not any(batches):
        return SHUFFLED
    if all(is_run(batch) for epoch in batches for batch in epoch):
        return "batches shuffled, the rows inside a batch still neighbours"
    if all(is_run(sorted(batch)) for epoch in batches for batch in epoch):
        return "rows shuffled inside a batch only, the batches hold neighbours"
    return SHUFFLED


NEAR = 6.5
"""So many standard deviations below the mean: by chance less than once in 10^10."""


def moves(all_epochs: list[tuple[np.ndarray, np.ndarray]], n: int) -> str:
    """Whether rows end as far from where they stood as chance takes them, in words.

    The sum of |place - row| over a random order of n rows has the mean (n^2 - 1) / 3 and the
    variance (n + 1)(2 n^2 + 7) / 45 (Diaconis and Graham, "Spearman's footrule as a measure of
    disarray", Journal of the Royal Statistical Society B 39, 1977). Small n are not normal enough.
    """
    orders = {tuple(rows.tolist()) for rows, _ in all_epochs}
    whole = [rows for rows in orders if sorted(rows) == list(range(n))]
    if n < 20 or len(orders) == 1 or len(whole) < len(orders):  # other facts say that
        return FAR
    distance = np.mean([np.abs(np.array(rows) - np.arange(n)).sum() for rows in whole])
    deviation = np.sqrt((n + 1) * (2 * n**2 + 7) / 45 / len(whole))
    near = distance < (n**2 - 1) / 3 - NEAR * deviation
    return "rows stay near where they stood" if near else FAR


FAR = "as far as by chance"


def is_run(batch: list[int]) -> bool:
    """Whether a batch is k, k + 1, k + 2, ..."""
    return all(after == before + 1 for before, after in pairwise(batch))


def frequency(orders: np.ndarray, batch_size: int) -> str:
    """Whether all orders of n rows are equally likely, in words.

    Nothing is said of epochs that lack rows, nor of one single order: other facts say that.
    """
    if not orders.size or not (np.sort(orders) == np.arange(orders.shape[1])).all():
        return EQUALLY
    if (orders == orders[0]).all():
        return EQUALLY
    batches = np.split(orders, range(batch_size, orders.shape[1], batch_size), axis=1)
    if all((np.diff(batch) > 0).all() for batch in batches) and (np.diff(orders) < 0).any():
        return "the rows of a batch always ascending"
    every = list(permutations(range(orders.shape[1])))
    counts = np.array([(orders == order).all(axis=1).sum() for order in every])
    if (counts == 0).any():  # by chance once in 10^35
        return "some orders never"
    mean = len(orders) / len(every)
    if np.sum((counts - mean) ** 2 / mean) > CHANCE:
        return "some orders more often than others"
    return EQUALLY


EQUALLY = "all about equally often"


def next_epoch(runs: list) -> str:
    same_order = all(np.array_equal(first[0], second[0]) for first, second in runs)
    return "the same order again" if same_order else "a fresh order"


def seeded(runs: list, answer: Answer) -> str:
    """Whether the generator that was passed in decides the order, and nothing else."""
    first_epochs = [run[0][0] for run in runs]
    if not np.array_equal(first_epochs[0], first_epochs[-1]):
        drawn = "drawn from the generator" if answer.values["drawn"] else "drawn from nothing"
        return f"another order each time, {drawn}"
    if all(np.array_equal(rows, first_epochs[0]) for rows in first_epochs):
        return "the same order for every seed"
    return "fixed by the seed"


def moved(answer: Answer) -> str:
    return "moved" if answer.values["global_state"] else "left alone"


MINIBATCHES = Exercise(
    name="minibatches",
    points=4,
    cases=epochs_to_cut,
    ask=epochs,
    facts=epoch_facts,
    reference=minibatches,
    rules=(
        Rule(
            "batches",
            "an epoch is cut into batches of `batch_size` rows and uses each row exactly once",
            1,
            ("sizes of the batches", "rows of an epoch"),
        ),
        Rule(
            "short",
            "what remains of n / `batch_size` comes as one short last batch",
            1,
            (
                "sizes of the batches when a rest remains",
                "rows of an epoch when a rest remains",
                "sizes of the batches when batch_size is above n",
                "rows of an epoch when batch_size is above n",
            ),
        ),
        Rule(
            "order",
            "each epoch has a fresh order of the rows, drawn from `rng` and from nothing else",
            2,
            (
                "order of the rows",
                "how far the rows move",
                "how often the orders come",
                "the next epoch of the same generator",
                "the order for a seed",
                "global random state",
            ),
            after=("batches",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_epochs,
    written=batches_written,
    pictured=Case("raster", {"n": 14, "batch_size": 4, "seeds": [1]}),
    picture=rows_drawn,
)
