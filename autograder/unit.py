"""One submission, from what was handed in to its grades: a function of nothing but its arguments.

    Assignment, Handed --Unit--> Graded

It touches no gradebook and no folder of the course, so it runs in any process on any machine that
has the same version of this package: see `submitters`. nbgrader's own preprocessors do what they
do in `nbgrader autograde`; what they would write into the gradebook is given back instead.
"""

import atexit
import hashlib
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace

import nbformat
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbformat import NotebookNode
from nbgrader.preprocessors import AssignLatePenalties, IgnorePattern, LimitOutput
from nbgrader.utils import determine_grade, is_grade, is_locked, parse_utc
from traitlets.config import Config, PyFileConfigLoader

from autograder import kept
from autograder.feedback import Marks, Pages
from autograder.gate import Found, Ungradable, admitted
from autograder.judge import Verdict
from autograder.plugins import ANSWER, JudgingExecute, comments
from autograder.records import Key, Part, Reason

TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Assignment:
    """All that grading a lesson takes besides the submissions: plain data, sent to each worker.

    config : the text of the course's nbgrader configuration
    release : the released notebook's text
    masters : (name of a locked cell, its source as the instructor has written it)
    due : when it was to be handed in, in ISO format; "" if at any time
    seed : of the cases
    backend : see `sandbox`
    package : a hash of the code that grades
    """

    lesson: str
    config: str
    release: str
    masters: tuple[tuple[str, str], ...]
    due: str
    seed: int
    backend: str
    package: str
    feedback: bool = True

    @cached_property
    def course(self) -> str:
        """A hash of all that a grade follows from, besides the submission and the seed."""
        follows = self.lesson, self.config, self.release, self.masters, self.due, self.package
        return digest([repr(follows).encode()])


@dataclass(frozen=True)
class ByHand:
    """What people have given a submission: it is shown, counts for penalties, and is never changed.

    scores : name of a cell -> the manual score; extra : the extra credit; comments : the comment
    extension : seconds more to hand in
    """

    scores: Mapping[str, float] = field(default_factory=dict)
    extra: Mapping[str, float] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    extension: float = 0.0


@dataclass(frozen=True)
class Handed:
    """A student's submission, as bytes."""

    student: str
    found: Found
    by_hand: ByHand = ByHand()

    @property
    def key(self) -> str:
        """A hash of what was handed in."""
        return digest([self.found.notebook, *pairs(self.found.files)])


@dataclass(frozen=True)
class Graded:
    """What became of a submission.

    ungradable : a sentence for the student and one for the instructor, if it cannot be graded
    scores : name of a graded cell -> automatic score; None if a person has to look at it
    comments : name of an answer's cell -> automatic comment
    penalty : for a late submission; None for none
    files : path -> bytes: the notebook as it was graded, and what lies beside it
    page : the feedback page, in HTML
    answers : what the exercises were judged by, for a later judge; see `kept`
    """

    student: str
    ungradable: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    scores: Mapping[str, float | None] = field(default_factory=dict)
    comments: Mapping[str, str | None] = field(default_factory=dict)
    penalty: float | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    page: bytes = b""
    answers: bytes = b""
    seconds: float = 0.0
    log: str = ""


class Unit:
    """Grades submissions of one assignment, one after another, in this process."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self.release = nbformat.reads(assignment.release, as_version=4)
        config = loaded(assignment.config)
        place = Path(tempfile.mkdtemp(prefix="mbgd-release-")) / "release.ipynb"
        atexit.register(shutil.rmtree, place.parent, ignore_errors=True)
        place.write_text(assignment.release, encoding="utf-8")
        self.log = logging.getLogger(f"mbgd.{assignment.lesson}")
        self.log.propagate = False
        options = {"backend": assignment.backend, "seed": assignment.seed, "release": str(place)}
        self.execute = JudgingExecute(config=config, log=self.log, **options)
        stock = IgnorePattern, ClearMetadataPreprocessor, LimitOutput
        self.after = [preprocessor(config=config, log=self.log) for preprocessor in stock]
        self.marking = Marking(assignment)

    def __call__(self, handed: Handed) -> Graded:
        """Grade a submission. What raises here is our own failure, or the machine's."""
        start = time.monotonic()
        try:
            let_in = admitted(handed.found, self.release)
        except Ungradable as error:
            return Graded(handed.student, ungradable=(error.student, error.instructor))
        with heard_log(self.log) as log, beside(let_in.files) as folder:
            notebook = self.executed(let_in.notebook, folder)
            graded = self.marking(handed.student, notebook, let_in.files, handed.by_hand)
        sources = answers_in(let_in.notebook)
        pages = self.assignment.feedback
        page = self.marking.page(notebook, graded, handed.by_hand) if pages else b""
        return replace(
            graded,
            notes=let_in.notes,
            parts=tuple(part_of(v, sources.get(v.exercise, "")) for v in self.verdicts()),
            page=page,
            answers=kept.written(self.execute.heard),
            seconds=time.monotonic() - start,
            log="\n".join(log),
        )

    def executed(self, notebook: NotebookNode, folder: str) -> NotebookNode:
        """The notebook as it is after running and judging, and nbgrader's cleaning."""
        masters = dict(self.assignment.masters)
        for cell in notebook.cells:
            if is_locked(cell) and cell.metadata.nbgrader.grade_id in masters:
                cell.source = masters[cell.metadata.nbgrader.grade_id]
        names = {"assignment": self.assignment.lesson, "notebook": self.assignment.lesson}
        resources = {"nbgrader": names, "metadata": {"path": folder}}
        for step in (self.execute, *self.after):
            notebook, resources = step(notebook, resources)
        return notebook

    def verdicts(self) -> Sequence[Verdict]:
        return list(self.execute.verdicts.values())


class Marking:
    """What follows from a notebook that is judged: scores, comments, penalty, feedback page."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self.log = logging.getLogger(f"mbgd.{assignment.lesson}")
        config = loaded(assignment.config)
        self.pages = Pages(config)
        self.late = AssignLatePenalties(config=config, log=self.log)
        self.late.init_plugin()

    def __call__(
        self, student: str, notebook: NotebookNode, files: Mapping[str, bytes], by_hand: ByHand
    ) -> Graded:
        """All marks that a notebook carries in its cells, without the page. files : beside it"""
        scores = {
            cell.metadata.nbgrader.grade_id: determine_grade(cell, self.log)[0]
            for cell in filter(is_grade, notebook.cells)
        }
        text = nbformat.writes(notebook, version=4).rstrip("\n") + "\n"
        return Graded(
            student,
            scores=scores,
            comments=comments(notebook),
            penalty=self.penalty(student, files, scores, by_hand),
            files={**files, f"{self.assignment.lesson}.ipynb": text.encode()},
        )

    def page(self, notebook: NotebookNode, graded: Graded, by_hand: ByHand) -> bytes:
        """The feedback page. The notebook is written to, as nbgrader does."""
        of_cells = {name: total({name: s}, by_hand) for name, s in graded.scores.items()}
        marks = Marks(of_cells, {**graded.comments, **by_hand.comments}, graded.penalty or 0.0)
        return self.pages.page(self.assignment.lesson, notebook, marks)

    def penalty(
        self,
        student: str,
        files: Mapping[str, bytes],
        scores: Mapping[str, float | None],
        by_hand: ByHand,
    ) -> float | None:
        """What a late submission loses, as nbgrader's plug-in says."""
        late = seconds_late(files.get(TIMESTAMP, b""), self.assignment.due)
        late -= by_hand.extension
        if late <= 0:
            return None
        score = total(scores, by_hand)
        taken = self.late.plugin_inst.late_submission_penalty(student, score, late)
        if taken is None:
            return None
        return self.late._check_late_penalty(SimpleNamespace(score=score), taken)


def loaded(config: str) -> Config:
    """A configuration from its text."""
    with tempfile.TemporaryDirectory(prefix="mbgd-config-") as folder:
        Path(folder, "nbgrader_config.py").write_text(config, encoding="utf-8")
        return PyFileConfigLoader("nbgrader_config.py", path=folder).load_config()


@contextmanager
def beside(files: Mapping[str, bytes]):
    """A folder with what lies beside a notebook."""
    with tempfile.TemporaryDirectory(prefix="mbgd-beside-") as folder:
        for name, content in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield folder


@contextmanager
def heard_log(log: logging.Logger):
    """The lines that are logged meanwhile."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda entry: lines.append(f"[{entry.levelname}] {entry.getMessage()}")
    log.addHandler(handler)
    try:
        yield lines
    finally:
        log.removeHandler(handler)


# ------------------------------------------------------------------ scores


def total(scores: Mapping[str, float | None], by_hand: ByHand) -> float:
    """A notebook's score as nbgrader adds it up: what a person gave goes before what we gave.

    Extra credit counts where there is a score.
    """
    given = {name: by_hand.scores.get(name, score) for name, score in scores.items()}
    return sum(
        score + by_hand.extra.get(name, 0.0) for name, score in given.items() if score is not None
    )


def seconds_late(timestamp: bytes, due: str) -> float:
    """How late a submission is; one without a time is in time."""
    if not timestamp or not due:
        return 0.0
    given = parse_utc(timestamp.decode("utf-8").strip())
    return (given - parse_utc(due)).total_seconds()


# ------------------------------------------------------------------ what is kept


def part_of(verdict: Verdict, source: str) -> Part:
    """What a record keeps of a verdict."""
    return Part(
        verdict.exercise,
        verdict.score,
        verdict.points,
        tuple(mistake.name for mistake in verdict.mistakes),
        verdict.message,
        verdict.mistakes[0].hint if verdict.mistakes else verdict.advice,
        tuple(
            Reason(r.rule.name, r.rule.says, r.points, float(r.rule.points))
            for r in verdict.rulings
        ),
        source,
    )


def answers_in(notebook: NotebookNode) -> dict[str, str]:
    """Exercise -> the source of its answer's cell."""
    named = (
        (cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
        for cell in notebook.cells
    )
    return {name.removesuffix(ANSWER): text for name, text in named if name.endswith(ANSWER)}


def key_of(handed: Handed, assignment: Assignment) -> Key:
    """What the grade of a submission follows from."""
    return Key(handed.key, assignment.course, assignment.seed)


def digest(parts: Sequence[bytes]) -> str:
    """A hash of some bytes, each with its length."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


def pairs(files: Mapping[str, bytes]) -> list[bytes]:
    return [part for name in sorted(files) for part in (os.fsencode(name), files[name])]


@cache
def package_hash() -> str:
    """A hash of this course's code, and of the versions of what it computes with."""
    import numpy

    import mbgd_lessons

    folders = Path(__file__).parent, Path(mbgd_lessons.__file__).parent
    parts = [numpy.__version__.encode()]
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            inside = path.relative_to(folder).parts
            if inside[0] not in ("class", "sample_class"):
                parts += [os.fsencode(str(Path(*inside))), path.read_bytes()]
    return digest(parts)
