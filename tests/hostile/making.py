"""Helpers that make a submission from the release; none of them changes the release."""

import copy
import json
from collections.abc import Callable

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from hostile.answers import RIGHT, WRONG, code
from hostile.row import NOTEBOOK, Builder, Fifo, Folder, Link, Sparse

# ------------------------------------------------------------------ the cells of a notebook


def place(notebook: NotebookNode, grade_id: str) -> int:
    """Where the cell with this grade id stands."""
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    return ids.index(grade_id)


def cell(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """The cell with this grade id: "minibatches" is the check, "minibatches-answer" the answer."""
    return notebook.cells[place(notebook, grade_id)]


def free_code(notebook: NotebookNode) -> int:
    """Where the first code cell stands: the imports, before every exercise."""
    return next(i for i, each in enumerate(notebook.cells) if each.cell_type == "code")


def slim(release: NotebookNode) -> NotebookNode:
    """The release without its demonstrations: title, imports, answers and checks.

    Every row builds from it, too, and deserves the same; it runs in a fraction of the time.
    """
    notebook = copy.deepcopy(release)
    imports = free_code(notebook)
    kept = [each for each in notebook.cells[imports + 1 :] if "nbgrader" in each.metadata]
    notebook.cells = [*notebook.cells[: imports + 1], *kept]
    return notebook


# ------------------------------------------------------------------ notebooks


def answered(release: NotebookNode, **sources: str) -> NotebookNode:
    """The release with these sources in the answer cells."""
    notebook = copy.deepcopy(release)
    for exercise, source in sources.items():
        cell(notebook, f"{exercise}-answer").source = code(source)
    return notebook


def right(release: NotebookNode, **instead: str) -> NotebookNode:
    """All answers right, except for those given."""
    return answered(release, **(RIGHT | instead))


def wrong(release: NotebookNode, **instead: str) -> NotebookNode:
    """All answers wrong without an error, except for those given."""
    return answered(release, **(WRONG | instead))


def with_cell(
    notebook: NotebookNode, source: str, kind: str = "code", after: str = ""
) -> NotebookNode:
    """A copy with a cell more: after the cell with a grade id, else after the imports."""
    notebook = copy.deepcopy(notebook)
    new = {"code": new_code_cell, "markdown": new_markdown_cell, "raw": new_raw_cell}[kind]
    before = place(notebook, after) if after else free_code(notebook)
    added = new(code(source), id=f"added-{len(notebook.cells)}")
    notebook.cells.insert(before + 1, added)
    return notebook


def with_metadata(notebook: NotebookNode, grade_id: str, **changes: object) -> NotebookNode:
    """A copy in which the nbgrader metadata of a cell says something else; None leaves it out."""
    notebook = copy.deepcopy(notebook)
    marks = cell(notebook, grade_id).metadata.nbgrader
    marks.update(changes)
    for name in [name for name, value in changes.items() if value is None]:
        del marks[name]
    return notebook


def with_tags(notebook: NotebookNode, grade_ids: list[str], *tags: str) -> NotebookNode:
    """A copy in which these cells carry these tags."""
    notebook = copy.deepcopy(notebook)
    for grade_id in grade_ids:
        cell(notebook, grade_id).metadata.tags = list(tags)
    return notebook


def with_output(notebook: NotebookNode, *outputs: dict) -> NotebookNode:
    """A copy in which the imports have these stored outputs."""
    notebook = copy.deepcopy(notebook)
    notebook.cells[free_code(notebook)].outputs = [NotebookNode(output) for output in outputs]
    return notebook


def as_bytes(notebook: NotebookNode) -> bytes:
    """The file of a notebook, also of one that is against the format."""
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")


# ------------------------------------------------------------------ a row's notebook in one line


def in_answers(**sources: str) -> Builder:
    """Hostile answers; the others are right."""
    return lambda release: right(release, **sources)


def beside_right(source: str, after: str = "") -> Builder:
    """A hostile cell, and all answers right."""
    return lambda release: with_cell(right(release), source, after=after)


def beside_wrong(source: str, after: str = "") -> Builder:
    """A hostile cell, and all answers wrong."""
    return lambda release: with_cell(wrong(release), source, after=after)


def edited(start: Builder, *edits: Callable[[NotebookNode], object]) -> Builder:
    """What `start` makes, after edits in place."""

    def build(release: NotebookNode) -> NotebookNode:
        notebook = start(release)
        for edit in edits:
            edit(notebook)
        return notebook

    return build


def folder(**options) -> Builder:
    """All answers right, and more files in the folder: `folder(files={"numpy.py": b"..."})`."""
    files: dict[str, bytes | Link | Fifo | Sparse] = options["files"]
    return lambda release: Folder({NOTEBOOK: right(release)} | files)


def instead_of_notebook(entry: bytes | Link | Fifo | Sparse, **more: Link) -> Builder:
    """Something else under the notebook's name."""
    return lambda release: Folder({NOTEBOOK: entry} | more)
