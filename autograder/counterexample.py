"""The smallest case that proves an answer wrong, to be computed again by hand."""

from collections.abc import Callable, Sequence

from autograder.ask import ask
from autograder.exercise import Answer, Case, Exercise, Rule
from autograder.judge import (
    Difference,
    Shown,
    Verdict,
    all_facts,
    facts_of_object,
    first_difference,
)


def shown(
    exercise: Exercise,
    verdict: Verdict,
    search: Callable[[Case], Sequence[Answer]],
    draw: bool,
    fall_back: bool,
) -> Shown | None:
    """The first of the exercise's small cases on which a failed rule fails, the first rule first.

    search : asks the student's object for its answer to one case; an empty list ends the search
    fall_back : where no small case proves it, show the case on which the rule failed
    """
    failed = [ruling for ruling in verdict.rulings if not ruling.holds]
    found = smallest(exercise, [ruling.rule for ruling in failed], search)
    picture = drawn(exercise, search) if draw and exercise.pictured else ()
    if found:
        difference, answer = found
        expected = ask(exercise.ask, exercise.reference, [difference.case])[0]
        return Shown(
            difference, tuple(exercise.written(difference.case, expected, answer)), picture
        )
    if fall_back and failed[0].difference:
        return Shown(failed[0].difference, picture=picture)
    return None


def drawn(exercise: Exercise, search: Callable[[Case], Sequence[Answer]]) -> tuple[str, ...]:
    """The picture of the student's answer beside the expected one."""
    answers = search(exercise.pictured)
    if not answers or answers[0].raised:
        return ()
    expected = ask(exercise.ask, exercise.reference, [exercise.pictured])[0]
    return tuple(exercise.picture(exercise.pictured, expected, answers[0]))


def smallest(
    exercise: Exercise, failed: Sequence[Rule], search: Callable[[Case], Sequence[Answer]]
) -> tuple[Difference, Answer] | None:
    """A difference on a small case, and the student's answer to it."""
    best, best_rank = None, len(failed)
    for case in exercise.small():
        answers = search(case)
        if not answers:
            break
        expected = facts_of_object(exercise, exercise.reference, (case,))
        yours = all_facts(exercise, [case], answers)
        for rank, rule in enumerate(failed[:best_rank]):
            difference = first_difference(exercise, rule, [case], expected, yours, answers)
            if difference:
                best, best_rank = (difference, answers[0]), rank
                break
        if best_rank == 0:
            break
    return best
