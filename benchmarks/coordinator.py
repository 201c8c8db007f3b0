"""What does a submission cost the coordinator, besides its grading? And how much memory?

    python -m benchmarks.coordinator N... [--page KB]

makes a class of N submissions of the whole lesson 03 in a temporary folder, and grades it with a
submitter that runs nothing: what comes back is canned, as large as a real one. So what is measured
is reading, hashing, writing folders, gradebook (SQLite) and records: all that one process has to
do for a class, however many workers there are. Each N has a process of its own.

Two cores shared with other work, an ordinary disk, Python 3.11, SQLite (2026-11):

           N   ms each  CPU ms  again ms  MB before  MB most
         200     40.64   11.35      0.78        143      143
       1,000     13.08   10.88      0.42        143      143
      10,000     18.30   11.85      0.44        143      149
     100,000     22.51   11.97      1.41        145      181

So 10,000 submissions cost the coordinator two minutes of processor time and three minutes by the
clock, and a second run, which has nothing to do, five seconds. Time grows with N alone; memory by
6 MB, and by 36 MB for ten times as many, whose files the disk's cache does not hold. (With
nbgrader's own calls for a submission's rows it was 30 to 35 ms of processor time each.)
A coordinator that takes 12 ms keeps 80 workers busy that take a second each.
"""

import argparse
import gc
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from autograder.course import CONFIG, SOURCES
from autograder.grade import SUBMITTED, Class, grade, prepare, submissions
from autograder.records import Part, Reason
from autograder.unit import Assignment, Graded, Handed
from benchmarks.make_class import student_name

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
PAGE, ANSWERS = 150, 30
"""Kilobytes of a feedback page, and of the answers that are kept, in a class graded for real."""


# ------------------------------------------------------------------ a submitter that runs nothing


def canned(assignment: Assignment, handed: Handed, page: int = PAGE) -> Graded:
    """Full points, or half of them, by the submission's hash."""
    share = 1.0 if int(handed.key, 16) % 2 else 0.5
    scores = {name: share * most for name, most in points_of(assignment.release).items()}
    said = {f"{name}-answer": f"{name}: {score:g} points." for name, score in scores.items()}
    reason = Reason("rule", "what must hold", 1.0, 1.0)
    random = Random(handed.key)
    return Graded(
        handed.student,
        parts=tuple(Part(e, score, score, reasons=(reason,) * 4) for e, score in scores.items()),
        scores=scores,
        comments=said,
        files={f"{assignment.lesson}.ipynb": handed.found.notebook, **handed.found.files},
        page=random.randbytes(page << 10),
        answers=gzip.compress(random.randbytes(min(page, ANSWERS) << 10), 1, mtime=0),
        seconds=1.0,
        log="",
    )


def points_of(release: str) -> dict[str, float]:
    """Name of a graded cell -> its points."""
    marks = (cell["metadata"].get("nbgrader", {}) for cell in json.loads(release)["cells"])
    return {each["grade_id"]: each["points"] for each in marks if each.get("grade")}


# ------------------------------------------------------------------ a class


def course(root: Path, lesson: str = LESSON) -> Class:
    """A course of one lesson."""
    shutil.copy(ROOT / CONFIG, root)
    shutil.copytree(ROOT / SOURCES / lesson, root / SOURCES / lesson)
    return prepare(root, lesson, "none", seed=1)


def hand_in(work: Class, count: int) -> None:
    """The release, with a line of each student's own."""
    release = work.release.read_text("utf-8")
    stub = "Replace this line"
    for index in range(count):
        folder = work.of(student_name(index), SUBMITTED)
        folder.mkdir(parents=True)
        (folder / work.file).write_text(release.replace(stub, f"{index}: {stub}"), "utf-8")


# ------------------------------------------------------------------ measuring


def measured(count: int, page: int) -> dict[str, float]:
    """Grade a class, twice: milliseconds a submission, and megabytes at most."""

    def submitter(assignment: Assignment, handed: Iterable[Handed]) -> Iterator:
        return ((each, canned(assignment, each, page)) for each in handed)

    with tempfile.TemporaryDirectory(prefix="mbgd-benchmark-") as folder:
        work = course(Path(folder))
        hand_in(work, count)
        figures = {"before": fresh_peak()}
        for what, kind in (("graded", "graded"), ("skipped", "skipped")):
            wall, processor = time.monotonic(), time.process_time()
            kinds = {each.kind for each in grade(work, submissions(work), submitter)}
            assert kinds == {kind}, kinds
            figures[what] = 1e3 * (time.monotonic() - wall) / count
            figures[f"{what} cpu"] = 1e3 * (time.process_time() - processor) / count
        return figures | {"after": peak(), "book": size(work.folder / "gradebook.db")}


def fresh_peak() -> float:
    """Forget what making the class has taken; the megabytes that this process has in memory."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    return peak()


def peak() -> float:
    """The most megabytes that this process has had in memory (Linux only)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    (most,) = (line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(most) / 1024


def size(path: Path) -> float:
    return path.stat().st_size / 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.coordinator")
    parser.add_argument("counts", nargs="+", type=int, metavar="N", help="submissions")
    parser.add_argument("--page", type=int, default=PAGE, metavar="KB", help="of a feedback page")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.json:
        print(json.dumps(measured(asked.counts[0], asked.page)))
        return 0
    print(f"{'N':>8}{'ms each':>10}{'CPU ms':>8}{'again ms':>10}{'MB before':>11}{'MB most':>9}")
    for count in asked.counts:
        command = [sys.executable, "-m", "benchmarks.coordinator", str(count), "--json"]
        said = subprocess.run([*command, "--page", str(asked.page)], stdout=-1, check=True).stdout
        f = json.loads(said)
        print(
            f"{count:>8,}{f['graded']:>10.2f}{f['graded cpu']:>8.2f}{f['skipped']:>10.2f}"
            f"{f['before']:>11.0f}{f['after']:>9.0f}",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
