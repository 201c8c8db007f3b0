"""Grade a made class with `mbgd grade` and with stock `nbgrader autograde`, side by side.

    python -m benchmarks.grading [LESSON] [--students N] [--stock M] [--workers W] [--all-cells]

Of the same class, `mbgd grade` grades all N submissions in W sandboxed processes, and stock
nbgrader the first M in one process without a sandbox. Says submissions a minute of both and their
ratio, the processor time of a submission (of everything, sandboxes included), and where scores
differ.
`--all-cells` runs the demonstrations, too.

Processor time is counted by a control group of Linux (as root); without one it is left out.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
GROUPS = Path("/sys/fs/cgroup")


def main(arguments: Sequence[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="mbgd-benchmark-") as folder:
        ours, stock = Path(folder, "ours"), Path(folder, "stock")
        course(ours, options.lesson, options.students)
        configure(ours, options.all_cells)
        how = ["--workers", str(options.workers)] + ["--no-feedback"] * (not options.feedback)
        our_time = timed([*mbgd(options.lesson), *how], ours)
        say("mbgd grade", options.students, our_time)
        if not options.stock:
            return
        course(stock, options.lesson, options.stock)
        stock_time = timed(
            [sys.executable, "-m", "nbgrader", "autograde", options.lesson, "--create"], stock
        )
        say("nbgrader autograde", options.stock, stock_time)
        ratio = (options.students / our_time[0]) / (options.stock / stock_time[0])
        print(f"submissions a minute, ours / stock: {ratio:.1f}")
        say_differences(scores(ours), scores(stock))


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(description="mbgd grade beside stock nbgrader autograde")
    top.add_argument("lesson", nargs="?", default="03_mini_batch")
    top.add_argument("--students", type=int, default=200, help="whom mbgd grades")
    top.add_argument("--stock", type=int, default=10, help="whom stock nbgrader grades, too")
    top.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    top.add_argument("--all-cells", action="store_true", help="mbgd runs demonstrations, too")
    top.add_argument("--feedback", action="store_true", help="mbgd writes feedback pages, too")
    return top


# ------------------------------------------------------------------ a course


def course(root: Path, lesson: str, students: int) -> None:
    """A course with one lesson and a class that has handed it in."""
    root.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", root)
    shutil.copytree(ROOT / "solutions" / lesson, root / "solutions" / lesson)
    made = root / "made"
    run([sys.executable, "-m", "benchmarks.make_class", lesson, str(students), str(made)], ROOT)
    (root / "autograder" / "class").mkdir(parents=True)
    shutil.move(made / "submitted", root / "autograder" / "class")
    run([sys.executable, "-m", "nbgrader", "generate_assignment", lesson, "--create"], root)


def mbgd(lesson: str) -> list[str]:
    """The command that grades a lesson."""
    return [sys.executable, "-m", "autograder.cli", "grade", lesson]


def configure(root: Path, all_cells: bool) -> None:
    with open(root / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write(f"\nc.JudgingExecute.skip = {not all_cells}\n")


def run(command: Sequence[str], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode and "autograde" not in command:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


# ------------------------------------------------------------------ time


def timed(command: Sequence[str], cwd: Path) -> tuple[float, float | None]:
    """Seconds on the clock, and of processors, that a command takes with all that it starts."""
    with counting() as (prefix, used):
        start = time.monotonic()
        run([*prefix, *command], cwd)
        return time.monotonic() - start, used()


@contextmanager
def counting() -> Iterator:
    """A command that puts itself into a control group, and the group's processor seconds."""
    old, new = GROUPS / "cpuacct", GROUPS
    place = next((p for p in (old, new) if os.access(p, os.W_OK) and p.is_dir()), None)
    if place is None or os.geteuid():
        yield [], lambda: None
        return
    group = place / f"mbgd-{os.getpid()}"
    group.mkdir()

    def used() -> float:
        if place == old:
            return int((group / "cpuacct.usage").read_text()) / 1e9
        facts = dict(line.split() for line in (group / "cpu.stat").read_text().splitlines())
        return int(facts["usage_usec"]) / 1e6

    try:
        yield ["sh", "-c", f'echo $$ > {group}/cgroup.procs && exec "$@"', "sh"], used
    finally:
        while (group / "cgroup.procs").read_text():  # what was killed is being buried
            time.sleep(0.01)
        group.rmdir()


def say(what: str, count: int, times: tuple[float, float | None]) -> None:
    wall, cpu = times
    of_processors = "" if cpu is None else f", {cpu / count:.2f} s of processors each"
    print(f"{what}: {count} in {wall:.0f} s, {count / wall * 60:.1f} a minute{of_processors}")


# ------------------------------------------------------------------ scores

SCORES = """
    select student.id, base_cell.name, coalesce(grade.auto_score, 0)
    from grade
    join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    join student on student.id = submitted_assignment.student_id
"""


def scores(root: Path) -> dict[tuple[str, str], float]:
    """(student, cell) -> score."""
    with closing(sqlite3.connect(root / "autograder" / "class" / "gradebook.db")) as book:
        return {(student, cell): score for student, cell, score in book.execute(SCORES)}


def say_differences(ours: dict, stock: dict) -> None:
    """Each score that differs, of those whom both have graded."""
    both = sorted(ours.keys() & stock.keys())
    other = [key for key in both if ours[key] != stock[key]]
    print(f"{len(both) - len(other)} of {len(both)} scores are the same")
    for student, cell in other:
        print(f"  {student}, {cell}: {ours[student, cell]:g}, stock {stock[student, cell]:g}")


if __name__ == "__main__":
    main()
