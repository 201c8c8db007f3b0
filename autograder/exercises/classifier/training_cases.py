"""The cases of `mini_batch_sgd`, and what each kind of them is for."""

from functools import cache

import numpy as np

from autograder.ask_training import PULL, SQUARES
from autograder.exercise import Case

STEP = "one step"
ABOVE_N = "batch_size above n"
SHORT = "a short last batch"
REST = "which rows, when a rest remains"
ROWS = "which rows"
EPOCHS = "which rows, two epochs"
RATES = "learning rates"
RATES_IN_EPOCH = "learning rates within an epoch"
CURVES = "curves"
LAST_ENTRY = "the last entries of the curves"
ZERO = "margins of zero"
STEPS_MADE = "what a step is made of"
FLOOR = "a tiny learning rate"
LITTLE = "every epoch, however little changes"
WORSE = "every epoch, however much grows"
PATH = "a path"
"""What a case is for: on each kind other facts do not depend on the random stream."""

ASIDE = ("seeds", "path")


def posed(name: str, kind: str, *given: dict, **more) -> Case:
    """A case; what is not given is one epoch at a learning rate that is not annealed."""
    inputs = {"lr": 0.25, "annealing_rate": 1.0, "max_epochs": 1, "objective": PULL}
    for part in (*given, more):
        inputs |= part
    return Case(name, inputs, ASIDE, kind)


def rows(X, y, X_test, y_test) -> dict[str, np.ndarray]:
    """Training rows and test rows."""
    given = {"X_train": X, "y_train": y, "X_test": X_test, "y_test": y_test}
    return {name: np.array(values, float) for name, values in given.items()}


def drawn(rng: np.random.Generator, n: int, d: int, m: int) -> dict[str, np.ndarray]:
    """n training and m test rows; twice the same row with both labels, so never all are right."""
    X, X_test = rng.normal(size=(n, d)).round(1), rng.normal(size=(m, d)).round(1)
    y, y_test = (np.where(rng.random(k) < 0.5, 1.0, -1.0) for k in (n, m))
    X[1], X_test[1] = X[0], X_test[0]
    y[:2] = y_test[:2] = 1.0, -1.0
    return rows(X, y, X_test, y_test)


def identity_rows(n: int, m: int) -> dict[str, np.ndarray]:
    """Row i has a one in column i and zeros elsewhere: it moves weight i, and no other row does."""
    y = np.where(np.arange(n) % 3, 1.0, -1.0)
    return rows(np.eye(n), y, np.eye(m, n), -y[:m])


def equal_rows(n: int, m: int) -> dict[str, np.ndarray]:
    """n times the same row with the same label: the order does not matter."""
    row = [[1.0, -2.0, 0.5, 1.0]]
    return rows(np.tile(row, (n, 1)), np.ones(n), np.tile(row, (m, 1)), np.ones(m))


def on_the_boundary() -> dict[str, np.ndarray]:
    """Among both kinds of rows, some of zeros, whose margin is zero at any weights."""
    X = np.zeros((7, 4))
    X[[0, 2, 5]] = [[1, 2, 1, 0], [-2, 1, 0, 1], [0, 1, -1, -1]]
    X_test = np.zeros((5, 4))
    X_test[[1, 4]] = [[-1, 1, -1, 1], [-1, -1, 0, -1]]
    return rows(X, [1, 1, -1, -1, -1, -1, -1], X_test, [1, -1, -1, -1, -1])


def alike(size: float, other: bool = False) -> dict[str, np.ndarray]:
    """Seven rows that point one way, or with the label -1 the opposite way, and five to test.

    Whatever reduces the objective gets all of them right; not where the last has the `other` label.
    """
    way = np.array([1.0, -2.0, 0.5, 1.5])
    y = np.where(np.arange(12) % 3, 1.0, -1.0)
    X = size * y[:, None] * (way + 0.1 * np.sin(np.arange(48.0)).round(1).reshape(12, 4))
    if other:
        y[[6, 11]] *= -1
    return rows(X[:7], y[:7], X[7:], y[7:])


def trainings_to_run(rng: np.random.Generator) -> list[Case]:
    """From one step to several epochs; what takes many runs comes last, and is asked of few.

    Few shapes: JAX compiles anew for each.
    """
    seeds = [int(seed) for seed in rng.integers(2**31, size=8)]
    # The first seed once more: it must give the same again.
    one, two, many = ({"seeds": some} for some in (seeds[:1], seeds[:2], [*seeds, seeds[0]]))
    five, seven = drawn(rng, 5, 3, 5), drawn(rng, 7, 4, 5)
    annealed = {"annealing_rate": 0.6, "max_epochs": 3, "lr": 0.4}
    measured = {"objective": SQUARES, "max_epochs": 3, "lr": 0.1, "path": True}
    pairs, threes = {"batch_size": 2, "lr": 0.3}, {"batch_size": 3, "lr": 0.3}
    return [
        posed("one step on all five rows", STEP, five, one, batch_size=5),
        posed("five rows, batch_size above n", ABOVE_N, five, one, batch_size=8),
        posed("seven equal rows in threes", SHORT, equal_rows(7, 5), one, threes),
        posed("three epochs on all seven rows", RATES, seven, one, annealed, batch_size=7, path=1),
        posed(
            "seven equal rows, one row a step, three epochs",
            *(RATES_IN_EPOCH, equal_rows(7, 5), one, annealed),
            batch_size=1,
            lr=0.1,
        ),
        posed("rows on the boundary", ZERO, on_the_boundary(), one, batch_size=7),
        posed("curves over three epochs", CURVES, seven, one, measured, batch_size=7),
        posed("curves, seven rows in threes", LAST_ENTRY, seven, two, threes, max_epochs=2, path=1),
        *long_ones(seven | one | {"batch_size": 7}),
        posed("seven rows in threes", REST, identity_rows(7, 5), two, threes),
        posed("six rows in pairs", ROWS, identity_rows(6, 5), many, pairs),
        posed(
            "six rows in pairs, two epochs", EPOCHS, identity_rows(6, 5), many, pairs, max_epochs=2
        ),
    ]


def long_ones(given: dict) -> list[Case]:
    """On all rows in each step: what only shows in many epochs, long steps or tiny ones."""
    steps = {"objective": SQUARES, "max_epochs": 3, "path": True}
    tiny = {"lr": 1e-12, "annealing_rate": 0.5, "max_epochs": 3, "path": True}
    long, worse = alike(1e4, other=True), alike(10, other=True)
    return [
        posed("three steps", STEPS_MADE, given, steps, lr=0.1),
        posed("three steps on long rows", STEPS_MADE, given, long, steps, lr=1e-10),
        posed("three epochs at a tiny learning rate", FLOOR, given, alike(1), tiny),
        # An even number: after the last epoch, unlike the one before, all points the wrong way.
        posed("16 epochs that overshoot", WORSE, given, worse, lr=2.5, max_epochs=16),
        posed("25 epochs of tiny steps", LITTLE, given, alike(1e-6), lr=1e-9, max_epochs=25),
    ]


@cache
def small_trainings() -> tuple[Case, ...]:
    """One to three rows of small whole numbers, for a person; the smallest first."""
    seeds = {"seeds": [*range(20), 0]}  # three rows in one order throughout: once in 6^19
    one = {"seeds": [0]}
    row = rows([[2, 4]], [1], [[1, -1]], [1])
    two = rows([[2, 4], [4, 0]], [1, -1], [[1, 0], [0, 1]], [1, 1])
    annealed = {"annealing_rate": 0.5, "max_epochs": 2, "lr": 0.5}
    zero = rows([[2, 0], [0, 0]], [1, -1], [[0, 0], [0, 0], [1, 0]], [1, -1, 1])
    return (
        posed("one row, one step", STEP, row, one, lr=0.5, batch_size=1),
        posed("two rows, one step on both", STEP, two, one, lr=0.5, batch_size=2),
        posed("two rows, batch_size 3", ABOVE_N, two, one, lr=0.5, batch_size=3),
        posed("three equal rows in batches of two", SHORT, equal_rows(3, 1), one, batch_size=2),
        posed("one row, two epochs", RATES, row, one, annealed, batch_size=1, path=1),
        posed(
            "two equal rows, one row a step, two epochs",
            *(RATES_IN_EPOCH, equal_rows(2, 1), one, annealed),
            batch_size=1,
        ),
        posed(
            "two rows, two epochs",
            *(CURVES, two, one, {"path": True, "max_epochs": 2}),
            batch_size=2,
        ),
        posed("two rows, one of zeros", ZERO, zero, one, batch_size=2),
        posed("three rows in batches of two", REST, identity_rows(3, 1), seeds, batch_size=2),
        posed("the same rows", ROWS, identity_rows(3, 1), seeds, batch_size=2),
        posed(
            "three rows in batches of two, two epochs",
            *(EPOCHS, identity_rows(3, 1), seeds),
            batch_size=2,
            max_epochs=2,
        ),
    )


def quantities(case: Case) -> dict[str, float] | None:
    """What a step may be too long by, where a case holds a single one."""
    if case.kind not in (STEP, ABOVE_N):
        return None
    n, d = case.inputs["X_train"].shape
    return {"n": n, "d": d, "lr": case.inputs["lr"]}
