"""The judge, on an exercise that has nothing to do with gradient descent."""

import numpy as np
import pytest

from autograder.ask import ask, call
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Case, Exercise, Misconception, Rule
from autograder.judge import judge
from autograder.verdict import as_data, as_html, as_text


def cases(rng):
    return [
        Case("two numbers", {"x": np.array([3.0, 1.0])}),
        Case("equal numbers", {"x": np.array([2.0, 2.0])}),
        Case("drawn numbers", {"x": rng.normal(size=5)}),
    ]


def facts(case, answer):
    """The ascending order and the sum that a sorting function must keep."""
    if answer.raised:
        return {}
    result = answer.values["result"]
    ascending = bool(np.all(np.diff(result) >= 0))
    kept = np.sort(result) if result.shape == case.inputs["x"].shape else result
    if not np.isfinite(result).all():
        return {"order": UNEXPLAINED + "not numbers", "the numbers": result}
    return {"order": "ascending" if ascending else "not ascending", "the numbers": kept}


def nothing_done(x):
    return x


def without_repeats(x):
    return np.unique(x)


def doubled(x):
    return 2 * np.sort(x)


SORT = Exercise(
    name="sort",
    points=4,
    cases=cases,
    ask=call,
    facts=facts,
    reference=np.sort,
    rules=(
        Rule("numbers", "the numbers are kept", 2, ("the numbers",)),
        Rule("order", "they ascend", 2, ("order",), after=("numbers",)),
    ),
    misconceptions=(
        Misconception("not sorted", nothing_done, "Look at the order."),
        Misconception("repeats dropped", without_repeats, "Look at the equal numbers."),
        Misconception("doubled", doubled, "Look at the factor."),
    ),
)


def verdict_of(function, exercise=SORT):
    posed = tuple(exercise.cases(np.random.default_rng(0)))
    return judge(exercise, posed, ask(exercise.ask, function, posed))


def named(verdict):
    return [found.name for found in verdict.mistakes]


def test_a_right_answer_gets_all_points_and_one_quiet_line():
    """Whatever it returns: a list will do."""
    verdict = verdict_of(lambda x: sorted(x.tolist()))
    assert verdict.right
    assert as_text(verdict) == "sort: right, 4 of 4 points."


@pytest.mark.parametrize("misconception", SORT.misconceptions, ids=lambda m: m.name)
def test_a_known_mistake_is_named_with_its_hint(misconception):
    """The hint stands in the text and in the HTML."""
    verdict = verdict_of(misconception.wrong)
    assert named(verdict) == [misconception.name]
    assert misconception.hint in as_text(verdict)
    assert misconception.hint in as_html(verdict)


def test_partial_credit_comes_with_reasons():
    """Unsorted, with all numbers there: the points for the numbers, and the rule that fails."""
    verdict = verdict_of(nothing_done)
    assert verdict.score == 2
    assert "[holds] the numbers are kept: 2 of 2 points" in as_text(verdict)
    assert "[fails] they ascend: 0 of 2 points" in as_text(verdict)


def test_a_rule_waits_for_the_rules_it_comes_after():
    """Doubled numbers ascend, but that is worth nothing while the numbers are wrong."""
    verdict = verdict_of(doubled)
    assert verdict.score == 0
    assert "[waits] they ascend (counts once what stands above it holds)" in as_text(verdict)


def test_the_first_case_that_fails_is_shown_with_both_values():
    """The smallest case comes first, with what was expected beside what came."""
    text = as_text(verdict_of(doubled))
    assert "Case: two numbers" in text
    assert "the numbers: expected = [1., 3.]" in text
    assert "the numbers: yours = [2., 6.]" in text


def test_an_unknown_mistake_is_not_named():
    """Nothing is guessed: the difference is shown, no name is given."""
    verdict = verdict_of(lambda x: np.sort(x) + 0.5)
    assert named(verdict) == []
    assert verdict.score == 0
    assert "yours = [1.5, 3.5]" in as_text(verdict)


def test_two_mistakes_in_two_rules_are_both_named():
    """A descending answer without repeats is explained by two misconceptions together."""
    verdict = verdict_of(lambda x: np.unique(x)[::-1])
    assert set(named(verdict)) == {"not sorted", "repeats dropped"}


def test_a_misconception_that_would_break_a_kept_rule_is_no_explanation():
    """Dropping repeats would lose numbers; an answer that kept them all did not drop repeats."""
    verdict = verdict_of(lambda x: -np.sort(-x))
    assert "repeats dropped" not in named(verdict)


def test_agreeing_that_nothing_fits_is_no_evidence():
    """Two answers that are both not numbers need not share a mistake."""
    nan = Misconception("divided by zero", lambda x: x * np.nan, "Look at the divisor.")
    exercise = Exercise(
        "sort", 2, cases, call, facts, np.sort, (Rule("order", "", 2, ("order",)),), (nan,)
    )
    assert named(verdict_of(lambda x: x * np.nan, exercise)) == []


def test_raising_everywhere_is_said_in_a_sentence():
    """With the kind of the error and its message."""

    def raises(x):
        raise ValueError("no idea")

    assert verdict_of(raises).message.startswith("raises ValueError: no idea")


def test_raising_in_one_case_costs_the_rules_that_look_there():
    """The table shows the error in place of the student's value."""

    def sometimes(x):
        if len(x) > 2:
            raise ValueError("too long")
        return np.sort(x)

    verdict = verdict_of(sometimes)
    assert verdict.score == 0
    assert "yours = raised ValueError: too long" in as_text(verdict)


def test_a_stub_is_not_written_yet():
    """It is no mistake, and it is not scolded."""

    def stub(x):
        raise NotImplementedError

    assert as_text(verdict_of(stub)) == "sort: 0 of 4 points: not written yet."


def test_html_escapes_what_a_student_wrote():
    """An error message with markup in it stays text."""

    def raises(x):
        raise ValueError("<script>alert(1)</script>")

    assert "<script>" not in as_html(verdict_of(raises))


def test_data_for_tables():
    """Name, score, points and mistakes, as JSON takes them."""
    assert as_data(verdict_of(doubled)) == {
        "exercise": "sort",
        "score": 0.0,
        "points": 4,
        "mistake": "doubled",
        "mistakes": ["doubled"],
    }


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        (1.0, 1.0 + 1e-13, True),
        (1.0, 1.0 + 1e-9, False),
        (np.float32(1.0), 1.0 + 1e-5, True),
        (np.float32(1.0), 1.01, False),
        ([0.0, 1.0], [1e-14, 1.0], True),
        (2, 2.0, True),
        (2, 3, False),
        ([1.0], 1.0, False),
        (np.nan, np.nan, True),
        (np.nan, 1.0, False),
        (np.inf, 1.0, False),
        ("yes", "yes", True),
        ("yes", 1.0, False),
        (True, 1, False),
    ],
)
def test_facts_agree_up_to_rounding_of_their_type(a, b, agree):
    """Shape and kind matter; numbers may differ by what their precision makes of them."""
    assert same(np.array(a), np.array(b)) is agree
    assert same(np.array(b), np.array(a)) is agree


def test_rules_and_points_must_agree():
    """An exercise whose rules do not add up to its points cannot be declared."""
    with pytest.raises(ValueError, match="worth 2 points together, the exercise 3"):
        Exercise("sort", 3, cases, call, facts, np.sort, (Rule("order", "", 2, ("order",)),))
    with pytest.raises(ValueError, match="comes after"):
        Exercise("s", 2, cases, call, facts, np.sort, (Rule("a", "", 2, (), after=("b",)),))
