"""Judge a class again by the answers that are kept, after a rule, a hint or a point was mended.

    records, answers --today's exercises--> changes --`rewritten`--> all that `grade` would write

No student code runs. What cannot be judged again (answers that are damaged, or to other cases than
today's) stays as it is, record and all, so that `mbgd grade` grades it again.
"""

import copy
import os
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import MissingEntry

from autograder import kept, records
from autograder import verdict as words
from autograder.checking import cases_of, judged, refused
from autograder.course import UserError
from autograder.exercise import Exercise
from autograder.exercises import LESSONS, of_lesson, points_of
from autograder.grade import Class, answers_file, api, assignment_of, put, room
from autograder.judge import Verdict
from autograder.kept import Heard
from autograder.merging import Merging
from autograder.plugins import name_of, outputs_of
from autograder.records import GRADED, Key, Part, Record
from autograder.submitters import Processes
from autograder.unit import Assignment, ByHand, Graded, Marking, part_of
from autograder.wire import printable

FEW = 40
"""So many are judged in this process before others would have started."""


@dataclass(frozen=True)
class Change:
    """What becomes of an answer. Score, points and mistake: before and after."""

    student: str
    exercise: str
    score: tuple[float, float]
    points: tuple[float, float]
    mistake: tuple[str, str]
    why: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether the score changes, and not words only."""
        return self.score[0] != self.score[1] or self.points[0] != self.points[1]


@dataclass(frozen=True)
class Rejudged:
    """What became of a submission.

    trouble : why it has to be graded again; "" if it was judged
    ungradable : it had no answers to judge
    record, graded : what is to be written; None where that is there already
    """

    student: str
    changes: tuple[Change, ...] = ()
    trouble: str = ""
    ungradable: bool = False
    record: Record | None = None
    graded: Graded | None = None


@dataclass(frozen=True)
class Job:
    """A submission to judge again, with what the gradebook says of it."""

    student: str
    by_hand: ByHand = field(default_factory=ByHand)
    penalty: float | None = None


@dataclass(frozen=True)
class Task:
    """A class to judge again. assignment : where it is to be written, all that marking takes"""

    work: Class
    assignment: Assignment | None = None


class Stale(Exception):
    """A submission must be graded again; the text says why."""


DAMAGED = "the answers that were kept cannot be read"
NO_NOTEBOOK = "the autograded notebook cannot be read"


# ------------------------------------------------------------------ the class


def prepare(root: Path, lesson: str) -> tuple[Class, list[str]]:
    """The class, and the students who were graded; a user's error where there are none."""
    if lesson not in LESSONS:
        raise UserError(f"{lesson}: has no exercise that is judged")
    work = Class(root, lesson, seed=0, backend="none")  # each record has its own seed; nothing runs
    students = sorted(path.stem for path in records.folder(work.folder, lesson).glob("*.json"))
    if not students:
        raise UserError(f"{lesson}: nothing is graded yet; grade first (`mbgd grade {lesson}`)")
    return work, students


def rejudged(work: Class, students: Sequence[str]) -> Iterator[Rejudged]:
    """What would become of each student; nothing is written."""
    return several(Task(work), map(Job, students), len(students))


def rewritten(work: Class, students: Sequence[str]) -> Iterator[Rejudged]:
    """What becomes of each student, written when it comes. Each is written whole or not at all."""
    with room(work.folder), Merging(api(work.root).gradebook, work.lesson) as book:
        if found := disagreement(work, book):
            raise UserError(found)
        task = Task(work, assignment_of(work, book))
        penalties = book.penalties()
        known = [student for student in students if student in penalties]
        for student in sorted(set(students) - set(known)):
            yield Rejudged(student, trouble="the gradebook does not have the submission")
        jobs = (Job(student, book.by_hand(student), penalties[student]) for student in known)
        for again in several(task, jobs, len(known)):
            if again.record:
                with uninterrupted():
                    write(work, book, again)
            yield again


def several(task: Task, jobs: Iterable[Job], number: int) -> Iterator[Rejudged]:
    """Judge submissions again, side by side where there are many."""
    if number <= FEW:
        yield from (again(task, job) for job in jobs)
        return
    for job, found in Processes(os.cpu_count() or 1, grader=again)(task, jobs):
        if isinstance(found, UserError):
            raise found
        failed = isinstance(found, Exception)
        yield Rejudged(job.student, trouble=f"failed: {found!r}") if failed else found


def write(work: Class, book: Merging, found: Rejudged) -> None:
    """All that changes of a submission, or its record alone; the record comes last."""
    if found.graded:
        put(work, book, found.graded, found.record)
    else:
        records.write(work.folder, found.record)


@contextmanager
def uninterrupted():
    """Hold an interrupt back until what is under way is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came = []
    before = signal.signal(signal.SIGINT, lambda *_: came.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


def disagreement(work: Class, book: Merging | None = None) -> str:
    """Whether exercises and the notebook's cells give other points, and what to do; "" if not.

    book : where the points in the gradebook count, too
    """
    try:
        places = [{name: cell.points for name, cell in checks(released(work)).items()}]
        places += [book.points()] if book else []
    except (OSError, MissingEntry):
        return (
            f"{work.lesson}: it is not released, or not in the gradebook; "
            f"run `mbgd build`, then `nbgrader generate_assignment {work.lesson} --force`"
        )
    for name, points in points_of(work.lesson).items():
        for given in (place.get(name) for place in places):
            if given != points:
                cell = "has no cell" if given is None else f"has a cell of {given:g}"
                return (
                    f"{name}: the exercise gives {words.points(points)}, and {cell} in the "
                    f"notebook; make the cell in {work.lesson}.py agree, run `mbgd build`, then "
                    f"`nbgrader generate_assignment {work.lesson} --force`"
                )
    return ""


def released(work: Class) -> str:
    return work.release.read_text("utf-8")


@lru_cache(maxsize=4)
def checks(release: str) -> dict[str, NotebookNode]:
    """Exercise -> what nbgrader knows of its check's cell."""
    cells = nbformat.reads(release, as_version=4).cells
    return {name_of(cell): cell.metadata.nbgrader for cell in cells if name_of(cell)}


# ------------------------------------------------------------------ a submission


def again(task: Task, job: Job) -> Rejudged:
    """Judge a submission again by its record and its answers."""
    try:
        record = read_record(task.work, job.student)
        if record.status != GRADED:
            return Rejudged(job.student, ungradable=True)
        verdicts = verdicts_on(record, read_answers(task.work, job.student))
        parts = tuple(
            part_of(verdict, part.source)
            for part, verdict in zip(record.parts, verdicts, strict=True)
        )
        found = Rejudged(job.student, tuple(changes(record, parts, verdicts)))
        return marked(task, job, record, parts, verdicts, found) if task.assignment else found
    except Stale as error:
        return Rejudged(job.student, trouble=str(error))


def read_record(work: Class, student: str) -> Record:
    try:
        return records.read(records.folder(work.folder, work.lesson) / f"{student}.json")
    except kept.UNREADABLE:
        raise Stale("the record cannot be read") from None


def read_answers(work: Class, student: str) -> dict[str, Heard]:
    try:
        return kept.read(answers_file(work, student).read_bytes())
    except kept.UNREADABLE:
        raise Stale(DAMAGED) from None


def verdicts_on(record: Record, heard: Mapping[str, Heard]) -> list[Verdict]:
    """Today's verdicts, in the order of the record."""
    exercises = {exercise.name: exercise for exercise in of_lesson(record.lesson)}
    other = sorted({part.exercise for part in record.parts} ^ exercises.keys())
    if other:
        raise Stale(f"the lesson had other exercises when it was graded ({', '.join(other)})")
    return [
        verdict_on(exercises[part.exercise], part, heard.get(part.exercise), record.key.seed)
        for part in record.parts
    ]


def verdict_on(exercise: Exercise, part: Part, heard: Heard | None, seed: int) -> Verdict:
    """Today's verdict. What was never asked is refused as it was."""
    if heard is None and part.message:
        return refused(exercise, part.message)
    if heard is None:
        raise Stale(DAMAGED)
    if heard.cases != cases_hash(exercise, seed):
        raise Stale(f"the cases of {exercise.name} are not those that were asked")
    if heard.answers.stopped is None and len(heard.answers.answers) != len(
        cases_of(exercise, seed)
    ):
        raise Stale(DAMAGED)
    try:
        return judged(exercise, heard.answers, heard.search, seed)
    except Exception as error:  # as in grading: what breaks a check is its own defect
        return refused(exercise, words.BROKEN.format(error=printable(repr(error))))


@lru_cache(maxsize=64)
def cases_hash(exercise: Exercise, seed: int) -> str:
    return kept.hash_of(cases_of(exercise, seed))


# ------------------------------------------------------------------ what changes


def changes(record: Record, parts: Sequence[Part], verdicts: Sequence[Verdict]) -> Iterator[Change]:
    """The answers of a submission that are not judged as they were."""
    for before, after, verdict in zip(record.parts, parts, verdicts, strict=True):
        if before != after:
            yield Change(
                record.student,
                after.exercise,
                (before.score, after.score),
                (before.points, after.points),
                (mistake(before), mistake(after)),
                tuple(why(before, after, verdict)),
            )


def mistake(part: Part) -> str:
    return "; ".join(part.mistakes) or part.message


def why(before: Part, after: Part, verdict: Verdict) -> Iterator[str]:
    """What is not as it was: the rules, in their order, the mistake, and words."""
    old = {reason.rule: reason for reason in before.reasons}
    for ruling, new in zip(verdict.rulings, after.reasons, strict=True):
        was = old.pop(new.rule, None)
        if was is None:
            if before.reasons:
                yield f"new, {words.mark(ruling)}: {words.reason(ruling)}"
            continue
        if was.points != new.points:
            yield f"worth {words.points(new.points)} instead of {was.points:g}: {new.says}"
        if (was.got > 0) != (new.got > 0):
            yield f"now {words.mark(ruling)}: {new.says}"
        if was.says != new.says:
            yield f"reworded: {new.says}"
    if after.reasons:
        yield from (f"no rule any more: {gone.says}" for gone in old.values())
    if mistake(before) != mistake(after):
        yield f"named now: {mistake(after) or 'no mistake'}; before: {mistake(before) or 'none'}"
    elif before.hint != after.hint:
        yield f"another hint for: {mistake(after) or 'no mistake'}"


# ------------------------------------------------------------------ what is written


def marked(
    task: Task,
    job: Job,
    record: Record,
    parts: tuple[Part, ...],
    verdicts: Sequence[Verdict],
    found: Rejudged,
) -> Rejudged:
    """With what is to be written: of an unchanged submission its record alone, if that."""
    work, marking = task.work, marking_of(task.assignment)
    beside = files_in(work.of(job.student, "autograded"))
    before = beside.pop(work.file, b"")
    notebook = with_outputs(before, task.assignment.release, verdicts)
    graded = marking(job.student, notebook, beside, job.by_hand)
    graded = replace(graded, parts=parts)
    key = Key(record.key.submission, task.assignment.course, record.key.seed)
    new = replace(record, key=key, parts=parts)
    same = graded.files[work.file] == before and graded.penalty == job.penalty
    if same and parts == record.parts:
        return replace(found, record=None if new == record else new)
    if (work.of(job.student, "feedback") / work.page).is_file():
        graded = replace(graded, page=marking.page(notebook, graded, job.by_hand))
    return replace(found, record=new, graded=graded)


@lru_cache(maxsize=4)
def marking_of(assignment: Assignment) -> Marking:
    return Marking(assignment)


def files_in(folder: Path) -> dict[str, bytes]:
    """Path -> bytes of a folder's files."""
    try:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    except OSError:
        raise Stale(NO_NOTEBOOK) from None


def with_outputs(content: bytes, release: str, verdicts: Sequence[Verdict]) -> NotebookNode:
    """An autograded notebook with these verdicts in its checks, and the points of the release."""
    judged_now = {verdict.exercise: verdict for verdict in verdicts}
    try:
        notebook = nbformat.reads(content.decode("utf-8"), as_version=4)
        cells = {name_of(cell): cell for cell in notebook.cells if name_of(cell) in judged_now}
    except Exception:  # it is no notebook of ours; nbformat raises many kinds
        raise Stale(NO_NOTEBOOK) from None
    if cells.keys() != judged_now.keys():
        raise Stale("the autograded notebook lacks a check")
    for name, cell in cells.items():
        cell.outputs = outputs_of(judged_now[name])
        cell.metadata.nbgrader = copy.deepcopy(checks(release)[name])  # a page writes into it
    return notebook
