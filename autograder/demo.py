"""A sample class through all of nbgrader: release, submit, collect, autograde, feedback.

Everything happens in a folder of its own. Where nbgrader's exchange is not to be had (Windows),
files are copied instead. Grading is stock nbgrader: nothing here changes how it executes or
scores. The sample class is the project's own code, so it is graded without a sandbox.
"""

import csv
import multiprocessing
import os
import secrets
import shutil
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.checking import SEED_VARIABLE
from autograder.course import CONFIG, RELEASES, SOURCES, UserError
from autograder.samples import Result, Sample, filled, planted, samples
from autograder.verdict import DATA


@dataclass(frozen=True)
class Demo:
    """Where the class is graded, and by which rules of the course."""

    root: Path
    lesson: str
    seed: int
    """Of the cases that decide the grades: fresh ones, which no notebook has shown."""

    @property
    def graded(self) -> Path:
        return self.root / "autograder" / "class"

    @property
    def log(self) -> Path:
        return self.root / "autograde.log"

    @property
    def feedback(self) -> Path:
        return self.graded / "feedback"

    @property
    def grades(self) -> Path:
        return self.root / "grades.csv"

    @property
    def mistakes(self) -> Path:
        return self.root / "mistakes.csv"

    def notebook(self, *folders: str) -> Path:
        return Path(self.root, *folders, self.lesson, f"{self.lesson}.ipynb")


def prepare(course: Path, lesson: str, root: Path, seed: int | None = None) -> Demo:
    """A course root with one lesson, released; `root` is new or empty. No seed: one is drawn."""
    if not samples(lesson):
        raise UserError(f"{lesson}: has no sample class; mbgd demo grades lessons that have one")
    if root.exists() and any(root.iterdir()):
        raise UserError(f"{root}: the demo's folder must be new or empty; name another one")
    notebook = course / SOURCES / lesson / f"{lesson}.ipynb"
    if not notebook.is_file():
        raise UserError(f"{lesson}: its notebook is not built yet; run `mbgd build`")
    need_kernel(nbformat.read(notebook, as_version=4).metadata.kernelspec.name)
    # nbgrader starts `alembic` by name to make a gradebook: it is installed beside this Python.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    drawn = secrets.randbelow(2**31) + 1
    demo = Demo(root.resolve(), lesson, drawn if seed is None else seed)
    demo.graded.mkdir(parents=True)
    shutil.copy(course / CONFIG, root)
    shutil.copytree(course / SOURCES / lesson, root / SOURCES / lesson)
    succeed(api(demo).generate_assignment(lesson))
    return demo


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


def api(demo: Demo):
    """nbgrader's own interface, with the course's configuration, in the demo's folder."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeFactory
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader(CONFIG, path=str(demo.root)).load_config()
    config.CourseDirectory.root = str(demo.root)
    config.CourseDirectory.db_url = f"sqlite:///{demo.graded / 'gradebook.db'}"
    config.Exchange.root = str(demo.root / "exchange")
    config.Exchange.cache = str(demo.root / "exchange-cache")
    config.ExchangeCollect.check_owner = False  # one person hands in for the whole class
    return NbGraderAPI(
        coursedir=CourseDirectory(config=config),
        authenticator=Authenticator(config=config),
        exchange=ExchangeFactory(config=config),
        config=config,
    )


def succeed(result: dict) -> None:
    """Raise what nbgrader reports as failed."""
    if not result["success"]:
        raise RuntimeError(f"nbgrader failed:\n{result.get('log', '')}\n{result.get('error', '')}")


# ------------------------------------------------------------------ handing in


def hand_in(demo: Demo, by_exchange: bool) -> list[Sample]:
    """Each student fetches the release, fills it in and submits; the teacher collects."""
    grader = api(demo)
    if by_exchange:
        (demo.root / "exchange").mkdir()
        succeed(grader.release_assignment(demo.lesson))
    release = nbformat.read(demo.notebook(RELEASES), as_version=4)
    handed_in = samples(demo.lesson)
    for sample in handed_in:
        work = demo.notebook("students", sample.student)
        work.parent.mkdir(parents=True)
        nbformat.write(filled(release, sample), work)
        if by_exchange:
            submit(grader, demo.lesson, sample.student, work.parent.parent)
        else:
            submitted = demo.notebook("autograder", "class", "submitted", sample.student)
            shutil.copytree(work.parent, submitted.parent)
    if by_exchange:
        succeed(grader.collect(demo.lesson))
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


# ------------------------------------------------------------------ grading


def grade(demo: Demo, students: list[str], workers: int) -> Iterator[str]:
    """Autograde and write feedback, one student a task; yields each student when done.

    Processes, since nbgrader's converters change the working directory. Each works on another
    student, and the students are in the gradebook before, so that no two write the same rows.
    """
    with api(demo).gradebook as gradebook:
        for student in students:
            gradebook.update_or_create_student(student)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=settle, initargs=(demo,)) as pool:
        tasks = {pool.submit(grade_one, demo, student): student for student in students}
        try:
            for task in as_completed(tasks):
                task.result()
                yield tasks[task]
        except BaseException:  # an interrupt, say: nobody waits for the notebooks under way
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def settle(demo: Demo) -> None:
    """A worker's start: what kernels print goes to a file, and it ends when its parent ends.

    The kernels inherit the seed of the cases.
    """
    os.environ[SEED_VARIABLE] = str(demo.seed)
    log = os.open(demo.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(log, 1)
    os.dup2(log, 2)
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """A killed parent cannot tell its workers to go."""
    multiprocessing.parent_process().join()
    os._exit(1)


def grade_one(demo: Demo, student: str) -> None:
    grader = api(demo)
    succeed(grader.autograde(demo.lesson, student))
    succeed(grader.generate_feedback(demo.lesson, student))


# ------------------------------------------------------------------ results


def results(demo: Demo, students: list[str]) -> dict[tuple[str, str], Result]:
    """(student, exercise) -> the score in the gradebook and the mistake named in the notebook."""
    found = {}
    with api(demo).gradebook as gradebook:
        for student in students:
            (notebook,) = gradebook.find_submission(demo.lesson, student).notebooks
            named = mistakes_named(demo, student)
            for grade in notebook.grades:
                found[student, grade.name] = Result(grade.score, named.get(grade.name, ""))
    return found


def mistakes_named(demo: Demo, student: str) -> dict[str, str]:
    """Exercise -> the mistake that its check names in the autograded notebook."""
    path = demo.notebook("autograder", "class", "autograded", student)
    cells = nbformat.read(path, as_version=4).cells
    outputs = (output for cell in cells for output in cell.get("outputs", []))
    verdicts = [output.data[DATA] for output in outputs if DATA in output.get("data", {})]
    return {verdict["exercise"]: verdict["mistake"] for verdict in verdicts}


def write_tables(demo: Demo, found: dict[tuple[str, str], Result]) -> None:
    """nbgrader's own export, and one row for each answer with the mistake that was named."""
    from nbgrader.plugins import CsvExportPlugin

    grader = api(demo)
    with grader.gradebook as gradebook:
        exporter = CsvExportPlugin(parent=grader)
        exporter.to = str(demo.grades)
        exporter.export(gradebook)
    with open(demo.mistakes, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["student", "exercise", "score", "mistake"])
        for (student, exercise), result in found.items():
            table.writerow([student, exercise, f"{result.score:g}", result.mistake])


def surprises(demo: Demo, found: dict[tuple[str, str], Result]) -> list[str]:
    """A sentence for each answer that did not get the score and the name that were planted."""
    expected = planted(demo.lesson)
    return [
        f"{student}, {exercise}: {found.get((student, exercise))} instead of {result}"
        for (student, exercise), result in expected.items()
        if found.get((student, exercise)) != result
    ]
