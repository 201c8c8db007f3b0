"""The `mbgd` command: what `jupyter` and `nbgrader` do not already do."""

import argparse
import json
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from autograder.course import UserError, check_lesson, class_folder, find_course, lessons
from autograder.samples import Result

if TYPE_CHECKING:  # help and errors come at once
    from autograder.files import Checked
    from autograder.rejudge import Change, Rejudged

# jsonschema would import it for a kind of address that no notebook has, which takes two seconds.
sys.modules.setdefault("rfc3987_syntax", None)

USER_ERROR = 2
MOST_NAMED = 10  # students in a command that is proposed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `mbgd`; 0 when all is well, 1 when a check found something, 2 for a user's error."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except UserError as error:
        print(f"mbgd: {error}", file=sys.stderr)
        return USER_ERROR
    except KeyboardInterrupt:
        print("mbgd: interrupted", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="mbgd",
        description="Build the lessons, check answers, and grade a class in a sandbox. Releasing, "
        "collecting, feedback and Formgrader are nbgrader's; lessons are read in JupyterLab "
        "(`jupyter lab`).",
        epilog="Exit code: 0 all is well, 1 a check found something, 2 wrong use.",
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)

    build = commands.add_parser(
        "build",
        help="make the paired notebooks and the release from solutions/",
        description="Make each lesson's paired notebook (solutions/LESSON/LESSON.ipynb) and its "
        "release without solutions (notebooks/LESSON/) from solutions/LESSON/LESSON.py. Refuses a "
        "lesson that would let a solution out, or lose edits made in the paired notebook.",
    )
    build.add_argument("lessons", nargs="*", metavar="LESSON", help="default: all lessons")
    build.add_argument(
        "--check", action="store_true", help="write nothing; say what is out of date or broken"
    )
    build.set_defaults(run=run_build)

    check = commands.add_parser(
        "check",
        help="judge answers in notebooks and Python files",
        description="Judge what notebooks and Python files define under an exercise's name, with "
        "the verdicts of a notebook's `check`. Each file runs in a process of its own, with "
        "limits on its time and memory; this stops accidents, but is no sandbox. Ends with 0 only "
        "if all answers are right.",
    )
    check.add_argument("files", nargs="+", metavar="FILE", help="a notebook or a Python file")
    check.add_argument("--exercise", metavar="NAME", help="judge this one only")
    check.add_argument(
        "--json",
        action="store_true",
        help="print a list of file, exercise, points, score, mistake and reasons",
    )
    check.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="files run side by side (default: as many as there are cores)",
    )
    check.set_defaults(run=run_check)

    grade = commands.add_parser(
        "grade",
        help="grade what students have handed in, in a sandbox",
        description="Grade the submissions of a lesson that lie in autograder/class/submitted "
        "(where `nbgrader collect` puts them): what cannot be let in is recorded with a sentence, "
        "the rest runs in a sandbox and is judged outside of it. Scores, reasons and feedback are "
        "nbgrader's own: its gradebook, Formgrader and exports show them.",
    )
    grade.add_argument("lesson", metavar="LESSON")
    grade.add_argument(
        "--student", action="append", default=[], metavar="ID", help="only this one; repeatable"
    )
    grade.add_argument(
        "--backend",
        default="bubblewrap",
        metavar="NAME",
        help="where students' code runs: bubblewrap, container or none (default: %(default)s)",
    )
    grade.add_argument(
        "--trust-submissions",
        action="store_true",
        help="with --backend none: you would run every submission yourself",
    )
    grade.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="notebooks graded side by side (default: %(default)s)",
    )
    grade.add_argument(
        "--dask",
        metavar="ADDRESS",
        help="grade on the workers of this Dask cluster instead, such as tcp://10.0.0.1:8786",
    )
    how = grade.add_mutually_exclusive_group()
    how.add_argument(
        "--resume",
        action="store_true",
        help="leave out what is graded already and has not changed (so it is anyway)",
    )
    how.add_argument("--again", action="store_true", help="grade all anew")
    grade.add_argument(
        "--no-feedback",
        dest="feedback",
        action="store_false",
        help="write no feedback pages; `nbgrader generate_feedback` can, later",
    )
    grade.set_defaults(run=run_grade)

    rejudge = commands.add_parser(
        "rejudge",
        help="judge the answers of a class again, after a rule, a hint or a point was mended",
        description="Judge what `mbgd grade` has kept of every submission by today's exercises, "
        "without running students' code, and show whose score changes and why. Nothing is "
        "written without --write. Exit code 1: some have to be graded again instead.",
    )
    rejudge.add_argument("lesson", metavar="LESSON")
    rejudge.add_argument(
        "--write",
        action="store_true",
        help="write it into the gradebook, notebooks, comments, feedback pages and records; what "
        "people have given by hand stays",
    )
    rejudge.set_defaults(run=run_rejudge)

    demo = commands.add_parser(
        "demo",
        help="grade a sample class with nbgrader, from release to feedback",
        description="Release a lesson, hand in the notebooks of a sample class, collect them, "
        "grade them with nbgrader and write feedback, all in a folder of its own; then show each "
        "student's scores and the mistakes that the checks name. The sample class is this "
        "project's own code: where there is no sandbox, it is graded without one.",
    )
    demo.add_argument("lesson", nargs="?", default="03_mini_batch", metavar="LESSON")
    demo.add_argument("--into", type=Path, metavar="FOLDER", help="default: a new temporary folder")
    demo.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        metavar="N",
        help="notebooks graded side by side (default: %(default)s)",
    )
    demo.add_argument(
        "--no-exchange",
        action="store_true",
        help="copy files instead of using nbgrader's exchange (always so on Windows)",
    )
    demo.add_argument(
        "--seed",
        type=int,
        metavar="N",
        help="of the cases that decide the grades; the same seed grades the same again "
        "(default: drawn)",
    )
    demo.set_defaults(run=run_demo)

    report = commands.add_parser(
        "report",
        help="show what the class misunderstands, as one HTML page",
        description="Make a page for the teacher from what `mbgd grade` has recorded: the mistakes "
        "by number of students with an example of each, what became of each exercise, scores, "
        "code that is nearly the same, and a table of the students with links to their feedback. "
        "The page loads nothing from anywhere.",
    )
    report.add_argument("lesson", metavar="LESSON")
    report.add_argument(
        "--to",
        type=Path,
        metavar="FILE",
        help="the page (default: autograder/class/report/LESSON.html in the course)",
    )
    report.add_argument("--csv", type=Path, metavar="FILE", help="the same data as CSV, too")
    report.add_argument("--json", type=Path, metavar="FILE", help="the same data as JSON, too")
    report.add_argument(
        "--anonymous",
        action="store_true",
        help="leave names out: students get numbers, and no links",
    )
    report.set_defaults(run=run_report)

    judge_report = commands.add_parser(
        "judge-report",
        help="measure the checks themselves, on answers whose worth is known",
        description="Hand in every misconception, every mutant of a right answer, right answers "
        "in many spellings, and answers by authors who saw only the release; say how many are "
        "judged as they deserve. Takes some minutes; for those who work on the course.",
    )
    judge_report.add_argument("lessons", nargs="*", metavar="LESSON", help="default: all")
    judge_report.set_defaults(run=run_judge_report)

    for command in (build, grade, rejudge, report, demo, judge_report):
        command.add_argument(
            "--course",
            type=Path,
            default=Path(),
            metavar="FOLDER",
            help="the course (default: this folder or one above it)",
        )
    return top


# ------------------------------------------------------------------ mbgd build


def run_build(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    chosen = options.lessons or lessons(course)
    for lesson in chosen:
        check_lesson(course, lesson)
    if options.check:
        return check_built(course, chosen, complete=not options.lessons)

    from autograder.build import build  # here, so that help and errors come at once

    for lesson in chosen:
        changed = build(course, lesson)
        print(f"{lesson}: {'built' if changed else 'nothing to do'}")
        for path in changed:
            print(f"  {path.relative_to(course)}")
    return 0


def check_built(course: Path, chosen: Sequence[str], complete: bool) -> int:
    """Say what is off with the lessons; with all of them, also which releases have no lesson."""
    from autograder.build import drift, orphans

    found = [sentence for lesson in chosen for sentence in drift(course, lesson)]
    if complete:
        found += orphans(course)
    for sentence in found:
        print(sentence)
    if not found:
        print(f"in order: {', '.join(chosen)}")
    return 1 if found else 0


# ------------------------------------------------------------------ mbgd check


def run_check(options: argparse.Namespace) -> int:
    if options.workers is not None:
        check_workers(options.workers)

    from autograder.files import as_row, check_files  # here, so that help and errors come at once

    with progress(hidden=len(options.files) == 1) as bars:
        bar = bars.add_task("checking", total=len(options.files))
        found = check_files(
            options.files,
            options.exercise,
            options.workers,
            advance=lambda: bars.update(bar, advance=1, refresh=True),
        )
    with suppress(AttributeError):  # students' words need not fit a terminal's encoding
        sys.stdout.reconfigure(errors="replace")
    if options.json:
        print(json.dumps([as_row(checked) for checked in found], indent=1))
    else:
        show_checked(found)
    return 0 if all(checked.verdict.right for checked in found) else 1


def progress(hidden: bool) -> Progress:
    """A bar on standard error, where that is a terminal.

    It is drawn when it is told to, not from a thread: judging silences the streams meanwhile.
    """
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        disable=hidden or not sys.stderr.isatty(),
    )


def show_checked(found: Sequence["Checked"]) -> None:
    """Each file's verdicts under its name; where there are several, how many are right."""
    from autograder.files import as_text

    for file, of_file in groupby(found, key=lambda checked: checked.file):
        print(file, *map(as_text, of_file), "", sep="\n")
    if len(found) > 1:
        right = sum(checked.verdict.right for checked in found)
        print(f"{right} of {len(found)} answers right")


# ------------------------------------------------------------------ mbgd report


def run_report(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    check_lesson(course, options.lesson)

    from autograder import records  # here, so that help and errors come at once

    folder = class_folder(course)
    found = list(records.records(folder, options.lesson))
    if not found:
        raise UserError(
            f"{options.lesson}: nothing is graded yet; grade first (`mbgd grade {options.lesson}`)"
        )

    from autograder.exercises import of_lesson
    from autograder.report.figures import figures
    from autograder.report.page import as_html
    from autograder.report.tables import as_csv, as_json

    page = options.to or folder / "report" / f"{options.lesson}.html"
    made = figures(options.lesson, found, of_lesson(options.lesson), options.anonymous)
    link = None if options.anonymous else feedback_link(folder, options.lesson, page)
    written = [("page", "--to", page, as_html(made, link))]
    if options.csv:
        written.append(("CSV", "--csv", options.csv, as_csv(made)))
    if options.json:
        written.append(("JSON", "--json", options.json, as_json(made)))
    for _, option, path, content in written:
        try:
            records.replace(path, content.encode(errors="replace"))
        except OSError as error:
            raise UserError(
                f"{option}: {path} cannot be written ({error.strerror}); name another file"
            ) from None
    for what, _, path, _ in written:
        print(f"{what:5} {path}")
    return 0


def feedback_link(folder: Path, lesson: str, page: Path) -> Callable[[str], str]:
    """Student -> the address of the feedback, as seen from the page."""
    feedback = Path(os.path.relpath(folder / "feedback", page.absolute().parent)).as_posix()
    return lambda student: quote(f"{feedback}/{student}/{lesson}/{lesson}.html")


# ------------------------------------------------------------------ mbgd judge-report


def run_judge_report(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    chosen = options.lessons or lessons(course)
    for lesson in chosen:
        check_lesson(course, lesson)

    from autograder.judge_report import report  # here, so that help and errors come at once

    with progress(hidden=False) as bars:
        bar = bars.add_task("judging", total=None)

        def advance() -> None:
            bars.update(bar, advance=1, refresh=True)

        lines, well = report(course, chosen, advance)
    print("\n".join(lines))
    return 0 if well else 1


# ------------------------------------------------------------------ mbgd demo


def run_demo(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    check_lesson(course, options.lesson)
    check_workers(options.workers)

    from autograder import demo as demos  # here, so that help and errors come at once
    from autograder import grade as grading
    from autograder.submitters import Processes

    backend, why = demos.usable_backend()
    demo = demos.prepare(
        course,
        options.lesson,
        options.into or Path(tempfile.mkdtemp(prefix="mbgd-demo-")),
        backend,
        options.seed,
    )
    by_exchange = demos.exchange_works() and not options.no_exchange
    students = [sample.student for sample in demos.hand_in(demo, by_exchange)]
    way = "through nbgrader's exchange" if by_exchange else "by file copies"
    print(f"{options.lesson}: released; {len(students)} submissions collected {way}.", flush=True)

    if why:
        print(f"No sandbox: {why}. The project's own sample class is graded unsandboxed.")
    outcomes = grading.grade(demo, students, Processes(options.workers, demo.log))
    for outcome in shown_progress(outcomes, len(students)):
        if outcome.failed or outcome.ungradable:
            raise RuntimeError(f"{outcome.student}: {outcome.failed or outcome.ungradable}")

    found = demos.results(demo, students)
    demos.write_tables(demo, found)
    Console().print(table(options.lesson, students, found))
    print(f"feedback pages  {demo.feedback}")
    print(f"scores          {demo.root / demos.GRADES}")
    print(f"mistakes        {demo.root / demos.MISTAKES}")
    print(f"cases           drawn from seed {demo.seed}")
    unexpected = demos.surprises(demo, found)
    for sentence in unexpected:
        print(f"not as planted: {sentence}")
    if not unexpected:
        print(f"All {len(found)} answers got the score and the mistake that were planted.")
    return 1 if unexpected else 0


def shown_progress(outcomes: Iterable, total: int, counts: dict | None = None) -> Iterator:
    """Each outcome when it comes, with a bar of how many have come, how fast, and of what kind."""
    counts = {} if counts is None else counts
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    rate = TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[kinds]}")
    times = TimeElapsedColumn(), TimeRemainingColumn()
    start = time.monotonic()
    with Progress(*columns, *times, *rate) as bars:
        bar = bars.add_task("autograding", total=total, rate="", kinds="")
        for done, outcome in enumerate(outcomes, 1):
            counts[outcome.kind] = counts.get(outcome.kind, 0) + 1
            others = (f"{n} {kind}" for kind, n in counts.items() if n and kind != "graded")
            a_minute = done / (time.monotonic() - start) * 60
            bars.update(bar, advance=1, rate=f"{a_minute:.0f} a minute", kinds=", ".join(others))
            yield outcome


# ------------------------------------------------------------------ mbgd grade


def run_grade(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    check_lesson(course, options.lesson)
    check_workers(options.workers)

    from autograder import grade as grading  # here, so that help and errors come at once
    from autograder.sandbox import check_backend
    from autograder.submitters import Processes

    if options.backend == "none" and not options.trust_submissions:
        raise UserError(
            "--backend none: runs students' code as you, with all that you may do; add "
            "--trust-submissions if you would run every one of them yourself"
        )
    if not options.dask:  # there, each worker looks for itself
        check_backend(options.backend)
    work = grading.prepare(course, options.lesson, options.backend, pages=options.feedback)
    submitter = on_cluster(options.dask) if options.dask else Processes(options.workers, work.log)
    students = chosen(options.student, grading.submissions(work))
    counts = dict.fromkeys(("graded", "skipped", "ungradable", "failed"), 0)
    outcomes = grading.grade(work, students, submitter, options.again)
    for outcome in shown_progress(outcomes, len(students), counts):
        for sentence in filter(None, (outcome.failed, outcome.ungradable, *outcome.notes)):
            print(f"{outcome.student}: {sentence}")
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    if counts["skipped"]:
        print("skipped: graded before, and nothing has changed since; --again grades all anew")
    print(f"gradebook       {grading.gradebook_of(course)}")
    print(f"feedback pages  {work.feedback}")
    return 1 if counts["failed"] else 0


def on_cluster(address: str) -> Callable:
    """Grades on the workers of a Dask cluster; a user's error where Dask is not installed."""
    try:
        from autograder.cluster import Cluster
    except ModuleNotFoundError as error:
        raise UserError(
            f"--dask: {error.name} is not installed; `pip install 'mbgd-lessons[cluster]'`"
        ) from None
    return Cluster(address)


def chosen(wanted: Sequence[str], handed_in: Sequence[str]) -> list[str]:
    """The students to grade; a user's error for one who has handed in nothing."""
    for student in wanted:
        if student not in handed_in:
            raise UserError(
                f"--student: {student!r} has not handed in; those who have: "
                f"{', '.join(handed_in) or 'nobody'}"
            )
    if not handed_in:
        raise UserError("there is nothing to grade: collect first (`nbgrader collect LESSON`)")
    return list(dict.fromkeys(wanted)) or list(handed_in)


# ------------------------------------------------------------------ mbgd rejudge


def run_rejudge(options: argparse.Namespace) -> int:
    course = find_course(options.course)
    check_lesson(course, options.lesson)

    from autograder import rejudge as rejudging  # here, so that help and errors come at once

    work, students = rejudging.prepare(course, options.lesson)
    judge = rejudging.rewritten if options.write else rejudging.rejudged
    found: list[Rejudged] = []
    with progress(hidden=False) as bars:
        bar = bars.add_task("judging again", total=len(students))
        for again in judge(work, students):
            found.append(again)
            bars.update(bar, advance=1, refresh=True)
    found.sort(key=lambda again: again.student)
    show_rejudged(options.lesson, found)
    if options.write:
        print(f"{sum(again.record is not None for again in found)} written")
    else:
        print("nothing is written; `--write` writes it")
        if first := rejudging.disagreement(work):
            print(f"before --write: {first}")
    return 1 if any(again.trouble for again in found) else 0


def show_rejudged(lesson: str, found: Sequence["Rejudged"]) -> None:
    """Whose score changes and why, what changes in words only, who must be graded again, totals."""
    changes = [change for again in found for change in again.changes]
    moved = [change for change in changes if change.moves]
    reworded = [change for change in changes if not change.moves]
    if moved:
        Console().print(table_of_scores(lesson, moved))
    if reworded:
        Console().print(table_of_words(reworded))
    stuck = sorted((again for again in found if again.trouble), key=lambda again: again.trouble)
    for trouble, those in groupby(stuck, key=lambda again: again.trouble):
        names = [again.student for again in those]
        only = "".join(f" --student {shlex.quote(name)}" for name in names)
        print(f"{', '.join(names)}: {trouble}; grade again:")
        print(f"  mbgd grade {lesson} --again{only if len(names) <= MOST_NAMED else ''}")
    ungradable = sum(again.ungradable for again in found)
    up = sum(change.score[0] < change.score[1] for change in moved)
    down = sum(change.score[0] > change.score[1] for change in moved)
    print(
        f"{len(found) - len(stuck) - ungradable} judged again: {len(moved)} scores change ({up} "
        f"up, {down} down), {len(reworded)} answers change in words only; {len(stuck)} to be "
        f"graded again, {ungradable} ungradable"
    )


def table_of_scores(lesson: str, changes: Sequence["Change"]) -> Table:
    """A line for each score that changes."""
    grid = Table(title=f"{lesson}: scores that change")
    for heading in ("student", "exercise", "before", "after", "why"):
        grid.add_column(heading, overflow="fold")
    for change in changes:
        scores = (f"{a:g} of {b:g}" for a, b in zip(change.score, change.points, strict=True))
        why = escape("\n".join(change.why))
        grid.add_row(escape(change.student), change.exercise, *scores, why)
    return grid


def table_of_words(changes: Sequence["Change"]) -> Table:
    """A line for each other change of words, with all whom it concerns."""
    grid = Table(title="the score stays, words change")
    for heading in ("exercise", "what", "answers", "students"):
        grid.add_column(heading, overflow="fold")
    concerned: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for change in changes:
        concerned.setdefault((change.exercise, change.why), []).append(change.student)
    for (exercise, why), students in sorted(concerned.items()):
        said, names = escape("\n".join(why)), escape(", ".join(students))
        grid.add_row(exercise, said, str(len(students)), names)
    return grid


def check_workers(workers: int) -> None:
    if workers < 1:
        raise UserError(f"--workers: must be at least 1, got {workers}")


def table(lesson: str, students: list[str], found: dict[tuple[str, str], Result]) -> Table:
    """For each student the total, and a line for each exercise that lost points."""
    from autograder.exercises import points_of

    points = points_of(lesson)
    grid = Table(title=f"{lesson}: a class of {len(students)}")
    for heading in ("student", "total", "exercise", "score", "named by the check"):
        number = heading in ("total", "score")
        grid.add_column(heading, justify="right" if number else "left", overflow="fold")
    for student in students:
        got = {exercise: found[student, exercise] for exercise in points}
        total = f"{sum(result.score for result in got.values()):g}"
        lost = {exercise for exercise in points if got[exercise].score < points[exercise]}
        if not lost:
            grid.add_row(student, total, f"all {len(points)}", total, "nothing to mend")
        for exercise in (exercise for exercise in points if exercise in lost):
            score, mistake = got[exercise].score, got[exercise].mistake
            grid.add_row(student, total, exercise, f"{score:g}", escape(mistake))
            student = total = ""
        grid.add_section()
    return grid


if __name__ == "__main__":
    sys.exit(main())
