"""Grade a class: submissions go out as bytes, and what comes back is written by this process.

    submitted/ --> `submitters` --`unit`--> autograded/, feedback/, gradebook, `records`

Nothing in one submission changes another's grade, or stops the run. What cannot be graded is
recorded, with a sentence for the student and one for the instructor. What is graded is not graded
again unless something that its grade follows from has changed.
"""

import json
import os
import secrets
import shutil
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from autograder import records
from autograder.course import CONFIG, RELEASES, SOURCES, UserError, class_folder
from autograder.gate import Ungradable, read_folder
from autograder.merging import Merging
from autograder.records import GRADED, UNGRADABLE, Key, Record
from autograder.submitters import Submitter
from autograder.unit import Assignment, Graded, Handed, digest, key_of, package_hash

SUBMITTED = "submitted"


@dataclass(frozen=True)
class Class:
    """The work of a class on one lesson, below a course's root.

    seed : of the cases that decide the grades
    backend : where students' code runs, see `sandbox`
    pages : whether feedback pages are written
    """

    root: Path
    lesson: str
    seed: int
    backend: str
    pages: bool = True

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
    def page(self) -> str:
        return f"{self.lesson}.html"

    @property
    def release(self) -> Path:
        return self.root / RELEASES / self.lesson / self.file

    def of(self, student: str, *folders: str) -> Path:
        """A student's folder for the lesson, such as that of what was submitted."""
        return Path(self.folder, *folders, student, self.lesson)


@dataclass(frozen=True)
class Outcome:
    """What became of a submission.

    ungradable : why it could not be graded, for the instructor; "" if it was
    failed : what went wrong on our side; "" if nothing did
    skipped : nothing has changed since it was graded, or found ungradable
    notes : what was put back or left out before it was run
    """

    student: str
    ungradable: str = ""
    failed: str = ""
    skipped: bool = False
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        if self.failed:
            return "failed"
        if self.ungradable:
            return "ungradable"
        return "skipped" if self.skipped else "graded"


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


def gradebook_of(root: Path) -> str:
    """Where a course's gradebook is, for people: no password."""
    url = make_url(api(root).coursedir.db_url)
    return url.database if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def succeed(result: dict) -> None:
    """Raise what nbgrader reports as failed."""
    if not result["success"]:
        raise RuntimeError(f"nbgrader failed:\n{result.get('log', '')}\n{result.get('error', '')}")


# ------------------------------------------------------------------ before


def prepare(
    root: Path, lesson: str, backend: str, seed: int | None = None, pages: bool = True
) -> Class:
    """What it takes to grade a lesson; the assignment is in the gradebook afterwards."""
    notebook = root / SOURCES / lesson / f"{lesson}.ipynb"
    if not notebook.is_file():
        raise UserError(f"{lesson}: its notebook is not built yet; run `mbgd build`")
    with room(class_folder(root)):
        work = Class(root, lesson, seed or kept_seed(root, lesson), backend, pages)
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
        records.replace(path, json.dumps(seeds, indent=1).encode() + b"\n")
    return seeds[lesson]


def submissions(work: Class) -> list[str]:
    """The students who have handed in."""
    folders = (work.folder / SUBMITTED).glob(f"*/{work.lesson}")
    return sorted(folder.parent.name for folder in folders)


def assignment_of(work: Class, book: Merging) -> Assignment:
    """All that grading takes besides the submissions."""
    return Assignment(
        work.lesson,
        (work.root / CONFIG).read_text("utf-8"),
        work.release.read_text("utf-8"),
        book.masters,
        book.due,
        work.seed,
        work.backend,
        package_hash(),
        feedback=work.pages,
    )


# ------------------------------------------------------------------ the class


def grade(
    work: Class, students: Iterable[str], submitter: Submitter, again: bool = False
) -> Iterator[Outcome]:
    """Grade each student's submission; what became of it, when it is done.

    again : also what is graded already, from the same files, by the same code and cases

    This process is the only one that writes. A submission's record comes last: one without it is
    graded at the next run.
    """
    with room(work.folder), Merging(api(work.root).gradebook, work.lesson) as book:
        assignment, there = assignment_of(work, book), book.students()
        soon: deque[Outcome] = deque()  # of those that need no grading

        def handed_in() -> Iterator[Handed]:
            for student in students:
                outcome = look_at(work, assignment, book, student, student in there, again)
                if isinstance(outcome, Handed):
                    yield outcome
                else:
                    soon.append(outcome)

        with closing(submitter(assignment, handed_in())) as results:
            for handed, result in results:
                yield from given_out(soon)
                yield keep(work, assignment, book, handed, result)
        yield from given_out(soon)


@contextmanager
def room(folder: Path) -> Iterator[None]:
    """A user's error where something cannot be written: a full disk, a locked gradebook."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or folder, error.strerror or error
    except OperationalError as error:
        where, why = "gradebook", error.orig
    else:
        return
    why = " ".join(str(why).split())
    raise UserError(
        f"{where}: {why}; what is graded is kept: mend that, and run the same command again"
    )


def given_out(outcomes: deque[Outcome]) -> Iterator[Outcome]:
    while outcomes:
        yield outcomes.popleft()


def look_at(
    work: Class, assignment: Assignment, book: Merging, student: str, known: bool, again: bool
) -> Handed | Outcome:
    """A submission as bytes; or what became of it, where nothing is left to do.

    known : whether the gradebook has it
    again : grade it even where nothing has changed
    """
    old = known and not again
    try:
        found = read_folder(work.of(student, SUBMITTED), work.lesson)
    except Ungradable as error:
        refusal = error.student, error.instructor
        key = Key(digest([refusal[1].encode()]), assignment.course, work.seed)
        if old and same_key(work, student, key):
            return Outcome(student, skipped=True)
        record_ungradable(work, book, student, refusal, key)
        return Outcome(student, ungradable=refusal[1])
    handed = Handed(student, found)
    if old and same_key(work, student, key_of(handed, assignment)):
        return Outcome(student, skipped=True)
    return replace(handed, by_hand=book.by_hand(student))


def same_key(work: Class, student: str, key: Key) -> bool:
    """Whether a record says that this was graded, and what it says is there."""
    record = records.find(work.folder, work.lesson, student)
    if record is None or record.key != key:
        return False
    return record.status == UNGRADABLE or (work.of(student, "autograded") / work.file).is_file()


def keep(
    work: Class, assignment: Assignment, book: Merging, handed: Handed, result: Graded | Exception
) -> Outcome:
    """Write what became of a submission: folders, gradebook, answers, log, and the record."""
    student, key = handed.student, key_of(handed, assignment)
    if isinstance(result, UserError):  # it would be the same for everybody
        raise result
    if isinstance(result, Exception):
        return Outcome(student, failed=str(result).strip() or repr(result))
    if result.ungradable:
        record_ungradable(work, book, student, result.ungradable, key)
        return Outcome(student, ungradable=result.ungradable[1])
    notes, seconds = result.notes, round(result.seconds, 3)
    parts = result.parts
    record = Record(student, work.lesson, key, GRADED, parts, notes=notes, seconds=seconds)
    put(work, book, result, record)
    return Outcome(student, notes=notes)


def put(work: Class, book: Merging, result: Graded, record: Record) -> None:
    """Write a grade: folders, gradebook, the record last. One that was judged again has no answers.

    The answers and the log that lie there are its own, then.
    """
    student = record.student
    place(work.of(student, "autograded"), result.files)
    if result.page:
        place(work.of(student, "feedback"), {work.page: result.page})
    if result.answers:
        records.replace(answers_file(work, student), result.answers)
        records.replace(log_file(work, student), result.log.encode())
    book.write(result)
    records.write(work.folder, record)


def answers_file(work: Class, student: str) -> Path:
    """What a submission was judged by: see `kept`."""
    return records.folder(work.folder, work.lesson) / "answers" / f"{student}.json.gz"


def log_file(work: Class, student: str) -> Path:
    return records.folder(work.folder, work.lesson) / "logs" / f"{student}.log"


def place(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with just these files in its place, by renaming."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    for left in (new, old):  # of a run that was interrupted
        shutil.rmtree(left, ignore_errors=True)
    for name, content in files.items():
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod(0o444)  # as nbgrader leaves it
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def record_ungradable(
    work: Class, book: Merging, student: str, refusal: tuple[str, str], key: Key
) -> None:
    """No points, a mark for the instructor to look at it, and a feedback page that says why."""
    sentence, for_instructor = refusal
    shutil.rmtree(work.of(student, "autograded"), ignore_errors=True)
    page = PAGE.format(lesson=escape(work.lesson), sentence=escape(sentence))
    place(work.of(student, "feedback"), {work.page: page.encode()})
    book.write_ungradable(student, sentence)
    record = Record(
        *(student, work.lesson, key, UNGRADABLE),
        for_student=sentence,
        for_instructor=for_instructor,
    )
    records.write(work.folder, record)


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{lesson}</title></head>
<body style="font-family:sans-serif;max-width:40em;margin:3em auto;line-height:1.5">
<h1>{lesson}</h1><p>{sentence}</p></body></html>
"""
