"""How good is the judge? Counted over answers whose worth is known.

misconceptions   each handed in, with several seeds: refused, and named first?
right spellings  as different as people write: accepted?
mutants          of the references: refused, or equivalent for a reason that is written down?
held out         answers by authors who saw only the release, frozen before any tuning to them
"""

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from math import sqrt
from pathlib import Path

import nbformat

from autograder.checking import verdict_of
from autograder.course import RELEASES, UserError
from autograder.exercise import Exercise
from autograder.exercises import LESSONS, of_lesson
from autograder.files import check_files
from autograder.judge import Verdict
from autograder.mutation_score import Score, mutation_score
from autograder.samples import planted, samples

SEEDS = (0,)
ANSWERS = Path("tests", "answers")
HELD_OUT, SEEN = "held_out", "seen"
FROZEN = "first_verdicts.json"
"""What the judge said of the held-out answers before anybody tuned it to them."""


@dataclass(frozen=True)
class Share:
    """k of n, with the 95 % interval of the share."""

    k: int
    n: int

    def __str__(self) -> str:
        if not self.n:
            return "0 of 0"
        low, high = wilson(self.k, self.n)
        return (
            f"{self.k} of {self.n} ({100 * self.k / self.n:.1f} %, "
            f"95 % interval {100 * low:.1f} to {100 * high:.1f} %)"
        )


def wilson(k: int, n: int, z: float = 1.959964) -> tuple[float, float]:
    """The score interval of a share of k in n.

    With p = k / n it is (p + z^2 / 2n ± z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
    (E. B. Wilson, Journal of the American Statistical Association 22, 1927).

    >>> [round(bound, 3) for bound in wilson(8, 10)]
    [0.49, 0.943]
    """
    p = k / n
    middle = p + z**2 / (2 * n)
    spread = z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    low, high = ((middle + sign * spread) / (1 + z**2 / n) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


# ------------------------------------------------------------------ misconceptions


def misnamed(exercise: Exercise, seeds: Iterable[int] = SEEDS) -> list[str]:
    """A sentence for each misconception that is accepted, or not named first."""
    found = []
    for seed in seeds:
        for misconception in exercise.misconceptions:
            wrong = deepcopy(misconception.wrong)  # some keep what they were asked before
            verdict = verdict_of(exercise, wrong, seed)
            first = verdict.mistakes[0].name if verdict.mistakes else verdict.message or "nothing"
            if verdict.right:
                found.append(f"{misconception.name}: accepted (seed {seed})")
            elif first != misconception.name:
                found.append(f"{misconception.name}: named {first} (seed {seed})")
    return found


def mutants_of(lesson: str, exercise: Exercise) -> Score | None:
    """The mutants of right answers; None where a lesson has not written down its equivalents."""
    name = f"autograder.exercises.{LESSONS[lesson]}.equivalent"
    try:
        table = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return None
    mutated = getattr(table, "mutated", the_reference)
    return mutation_score(exercise, mutated(exercise), table.EQUIVALENT[exercise.name])


def the_reference(exercise: Exercise) -> list[object]:
    """What is mutated where a lesson names no other right answers."""
    return [exercise.reference]


# ------------------------------------------------------------------ answers of people


@dataclass(frozen=True)
class Labelled:
    """An answer whose worth its author told: right, or what is wrong with it.

    `accepted` are the names that tell this mistake, as independent readers of the code and of the
    author's words judged them.
    """

    path: Path
    exercise: str
    right: bool
    mistake: str
    accepted: tuple[str, ...]


@dataclass(frozen=True)
class Got:
    """What the judge said: whether it accepted the answer, and what it named first."""

    accepted: bool
    named: str

    @classmethod
    def of(cls, verdict: Verdict) -> "Got":
        first = verdict.mistakes[0].name if verdict.mistakes else verdict.message
        return cls(verdict.right, first)


def labelled(folder: Path) -> list[Labelled]:
    """The answers below a folder: each author's `labels.json`, the readers' `accepted.json`."""
    names = read(folder / "accepted.json") if (folder / "accepted.json").exists() else {}
    found = []
    for labels in sorted(folder.glob("*/labels.json")):
        for label in read(labels):
            path = labels.with_name(label["file"])
            words = " And: ".join(filter(None, (label["mistake"], label["second"])))
            accepted = tuple(names.get(path.relative_to(folder).as_posix(), ()))
            found.append(Labelled(path, label["exercise"], label["right"], words, accepted))
    return found


def read(path: Path) -> list | dict:
    return json.loads(path.read_text(encoding="utf-8"))


def judged_now(answers: Sequence[Labelled], advance: Callable[[], None]) -> list[Got]:
    """What the judge says today; students' code runs in limited processes of its own."""
    found = check_files([str(answer.path) for answer in answers], advance=advance)
    verdicts = {(Path(c.file), c.verdict.exercise): c.verdict for c in found}
    refused = Verdict("", 0.0, 1.0, message="the file could not be run")
    return [Got.of(verdicts.get((a.path, a.exercise), refused)) for a in answers]


def judged_first(answers: Sequence[Labelled], folder: Path) -> list[Got]:
    """What it said before anybody tuned it to these answers."""
    first = read(folder / FROZEN)
    return [Got(**first[answer.path.relative_to(folder).as_posix()]) for answer in answers]


@dataclass(frozen=True)
class Measured:
    """What became of labelled answers; `surprises` are those not judged as their label asks."""

    refused: Share
    named: Share
    wrongly_refused: Share
    surprises: tuple[str, ...]


def measured(answers: Sequence[Labelled], got: Sequence[Got]) -> Measured:
    """Counts over answers and what the judge said of them."""
    pairs = list(zip(answers, got, strict=True))
    wrong = [(answer, said) for answer, said in pairs if not answer.right]
    right = [(answer, said) for answer, said in pairs if answer.right]
    return Measured(
        Share(sum(not said.accepted for _, said in wrong), len(wrong)),
        Share(sum(said.named in answer.accepted for answer, said in wrong), len(wrong)),
        Share(sum(not said.accepted for _, said in right), len(right)),
        tuple(surprise(answer, said) for answer, said in pairs if odd(answer, said)),
    )


def odd(answer: Labelled, said: Got) -> bool:
    """Whether a verdict is not what the label asks for."""
    if answer.right:
        return not said.accepted
    return said.accepted or said.named not in answer.accepted


def surprise(answer: Labelled, said: Got) -> str:
    """A sentence for a verdict that is not what the label asks for."""
    where = f"{answer.path.parent.name}/{answer.path.stem}"
    if answer.right:
        return f"{where}: right, and refused: {said.named or 'no name'}"
    if said.accepted:
        return f"{where}: wrong, and accepted: {answer.mistake}"
    return f"{where}: named {said.named!r}: {answer.mistake}"


# ------------------------------------------------------------------ the report


def report(
    course: Path, lessons: Sequence[str], advance: Callable[[], None] = lambda: None
) -> tuple[list[str], bool]:
    """Lines to print, and whether all is as it should be.

    advance : called for each answer of people that is judged
    """
    if not (course / ANSWERS).is_dir():
        raise UserError(f"{course / ANSWERS}: not there; the report needs a clone of the course")
    lines, well = [], True
    for lesson in lessons:
        for exercise in of_lesson(lesson):
            said, good = about(lesson, exercise, right_spellings(course, lesson, exercise.name))
            lines, well = [*lines, *said], well and good
        folder = course / ANSWERS / lesson / HELD_OUT
        if folder.is_dir():
            answers = labelled(folder)
            first = measured(answers, judged_first(answers, folder))
            lines += ["", f"{lesson}, held out, before any tuning to these answers:"]
            lines += told(first)
            now = measured(answers, judged_now(answers, advance))
            lines += [f"{lesson}, held out, today (they are known now):", *told(now)]
    return lines, well


def about(lesson: str, exercise: Exercise, spellings: Share) -> tuple[list[str], bool]:
    """The lines on one exercise, and whether all is as it should be."""
    off, mutated = misnamed(exercise), mutants_of(lesson, exercise)
    n = len(exercise.misconceptions)
    named = n - len({sentence.split(":")[0] for sentence in off})
    lines = [
        f"{exercise.name}: {exercise.points:g} points",
        f"  misconceptions refused and named first  {named} of {n}",
        f"  right spellings accepted                {spellings.k} of {spellings.n}",
        *(f"    {sentence}" for sentence in off),
    ]
    if mutated is None:
        lines.append("  mutants                                 not tried")
        return lines, not off and spellings.k == spellings.n
    lines.append(
        f"  mutants of right answers                {mutated.killed} refused, "
        f"{mutated.equivalent} right after all, {len(mutated.unexplained)} unexplained"
    )
    lines += [f"    {name}" for name in mutated.unexplained]
    return lines, not off and not mutated.unexplained and spellings.k == spellings.n


def right_spellings(course: Path, lesson: str, exercise: str) -> Share:
    """How many right answers are accepted: of all authors, and of the class."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = list(right_ones(course, lesson, exercise, Path(scratch)))
        found = check_files([str(path) for path in paths], exercise=exercise)
    return Share(sum(checked.verdict.right for checked in found), len(found))


def right_ones(course: Path, lesson: str, exercise: str, scratch: Path) -> Iterator[Path]:
    """Files with right answers to an exercise."""
    for which in (SEEN, HELD_OUT):
        for answer in labelled(course / ANSWERS / lesson / which):
            if answer.right and answer.exercise == exercise:
                yield answer.path
    if not samples(lesson):
        return
    scores, imports = planted(lesson), imports_of(course, lesson)
    points = max(result.score for (_, name), result in scores.items() if name == exercise)
    for sample in samples(lesson):
        if scores[sample.student, exercise].score == points:
            path = scratch / f"{sample.student}.py"
            path.write_text("\n\n".join([imports, *sample.answers.values()]), encoding="utf-8")
            yield path


def imports_of(course: Path, lesson: str) -> str:
    """The first cell of code that students of a lesson get."""
    release = nbformat.read(course / RELEASES / lesson / f"{lesson}.ipynb", as_version=4)
    return next(cell.source for cell in release.cells if cell.cell_type == "code")


def told(found: Measured) -> list[str]:
    """Shares, and what is not as the labels ask."""
    return [
        f"  wrong answers refused      {found.refused}",
        f"  the mistake named first    {found.named}",
        f"  right answers refused      {found.wrongly_refused}",
        *(f"    {sentence}" for sentence in found.surprises),
    ]
