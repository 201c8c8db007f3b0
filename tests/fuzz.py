"""Fuzz what reads a stranger's bytes: `python -m tests.fuzz gate --inputs 100000`.

    gate : a submitted folder, whose notebook is a valid one with a few things wrong
    wire : the answers that come back from a student's process

All runs in a child process that may use little more memory than it starts with; each input has a
few seconds.
"""

import argparse
import copy
import json
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import numpy as np
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from nbgrader.nbgraderformat import MetadataValidator

from autograder.checking import Asked
from autograder.exercise import Answer, Raised
from autograder.files import RUBBISH, Report, report
from autograder.gate import Ungradable, admit, files_of
from autograder.jobs import Ended, Limits
from autograder.wire import MOST_WORDS, packed, unpacked

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
MEMORY = 1 << 30  # bytes of address space that fuzzing may use beyond what the libraries take
PATIENCE = 5  # seconds for an input
SILENCE = 120  # seconds without a word from the child, after which it counts as hanging
BATCH = 500  # of Hypothesis's examples, each of some inputs, between two lines of progress

# ------------------------------------------------------------------ valid inputs to start from


def small_release() -> nbformat.NotebookNode:
    """A dozen cells of a released lesson, and a written answer: every kind of cell there is."""
    path = ROOT / "notebooks" / LESSON / f"{LESSON}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = notebook.cells[:2] + notebook.cells[8:13]
    marks = notebook.cells[3].metadata.nbgrader
    for name, kind, changes in (
        ("why", "markdown", {"grade": True, "solution": True, "points": 2, "locked": False}),
        ("text", "markdown", {"grade": False, "solution": False, "locked": True}),
    ):
        cell = nbformat.v4.new_markdown_cell(f"The {name}.", id=name)
        cell.metadata.nbgrader = marks | {"grade_id": name, "cell_type": kind} | changes
        notebook.cells.append(cell)
    return notebook


def answers() -> dict:
    """What an honest process sends back."""
    arrays = {"result": np.arange(6.0).reshape(2, 3), "used": np.array([True, False])}
    raised = Answer(raised=Raised("ValueError", "no", "line 1"), changed=("w",))
    return packed(Asked((Answer(arrays), raised), (Answer({"n": np.array(3)}),), "printed"))


# ------------------------------------------------------------------ what goes wrong with them

HUGE, DEEP = "\0huge", "\0deep"  # become a long number, and many brackets, once written as JSON
WORDS = (
    "code",
    "markdown",
    "raw",
    "heading",
    "minibatches",
    "minibatches-answer",
    "why",
    "nbgrader",
)
KEYS = ("cells", "cell_type", "source", "metadata", "id", "tags", "grade_id", "points", "locked")
TYPES = ("<f8", "|b1", "|O8", "<U4", "<f99", ">i2", "|S0", "<f8,<f8", "<f\u0668", "|u1", "<M8[s]")

rubbish = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 5)
    | st.integers()
    | st.sampled_from([2**31, 2**63, 10**12, 10**30, -(2**63) - 1])
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from([HUGE, DEEP, "", "\ud800", "\0", "a" * 2000, "AAAAAAAAAAA=", *WORDS, *TYPES]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)
shapes = st.lists(
    st.integers(-2, 3) | st.sampled_from([0, 10**12, 2**31, 2**63, True, 1.0, "1"]), max_size=40
)
edits = st.tuples(
    st.sampled_from(("replace", "replace", "delete", "twice", "move", "rename", "wrap")),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    rubbish | shapes,
)
damages = st.tuples(
    st.sampled_from(("flip", "cut", "insert", "drop", "mark", "utf-16", "twice")),
    st.integers(0, 10**6),
    st.integers(0, 255),
)


def places(thing: object) -> Iterator[tuple[object, object]]:
    """Every (container, key or number) inside a JSON value."""
    keys = range(len(thing)) if isinstance(thing, list) else list(thing)
    for key in keys:
        yield thing, key
        if isinstance(thing[key], list | dict):
            yield from places(thing[key])


def edited(thing: dict, changes: list[tuple]) -> dict:
    """A copy of some JSON after a few edits anywhere in it."""
    thing = json.loads(json.dumps(thing))  # faster than a deep copy
    for what, pick, other, value in changes:
        found = list(places(thing))
        if not found:
            return thing
        box, key = found[pick % len(found)]
        if what == "replace":
            box[key] = copy.deepcopy(value)
        elif what == "wrap":
            box[key] = [box[key]]
        elif what == "rename" and isinstance(box, dict):
            box[KEYS[other % len(KEYS)]] = box.pop(key)
        elif what == "delete":
            del box[key]
        elif what == "twice" and isinstance(box, list):
            box.insert(other % (len(box) + 1), copy.deepcopy(box[key]))
        elif what == "move" and isinstance(box, list):
            taken = box.pop(key)
            box.insert(other % (len(box) + 1), taken)
    return thing


def written(thing: object, ascii: bool = True) -> bytes:
    """As JSON, with the numbers and brackets that Python would not write."""
    text = json.dumps(thing, ensure_ascii=ascii)
    text = text.replace('"\\u0000huge"', "1" * 5_000)
    text = text.replace('"\\u0000deep"', "[" * 5_000 + "]" * 5_000)
    return text.encode("utf-8", "surrogatepass")


def damaged(content: bytes, changes: list[tuple]) -> bytes:
    """A file after a few changes of its bytes."""
    for what, pick, byte in changes:
        at = pick % (len(content) + 1)
        if what == "flip":
            content = content[:at] + bytes([byte]) + content[at + 1 :]
        elif what == "insert":
            content = content[:at] + bytes([byte]) * (pick % 300) + content[at:]
        elif what == "drop":
            content = content[:at] + content[at + byte :]
        elif what == "cut":
            content = content[:at]
        elif what == "mark":
            content = b"\xef\xbb\xbf" + content
        elif what == "twice":
            content = content[:at] + content[at : at + byte] * 2 + content[at + byte :]
        elif what == "utf-16":
            content = content.decode("latin-1").encode("utf-16")
    return content


# ------------------------------------------------------------------ what must hold

names = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=40)
entries = st.lists(
    st.tuples(
        names | st.sampled_from(["a.csv", "A.csv", "x.npy", "numpy.py", "timestamp.txt", ".."]),
        st.sampled_from(["file", "link", "fifo", "folder"]),
        st.binary(max_size=20)
        | st.sampled_from([b"\x93NUMPY\1\0v\0{", b"2026-01-01 10:00:00 UTC"]),
    ),
    max_size=2,
)


class Gate:
    """Admitted folders are what stock tools and the release ask for; no other error comes up."""

    def __init__(self):
        self.release = small_release()
        self.start = json.loads(nbformat.writes(self.release))
        self.validator = MetadataValidator()
        self.validated, self.admissions = set(), 0
        memory = Path("/dev/shm")
        scratch = memory if memory.is_dir() else None  # a hundred thousand folders are many
        self.folder = Path(tempfile.mkdtemp(prefix="mbgd-fuzz-", dir=scratch))

    def close(self) -> None:
        shutil.rmtree(self.folder)

    def __call__(self, drawn: tuple) -> str:
        changes, damage, ascii, beside = drawn
        content = damaged(written(edited(self.start, changes), ascii), damage)
        empty(self.folder)
        (self.folder / f"{LESSON}.ipynb").write_bytes(content)
        for name, kind, data in beside:
            put(self.folder, name, kind, data)
        try:
            admitted = admit(self.folder, self.release, LESSON)
        except Ungradable as reason:
            assert reason.student.isprintable() and reason.instructor.isprintable()
            return "ungradable"
        self.hold(admitted)
        return "put right" if admitted.notes else "admitted"

    def hold(self, admitted) -> None:
        notebook = admitted.notebook
        nbformat.validate(notebook)
        self.validate_marks(notebook)
        assert all(note.isprintable() and len(note) < 1_000 for note in admitted.notes)
        cells = {cell.id: cell for cell in notebook.cells}
        assert len(cells) == len(notebook.cells)
        kept = [cell for cell in notebook.cells if cell.id in {c.id for c in self.release.cells}]
        for cell, released in zip(kept, self.release.cells, strict=True):
            assert (cell.id, cell.metadata) == (released.id, released.metadata)
            if released.metadata.get("nbgrader", {}).get("locked"):
                assert cell.source == released.source
        own = [cell for cell in notebook.cells if cell not in kept]
        assert all(not cell.metadata and not cell.get("outputs") for cell in own)
        if self.admissions % 8 == 0:  # it costs as much as all else
            self.hold_again(admitted)
        self.admissions += 1

    def validate_marks(self, notebook) -> None:
        """nbgrader's validator takes 40 ms, so that it sees equal metadata once."""
        cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
        marks = json.dumps([(cell.cell_type, cell.metadata.nbgrader) for cell in cells])
        if marks not in self.validated:
            self.validator.validate_nb(notebook)
            self.validated.add(marks)

    def hold_again(self, admitted) -> None:
        """Who is let in once is let in as it is."""
        empty(self.folder)
        for name, data in files_of(admitted, LESSON).items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        again = admit(self.folder, self.release, LESSON)
        assert (again.notebook, again.files) == (admitted.notebook, admitted.files)
        assert again.notes == ()


def empty(folder: Path) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            os.unlink(entry.path)


def put(folder: Path, name: str, kind: str, data: bytes) -> None:
    """Lay something into a folder, where the system allows the name."""
    path = os.path.join(os.fsencode(folder), name.encode("utf-8", "replace"))
    if os.path.lexists(path):  # to write into a pipe would wait
        return
    try:
        if kind == "link":
            os.symlink("/etc/passwd", path)
        elif kind == "fifo":
            os.mkfifo(path)
        elif kind == "folder":
            os.mkdir(path)
            Path(os.fsdecode(path), "inner.csv").write_bytes(data)
        else:
            Path(os.fsdecode(path)).write_bytes(data)
    except OSError:
        pass


class Wire:
    """Answers are plain arrays no larger than what came; anything else is a documented error."""

    start = answers()

    def close(self) -> None:
        """Nothing to put away."""

    def __call__(self, drawn: tuple) -> str:
        changes, damage, *_ = drawn
        line = damaged(written(edited(self.start, changes)), damage)
        first = b'{"defined": ["a"], "checked": [], "trouble": ""}\n'
        for said in (first + line + b"\n", line + b"\n"):
            assert isinstance(report(Ended(), said, Limits()), Report)
        try:
            found = unpacked(json.loads(line))
        except RUBBISH:
            return "refused"
        for answer in found.answers + found.small:
            self.hold(answer, len(line))
        return "taken"

    def hold(self, answer: Answer, sent: int) -> None:
        for array in answer.values.values():
            assert array.nbytes <= sent
            assert array.dtype.kind in "biuf"
            assert all(0 <= axis <= 1 << 25 for axis in array.shape)
        raised = answer.raised
        words = [*answer.changed, *((raised.kind, raised.message, raised.where) if raised else ())]
        assert all(isinstance(word, str) and len(word) <= MOST_WORDS for word in words)


TARGETS = {"gate": Gate, "wire": Wire}
inputs = st.tuples(
    st.lists(edits, max_size=5),
    st.just([]) | st.lists(damages, max_size=2),
    st.booleans(),
    st.just([]) | entries,
)

# ------------------------------------------------------------------ running


@dataclass
class Figures:
    """What came of the inputs so far."""

    came: Counter = field(default_factory=Counter)
    slowest: float = 0.0
    memory: int = 0

    def __str__(self) -> str:
        came = ", ".join(f"{count:,} {what}" for what, count in sorted(self.came.items()))
        slowest, memory = f"{self.slowest * 1e3:.0f} ms", f"{self.memory >> 20} MB"
        return f"{self.came.total():,} inputs: {came}; slowest {slowest}, peak {memory}"


def fuzz(target: str, wanted: int, first_seed: int, send: Callable[[Figures], None]) -> None:
    """Check inputs until there are as many as wanted; runs in a process of its own."""
    check, figures = TARGETS[target](), Figures()
    limit_memory()
    signal.signal(signal.SIGALRM, too_slow)
    batch = first_seed
    while (left := wanted - figures.came.total()) > 0:
        chosen = settings(
            max_examples=min(BATCH, left // 3 + 1),
            database=None,
            deadline=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )

        def timed(drawn):
            for each in in_steps(*drawn):
                signal.alarm(PATIENCE)
                start = time.perf_counter()
                came = check(each)
                figures.slowest = max(figures.slowest, time.perf_counter() - start)
                signal.alarm(0)
                figures.came[came] += 1

        seed(batch)(chosen(given(inputs)(timed)))()
        figures.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
        send(figures)
        batch += 1
    check.close()


def in_steps(changes: list, *others: object) -> Iterator[tuple]:
    """The inputs with one edit more each, and with each edit alone: to draw them takes longest."""
    several = [changes[:count] for count in range(2, len(changes) + 1)]
    for some in [[change] for change in changes] + several or [[]]:
        yield some, *others


def limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def too_slow(*_: object) -> None:
    raise AssertionError(f"an input took more than {PATIENCE} s")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz", description=__doc__.split("\n")[0]
    )
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=1_000, help="at least so many")
    parser.add_argument(
        "--seed", type=int, default=0, help="of the first batch; the same, the same"
    )
    given_ = parser.parse_args(arguments)
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    work = (given_.target, given_.inputs, given_.seed, there.send)
    child = context.Process(target=fuzz, args=work, daemon=True)
    child.start()
    there.close()
    try:
        while here.poll(SILENCE):
            print(f"{given_.target}: {here.recv()}", flush=True)
        print(f"{given_.target}: no word for {SILENCE} s", file=sys.stderr)
        child.kill()
    except EOFError:
        pass
    child.join()
    return int(child.exitcode != 0)


if __name__ == "__main__":
    sys.exit(main())
