"""Make a class of any size: submissions with a realistic mixture, and what each deserves.

    python -m benchmarks.make_class LESSON N FOLDER [--seed S]

writes FOLDER/submitted/STUDENT/LESSON/LESSON.ipynb for N students, and FOLDER/expected.csv with a
row for each answer. The same seed gives the same bytes, and a larger class begins with the smaller
one. Nothing that students wrote is run.
"""

import argparse
import ast
import csv
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from autograder.course import RELEASES, UserError, check_lesson
from autograder.exercises import points_of
from benchmarks.known_answers import RIGHT, Usable, bound, bound_by_notebook, usable_answers
from benchmarks.noise import Habits, broken, varied

ROOT = Path(__file__).parent.parent
EXPECTED = "expected.csv"
COLUMNS = ("student", "exercise", "kind", "mistake", "score", "origin", "copied_from")

BLANK, SYNTAX, ENDLESS = "blank", "syntax error", "endless loop"
ENDLESS_SHARE = 1 / 200  # of the students
COPIED_SHARE = 0.03
EMPTY_SHARE = 0.02  # who answer nothing

OWN_CELLS = (
    ("code", 'print("it works")\n', "it works\n"),
    ("code", "sum(range(10))", ""),
    ("code", "# scratch\nfor number_here in range(3):\n    print(number_here)\n", "0\n1\n2\n"),
    ("markdown", "Notes: ask on Tuesday why the *mean* is taken. Größe der Batches?", ""),
    ("markdown", "", ""),
    ("raw", "to do", ""),
)
WRITTEN = (
    "I think it is because the steps become too long in one direction and stay short in another.",
    "Die Rate passt nicht zu allen Richtungen gleichzeitig.\n\n- eine ist steil\n- eine ist flach",
    "It depends.",
)


@dataclass(frozen=True)
class Lesson:
    """All that a class is made from.

    answers : exercise -> known answers, right ones apart from the others
    docstrings : exercise -> the lines under its signature in the release
    given : the imports that the notebook has, as lines
    spare : the places of cells that nothing else needs
    """

    name: str
    release: Mapping
    points: Mapping[str, float]
    right: Mapping[str, Sequence[Usable]]
    other: Mapping[str, Sequence[Usable]]
    docstrings: Mapping[str, Sequence[str]]
    given: frozenset[str]
    spare: tuple[int, ...]


@dataclass(frozen=True)
class Choice:
    """What a student hands in for an exercise: an answer, and what was done to it."""

    kind: str
    answer: Usable | None = None

    def row(self, points: float) -> tuple[str, str, object, str]:
        """The kind, the mistake, the score and the origin that are expected."""
        if self.answer is None:
            return self.kind, "", 0, ""
        known = self.answer.known
        if self.kind in (SYNTAX, ENDLESS):
            return self.kind, "", 0, known.origin
        return known.kind, known.mistake, "" if known.score is None else known.score, known.origin


# ------------------------------------------------------------------ what a class is made from


def read_lesson(root: Path, name: str) -> Lesson:
    """The lesson's release, and the answers that may be filled in."""
    check_lesson(root, name)
    release = json.loads((root / RELEASES / name / f"{name}.ipynb").read_text("utf-8"))
    answers = usable_answers(root, name, release)
    by_worth = [
        {e: [u for u in found if (u.known.kind == RIGHT) == right] for e, found in answers.items()}
        for right in (True, False)
    ]
    stubs = {grade_id(cell): "".join(cell["source"]) for cell in release["cells"]}
    points = points_of(name)
    imported = {n: what.split() for n, what in bound_by_notebook(release).items()}
    return Lesson(
        name=name,
        release=release,
        points=points,
        right=by_worth[0],
        other=by_worth[1],
        docstrings={exercise: docstring(stubs[f"{exercise}-answer"]) for exercise in points},
        given=frozenset(f"import {w[1]} as {n}" for n, w in imported.items() if w[0] == "import"),
        spare=tuple(spare_cells(release["cells"])),
    )


def grade_id(cell: Mapping) -> str | None:
    return cell["metadata"].get("nbgrader", {}).get("grade_id")


def docstring(stub: str) -> list[str]:
    """The lines of the docstring in an answer cell, as they stand there."""
    (definition,) = ast.parse(stub).body
    first = definition.body[0]
    return stub.splitlines()[first.lineno - 1 : first.end_lineno]


def spare_cells(cells: Sequence[Mapping]) -> Iterator[int]:
    """The places of cells without which the others run as before: texts, and a last figure."""
    for place, cell in enumerate(cells):
        if grade_id(cell):
            continue
        after = "".join("".join(c["source"]) for c in cells[place + 1 :] if is_code(c))
        names = bound(ast.parse("".join(cell["source"]))) if is_code(cell) else ()
        if not any(name in after for name in names):
            yield place


def is_code(cell: Mapping) -> bool:
    return cell["cell_type"] == "code"


# ------------------------------------------------------------------ who hands in what


def drawn(lesson: Lesson, random: Random) -> dict[str, Choice]:
    """A student's answers: most right, some with a mistake, some blank, a few that cannot run."""
    if random.random() < EMPTY_SHARE:
        return dict.fromkeys(lesson.points, Choice(BLANK))
    skill, taken, found = random.betavariate(5, 2), {}, {}
    for exercise in lesson.points:
        found[exercise] = choice = one_choice(lesson, exercise, random, skill, taken)
        taken |= choice.answer.binds if choice.answer else {}
    if random.random() < ENDLESS_SHARE:
        exercise = random.choice(list(lesson.points))
        looping = [u for u in lesson.right[exercise] if u.program.loop is not None]
        found[exercise] = Choice(ENDLESS, fitting(looping, random, taken))
    return found


def one_choice(
    lesson: Lesson, exercise: str, random: Random, skill: float, taken: Mapping[str, str]
) -> Choice:
    """One answer, the likelier right the more skill."""
    if random.random() < skill:
        answer = fitting(lesson.right[exercise], random, taken)
        return Choice(SYNTAX if random.random() < 0.02 else RIGHT, answer)
    if random.random() < 0.25:
        return Choice(BLANK)
    answer = fitting(lesson.other[exercise], random, taken)
    return Choice(answer.known.kind, answer)


def fitting(answers: Sequence[Usable], random: Random, taken: Mapping[str, str]) -> Usable:
    """An answer that defines nothing that another answer of the notebook defines otherwise."""
    free = [u for u in answers if all(taken.get(n, what) == what for n, what in u.binds.items())]
    return random.choice(free)


def stream(seed: int, index: int, what: str) -> Random:
    """Each student has random numbers of their own: nobody's work depends on who else is there."""
    return Random(f"{seed}, student {index}, {what}")


def chosen(lesson: Lesson, seed: int, index: int) -> tuple[dict[str, Choice], int | None]:
    """A student's answers, and whose they are if they are copied."""
    random = stream(seed, index, "copies")
    if index and random.random() < COPIED_SHARE:
        source = random.randrange(index)
        return drawn(lesson, stream(seed, source, "answers")), source
    return drawn(lesson, stream(seed, index, "answers")), None


# ------------------------------------------------------------------ notebooks


def student_name(index: int) -> str:
    return f"s{index:05}"


def notebook(lesson: Lesson, choices: Mapping[str, Choice], random: Random) -> dict:
    """The release as a student hands it in."""
    sources = answer_sources(lesson, choices, random)
    ran = random.random() < 0.5
    deleted = set()
    if random.random() < 0.1:
        deleted = set(random.sample(lesson.spare, min(len(lesson.spare), random.randint(1, 4))))
    cells, count = [], 0
    for place, cell in enumerate(lesson.release["cells"]):
        if place in deleted:
            continue
        if (source := sources.get(grade_id(cell))) is not None:
            cell = cell | {"source": source.splitlines(keepends=True)}
        if ran and is_code(cell):
            count += 1
            cell = cell | {"execution_count": count}
        cells.append(cell)
        if random.random() < 0.01:
            cells.append(own_cell(random, len(cells)))
    if random.random() < 0.2:
        cells[:] = with_imports_moved(cells, random)
    return {**lesson.release, "cells": cells}


def answer_sources(lesson: Lesson, choices: Mapping[str, Choice], random: Random) -> dict[str, str]:
    """Grade id -> what the student wrote into the cell; nothing for what is blank."""
    found = {}
    for exercise, choice in choices.items():
        if choice.answer is None:
            continue
        habits = Habits.drawn(random, lesson.given, lesson.docstrings[exercise])
        program, looping = choice.answer.program, choice.kind == ENDLESS
        if choice.kind == SYNTAX:
            found[f"{exercise}-answer"] = broken(program, random)
        else:
            found[f"{exercise}-answer"] = varied(program, random, habits, looping)
    for cell in lesson.release["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution") and not is_code(cell):
            found[grade_id(cell)] = random.choice((*WRITTEN, "".join(cell["source"])))
    return found


def own_cell(random: Random, number: int) -> dict:
    """A cell that the student added, with what it printed."""
    kind, source, printed = random.choice(OWN_CELLS)
    cell = {
        "cell_type": kind,
        "id": f"own-{number}-{random.randrange(16**6):06x}",
        "metadata": {},
        "source": source.splitlines(keepends=True),
    }
    if kind == "code":
        lines = printed.splitlines(keepends=True)
        output = {"name": "stdout", "output_type": "stream", "text": lines}
        cell |= {"execution_count": number, "outputs": [output] if printed else []}
    return cell


def with_imports_moved(cells: Sequence[dict], random: Random) -> Iterator[dict]:
    """The cells, with the one-line imports of the first code cell in another order."""
    first = next(place for place, cell in enumerate(cells) if is_code(cell))
    for place, cell in enumerate(cells):
        if place == first:
            lines = "".join(cell["source"]).splitlines()
            spots = [k for k, line in enumerate(lines) if is_import(line)]
            moved = random.sample([lines[k] for k in spots], len(spots))
            for spot, line in zip(spots, moved, strict=True):
                lines[spot] = line
            cell = cell | {"source": "\n".join(lines).splitlines(keepends=True)}
        yield cell


def is_import(line: str) -> bool:
    return line.startswith(("import ", "from ")) and not line.endswith(("(", "\\"))


# ------------------------------------------------------------------ files


def write_class(lesson: Lesson, count: int, folder: Path, seed: int) -> None:
    """The submissions of `count` students, and what each answer deserves."""
    with open(folder / EXPECTED, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for index in range(count):
            choices, copied = chosen(lesson, seed, index)
            made = notebook(lesson, choices, stream(seed, index, "hand"))
            student = student_name(index)
            path = folder / "submitted" / student / lesson.name / f"{lesson.name}.ipynb"
            path.parent.mkdir(parents=True)
            path.write_bytes(json.dumps(made, ensure_ascii=False).encode() + b"\n")
            whose = "" if copied is None else student_name(copied)
            for exercise, choice in choices.items():
                table.writerow([student, exercise, *choice.row(lesson.points[exercise]), whose])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.make_class", description=__doc__.split("\n")[0]
    )
    parser.add_argument("lesson", help="such as 03_mini_batch")
    parser.add_argument("students", type=int, help="how many hand in")
    parser.add_argument("folder", type=Path, help="new or empty")
    parser.add_argument("--seed", type=int, default=0, help="of everything that is drawn")
    asked = parser.parse_args(arguments)
    try:
        make_class(asked.lesson, asked.students, asked.folder, asked.seed)
    except UserError as error:
        print(f"make_class: {error}", file=sys.stderr)
        return 2
    return 0


def make_class(lesson: str, count: int, folder: Path, seed: int = 0) -> None:
    """Refuse what cannot be done before anything is written."""
    if count < 1:
        raise UserError(f"students: must be at least 1, got {count}")
    made_from = read_lesson(ROOT, lesson)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder}: must be new or empty; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    write_class(made_from, count, folder, seed)


if __name__ == "__main__":
    sys.exit(main())
