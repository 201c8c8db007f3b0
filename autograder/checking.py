"""What a notebook calls: `from autograder import check, yours_or_reference`.

    check("minibatches")

asks the student's object for answers, judges them, shows the verdict in the cell and returns the
score. It never raises and lets nothing through to standard error, because on stock nbgrader
either of them would cost the points of a right answer.
"""

import builtins
import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from types import CodeType, FunctionType

import numpy as np

from autograder import verdict as words
from autograder.ask import ask, last_line, quiet, watching
from autograder.asked import Asked
from autograder.counterexample import shown
from autograder.exercise import Answer, Case, Exercise, Raised
from autograder.exercises import by_name, names
from autograder.explanations import ONCE_MORE
from autograder.judge import Verdict, judge, unheard
from autograder.watchdog import TookTooLong, within

PUBLIC_SEED = 0
"""The cases in a notebook are the same at every run, so that a verdict never flips."""

SEED_VARIABLE = "MBGD_SEED"
"""Set while grading: the cases are drawn from it, and nothing of them is shown."""

PATIENCE = 10.0
"""Seconds for all cases together. A right answer takes some hundredths; nbgrader waits 30."""

PATIENCE_SMALL = 3.0
"""Seconds for the search for a smallest case."""

Search = Callable[[Case], Sequence[Answer]]
"""Gives the student's answer to one case; nothing ends the search for a smallest case."""

Early = Callable[[Verdict], None]
"""Is given a verdict while its reasons are still looked for."""


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
    namespace = sys._getframe(1).f_globals
    show = place(words.PENDING.format(name=name))

    def early(verdict: Verdict) -> None:
        show(words.mimebundle(replace(verdict, advice=words.SEARCHING)))

    screen = on_screen()
    verdict = verdict_on(name, namespace, grading_seed(), screen, early if screen else unheard)
    show(words.mimebundle(verdict))
    return float(verdict.score)


def yours_or_reference(name: str) -> object:
    """The calling notebook's own object where its check passes, else the reference; says which.

    >>> minibatches = yours_or_reference("minibatches")
    Below, `minibatches` is the reference's: yours does not pass its check yet.
    """
    namespace = sys._getframe(1).f_globals
    show = place(words.PENDING.format(name=name))
    right = verdict_on(name, namespace, grading_seed()).right
    show({"text/plain": (words.YOURS if right else words.REFERENCES).format(name=name)})
    return namespace[name] if right else by_name(name).reference


def verdict_on(
    name: str,
    namespace: Mapping[str, object],
    seed: int = PUBLIC_SEED,
    draw: bool = False,
    early: Early = unheard,
) -> Verdict:
    """The verdict on what `namespace` calls `name`: a verdict in every case."""
    try:
        exercise = by_name(name)
    except KeyError:
        message = words.NO_EXERCISE.format(name=name, names=", ".join(names()))
        return Verdict(str(name), 0.0, 0.0, message=message)
    if name not in namespace:
        return refused(exercise, words.NOT_DEFINED.format(name=name))
    try:
        return verdict_of(exercise, namespace[name], seed, draw, early)
    except Exception as error:  # a notebook must not stop, and nbgrader not zero, for our defect
        return refused(exercise, words.BROKEN.format(error=repr(error)))


def verdict_of(
    exercise: Exercise,
    thing: object,
    seed: int = PUBLIC_SEED,
    draw: bool = False,
    early: Early = unheard,
) -> Verdict:
    """Ask `thing`, then judge its answers; where they are wrong, look for a smallest case."""
    search = bounded(lambda case: ask(exercise.ask, thing, [case]))
    return judged(exercise, asked(exercise, thing, seed), search, seed, draw, early)


# ------------------------------------------------------------------ ask


def asked(exercise: Exercise, thing: object, seed: int = PUBLIC_SEED) -> Asked:
    """Ask `thing` the cases of a seed."""
    cases = cases_of(exercise, seed)
    with quiet() as printed, watching(codes_of(exercise.reference)) as seen:
        try:
            answers = within(PATIENCE, lambda: ask(exercise.ask, thing, cases))
        except TookTooLong as error:
            return Asked(stopped=last_line(error))
    reference = bool(seen) or is_reference(thing, exercise)
    return Asked(tuple(answers), (), printed.getvalue(), reference)


def asked_all(exercise: Exercise, thing: object, seed: int = PUBLIC_SEED) -> Asked:
    """Ask `thing` the small cases, too: where nothing can be asked once the answers are judged."""
    found = asked(exercise, thing, seed)
    if found.stopped is not None:
        return found
    small: list[Answer] = []

    def one_by_one() -> None:
        for case in exercise.small():
            small.extend(ask(exercise.ask, thing, [case]))

    with quiet(), suppress(TookTooLong):
        within(PATIENCE_SMALL, one_by_one)
    return replace(found, small=tuple(small))


def bounded(search: Search) -> Search:
    """The search for a smallest case, given up after a while."""

    def in_time(case: Case) -> Sequence[Answer]:
        try:
            return within(PATIENCE_SMALL, lambda: search(case))
        except TookTooLong:
            return []

    return in_time


# ------------------------------------------------------------------ judge


def judged(
    exercise: Exercise,
    found: Asked,
    search: Search,
    seed: int = PUBLIC_SEED,
    draw: bool = False,
    early: Early = unheard,
) -> Verdict:
    """The verdict on what was asked. `search` gives the student's answer to a small case.

    With any seed but the public one, what the student is shown holds nothing of the cases.
    """
    public = seed == PUBLIC_SEED
    if found.stopped is not None:
        return too_long(exercise, found.stopped)
    if found.reference:
        return refused(exercise, words.REFERENCE)
    answers = found.answers if public else discreet(exercise, found.answers, search)
    with quiet():  # numbers near overflow warn when they are compared
        verdict = judge(exercise, cases_of(exercise, seed), answers, early)
        if not verdict.right and not verdict.message:
            proof = shown(exercise, verdict, search, draw, fall_back=public)
            verdict = replace(verdict, shown=proof)
    return replace(verdict, printed=found.printed if public else "")


def among(exercise: Exercise, small: Sequence[Answer]) -> Search:
    """The search for a smallest case among answers that came already."""
    by_name = {case.name: a for case, a in zip(exercise.small(), small, strict=False)}
    return lambda case: [by_name[case.name]] if case.name in by_name else []


def too_long(exercise: Exercise, stopped: str) -> Verdict:
    """A verdict on what does not end."""
    where = f" (stopped at {stopped})" if stopped else ""
    message = words.TOO_LONG.format(seconds=PATIENCE, where=where)
    return replace(refused(exercise, message), advice=words.ENDLESS)


def discreet(exercise: Exercise, answers: Sequence[Answer], search: Search) -> tuple[Answer, ...]:
    """The answers without the words of exceptions: they may quote a case.

    Where a small case, which everybody may see, raises the same kind, its words are taken.
    """
    if not any(answer.raised for answer in answers):
        return tuple(answers)
    said: dict[str, Raised] = {}
    for case in exercise.small():
        for error in (answer.raised for answer in search(case) if answer.raised):
            said.setdefault(error.kind, error)
    return tuple(
        replace(a, raised=said.get(a.raised.kind, wordless(a.raised))) if a.raised else a
        for a in answers
    )


def wordless(error: Raised) -> Raised:
    """An exception by its name only; a name of the student's own could quote a case, too."""
    known = isinstance(getattr(builtins, error.kind, None), type) or error.kind in NAMED
    return replace(error, kind=error.kind if known else "an exception", message="")


NAMED = ("LinAlgError", "AxisError", "InvalidParameterError", "NotFittedError", "TracerArrayError")
"""Exceptions of the libraries that answers use, whose names say something."""


def grading_seed() -> int:
    """The seed that the instructor set for grading, or the public one."""
    given = os.environ.get(SEED_VARIABLE, "")
    return int(given) if given.isdecimal() else PUBLIC_SEED


@lru_cache(maxsize=64)
def cases_of(exercise: Exercise, seed: int) -> tuple[Case, ...]:
    """The cases of a seed, each time the same objects, so that the judge can remember facts.

    The first is asked once more at the end: what is right only once is not right.
    """
    cases: Sequence[Case] = exercise.cases(np.random.default_rng(seed))
    return (*cases, replace(cases[0], name=cases[0].name + ONCE_MORE))


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


# ------------------------------------------------------------------ on the screen


def on_screen() -> bool:
    """Whether there is a notebook to show pictures in."""
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return get_ipython() is not None


def place(pending: str) -> Callable[[dict], None]:
    """Put `pending` on the screen, and give what replaces it. Outside a notebook, print at the end.

    Before student code runs: when it cannot be stopped, this text says what to do.
    """
    if not on_screen():
        return lambda bundle: print(bundle["text/plain"])
    from IPython.display import display

    handle = display({"text/plain": pending}, raw=True, display_id=True)
    return lambda bundle: handle.update(bundle, raw=True)
