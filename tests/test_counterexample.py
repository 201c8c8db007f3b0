"""The smallest case that proves an answer wrong, on an exercise about cumulative sums."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.ask import ask, call
from autograder.counterexample import shown
from autograder.exercise import Case, Exercise, Raised, Rule
from autograder.judge import judge
from autograder.verdict import as_text


def posed(name, *x):
    return Case(name, {"x": np.array(x, dtype=float)})


SMALL = (posed("one", 2), posed("two", 1, 3), posed("three", 1, -1, 2), posed("four", 1, 2, 3, 4))
PICTURED = posed("to draw", 1, 1, 1)


def facts(case, answer):
    if answer.raised:
        return {}
    result = answer.values["result"]
    return {"the end": result[-1:], "the path": result}


def written(case, expected, yours):
    if yours.raised:
        return []
    return [(str(answer.values["result"].tolist()), case.name) for answer in (expected, yours)]


def picture(case, expected, yours):
    right, given = expected.values["result"], yours.values["result"]
    return f"<img alt='{case.name}'>", f"{case.name}: {right[-1]:g} and {given[-1]:g}"


SUMS = Exercise(
    name="sums",
    points=3,
    cases=lambda rng: [posed("drawn", *rng.normal(size=6))],
    ask=call,
    facts=facts,
    reference=np.cumsum,
    rules=(
        Rule("end", "the path ends at the sum", 2, ("the end",)),
        Rule("path", "every step of the path", 1, ("the path",)),
    ),
    small=lambda: SMALL,
    written=written,
    pictured=PICTURED,
    picture=picture,
)


class Search:
    """Asks a function for its answers, for so many cases, and remembers which it was asked for."""

    def __init__(self, function, patience=99):
        self.function, self.patience, self.asked = function, patience, []

    def __call__(self, case):
        self.asked.append(case.name)
        return ask(call, self.function, [case]) if len(self.asked) <= self.patience else []


def verdict_of(function):
    cases = tuple(SUMS.cases(np.random.default_rng(0)))
    return judge(SUMS, cases, ask(call, function, cases))


def proof(function, search=None, draw=False, fall_back=True):
    return shown(SUMS, verdict_of(function), search or Search(function), draw, fall_back)


def skips_the_third(x):
    """Wrong at the end from three numbers on."""
    return np.cumsum(np.where(np.arange(len(x)) == 2, 0.0, x))


def wrong_on_the_way(x):
    """Right at the end, wrong in between from two numbers on."""
    path = np.cumsum(x)
    path[:-1] += 1
    return path


def wrong_on_the_way_then_at_the_end(x):
    return wrong_on_the_way(x) + (len(x) > 3)


def wrong_when_long(x):
    return np.cumsum(x) + (len(x) > 4)


# ------------------------------------------------------------------ which case


def test_the_first_small_case_that_breaks_the_rule_is_shown():
    """With what was expected, what came, and the equation with its numbers."""
    found = proof(skips_the_third)
    assert found.difference.case.name == "three"
    assert found.difference.fact == "the end"
    assert found.difference.expected.tolist() == [2.0]
    assert found.difference.yours.tolist() == [0.0]
    assert found.lines == (("[1.0, 0.0, 2.0]", "three"), ("[1.0, 0.0, 0.0]", "three"))


def test_the_search_ends_at_the_first_case_that_breaks_the_first_rule():
    """Nothing is asked for more often than it has to be."""
    search = Search(skips_the_third)
    proof(skips_the_third, search)
    assert search.asked == ["one", "two", "three"]


def test_the_first_failed_rule_is_proved_although_a_later_one_fails_on_a_smaller_case():
    """The student reads the rules from top to bottom."""
    found = proof(wrong_on_the_way_then_at_the_end)
    assert (found.difference.case.name, found.difference.fact) == ("four", "the end")


def test_where_no_small_case_proves_the_first_failed_rule_the_next_one_is_proved():
    """Something to compute by hand is better than nothing."""

    def answer(x):
        return wrong_on_the_way(x) + (len(x) > 4)

    found = proof(answer)
    assert (found.difference.case.name, found.difference.fact) == ("two", "the path")


def test_a_rule_that_holds_is_not_proved_wrong():
    """Its points stand, whatever a small case says."""

    def answer(x):
        return wrong_on_the_way(x) + (len(x) == 1)

    found = proof(answer)
    assert (found.difference.case.name, found.difference.fact) == ("one", "the path")


def test_an_exception_on_a_small_case_is_shown():
    """In place of the numbers that did not come."""

    def answer(x):
        if len(x) == 2:
            raise ValueError("not two")
        return skips_the_third(x)

    found = proof(answer)
    assert found.difference.case.name == "two"
    assert isinstance(found.difference.yours, Raised)
    assert found.lines == ()


# ------------------------------------------------------------------ when it is given up


def test_the_search_ends_when_asking_gives_up():
    """It is bounded in time; what was found before counts."""
    search = Search(wrong_on_the_way_then_at_the_end, patience=2)
    found = proof(wrong_on_the_way_then_at_the_end, search)
    assert search.asked == ["one", "two", "three"]
    assert (found.difference.case.name, found.difference.fact) == ("two", "the path")


@pytest.mark.parametrize("patience", [0, 99])
def test_where_nothing_small_proves_it_the_case_that_failed_is_shown(patience):
    """In a notebook, where the cases are no secret."""
    found = proof(wrong_when_long, Search(wrong_when_long, patience))
    assert (found.difference.case.name, found.difference.fact) == ("drawn", "the end")
    assert found.difference.yours - found.difference.expected == pytest.approx(1)
    assert found.lines == ()


def test_at_grading_nothing_of_the_cases_is_shown():
    """There, small cases are shown or none."""
    assert proof(wrong_when_long, fall_back=False) is None
    assert proof(skips_the_third, fall_back=False).difference.case in SMALL


# ------------------------------------------------------------------ the picture


def test_the_picture_shows_the_answer_beside_the_expected_one():
    """Its words stand in the text form."""
    found = proof(skips_the_third, draw=True)
    assert found.picture == ("<img alt='to draw'>", "to draw: 3 and 2")


def test_the_picture_comes_also_where_no_small_case_does():
    """Beside the case that failed."""
    found = proof(wrong_when_long, draw=True)
    assert found.difference.case.name == "drawn"
    assert found.picture == ("<img alt='to draw'>", "to draw: 3 and 3")


def test_nothing_is_drawn_unless_asked_for():
    """A terminal does not wait for a picture that it cannot show."""
    search = Search(skips_the_third)
    assert proof(skips_the_third, search).picture == ()
    assert PICTURED.name not in search.asked


@pytest.mark.parametrize("patience", [3, 99])
def test_without_an_answer_there_is_no_picture(patience):
    """Where the code raises on the case that is drawn, or asking gave up."""

    def answer(x):
        if (x == 1).all():
            raise ValueError("all ones")
        return skips_the_third(x)

    found = proof(answer, Search(answer, patience), draw=True)
    assert found.difference.case.name == "three"
    assert found.picture == ()


def test_the_verdict_shows_the_case_as_text():
    """Line by line, the student's below the expected."""
    found = proof(skips_the_third, draw=True)
    verdict = verdict_of(skips_the_third)
    text = as_text(replace(verdict, shown=found))
    assert text.endswith(
        "  A small case to compute by hand: three\n"
        "    x = [1, -1, 2]\n"
        "    the end:\n"
        "      expected  [2]\n"
        "      yours     [0]\n"
        "  With these numbers:\n"
        "    [1.0, 0.0, 2.0]  three\n"
        "    [1.0, 0.0, 0.0]  three\n"
        "  Picture: to draw: 3 and 2"
    )
