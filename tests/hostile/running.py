"""Grade hostile submissions among honest ones, and see what became of everything around them.

    python -m hostile.running [--all] [--config LINE] [--write FILE] [NAME...]

In tests/, on Linux, with bubblewrap.

A row passes when it scores what it deserves, and nothing is harmed. Its class has the slim release
of the lesson, so that a submission takes a second or two where nothing hangs.
"""

import argparse
import copy
import hashlib
import json
import os
import socket
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.grade import Class, Outcome, grade, prepare
from autograder.provisioner import SHORT, SOCKETS
from autograder.submitters import Processes
from hostile.catalogue import CATALOGUE, few
from hostile.honest import HONEST
from hostile.making import as_bytes, slim
from hostile.row import (
    ABSTRACT,
    HOST_MARKER,
    LESSON,
    NOTEBOOK,
    PORT,
    SOCKET,
    TRACE,
    Fifo,
    Folder,
    Hostile,
    Link,
    Sparse,
    Submission,
)

ROOT = Path(__file__).parent.parent.parent
SEED = 20_261
"""Of the cases: fixed, so that a run can be repeated."""

OURS = f"{SOCKETS}{os.getpid()}-"
"""In the names of folders, and in the commands, of the sandboxes that this process asked for."""


@dataclass
class Found:
    """What a run has shown: for each row that did not go as it should, in sentences."""

    scores: dict[str, dict[str, float]]
    complaints: list[str] = field(default_factory=list)


# ------------------------------------------------------------------ a class


def course(root: Path, config: Sequence[str] = ()) -> Class:
    """A course with the slim lesson, ready to be graded; `config` comes after its own lines."""
    usual = (ROOT / "nbgrader_config.py").read_text("utf-8")
    (root / "nbgrader_config.py").write_text("\n".join([usual, *config, ""]), "utf-8")
    source = root / "solutions" / LESSON / NOTEBOOK
    source.parent.mkdir(parents=True)
    nbformat.write(slim(read(ROOT / "solutions" / LESSON / NOTEBOOK)), source)
    return prepare(root, LESSON, "bubblewrap", SEED)


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def hand_in(work: Class, rows: Sequence[Hostile]) -> dict[str, Mapping[str, float] | None]:
    """Write everybody's submission; what each student deserves."""
    release, deserved = read(work.release), {}
    for honest in HONEST:
        write(work.of(honest.student, "submitted"), honest.notebook(copy.deepcopy(release)))
        deserved[honest.student] = honest.deserves
    for row in rows:
        write(work.of(student(row), "submitted"), row.notebook(copy.deepcopy(release)))
        deserved[student(row)] = row.deserves
    return deserved


def student(row: Hostile) -> str:
    """Hostile students come after the first honest one in the alphabet, and before the last."""
    return f"m-{row.name}"


def write(folder: Path, submission: Submission) -> None:
    """Put a submission where `nbgrader collect` would."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(submission, Folder):
        submission = Folder({NOTEBOOK: submission})
    if submission.itself:
        folder.symlink_to(submission.itself.target)
        return
    folder.mkdir()
    for name, entry in submission.entries.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_entry(path, entry)


def write_entry(path: Path, entry: NotebookNode | bytes | Link | Fifo | Sparse) -> None:
    if isinstance(entry, Link):
        path.symlink_to(entry.target)
    elif isinstance(entry, Fifo):
        os.mkfifo(path)
    elif isinstance(entry, Sparse):
        with open(path, "wb") as file:
            file.truncate(entry.size)
    else:
        path.write_bytes(entry if isinstance(entry, bytes) else as_bytes(entry))


# ------------------------------------------------------------------ what may not change


def print_of(folder: Path, leave_out: Sequence[str] = ()) -> str:
    """A fingerprint of a folder: names, links, modes and bytes."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(tuple(leave_out)) or "__pycache__" in name:
            continue
        kind = path.lstat()
        digest.update(f"{name} {kind.st_mode:o} ".encode(errors="surrogatepass"))
        if path.is_symlink():
            digest.update(os.fsencode(os.readlink(path)))
        elif path.is_file() and kind.st_size < 1 << 20:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def start_up_files() -> list[Path]:
    """Where code lies that starts with a shell, with Python, with IPython or with Jupyter."""
    shells = (".profile", ".bashrc", ".bash_profile", ".zshrc", ".config/autostart")
    python = (".local/bin", ".local/lib", ".jupyter", ".ipython/profile_default/startup")
    return [Path.home() / name for name in shells + python] + [Path(sys.prefix)]


def host() -> set[tuple]:
    """The environment and all that starts by itself, as the inodes tell: there is much of it."""
    found = set()
    for start in start_up_files():
        for path in (start, *start.rglob("*")):
            if "__pycache__" not in path.parts and (path.is_symlink() or path.is_file()):
                kind = path.lstat()
                found.add((str(path), kind.st_ino, kind.st_mode, kind.st_size, kind.st_mtime_ns))
    return found


@contextmanager
def listeners() -> Iterator[list[str]]:
    """Wait where a row would knock; the list says who has been called."""
    called: list[str] = []

    def wait(name: str, listener: socket.socket) -> None:
        while True:
            try:
                listener.accept() if listener.type == socket.SOCK_STREAM else listener.recv(1)
            except OSError:
                return
            called.append(name)

    with ExitStack() as stack:
        for name, family, kind, address in (
            ("TCP", socket.AF_INET, socket.SOCK_STREAM, ("0.0.0.0", PORT)),
            ("UDP", socket.AF_INET, socket.SOCK_DGRAM, ("0.0.0.0", PORT)),
            ("a socket file", socket.AF_UNIX, socket.SOCK_STREAM, SOCKET),
            ("an abstract socket", socket.AF_UNIX, socket.SOCK_STREAM, ABSTRACT),
        ):
            listener = stack.enter_context(closing(socket.socket(family, kind)))
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if address == SOCKET:
                Path(SOCKET).unlink(missing_ok=True)
                stack.callback(Path(SOCKET).unlink, missing_ok=True)
            listener.bind(address)
            if kind == socket.SOCK_STREAM:
                listener.listen()
            stack.callback(listener.shutdown, socket.SHUT_RDWR) if kind != socket.SOCK_DGRAM else 0
            threading.Thread(target=wait, args=(name, listener), daemon=True).start()
        yield called


def markers(root: Path) -> list[Path]:
    return [folder / HOST_MARKER for folder in (root, Path.home(), Path("/tmp"))]


def traces() -> list[str]:
    """Files and processes that carry the mark of a row."""
    places = Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"), Path.home()
    files = [str(path) for place in places for path in place.glob(f"*{TRACE}*")]
    processes = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = line.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if TRACE in command or OURS in command:
            processes.append(command[:200])
    return files + processes


def left_behind() -> set[str]:
    """The folders that grading makes for itself."""
    return {str(path) for path in Path(SHORT).glob(f"{OURS}*")}


# ------------------------------------------------------------------ a run


def run(
    rows: Sequence[Hostile],
    root: Path,
    workers: int = 2,
    advance=lambda outcome: None,
    config: Sequence[str] = (),
):
    """Grade the rows among the honest; what was found."""
    work = course(root, config)
    deserved = hand_in(work, rows)
    for path in markers(root):
        path.write_text("as it was", "utf-8")
    quiet = ("autograder/class",)
    before = print_of(root, quiet), {s: print_of(work.of(s, "submitted")) for s in deserved}
    folders, around = left_behind(), host()
    outcomes: dict[str, Outcome] = {}
    with listeners() as called:
        for outcome in grade(work, sorted(deserved), Processes(workers, work.log)):
            outcomes[outcome.student] = outcome
            advance(outcome)
    found = Found(scores(work))
    found.complaints += misjudged(work, deserved, outcomes, found.scores)
    if print_of(root, quiet) != before[0]:
        found.complaints.append("the course's files are not what they were")
    found.complaints += [f"{path} was changed" for path in sorted({p for p, *_ in host() ^ around})]
    for s, was in before[1].items():
        if print_of(work.of(s, "submitted")) != was:
            found.complaints.append(f"{s}: the submission is not what it was")
    for path in markers(root):
        if path.read_text("utf-8") != "as it was":
            found.complaints.append(f"{path} was changed")
        path.unlink()
    deadline = time.monotonic() + 10
    while (left := traces()) and time.monotonic() < deadline:
        time.sleep(0.2)  # processes that were killed are being buried
    found.complaints += [f"left behind: {trace}" for trace in left]
    found.complaints += [f"left behind: {path}" for path in left_behind() - folders]
    found.complaints += [f"somebody called {name}" for name in called]
    found.complaints += shown_by(work, rows)
    return found


def misjudged(work, deserved, outcomes, got) -> list[str]:
    """A sentence for each student whose score is not what it should be."""
    sentences = []
    for s, points in deserved.items():
        outcome = outcomes.get(s)
        if outcome is None or outcome.failed:
            sentences.append(f"{s}: failed: {outcome.failed if outcome else 'no word of it'}"[:500])
        elif (points is None) != bool(outcome.ungradable):
            words = outcome.ungradable or f"graded: {got.get(s)}"
            sentences.append(
                f"{s}: {'should' if points is None else 'should not'} be ungradable: {words}"
            )
        elif points is not None and got.get(s) != dict(points):
            sentences.append(f"{s}: deserves {dict(points)}, got {got.get(s)}")
    return sentences


def scores(work: Class) -> dict[str, dict[str, float]]:
    """student -> exercise -> score, as the gradebook has them."""
    query = """
        select student.id, base_cell.name, grade.auto_score
        from grade
        join base_cell on base_cell.id = grade.cell_id
        join submitted_notebook on submitted_notebook.id = grade.notebook_id
        join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
        join student on student.id = submitted_assignment.student_id
    """
    found: dict[str, dict[str, float]] = {}
    with closing(sqlite3.connect(work.folder / "gradebook.db")) as book:
        for who, exercise, score in book.execute(query):
            found.setdefault(who, {})[exercise] = score
    return found


class Foreign(HTMLParser):
    """Collects what a page would run or fetch."""

    TAGS = frozenset(
        [
            "script",
            "iframe",
            "object",
            "embed",
            "base",
            "form",
            "link",
            "meta",
            "frame",
            "applet",
            "portal",
        ]
    )
    ADDRESSES = frozenset(("href", "src", "srcset", "action", "data", "xlink:href", "poster"))

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in self.TAGS:
            self.found.append(f"<{tag} {dict(attrs).get('src', '')}>")
        for name, value in attrs:
            address = (value or "").strip().lower()
            known = address.startswith(("#", "http:", "https:", "data:image/"))
            if name.startswith("on") or (name in self.ADDRESSES and not known):
                self.found.append(f"<{tag} {name}={address[:60]}>")


def foreign(text: str) -> Counter:
    parser = Foreign()
    parser.feed(text)
    return Counter(parser.found)


def shown_by(work: Class, rows: Sequence[Hostile]) -> list[str]:
    """What a feedback page runs or fetches that an honest student's page does not."""
    sentences = []
    usual = foreign(page(work, HONEST[0].student))
    for row in rows:
        text = page(work, student(row))
        more = foreign(text) - usual
        sentences += [f"{student(row)}: on the feedback page: {mark}" for mark in more]
        if str(SEED) in text:
            sentences.append(f"{student(row)}: the seed is on the feedback page")
    return sentences


def page(work: Class, who: str) -> str:
    path = work.of(who, "feedback") / f"{LESSON}.html"
    return path.read_text("utf-8") if path.exists() else ""


WHOLE_CLASS = "the whole class"
"""Stands in a file of results for what cannot be laid at the door of one row."""


def results(rows: Sequence[Hostile], found: Found) -> dict[str, dict]:
    """Row -> what it deserves, what it got, and what there is to complain of."""
    told: dict[str, dict] = {}
    for row in rows:
        mine = [words for words in found.complaints if words.startswith(f"{student(row)}: ")]
        deserves = None if row.deserves is None else dict(row.deserves)
        got = found.scores.get(student(row))
        told[row.name] = {"deserves": deserves, "got": got, "complaints": mine}
    known = {words for each in told.values() for words in each["complaints"]}
    others = [words for words in found.complaints if words not in known]
    return dict(sorted(told.items())) | {WHOLE_CLASS: {"complaints": others}}


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("names", nargs="*")
    options.add_argument("--all", action="store_true")
    options.add_argument("--keep", type=Path)
    options.add_argument("--config", action="append", default=[], help="a line of nbgrader_config")
    options.add_argument("--write", type=Path, help="the results, row by row")
    chosen = options.parse_args()
    rows = list(CATALOGUE) if chosen.all else few(1)
    if chosen.names:
        rows = [row for row in CATALOGUE if row.name in chosen.names or row.family in chosen.names]
    root = chosen.keep or Path(tempfile.mkdtemp(prefix="mbgd-hostile-"))
    root.mkdir(exist_ok=True)
    started, count = time.monotonic(), 0

    def advance(outcome: Outcome) -> None:
        nonlocal count
        count += 1
        print(f"{count:4} {time.monotonic() - started:7.1f} s  {outcome.student}", file=sys.stderr)

    found = run(rows, root, advance=advance, config=chosen.config)
    if chosen.write:
        chosen.write.write_text(json.dumps(results(rows, found), indent=1) + "\n", "utf-8")
    print(*found.complaints, sep="\n")
    print(f"{len(rows)} hostile rows, {len(found.complaints)} complaints; {root}")
    return 1 if found.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
