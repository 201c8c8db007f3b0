"""The exercise `stochastic_epoch`: one step on each row, every row once."""

from functools import cache

import numpy as np

from autograder.ask_repeatedly import with_generators
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises.mini_batch.written import signed, vector
from autograder.exercises.stochastic.row_gradient import CHANGED
from autograder.exercises.stochastic.rows_visited import (
    next_epoch,
    seed_decides,
    times_visited,
    visited,
)
from autograder.exercises.stochastic.stochastic_epoch_mistakes import MISTAKES
from autograder.verdict import number
from mbgd_lessons import stochastic_epoch

ONE = "one row"
EQUAL = "equal rows"
ORTHOGONAL = "orthogonal rows"
ANY = "rows in any direction"
"""What a case is for: on the first two the weights do not depend on the order, on the third only on
how often each row is used; on the last they tell the order."""


def posed(name: str, kind: str, given: dict, **more) -> Case:
    return Case(name, given | more, aside=("seeds",), kind=kind)


def epochs_to_take(rng: np.random.Generator) -> list[Case]:
    """Epochs on rows that tell the step from the order."""
    # 2 * 55 orders of three rows; the first ten seeds once more, which must give the same again.
    seeds = [int(seed) for seed in rng.integers(2**31, size=55)]
    once, few, many = {"seeds": seeds[:1]}, {"seeds": seeds[:6]}, {"seeds": [*seeds, *seeds[:10]]}
    one, another = (
        {"w": rng.normal(size=d), "X": rng.normal(size=(1, d)), "y": np.array([6.0])}
        for d in (3, 4)
    )
    equal = {"w": rng.normal(size=3), "X": np.tile([1.0, -2.0, 0.05], (5, 1)), "y": np.full(5, 8.0)}
    axes = np.linalg.qr(rng.normal(size=(6, 6)))[0]  # (6, 6): orthogonal, of length one
    lengths = np.array([[1.0], [1.5], [2.0], [1.2], [1.1], [1.3]])
    orthogonal = {"w": rng.normal(size=6), "X": lengths * axes}
    # Two rows fit from the start: whoever stops there leaves the rows after them out.
    misses = np.array([7.0, -9, 0, 8, 0, -6])
    orthogonal["y"] = orthogonal["X"] @ orthogonal["w"] + misses
    X = 1 + 0.5 * rng.normal(size=(3, 4))  # no two of them orthogonal
    three = {"w": rng.normal(size=4), "X": X, "y": np.array([9.0, -7.0, 4.0])}
    below = another | {"w": -np.sign(another["X"] @ another["w"]) * another["w"]}
    near = below | {"y": below["X"] @ below["w"] + 0.3}
    large = another | {"X": 10 * another["X"], "y": 2000 * another["y"]}
    return [
        posed("one row", ONE, one, lr=0.25, **once),
        posed("another single row", ONE, another, lr=0.1, **once),
        posed("a row close to its target, below zero", ONE, near, lr=0.1, **once),
        posed("a single row of large numbers", ONE, large, lr=0.001, **once),
        posed("five equal rows", EQUAL, equal, lr=0.05, **once),
        posed("six orthogonal rows", ORTHOGONAL, orthogonal, lr=0.1, **few),
        posed("three rows", ANY, three, lr=0.06, **many),
    ]


@cache
def small_epochs() -> tuple[Case, ...]:
    """Epochs on one to three rows of whole numbers, for a person."""
    w = np.array([1.0, -1.0, 1.0])
    one = {"w": w, "X": np.array([[2.0, 1.0, 1.0]]), "y": np.array([7.0])}
    equal = {"w": w, "X": np.tile([2.0, 1.0, 1.0], (2, 1)), "y": np.full(2, 7.0)}
    across = {"w": w, "X": np.array([[1.0, 0, 2], [-2, 0, 1]]), "y": np.array([8.0, 4.0])}
    three = {
        "w": w,
        "X": np.array([[2.0, 1, 1], [1, 2, 1], [1, 1, 3]]),
        "y": np.array([5.0, -3, 8]),
    }
    few = {"lr": 0.1, "seeds": [0]}
    many = {"lr": 0.1, "seeds": [*range(60), *range(10)]}
    return (
        posed("the only row", ONE, one, **few),
        posed("two equal rows", EQUAL, equal, **few),
        posed("two orthogonal rows", ORTHOGONAL, across, **few),
        posed("three rows", ANY, three, **many),
    )


def epoch_facts(case: Case, answer: Answer) -> Facts:
    """What the weights at the end of an epoch say of its steps and of its rows."""
    facts = {CHANGED: ", ".join(answer.changed) or "none"}
    if answer.raised:
        return facts
    if case.kind in (ONE, EQUAL):
        facts[f"weights after {case.kind}"] = answer.values["first"][0]
    elif case.kind == ORTHOGONAL:
        facts["how often each row is used"] = times_visited(case, answer)
    else:
        facts["rows of an epoch"], facts["order of the rows"] = visited(case, answer)
        # Where the rows cannot be read, equal weights may have other reasons than an equal order.
        hedge = UNEXPLAINED if facts["rows of an epoch"].startswith(UNEXPLAINED) else ""
        facts["the next epoch of the same generator"] = next_epoch(answer, hedge)
        facts["the order for a generator"] = seed_decides(case, answer, hedge)
        facts["global random state"] = "moved" if answer.values["global_state"] else "left alone"
    return facts


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The steps of an epoch with their numbers, where one order is as good as another."""
    if case.kind == ANY or yours.raised:
        return []
    w, X, y, lr = (case.inputs[name] for name in ("w", "X", "y", "lr"))
    lines = [("equation", "w - lr · 2 · (x · w - y) · x, for each row x in turn")]
    for i, (x, target) in enumerate(zip(X, y, strict=True)):
        gradient = 2 * (x @ w - target) * x
        said = f"2 · ({number(x @ w)} - {signed(target)}) · {vector(x)} = {vector(gradient)}"
        lines.append((f"gradient of row {i}", said))
        arrived = w - lr * gradient
        said = f"{vector(w)} - {number(lr)} · {vector(gradient)} = {vector(arrived)}"
        lines.append((f"step {i + 1}", said))
        w = arrived
    given = yours.values["first"][0]
    if given.shape == w.shape:
        lines += [("expected", vector(w)), ("yours", vector(given))]
    return lines


def quantities(case: Case) -> dict[str, float] | None:
    """What a step may be too long by; after several steps such a factor says nothing."""
    if case.kind != ONE:
        return None
    return {"d": len(case.inputs["w"]), "lr": case.inputs["lr"]}


STOCHASTIC_EPOCH = Exercise(
    name="stochastic_epoch",
    points=5,
    cases=epochs_to_take,
    ask=with_generators,
    facts=epoch_facts,
    reference=stochastic_epoch,
    rules=(
        Rule(
            "step",
            "each step moves the weights against the gradient of one row, times `lr`",
            1,
            (f"weights after {ONE}",),
        ),
        Rule(
            "after",
            "each step goes on from where the step before it ended",
            1,
            (f"weights after {EQUAL}",),
            after=("step",),
        ),
        Rule(
            "once",
            "an epoch uses every row exactly once",
            1,
            ("how often each row is used", "rows of an epoch"),
        ),
        Rule(
            "order",
            "the order is drawn anew for every epoch, from `rng` and from nothing else",
            1,
            (
                "order of the rows",
                "the next epoch of the same generator",
                "the order for a generator",
                "global random state",
            ),
            after=("once",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            (CHANGED,),
            after=("step",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_epochs,
    written=written,
    quantities=quantities,
    origin=lambda case: case.inputs["w"],
    what="the step",
)
