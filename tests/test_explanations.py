"""Explanations beyond misconceptions, on exercises from other fields than gradient descent.

Each relation is named when it holds in every case, and not when it nearly does, or does by chance.
"""

import hashlib
import itertools

import numpy as np
import pytest

from autograder.ask import ask, call
from autograder.checking import verdict_of
from autograder.exercise import Case, Exercise, Misconception, Rule
from autograder.judge import LEFT_UNCHANGED, judge
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


# ------------------------------------------------------------------ recognised


FACTORS = [
    (AVERAGE, lambda x, k: 2 * averages(x, k), "the average is 2 times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / 2, "the average is 1/2 times what it should be"),
    (AVERAGE, lambda x, k: -2 * averages(x, k), "the average is -2 times what it should be"),
    (AVERAGE, lambda x, k: -averages(x, k), "the average has the wrong sign"),
    (AVERAGE, lambda x, k: k * averages(x, k), "the average is k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / k, "the average is 1/k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) * len(x), "the average is n times what it should be"),
    (
        AVERAGE,
        lambda x, k: averages(x, k) * k / len(x),
        "the average is k/n times what it should be",
    ),
    (AVERAGE, lambda x, k: averages(x, k) * 2 * k, "the average is 2·k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) * 2 / k, "the average is 2/k times what it should be"),
    (AVERAGE, lambda x, k: averages(x, k) / k**2, "the average is 1/k² times what it should be"),
    (
        AVERAGE,
        lambda x, k: averages(x, k) * k / 2 / len(x),
        "the average is k/(2·n) times what it should be",
    ),
    (AVERAGE, lambda x, k: -k * averages(x, k), "the average is -k times what it should be"),
    (AVERAGE, lambda x, k: 0.3 * averages(x, k), "the average is 0.3 times what it should be"),
    (AVERAGE, lambda x, k: 1.001 * averages(x, k), "the average is 1.001 times what it should be"),
    (MEAN, lambda x: x.sum(), "the mean is n times what it should be"),
    (MEAN, lambda x: [2 * x.mean()], "the mean is 2 times what it should be"),
    (PUSH, lambda place, force, mass: place - force / mass, "the push has the wrong sign"),
    (PUSH, lambda place, force, mass: place + force, "the push is mass times what it should be"),
    (
        PUSH,
        lambda place, force, mass: place + force / mass / 2,
        "the push is 1/2 times what it should be",
    ),
    (
        AVERAGE,
        lambda x, k: (k * averages(x, k)).astype(np.float32),
        "the average is k times what it should be",
    ),
]
SHIFTS = [
    (
        AVERAGE,
        lambda x, k: averages(x, k) + 0.5,
        "the right numbers, but 0.5 more everywhere",
    ),
    (
        AVERAGE,
        lambda x, k: averages(x, k) - 2,
        "the right numbers, but 2 less everywhere",
    ),
    (AVERAGE, lambda x, k: averages(x, k) + k, "the right numbers, with k added"),
    (AVERAGE, lambda x, k: averages(x, k) - len(x), "the right numbers, with n subtracted"),
    (
        PUSH,
        lambda place, force, mass: force / mass,
        "the right numbers, with place subtracted",
    ),
    (
        PUSH,
        lambda place, force, mass: place + force / mass + force,
        "the right numbers, with force added",
    ),
    (MEAN, lambda x: x.mean() + 1, "the right numbers, but 1 more everywhere"),
]
SHAPES = [
    (PRODUCT, lambda A, B: (A @ B).T, "the right numbers, transposed"),
    (PRODUCT, lambda A, B: (A @ B).ravel(), "the right numbers, in another shape"),
    (
        PRODUCT,
        lambda A, B: (A @ B).T.ravel(),
        "the right numbers, in another shape, column by column",
    ),
    (SQUARES, lambda A, B: B.T @ A.T, "the right numbers, transposed"),
    (AVERAGE, lambda x, k: averages(x, k)[:, None], "the right numbers, in another shape"),
    (AVERAGE, lambda x, k: averages(x, k)[None], "the right numbers, in another shape"),
    (MEAN, lambda x: [[x.mean()]], "the right numbers, in another shape"),
    (
        AVERAGE,
        lambda x, k: [x[i : i + k] for i in range(len(x) - k + 1)],
        "the right numbers, not yet averaged",
    ),
    (MEAN, lambda x: x / len(x), "the right numbers, not yet added up"),
    (
        PRODUCT,
        lambda A, B: A[:, :, None] * B,
        "the right numbers, not yet added up",
    ),
]
TYPES = [
    (AVERAGE, lambda x, k: averages(x, k).astype(int), "cut to whole numbers"),
    (AVERAGE, lambda x, k: [round(a) for a in average(x, k)], "cut to whole numbers"),
    (AVERAGE, lambda x, k: [a // 1 for a in average(x, k)], "cut to whole numbers"),
    (AVERAGE, lambda x, k: averages(x, k).astype(np.float16), "computed in float16"),
]
PARTS = [
    (AVERAGE, lambda x, k: average(x, k)[::-1], "in reverse order"),
    (WALK, lambda start, moves: path(start, moves)[::-1], "in reverse order"),
    (
        AVERAGE,
        lambda x, k: [*average(x, k)[:-1], 0.0],
        "only the last entry is wrong",
    ),
    (
        AVERAGE,
        lambda x, k: [x[0], *average(x, k)[1:]],
        "only the first entry is wrong",
    ),
    (
        COLUMN,
        lambda x: x - x.mean(),
        "the column has the right direction and the wrong length",
    ),
    (
        AVERAGE,
        lambda x, k: averages(x, k) / np.abs(averages(x, k)).max(),
        "the average has the right direction and the wrong length",
    ),
    (
        WALK,
        lambda start, moves: path(start, np.where(np.arange(len(moves)) < 3, moves.T, 0).T),
        "right until step 3",
    ),
    (WALK, lambda start, moves: path(start, moves[:4]), "right until step 4, where it ends"),
    (
        WALK,
        lambda start, moves: path(start, [*moves, moves[-1]]),
        "right, but it goes on after the last step",
    ),
]


@pytest.mark.parametrize(
    ("exercise", "answer", "name"),
    [*FACTORS, *SHIFTS, *SHAPES, *TYPES, *PARTS],
    ids=lambda given: given if isinstance(given, str) else getattr(given, "name", ""),
)
@pytest.mark.parametrize("seed", [0, 1])
def test_a_relation_that_holds_in_every_case_is_named(exercise, answer, name, seed):
    """And nothing else is."""
    assert names(exercise, answer, seed) == [name]


def test_a_factor_that_is_the_same_everywhere_is_told_as_a_number_too():
    """Where two quantities have the same value, the number says which factor is meant."""
    exercise = declared(
        "average", moving_average, lambda rng: series(rng)[1:2], quantities=AVERAGE.quantities
    )
    (found,) = mistakes(exercise, lambda x, k: k * averages(x, k))
    assert found.name == "the average is k times what it should be"
    assert "exactly k times the right one (here that is 4)" in found.hint


def test_a_case_without_a_step_says_nothing_of_its_factor():
    """Zero times anything is zero; the other cases decide."""

    def cases(rng):
        still = {"place": np.array([1.0, 2.0, 3.0]), "force": np.zeros(3), "mass": 2.0}
        return [Case("no force", still), *PUSH.cases(rng)]

    exercise = declared("push", pushed, cases, quantities=PUSH.quantities, origin=PUSH.origin)
    assert names(exercise, lambda place, force, mass: place - force / mass) == [
        "the push has the wrong sign"
    ]

    def other_where_still(place, force, mass):
        return place - force / mass if force.any() else place + np.arange(3)

    assert names(exercise, other_where_still) == []


def test_the_hint_of_a_wrong_shape_says_both_shapes():
    """What it is, and what it should be."""
    (found,) = mistakes(PRODUCT, lambda A, B: (A @ B).T)
    assert "The shape is (3, 2) where it should be (2, 3)" in found.hint


def test_a_path_is_followed_to_the_first_wrong_step_in_any_case():
    """The hint says in which case, and what to compare."""

    def tired(start, moves):
        rows = path(start, moves)
        rows[len(moves) - 2 :] += 1
        return rows

    (found,) = mistakes(WALK, tired)
    assert found.name == "right until step 3"
    assert "in the case: a walk" in found.hint
    assert "what step 4 starts from" in found.hint


def test_a_path_is_measured_by_its_largest_number_so_far():
    """Rounding where it comes near zero does not end it."""
    there_and_back = declared(
        "path",
        lambda x: np.array([5.0, 3.0, 1.0, 0.0, 2.0, 4.0, 7.0]),
        lambda rng: [Case("there and back", {"x": 1.0})],
        paths=("path",),
    )
    answer = lambda x: np.array([5.0, 3.0, 1.0, 1e-17, 2.0, 9.0, 9.0])  # noqa: E731
    assert names(there_and_back, answer) == ["right until step 4"]


def test_a_case_whose_numbers_say_nothing_is_left_out():
    """An exercise says so by None in place of quantities."""
    exercise = declared(
        "average",
        moving_average,
        series,
        quantities=lambda case: None if case.inputs["k"] == 5 else AVERAGE.quantities(case),
    )
    answer = lambda x, k: averages(x, k) * k if k < 5 else x[: len(x) - k + 1]  # noqa: E731
    assert names(exercise, answer) == ["the average is k times what it should be"]


# ------------------------------------------------------------------ two together


SUMMED = Misconception(
    "a sum, no mean", lambda x, k: np.convolve(x, np.ones(k), mode="valid"), "Divide."
)
TWO = declared(
    "average", moving_average, series, misconceptions=(SUMMED,), quantities=AVERAGE.quantities
)


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda x, k: averages(x, k)[::-1] * k, "in reverse order"),
        (lambda x, k: (averages(x, k) * k).astype(int), "cut to whole numbers"),
        (lambda x, k: (averages(x, k) * k)[:, None], "the right numbers, in another shape"),
    ],
)
def test_a_relation_to_a_misconceptions_numbers_is_two_mistakes_together(answer, name):
    """Both names, both hints."""
    (found,) = mistakes(TWO, answer)
    assert found.name == f"a sum, no mean; and {name}"
    assert found.hint.startswith("Divide. ")


def test_what_is_a_relation_to_the_right_numbers_is_no_two_mistakes():
    """The simpler explanation comes first."""
    assert names(TWO, lambda x, k: -averages(x, k)) == ["the average has the wrong sign"]


def test_a_misconception_without_numbers_is_related_to_nothing():
    """One that raises, or whose facts are words."""

    def raises(x, k):
        raise ValueError("no")

    exercise = declared(
        "average", moving_average, series, misconceptions=(Misconception("raising", raises, ""),)
    )
    assert names(exercise, lambda x, k: averages(x, k) ** 2) == []


def test_two_misconceptions_in_two_facts_are_both_named():
    """Each explains its own rule."""
    exercise = declared(
        "spread",
        lambda x: np.array([x.mean(), x.std()]),
        COLUMN.cases,
        facts=lambda case, answer: dict(zip("ms", answer.values["result"], strict=True)),
        rules=(Rule("mean", "", 1, ("m",)), Rule("std", "", 1, ("s",))),
        misconceptions=(
            Misconception("the median", lambda x: np.array([np.median(x), x.std()]), ""),
            Misconception("the variance", lambda x: np.array([x.mean(), x.var()]), ""),
        ),
    )
    assert names(exercise, lambda x: [np.median(x), x.var()]) == ["the median", "the variance"]


def test_beside_a_misconception_no_loose_relation_is_claimed():
    """What is left over has only exact explanations."""
    exercise = declared(
        "sum",
        lambda x: np.array([x, np.cumsum(x)]),
        COLUMN.cases,
        facts=lambda case, answer: dict(zip("ac", answer.values["result"], strict=True)),
        rules=(Rule("a", "", 1, ("a",)), Rule("c", "", 1, ("c",))),
        misconceptions=(Misconception("doubled", lambda x: np.array([2 * x, np.cumsum(x)]), ""),),
    )
    off_at_the_end = lambda x: np.append(np.cumsum(x)[:-1], 0.0)  # noqa: E731
    assert names(exercise, lambda x: [x, off_at_the_end(x)]) == ["only the last entry is wrong"]
    assert names(exercise, lambda x: [2 * x, off_at_the_end(x)]) == ["doubled"]
    assert names(exercise, lambda x: [2 * x, -np.cumsum(x)]) == [
        "doubled",
        "the sum has the wrong sign",
    ]


# ------------------------------------------------------------------ in some cases


def test_an_exception_in_some_cases_is_named_with_its_case():
    """Its message, its line and what it means."""

    def sometimes(x, k):
        return averages(x, k) if k < 5 else averages(x, k)[len(x)]

    (found,) = mistakes(AVERAGE, sometimes)
    assert found.name == "raises IndexError in the case: longer windows"
    assert "out of bounds for axis 0" in found.hint
    assert "averages(x, k)[len(x)]" in found.hint
    assert "An index runs past the end" in found.hint


def test_an_exception_at_the_first_call_only_is_named_with_its_case():
    """Another answer to the same call is no surprise then."""
    calls = itertools.count()

    def raising(x, k):
        if next(calls) == 0:
            raise RuntimeError("too early")
        return averages(x, k)

    assert names(AVERAGE, raising) == ["raises RuntimeError in the case: five numbers"]


def test_an_exception_that_is_right_explains_nothing():
    """Where refusing is an answer, another rule's failure has another reason."""

    def refusing(x):
        if len(x) == 0:
            raise ValueError("no numbers")
        return x.mean()

    exercise = declared(
        "mean",
        refusing,
        lambda rng: [*MEAN.cases(rng), Case("none", {"x": np.zeros(0)})],
        facts=lambda case, answer: {
            "refuses": str(bool(answer.raised)),
            **({} if answer.raised else {"mean": answer.values["result"]}),
        },
        rules=(Rule("refuses", "", 1, ("refuses",)), Rule("mean", "", 1, ("mean",))),
    )

    def negative(x):
        if not x.size:
            raise ValueError("there is nothing here")
        return -np.sum(x) / len(x)

    assert names(exercise, negative) == ["the mean has the wrong sign"]


def test_not_a_number_is_named_with_the_place_where_it_first_appears():
    """The case and the index."""

    def logarithms(x, k):
        with np.errstate(invalid="ignore"):
            return np.log(averages(x, k))

    (found,) = mistakes(AVERAGE, lambda x, k: np.where(averages(x, k) < 2, np.nan, 1.0))
    assert found.name == "gives NaN"
    assert "in the case: five numbers, at index 3" in found.hint
    assert names(AVERAGE, logarithms) == ["gives NaN"]


@pytest.mark.parametrize(
    ("exercise", "answer", "name", "where"),
    [
        (MEAN, lambda x: np.nan, "gives NaN", "case: 3 numbers. "),
        (MEAN, lambda x: np.inf if len(x) == 5 else x.mean(), "gives infinity", "5 numbers. "),
        (
            WALK,
            lambda start, moves: (
                np.where(np.arange(len(moves) + 1) > 4, -np.inf, path(start, moves).T).T
            ),
            "gives infinity",
            "a walk, at index 5, 0. ",
        ),
        (
            AVERAGE,
            lambda x, k: [*average(x, k)[:-2], np.inf, np.nan],
            "gives infinity",
            "five numbers, at index 2. ",
        ),
    ],
)
def test_what_is_not_finite_is_found_in_answers_of_any_shape(exercise, answer, name, where):
    """The first such entry counts; a single number has no index."""
    (found,) = mistakes(exercise, answer)
    assert found.name == name
    assert where in found.hint


def test_infinity_where_it_is_right_is_not_named():
    """Then nothing is said of the other numbers either."""
    exercise = one_case([np.inf, 1.0, 2.0, 4.0])
    assert names(exercise, lambda x: np.array([np.inf, 2.0, 4.0, 8.0])) == []
    assert names(exercise, lambda x: np.array([np.inf, 1.0, 2.0, 5.0])) == []


# ------------------------------------------------------------------ from call to call


def test_what_is_right_on_the_first_call_only_has_kept_something():
    """A default argument that grows, a counter, numbers handed out and changed afterwards."""

    def growing(x, k, totals=[]):  # noqa: B006
        totals.append(1.0)
        return averages(x, k) * sum(totals)

    calls = itertools.count()
    handed_out = {}

    def one_array(x, k):
        array = handed_out.setdefault(len(x), np.zeros(len(x) - k + 1))
        array += averages(x, k)
        return array

    for answer in (growing, lambda x, k: averages(x, k) + next(calls), one_array):
        (found,) = mistakes(AVERAGE, answer)
        assert found.name == "something is kept from one call to the next"
        assert "Asked the very same again later, your code gives another answer" in found.hint


def test_what_raises_at_the_second_call_has_kept_something():
    """The hint says what is raised."""
    stock = [0.0, 0.0, 0.0]
    (found,) = mistakes(AVERAGE, lambda x, k: averages(x, k) + stock.pop())
    assert found.name == "something is kept from one call to the next"
    assert "your code raises IndexError: pop from empty list" in found.hint


def test_what_is_wrong_and_differs_from_call_to_call_is_said_so():
    """As where numbers are drawn that nobody asked for."""
    rng = np.random.default_rng()
    assert names(AVERAGE, lambda x, k: averages(x, k) + rng.normal()) == [
        "the same call gives another answer each time"
    ]


def test_a_changed_input_is_named():
    """Also where no misconception of the exercise says so."""

    def in_place(x):
        x -= x.mean()
        x /= x.std()
        return x

    (found,) = mistakes(COLUMN, in_place)
    assert found.name == "x is changed in place"

    def both(A, B):
        result = A @ B
        A[:], B[:] = 0, 0
        return result

    assert names(PRODUCT, both) == ["A and B are changed in place"]


def test_a_changed_input_is_named_only_where_a_rule_asks_for_it():
    """Where it is allowed, wrong numbers have another reason."""

    def in_place(x, k):
        x *= 2
        return averages(x, k) ** 2

    exercise = declared("average", moving_average, series, rules=(Rule("", "", 2, ("average",)),))
    assert names(exercise, in_place) == []


# ------------------------------------------------------------------ precision


PRECISE = declared("column", standardised, COLUMN.cases, precision=np.float64)


def in_single(x):
    return column(x.astype(np.float32))


def half_in_single(x):
    return x / x.std() - np.float64(np.float32(x.mean() / x.std()))


def test_single_precision_is_accepted_unless_the_exercise_forbids_it():
    """JAX computes in it unless told otherwise."""
    assert verdict_of(COLUMN, in_single).right
    assert verdict_of(COLUMN, half_in_single).right


@pytest.mark.parametrize(
    "answer",
    [
        in_single,
        lambda x: in_single(x).astype(float),
        lambda x: column(x).astype(np.float32),
        lambda x: in_single(x).tolist(),
    ],
)
def test_where_double_precision_is_asked_for_single_is_named(answer):
    """Whatever type the numbers then have."""
    (found,) = mistakes(PRECISE, answer)
    assert found.name == "computed in float32"
    assert "float64 is asked for" in found.hint


def test_nearly_right_numbers_of_another_origin_are_not_called_single_precision():
    """An approximation is as close; only the digits that are right are said."""
    for answer in (half_in_single, lambda x: column(x) * (1 + 1e-8)):
        (found,) = mistakes(PRECISE, answer)
        assert found.name in ("right to 7 digits only", "right to 8 digits only")


def test_double_precision_is_right_where_it_is_asked_for():
    """In another order of the sums."""
    assert verdict_of(PRECISE, column).right


# ------------------------------------------------------------------ not recognised


NEARLY = [
    (AVERAGE, lambda x, k: 2 * averages(x, k) + 0.01 * np.arange(len(x) - k + 1)),
    (AVERAGE, lambda x, k: averages(x, k) + (1 if k < 5 else 1.01)),
    (AVERAGE, lambda x, k: (averages(x, k) + 0.01)[::-1]),
    (AVERAGE, lambda x, k: averages(x, k)[:: -1 if k < 5 else 1] + (k == 5)),
    (AVERAGE, lambda x, k: averages(x, k).astype(int) + 0.1),
    (AVERAGE, lambda x, k: np.sign(averages(x, k))),
    (AVERAGE, lambda x, k: np.zeros(len(x) - k + 1)),
    (AVERAGE, lambda x, k: np.ones(len(x) - k + 1)),
    (AVERAGE, lambda x, k: x),
    (AVERAGE, lambda x, k: [sum(x) / len(x)]),
    (AVERAGE, lambda x, k: []),
    (PRODUCT, lambda A, B: (A @ B).T + 0.01),
    (PRODUCT, lambda A, B: (A @ B).ravel() ** 2),
    (PRODUCT, lambda A, B: (A @ B).T if len(A) == 3 else 2 * A @ B),
    (COLUMN, lambda x: x),
    (COLUMN, lambda x: (x - np.median(x)) / x.std()),
    (PUSH, lambda place, force, mass: place),
    (PUSH, lambda place, force, mass: place + force**2 / mass),
    (WALK, lambda start, moves: path(start, moves[::-1])),
    (WALK, lambda start, moves: path(start + 1e-3, moves) * 1.01),
    (WALK, lambda start, moves: path(start, np.where(np.arange(len(moves)) < 3, 0, moves.T).T)),
    (AVERAGE, lambda x, k: averages(x, k) * (1 if k < 5 else -3)),
    (MEAN, lambda x: np.median(x)),
    (MEAN, lambda x: x.max()),
]


@pytest.mark.parametrize(("exercise", "answer"), NEARLY)
@pytest.mark.parametrize("seed", [0, 1])
def test_what_nearly_fits_is_not_claimed(exercise, answer, seed):
    """A hundredth off, another one in one of the cases, no proportion at all: no name."""
    assert names(exercise, answer, seed) == []


def one_case(numbers, **more):
    """An exercise with a single case, whose right answer is the numbers."""
    right = np.array(numbers)
    return declared("numbers", lambda x: right.copy(), lambda rng: [Case("", {"x": 1.0})], **more)


@pytest.mark.parametrize(
    "numbers",
    [3.0, [3.0], [3.0, 3.0, 3.0, 3.0], [3.0, 0.0, 0.0, 0.0], [0.1 + 0.2, 0.3, 0.3 + 1e-15], [0.0]],
)
@pytest.mark.parametrize(
    "change",
    [
        lambda right: 2 * right,
        lambda right: -right,
        lambda right: 7.5 * right,
        lambda right: right + 0.5,
        lambda right: np.reshape(right, (1, -1, 1)),
        lambda right: np.stack([right - 1, right + 1]),
        lambda right: np.floor(right + 0.5) - 1,
    ],
)
def test_a_single_number_or_equal_ones_say_too_little(numbers, change):
    """With zeros they are no evidence either: any of several mistakes gives them."""
    exercise = one_case(numbers, quantities=lambda case: {"n": 3, "d": 7.5})
    wrong = change(np.array(numbers))
    if not verdict_of(exercise, lambda x: wrong).right:
        assert names(exercise, lambda x: wrong) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ([0.2, 0.7, -0.4, 0.3], [0.0, 0.0, 0.0, 0.0]),
        ([1.2, -1.4, 1.9, 1.1], [1.0, -1.0, 1.0, 1.0]),
        ([1.0, 4.5, 2.0, 3.0], [1.0, 4.0, 2.0, 3.0]),
        ([100.0, 200.0, 300.0], [101.0, 200.0, 299.0]),
        ([1e-5, 2e-5, 4e-5], [5.0, 5.0, 5.0]),
    ],
    ids=["zeros", "signs", "one entry cut", "coarse by whole numbers", "one large number"],
)
def test_numbers_that_hide_the_right_ones_are_not_taken_for_them(right, wrong):
    """Cut, rounded or shifted numbers still tell different right ones apart."""
    assert names(one_case(right), lambda x: np.array(wrong)) == []


def test_the_first_case_asked_once_more_is_no_further_evidence():
    """Its numbers are the same."""
    exercise = one_case([2.0, 5.0])
    assert len(exercise.cases(None)) == 1
    assert names(exercise, lambda x: np.array([4.0, 10.0])) == []


def test_a_named_factor_near_another_number_is_not_claimed():
    """Quantities have many products; one of them is always near."""
    for c in (1.9, 1.99, 1.999, 2.001, 2.01, 2.1):
        exercise = one_case([1.0, 2.0, 3.5], quantities=lambda case: {"n": 2})
        assert names(exercise, lambda x, c=c: c * np.array([1.0, 2.0, 3.5])) == []


def test_what_is_right_from_the_start_only_is_not_called_right_until_there():
    """The first row is given; rows that stay where they are say nothing."""
    assert names(WALK, lambda start, moves: path(start, moves**2)) == []
    rest = declared(
        "path",
        lambda x: np.array([0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 4.0]),
        lambda rng: [Case("at rest, then away", {"x": 1.0})],
        paths=("path",),
    )
    assert names(rest, lambda x: np.array([0.0, 0.0, 0.0, 0.0, 3.0, 1.0, 0.0])) == []


def test_a_path_that_has_not_left_its_start_is_not_called_right_until_there():
    """However different the numbers of the start are."""
    rest = declared(
        "path",
        lambda x: np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [9.0, 9.0, 4.0]]),
        lambda rng: [Case("at rest, then away", {"x": 1.0})],
        paths=("path",),
    )
    wrong = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], [1.0, 2.0, 7.0]])
    assert names(rest, lambda x: wrong) == []


def test_other_answers_than_numbers_are_not_related():
    """Words and truth values have their own facts; here they are just wrong."""
    assert names(AVERAGE, lambda x, k: averages(x, k) > 0) == []


def test_facts_in_words_in_place_of_numbers_are_not_related():
    """An exercise may say in words what is wrong with the shape."""

    def facts(case, answer):
        result = answer.values["result"]
        return {"average": result if result.ndim == 1 else np.array("no row of numbers")}

    exercise = declared("average", moving_average, series, facts=facts)
    assert names(exercise, lambda x, k: averages(x, k)[:, None]) == []


def test_relations_are_looked_for_without_a_warning():
    """Zero as a quantity, infinity among the right numbers: here warnings are errors."""
    zero = declared("average", moving_average, series, quantities=lambda case: {"z": 0, "k": 3})
    infinite = one_case([np.inf, 1.0, 2.0, 4.0])
    for exercise, answer in (
        (zero, lambda x, k: 0.7 * averages(x, k)),
        (infinite, lambda x: np.array([np.inf, 2.0, 4.0, 8.0])),
    ):
        cases = tuple(exercise.cases(np.random.default_rng(0)))
        verdict = judge(exercise, cases, ask(exercise.ask, answer, cases))
        assert verdict.score < exercise.points


def test_an_answer_without_numbers_is_no_defect_of_the_check():
    """Empty arrays, whatever is expected."""
    exercise = declared(
        "nothing",
        lambda x: x[:0],
        lambda rng: [Case("", {"x": np.ones(3)})],
        quantities=lambda c: {},
    )
    assert names(exercise, lambda x: x) == []
    assert names(exercise, lambda x: x[:0].reshape(0, 1)) == []


# ------------------------------------------------------------------ no false names


def drawn_function(seed, right):
    """A wrong function by lot: its numbers have no simple relation to the right ones."""
    rng = np.random.default_rng(seed)
    way, a, b, c = rng.integers(8), *rng.normal(size=3)

    def noise(inputs, shape):
        seen = hashlib.sha256(b"".join(np.asarray(i).tobytes() for i in inputs)).digest()
        return np.random.default_rng([seed, *seen[:8]]).normal(size=shape)

    def answer(*inputs):
        r = np.asarray(right(*inputs), float)
        e = noise(inputs, r.shape)
        return [
            e,
            r + 0.01 * e,
            r * (1 + 0.01 * e),
            np.tanh(r + a) + b,
            a * r + b + 0.1 * c * r**2,
            r + c * np.sort(e, axis=0),
            np.where(e > 0, r, a * r + b),
            a * np.abs(r) ** 1.5 + c * e,
        ][way]

    return answer


@pytest.mark.parametrize(
    ("exercise", "right"),
    [
        (AVERAGE, averages),
        (COLUMN, column),
        (WALK, path),
        (PRODUCT, np.dot),
        (PUSH, lambda p, f, m: p + f / m),
    ],
    ids=lambda given: getattr(given, "name", ""),
)
def test_random_wrong_answers_get_no_name(exercise, right):
    """A hundred functions by lot for each exercise: never guess."""
    for seed in range(100):
        assert names(exercise, drawn_function(seed, right)) == [], seed


def test_random_wrong_answers_are_not_two_mistakes_together():
    """Nor with twenty misconceptions to relate them to."""
    several = tuple(
        Misconception(f"wrong {seed}", drawn_function(1_000 + seed, averages), "")
        for seed in range(20)
    )
    exercise = declared(
        "average", moving_average, series, misconceptions=several, quantities=AVERAGE.quantities
    )
    for seed in range(40):
        assert names(exercise, drawn_function(seed, averages)) == [], seed


# ------------------------------------------------------------------ which cases


def test_where_nothing_fits_the_cases_that_come_out_right_are_said():
    """And those that do not, so that a student can compare them."""

    def short_windows_only(x, k):
        return averages(x, k) if k < 5 else averages(x, k) ** 2

    verdict = verdict_of(AVERAGE, short_windows_only)
    assert verdict.agrees == ("five numbers", "drawn numbers")
    assert verdict.differs == ("longer windows",)
    said = "Right in these cases: five numbers; drawn numbers. Not in these: longer windows."
    assert said in as_text(verdict)
