"""The exercises `MiniBatchRegressor` and `RepairedRegressor`: the same cases, facts and rules."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from autograder.ask import fits
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.mini_batch import regressor_mistakes as wrong
from autograder.exercises.mini_batch.minibatches import moved
from autograder.exercises.mini_batch.rows_used import (
    cut_into,
    ends_of,
    ones_last,
    problem,
    rows_of_one_batch,
    second_epoch,
    visited,
    weights,
    weights_or_pairing,
)
from autograder.exercises.mini_batch.small_fits import (
    ABOVE_N,
    ALL_ROWS,
    COLUMN,
    CUT,
    EQUAL_ROWS,
    LONG_PATH,
    OWN_WEIGHTS,
    PATH,
    SINGLE_ROWS,
    TWO_EPOCHS,
    first_step_written,
    paths_drawn,
    posed,
    quantities,
    small_fits,
    small_repairs,
    start,
    with_column,
)
from autograder.judge import LEFT_UNCHANGED
from mbgd_lessons import MiniBatchRegressor


def problems_to_fit(rng: np.random.Generator) -> list[Case]:
    """Data on which the fit, or what it says of the rows used, does not depend on the stream."""
    # 2 * 55 orders of three rows; the first ten states once more, which must give the same again.
    states = [int(state) for state in rng.integers(2**31, size=55)]
    # Six rows drawn with replacement are all different in each of four fits once in 10^7.
    one_step = drawn(rng, 6) | {"lr": 0.25, "epochs": 1, "random_states": states[:4]}
    equal = {"X": np.tile([[1.0, -2.0, 1.0]], (7, 1)), "y": np.full(7, 3.0), "X_new": np.eye(3)}
    equal |= {"lr": 0.05, "random_states": states[:1]}
    six = drawn(rng, 6) | {"lr": 0.25, "epochs": 1, "random_states": states[:10]}
    # Zero is a state as well; that all six fits of it are alike by chance happens once in 36^5.
    zeros_too = [*states, *states[:10], *[0] * 6]
    three = drawn(rng, 3) | {"lr": 0.1, "epochs": 2, "random_states": zeros_too}
    return [
        posed("one step on all six rows", ALL_ROWS, one_step, batch_size=6),
        posed("one row", ALL_ROWS, one_step | drawn(rng, 1), batch_size=1),
        posed("six rows, batch_size above n", ABOVE_N, one_step, batch_size=10),
        posed("seven equal rows, two epochs", TWO_EPOCHS, equal, batch_size=7, epochs=2),
        posed("seven equal rows in batches of three", EQUAL_ROWS, equal, batch_size=3, epochs=1),
        posed("six rows in batches of four", CUT, six, batch_size=4),
        posed("five rows in batches of two", CUT, six | drawn(rng, 5), batch_size=2),
        posed("twenty-four rows, each with a weight of its own", OWN_WEIGHTS, own_weights(states)),
        posed("a learning rate at which the cost rises, twelve epochs", LONG_PATH, RISING),
        posed("three rows, one row a step, two epochs", SINGLE_ROWS, three, batch_size=1),
    ]


def own_weights(states: list[int]) -> dict[str, object]:
    """Rows of the identity: only row i moves weight i. Half of them fit from the start.

    So the first step is zero in every other fit: in none of six, once in sixty-four.
    """
    y = np.where(np.arange(24) % 2, 1.0, 5.0)
    given = {"X": np.eye(24), "y": y, "X_new": np.eye(24)[:4], "random_states": states[:6]}
    return given | {"lr": 0.1, "epochs": 2, "batch_size": 1}


RISING = {
    "X": np.ones((2, 1)),
    "y": np.array([3.0, 3.0]),
    "lr": 0.8,  # the distance to the optimum more than doubles at each step, and changes its side
    "batch_size": 2,
    "random_state": 0,
    "path": 12,
}


def drawn(rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    """n rows of three features, targets far enough off that a step moves a lot, rows to predict."""
    return {
        "X": rng.normal(size=(n, 3)).round(1),
        "y": (5 + 4 * rng.normal(size=n)).round(1),
        "X_new": rng.normal(size=(4, 3)),
    }


def problems_to_repair(rng: np.random.Generator) -> list[Case]:
    """The same, and y as a column."""
    cases = problems_to_fit(rng)
    # Three rows of three features, one batch: all shapes fit, and no error comes by chance.
    square = cases[0].inputs | drawn(rng, 3) | {"batch_size": 3}
    return [*cases, with_column(posed("", ALL_ROWS, square), "y of shape (3, 1)")]


def fit_facts(case: Case, answer: Answer) -> Facts:
    """What the fitted attributes say of the step, of the rows used and of the interface."""
    if case.kind == COLUMN:
        return {"y of shape (n, 1)": column_y(case, answer)}
    if answer.raised:
        return {}
    if case.kind == LONG_PATH:
        return {"later epochs": later_epochs(case, answer.values["path"])}
    facts = {
        "fit returns": "self" if answer.values["returns_self"] else "something else than self",
        "predict": predictions(answer, case.inputs["X_new"]),
        "lr, epochs, batch_size": "kept" if answer.values["settings_kept"] else "changed by fit",
    }
    if case.kind == TWO_EPOCHS:
        facts["the second epoch"] = second_epoch(case, answer)
    elif case.kind == SINGLE_ROWS:
        facts["global random state"] = moved(answer)
        facts["rows visited"] = visited(case, answer)
        facts["the order for a random_state"] = state_decides(case, answer)
        facts["the generator of a second fit"] = second_order(case, answer)
    elif case.kind == OWN_WEIGHTS:
        facts["rows that move a weight"] = rows_that_move(answer)
    elif case.kind == CUT:
        facts["batches of an epoch"] = cut_into(case, answer)
    else:
        facts[f"coef_, intercept_ ({case.kind})"] = weights_or_pairing(case, answer)
        if case.kind != EQUAL_ROWS:
            facts[f"rows of the batch ({case.kind})"] = rows_of_one_batch(case, answer)
        facts["a second fit"] = second_fit(answer)
    return facts


def predictions(answer: Answer, X: np.ndarray) -> str:
    """What predict gives, in words."""
    w, given = weights(answer), answer.values["predictions"]
    if w.shape[1:] != (X.shape[1] + 1,):
        return "X @ coef_ + intercept_"  # as far as can be said: coef_ itself has another shape
    right = w @ ones_last(X).T
    if same(given, right):
        return "X @ coef_ + intercept_"
    if given.shape == (*right.shape, 1) and same(given[..., 0], right):
        return "the right numbers in the shape (m, 1)"
    if same(given, w[:, :-1] @ X.T):
        return "X @ coef_, without the intercept"
    return "something else than X @ coef_ + intercept_"


def second_fit(answer: Answer) -> str:
    """Where a second fit of the same object starts, seen where the order does not matter."""
    anew = same(answer.values["coef"][0], answer.values["again"])
    return "starts anew" if anew else "goes on from the first"


def second_order(case: Case, answer: Answer) -> str:
    """Whether a second fit of the same object takes the same order, seen where it matters."""
    if state_decides(case, answer) != FIXED or same(
        answer.values["coef"][0], answer.values["again"]
    ):
        return "starts anew"
    return "goes on, or the weights do"


FIXED = "fixed by random_state"


def state_decides(case: Case, answer: Answer) -> str:
    """Whether random_state decides the order: some of the fits were asked for twice over."""
    fitted = weights(answer)
    if answer.changed:
        return UNEXPLAINED + "the data itself changed from fit to fit"
    first: dict[int, np.ndarray] = {}
    states = zip(case.inputs["random_states"], fitted, strict=True)
    unsteady = {state for state, w in states if not same(first.setdefault(state, w), w)}
    if unsteady:
        return "another order each time" + " for random_state 0" * (unsteady == {0})
    if all(same(w, fitted[0]) for w in fitted):
        return "the same for every random_state"
    return FIXED


def rows_that_move(answer: Answer) -> str:
    """Whether every row moved its own weight, in words; two epochs give each row two chances."""
    coef = answer.values["coef"]
    moved_ones = (coef != 1).reshape(len(coef), -1)
    if not moved_ones.any() or moved_ones.all():
        return "every row"
    fewest = moved_ones.mean(axis=1).min()
    return "some rows never" if fewest > 0.5 else "in some fits most rows never"


def later_epochs(case: Case, path: np.ndarray) -> str:
    """Whether epochs over equal rows go on as they began, in words, whatever the size of a step.

    On equal rows each step is the one before it times the same number, as long as nothing is
    changed on the way. What is changed can be told only where the first epoch is right.
    """
    steps = np.diff(path, axis=0)
    sizes = np.abs(steps).max(axis=1)
    X, y, lr = problem(case)
    (right,) = ends_of(X, y, lr, [np.arange(len(y))[None]])
    hedge = "" if same(path[0], right) else UNEXPLAINED
    if not np.isfinite(steps).all() or (hedge and not sizes[0]):
        return GO_ON
    if not all(sizes):
        return f"{hedge}end early"
    ratios = [b @ a / (a @ a) for a, b in pairwise(steps)]
    if np.ptp(ratios) < 1e-3:
        return GO_ON
    limit = same(sizes[-1], sizes[-2])
    return f"{hedge}reach a largest step" if limit else f"{hedge}change on the way"


GO_ON = "go on as they began"


def column_y(case: Case, answer: Answer) -> str:
    """What happens when y is a column, in words."""
    if answer.raised:
        refused = answer.raised.kind == "ValueError"
        return "handled" if refused else f"ends in {answer.raised.kind}"
    shape = answer.values["coef"].shape[1:]
    if shape != case.inputs["X"].shape[1:]:
        return "gives a coef_ of another shape without a word"
    flat = same(weights(answer)[0], answer.values["flat"])
    return "handled" if flat else "gives other weights than a flat y"


def regressor_rules(points: Mapping[str, float]) -> tuple[Rule, ...]:
    """The rules of both regressors, with the points that each exercise gives them."""
    all_rules = (
        Rule(
            "step",
            "a step moves `coef_` and `intercept_` against the mean gradient of the batch",
            points["step"],
            ("coef_, intercept_ (all rows)",),
        ),
        Rule(
            "above",
            "a `batch_size` above n is one batch of all rows",
            points["above"],
            ("coef_, intercept_ (batch_size above n)", "rows of the batch (batch_size above n)"),
            after=("step",),
        ),
        Rule(
            "short",
            "the short last batch takes part, averaged over its own size",
            points["short"],
            ("coef_, intercept_ (equal rows)", "batches of an epoch"),
            after=("step",),
        ),
        Rule(
            "epoch",
            "every epoch uses each row once, in a fresh order",
            points["epoch"],
            (
                "rows visited",
                "rows that move a weight",
                "the second epoch",
                "later epochs",
                "rows of the batch (all rows)",
            ),
        ),
        Rule(
            "random",
            "the order comes from `random_state` and from nothing else",
            points["random"],
            ("the order for a random_state", "global random state"),
            after=("epoch",),
        ),
        Rule(
            "interface",
            "`fit` returns self, starts anew when called again, and leaves X, y and the settings "
            "as they are; `predict` gives X coef + intercept",
            points["interface"],
            (
                "fit returns",
                "predict",
                "a second fit",
                "the generator of a second fit",
                "lr, epochs, batch_size",
                LEFT_UNCHANGED,
            ),
            after=("step",),
        ),
        Rule(
            "column",
            "a y of shape (n, 1) is taken as (n,), or refused with a ValueError",
            points.get("column", 0),
            ("y of shape (n, 1)",),
            after=("step",),
        ),
    )
    return tuple(rule for rule in all_rules if rule.name in points)


MINI_BATCH_REGRESSOR = Exercise(
    name="MiniBatchRegressor",
    points=6,
    cases=problems_to_fit,
    ask=fits,
    facts=fit_facts,
    reference=MiniBatchRegressor,
    rules=regressor_rules(
        {"step": 2, "above": 0.5, "short": 1, "epoch": 1, "random": 1, "interface": 0.5}
    ),
    misconceptions=wrong.MINI_BATCH_REGRESSOR,
    small=small_fits,
    written=first_step_written,
    pictured=PATH,
    picture=paths_drawn,
    quantities=quantities,
    origin=start,
    what="the step",
)

REPAIRED_REGRESSOR = Exercise(
    name="RepairedRegressor",
    points=6,
    cases=problems_to_repair,
    ask=fits,
    facts=fit_facts,
    reference=MiniBatchRegressor,
    rules=regressor_rules(
        {
            "step": 1.5,
            "above": 1,
            "short": 1,
            "epoch": 1,
            "random": 0.5,
            "interface": 0.5,
            "column": 0.5,
        }
    ),
    misconceptions=wrong.REPAIRED_REGRESSOR,
    small=small_repairs,
    written=first_step_written,
    pictured=PATH,
    picture=paths_drawn,
    quantities=quantities,
    origin=start,
    what="the step",
)
