"""A class to try grading on: submissions as data, filled into a lesson's release.

One file a student in `sample_class/LESSON/`: a first line that says what the student did, then
for each exercise a line `# %% exercise` and the source of the student's answer cell. What is left
out stays the stub. `planted.csv` beside them says what each answer deserves. Of lesson 03, theo,
vera, walid, mira, jonas and lea come from authors who had seen the release notebook only.
"""

import copy
import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing nbformat takes two seconds, and `mbgd --help` needs none of it
    from nbformat import NotebookNode

CLASS = Path(__file__).with_name("sample_class")
MARKER = re.compile(r"^# %% (\w+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """One student's submission: what they did, and the source of each answer."""

    student: str
    did: str
    answers: dict[str, str]


@dataclass(frozen=True)
class Result:
    """What one answer deserves, or got."""

    score: float
    mistake: str


def samples(lesson: str) -> list[Sample]:
    """The sample class of a lesson; empty where there is none."""
    return [read(path) for path in sorted((CLASS / lesson).glob("*.py"))]


def read(path: Path) -> Sample:
    """A student's file."""
    did, *parts = MARKER.split(path.read_text(encoding="utf-8"))
    answers = dict(zip(parts[::2], parts[1::2], strict=True))
    return Sample(path.stem, did.strip().removeprefix("# "), answers)


def planted(lesson: str) -> dict[tuple[str, str], Result]:
    """(student, exercise) -> the score and the mistake's name that were planted."""
    with open(CLASS / lesson / "planted.csv", encoding="utf-8", newline="") as file:
        return {
            (row["student"], row["exercise"]): Result(float(row["score"]), row["mistake"])
            for row in csv.DictReader(file)
        }


def filled(release: "NotebookNode", sample: Sample) -> "NotebookNode":
    """The release with the student's answers in the answer cells."""
    notebook = copy.deepcopy(release)
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    for exercise, source in sample.answers.items():
        cells[f"{exercise}-answer"].source = source.strip("\n")
    return notebook
