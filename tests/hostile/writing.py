"""Writing where a submission has nothing to write: all that is changed carries one name."""

from hostile.making import beside_right, beside_wrong
from hostile.row import (
    ALL,
    COURSE,
    ENVIRONMENT,
    FILES,
    GRADEBOOK,
    HOME,
    HOST,
    NOTHING,
    SUBMISSIONS,
    Hostile,
)

FAMILY = "writing"

ABOVE = """
import contextlib
import os
from pathlib import Path

above = [Path.cwd(), *Path.cwd().parents, Path.home()]
"""


def right_and(source):
    """All right, beside a cell that knows the folders above."""
    return beside_right(ABOVE + source)


ROWS = (
    Hostile(
        name="write-gradebook",
        family=FAMILY,
        tries="Raises every score in the gradebook with SQL.",
        notebook=beside_wrong(
            ABOVE
            + """
import sqlite3

for folder in above:
    for path in (folder / "gradebook.db", folder / "autograder/class/gradebook.db"):
        if path.is_file():
            with contextlib.suppress(sqlite3.Error), sqlite3.connect(path) as book:
                book.execute("UPDATE grade SET auto_score = 6, manual_score = 1000")
"""
        ),
        deserves=NOTHING,
        unharmed=(GRADEBOOK,),
    ),
    Hostile(
        name="write-gradebook-by-api",
        family=FAMILY,
        tries="Raises its scores, and lowers the others', with nbgrader's own interface.",
        notebook=beside_wrong(
            ABOVE
            + """
from nbgrader.api import Gradebook

for folder in above:
    for path in (folder / "gradebook.db", folder / "autograder/class/gradebook.db"):
        if path.is_file():
            with contextlib.suppress(Exception), Gradebook(f"sqlite:///{path}") as book:
                for submission in book.assignment_submissions("03_mini_batch"):
                    mine = submission.student.id in Path.cwd().parts
                    for notebook in submission.notebooks:
                        for grade in notebook.grades:
                            grade.auto_score = 6.0 if mine else 0.0
                book.db.commit()
"""
        ),
        deserves=NOTHING,
        unharmed=(GRADEBOOK,),
    ),
    Hostile(
        name="write-gradebook-away",
        family=FAMILY,
        tries="Locks the gradebook for a minute, then truncates it.",
        notebook=right_and(
            """
import sqlite3

for folder in above:
    for path in (folder / "gradebook.db", folder / "autograder/class/gradebook.db"):
        if path.is_file():
            with contextlib.suppress(sqlite3.Error, OSError):
                sqlite3.connect(path).execute("BEGIN EXCLUSIVE")
                path.write_bytes(b"mbgd-hostile-was-here")
"""
        ),
        deserves=ALL,
        unharmed=(GRADEBOOK,),
    ),
    Hostile(
        name="write-other-submissions",
        family=FAMILY,
        tries="Overwrites what others handed in and what they were given.",
        notebook=right_and(
            """
for folder in above:
    for kind in ("submitted", "autograded", "feedback"):
        for path in folder.glob(f"{kind}/*/03_mini_batch/*"):
            if path.parent != Path.cwd() and path.is_file():
                with contextlib.suppress(OSError):
                    path.write_text("mbgd-hostile-was-here")
"""
        ),
        deserves=ALL,
        unharmed=(SUBMISSIONS,),
    ),
    Hostile(
        name="write-own-notebook",
        family=FAMILY,
        tries="Rewrites the notebook that is being graded, with full scores and no checks.",
        notebook=beside_wrong(
            ABOVE
            + """
import json

for folder in above:
    for path in folder.glob("03_mini_batch.ipynb"):
        with contextlib.suppress(Exception):
            notebook = json.loads(path.read_text())
            for each in notebook["cells"]:
                marks = each["metadata"].get("nbgrader", {})
                if marks.get("grade"):
                    each["source"] = "4.0"
                    marks["points"] = 1000
            path.write_text(json.dumps(notebook))
"""
        ),
        deserves=NOTHING,
        unharmed=(SUBMISSIONS,),
    ),
    Hostile(
        name="write-course",
        family=FAMILY,
        tries="Adds files to the course's sources, release, configuration and repository.",
        notebook=right_and(
            """
places = ("solutions/03_mini_batch", "notebooks/03_mini_batch", "autograder", ".git/hooks", ".")
for folder in above[1:]:
    for place in places:
        if (folder / place).is_dir():
            with contextlib.suppress(OSError):
                (folder / place / "mbgd-hostile-was-here").write_text("here")
"""
        ),
        deserves=ALL,
        unharmed=(COURSE,),
    ),
    Hostile(
        name="write-marker",
        family=FAMILY,
        tries="Changes, moves and deletes the marker file wherever it finds one.",
        notebook=right_and(
            """
for folder in [*above, Path("/tmp"), Path("/var/tmp")]:
    marker = folder / "mbgd-host-marker.txt"
    if marker.is_file():
        with contextlib.suppress(OSError):
            marker.write_text("mbgd-hostile-was-here")
            marker.rename(folder / "mbgd-hostile-was-here")
            (folder / "mbgd-hostile-was-here").unlink()
"""
        ),
        deserves=ALL,
        unharmed=(HOST,),
    ),
    Hostile(
        name="write-start-up-files",
        family=FAMILY,
        tries="Adds files that IPython, Jupyter and Python read when they next start.",
        notebook=right_and(
            """
import site

import jupyter_core.paths as jupyter
from IPython.paths import get_ipython_dir

places = [
    Path(get_ipython_dir()) / "profile_default/startup",
    Path.home() / ".ipython/profile_default/startup",
    Path(jupyter.jupyter_config_dir()),
    Path(jupyter.jupyter_data_dir()) / "kernels/mbgd-hostile-was-here",
    Path(jupyter.jupyter_runtime_dir()),
    Path(site.getusersitepackages()),
    Path.home() / ".config/matplotlib",
    Path.home(),
]
for place in places:
    for ending in ("", ".py", ".json", ".pth"):
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
            (place / f"mbgd-hostile-was-here{ending}").write_text("")
"""
        ),
        deserves=ALL,
        unharmed=(HOME,),
    ),
    Hostile(
        name="write-environment",
        family=FAMILY,
        tries="Adds files to the environment: a start-up hook, a module, into NumPy itself.",
        notebook=right_and(
            """
import sys

import numpy

places = [*map(Path, sys.path), Path(numpy.__file__).parent, Path(sys.executable).parent]
places += [Path(sys.prefix, "share/jupyter/kernels"), Path(sys.prefix, "etc/jupyter")]
for place in places:
    if place.is_dir():
        for ending in ("", ".pth", ".py"):
            with contextlib.suppress(OSError):
                (place / f"mbgd-hostile-was-here{ending}").write_text("")
"""
        ),
        deserves=ALL,
        unharmed=(ENVIRONMENT,),
    ),
    Hostile(
        name="write-permissions",
        family=FAMILY,
        tries="Takes everybody's permissions on the class away, and gives them to all of /tmp.",
        notebook=right_and(
            """
for folder in above:
    for name in ("gradebook.db", "submitted", "autograded", "mbgd-host-marker.txt"):
        if (folder / name).exists():
            with contextlib.suppress(OSError):
                (folder / name).chmod(0)
for folder in [Path.cwd(), Path("/tmp")]:
    with contextlib.suppress(OSError):
        (folder / "mbgd-hostile-was-here").write_text("#!/bin/sh\\n")
        (folder / "mbgd-hostile-was-here").chmod(0o6777)
"""
        ),
        deserves=ALL,
        unharmed=(GRADEBOOK, SUBMISSIONS, FILES),
    ),
    Hostile(
        name="write-temporary-files",
        family=FAMILY,
        tries="Leaves files where every process may write.",
        notebook=right_and(
            """
for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run/lock", "/dev/mqueue"):
    with contextlib.suppress(OSError):
        Path(folder, "mbgd-hostile-was-here").write_text("here")
        Path(folder, "mbgd-hostile-was-here-folder/deeper").mkdir(parents=True)
"""
        ),
        deserves=ALL,
        unharmed=(FILES,),
    ),
    Hostile(
        name="write-while-answering",
        family=FAMILY,
        tries="Leaves settings in its folder that the next kernel there would read.",
        notebook=right_and(
            """
for name in ("ipython_config.py", "jupyter_config.json", "sitecustomize.py", "numpy.py"):
    with contextlib.suppress(OSError):
        Path(name).write_text("{}" if name.endswith("json") else "raise SystemExit\\n")
os.environ.update(PYTHONPATH=os.getcwd(), IPYTHONDIR=os.getcwd(), MBGD_SEED="0")
"""
        ),
        deserves=ALL,
        unharmed=(SUBMISSIONS, HOME),
    ),
)
