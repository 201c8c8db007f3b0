"""Explanations beyond misconceptions: what comes together, in some cases, from call to call.

Where nothing fits, nothing is claimed.
"""

import hashlib
import itertools

import numpy as np
import pytest
from other_fields import (
    AVERAGE,
    COLUMN,
    MEAN,
    PRODUCT,
    PUSH,
    WALK,
    average,
    averages,
    column,
    declared,
    mistakes,
    moving_average,
    names,
    one_case,
    path,
    series,
)

from autograder.ask import ask
from autograder.checking import verdict_of
from autograder.exercise import Case, Misconception, Rule
from autograder.judge import judge
from autograder.verdict import as_text

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
        (lambda x, k: (averages(x, k) * k)[:, None], "in another shape"),
    ],
)
def test_a_relation_to_a_misconceptions_numbers_is_two_mistakes_together(answer, name):
    """Both names; and the misconception's hint, which comes first in mending, too."""
    (found,) = mistakes(TWO, answer)
    assert found.name == f"a sum, no mean; and {name}"
    assert found.hint == f"Divide. Once that is mended, this is left: {name}."


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


def test_the_first_fact_of_the_first_rule_is_where_it_first_appears():
    """Facts are looked at in the order in which a student reads of them."""
    exercise = declared(
        "walk back",
        lambda x: np.array([x, x[::-1]]),
        COLUMN.cases,
        facts=lambda case, answer: dict(zip("ba", answer.values["result"], strict=True)),
        rules=(Rule("", "", 2, ("b", "a")),),
    )
    (found,) = mistakes(exercise, lambda x: [x / 0 * 0, x / 0])
    assert found.name == "gives NaN"


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


# ------------------------------------------------------------------ nothing fits


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
