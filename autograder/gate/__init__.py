"""What a submission must be before anything runs it, and what it becomes when it is let in.

    folder --files--> bytes --JSON--> plain data --release--> the notebook to grade

A pure function of the folder's bytes and the release. It needs a POSIX system, as nbgrader's
exchange does.
"""

from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.gate.folder import Found, read_folder
from autograder.gate.notebook import notebook_to_grade
from autograder.gate.says import Ungradable
from autograder.gate.text import notebook_json

__all__ = ["Admitted", "Found", "Ungradable", "admit", "admitted", "files_of", "read_folder"]


@dataclass(frozen=True)
class Admitted:
    """A submission that may be graded.

    notebook : the release, with the student's answers and own cells
    files : the data beside it, path -> bytes
    notes : a sentence for the instructor for each thing that was put back or left out
    """

    notebook: NotebookNode
    files: dict[str, bytes]
    notes: tuple[str, ...]


def admit(folder: Path, release: NotebookNode, name: str) -> Admitted:
    """Let a student's folder in, or raise Ungradable; no other error comes of what it holds.

    folder : as it was handed in, such as submitted/ada/03_mini_batch
    release : the lesson's notebook as it was released, from a file that students cannot change
    name : the lesson's
    """
    return admitted(read_folder(folder, name), release)


def admitted(found: Found, release: NotebookNode) -> Admitted:
    """Let in what a folder holds, or raise Ungradable."""
    given, notes = notebook_json(found.notebook)
    notebook, put_right = notebook_to_grade(given, release)
    return Admitted(notebook, found.files, (*found.notes, *notes, *put_right))


def files_of(admitted: Admitted, name: str) -> dict[str, bytes]:
    """The folder to grade, path -> bytes: the data, and the notebook under the lesson's name."""
    text = nbformat.writes(admitted.notebook, version=4)
    return admitted.files | {f"{name}.ipynb": text.rstrip("\n").encode() + b"\n"}
