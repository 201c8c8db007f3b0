"""A submitted notebook's JSON -> the notebook to grade: the release, with the student's sources.

The released cells stand in the release's order, with its ids, types and metadata. Of what was
submitted only text is taken: the sources of answers and of cells that nobody locked, and the
student's own cells, each after the cell that it followed.
"""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.gate import says as say
from autograder.gate.cells import (
    Cell,
    is_answer,
    is_kept,
    is_locked,
    mapping,
    marks_of,
    matched,
    own_cells,
    plain,
    readable,
)
from autograder.gate.says import Ungradable, quoted, times

MOST_CELLS = 5_000  # looked at; a lesson has about 50
MOST_OWN_CELLS = 1_000  # kept beside the lesson's
MOST_CHARACTERS = 2_000_000  # of all sources together
MOST_LINES = 100_000

NEW = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}
EMPTY = {
    "code": "# This answer cell was missing from the notebook that was handed in.",
    "markdown": "*This answer was missing from the notebook that was handed in.*",
}
"""Not the released stub: it would undo an answer that the student wrote into another cell."""


def notebook_to_grade(given: Mapping, release: NotebookNode) -> tuple[NotebookNode, list[str]]:
    """The notebook that may be graded, and a sentence for each thing that was put right in it.

    given : a notebook of format 4, as JSON
    release : the same lesson's notebook as students got it
    """
    refuse_many(len(given["cells"]), MOST_CELLS, "cells")
    cells, notes = readable(given["cells"])
    matches = matched(cells, release.cells)
    claims = {place: cells[number] for number, place in matches.items()}
    own = own_cells(cells, matches, release.cells)
    refuse_many(sum(map(len, own.values())), MOST_OWN_CELLS, "cells beside the lesson's")
    notebook = copy.copy(release)
    notebook.metadata = copy.deepcopy(release.metadata)
    notebook.cells = list(built(release.cells, claims, own))
    refuse_long(notebook.cells)
    notes += [
        *language_notes(given, release),
        *foreign_notes(cells, claims, release.cells),
        *dropped_notes(cells, matches, release.cells),
        *moved_notes(matches),
        *released_notes(cells, claims, release.cells),
    ]
    return notebook, notes


# ------------------------------------------------------------------ building


def built(
    released: Sequence[NotebookNode],
    claims: Mapping[int, Cell],
    own: Mapping[int, Sequence[Cell]],
) -> Iterator[NotebookNode]:
    """The released cells in their order, each followed by the student's own.

    claims : place of a released cell -> what was submitted as it
    own : place of a released cell -> the student's own cells after it; -1 for those before all
    """
    used = {cell.id for cell in released}
    for place in range(-1, len(released)):
        if place >= 0:
            yield rebuilt(released[place], claims.get(place))
        for cell in own.get(place, ()):
            yield own_cell(cell, used)


def rebuilt(released: NotebookNode, claimed: Cell | None) -> NotebookNode:
    """A released cell, with the student's source where that counts."""
    cell = copy.deepcopy(released)
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    if not is_locked(released):
        if claimed is not None:
            cell.source = claimed.source
        elif is_answer(released):
            cell.source = EMPTY.get(cell.cell_type, "")
    return cell


def own_cell(cell: Cell, used: set[str]) -> NotebookNode:
    """A student's own cell: nothing but its text, and an id that no other cell has."""
    name = cell.id
    if name is None or name in used:
        number = len(used)
        while (name := f"own-{number}") in used:
            number += 1
    used.add(name)
    return NEW[cell.kind](cell.source, id=name)


def refuse_many(count: int, most: int, what: str) -> None:
    if count > most:
        raise Ungradable(f"the notebook holds more than {most:,} {what}", say.CLEAR)


def refuse_long(cells: Sequence[NotebookNode]) -> None:
    """Refuse what would take longer to write, read and show than any honest notebook."""
    if sum(len(cell.source) for cell in cells) > MOST_CHARACTERS:
        what = f"its cells hold more than {MOST_CHARACTERS:,} characters of code and text"
        raise Ungradable(what, say.CLEAR)
    if sum(len(cell.source.splitlines()) for cell in cells) > MOST_LINES:
        what = f"its cells hold more than {MOST_LINES:,} lines of code and text"
        raise Ungradable(what, say.CLEAR)


# ------------------------------------------------------------------ notes


def language_notes(given: Mapping, release: NotebookNode) -> Iterator[str]:
    """Kernels have other names on other machines, so that only another language is noted."""
    for part, name in (("kernelspec", "language"), ("language_info", "name")):
        asked = mapping(mapping(given.get("metadata")).get(part)).get(name)
        wanted = release.metadata.get(part, {}).get(name)
        if isinstance(asked, str) and asked != wanted:
            yield say.LANGUAGE.format(language=quoted(asked))
            return


def foreign_notes(
    cells: Sequence[Cell], claims: Mapping[int, Cell], released: Sequence[NotebookNode]
) -> Iterator[str]:
    """On a notebook of something else, and on what claims to be graded and is not."""
    kept = {place for place, cell in enumerate(released) if is_kept(cell)}
    if kept and not kept & claims.keys():
        yield say.FOREIGN
    known = {marks_of(cell).get("grade_id") for cell in released}
    strange = [cell.grade_id for cell in cells if cell.grade_id and cell.grade_id not in known]
    if strange:
        yield say.STRANGE.format(cells=times(len(strange), "cell"), names=say.listed(strange))
    lost = sum(not is_kept(cell) and place not in claims for place, cell in enumerate(released))
    if lost:
        yield say.DELETED.format(cells=times(lost, "cell"))


def dropped_notes(
    cells: Sequence[Cell], matches: Mapping[int, int], released: Sequence[NotebookNode]
) -> Iterator[str]:
    """On tags that the release does not have, and on attached files."""
    tagged = pictures = 0
    for number, cell in enumerate(cells):
        metadata = released[matches[number]].metadata if number in matches else {}
        tagged += bool(set(cell.tags) - set(metadata.get("tags", [])))
        pictures += cell.pictures
    if tagged:
        yield say.TAGGED.format(cells=times(tagged, "cell"))
    if pictures:
        yield say.PICTURES.format(cells=times(pictures, "cell"))


def moved_notes(matches: Mapping[int, int]) -> Iterator[str]:
    places = list(matches.values())
    if places != sorted(places):
        yield say.MOVED


def released_notes(
    cells: Sequence[Cell], claims: Mapping[int, Cell], released: Sequence[NotebookNode]
) -> Iterator[str]:
    """On what was done to each graded cell."""
    copies = Counter(cell.grade_id for cell in cells)
    for place, cell in enumerate(released):
        if not is_kept(cell):
            continue
        words = {"what": what_is(cell), "name": quoted(marks_of(cell)["grade_id"])}
        if place in claims:
            yield from claimed_notes(cell, claims[place], words)
        else:
            yield (say.DELETED_ANSWER if is_answer(cell) else say.DELETED_LOCKED).format(**words)
        count = copies[marks_of(cell)["grade_id"]]
        if count > 1:
            yield say.DUPLICATED.format(count=count, **words)


def claimed_notes(released: NotebookNode, claimed: Cell, words: dict) -> Iterator[str]:
    if claimed.kind != released.cell_type:
        yield say.RETYPED.format(kind=claimed.kind, released=released.cell_type, **words)
    if is_locked(released) and plain(claimed.source) != plain(released.source):
        yield say.EDITED.format(**words)
    yield from settings_notes(claimed.marks, marks_of(released), words)


def settings_notes(given: Mapping | None, released: Mapping, words: dict) -> Iterator[str]:
    if given is None:
        yield say.NO_SETTINGS.format(**words)
        return
    missing = object()
    changed = [name for name in released if given.get(name, missing) != released[name]]
    changed += ["others"] * bool(set(given) - set(released))
    if changed:
        yield say.SETTINGS.format(names=", ".join(changed), **words)


def what_is(released: NotebookNode) -> str:
    """The word for a graded cell."""
    if is_answer(released):
        return "answer cell"
    return "check" if marks_of(released).get("grade") else "released text"
