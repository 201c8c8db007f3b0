"""Exercises from other fields than gradient descent, and right answers in students' words.

The engine knows nothing of what an exercise is about: these are about averages, columns, walks,
products and pushes.
"""

import numpy as np

from autograder.ask import call
from autograder.checking import verdict_of
from autograder.exercise import Case, Exercise, Rule
from autograder.judge import LEFT_UNCHANGED
from autograder.verdict import as_text


def declared(name, reference, cases, **more):
    """An exercise that asks for the numbers of a function, and for its inputs left alone."""
    given = {
        "ask": call,
        "facts": lambda case, answer: {} if answer.raised else {name: answer.values["result"]},
        "points": 2,
        "rules": (
            Rule("numbers", f"the {name}", 1, (name,)),
            Rule("pure", "what came in is left as it was", 1, (LEFT_UNCHANGED,), ("numbers",)),
        ),
        "what": f"the {name}",
    }
    return Exercise(name=name, reference=reference, cases=cases, **(given | more))


# A moving average -----------------------------------------------------------


def moving_average(x, k):
    return np.convolve(x, np.ones(k), mode="valid") / k


def series(rng):
    return [
        Case("five numbers", {"x": np.array([4.0, 1.0, 7.0, 6.0, -3.5]), "k": 2}),
        Case("drawn numbers", {"x": 20 * rng.normal(size=9), "k": 4}),
        Case("longer windows", {"x": 20 * rng.normal(size=16), "k": 5}),
    ]


AVERAGE = declared(
    "average",
    moving_average,
    series,
    quantities=lambda case: {"k": case.inputs["k"], "n": len(case.inputs["x"])},
)

# A standardised column ------------------------------------------------------


def standardised(x):
    return (x - x.mean()) / x.std()


COLUMN = declared(
    "column",
    standardised,
    lambda rng: [
        Case("a column", {"x": np.array([1.0, 4.0, 5.0, 9.5])}),
        Case("another", {"x": 3 + rng.normal(size=7)}),
        Case("a third", {"x": 100 * rng.normal(size=12)}),
    ],
    quantities=lambda case: {"n": len(case.inputs["x"])},
)

# A path ---------------------------------------------------------------------


def walked(start, moves):
    return np.vstack([start, start + np.cumsum(moves, axis=0)])


WALK = declared(
    "path",
    walked,
    lambda rng: [
        Case("a walk", {"start": np.array([1.0, 2.0]), "moves": rng.normal(size=(6, 2))}),
        Case("a longer walk", {"start": np.array([0.0, 0.0]), "moves": rng.normal(size=(9, 2))}),
    ],
    paths=("path",),
)

# A matrix product -----------------------------------------------------------


def product(A, B):
    return A @ B


PRODUCT = declared(
    "product",
    product,
    lambda rng: [
        Case("small", {"A": np.array([[1.0, 2.0], [3.0, 4.0]]), "B": rng.normal(size=(2, 3))}),
        Case("square", {"A": rng.normal(size=(3, 3)), "B": rng.normal(size=(3, 3))}),
        Case("tall", {"A": rng.normal(size=(5, 2)), "B": rng.normal(size=(2, 2))}),
    ],
)
SQUARES = declared(
    "square product",
    product,
    lambda rng: [
        Case(name, {"A": rng.normal(size=(3, 3)), "B": rng.normal(size=(3, 3))}) for name in "ab"
    ],
)

# A body that is pushed: factors count from where it lies ----------------------


def pushed(place, force, mass):
    return place + force / mass


PUSH = declared(
    "push",
    pushed,
    lambda rng: [
        Case(f"mass {mass}", {"place": place, "force": 5 * rng.normal(size=3), "mass": mass})
        for mass, place in ((3.0, np.array([10.0, 0.0, -10.0])), (7.0, rng.normal(size=3)))
    ],
    quantities=lambda case: {"mass": case.inputs["mass"]},
    origin=lambda case: case.inputs["place"],
)

# A mean, one number a case ----------------------------------------------------

MEAN = declared(
    "mean",
    lambda x: x.mean(),
    lambda rng: [Case(f"{n} numbers", {"x": 5 * rng.normal(size=n) + 1.0}) for n in (3, 5, 8, 9)],
    quantities=lambda case: {"n": len(case.inputs["x"])},
)


def names(exercise, answer, seed=0):
    return [found.name for found in mistakes(exercise, answer, seed)]


def mistakes(exercise, answer, seed=0):
    verdict = verdict_of(exercise, answer, seed)
    assert not verdict.message, as_text(verdict)
    assert not verdict.right, as_text(verdict)
    return verdict.mistakes


def average(x, k):
    return [sum(x[i : i + k]) / k for i in range(len(x) - k + 1)]


def averages(x, k):
    return np.array(average(x, k))


def path(start, moves):
    rows = [start]
    for move in moves:
        rows.append(rows[-1] + move)
    return np.array(rows)


def column(x):
    return (x - np.sum(x) / len(x)) / np.sqrt(np.mean((x - np.mean(x)) ** 2))


def one_case(numbers, **more):
    """An exercise with a single case, whose right answer is the numbers."""
    right = np.array(numbers)
    return declared("numbers", lambda x: right.copy(), lambda rng: [Case("", {"x": 1.0})], **more)
