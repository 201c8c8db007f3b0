"""Stand-ins for grading that fail as machines do, in processes of their own."""

import os
import signal
from pathlib import Path

from autograder.unit import Assignment, Graded, Handed
from benchmarks.coordinator import canned

CALLS = "MBGD_TEST_CALLS"
"""The variable that names the file in which each call is written down."""


def noted(assignment: Assignment, handed: Handed) -> Graded:
    """Canned; nothing fails."""
    with open(os.environ[CALLS], "a") as file:
        file.write(f"{handed.student}\n")
    return canned(assignment, handed, page=1)


def calls() -> list[str]:
    return Path(os.environ[CALLS]).read_text().split()


def failing(assignment: Assignment, handed: Handed) -> Graded:
    """Always kills the process over "ben", raises over "clara"; at first also over "deniz"."""
    graded = noted(assignment, handed)
    if handed.student == "ben":
        os.kill(os.getpid(), signal.SIGKILL)
    if handed.student == "clara" or (handed.student == "deniz" and calls().count("deniz") < 3):
        raise OSError("the machine is not well")
    if handed.student == "zora":
        return Graded("zora", ungradable=("You did it.", "It is the student's doing."))
    return graded
