"""The judge, on an exercise that has nothing to do with gradient descent."""

from dataclasses import replace

import jax.numpy as jnp
import numpy as np
import pytest

from autograder.ask import ask, call
from autograder.exercise import UNEXPLAINED, Case, Exercise, Misconception, Rule
from autograder.explanations import ONCE_MORE
from autograder.judge import judge
from autograder.verdict import as_text


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
    """Nothing else needs to be read."""
    verdict = verdict_of(lambda x: np.sort(x))
    assert verdict.right
    assert as_text(verdict) == "sort: right, 4 of 4 points."


TOTAL = Exercise(
    name="total",
    points=1,
    cases=cases,
    ask=call,
    facts=lambda case, answer: {"total": answer.values["result"]},
    reference=np.sum,
    rules=(Rule("total", "the sum of the numbers", 1, ("total",)),),
)


@pytest.mark.parametrize(
    ("exercise", "answer"),
    [
        (SORT, lambda x: sorted(x.tolist())),
        (SORT, lambda x: tuple(sorted(x))),
        (SORT, lambda x: np.sort(x).astype(np.float32)),
        (SORT, lambda x: jnp.sort(jnp.array(x))),
        (SORT, lambda x: [jnp.array(number) for number in sorted(x)]),
        (TOTAL, lambda x: float(sum(x))),
        (TOTAL, lambda x: np.array([x.sum()])),
        (TOTAL, lambda x: [sum(x)]),
        (TOTAL, lambda x: np.float32(x.sum())),
        (TOTAL, lambda x: jnp.sum(jnp.array(x), keepdims=True)),
    ],
)
def test_a_right_answer_is_right_in_any_form(exercise, answer):
    """Lists, tuples, single precision, JAX arrays, a single number in an array of one."""
    verdict = verdict_of(answer, exercise)
    assert verdict.right, as_text(verdict)


@pytest.mark.parametrize("misconception", SORT.misconceptions, ids=lambda m: m.name)
def test_a_known_mistake_is_named_with_its_hint(misconception):
    """As a misconception, before any relation between numbers is looked for."""
    verdict = verdict_of(misconception.wrong)
    assert named(verdict) == [misconception.name]
    assert [found.hint for found in verdict.mistakes] == [misconception.hint]


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


def test_a_failed_rule_knows_the_first_case_that_breaks_it():
    """With what was expected, and what came."""
    numbers, order = verdict_of(doubled).rulings
    assert numbers.difference.case.name == "two numbers"
    assert numbers.difference.fact == "the numbers"
    assert numbers.difference.expected.tolist() == [1.0, 3.0]
    assert numbers.difference.yours.tolist() == [2.0, 6.0]
    assert order.difference is None


def test_an_unknown_mistake_is_not_named():
    """Nothing is guessed."""
    verdict = verdict_of(lambda x: np.sort(x) ** 3)
    assert named(verdict) == []
    assert verdict.score == 0


def test_the_cases_that_come_out_right_are_told_from_the_others():
    """By their names."""
    verdict = verdict_of(without_repeats)
    assert verdict.agrees == ("two numbers", "drawn numbers")
    assert verdict.differs == ("equal numbers",)


def test_a_case_asked_once_more_is_no_case_of_its_own():
    """A student reads of it once."""
    first, *others = cases(np.random.default_rng(0))
    posed = (first, *others, replace(first, name=first.name + ONCE_MORE))
    verdict = judge(SORT, posed, ask(call, without_repeats, posed))
    assert verdict.agrees == ("two numbers", "drawn numbers")


def test_two_mistakes_in_two_rules_are_both_named():
    """A descending answer without repeats is explained by two misconceptions together."""
    verdict = verdict_of(lambda x: np.unique(x)[::-1])
    assert set(named(verdict)) == {"not sorted", "repeats dropped"}


def test_a_misconception_that_would_break_a_kept_rule_is_no_explanation():
    """Dropping repeats would lose numbers; an answer that kept them all did not drop repeats."""
    verdict = verdict_of(lambda x: -np.sort(-x))
    assert "repeats dropped" not in named(verdict)


def test_words_that_agree_are_no_evidence_where_numbers_do_not():
    """Doubled and cubed numbers both ascend and descend; the numbers themselves tell them apart."""
    downwards = Misconception("doubled, downwards", lambda x: 2 * np.sort(x)[::-1], "")
    exercise = Exercise("sort", 4, cases, call, facts, np.sort, SORT.rules, (downwards,))
    assert named(verdict_of(lambda x: np.sort(x)[::-1] ** 3, exercise)) == []
    assert named(verdict_of(lambda x: (x + x)[np.argsort(-x)], exercise)) == ["doubled, downwards"]


def test_a_misconception_is_asked_until_it_is_ruled_out():
    """Most are by the first case; a second verdict on the same answers asks none again."""
    asked = []

    def noted(x):
        asked.append(len(x))
        return without_repeats(x)

    exercise = Exercise(
        "sort",
        4,
        cases,
        call,
        facts,
        np.sort,
        SORT.rules,
        (Misconception("repeats dropped", noted, "Look at the equal numbers."),),
    )
    posed = tuple(cases(np.random.default_rng(0)))
    answers = ask(call, nothing_done, posed)
    assert named(judge(exercise, posed, answers)) == []
    assert 5 not in asked
    so_far = len(asked)
    assert named(judge(exercise, posed, answers)) == []
    assert len(asked) == so_far
    assert named(judge(exercise, posed, ask(call, without_repeats, posed))) == ["repeats dropped"]
    assert asked == [2, 2, 5]


def test_a_misconception_that_keeps_something_starts_afresh_for_other_cases():
    """What it kept from one lot of cases says nothing of the next."""

    class Growing:
        def __init__(self):
            self.seen = []

        def __call__(self, x):
            self.seen.extend(x)
            return np.sort(self.seen)

    exercise = Exercise(
        "sort", 4, cases, call, facts, np.sort, SORT.rules, (Misconception("grows", Growing(), ""),)
    )
    for seed in range(3):
        posed = tuple(cases(np.random.default_rng(seed)))
        assert named(judge(exercise, posed, ask(call, Growing(), posed))) == ["grows"]


def test_agreeing_that_nothing_fits_is_no_evidence():
    """Two answers that are both not numbers need not share a mistake; it is not even asked."""
    asked = []

    def divided_by_zero(x):
        asked.append(x)
        return x * np.nan

    nan = Misconception("divided by zero", divided_by_zero, "Look at the divisor.")
    exercise = Exercise(
        "sort", 2, cases, call, facts, np.sort, (Rule("order", "", 2, ("order",)),), (nan,)
    )
    assert named(verdict_of(lambda x: x * np.nan, exercise)) == []
    assert asked == []


def test_raising_everywhere_is_said_in_a_sentence():
    """With the kind of the error, its message and its line, and advice where there is some."""

    def raises(x):
        return x[len(x)]

    verdict = verdict_of(raises)
    assert verdict.message.startswith("raises IndexError: index 2 is out of bounds")
    assert verdict.message.endswith("return x[len(x)])")
    assert "rows are counted from 0" in verdict.advice
    assert verdict.score == 0


def test_raising_in_one_case_costs_the_rules_that_look_there():
    """The error stands in place of the student's value."""

    def sometimes(x):
        if len(x) > 2:
            raise ValueError("too long")
        return np.sort(x)

    verdict = verdict_of(sometimes)
    assert verdict.score == 0
    assert [str(ruling.difference.yours) for ruling in verdict.rulings] == [
        "ValueError: too long",
        "ValueError: too long",
    ]


def test_a_stub_is_not_written_yet():
    """It is no mistake, and it is not scolded."""

    def stub(x):
        raise NotImplementedError

    assert as_text(verdict_of(stub)) == "sort: 0 of 4 points: not written yet."


def test_rules_and_points_must_agree():
    """An exercise whose rules do not add up to its points cannot be declared."""
    with pytest.raises(ValueError, match="worth 2 points together, the exercise 3"):
        Exercise("sort", 3, cases, call, facts, np.sort, (Rule("order", "", 2, ("order",)),))
    with pytest.raises(ValueError, match="comes after"):
        Exercise("s", 2, cases, call, facts, np.sort, (Rule("a", "", 2, (), after=("b",)),))
