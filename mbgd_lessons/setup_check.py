"""Is everything there that the course needs? A table, and one command for what is missing.

    check_setup()

compares what the installed course says it needs with what is installed. Only the standard library
is imported, and nothing newer than Python 3.8 is used: where NumPy is missing or Python is too old,
this is what says so.
"""

import re
import sys
from dataclasses import dataclass
from email.message import Message
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

COURSE = "mbgd-lessons"
FOLDER = Path(__file__).resolve().parents[1]
"""Where this code lies: the folder of the course, unless it was installed as a copy."""

REQUIREMENT = re.compile(r"([\w.-]+)[^>]*(?:>=\s*([\d.]+))?")  # name, least version

MISSING = "missing"
OTHER_COPY = "another copy"

ALL_THERE = "All is there: you can start."
LACKING = "To get what is to mend, run this line in a cell of its own:"
NOT_INSTALLED = "The course is not installed in this Python. Run this line in a cell of its own:"
TWO_COPIES = (
    "This notebook lies in one copy of the course, and another copy is installed.\n"
    "To install this one, run this line in a cell of its own:"
)
OLD_PYTHON = (
    "This Python is too old for the course, and no package can mend that. Install a newer one\n"
    "(https://www.python.org), and set the course up again as its README says."
)
MENDED = "Then choose Kernel > Restart Kernel, and run this cell once more."
BROKEN = "The set-up check itself failed ({error}). This is not your mistake: tell your teacher."


@dataclass(frozen=True)
class Need:
    """Something that the course needs. `found` is a version, or words where there is none.

    >>> Need("numpy", at_least="2.0", found="1.26.4").holds
    False
    >>> Need("numpy", at_least="2.0", found="2.0.0rc1").holds
    True
    """

    name: str
    at_least: str
    found: str

    @property
    def holds(self):
        """Whether it is there, and new enough."""
        return self.found[0].isdigit() and numbers(self.found) >= numbers(self.at_least)

    @property
    def row(self):
        """The need as a row of the table."""
        needed = self.at_least + " or newer" if self.at_least else "any version"
        return self.name, needed, self.found, "ok" if self.holds else "TO MEND"


def numbers(version):
    """The numbers that a version begins with, without zeros at the end.

    >>> numbers("2.0.0rc1"), numbers("2.10") > numbers("2.9.3")
    ((2,), True)
    """
    found = [int(part) for part in re.match(r"[\d.]*", version).group().split(".") if part]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def check_setup():
    """Print what the course needs, what is there, and what to do about the rest. Never raises."""
    try:
        lines = report()
    except Exception as error:  # whatever is wrong with this computer, the lesson goes on
        lines = [BROKEN.format(error=repr(error))]
    print("\n".join(lines))


def report():
    """The table, line by line, and the advice below it."""
    needs = [python(), course(), *packages()]
    rows = [("what", "needed", "found", ""), *(need.row for need in needs)]
    widths = [max(map(len, column)) for column in zip(*rows)]  # noqa: B905 (not in Python 3.8)
    table = ["   ".join(map(str.ljust, row, widths)).rstrip() for row in rows]
    return [*table, "", *advice(needs)]


# ------------------------------------------------------------------ what is there


def python():
    """The Python of this kernel. Without the course's metadata, any will do."""
    least = re.findall(r">=\s*([\d.]+)", course_metadata().get("Requires-Python", ""))
    return Need("Python", "".join(least[:1]), ".".join(map(str, sys.version_info[:3])))


def course():
    """The course itself: installed, and the copy of it that this notebook lies in."""
    around = course_around(Path.cwd())
    other = version(COURSE) != MISSING and around not in (None, FOLDER)
    return Need("this course", "", OTHER_COPY if other else version(COURSE))


def course_around(folder):
    """The copy of the course that a folder belongs to, if it belongs to one."""
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / "nbgrader_config.py").is_file() and (place / "mbgd_lessons").is_dir():
            return place
    return None


def packages():
    """The packages that the course always requires: without those that only an extra asks for."""
    required = course_metadata().get_all("Requires-Dist", [])
    found = [REQUIREMENT.match(entry).groups("") for entry in required if ";" not in entry]
    return [Need(name, at_least, version(name)) for name, at_least in found]


def course_metadata():
    """What the installed course says about itself; nothing where it is not installed."""
    try:
        return metadata.metadata(COURSE)
    except metadata.PackageNotFoundError:
        return Message()


def version(name):
    """The version of an installed package, or words."""
    try:
        return metadata.version(name) or MISSING
    except metadata.PackageNotFoundError:
        return MISSING
    except Exception as error:  # half a package, as an interrupted installation may leave it
        return "damaged: " + type(error).__name__


# ------------------------------------------------------------------ what to do


def advice(needs):
    """What to do about that which does not hold: one command, where one can mend it."""
    python, course, *packages = needs
    lacking = [need for need in packages if not need.holds]
    if not python.holds:
        return [OLD_PYTHON]
    if not course.holds:
        reason = TWO_COPIES if course.found == OTHER_COPY else NOT_INSTALLED
        return command(reason, "-e", str(course_around(Path.cwd()) or FOLDER))
    if lacking:
        asked = (need.name + (">=" + need.at_least if need.at_least else "") for need in lacking)
        return command(LACKING, *asked)
    return [ALL_THERE]


def command(reason, *what):
    """A line for a notebook that installs into the very Python which runs it."""
    # An environment that uv made has no pip.
    pip = "%pip install" if find_spec("pip") else f'!uv pip install --python "{sys.executable}"'
    quoted = (word if word == "-e" else f'"{word}"' for word in what)
    return [reason, " ".join(["   ", pip, *quoted]), MENDED]
