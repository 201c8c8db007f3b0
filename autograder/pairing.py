"""A lesson's `.py` and its paired notebook: one is a pure function of the other.

Ids, kernel and metadata of the notebook follow from the cells of the .py alone, so that building
twice gives the same bytes. A stamp in the notebook says which cells it was built from: by it a
later build knows whether somebody has edited the notebook since.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import zip_longest

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.release_rules import label

FORMATS = "ipynb,py:percent"
KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"file_extension": ".py", "name": "python", "pygments_lexer": "ipython3"}  # no version
STAMP = "mbgd"  # notebook metadata: the hash of the cells that the notebook was built from
CELL_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")
LAYOUT = {"lines_to_next_cell", "lines_to_end_of_cell_marker"}  # blank lines of the .py: no edit


def read_source(text: str) -> NotebookNode:
    """The cells of a py:percent source."""
    return jupytext.reads(text, fmt="py:percent")


def paired(source: NotebookNode) -> NotebookNode:
    """The paired notebook of a source, free of outputs, tools' versions and random ids."""
    notebook = deepcopy(source)
    pairing = dict(source.metadata.get("jupytext", {}))
    pairing.pop("text_representation", None)
    metadata = {
        "jupytext": pairing,
        "kernelspec": KERNELSPEC,
        "language_info": LANGUAGE,
        STAMP: {"built_from": _stamp(source)},
    }
    notebook.metadata = nbformat.from_dict(metadata)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    repeats = Counter()
    for cell in notebook.cells:
        name = _cell_id(cell)
        repeats[name] += 1
        cell.id = name if repeats[name] == 1 else f"{name[:60]}-{repeats[name]}"
    return notebook


def _cell_id(cell: NotebookNode) -> str:
    """A graded or answer cell keeps its grade_id; another one is named by what it says."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
    if CELL_ID.fullmatch(grade_id):
        return grade_id
    return hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]


def pairing_problems(lesson: str, source: NotebookNode) -> Iterator[str]:
    """What a source must be for it and its notebook to be made from each other without loss."""
    header = source.metadata.get("jupytext", {})
    if header.get("formats") != FORMATS:
        yield (
            f"{lesson}: the header's jupytext formats must be {FORMATS!r}, "
            f"got {header.get('formats')!r}; write it into the header"
        )
    if "jupytext_version" in header.get("text_representation", {}):
        yield (
            f"{lesson}: the header must not carry jupytext_version; delete the line and set "
            "notebook_metadata_filter: -jupytext.text_representation.jupytext_version"
        )
    for number, (cell, back) in enumerate(zip_longest(_cells(source), _through_py(source)), 1):
        if cell != back:
            where = label(source.cells[number - 1], number) if cell else "the last cell"
            yield (
                f"{lesson}: {where}: a cell must survive the way .py -> .ipynb -> .py; look at "
                "its `# %%` line and at the header's cell_metadata_filter"
            )
            return  # the cells after it may only have moved


def lost_edits(lesson: str, source: NotebookNode, notebook: NotebookNode) -> Iterator[str]:
    """What would be lost if the notebook were built again from its source.

    A notebook as it was built is safe to replace, however far the .py has moved on; so is one
    that JupyterLab synchronised with the .py. Outputs are no edits.
    """
    name = f"solutions/{lesson}/{lesson}.ipynb"
    for number, cell in enumerate(notebook.cells, 1):
        if cell.get("attachments"):
            yield (
                f"{lesson}: {label(cell, number)} of {name}: the .py cannot hold an attachment; "
                "save the picture as a file beside the lesson and link it"
            )
    held, wanted = _through_py(notebook), _cells(source)
    if held == wanted or notebook.metadata.get(STAMP, {}).get("built_from") == _stamp(notebook):
        return
    edited = [cell for cell in held if cell not in wanted]
    where = f"the cell that starts {edited[0][1][:40]!r}" if edited else "the order of cells"
    yield (
        f"{lesson}: {where} of {name}: the notebook must hold no edit that the .py lacks; carry it "
        f"over by hand or replace the .py (`jupytext --to py:percent {name}`), or delete the "
        "notebook; then build again"
    )


def _cells(notebook: NotebookNode) -> list:
    """Type, source and metadata of each cell: what the author wrote."""
    return [
        [
            cell.cell_type,
            cell.source,
            {key: value for key, value in cell.metadata.items() if key not in LAYOUT},
        ]
        for cell in notebook.cells
    ]


def _through_py(notebook: NotebookNode) -> list:
    """The cells as a .py holds them: without outputs, ids and the state of a viewer."""
    return _cells(read_source(jupytext.writes(notebook, fmt="py:percent")))


def _stamp(notebook: NotebookNode) -> str:
    text = json.dumps(_through_py(notebook), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
