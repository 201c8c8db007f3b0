"""How a wrong answer may have come about, where no misconception gives its numbers.

Seen from call to call: an exception, something that is kept, an input that is changed. Seen in the
numbers: a relation to the right ones, or to those of a misconception (relations.py, factors.py).
Where nothing holds in every case, nothing is claimed: never guess.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from autograder.comparing import AllFacts, same, same_shape
from autograder.exercise import Answer, Case, Exercise, Mistake, Rule
from autograder.factors import direction_only, factor, odd_factor
from autograder.raised import advice, in_a_line
from autograder.relations import (
    ENOUGH,
    RIGHT_NUMBERS,
    Pair,
    Relation,
    another_shape,
    coarse,
    first_digits,
    one_entry,
    reverse_order,
    right_until,
    shift,
    whole_numbers,
)

ONCE_MORE = ", asked once more"
"""How the name ends of the first case, asked again at the end."""

LEFT_UNCHANGED = "inputs left as they were"
"""A fact of every answer."""

NAMED: tuple[Relation, ...] = (another_shape, whole_numbers, reverse_order, factor)
"""What may come on top of a misconception."""

EXACT: tuple[Relation, ...] = (*NAMED, coarse, odd_factor, shift)
LOOSE: tuple[Relation, ...] = (right_until, one_entry, direction_only, first_digits)
"""Relations that leave open how the wrong numbers came about."""


class Facts(Protocol):
    """Facts that may be asked for only when somebody looks."""

    def get(self, key: tuple[str, str]) -> np.ndarray | None: ...


def explanation(
    exercise: Exercise,
    cases: Sequence[Case],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
    known: Sequence[tuple[Mistake, Facts]],
    partly: bool,
) -> Mistake | None:
    """What accounts for the failed rules, if anything does.

    known : misconceptions with their facts, in the exercise's order
    partly : a misconception explains other rules already, so that no loose relation is claimed
    """
    looked_at = [fact for rule in failed for fact in rule.facts]
    wrong = {
        key
        for key in ((case.name, fact) for case in cases for fact in looked_at)
        if not same(expected.get(key), yours.get(key), exercise.precision)
    }
    return (
        kept_state(exercise, cases, looked_at, expected, yours, answers)
        or raises(cases, answers, wrong)
        or of_numbers(exercise, cases, looked_at, expected, yours, known, partly)
        or changes_inputs(cases, answers, wrong)
    )


# ------------------------------------------------------------------ from call to call


def kept_state(
    exercise: Exercise,
    cases: Sequence[Case],
    looked_at: Sequence[str],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
) -> Mistake | None:
    """The first case, asked once more at the end, has another answer."""
    first, last = cases[0].name, cases[-1].name
    if last != first + ONCE_MORE or answers[0].raised:
        return None

    def agree(a: np.ndarray | None, b: np.ndarray | None) -> bool:
        return same(a, b, exercise.precision)

    if all(agree(yours.get((first, fact)), yours.get((last, fact))) for fact in looked_at):
        return None
    if all(agree(yours.get((first, fact)), expected.get((first, fact))) for fact in looked_at):
        raised = answers[-1].raised
        then = f"raises {in_a_line(raised)}" if raised else "gives another answer"
        return Mistake(
            "something is kept from one call to the next",
            f"The first call is right. Asked the very same again later, your code {then}. Look for "
            "what outlives a call: a global name, a default argument that is changed, an "
            "attribute, an array that was handed out and is changed afterwards.",
        )
    return Mistake(
        "the same call gives another answer each time",
        "Asked the very same twice, your code gives two different answers. Look for what outlives "
        "a call, or for randomness that nobody asked for.",
    )


def raises(
    cases: Sequence[Case], answers: Sequence[Answer], wrong: set[tuple[str, str]]
) -> Mistake | None:
    """An exception in some of the cases; not where the right answer is one, too."""
    names = {name for name, _ in wrong}
    for case, answer in zip(cases, answers, strict=True):
        if answer.raised and case.name in names:
            where = f" It is raised in {answer.raised.where}." if answer.raised.where else ""
            return Mistake(
                f"raises {answer.raised.kind} in the case: {case.name}",
                f"{in_a_line(answer.raised)}.{where} {advice(answer.raised)}".strip(),
            )
    return None


def changes_inputs(
    cases: Sequence[Case], answers: Sequence[Answer], wrong: set[tuple[str, str]]
) -> Mistake | None:
    """What came in is not what it was."""
    for case, answer in zip(cases, answers, strict=True):
        if answer.changed and (case.name, LEFT_UNCHANGED) in wrong:
            names = " and ".join(answer.changed)
            verb = "is" if len(answer.changed) == 1 else "are"
            return Mistake(
                f"{names} {verb} changed in place",
                f"The caller still holds {names}, and finds something else in it afterwards. Work "
                "on a copy, or write the result into a new array.",
            )
    return None


# ------------------------------------------------------------------ in the numbers


def of_numbers(
    exercise: Exercise,
    cases: Sequence[Case],
    looked_at: Sequence[str],
    expected: AllFacts,
    yours: AllFacts,
    known: Sequence[tuple[Mistake, Facts]],
    partly: bool,
) -> Mistake | None:
    """What the student's numbers have to do with the expected ones, or with a known mistake's."""
    asked_once = [case for case in cases if not case.name.endswith(ONCE_MORE)]
    numeric = [
        (case, fact)
        for case in asked_once
        for fact in dict.fromkeys(looked_at)
        if is_numeric(expected.get((case.name, fact)))
    ]
    if not all(is_numeric(yours.get((case.name, fact))) for case, fact in numeric):
        return None
    found = not_finite(numeric, expected, yours)
    if found:
        return found
    pairs = paired(exercise, numeric, expected, yours)
    if not pairs or all(pair.agrees for pair in pairs):  # then the mistake lies elsewhere
        return None
    found = first_that_holds((*EXACT, *(() if partly else LOOSE)), exercise, pairs)
    if found:
        return found
    first = [(case, fact) for case, fact in numeric if case is pairs[0].case]
    right = [(pair.case.name, pair.fact) for pair in pairs if pair.agrees]
    for mistake, theirs in known:
        if not all(same(expected[key], theirs.get(key), exercise.precision) for key in right):
            continue  # what is right is no mistake with something on top that undoes it
        if may_hold(NAMED, exercise, paired(exercise, first, theirs, yours)):
            found = first_that_holds(NAMED, exercise, paired(exercise, numeric, theirs, yours))
            if found:
                return both(mistake, found)
    return None


def both(mistake: Mistake, found: Mistake) -> Mistake:
    """Two mistakes together: a misconception, and a relation to its numbers."""
    name = found.name.removeprefix(RIGHT_NUMBERS)
    return Mistake(
        f"{mistake.name}; and {name}", f"{mistake.hint} Once that is mended, this is left: {name}."
    )


def is_numeric(fact: np.ndarray | None) -> bool:
    return fact is not None and fact.dtype.kind in "iuf"


def not_finite(
    numeric: Sequence[tuple[Case, str]], expected: AllFacts, yours: AllFacts
) -> Mistake | None:
    """Where NaN or infinity first appears."""
    for case, fact in numeric:
        given = np.atleast_1d(yours[case.name, fact])
        odd = np.argwhere(~np.isfinite(given))
        if len(odd) and np.isfinite(expected[case.name, fact]).all():
            word = "NaN" if np.isnan(given[tuple(odd[0])]) else "infinity"
            index = f", at index {', '.join(map(str, odd[0]))}" if given.size > 1 else ""
            return Mistake(
                f"gives {word}",
                f"It first appears in the case: {case.name}{index}. NaN comes from 0 / 0, from the "
                "mean of nothing, from infinity minus infinity; infinity from a division by zero "
                "or from numbers that grow at every step. Print what goes into that line.",
            )
    return None


def paired(
    exercise: Exercise, numeric: Sequence[tuple[Case, str]], base: Facts, yours: AllFacts
) -> list[Pair]:
    """The numbers that stand against each other; none at all when one is missing or not finite."""
    pairs = []
    for case, fact in numeric:
        quantities = exercise.quantities(case)
        if quantities is None:
            continue
        numbers = base.get((case.name, fact))
        if not is_numeric(numbers):
            return []
        given = yours[case.name, fact]
        if same_shape(numbers, given):
            given = given.reshape(numbers.shape)
        origin = exercise.origin(case)
        pairs.append(Pair(case, fact, numbers, given, origin, quantities, exercise.precision))
    finite = all(np.isfinite(p.base).all() and np.isfinite(p.yours).all() for p in pairs)
    return pairs if finite else []


def first_that_holds(
    relations: Sequence[Relation], exercise: Exercise, pairs: Sequence[Pair], enough: int = ENOUGH
) -> Mistake | None:
    """The first relation that holds; where all pairs agree, the mistake lies elsewhere."""
    if all(pair.agrees for pair in pairs):
        return None
    found = (relation(exercise, pairs, enough) for relation in relations)
    return next((mistake for mistake in found if mistake), None)


def may_hold(relations: Sequence[Relation], exercise: Exercise, pairs: Sequence[Pair]) -> bool:
    """Whether one of them may hold for these pairs and more: if not, nobody need ask for more."""
    if not pairs:  # some number is missing, or not finite
        return False
    agree = all(pair.agrees for pair in pairs)
    return agree or first_that_holds(relations, exercise, pairs, enough=0) is not None
