"""What an exercise is, as data.

    student's object --ask--> answers (plain arrays) --judge--> verdict
                      ^ cases                         ^ reference, facts, rules, misconceptions

Nothing here runs student code, and nothing here knows gradient descent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: inputs are arrays
class Case:
    """One question to a student's object: a name for people, inputs for `ask`.

    `aside` names the inputs that a person needs not see to compute the case again; `kind` says what
    the case is for, where an exercise has several kinds.
    """

    name: str
    inputs: Mapping[str, object]
    aside: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True)
class Raised:
    """An exception, as words."""

    kind: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}" if self.message else self.kind


@dataclass(frozen=True)
class Answer:
    """What came back for one case: named plain arrays, or what was raised instead.

    `changed` names the inputs that were not the same afterwards.
    """

    values: Mapping[str, np.ndarray] = field(default_factory=dict)
    raised: Raised | None = None
    changed: tuple[str, ...] = ()


Facts = Mapping[str, np.ndarray]
"""What is true of an answer whatever random stream, spelling or library made it.

A fact in words that begin with UNEXPLAINED says only that nothing known fits. Two answers that
share it need not share a mistake.
"""

UNEXPLAINED = "unexplained: "


@dataclass(frozen=True)
class Rule:
    """Something that must hold: the named facts equal the reference's facts, in every case.

    `after` names the rules that must hold before this one is worth points: leaving the inputs
    unchanged is no merit of a function that does nothing.
    """

    name: str
    says: str
    points: float
    facts: tuple[str, ...]
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mistake:
    """What a student did, by name, and a hint that leads without giving the line away."""

    name: str
    hint: str


@dataclass(frozen=True)
class Misconception:
    """A wrong implementation, the name of the mistake, and a hint that does not give the line.

    `any_strength`: it stands for others that differ by a number, a share or a rate. Words must
    agree; wrong numbers may be other wrong numbers.
    """

    name: str
    wrong: object
    hint: str
    any_strength: bool = False


def nothing(*_) -> tuple:
    """What an exercise that declares no more has to tell."""
    return ()


@dataclass(frozen=True, eq=False)
class Exercise:
    """All that is needed to ask for, judge and explain one piece of student work.

    cases : Generator -> the cases, small ones first; the same state gives the same cases
    ask : (student's object, inputs of a case) -> named plain arrays
        (a function of a module that holds no answer: a sandbox imports it by name)
    facts : (case, answer) -> the facts that the rules compare
    precision : numbers that differ by no more than its rounding are the same

    What follows helps to explain a wrong answer; all of it may be left out.

    small : () -> cases for a person, at most three rows of whole numbers, the smallest first
    written : (case, expected answer, student's answer) -> (label, text) lines: the equation with
        the numbers of a small case, the reference's beside the student's
    pictured : the case that is drawn
    picture : (case, expected answer, student's answer) -> (an `<img>`, words in its place), or ()
    quantities : case -> named numbers of which a wrong answer may be a multiple; None where the
        numbers of a case say nothing by themselves
    origin : case -> from where a factor is measured (a step is too long, not the weights)
    what : what is then too large by that factor
    paths : the facts whose first axis counts steps, from the start on
    """

    name: str
    points: float
    cases: Callable[[np.random.Generator], Sequence[Case]]
    ask: Callable[[object, Mapping[str, object]], Mapping[str, np.ndarray]]
    facts: Callable[[Case, Answer], Facts]
    reference: object
    rules: tuple[Rule, ...]
    misconceptions: tuple[Misconception, ...] = ()
    precision: type[np.floating] = np.float32
    small: Callable[[], Sequence[Case]] = nothing
    written: Callable[[Case, Answer, Answer], Sequence[tuple[str, str]]] = nothing
    pictured: Case | None = None
    picture: Callable[[Case, Answer, Answer], Sequence[str]] = nothing
    quantities: Callable[[Case], Mapping[str, float] | None] = lambda case: {}
    origin: Callable[[Case], np.ndarray | float] = lambda case: 0.0
    what: str = "the answer"
    paths: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        total = sum(rule.points for rule in self.rules)
        if total != self.points:
            raise ValueError(
                f"the rules of {self.name!r} are worth {total:g} points together, "
                f"the exercise {self.points:g}: make them agree"
            )
        names = [rule.name for rule in self.rules]
        for rule in self.rules:
            unknown = [name for name in rule.after if name not in names]
            if unknown:
                raise ValueError(f"rule {rule.name!r} of {self.name!r} comes after {unknown}")
