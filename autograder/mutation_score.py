"""How much the check sees: which mutants of right answers it accepts, and why it may.

A mutant that is accepted is a blind spot of the check, unless it is right after all. Nothing here
knows what an exercise is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.checking import verdict_of
from autograder.exercise import Exercise, nothing
from autograder.judge import Verdict
from autograder.mutants import Mutant, mutants


@dataclass(frozen=True)
class Score:
    """What became of the mutants of right answers to an exercise.

    unexplained : the names of those that were accepted without a reason
    stale : the reasons that no accepted mutant needs
    """

    killed: int
    equivalent: int
    unexplained: tuple[str, ...]
    stale: tuple[str, ...]


def mutation_score(
    exercise: Exercise, answers: Sequence[object], reasons: Mapping[str, str]
) -> Score:
    """How many mutants of right answers the check refuses, and how many are right after all.

    reasons : how a mutant's key begins -> why no right answer can be told from it. "f:" stands for
        all changes in the function f, "f: a + b ->" for all that become of one place.
    """
    found = [pair for answer in answers for pair in verdicts(exercise, answer)]
    accepted = [mutant for mutant, verdict in found if verdict.right]
    unexplained = [m for m in accepted if not m.key.startswith(tuple(reasons))]
    return Score(
        killed=len(found) - len(accepted),
        equivalent=len(accepted) - len(unexplained),
        unexplained=tuple(mutant.name for mutant in unexplained),
        stale=tuple(r for r in reasons if not any(m.key.startswith(r) for m in accepted)),
    )


def verdicts(exercise: Exercise, answer: object) -> Iterator[tuple[Mutant, Verdict]]:
    """Each mutant of a right answer, handed in like a student's.

    Where a function may as well do nothing, what else could be wrong with it is not tried.
    """
    # The points do not depend on what could explain them, and a search for a name takes long.
    whole = replace(exercise, misconceptions=(), small=nothing)
    # What the first case refuses, all cases refuse, and most mutants come no further.
    first = replace(whole, cases=lambda rng: exercise.cases(rng)[:1])
    idle = set()
    for mutant in mutants(answer):
        if mutant.function not in idle:
            thing = mutant.build()
            verdict = verdict_of(first, thing)
            if verdict.right:
                verdict = verdict_of(whole, thing)
            yield mutant, verdict
            if mutant.emptied and verdict.right:
                idle.add(mutant.function)
