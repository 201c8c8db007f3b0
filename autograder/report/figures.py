"""From the records of a lesson to what a teacher wants to know, as plain data.

Every number that the page and the tables show is computed here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean, median

from autograder.exercise import Exercise
from autograder.judge import NOT_WRITTEN
from autograder.records import GRADED, Part, Record
from autograder.report.anonymity import numbered, unquoted, without
from autograder.report.examples import example
from autograder.report.pairs import Group, groups, source_of

MOST_BINS = 10  # besides that of full marks
WIDTHS = (0.5, 1, 2, 5, 10, 20, 50, 100)
DETAIL = re.compile(r": | \(|; ")
"""Where a message goes from what happened to the student's own case."""


@dataclass(frozen=True)
class ExerciseFigures:
    """What became of an exercise: how many answers are right, right in part, without points, blank.

    An answer without points has been written; one that stopped is among them.
    """

    name: str
    points: float
    answers: int
    right: int
    partly: int
    nothing: int
    blank: int
    mean: float

    @property
    def share_right(self) -> float:
        return self.right / self.answers if self.answers else 0.0

    @property
    def mostly_blank(self) -> bool:
        return 2 * self.blank > self.answers


@dataclass(frozen=True)
class Found:
    """Something that went wrong: how many students, in which exercises how many.

    hint : what the students read, "" if none of them read it first
    example : the code of one of them, without a name
    """

    name: str
    students: int
    exercises: Mapping[str, int]
    hint: str = ""
    example: str = ""
    example_exercise: str = ""


@dataclass(frozen=True)
class Bin:
    """Scores from `low` to below `high`; the last bin holds full marks only."""

    low: float
    high: float
    students: int


@dataclass(frozen=True)
class StudentFigures:
    """A student's scores, by exercise, the exercises left blank, and the mistakes by name."""

    student: str
    score: float
    scores: Mapping[str, float]
    blank: tuple[str, ...]
    mistakes: tuple[str, ...]


@dataclass(frozen=True)
class NotGraded:
    """A submission that could not be graded, and why."""

    student: str
    sentence: str


@dataclass(frozen=True)
class Report:
    """All that a report says.

    unnamed : wrong answers whose mistake the checks could not name
    stopped : what kept answers from being judged, other than being blank
    pairs : students whose code is nearly the same
    """

    lesson: str
    anonymous: bool
    handed_in: int
    graded: int
    points: float
    median: float
    mean: float
    unnamed: int
    mistakes: tuple[Found, ...]
    stopped: tuple[Found, ...]
    exercises: tuple[ExerciseFigures, ...]
    bins: tuple[Bin, ...]
    pairs: tuple[Group, ...]
    students: tuple[StudentFigures, ...]
    not_graded: tuple[NotGraded, ...]


def figures(
    lesson: str, records: Iterable[Record], declared: Sequence[Exercise], anonymous: bool
) -> Report:
    """The figures of a lesson; there is at least one record.

    declared : the lesson's exercises, in its order
    """
    records = list(records)
    students = [record.student for record in records]
    label = dict(zip(students, students, strict=True))
    if anonymous:
        label = numbered(students, records[0].key.seed)
        records = naming_nobody(records, declared)
    graded = [record for record in records if record.status == GRADED]
    points = points_of(graded, declared)
    totals = [score_of(record) for record in graded]
    parts = [part for record in graded for part in record.parts]
    return Report(
        lesson,
        anonymous,
        len(records),
        len(graded),
        sum(points.values()),
        float(median(totals)) if totals else 0.0,
        fmean(totals) if totals else 0.0,
        sum(unnamed(part) for part in parts),
        mistakes(graded, students),
        stopped(graded, students),
        tuple(exercise(name, points[name], parts) for name in points),
        bins(totals, sum(points.values())),
        tuple(groups(answers(graded, label), everybodys(parts, declared))),
        sorted_by_label(student(record, label) for record in graded),
        sorted_by_label(not_graded(r, label, anonymous) for r in records if r.status != GRADED),
    )


def naming_nobody(records: Sequence[Record], declared: Sequence[Exercise]) -> list[Record]:
    """The records without students' names in what was said of their answers.

    What a misconception says is the course's own; other mistakes may quote an exception.
    """
    students = [record.student for record in records]
    own = {wrong.name for one in declared for wrong in one.misconceptions}

    @cache
    def clean(words: str) -> str:
        return without(words, students)

    def cleaned(part: Part) -> Part:
        if own.issuperset(part.mistakes):
            return part
        names = tuple(name if name in own else clean(name) for name in part.mistakes)
        hint = part.hint if part.mistakes[0] in own else clean(part.hint)
        return replace(part, mistakes=names, hint=hint)

    return [replace(one, parts=tuple(map(cleaned, one.parts))) for one in records]


def points_of(graded: Sequence[Record], declared: Sequence[Exercise]) -> dict[str, float]:
    """Exercise -> points, in the lesson's order, for the exercises that were graded."""
    found = {part.exercise: part.points for record in graded for part in record.parts}
    order = {one.name: one.points for one in declared}
    return {name: found[name] for name in order | found if name in found} or order


def score_of(record: Record) -> float:
    return sum(part.score for part in record.parts)


def sorted_by_label(rows: Iterable) -> tuple:
    """By student; "student 2" comes before "student 10"."""
    return tuple(sorted(rows, key=lambda row: natural(row.student)))


def natural(text: str) -> list:
    """A key that sorts numbers in a text by their size.

    >>> sorted(["student 10", "student 2"], key=natural)
    ['student 2', 'student 10']
    """
    pieces = re.split(r"(\d+)", text)
    return [int(piece) if i % 2 else piece for i, piece in enumerate(pieces)]


# ------------------------------------------------------------------ exercises


def blank(part: Part) -> bool:
    return part.message == NOT_WRITTEN


def unnamed(part: Part) -> bool:
    """Whether an answer is wrong, ran to its end, and no mistake is known that explains it."""
    return not (part.right or part.message or part.mistakes)


def exercise(name: str, points: float, parts: Iterable[Part]) -> ExerciseFigures:
    """What became of one exercise."""
    own = [part for part in parts if part.exercise == name]
    right = sum(part.right for part in own)
    blanks = sum(blank(part) for part in own)
    partly = sum(not part.right and part.score > 0 for part in own)
    nothing = len(own) - right - blanks - partly
    mean = fmean(part.score for part in own) if own else 0.0
    return ExerciseFigures(name, points, len(own), right, partly, nothing, blanks, mean)


def bins(totals: Sequence[float], points: float) -> tuple[Bin, ...]:
    """How many students have how many points. Full marks stand apart.

    >>> [(b.low, b.students) for b in bins([0, 1.5, 4], 4)]
    [(0.0, 1), (0.5, 0), (1.0, 0), (1.5, 1), (2.0, 0), (2.5, 0), (3.0, 0), (3.5, 0), (4, 1)]
    """
    width = next((width for width in WIDTHS if points <= MOST_BINS * width), points / MOST_BINS)
    lows = [k * width for k in range(MOST_BINS) if k * width < points]
    counts = Counter(points if total >= points else int(total / width) * width for total in totals)
    below = [Bin(low, min(low + width, points), counts[low]) for low in lows]
    return (*below, Bin(points, points, counts[points]))


# ------------------------------------------------------------------ what went wrong


def mistakes(graded: Iterable[Record], students: Sequence[str]) -> tuple[Found, ...]:
    """The named mistakes, those of most students first."""
    met: dict[str, list[tuple[str, Part]]] = defaultdict(list)
    for record in graded:
        for part in record.parts:
            for name in dict.fromkeys(part.mistakes):
                met[name].append((record.student, part))
    return ranked(mistake(name, of, students) for name, of in met.items())


def mistake(name: str, met: Sequence[tuple[str, Part]], students: Sequence[str]) -> Found:
    """One mistake; the example is from an exercise in which it was made most."""
    exercises = Counter(part.exercise for _, part in met)
    most = max(exercises.values())
    parts = [part for _, part in met if exercises[part.exercise] == most]
    where, code = example(parts, students)
    hints = (part.hint for _, part in met if part.mistakes[0] == name and part.hint)
    return Found(
        name,
        len({student for student, _ in met}),
        dict(exercises.most_common()),
        next(hints, ""),
        code,
        where,
    )


def stopped(graded: Iterable[Record], students: Sequence[str]) -> tuple[Found, ...]:
    """What kept answers from being judged, without the words of the single case."""
    met: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for record in graded:
        for part in record.parts:
            if part.message and not blank(part):
                what = without(DETAIL.split(part.message)[0], students)
                met[what].append((record.student, part.exercise))
    return ranked(
        Found(name, len({who for who, _ in of}), dict(Counter(e for _, e in of).most_common()))
        for name, of in met.items()
    )


def ranked(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found, key=lambda one: (-one.students, one.name)))


# ------------------------------------------------------------------ students


def student(record: Record, label: Mapping[str, str]) -> StudentFigures:
    """A row of the table."""
    named = dict.fromkeys(name for part in record.parts for name in part.mistakes)
    return StudentFigures(
        label[record.student],
        score_of(record),
        {part.exercise: part.score for part in record.parts},
        tuple(part.exercise for part in record.parts if blank(part)),
        tuple(named),
    )


def not_graded(record: Record, label: Mapping[str, str], anonymous: bool) -> NotGraded:
    """The instructor's sentence; without what it quotes where names are left out."""
    sentence = record.for_instructor
    if anonymous:
        sentence = without(unquoted(sentence), list(label))
    return NotGraded(label[record.student], sentence)


def answers(graded: Iterable[Record], label: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Student -> exercise -> code, without what was left blank."""
    return {
        label[record.student]: {p.exercise: p.source for p in record.parts if not blank(p)}
        for record in graded
    }


def everybodys(parts: Iterable[Part], declared: Sequence[Exercise]) -> dict[str, list[str]]:
    """Exercise -> the reference's code and the release's stub: what is no sign of copying."""
    known = {one.name: [source_of(one.reference)] for one in declared}
    for name, stub in {(part.exercise, part.source) for part in parts if blank(part)}:
        known.setdefault(name, []).append(stub)
    return known
