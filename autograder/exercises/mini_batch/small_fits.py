"""What is shown of a wrong regressor: fits to compute by hand, one step written out, a path."""

from functools import cache

import numpy as np

from autograder.exercise import Answer, Case
from autograder.exercises.mini_batch.rows_used import ones_last, start_weights
from autograder.exercises.mini_batch.written import step_written

ASIDE = ("random_states", "X_new", "flat_y")

ALL_ROWS = "all rows"
ABOVE_N = "batch_size above n"
TWO_EPOCHS = "two epochs"
EQUAL_ROWS = "equal rows"
CUT = "a rest"
SINGLE_ROWS = "single rows"
COLUMN = "a column"
OWN_WEIGHTS = "a weight a row"
LONG_PATH = "many epochs"
"""What a case is for: on each kind other facts do not depend on the random stream."""


def posed(name: str, kind: str, given: dict, **more) -> Case:
    return Case(name, given | more, ASIDE, kind)


def with_column(case: Case, name: str) -> Case:
    """The case with y as a column; nothing to predict, since a refusal is right as well."""
    inputs = {key: given for key, given in case.inputs.items() if key != "X_new"}
    column = {"y": inputs["y"][:, None], "flat_y": inputs["y"]}
    return Case(name, inputs | column, ASIDE, COLUMN)


@cache
def small_fits() -> tuple[Case, ...]:
    """Fits of one to three rows of one feature, for a person."""
    states = list(range(20))  # all orders of three rows alike by chance: once in 6^19
    one = {"X_new": np.array([[2.0]]), "lr": 0.1, "epochs": 1, "random_states": states[:1]}
    row = one | {"X": np.array([[2.0]]), "y": np.array([7.0])}
    two = one | {"X": np.array([[1.0], [3.0]]), "y": np.array([3.0, 9.0])}
    three = one | {"X": np.array([[1.0], [3.0], [-2.0]]), "y": np.array([3.0, 9.0, 1.0])}
    equal = one | {"X": np.ones((3, 1)), "y": np.full(3, 6.0)}
    twice = three | {"epochs": 2, "random_states": [*states, *states]}
    return (
        posed("one row", ALL_ROWS, row, batch_size=1),
        posed("two rows, one step on both", ALL_ROWS, two, batch_size=2),
        posed("three rows, one step on all", ALL_ROWS, three, batch_size=3),
        posed("two rows, batch_size 3", ABOVE_N, two, batch_size=3),
        posed("three equal rows in batches of two", EQUAL_ROWS, equal, batch_size=2),
        posed("three equal rows, two epochs", TWO_EPOCHS, equal, batch_size=3, epochs=2),
        posed("three rows in batches of two", CUT, three, batch_size=2, random_states=states),
        posed("three rows, one row a step, two epochs", SINGLE_ROWS, twice, batch_size=1),
    )


@cache
def small_repairs() -> tuple[Case, ...]:
    """The same, and y as a column."""
    cases = small_fits()
    return (*cases, with_column(cases[1], "y of shape (2, 1)"))


def quantities(case: Case) -> dict[str, float] | None:
    """What a step may be too long by; only where one step is taken."""
    if case.kind not in (ALL_ROWS, ABOVE_N):
        return None
    n, d = case.inputs["X"].shape
    return {"n": n, "d": d, "lr": case.inputs["lr"]}


def start(case: Case) -> np.ndarray:
    """Where a fit starts, from where steps are measured."""
    return start_weights(case.inputs["X"].shape[1])


# ------------------------------------------------------------------ the equation, the picture


def first_step_written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The one step of a fit, with its numbers; W holds the coefficients, then the intercept."""
    if case.kind not in (ALL_ROWS, ABOVE_N) or yours.raised:
        return []
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    given = np.append(yours.values["coef"][0], yours.values["intercept"][0])
    W = start(case)
    lines = step_written(W, ones_last(X), y, range(len(y)), lr, given)
    return [("W", "coefficients, then the intercept; each row of X with a one appended"), *lines]


PATH = Case(
    "four rows, one step an epoch",
    {
        "X": np.array([[1.0], [3.0], [-2.0], [2.0]]),
        "y": np.array([4.0, 9.0, -2.0, 3.0]),
        "lr": 0.05,
        "batch_size": 4,
        "random_state": 0,
        "path": 8,
    },
)
"""Steps on all rows: the path does not depend on their order."""


def paths_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The path of the weights on the contours of the cost, over the expected one."""
    from mbgd_lessons import figures  # here: a right answer does not wait for matplotlib

    X, y = ones_last(case.inputs["X"]), case.inputs["y"]
    right, given = (
        np.vstack([start(case), answer.values["path"].reshape(case.inputs["path"], -1)])
        for answer in (expected, yours)
    )
    best = np.linalg.lstsq(X, y)[0]
    if given.shape != right.shape or not np.isfinite(given).all():
        return ()
    low, high = np.min([*right, best], axis=0), np.max([*right, best], axis=0)
    low, high = low - 0.4 * (high - low), high + 0.4 * (high - low)
    parted = ~np.isclose(right, given, rtol=1e-4, atol=1e-4).all(axis=1)
    if not parted.any():
        return ()
    k = int(parted.argmax())
    inside = ((low <= given) & (given <= high)).all(axis=1)
    slopes, intercepts = (np.linspace(low[j], high[j], 60) for j in (0, 1))
    grid = np.stack(np.meshgrid(slopes, intercepts), axis=-1)
    cost = np.mean((grid @ X.T - y) ** 2, axis=-1)
    leaves = "" if inside.all() else " (leaves the picture)"
    picture = figures.cost_paths(
        slopes,
        intercepts,
        cost,
        {f"yours{leaves}": given},
        best=best,
        labels=("coef_", "intercept_"),
        title=f"The paths part at step {k} of eight",
        behind=("expected", right),
    )
    return picture.html(dpi=100), picture.alt
