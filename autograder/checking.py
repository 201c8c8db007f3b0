"""What a notebook calls: `from autograder import check, yours_or_reference`.

    check("minibatches")

asks the student's object for answers, judges them, shows the verdict in the cell and returns the
score. It never raises and lets nothing through to standard error, because on stock nbgrader
either of them would cost the points of a right answer.
"""

import inspect
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from types import CodeType, FunctionType

import numpy as np

from autograder import verdict as words
from autograder.ask import ask, quiet, watching
from autograder.exercise import Case, Exercise
from autograder.exercises import by_name, names
from autograder.judge import Verdict, judge

PUBLIC_SEED = 0
"""The cases in a notebook are the same at every run, so that a verdict never flips."""


def check(name: str) -> float:
    """Judge the object called `name` in the calling notebook, show the verdict, give the score.

    Shapes: the score is a built-in float in [0, points]; nbgrader reads it as partial credit when
    it is a cell's last expression. A name that is not defined, or is not an exercise, is a
    verdict too.

    >>> def minibatches(n, batch_size, rng):
    ...     raise NotImplementedError
    >>> check("minibatches")
    minibatches: 0 of 4 points: not written yet.
    0.0
    """
    verdict = verdict_on(name, sys._getframe(1).f_globals)
    show(verdict)
    return float(verdict.score)


def yours_or_reference(name: str) -> object:
    """The calling notebook's own object where its check passes, else the reference; says which.

    >>> minibatches = yours_or_reference("minibatches")
    Below, `minibatches` is the reference's: yours does not pass its check yet.
    """
    namespace = sys._getframe(1).f_globals
    if verdict_on(name, namespace).right:
        print(words.YOURS.format(name=name))
        return namespace[name]
    print(words.REFERENCES.format(name=name))
    return by_name(name).reference


def verdict_on(name: str, namespace: dict) -> Verdict:
    """The verdict on what `namespace` calls `name`: a verdict in every case."""
    try:
        exercise = by_name(name)
    except KeyError:
        message = words.NO_EXERCISE.format(name=name, names=", ".join(names()))
        return Verdict(str(name), 0.0, 0.0, message=message)
    if name not in namespace:
        return refused(exercise, words.NOT_DEFINED.format(name=name))
    try:
        return verdict_of(exercise, namespace[name])
    except Exception as error:  # a notebook must not stop, and nbgrader not zero, for our defect
        return refused(exercise, words.BROKEN.format(error=repr(error)))


def verdict_of(exercise: Exercise, thing: object, seed: int = PUBLIC_SEED) -> Verdict:
    """Ask `thing`, then judge its answers."""
    cases = cases_of(exercise, seed)
    with quiet() as printed, watching(codes_of(exercise.reference)) as seen:
        answers = ask(exercise.ask, thing, cases)
    if seen or is_reference(thing, exercise):
        return refused(exercise, words.REFERENCE)
    with quiet():  # numbers near overflow warn when they are compared
        verdict = judge(exercise, cases, answers)
    return replace(verdict, printed=printed.getvalue())


@lru_cache(maxsize=64)
def cases_of(exercise: Exercise, seed: int) -> tuple[Case, ...]:
    """The cases of a seed, each time the same objects, so that the judge can remember facts."""
    return tuple(exercise.cases(np.random.default_rng(seed)))


def refused(exercise: Exercise, message: str) -> Verdict:
    """A verdict of no points, for the reason given."""
    return Verdict(exercise.name, 0.0, exercise.points, message=message)


def is_reference(thing: object, exercise: Exercise) -> bool:
    """Whether the student handed in the reference, or a class that inherits from it."""
    reference = exercise.reference
    return thing is reference or (
        isinstance(thing, type) and isinstance(reference, type) and issubclass(thing, reference)
    )


def codes_of(reference: object) -> set[CodeType]:
    """The code objects of the reference: when one of them runs, the reference answers."""
    # Unwrapped: a decorator's wrapper is shared with other libraries' functions.
    return {inspect.unwrap(function).__code__ for function in functions_of(reference)}


def functions_of(reference: object) -> Iterator[FunctionType]:
    if isinstance(reference, type):
        for member in vars(reference).values():
            if isinstance(member, FunctionType):
                yield member
    elif isinstance(reference, FunctionType):
        yield reference


def show(verdict: Verdict) -> None:
    """Display in a notebook, print elsewhere."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        print(words.as_text(verdict))
        return
    if get_ipython() is None:
        print(words.as_text(verdict))
    else:
        display(words.mimebundle(verdict), raw=True)
