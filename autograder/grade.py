"""Grade a class: each submission through the gate, a sandbox and nbgrader.

    submitted/ --gate--> admitted/ --nbgrader with `plugins`--> autograded/, gradebook, feedback/

Nothing in one submission changes another's grade, or stops the run. What cannot be graded is
recorded, with a sentence for the student and one for the instructor.
"""

import json
import multiprocessing
import os
import secrets
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from html import escape
from pathlib import Path

import nbformat

from autograder.course import CONFIG, RELEASES, SOURCES, UserError

SUBMITTED, ADMITTED = "submitted", "admitted"


@dataclass(frozen=True)
class Class:
    """The work of a class on one lesson, below a course's root.

    seed : of the cases that decide the grades
    backend : where students' code runs, see `sandbox`
    """

    root: Path
    lesson: str
    seed: int
    backend: str

    @property
    def folder(self) -> Path:
        return class_folder(self.root)

    @property
    def log(self) -> Path:
        return self.folder / "autograde.log"

    @property
    def feedback(self) -> Path:
        return self.folder / "feedback"

    @property
    def file(self) -> str:
        return f"{self.lesson}.ipynb"

    @property
    def release(self) -> Path:
        return self.root / RELEASES / self.lesson / self.file

    def of(self, student: str, *folders: str) -> Path:
        """A student's folder for the lesson, such as that of what was submitted."""
        return Path(self.folder, *folders, student, self.lesson)


def class_folder(root: Path) -> Path:
    return root / "autograder" / "class"


@dataclass(frozen=True)
class Outcome:
    """What became of a submission.

    ungradable : why it could not be graded, for the instructor; "" if it was
    failed : what went wrong on our side; "" if nothing did
    notes : what was put back or left out before it was run
    """

    student: str
    ungradable: str = ""
    failed: str = ""
    notes: tuple[str, ...] = ()


# ------------------------------------------------------------------ nbgrader's interface


def api(root: Path, **more: Mapping[str, object]):
    """nbgrader's own interface, with the course's configuration, wherever it is called.

    more : options of nbgrader's classes, such as CourseDirectory={"db_url": ...}
    """
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.auth import Authenticator
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange import ExchangeFactory
    from traitlets.config import Config, PyFileConfigLoader

    need_alembic()
    config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = absolute(config.CourseDirectory.db_url, root)
    config.merge(Config(more))
    return NbGraderAPI(
        coursedir=CourseDirectory(config=config),
        authenticator=Authenticator(config=config),
        exchange=ExchangeFactory(config=config),
        config=config,
    )


def need_alembic() -> None:
    """nbgrader starts `alembic` by name to make a gradebook: it is installed beside this Python."""
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"


def absolute(url: str, root: Path) -> str:
    """A gradebook's address; a file's is relative to the course, not to where we are."""
    kind, _, path = url.partition("sqlite:///")
    return url if kind or path.startswith("/") else f"sqlite:///{root / path}"


def succeed(result: dict) -> None:
    """Raise what nbgrader reports as failed."""
    if not result["success"]:
        raise RuntimeError(f"nbgrader failed:\n{result.get('log', '')}\n{result.get('error', '')}")


def judging(work: Class) -> dict[str, dict]:
    """nbgrader's options: the gate's copies come in, our preprocessors stand in their places."""
    from nbconvert.preprocessors import ClearMetadataPreprocessor
    from nbgrader.preprocessors import (
        AssignLatePenalties,
        CheckCellMetadata,
        IgnorePattern,
        LimitOutput,
        SaveAutoGrades,
    )

    from autograder.plugins import JudgingExecute, SaveComments

    stock = IgnorePattern, ClearMetadataPreprocessor, LimitOutput, SaveAutoGrades
    after = AssignLatePenalties, CheckCellMetadata, SaveComments
    return {
        "CourseDirectory": {"submitted_directory": f"autograder/class/{ADMITTED}"},
        "Autograde": {"autograde_preprocessors": [JudgingExecute, *stock, *after]},
        "JudgingExecute": {
            "backend": work.backend,
            "release": str(work.release),
            "seed": work.seed,
        },
    }


# ------------------------------------------------------------------ before


def prepare(root: Path, lesson: str, backend: str, seed: int | None = None) -> Class:
    """What it takes to grade a lesson; the assignment is in the gradebook afterwards."""
    notebook = root / SOURCES / lesson / f"{lesson}.ipynb"
    if not notebook.is_file():
        raise UserError(f"{lesson}: its notebook is not built yet; run `mbgd build`")
    work = Class(root, lesson, seed or kept_seed(root, lesson), backend)
    work.folder.mkdir(parents=True, exist_ok=True)
    grader = api(root)
    with grader.gradebook as gradebook:
        known = {assignment.name for assignment in gradebook.assignments}
    if lesson not in known or not work.release.is_file():
        succeed(grader.generate_assignment(lesson))
    return work


def kept_seed(root: Path, lesson: str) -> int:
    """The lesson's seed, drawn once and kept: who is graded again meets the same cases."""
    path = class_folder(root) / "seeds.json"
    seeds = json.loads(path.read_text("utf-8")) if path.exists() else {}
    if lesson not in seeds:
        seeds[lesson] = secrets.randbelow(2**31 - 1) + 1
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(seeds, indent=1) + "\n", "utf-8")
    return seeds[lesson]


def submissions(work: Class) -> list[str]:
    """The students who have handed in."""
    folders = (work.folder / SUBMITTED).glob(f"*/{work.lesson}")
    return sorted(folder.parent.name for folder in folders)


# ------------------------------------------------------------------ the class


def grade(work: Class, students: Sequence[str], workers: int) -> Iterator[Outcome]:
    """Grade each student's submission; what became of it, when it is done.

    Processes, since nbgrader's converters change the working directory. Each works on another
    student, and the students are in the gradebook before, so that no two write the same rows.
    """
    with api(work.root).gradebook as gradebook:
        for student in students:
            gradebook.update_or_create_student(student)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=settle, initargs=(work,)) as pool:
        tasks = {pool.submit(grade_one, work, student): student for student in students}
        try:
            for task in as_completed(tasks):
                try:
                    yield task.result()
                except BrokenProcessPool:  # somebody has killed a worker: out of memory, say
                    yield Outcome(tasks[task], failed="a grading process was killed; run it again")
        except BaseException:  # an interrupt, say: nobody waits for the notebooks under way
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in multiprocessing.active_children():
                worker.terminate()
            raise


def settle(work: Class) -> None:
    """A worker's start: what nbgrader prints goes to a file, and it ends when its parent ends."""
    log = os.open(work.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """A killed parent cannot tell its workers to go."""
    multiprocessing.parent_process().join()
    os._exit(1)


def grade_one(work: Class, student: str) -> Outcome:
    """One submission, from the gate to its feedback page."""
    from autograder.gate import Ungradable, admit

    release = nbformat.read(work.release, as_version=4)
    try:
        try:
            admitted = admit(work.of(student, SUBMITTED), release, work.lesson)
        except Ungradable as error:
            record_ungradable(work, student, error.student)
            return Outcome(student, ungradable=error.instructor)
        let_through(work, student, admitted)
        return Outcome(student, notes=admitted.notes)
    except Exception as error:  # ours, not the student's: the others are graded all the same
        return Outcome(student, failed=str(error).strip() or repr(error))


def let_through(work: Class, student: str, admitted) -> None:
    """Grade what the gate has let in, and write its feedback page."""
    from autograder.gate import files_of

    write(work.of(student, ADMITTED), files_of(admitted, work.lesson))
    grader = api(work.root, **judging(work))
    succeed(grader.autograde(work.lesson, student, force=True))
    succeed(grader.generate_feedback(work.lesson, student, force=True))


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """A folder with just these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def record_ungradable(work: Class, student: str, sentence: str) -> None:
    """No points, a mark for the instructor to look at it, and a feedback page that says why."""
    for folder in (ADMITTED, "autograded", "feedback"):
        shutil.rmtree(work.of(student, folder), ignore_errors=True)
    with api(work.root).gradebook as gradebook:
        submission = gradebook.update_or_create_submission(work.lesson, student)
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                grade.auto_score, grade.needs_manual_grade = 0, grade.manual_score is None
            for comment in notebook.comments:
                comment.auto_comment = sentence
        gradebook.db.commit()
    page = PAGE.format(lesson=escape(work.lesson), sentence=escape(sentence))
    write(work.of(student, "feedback"), {f"{work.lesson}.html": page.encode()})


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{lesson}</title></head>
<body style="font-family:sans-serif;max-width:40em;margin:3em auto;line-height:1.5">
<h1>{lesson}</h1><p>{sentence}</p></body></html>
"""
