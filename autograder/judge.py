"""Compare answers with the reference, find the misconception that explains them, give a verdict.

The judge gets plain arrays. The only objects that it runs are the exercise's own: the reference
and the misconceptions, through the same `ask`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from autograder.ask import ask, quiet
from autograder.exercise import (
    UNEXPLAINED,
    Answer,
    Case,
    Exercise,
    Facts,
    Misconception,
    Raised,
    Rule,
)

LEFT_UNCHANGED = "inputs left as they were"

AllFacts = dict[tuple[str, str], np.ndarray]
"""(case name, fact name) -> value, over all cases."""


@dataclass(frozen=True)
class Difference:
    """The first case in which a fact is not what it should be."""

    case: Case
    fact: str
    expected: np.ndarray
    yours: np.ndarray | Raised | None


@dataclass(frozen=True)
class Ruling:
    """A rule applied: whether it holds, the points for it, and where it fails."""

    rule: Rule
    holds: bool
    points: float
    difference: Difference | None = None
    waits_for: str = ""


@dataclass(frozen=True)
class Verdict:
    """The score of one exercise with its reasons.

    `mistakes` are the misconceptions that explain the answers, the most telling first; `message`
    says in a sentence what kept the exercise from being judged by its rules, if anything did.
    """

    exercise: str
    score: float
    points: float
    rulings: tuple[Ruling, ...] = ()
    mistakes: tuple[Misconception, ...] = ()
    message: str = ""
    printed: str = ""

    @property
    def right(self) -> bool:
        return not self.message and self.score == self.points

    @property
    def mistake(self) -> str:
        """The name of the mistake for tables and reports: empty for a right answer."""
        return "; ".join(found.name for found in self.mistakes) or self.message


def judge(exercise: Exercise, cases: tuple[Case, ...], answers: Sequence[Answer]) -> Verdict:
    """The verdict over one student's answers, one a case."""
    blocked = unjudgeable(answers)
    if blocked:
        return Verdict(exercise.name, 0.0, exercise.points, message=blocked)
    expected = facts_of_object(exercise, exercise.reference, cases)
    yours = all_facts(exercise, cases, answers)
    rulings = apply_rules(exercise.rules, cases, expected, yours, answers)
    score = float(sum(ruling.points for ruling in rulings))
    failed = [ruling.rule for ruling in rulings if not ruling.holds]
    mistakes = explain(exercise, cases, failed, expected, yours) if failed else ()
    return Verdict(exercise.name, score, exercise.points, rulings, mistakes)


def unjudgeable(answers: Sequence[Answer]) -> str:
    """Why no rule needs to be looked at: everything raised, and in the same way."""
    raised = [answer.raised for answer in answers]
    if not all(raised):
        return ""
    if all(error.kind == "NotImplementedError" for error in raised):
        return "not written yet"
    error = raised[0]
    where = f" ({error.where})" if error.where else ""
    return f"raises {error}{where}"


# ------------------------------------------------------------------ facts


@lru_cache(maxsize=1024)
def facts_of_object(exercise: Exercise, thing: object, cases: tuple[Case, ...]) -> AllFacts:
    """The facts of one of the exercise's own objects: the reference or a misconception.

    Remembered, so that a second check of the same exercise need not ask them all again.
    """
    with quiet():
        answers = ask(exercise.ask, thing, cases)
    return all_facts(exercise, cases, answers)


def all_facts(exercise: Exercise, cases: Sequence[Case], answers: Sequence[Answer]) -> AllFacts:
    """The facts of all answers. Whether the inputs were left alone is a fact of every answer."""
    found: AllFacts = {}
    for case, answer in zip(cases, answers, strict=True):
        facts: Facts = exercise.facts(case, answer)
        found |= {(case.name, fact): np.asarray(value) for fact, value in facts.items()}
        found[case.name, LEFT_UNCHANGED] = np.array(not answer.changed)
    return found


def same(a: np.ndarray | None, b: np.ndarray | None) -> bool:
    """Whether two facts agree.

    Numbers agree when they have the same shape and differ by rounding only: by at most 1e4 units
    in the last place of the coarser of the two types, relative to the largest number. Double
    precision gives 2e-12, single precision 1e-3. Cases make steps large enough for both.
    """
    if a is None or b is None:
        return a is b
    if a.shape != b.shape:
        return False
    if not {a.dtype.kind, b.dtype.kind} <= set("iuf"):
        return a.dtype.kind == b.dtype.kind and np.array_equal(a, b)
    if "f" not in a.dtype.kind + b.dtype.kind:
        return np.array_equal(a, b)
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return np.array_equal(a, b, equal_nan=True)
    scale = max(np.abs(a).max(initial=0), np.abs(b).max(initial=0))
    return bool(np.all(np.abs(a - b) <= tolerance(a, b) * scale))


def tolerance(*arrays: np.ndarray) -> float:
    """1e4 units in the last place of the coarsest floating type, and never more than 1e-3."""
    return min(1e-3, 1e4 * max(np.finfo(a.dtype).eps for a in arrays if a.dtype.kind == "f"))


# ------------------------------------------------------------------ rules


def apply_rules(
    rules: Sequence[Rule],
    cases: Sequence[Case],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
) -> tuple[Ruling, ...]:
    """Each rule with its points, in order."""
    rulings: list[Ruling] = []
    for rule in rules:
        difference = first_difference(rule, cases, expected, yours, answers)
        broken = [r.rule.name for r in rulings if not r.holds]
        waits_for = next((name for name in rule.after if name in broken), "")
        holds = difference is None
        points = float(rule.points) if holds and not waits_for else 0.0
        rulings.append(Ruling(rule, holds, points, difference, waits_for if holds else ""))
    return tuple(rulings)


def first_difference(
    rule: Rule,
    cases: Sequence[Case],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
) -> Difference | None:
    """The first case, in the exercise's order, that breaks a rule. Cases go from small to large."""
    for case, answer in zip(cases, answers, strict=True):
        for fact in rule.facts:
            key = case.name, fact
            if key in expected and not same(expected[key], yours.get(key)):
                return Difference(case, fact, expected[key], yours.get(key, answer.raised))
    return None


# ------------------------------------------------------------------ misconceptions


def explain(
    exercise: Exercise,
    cases: tuple[Case, ...],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
) -> tuple[Misconception, ...]:
    """The misconceptions that account for the failed rules, the most telling first.

    A misconception explains a failed rule when its facts are the student's facts wherever that
    rule looks. One that would also break a rule that the student keeps is no explanation. Each
    failed rule is explained once, by the misconception that explains the most points; a
    misconception that agrees everywhere beats one that agrees in part.
    """
    candidates = []
    for misconception in exercise.misconceptions:
        theirs = facts_of_object(exercise, misconception.wrong, cases)
        explained = explained_rules(exercise.rules, failed, expected, yours, theirs)
        if explained:
            whole = all(same(theirs.get(key), yours.get(key)) for key in theirs | yours)
            weight = whole, sum(rule.points for rule in explained), len(explained)
            candidates.append((weight, misconception, explained))
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    return tuple(chosen(candidates))


def explained_rules(
    rules: Iterable[Rule],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    theirs: AllFacts,
) -> list[Rule]:
    """The failed rules on which a misconception's facts are the student's; none if refuted."""
    explained = []
    for rule in rules:
        keys = [key for key in expected if key[1] in rule.facts]
        broken = [key for key in keys if not same(expected[key], theirs.get(key))]
        agrees = all(same(theirs.get(key), yours.get(key)) for key in keys)
        if rule not in failed and broken:
            return []
        if rule in failed and agrees and any(telling(theirs.get(key)) for key in broken):
            explained.append(rule)
    return explained


def telling(fact: np.ndarray | None) -> bool:
    """Whether a fact says more than that nothing known fits."""
    return fact is not None and not str(fact).startswith(UNEXPLAINED)


def chosen(candidates) -> Iterable[Misconception]:
    """From the most telling on, each that explains a rule which none before it explained."""
    covered: list[Rule] = []
    for _, misconception, explained in candidates:
        if any(rule not in covered for rule in explained):
            covered += explained
            yield misconception
