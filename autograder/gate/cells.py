"""The cells of a submitted notebook, and which cell of the release each of them is."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.gate import says as say

TYPES = ("code", "markdown", "raw")
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
NO_TEXT = re.compile(r"[\x00\ud800-\udfff]")  # Python takes no NUL, UTF-8 no half of a character


@dataclass(frozen=True)
class Cell:
    """What is taken, or looked at, of a submitted cell."""

    kind: str
    source: str
    id: str | None = None
    marks: Mapping | None = None
    """nbgrader's metadata."""

    tags: tuple = ()
    pictures: bool = False

    @property
    def grade_id(self) -> str | None:
        name = (self.marks or {}).get("grade_id")
        return name if isinstance(name, str) and name else None


# ------------------------------------------------------------------ reading


def readable(given: Sequence) -> tuple[list[Cell], list[str]]:
    """The cells that hold text, and notes on what could not be read."""
    cells, said = [], Counter()
    for cell in given:
        source = text_of(cell.get("source")) if isinstance(cell, dict) else None
        if source is None:
            said[say.UNREADABLE] += 1
            continue
        said[say.DAMAGED] += bool(NO_TEXT.search(source))
        kind = cell.get("cell_type")
        known = isinstance(kind, str) and kind in TYPES
        said[say.UNKNOWN_TYPE] += not known
        cells.append(read_cell(cell, kind if known else "markdown", source))
    return cells, [note.format(cells=say.times(n, "cell")) for note, n in said.items() if n]


def text_of(source: object) -> str | None:
    """A cell's text: one string, or a list of lines."""
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    return source if isinstance(source, str) else None


def read_cell(cell: dict, kind: str, source: str) -> Cell:
    metadata, name = mapping(cell.get("metadata")), cell.get("id")
    tags = metadata.get("tags")
    return Cell(
        kind,
        NO_TEXT.sub("\ufffd", source),
        name if isinstance(name, str) and CELL_ID.fullmatch(name) else None,
        mapping(metadata["nbgrader"]) if "nbgrader" in metadata else None,
        tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        bool(cell.get("attachments")),
    )


def mapping(given: object) -> dict:
    return given if isinstance(given, dict) else {}


# ------------------------------------------------------------------ which cell is which


def marks_of(cell: NotebookNode) -> dict:
    """nbgrader's metadata of a released cell."""
    return cell.metadata.get("nbgrader", {})


def is_answer(cell: NotebookNode) -> bool:
    return bool(marks_of(cell).get("solution"))


def is_locked(cell: NotebookNode) -> bool:
    """Whether the released source counts, as nbgrader sees it."""
    marks = marks_of(cell)
    return bool(not is_answer(cell) and (marks.get("grade") or marks.get("locked")))


def is_kept(cell: NotebookNode) -> bool:
    """Whether nbgrader keeps the cell by its grade id: an answer, a check, a locked text."""
    return is_answer(cell) or is_locked(cell)


def matched(cells: Sequence[Cell], released: Sequence[NotebookNode]) -> dict[int, int]:
    """Number of a submitted cell -> place of the released cell that it is, each at most once.

    By a marked cell's own id; else by the grade id; else by any cell's own id; else, since some
    editors keep neither, by its text. Of several that could be the same cell the first one is it.
    """
    found: dict[int, int] = {}
    for keys in (by_place, by_grade_id, by_id, by_text):
        free: dict[object, deque[int]] = defaultdict(deque)
        for place, cell in enumerate(released):
            if place not in found.values() and (key := keys(released_cell(cell))):
                free[key].append(place)
        for number, cell in enumerate(cells):
            if number not in found and free.get(key := keys(cell)):
                place = free[key].popleft()
                if is_kept(released[place]) or cell.kind == released[place].cell_type:
                    found[number] = place
    return dict(sorted(found.items()))


def released_cell(cell: NotebookNode) -> Cell:
    kept = marks_of(cell) if is_kept(cell) else None
    return Cell(cell.cell_type, cell.source, cell.id, kept)


def by_place(cell: Cell) -> object:
    """Of an answer or a check, the cell's own id: who exchanges grade ids exchanges no answers."""
    return cell.id and cell.grade_id and cell.id


def by_grade_id(cell: Cell) -> object:
    return cell.grade_id


def by_id(cell: Cell) -> object:
    return cell.id


def by_text(cell: Cell) -> object:
    return cell.kind, plain(cell.source)


def plain(source: str) -> str:
    """The text, without what editors change unasked: ends of lines, space at both ends."""
    return source.replace("\r\n", "\n").strip()


def own_cells(
    cells: Sequence[Cell], matches: Mapping[int, int], released: Sequence[NotebookNode]
) -> dict[int, list[Cell]]:
    """Place of a released cell -> the student's own cells after it; -1 for those before all.

    A second copy of a graded cell is the student's own, unless it says what the release or the
    first copy says: an untouched stub must not undo an answer.
    """
    names = {marks_of(cell).get("grade_id"): cell for cell in released if is_kept(cell)}
    said = {(cells[n].grade_id, plain(cells[n].source)) for n in matches}
    said |= {(name, plain(cell.source)) for name, cell in names.items()}
    found, place = defaultdict(list), -1
    for number, cell in enumerate(cells):
        if number in matches:
            place = matches[number]
        elif not plain(cell.source):  # an empty cell does nothing, wherever it stands
            continue
        elif cell.grade_id not in names or (cell.grade_id, plain(cell.source)) not in said:
            found[place].append(cell)
    return found
