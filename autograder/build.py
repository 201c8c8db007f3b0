"""`solutions/NN_name/NN_name.py` -> its paired notebook -> the release in `notebooks/NN_name/`.

The .py is the one edited source, everything else follows from it: building twice, or from a
checkout without any notebook, gives the same bytes. A lesson is built in a temporary course root
and moved into place by renaming at the end, so that an interrupted build changes nothing.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import release_rules as rules
from autograder.course import (
    CONFIG,
    LEFT_ALONE,
    RELEASES,
    SOURCES,
    UserError,
    check_lesson,
    lessons,
)
from autograder.pairing import lost_edits, paired, pairing_problems, read_source


def orphans(course: Path) -> list[str]:
    """One sentence for each release whose lesson is gone, because it was renamed, say."""
    folders = (path for path in (course / RELEASES).glob("*") if path.is_dir())
    gone = {folder.name for folder in folders} - {*lessons(course), *LEFT_ALONE}
    return [
        f"{RELEASES}/{name}: {SOURCES}/ has no lesson of this name; delete the folder"
        for name in sorted(gone)
    ]


def build(course: Path, lesson: str, points: Mapping[str, float] | None = None) -> list[Path]:
    """Write a lesson's paired notebook and its release; returns the files that changed.

    points : the lesson's exercises, name -> points; those that the course declares unless given.
    Raises UserError, with nothing written, where the lesson breaks a rule.
    """
    source = _read_source(course, lesson)
    files, broken = _make(course, lesson, source, points)
    problems = [*_unsafe(course, lesson, source), *broken]
    if problems:
        more = f" (and {len(problems) - 1} more: `mbgd build --check` lists them)"
        raise UserError(problems[0] + (more if problems[1:] else ""))
    stale = _stale(course, lesson, files)
    changed = _write(course, files)
    for path in stale:
        path.unlink()
    return [*changed, *stale]


def drift(course: Path, lesson: str, points: Mapping[str, float] | None = None) -> list[str]:
    """One sentence for everything that is off with a lesson and its tracked files; writes nothing.

    points : as for `build`.
    """
    source = _read_source(course, lesson)
    files, broken = _make(course, lesson, source, points)
    found = [*_unsafe(course, lesson, source), *_outputs(course, lesson), *broken]
    for name, content in files.items():
        path = course / name
        if not path.is_file():
            found.append(f"{lesson}: {name} is missing; run `mbgd build`")
        elif path.read_bytes() != content:
            found.append(f"{lesson}: {name} differs from what its source gives; run `mbgd build`")
    if files:
        stale = [path.relative_to(course).as_posix() for path in _stale(course, lesson, files)]
        found += [f"{lesson}: {name} has no source; `mbgd build` removes it" for name in stale]
    return found


# ---- what is there -------------------------------------------------------------------------------


def _read_source(course: Path, lesson: str) -> NotebookNode:
    check_lesson(course, lesson)
    path = course / SOURCES / lesson / f"{lesson}.py"
    if not path.is_file():
        raise UserError(f"{lesson}: its source {SOURCES}/{lesson}/{lesson}.py is missing; make it")
    return read_source(path.read_text(encoding="utf-8"))


def _read_notebook(path: Path) -> NotebookNode:
    try:
        return nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except Exception as error:  # nbformat has no common class for "this is no notebook"
        raise UserError(
            f"{path}: must be a notebook, got {type(error).__name__}; delete it and build again"
        ) from error


def _paired_path(course: Path, lesson: str) -> Path:
    return course / SOURCES / lesson / f"{lesson}.ipynb"


def _release_path(course: Path, lesson: str) -> Path:
    return course / RELEASES / lesson / f"{lesson}.ipynb"


def _files(folder: Path) -> dict[str, Path]:
    """All files below a folder by name, without those that tools leave there."""
    paths = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
    return {
        name.as_posix(): path
        for name, path in paths.items()
        if path.is_file() and not LEFT_ALONE & {*name.parts}
    }


def _unsafe(course: Path, lesson: str, source: NotebookNode) -> Iterator[str]:
    """What a build would lose, or leave lying for students to find."""
    path = _paired_path(course, lesson)
    if path.is_file():
        yield from lost_edits(lesson, source, _read_notebook(path))
    yield from rules.script_problems(lesson, _files(course / RELEASES / lesson))


def _outputs(course: Path, lesson: str) -> Iterator[str]:
    for path in (_paired_path(course, lesson), _release_path(course, lesson)):
        if path.is_file():
            name = path.relative_to(course).as_posix()
            yield from rules.output_problems(lesson, name, _read_notebook(path))


def _stale(course: Path, lesson: str, files: Mapping[str, bytes]) -> list[Path]:
    """What lies in the release and no longer comes from the source."""
    lying = _files(course / RELEASES / lesson).items()
    return [path for name, path in lying if f"{RELEASES}/{lesson}/{name}" not in files]


# ---- what is made --------------------------------------------------------------------------------


def _make(
    course: Path, lesson: str, source: NotebookNode, points: Mapping[str, float] | None
) -> tuple[dict[str, bytes], list[str]]:
    """A lesson's generated files (name in the course -> content), or else the rules it breaks."""
    if points is None:
        points = _declared_points(lesson)
    notebook = paired(source)
    problems = [
        *pairing_problems(lesson, source),
        *rules.source_problems(lesson, notebook, points),
        *_foreign_notebooks(course, lesson),
    ]
    if problems:
        return {}, problems
    content = nbformat.writes(notebook, version=4).rstrip("\n").encode() + b"\n"
    try:
        release = _generate(course, lesson, content)
    except UserError as error:
        return {}, [str(error)]
    texts = {name: data.decode("utf-8", "ignore") for name, data in release.items()}
    released = nbformat.reads(texts.pop(f"{lesson}.ipynb"), as_version=4)
    problems = [
        *rules.script_problems(lesson, release),
        *rules.release_problems(lesson, notebook, released, texts),
    ]
    files = {f"{SOURCES}/{lesson}/{lesson}.ipynb": content}
    files |= {f"{RELEASES}/{lesson}/{name}": data for name, data in release.items()}
    return ({}, problems) if problems else (files, [])


def _declared_points(lesson: str) -> dict[str, float]:
    from autograder import exercises  # late: a caller with points of its own needs no exercises

    return exercises.points_of(lesson) if lesson in exercises.LESSONS else {}


def _foreign_notebooks(course: Path, lesson: str) -> Iterator[str]:
    """nbgrader would release a second notebook of the folder too, unread by our rules."""
    for name in _files(course / SOURCES / lesson):
        if name.endswith(".ipynb") and name != f"{lesson}.ipynb":
            yield f"{lesson}: {name}: a lesson has one notebook; move the other one away"


def _generate(course: Path, lesson: str, notebook: bytes) -> dict[str, bytes]:
    """The release that nbgrader makes of a paired notebook: name in the lesson -> content."""
    with tempfile.TemporaryDirectory(prefix="mbgd-build-") as name:
        root = Path(name).resolve()
        shutil.copytree(
            course / SOURCES / lesson,
            root / SOURCES / lesson,
            ignore=shutil.ignore_patterns("*.ipynb", ".*.part", *LEFT_ALONE),
        )
        _paired_path(root, lesson).write_bytes(notebook)
        _run_nbgrader(course, root, lesson)
        return {name: path.read_bytes() for name, path in _files(root / RELEASES / lesson).items()}


def _run_nbgrader(course: Path, root: Path, lesson: str) -> None:
    """`nbgrader generate_assignment --no-db` with the course's own configuration, under `root`."""
    from nbgrader.converters import GenerateAssignment  # late: a second that only builds pay
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader(CONFIG, path=str(course)).load_config()
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.assignment_id = lesson
    config.GenerateAssignment.no_database = True  # this and the next line are --no-db:
    config.SaveCells.enabled = False  # a build needs no gradebook and leaves none
    app = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    result = capture_log(app)
    if not result["success"]:
        log = result.get("log", "") + result["error"]
        lines = log.strip().splitlines()
        reasons = re.findall(r"^\s*(?:[\w.]+\.)?\w*(?:Error|Exception): (.+)$", log, re.MULTILINE)
        raise UserError(f"{lesson}: nbgrader refuses the lesson: {(reasons or lines[-1:])[0]}")


def _write(course: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Put files in place, each at once; a file that holds its content already stays untouched."""
    changed = []
    for path, content in ((course / name, content) for name, content in files.items()):
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        _part(path).write_bytes(content)
        changed.append(path)
    for path in changed:
        os.replace(_part(path), path)
    return changed


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
