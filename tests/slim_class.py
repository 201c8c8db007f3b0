"""A slim class that is graded for real, and what its gradebook says: see hostile.running.

The tests of grading at scale share it: each works on a copy, with the same seed.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hostile.catalogue import CATALOGUE
from hostile.row import LESSON
from hostile.running import SEED, course, hand_in
from sqlalchemy import create_engine, text

from autograder.course import class_folder
from autograder.grade import Class, api, grade, submissions
from autograder.submitters import in_this_process

ROOT = Path(__file__).parent.parent
HOSTILE = "cell-checks-broken", "malformed-empty"


def serial(assignment, handed):
    """A submitter: one after another, in this process."""
    return ((each, in_this_process(assignment, each)) for each in handed)


def hand_in_all(root: Path) -> Class:
    """A class of nine that is not graded yet."""
    work = course(root)
    hand_in(work, [row for row in CATALOGUE if row.name in HOSTILE])
    (work.folder / "seeds.json").write_text(json.dumps({LESSON: SEED}), "utf-8")
    return work


def graded(handed_in: Class, root: Path) -> Class:
    """The class graded in one go, one after another."""
    work = copied(handed_in, root)
    kinds = [outcome.kind for outcome in grade(work, submissions(work), serial)]
    assert sorted(kinds) == ["graded"] * 8 + ["ungradable"]
    return work


def copied(work: Class, folder: Path) -> Class:
    """A class to change."""
    shutil.copytree(work.root, folder, dirs_exist_ok=True)
    return Class(folder, work.lesson, work.seed, work.backend, work.pages)


# ------------------------------------------------------------------ what the gradebook says

NAMES = """
    select submitted_assignment.student_id, assignment.name, notebook.name, base_cell.name, {rows}
    from {table}
    join base_cell on base_cell.id = {table}.cell_id
    join submitted_notebook on submitted_notebook.id = {table}.notebook_id
    join notebook on notebook.id = submitted_notebook.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    join assignment on assignment.id = submitted_assignment.assignment_id
"""
GRADES = (
    "grade.auto_score, grade.manual_score, grade.needs_manual_grade, grade.extra_credit, "
    "submitted_notebook.late_submission_penalty"
)
COMMENTS = "comment.auto_comment, comment.manual_comment"


def gradebook(work: Class) -> dict[tuple[str, ...], tuple]:
    """(table, student, assignment, notebook, cell) -> what it says, keys of rows left out."""
    engine, found = create_engine(api(work.root).coursedir.db_url), {}
    with engine.connect() as book:
        for table, rows in (("grade", GRADES), ("comment", COMMENTS)):
            for row in book.execute(text(NAMES.format(table=table, rows=rows))):
                name = table, *row[:4]
                assert name not in found
                found[name] = tuple(bool(v) if isinstance(v, bool) else v for v in row[4:])
    engine.dispose()
    return {name: tuple(map(plain, said)) for name, said in found.items()}


def plain(value):
    """SQLite has no Booleans."""
    return int(value) if isinstance(value, bool) else value


# ------------------------------------------------------------------ the command, and its end


def records(work: Class) -> list[Path]:
    """Of those who are graded, as files."""
    return list((class_folder(work.root) / "graded" / LESSON).glob("*.json"))


def command(work: Class, *options: str) -> list[str]:
    where = "--course", str(work.root)
    return [sys.executable, "-m", "autograder.cli", "grade", LESSON, *where, *options]


def start(work: Class, *options: str) -> subprocess.Popen:
    """`mbgd grade` in a process group of its own, as a terminal would start it."""
    return subprocess.Popen(
        command(work, *options),
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(happened: Callable[[], object], seconds: float = 240) -> object:
    """What has happened, when it has; patience is for machines that are busy."""
    deadline = time.monotonic() + seconds
    while not (found := happened()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
    return found


def workers_of(process: subprocess.Popen) -> list[int]:
    """The processes that grade for a coordinator."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [
        int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]
