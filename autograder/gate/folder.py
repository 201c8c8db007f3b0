"""A submitted folder -> the notebook's bytes, and the harmless data beside it.

What beside the notebook is no harmless data is left out; only the notebook itself can make a
submission ungradable.
"""

import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from math import prod
from pathlib import Path

from autograder.course import LEFT_ALONE
from autograder.gate.files import LeftOut, TooMany, content, entries, kind_of, opened
from autograder.gate.says import (
    CLEAR,
    HAND_IN_FILE,
    LEFT_OUT,
    RENAMED,
    TOO_MANY,
    Ungradable,
    listed,
    megabytes,
    quoted,
)

LARGEST_NOTEBOOK = 16 << 20  # bytes; pictures in outputs make an honest one large
LARGEST_FOLDER = 32 << 20  # bytes of all files beside the notebook
MOST_ENTRIES = 1_000  # files and folders, looked at in all
DEEPEST = 3  # folders inside the folder
LONGEST_NAME = 100  # characters

NOTEBOOK_TOO_LARGE = f"it is larger than {megabytes(LARGEST_NOTEBOOK)}"
FOLDER_TOO_LARGE = f"the files beside the notebook are larger than {megabytes(LARGEST_FOLDER)}"

DATA = (".csv", ".jpeg", ".jpg", ".json", ".md", ".npy", ".png", ".tsv", ".txt")
"""What a file beside the notebook may be: no code, no archive, nothing that names code to load."""

FILE_NAME = re.compile(r"\w[\w .,()+-]*")
FOLDER_NAME = re.compile(r"\w[\w -]*")  # no dot: `x.dist-info` would register an installed package
CONFIG_NAME = re.compile(r".*_config\.json", re.IGNORECASE)  # Jupyter reads it where it runs
CLUTTER = LEFT_ALONE | {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What systems and tools leave in a folder: left out without a word."""

TIMESTAMP = "timestamp.txt"  # nbgrader's own, which it reads as a time, whatever it holds
TIME = re.compile(
    rb"(2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.\d{1,6})?(?: (?:[A-Za-z]{1,5}|[+-]\d{4}))?\s?"
)
NPY_HEADER = re.compile(
    rb"\{'descr': '[<>|=][biufc](\d{1,2})', 'fortran_order': (?:True|False), "
    rb"'shape': \((?:(\d{1,15}(?:, \d{1,15}){0,31}),?)?\), \} *\n"
)


@dataclass(frozen=True)
class Found:
    """What a folder holds: the notebook's bytes, the data beside it, and what was left out."""

    notebook: bytes
    files: dict[str, bytes]
    notes: list[str]


def read_folder(folder: Path, name: str) -> Found:
    """The notebook `name` and the data files of a submitted folder."""
    file = f"{name}.ipynb"
    with opened_submission(folder, file) as root:
        taken = file if kind_of(root, file) else only_notebook(root, file)
        try:
            notebook = content(root, taken, LARGEST_NOTEBOOK, NOTEBOOK_TOO_LARGE)
        except LeftOut as reason:
            too_large = str(reason) == NOTEBOOK_TOO_LARGE
            remedy = CLEAR if too_large else HAND_IN_FILE.format(file=file)
            raise Ungradable(f"{quoted(taken)} is not taken, since {reason}", remedy) from None
        renamed = [] if taken == file else [RENAMED.format(file=file, found=quoted(taken))]
        files, notes = data_files(root, taken)
    return Found(notebook, files, renamed + notes)


# ------------------------------------------------------------------ the notebook


@contextmanager
def opened_submission(folder: Path, file: str) -> Iterator[int]:
    with ExitStack() as stack:
        try:
            root = stack.enter_context(opened(folder))
        except LeftOut as reason:
            what = f"the folder that was handed in is no plain folder: {reason}"
            raise Ungradable(what, HAND_IN_FILE.format(file=file)) from None
        yield root


def only_notebook(root: int, file: str) -> str:
    """The one notebook of another name; where there are several, nobody can know which is meant."""
    try:
        names = [each for each in entries(root, MOST_ENTRIES) if is_notebook(root, each)]
    except (LeftOut, TooMany):
        names = []
    if len(names) == 1:
        return names[0]
    found = f"but {listed(names)}" if names else "nor any other notebook"
    what = f"the folder holds no {file}, {found}"
    raise Ungradable(what, HAND_IN_FILE.format(file=file))


def is_notebook(root: int, name: str) -> bool:
    named = name.lower().endswith(".ipynb") and not name.startswith(".")
    return named and kind_of(root, name) == stat.S_IFREG


# ------------------------------------------------------------------ the data beside it


@dataclass
class Walk:
    """A walk through the folders: what was taken so far, and the reasons for what was not."""

    taken: str
    looked_at: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def room(self) -> int:
        return LARGEST_FOLDER - sum(map(len, self.files.values()))

    def through(self, folder: int, prefix: str = "", depth: int = 0) -> None:
        """Take what may be taken of this folder and of those inside it, by name."""
        for name in entries(folder, MOST_ENTRIES - self.looked_at):
            self.looked_at += 1
            path = f"{prefix}{name}"
            if name in CLUTTER or path == self.taken:
                continue
            try:
                self.take(folder, name, path, depth)
            except LeftOut as reason:
                self.left_out[str(reason)].append(path)

    def take(self, folder: int, name: str, path: str, depth: int) -> None:
        if kind_of(folder, name) == stat.S_IFDIR:
            if not good_name(FOLDER_NAME, name):
                raise LeftOut("folders' names are letters, digits, - and _")
            if depth == DEEPEST:
                raise LeftOut(f"it lies more than {DEEPEST} folders deep")
            with opened(name, inside=folder) as inner:
                self.through(inner, f"{path}/", depth + 1)
            return
        refuse_name(name)
        same = unicodedata.normalize("NFC", path).casefold()
        if same in self.seen:  # one would overwrite the other on some disks
            raise LeftOut("another file has the same name up to upper and lower case")
        data = content(folder, name, self.room, FOLDER_TOO_LARGE)
        refuse_content(name, data)
        self.seen.add(same)
        self.files[path] = data


def data_files(root: int, taken: str) -> tuple[dict[str, bytes], list[str]]:
    """The data files below a folder, path -> bytes, and a sentence for what was left out.

    taken : the notebook, which is none of them
    """
    walk = Walk(taken)
    try:
        walk.through(root)
    except TooMany:  # which ones to take would be chance
        return {}, [TOO_MANY.format(most=MOST_ENTRIES)]
    except LeftOut as reason:
        return {}, [LEFT_OUT.format(reason=reason, names="everything beside the notebook")]
    notes = [
        LEFT_OUT.format(reason=reason, names=listed(names))
        for reason, names in walk.left_out.items()
    ]
    return walk.files, notes


def refuse_name(name: str) -> None:
    if not name.lower().endswith(DATA):
        raise LeftOut(f"only data may lie beside the notebook ({', '.join(DATA)})")
    if not good_name(FILE_NAME, name):
        raise LeftOut("its name is too long, hidden, or holds signs that names should not")
    if CONFIG_NAME.fullmatch(name):
        raise LeftOut("Jupyter reads its settings from files of this name")


def good_name(pattern: re.Pattern, name: str) -> bool:
    return len(name) <= LONGEST_NAME and bool(pattern.fullmatch(name)) and name[-1] not in " ."


def refuse_content(name: str, data: bytes) -> None:
    if name.lower().endswith(".npy") and not plain_array(data):
        raise LeftOut("it is no NumPy file of plain numbers")
    if name == TIMESTAMP and not plain_time(data):
        raise LeftOut("it is no time that nbgrader wrote")


def plain_array(data: bytes) -> bool:
    """Whether a .npy file holds plain numbers, and as many as it says. Nothing is allocated.

    NumPy would evaluate the header as Python, and unpickle an array of objects.
    """
    if data[:6] != b"\x93NUMPY" or data[6:8] not in (b"\1\0", b"\2\0", b"\3\0"):
        return False
    start = 10 if data[6] == 1 else 12
    end = start + int.from_bytes(data[8:start], "little")
    header = NPY_HEADER.fullmatch(data[start:end])
    if not header:
        return False
    shape = map(int, header[2].split(b", ")) if header[2] else ()
    return int(header[1]) * prod(shape) == len(data) - end


def plain_time(data: bytes) -> bool:
    found = TIME.fullmatch(data)
    try:
        return bool(found and datetime.fromisoformat(found[1].decode()))
    except ValueError:  # a thirteenth month
        return False
