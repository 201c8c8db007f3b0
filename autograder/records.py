"""What is kept of each graded submission: a file a student, plain and readable.

    autograder/class/graded/LESSON/STUDENT.json

A record is written last, after the gradebook and the feedback page: where there is one whose key
fits, the work is done, and a second run has nothing to do.
"""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

GRADED, UNGRADABLE = "graded", "ungradable"


@dataclass(frozen=True)
class Reason:
    """A rule with what it gave: `got` of `points`."""

    rule: str
    says: str
    got: float
    points: float


@dataclass(frozen=True)
class Part:
    """One exercise of a submission.

    mistakes : the names of the mistakes, the most telling first
    message : what kept the answer from being judged by its rules, such as "not written yet"
    hint : of the first mistake
    source : the student's code in the answer's cell, as handed in; "" if there is no such cell
    """

    exercise: str
    score: float
    points: float
    mistakes: tuple[str, ...] = ()
    message: str = ""
    hint: str = ""
    reasons: tuple[Reason, ...] = ()
    source: str = ""

    @property
    def right(self) -> bool:
        return not self.message and self.score == self.points


@dataclass(frozen=True)
class Key:
    """What a grade follows from: the same key gives the same grade.

    submission, course : hashes of the files handed in, and of all that grades them
    seed : of the cases
    """

    submission: str
    course: str
    seed: int


@dataclass(frozen=True)
class Record:
    """What became of a submission.

    status : GRADED or UNGRADABLE
    for_student, for_instructor : why it could not be graded, in a sentence each
    notes : what was put back or left out before it was run
    seconds : that grading took
    """

    student: str
    lesson: str
    key: Key
    status: str = GRADED
    parts: tuple[Part, ...] = ()
    for_student: str = ""
    for_instructor: str = ""
    notes: tuple[str, ...] = ()
    seconds: float = 0.0


def folder(class_folder: Path, lesson: str) -> Path:
    """Where the records of a lesson lie."""
    return class_folder / "graded" / lesson


def records(class_folder: Path, lesson: str) -> Iterator[Record]:
    """All records of a lesson, by student."""
    for path in sorted(folder(class_folder, lesson).glob("*.json")):
        yield read(path)


def find(class_folder: Path, lesson: str, student: str) -> Record | None:
    """A student's record, if there is a whole one: a power failure may leave less."""
    try:
        return read(folder(class_folder, lesson) / f"{student}.json")
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def read(path: Path) -> Record:
    """A record from its file."""
    given = json.loads(path.read_text("utf-8"))
    given["key"] = Key(**given["key"])
    given["parts"] = tuple(part_from(part) for part in given["parts"])
    given["notes"] = tuple(given["notes"])
    return Record(**given)


def part_from(given: dict) -> Part:
    """JSON knows lists only."""
    reasons = tuple(Reason(**reason) for reason in given["reasons"])
    return Part(**given | {"mistakes": tuple(given["mistakes"]), "reasons": reasons})


def write(class_folder: Path, record: Record) -> None:
    """Put a record in its place, whole or not at all."""
    path = folder(class_folder, record.lesson) / f"{record.student}.json"
    replace(path, json.dumps(asdict(record), indent=1, ensure_ascii=False).encode() + b"\n")


def replace(path: Path, content: bytes) -> None:
    """Write a file by renaming another one: an interrupt leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
