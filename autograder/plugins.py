"""nbgrader's Execute, where an untrusted notebook is run in a sandbox and judged outside it.

A check's own source never runs. The stock preprocessors after it are unchanged: they find the
score of an exercise where nbgrader's own execution would have left it, in the outputs of its check.
"""

import asyncio
import atexit
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbclient.util import run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import compute_checksum, is_grade, is_solution, is_task
from traitlets import Bool, Integer, Unicode

from autograder import skipping
from autograder import verdict as words
from autograder.asked import Asked
from autograder.bundle import build_bundle
from autograder.checking import PATIENCE, PATIENCE_SMALL, cases_of, judged, refused
from autograder.conversation import GONE, GRACE, NONSENSE, Lost, asked, evaluated
from autograder.exercise import Answer, Case, Exercise
from autograder.exercises import LESSONS, of_lesson
from autograder.judge import Verdict
from autograder.kept import Heard, hash_of
from autograder.outputs import Room, harmless
from autograder.provisioner import kernel_manager, new_folder
from autograder.warm import Nest, imports
from autograder.wire import printable

MOST_FLOOD = 16 << 20
"""Characters of messages from one cell, after which it is ended."""

MOST_LOST = 10
"""Kernels that a notebook may lose before the rest of it is left alone."""

NOT_RUN = "not run while grading\n"
FLOODS = "the cell shows more than {megabytes:g} MB"
NO_MORE = "not run: this notebook has used up its time, or has ended too many processes"


class JudgingExecute(Execute):
    """Run a notebook's own cells in a sandbox; ask for each exercise, and judge out here.

    A cell that ends or hangs its kernel costs what it holds and no more: the kernel is started
    anew, and the cells before it run once more.
    """

    backend = Unicode("bubblewrap", help="see autograder.sandbox").tag(config=True)
    seed = Integer(1, help="of the cases that decide the grades").tag(config=True)
    total = Integer(300, help="seconds for one notebook").tag(config=True)
    skip = Bool(True, help="leave out demonstrations on which no grade depends").tag(config=True)
    warm = Bool(True, help="fork kernels that have imported what the lesson does").tag(config=True)
    release = Unicode("", help="the lesson's notebook as it was released").tag(config=True)

    # ---------------------------------------------------------------- the notebook

    def preprocess(self, nb: NotebookNode, resources, km=None):
        """Run and judge all cells, in their order."""
        NotebookClient.__init__(self, nb, km)
        self._check_assign_resources(resources)
        lesson = resources["nbgrader"]["assignment"]
        self.exercises = {e.name: e for e in of_lesson(lesson)} if lesson in LESSONS else {}
        self.bundle, self.beside = bundle_of(lesson), beside(resources)
        warm = self.warm and self.backend == "bubblewrap" and self.exercises
        self.nest = nest_of(lesson, self.release) if warm else None
        self.deadline = time.monotonic() + self.total
        self.timeout_func = lambda _: max(1, int(min(self.timeout, self.left())))
        self.released = sources_of(self.release)
        self.room, self.ran, self.lost, self.over = Room(), [], 0, False
        self.heard: dict[str, Heard] = {}
        self.verdicts: dict[str, Verdict] = {}
        self.idle = self.skipped(nb) if self.skip else set()
        self.start()
        try:
            for index, cell in enumerate(nb.cells):
                if cell.cell_type == "code":
                    self.preprocess_cell(cell, resources, index)
        finally:
            self.end()
        return nb, resources

    def preprocess_cell(self, cell: NotebookNode, resources, index: int):
        """Judge an exercise; run any other cell."""
        exercise = self.exercises.get(name_of(cell))
        if exercise:
            verdict = self.verdicts[exercise.name] = self.verdict(exercise)
            cell.outputs, cell.execution_count = outputs_of(verdict), None
        elif index in self.idle:
            cell.outputs, cell.execution_count = [new_output("stream", text=NOT_RUN)], None
        else:
            self.run(cell, index)
        return cell, resources

    def skipped(self, nb: NotebookNode) -> set[int]:
        """The numbers of the cells on which no grade depends."""
        numbers = [
            k
            for k, cell in enumerate(nb.cells)
            if cell.cell_type == "code" and name_of(cell) not in self.exercises
        ]
        cells = [skipping.Cell(self.whose(nb.cells[k]), nb.cells[k].source) for k in numbers]
        run = skipping.needed(cells)
        return {number for k, number in enumerate(numbers) if k not in run}

    def whose(self, cell: NotebookNode) -> str:
        if is_solution(cell):
            return skipping.ANSWER
        return skipping.LESSONS if cell.source in self.released else skipping.OWN

    def left(self) -> float:
        """Seconds until the notebook's time is over."""
        return self.deadline - time.monotonic()

    # ---------------------------------------------------------------- the kernel

    def start(self) -> None:
        """Start a kernel in the sandbox."""
        self.reset_execution_trackers()
        self.km = kernel_manager(
            self.bundle, self.backend, self.beside, self.nest, seconds=self.total
        )
        self.start_new_kernel()
        self.start_new_kernel_client()
        if self.nest is None:  # what asks takes its functions before a student's code changes them
            run_sync(evaluated)(self.kc, "__import__('autograder.inside')", GRACE)

    def end(self) -> None:
        """End the kernel, with all that it has started."""
        if self.km is not None:
            self.shutdown_kernel = "immediate"
            self._cleanup_kernel()

    def start_anew(self, own: bool = True) -> None:
        """After a kernel is lost: another one, in which the cells before run once more.

        own : with the cells that students have added to the lesson
        """
        if not own:
            self.ran = [cell for cell in self.ran if self.is_asked_for(cell)]
        self.end()
        self.lost += 1
        self.over = self.lost > MOST_LOST or self.left() <= 0
        if self.over:
            return
        self.start()
        for cell in self.ran:
            if self.once_more(cell):
                self.over = True
                return

    def once_more(self, cell: NotebookNode) -> str:
        """Run a cell again beside the notebook; what it has done to the kernel, as `trouble` says.

        nbclient puts what it runs into the notebook, where there was another cell.
        """
        first = self.nb.cells[0]
        try:
            return self.trouble(new_code_cell(cell.source), 0)
        finally:
            self.nb.cells[0] = first

    def is_asked_for(self, cell: NotebookNode) -> bool:
        """Whether a cell is an answer, or one of the lesson's own."""
        return is_solution(cell) or cell.source in self.released

    # ---------------------------------------------------------------- cells

    def run(self, cell: NotebookNode, index: int) -> None:
        """Run a student's cell, and keep what it shows, as far as it is harmless."""
        cell.outputs = []
        trouble = NO_MORE if self.over or self.left() <= 0 else self.trouble(cell, index)
        if trouble == GONE and self.is_asked_for(cell):  # or a cell before has ended it by and by
            self.start_anew(own=False)
            trouble = NO_MORE if self.over else self.trouble(cell, index)
        cell.outputs = harmless(cell.outputs, self.room)
        if trouble:
            cell.outputs.append(said(trouble))
            if not self.over:
                self.start_anew()
        else:
            self.ran.append(cell)

    def trouble(self, cell: NotebookNode, index: int) -> str:
        """Run a cell; what it has done to the kernel, in words, if that is lost now."""
        self.shown, self.late = 0, False
        try:
            self.execute_cell(cell, index, store_history=True)
        except DeadKernelError:
            return FLOODS.format(megabytes=MOST_FLOOD / 2**20) if self.floods() else GONE
        except Exception as error:  # what a kernel sends that is not one any more
            self.log.warning("A kernel was lost: %r", error)
            return NONSENSE
        return self.hangs() if self.late else ""

    def hangs(self) -> str:
        """After a cell was interrupted: whether the kernel answers again, in words if not."""
        try:
            run_sync(evaluated)(self.kc, "1", GRACE)
        except Lost as lost:
            return str(lost)
        return ""

    async def _async_handle_timeout(self, timeout, cell=None):
        self.late = True
        return await super()._async_handle_timeout(timeout, cell)

    def process_message(self, msg, cell, cell_index):
        """Count what a cell shows, and end its kernel where it floods."""
        self.shown += len(str(msg.get("content", "")))
        if not self.floods():
            return super().process_message(msg, cell, cell_index)
        self.killing = asyncio.ensure_future(self.km.provisioner.kill())
        return None

    def floods(self) -> bool:
        return self.shown > MOST_FLOOD

    # ---------------------------------------------------------------- exercises

    def verdict(self, exercise: Exercise) -> Verdict:
        """The verdict on what the notebook has defined, whatever state its kernel is in."""
        message = NO_MORE
        for _ in range(2):
            if self.over or self.left() <= 0:
                break
            try:
                return self.judgement(exercise)
            except Lost as lost:  # by the answer, or by what a cell of the student's has done
                message = str(lost)
                self.heard.pop(exercise.name, None)  # it is not judged by what came before
                self.start_anew(own=False)
            except Exception as error:  # answers that no honest kernel gives, or our own defect
                self.log.exception("The check of %s failed", exercise.name)
                message = words.BROKEN.format(error=printable(repr(error)))
        return refused(exercise, message)

    def judgement(self, exercise: Exercise) -> Verdict:
        """Ask the kernel, and judge what it says. Raises Lost."""
        self.heard.pop(exercise.name, None)  # of a kernel that was lost
        cases = cases_of(exercise, self.seed)
        found = self.asked(exercise, cases, PATIENCE)
        if found is None:
            return refused(exercise, words.NOT_DEFINED.format(name=exercise.name))
        heard = self.heard[exercise.name] = Heard(found, hash_of(cases))
        if found.stopped is not None:  # what it has started may go on, and starve what comes after
            self.start_anew()

        def search(case: Case) -> Sequence[Answer]:
            answers = heard.small[hash_of([case])] = self.answers(exercise, case)
            return answers

        return judged(exercise, found, search, self.seed)

    def asked(self, exercise: Exercise, cases: Sequence[Case], seconds: float) -> Asked | None:
        most = max(1.0, min(seconds + GRACE, self.left()))
        return run_sync(asked)(self.kc, exercise, cases, seconds, most)

    def answers(self, exercise: Exercise, case: Case) -> Sequence[Answer]:
        """The answer to a small case; none when that takes too long."""
        found = self.asked(exercise, [case], PATIENCE_SMALL)
        return found.answers if found else ()


def name_of(cell: NotebookNode) -> str:
    """The exercise that a cell judges; "" for any other cell."""
    return cell.metadata.nbgrader.grade_id if is_grade(cell) and not is_solution(cell) else ""


def outputs_of(verdict: Verdict) -> list[NotebookNode]:
    """What a check leaves in its cell: the verdict, and the score where nbgrader looks for it."""
    score = {"text/plain": repr(float(verdict.score))}
    return [
        new_output("display_data", words.mimebundle(verdict)),
        new_output("execute_result", score),
    ]


def said(trouble: str) -> NotebookNode:
    """An error for the feedback page."""
    return new_output("error", ename="Stopped", evalue=trouble, traceback=[f"Stopped: {trouble}"])


def beside(resources) -> list[str]:
    """The files beside the notebook: no links, no notebooks, nothing below."""
    folder = Path(resources["metadata"]["path"] or ".")
    return [
        str(path.resolve())
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.is_symlink() and path.suffix != ".ipynb"
    ]


@lru_cache(maxsize=8)
def sources_of(notebook: str) -> frozenset[str]:
    """The sources of a notebook's code cells; none where no notebook is named."""
    cells = nbformat.read(notebook, as_version=4).cells if notebook else []
    return frozenset(cell.source for cell in cells if cell.cell_type == "code")


@lru_cache(maxsize=8)
def bundle_of(lesson: str) -> Path:
    """The bundle of a lesson, made once in this process, and gone when it ends."""
    folder = Path(tempfile.mkdtemp(prefix="mbgd-bundle-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder.chmod(0o755)  # another user reads it inside
    return build_bundle(lesson, folder) if lesson in LESSONS else folder


@lru_cache(maxsize=8)
def nest_of(lesson: str, release: str) -> Nest:
    """The nest of a lesson, made once in this process, and gone when it ends."""
    modules = imports(Path(release), bundle_of(lesson)) if release else ()
    try:
        nest = Nest(bundle_of(lesson), modules, new_folder())
    except OSError:  # one of them starts a thread, say: each kernel imports them by itself, then
        nest = Nest(bundle_of(lesson), (), new_folder())
    atexit.register(nest.close)
    return nest


# ------------------------------------------------------------------ comments


def comments(nb: NotebookNode) -> dict[str, str | None]:
    """What stands beside each answer, where nbgrader keeps automatic comments.

    nbgrader's own words beside what is untouched; else the result of the exercise.
    """
    said = dict(results(nb))
    found = {}
    for cell in nb.cells:
        if is_solution(cell) or is_task(cell):
            grade_id = cell.metadata.nbgrader.grade_id
            found[grade_id] = said.get(grade_id.removesuffix(ANSWER))
            if cell.metadata.nbgrader.get("checksum") == compute_checksum(cell) and is_solution(
                cell
            ):
                found[grade_id] = "No response."
    return found


def untouched(cell: NotebookNode) -> bool:
    return cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)


ANSWER = "-answer"
"""What the name of an answer's cell adds to that of its exercise."""


def results(nb: NotebookNode) -> Iterator[tuple[str, str]]:
    """(exercise, the first lines of its verdict) for each check of a graded notebook."""
    for cell in nb.cells:
        if name_of(cell) and cell.get("outputs"):
            text = cell.outputs[0].get("data", {}).get("text/plain", "")
            lines = text.splitlines()
            yield name_of(cell), "\n".join([*lines[:1], *(x for x in lines if "Hint:" in x)])
