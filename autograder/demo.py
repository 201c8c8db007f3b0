"""A sample class through all of nbgrader: release, submit, collect, grade, feedback.

Everything happens in a folder of its own. Where nbgrader's exchange is not to be had (Windows),
files are copied instead. Grading is `grade`'s, in a sandbox where there is one.
"""

import secrets
import shutil
import sys
from pathlib import Path

import nbformat

from autograder.course import CONFIG, RELEASES, SOURCES, UserError
from autograder.csv_cells import write_rows
from autograder.grade import SUBMITTED, Class, api, succeed
from autograder.samples import Result, Sample, filled, planted, samples
from autograder.sandbox import check_backend
from autograder.verdict import DATA

GRADES, MISTAKES = "grades.csv", "mistakes.csv"
"""Tables in the demo's folder: the grades, and a row for each answer."""


def prepare(
    course: Path, lesson: str, root: Path, backend: str = "none", seed: int | None = None
) -> Class:
    """A course root with one lesson, released; `root` is new or empty. No seed: one is drawn."""
    if not samples(lesson):
        raise UserError(f"{lesson}: has no sample class; mbgd demo grades lessons that have one")
    if root.exists() and any(root.iterdir()):
        raise UserError(f"{root}: the demo's folder must be new or empty; name another one")
    notebook = course / SOURCES / lesson / f"{lesson}.ipynb"
    if not notebook.is_file():
        raise UserError(f"{lesson}: its notebook is not built yet; run `mbgd build`")
    need_kernel(nbformat.read(notebook, as_version=4).metadata.kernelspec.name)
    drawn = secrets.randbelow(2**31) + 1
    work = Class(root.resolve(), lesson, drawn if seed is None else seed, backend)
    work.folder.mkdir(parents=True)
    shutil.copy(course / CONFIG, root)
    shutil.copytree(course / SOURCES / lesson, root / SOURCES / lesson)
    succeed(exchanging(work).generate_assignment(lesson))
    return work


def need_kernel(name: str) -> None:
    """Refuse to start where the kernel that a notebook asks for is not installed."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        KernelSpecManager().get_kernel_spec(name)
    except NoSuchKernel:
        raise UserError(
            f"{name}: the kernel that the notebooks ask for is not installed; "
            "`jupyter kernelspec list` shows those that are"
        ) from None


def usable_backend() -> tuple[str, str]:
    """A sandbox if there is one; else none, and why. The sample class is our own code."""
    try:
        check_backend("bubblewrap")
    except UserError as error:
        return "none", str(error)
    return "bubblewrap", ""


def exchanging(work: Class):
    """nbgrader's interface with an exchange in the demo's folder."""
    places = {"root": str(work.root / "exchange"), "cache": str(work.root / "exchange-cache")}
    # One person hands in for the whole class.
    return api(work.root, Exchange=places, ExchangeCollect={"check_owner": False})


def work_folder(work: Class, student: str) -> Path:
    """Where a student works on the lesson."""
    return work.root / "students" / student / work.lesson


# ------------------------------------------------------------------ handing in


def hand_in(work: Class, by_exchange: bool) -> list[Sample]:
    """Each student fetches the release, fills it in and submits; the teacher collects."""
    grader = exchanging(work)
    if by_exchange:
        (work.root / "exchange").mkdir()
        succeed(grader.release_assignment(work.lesson))
    release = nbformat.read(work.root / RELEASES / work.lesson / work.file, as_version=4)
    handed_in = samples(work.lesson)
    for sample in handed_in:
        folder = work_folder(work, sample.student)
        folder.mkdir(parents=True)
        nbformat.write(filled(release, sample), folder / work.file)
        if by_exchange:
            submit(grader, work.lesson, sample.student, folder.parent)
        else:
            shutil.copytree(folder, work.of(sample.student, SUBMITTED))
    if by_exchange:
        succeed(grader.collect(work.lesson))
    return handed_in


def submit(grader, lesson: str, student: str, folder: Path) -> None:
    """`nbgrader submit --student STUDENT LESSON`, run where the student works."""
    from nbgrader.utils import capture_log, temp_attrs

    with temp_attrs(grader.coursedir, assignment_id=lesson, student_id=student):
        app = grader.exchange.Submit(
            coursedir=grader.coursedir, authenticator=grader.authenticator, parent=grader
        )
        app.assignment_dir = str(folder)
        succeed(capture_log(app))


def exchange_works() -> bool:
    """nbgrader's exchange needs the permissions of a POSIX file system."""
    return sys.platform != "win32"


# ------------------------------------------------------------------ results


def results(work: Class, students: list[str]) -> dict[tuple[str, str], Result]:
    """(student, exercise) -> the score in the gradebook and the mistake named in the notebook."""
    found = {}
    with api(work.root).gradebook as gradebook:
        for student in students:
            (notebook,) = gradebook.find_submission(work.lesson, student).notebooks
            named = mistakes_named(work, student)
            for grade in notebook.grades:
                found[student, grade.name] = Result(grade.score, named.get(grade.name, ""))
    return found


def mistakes_named(work: Class, student: str) -> dict[str, str]:
    """Exercise -> the mistake that its check names in the autograded notebook."""
    path = work.of(student, "autograded") / work.file
    cells = nbformat.read(path, as_version=4).cells
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    verdicts = [output.data[DATA] for output in outputs if DATA in output.get("data", {})]
    return {verdict["exercise"]: verdict["mistake"] for verdict in verdicts}


def write_tables(work: Class, found: dict[tuple[str, str], Result]) -> None:
    """The grades as exported, and one row for each answer with the mistake that was named."""
    from autograder.exports import QuotedCSV

    grader = api(work.root)
    with grader.gradebook as gradebook:
        exporter = QuotedCSV(parent=grader)
        exporter.to = str(work.root / GRADES)
        exporter.export(gradebook)
    with open(work.root / MISTAKES, "w", encoding="utf-8", newline="") as file:
        rows = ([*answer, result.score, result.mistake] for answer, result in found.items())
        write_rows(file, [["student", "exercise", "score", "mistake"], *rows])


def surprises(work: Class, found: dict[tuple[str, str], Result]) -> list[str]:
    """A sentence for each answer that did not get the score and the name that were planted."""
    expected = planted(work.lesson)
    return [
        f"{student}, {exercise}: {found.get((student, exercise))} instead of {result}"
        for (student, exercise), result in expected.items()
        if found.get((student, exercise)) != result
    ]
