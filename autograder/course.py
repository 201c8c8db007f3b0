"""Where a course is, which lessons it has, and the error that a user can mend."""

import re
from pathlib import Path

CONFIG, SOURCES, RELEASES = "nbgrader_config.py", "solutions", "notebooks"
LESSON_NAME = re.compile(r"\d\d_\w+")
LEFT_ALONE = {".ipynb_checkpoints", "__pycache__"}  # what tools leave in a folder of notebooks


class UserError(Exception):
    """What the user can mend, in one line: name, rule, value, what to do."""


def find_course(start: Path) -> Path:
    """The folder at or above `start` that holds the nbgrader configuration and the solutions."""
    start = Path(start).absolute()
    if not start.exists():
        raise UserError(f"{start}: no such folder; name the folder of a course")
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file() and (folder / SOURCES).is_dir():
            return folder
    raise UserError(
        f"{start}: no course here: neither this folder nor one above it holds {CONFIG} and "
        f"{SOURCES}/; go to the course's folder or name it"
    )


def lessons(course: Path) -> list[str]:
    """The names of all lessons of a course, in order."""
    folders = (course / SOURCES).iterdir()
    return sorted(f.name for f in folders if LESSON_NAME.fullmatch(f.name) and f.is_dir())


def class_folder(course: Path) -> Path:
    """Where a course keeps what students hand in, and what becomes of it."""
    return course / "autograder" / "class"


def check_lesson(course: Path, lesson: str) -> None:
    """Refuse what is no lesson of the course."""
    known = lessons(course)
    if lesson not in known:
        raise UserError(
            f"lesson: must be one of {', '.join(known) or '(none yet)'}, got {lesson!r}; "
            f"name one of them, or make {SOURCES}/NN_name/NN_name.py"
        )
