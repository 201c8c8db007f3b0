"""Run a student's file as Python and Jupyter would, and ask what it defines.

Only ever in a process of its own: see `forkserver`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from autograder import verdict as words
from autograder.ask import last_line, place, quiet
from autograder.checking import asked_all
from autograder.exercise import Exercise, Raised
from autograder.exercises import all_exercises
from autograder.watchdog import TookTooLong, within
from autograder.wire import packed

CHECK = re.compile(r"\bcheck\(\s*[\"'](\w+)[\"']")
MODULE = "checked_file"
"""A script's `__name__`: not "__main__", whose block holds what need not run for a check."""


@dataclass
class Ran:
    """What a file has left behind.

    trouble : what first kept the file from running to its end, in words
    checked : the names that nbgrader's graded cells ask for; these cells did not run
    """

    names: Mapping[str, object]
    trouble: str = ""
    checked: list[str] = field(default_factory=list)


def answers(path: Path, name: str | None, seed: int, seconds: float) -> Iterator[dict]:
    """How the file ran and what it defines; then what was asked of each exercise, all plain data.

    name : the only exercise to ask for; None for all that the file defines
    seconds : for each cell, or for the whole script
    """
    ran = run(path, seconds)
    defined = [e for e in all_exercises() if e.name in ran.names and name in (None, e.name)]
    defined = own(defined, ran) or defined
    yield {
        "trouble": ran.trouble,
        "defined": [exercise.name for exercise in defined],
        "checked": ran.checked,
    }
    for exercise in defined:
        yield packed(asked_all(exercise, ran.names[exercise.name], seed))


def own(defined: list[Exercise], ran: Ran) -> list[Exercise]:
    """Without what only shares a name: the reference, imported to build on, and plain data."""

    def answers(exercise: Exercise) -> bool:
        thing = ran.names[exercise.name]
        return callable(thing) and thing is not exercise.reference

    return [e for e in defined if answers(e) or e.name in ran.checked]


def run(path: Path, seconds: float) -> Ran:
    """Run a file beside its neighbours; each cell, or the whole script, has so many seconds."""
    sys.path.insert(0, str(path.parent))
    sys.argv = [str(path)]
    with quiet():
        return run_notebook(path, seconds) if path.suffix == ".ipynb" else run_script(path, seconds)


def run_script(path: Path, seconds: float) -> Ran:
    module = ModuleType(MODULE)
    module.__file__ = str(path)
    sys.modules[MODULE] = module  # where dataclasses, for one, look it up

    def script() -> None:
        exec(compile(path.read_bytes(), str(path), "exec", dont_inherit=True), vars(module))

    return Ran(vars(module), trouble_of(script, seconds))


def run_notebook(path: Path, seconds: float) -> Ran:
    """As with nbgrader, a cell that raises does not keep the later ones from running."""
    from autograder.shell import new_shell  # here, so that scripts do not wait for IPython

    shell = new_shell()
    ran = Ran(shell.user_ns)
    try:
        cells = list(code_cells(path))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        ran.trouble = words.NO_NOTEBOOK.format(error=f"{type(error).__name__}: {error}")
        return ran
    for number, (source, only_judges) in enumerate(cells, 1):
        if only_judges:
            ran.checked += CHECK.findall(source)
            continue
        trouble = trouble_of(lambda s=source, n=number: shell.run(s, f"cell {n}"), seconds)
        ran.trouble = ran.trouble or trouble
    return ran


def code_cells(path: Path) -> Iterator[tuple[str, bool]]:
    """The source of each code cell, and whether it is one of nbgrader's that only judge."""
    for cell in json.loads(path.read_bytes())["cells"]:
        if cell["cell_type"] == "code":
            marks = cell["metadata"].get("nbgrader", {})
            only_judges = bool(marks.get("grade") and not marks.get("solution"))
            yield "".join(cell["source"]), only_judges


def trouble_of(work: Callable[[], None], seconds: float) -> str:
    """Do the work; what kept it from its end, in words."""
    try:
        within(seconds, work)
    except TookTooLong as error:
        return words.FILE_ENDLESS.format(seconds=seconds, where=bracketed(last_line(error)))
    except BaseException as error:  # sys.exit in student code, too
        return words.FILE_RAISES.format(error=said(error), where=bracketed(line_of(error)))
    return ""


def line_of(error: BaseException) -> str:
    """The student's line that raised an error, or that Python could not read."""
    if isinstance(error, SyntaxError) and not last_line(error):
        return place(error.filename or "", error.lineno or 0, error.text or "")
    return last_line(error)


def said(error: BaseException) -> Raised:
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    return Raised(type(error).__name__, message)


def bracketed(where: str) -> str:
    return f" ({where})" if where else ""
