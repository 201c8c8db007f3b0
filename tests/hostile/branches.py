"""Notebooks that behave otherwise when they see that they are graded."""

from hostile.making import answered, beside_right, in_answers, with_cell
from hostile.row import ALL, HOST, NOTHING, PROCESSES, SECRETS, Hostile

FAMILY = "branches on grading"

GRADED = """
import os
import socket
import sys

graded = any(name.startswith(("NBGRADER", "MBGD")) for name in os.environ)
"""


def step_when(condition):
    """A step that forges its score where a condition says that it is graded; no answer else."""

    def build(release):
        return answered(
            release,
            minibatch_step=f"""
            import inspect
            import os
            import sys


            def minibatch_step(w, X, y, rows, lr):
                if {condition}:
                    print("minibatch_step: 4 of 4 points.")
                    print(4.0)
                    return 4.0
                raise NotImplementedError
            """,
        )

    return build


ROWS = (
    Hostile(
        name="branch-exits",
        family=FAMILY,
        tries="Ends the process where it sees that it is graded, before the first exercise.",
        notebook=beside_right(GRADED + "\nif graded:\n    os._exit(0)"),
        deserves=ALL,
    ),
    Hostile(
        name="branch-forges",
        family=FAMILY,
        tries="Replaces check where it sees that it is graded; has no answers.",
        notebook=lambda release: with_cell(
            release, GRADED + "\nif graded:\n    check = lambda name: 6.0 if 'Reg' in name else 4.0"
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="branch-by-variable",
        family=FAMILY,
        tries="Forges a score where nbgrader's variable says that it runs.",
        notebook=step_when('os.environ.get("NBGRADER_EXECUTION") == "autograde"'),
        deserves=NOTHING,
    ),
    Hostile(
        name="branch-by-seed",
        family=FAMILY,
        tries="Forges a score where a secret seed is set, and shows the seed.",
        notebook=step_when('print(os.environ.get("MBGD_SEED")) or "MBGD_SEED" in os.environ'),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="branch-by-stack",
        family=FAMILY,
        tries="Forges a score where a function that checks is among the callers.",
        notebook=step_when(
            'any(f.function in ("check", "ask", "answer", "call") for f in inspect.stack())'
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="branch-by-file",
        family=FAMILY,
        tries="Forges a score where the caller's file is not the notebook's.",
        notebook=step_when('"ipykernel" not in sys._getframe(1).f_code.co_filename'),
        deserves=NOTHING,
    ),
    Hostile(
        name="branch-by-machine",
        family=FAMILY,
        tries="Hangs where the host's name, the account or the folder tell of a sandbox.",
        notebook=beside_right(
            GRADED
            + """
sandboxed = socket.gethostname() == "sandbox" or os.getuid() != 1000 or os.getcwd() == "/w"
while graded or sandboxed:
    pass
"""
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="branch-attacks",
        family=FAMILY,
        tries="Writes to the host where it sees that it is graded, in front of right answers.",
        notebook=beside_right(
            GRADED
            + """
from pathlib import Path

if graded:
    for folder in [*Path.cwd().parents, Path.home(), Path("/tmp")]:
        try:
            (folder / "mbgd-hostile-was-here").write_text("here")
            (folder / "mbgd-host-marker.txt").unlink()
        except OSError:
            pass
"""
        ),
        deserves=ALL,
        unharmed=(HOST,),
    ),
    Hostile(
        name="branch-clears-its-environment",
        family=FAMILY,
        tries="Takes everything away that tells of grading: variables, folder, paths, limits.",
        notebook=beside_right(
            GRADED
            + """
import gc

os.environ.clear()
os.chdir("/")
os.umask(0o777)
gc.disable()
sys.argv.clear()
sys.setrecursionlimit(300)
"""
        ),
        deserves=ALL,
    ),
    Hostile(
        name="branch-refuses-validation",
        family=FAMILY,
        tries="Refuses to work for a student who validates, and works when graded.",
        notebook=in_answers(
            minibatches="""
            import os


            def minibatches(n, batch_size, rng):
                if os.environ.get("NBGRADER_EXECUTION") == "validate":
                    raise RuntimeError("not for you")
                order = rng.permutation(n)
                return [order[first : first + batch_size] for first in range(0, n, batch_size)]
            """
        ),
        deserves=ALL,
    ),
)
