"""Symbolic links, special files and names that lead out of the folder.

A student's folder lies at submitted/STUDENT/03_mini_batch below the folder of the gradebook.
"""

import io
import os
import zipfile

from nbformat import NotebookNode

from hostile.honest import NEIGHBOUR
from hostile.making import beside_right, folder, in_answers, instead_of_notebook, right
from hostile.row import (
    ALL,
    FILES,
    GRADEBOOK,
    GRADER,
    HOST,
    NOTEBOOK,
    SECRETS,
    SUBMISSIONS,
    UNGRADABLE,
    Fifo,
    Folder,
    Hostile,
    Link,
)

FAMILY = "symbolic links and paths"

BOOK = "../../../gradebook.db"
NEIGHBOURS_FOLDER = f"../../{NEIGHBOUR}/03_mini_batch"


def archive():
    """A zip file whose members lead out of the folder that it is unpacked into."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in (BOOK, "/tmp/mbgd-hostile-was-here", "..\\..\\mbgd-hostile-was-here"):
            # A fixed date, so that building twice gives the same bytes.
            file.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), "mbgd-hostile-was-here")
    return packed.getvalue()


def named(*names: str):
    """All right, and empty files of these names beside the notebook."""
    return folder(files=dict.fromkeys(names, b""))


def file_names_in_outputs(release):
    """Pictures in stored outputs and attachments whose file names lead out of the folder."""
    notebook = right(release)
    path = "../../../../mbgd-hostile-was-here.png"
    notebook.cells[1].metadata.filename = path
    notebook.cells[1].outputs = [
        NotebookNode(
            output_type="display_data",
            data={"image/png": "QUJD"},
            metadata={"filenames": {"image/png": path}, "filename": path},
        )
    ]
    notebook.cells[0].attachments = {path: {"image/png": "QUJD"}}
    notebook.metadata.name = notebook.metadata.path = path
    return notebook


ROWS = (
    Hostile(
        name="link-to-gradebook",
        family=FAMILY,
        tries="Has a link to the gradebook beside the notebook.",
        notebook=folder(files={"notes.txt": Link(BOOK), "gradebook.db": Link(BOOK)}),
        deserves=ALL,
        unharmed=(GRADEBOOK, SECRETS),
    ),
    Hostile(
        name="link-to-the-host",
        family=FAMILY,
        tries="Has links to files and folders of the host: passwords, devices, everything.",
        notebook=folder(
            files={
                "users.csv": Link("/etc/passwd"),
                "zeros.csv": Link("/dev/zero"),
                "seed.txt": Link("/proc/self/environ"),
                "data": Link("/"),
                "home": Link("../../../.."),
            }
        ),
        deserves=ALL,
        unharmed=(SECRETS, GRADER, HOST),
    ),
    Hostile(
        name="link-in-circles",
        family=FAMILY,
        tries="Has links that lead to each other, to themselves and to their own folder.",
        notebook=folder(
            files={"a": Link("b"), "b": Link("a"), "self": Link("self"), "deep": Link(".")}
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="link-as-notebook-to-neighbour",
        family=FAMILY,
        tries="Hands in a link to another student's notebook.",
        notebook=instead_of_notebook(Link(f"{NEIGHBOURS_FOLDER}/{NOTEBOOK}")),
        deserves=UNGRADABLE,
        unharmed=(SUBMISSIONS,),
    ),
    Hostile(
        name="link-as-notebook-to-gradebook",
        family=FAMILY,
        tries="Hands in a link to the gradebook, so that grading overwrites it.",
        notebook=instead_of_notebook(Link(BOOK)),
        deserves=UNGRADABLE,
        unharmed=(GRADEBOOK,),
    ),
    Hostile(
        name="link-as-notebook-to-endless-file",
        family=FAMILY,
        tries="Hands in a link to a device that never ends.",
        notebook=instead_of_notebook(Link("/dev/zero")),
        deserves=UNGRADABLE,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="link-as-notebook-to-nothing",
        family=FAMILY,
        tries="Hands in a link to a file that is not there, and would be made by writing.",
        notebook=instead_of_notebook(Link("../../mbgd-hostile-was-here")),
        deserves=UNGRADABLE,
        unharmed=(HOST,),
    ),
    Hostile(
        name="link-as-folder",
        family=FAMILY,
        tries="Hands in a link to another student's folder.",
        notebook=lambda release: Folder(itself=Link(NEIGHBOURS_FOLDER.removeprefix("../"))),
        deserves=UNGRADABLE,
        unharmed=(SUBMISSIONS,),
    ),
    Hostile(
        name="link-made-while-running",
        family=FAMILY,
        tries="Puts links in the place of its own files while it runs, for the grader to follow.",
        notebook=beside_right(
            """
            import contextlib
            import os
            from pathlib import Path

            for path in (Path("03_mini_batch.ipynb"), Path("03_mini_batch.html")):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    path.symlink_to("/tmp/mbgd-hostile-was-here")
            with contextlib.suppress(OSError):
                os.symlink("../../../gradebook.db", "notes.txt")
            """
        ),
        deserves=ALL,
        unharmed=(GRADEBOOK, HOST, FILES),
    ),
    Hostile(
        name="special-pipe",
        family=FAMILY,
        tries="Has a named pipe beside the notebook: who opens it waits for ever.",
        notebook=folder(files={"data.csv": Fifo()}),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="special-pipe-as-notebook",
        family=FAMILY,
        tries="Hands in a named pipe.",
        notebook=instead_of_notebook(Fifo()),
        deserves=UNGRADABLE,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="special-folder-as-notebook",
        family=FAMILY,
        tries="Hands in a folder that has the notebook's name.",
        notebook=lambda release: Folder({f"{NOTEBOOK}/{NOTEBOOK}": in_answers()(release)}),
        deserves=UNGRADABLE,
    ),
    Hostile(
        name="path-leads-out",
        family=FAMILY,
        tries="Has file names that some program reads as a path out of the folder.",
        notebook=named(
            "..\\..\\gradebook.db",
            "%2e%2e%2f%2e%2e%2fgradebook.db",
            "~",
            "...",
            "C:gradebook.db",
            "／etc／passwd",
        ),
        deserves=ALL,
        unharmed=(GRADEBOOK, HOST),
    ),
    Hostile(
        name="path-is-a-command",
        family=FAMILY,
        tries="Has file names that a shell, a glob or an option parser would obey.",
        notebook=named(
            "-rf",
            "--help",
            "$(touch mbgd-hostile-was-here)",
            "; touch mbgd-hostile-was-here",
            "*",
            "[0-9]*.ipynb.bak",
            "{{ config }}",
            "<script>alert(1)</script>.txt".replace("/", "\\"),
        ),
        deserves=ALL,
        unharmed=(HOST, GRADER),
    ),
    Hostile(
        name="path-odd-letters",
        family=FAMILY,
        tries="Has file names with line breaks, escapes, half letters, and of full length.",
        notebook=named(
            "two\nlines.txt",
            "\x1b[2Jcleared.txt",
            "txt.\u202ebypi.03",
            os.fsdecode(b"no-text-\xff\xfe.txt"),
            "x" * 255,
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="path-in-an-archive",
        family=FAMILY,
        tries="Has an archive whose members would be unpacked elsewhere.",
        notebook=lambda release: folder(files={"data.zip": archive()})(release),
        deserves=ALL,
        unharmed=(GRADEBOOK, HOST),
    ),
    Hostile(
        name="path-in-outputs",
        family=FAMILY,
        tries="Names files for its pictures that lie outside.",
        notebook=file_names_in_outputs,
        deserves=ALL,
        unharmed=(HOST,),
    ),
)
