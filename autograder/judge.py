"""Compare answers with the reference, find the misconception that explains them, give a verdict.

The judge gets plain arrays. The only objects that it runs are the exercise's own: the reference
and the misconceptions, through the same `ask`.
"""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from autograder.ask import ask, quiet
from autograder.comparing import AllFacts, same
from autograder.exercise import (
    UNEXPLAINED,
    Answer,
    Case,
    Exercise,
    Facts,
    Mistake,
    Raised,
    Rule,
)
from autograder.explanations import LEFT_UNCHANGED, ONCE_MORE, explanation, is_numeric
from autograder.raised import advice, in_a_line

NOT_WRITTEN = "not written yet"
"""The message of an answer that is still the release's stub."""


@dataclass(frozen=True)
class Difference:
    """The first case in which a fact is not what it should be."""

    case: Case
    fact: str
    expected: np.ndarray
    yours: np.ndarray | Raised | None


@dataclass(frozen=True)
class Shown:
    """A case that proves an answer wrong, for a person to compute again.

    `lines` are (label, text): the equation with its numbers; `picture` is an `<img>` with the words
    that stand for it.
    """

    difference: Difference
    lines: tuple[tuple[str, str], ...] = ()
    picture: tuple[str, ...] = ()


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

    `mistakes` explain the answers, the most telling first; `message` says in a sentence what kept
    the exercise from being judged by its rules, if anything did, and `advice` what to do about it.
    `agrees` and `differs` name the cases. `shown` is the smallest case that proves it.
    """

    exercise: str
    score: float
    points: float
    rulings: tuple[Ruling, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    message: str = ""
    advice: str = ""
    printed: str = ""
    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    shown: Shown | None = None

    @property
    def right(self) -> bool:
        return not self.message and self.score == self.points

    @property
    def mistake(self) -> str:
        """The name of the mistake for tables and reports: empty for a right answer."""
        return "; ".join(found.name for found in self.mistakes) or self.message


def unheard(verdict: Verdict) -> None:
    """For a verdict that nobody waits for."""


def judge(
    exercise: Exercise,
    cases: tuple[Case, ...],
    answers: Sequence[Answer],
    early: Callable[[Verdict], None] = unheard,
) -> Verdict:
    """The verdict over one student's answers, one a case.

    early : is given the verdict before mistakes are looked for, which may take seconds
    """
    blocked, what_to_do = unjudgeable(answers)
    if blocked:
        return Verdict(exercise.name, 0.0, exercise.points, message=blocked, advice=what_to_do)
    expected = facts_of_object(exercise, exercise.reference, cases)
    yours = all_facts(exercise, cases, answers)
    rulings = apply_rules(exercise, cases, expected, yours, answers)
    score = float(sum(ruling.points for ruling in rulings))
    failed = [ruling.rule for ruling in rulings if not ruling.holds]
    posed = [case for case in cases if not case.name.endswith(ONCE_MORE)]
    differs = [case.name for case in posed if differs_in(exercise, case, expected, yours)]
    verdict = Verdict(
        exercise.name,
        score,
        exercise.points,
        rulings,
        agrees=tuple(case.name for case in posed if case.name not in differs),
        differs=tuple(differs),
    )
    if not failed:
        return verdict
    early(verdict)
    return replace(verdict, mistakes=explain(exercise, cases, failed, expected, yours, answers))


def unjudgeable(answers: Sequence[Answer]) -> tuple[str, str]:
    """Why no rule needs to be looked at, and what to do: everything raised, in the same way."""
    raised = [answer.raised for answer in answers]
    if not all(raised):
        return "", ""
    if all(error.kind == "NotImplementedError" for error in raised):
        return NOT_WRITTEN, ""
    error = raised[0]
    where = f" ({error.where})" if error.where else ""
    return f"raises {in_a_line(error)}{where}", advice(error)


def differs_in(exercise: Exercise, case: Case, expected: AllFacts, yours: AllFacts) -> bool:
    """Whether the student's facts of a case are not all as expected."""
    judged = {fact for rule in exercise.rules for fact in rule.facts}
    return any(
        not same(value, yours.get((name, fact)), exercise.precision)
        for (name, fact), value in expected.items()
        if name == case.name and fact in judged
    )


# ------------------------------------------------------------------ facts


class OwnFacts:
    """The facts of one of the exercise's own objects: the reference or a misconception.

    Asked case by case, in order, and only as far as somebody looks: most misconceptions are ruled
    out by the first case. A copy is asked: a misconception that keeps something from call to call
    starts afresh.
    """

    def __init__(self, exercise: Exercise, thing: object, cases: tuple[Case, ...]) -> None:
        self.exercise, self.thing, self.cases = exercise, copy.deepcopy(thing), cases
        self.found: AllFacts = {}
        self.asked = 0

    def get(self, key: tuple[str, str]) -> np.ndarray | None:
        """A fact by (case name, fact name); None where the object has none."""
        while self.asked < len(self.cases) and key[0] not in self.names():
            self.ask_next()
        return self.found.get(key)

    def names(self) -> set[str]:
        """The cases that were asked."""
        return {case.name for case in self.cases[: self.asked]}

    def ask_next(self) -> None:
        case = self.cases[self.asked]
        with quiet():
            answers = ask(self.exercise.ask, self.thing, [case])
        self.found |= all_facts(self.exercise, [case], answers)
        self.asked += 1

    def all(self) -> AllFacts:
        """Every fact of every case."""
        while self.asked < len(self.cases):
            self.ask_next()
        return self.found


@lru_cache(maxsize=4096)
def own_facts(exercise: Exercise, thing: object, cases: tuple[Case, ...]) -> OwnFacts:
    """Remembered, so that a second check of the same exercise need not ask all again."""
    return OwnFacts(exercise, thing, cases)


def facts_of_object(exercise: Exercise, thing: object, cases: tuple[Case, ...]) -> AllFacts:
    """Every fact of one of the exercise's own objects."""
    return own_facts(exercise, thing, cases).all()


def all_facts(exercise: Exercise, cases: Sequence[Case], answers: Sequence[Answer]) -> AllFacts:
    """The facts of all answers. Whether the inputs were left alone is a fact of every answer."""
    found: AllFacts = {}
    for case, answer in zip(cases, answers, strict=True):
        facts: Facts = exercise.facts(case, answer)
        found |= {(case.name, fact): np.asarray(value) for fact, value in facts.items()}
        found[case.name, LEFT_UNCHANGED] = np.array(not answer.changed)
    return found


# ------------------------------------------------------------------ rules


def apply_rules(
    exercise: Exercise,
    cases: Sequence[Case],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
) -> tuple[Ruling, ...]:
    """Each rule with its points, in order."""
    rulings: list[Ruling] = []
    for rule in exercise.rules:
        difference = first_difference(exercise, rule, cases, expected, yours, answers)
        broken = [r.rule.name for r in rulings if not r.holds]
        waits_for = next((name for name in rule.after if name in broken), "")
        holds = difference is None
        points = float(rule.points) if holds and not waits_for else 0.0
        rulings.append(Ruling(rule, holds, points, difference, waits_for if holds else ""))
    return tuple(rulings)


def first_difference(
    exercise: Exercise,
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
            if key in expected and not same(expected[key], yours.get(key), exercise.precision):
                return Difference(case, fact, expected[key], yours.get(key, answer.raised))
    return None


# ------------------------------------------------------------------ misconceptions


def explain(
    exercise: Exercise,
    cases: tuple[Case, ...],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    answers: Sequence[Answer],
) -> tuple[Mistake, ...]:
    """What accounts for the failed rules, the most telling first.

    A misconception explains a failed rule when its facts are the student's facts wherever that
    rule looks. One that would also break a rule that the student keeps is no explanation. One whose
    wrong numbers are not the student's explains nothing by words alone: they agree by chance. Each
    failed rule is explained once, by the misconception that explains the most points; a
    misconception that agrees everywhere beats one that agrees in part. Where misconceptions leave
    rules unexplained, a relation to the right numbers, or to a misconception's, may do.
    """
    known = [
        (misconception, own_facts(exercise, misconception.wrong, cases))
        for misconception in exercise.misconceptions
    ]
    possible = explicable(exercise, failed, expected, yours)
    candidates = []
    for misconception, theirs in known:
        loosely = misconception.any_strength
        explained = explained_rules(
            exercise, cases, failed, possible, expected, yours, theirs, loosely=loosely
        )
        if explained:
            keys = theirs.all() | yours
            whole = all(same(theirs.get(key), yours.get(key), exercise.precision) for key in keys)
            weight = whole, sum(rule.points for rule in explained), len(explained)
            candidates.append((weight, misconception, explained))
            if whole and len(explained) == len(failed):  # nothing after it can tell more
                break
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    found, covered = chosen(candidates)
    rest = [rule for rule in failed if rule not in covered]
    if not rest:
        return tuple(found)
    more = explanation(exercise, cases, rest, expected, yours, answers, known, partly=bool(found))
    if more:
        weighs_more = sum(rule.points for rule in rest) > sum(rule.points for rule in covered)
        return (more, *found) if weighs_more else (*found, more)
    return (*found, *in_part(exercise, cases, rest, expected, yours, known))


def in_part(
    exercise: Exercise,
    cases: Sequence[Case],
    failed: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    known: Sequence[tuple[Mistake, OwnFacts]],
) -> list[Mistake]:
    """Misconceptions all of whose wrong facts the student shares, besides wrong facts of others."""
    possible = explicable(exercise, failed, expected, yours)
    speaking = speaking_cases(exercise, cases, possible, expected, yours)
    candidates = []
    for misconception, theirs in known:
        explained = possible
        for asked in (speaking, cases):  # all of them only where something speaks for it
            explained = explained_rules(
                exercise, asked, failed, explained, expected, yours, theirs, part=True
            )
        if explained:
            candidates.append((sum(rule.points for rule in explained), misconception, explained))
    candidates.sort(key=lambda candidate: candidate[0], reverse=True)
    return chosen(candidates)[0]


def speaking_cases(
    exercise: Exercise,
    cases: Sequence[Case],
    possible: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
) -> Sequence[Case]:
    """The cases up to the last in which some fact says what is wrong."""
    keys = {
        (case.name, fact): k + 1
        for k, case in enumerate(cases)
        if not case.name.endswith(ONCE_MORE)
        for rule in possible
        for fact in rule.facts
        if (case.name, fact) in expected
    }
    ends = [k for key, k in keys.items() if says_what(exercise, key, expected, yours)]
    return cases[: max(ends, default=0)]


def explicable(
    exercise: Exercise, failed: Sequence[Rule], expected: AllFacts, yours: AllFacts
) -> list[Rule]:
    """The failed rules of which some wrong fact says what is wrong: others no mistake can share."""
    says = {key for key in expected if says_what(exercise, key, expected, yours)}
    return [rule for rule in failed if any(fact in rule.facts for _, fact in says)]


def says_what(
    exercise: Exercise, key: tuple[str, str], expected: AllFacts, yours: AllFacts
) -> bool:
    """Whether a fact of the student is wrong, and tells how."""
    fact = yours.get(key)
    return telling(fact) and not same(expected[key], fact, exercise.precision)


def explained_rules(
    exercise: Exercise,
    cases: Sequence[Case],
    failed: Sequence[Rule],
    possible: Sequence[Rule],
    expected: AllFacts,
    yours: AllFacts,
    theirs: OwnFacts,
    part: bool = False,
    loosely: bool = False,
) -> list[Rule]:
    """The possible rules on which a misconception's facts are the student's; none if refuted.

    Case by case, so that most misconceptions need not be asked all of them. One is refuted by the
    first case, the simplest, where both have wrong numbers that are not the same. In part: where a
    misconception's facts are right, the student's may be wrong in another way. Loosely: where
    both have wrong numbers, they may be others; then words alone tell.
    """
    possible, told, told_in_words = list(possible), set(), set()
    for case in cases:
        if not possible:
            return []
        for rule in exercise.rules:
            if rule in failed and rule not in possible:
                continue
            for key in ((case.name, fact) for fact in rule.facts if (case.name, fact) in expected):
                fact = theirs.get(key)
                right = same(expected[key], fact, exercise.precision)
                if rule not in failed and not right:
                    return []
                if rule not in failed or (part and right):
                    continue
                either = loosely and not right and is_numeric(fact)
                if not (either and wrong_number(exercise, key, expected, yours)) and not same(
                    fact, yours.get(key), exercise.precision
                ):
                    possible.remove(rule)
                    if not right and is_numeric(fact):
                        if case is cases[0] and wrong_number(exercise, key, expected, yours):
                            return []
                        possible = [other for other in possible if has_numbers(other, expected)]
                    break
                if not right and telling(fact):
                    told.add(rule.name)
                    if not is_numeric(fact):
                        told_in_words.add(rule.name)
    if loosely and not any(rule.name in told_in_words for rule in possible):
        return []
    return [rule for rule in possible if rule.name in told]


def wrong_number(
    exercise: Exercise, key: tuple[str, str], expected: AllFacts, yours: AllFacts
) -> bool:
    """Whether a fact of the student is a number as it should be, but another one."""
    fact = yours.get(key)
    return is_numeric(fact) and not same(expected[key], fact, exercise.precision)


def has_numbers(rule: Rule, expected: AllFacts) -> bool:
    """Whether a rule looks at numbers, not at words alone."""
    return any(is_numeric(value) for (_, fact), value in expected.items() if fact in rule.facts)


def telling(fact: np.ndarray | None) -> bool:
    """Whether a fact says more than that nothing known fits."""
    return fact is not None and not str(fact).startswith(UNEXPLAINED)


def chosen(candidates: Sequence[tuple]) -> tuple[list[Mistake], list[Rule]]:
    """From the most telling on, each that explains a rule which none before it explained."""
    found: list[Mistake] = []
    covered: list[Rule] = []
    for _, misconception, explained in candidates:
        if any(rule not in covered for rule in explained):
            covered += explained
            found.append(Mistake(misconception.name, misconception.hint))
    return found, covered
