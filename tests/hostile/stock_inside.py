"""Grade a small class with stock nbgrader, and measure what became of everything around it.

    python -m hostile.stock_inside NAME        (only ever inside the sandbox that `stock` makes)

A teacher's account runs nbgrader, and with it the student's code. Who measures is another user, so
that no student can end or change it. The report is one line of JSON.
"""

import atexit
import ctypes
import importlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

import nbformat

from hostile.catalogue import CATALOGUE
from hostile.making import slim
from hostile.row import (
    COURSE,
    ENVIRONMENT,
    FILES,
    HOME,
    HOST,
    HOST_MARKER,
    LESSON,
    NOTEBOOK,
    SOCKET,
    SUBMISSIONS,
    TRACE,
    Hostile,
)
from hostile.running import foreign, listeners, print_of, student, write

TEMPLATE = Path("/template")
"""A teacher's home with a course in which the first neighbour is graded; read-only."""

TEACHER = Path("/home/teacher")
CLASS, CHECKOUT = TEACHER / "course", TEACHER / "lessons"
LOG = Path("/report/log")
"""What nbgrader prints."""

TEMPORARY = Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")
NEIGHBOURS = ("anna", "zoe")
LIMIT, FEEDBACK_LIMIT, WAIT = 180, 90, 6
"""Seconds for the class, for a feedback page, and for processes to end after nbgrader."""

CANARIES = {
    "canary-gradebook": "the gradebook",
    "canary-neighbour": "a neighbour's answers",
    "canary-solution": "the solution",
}
"""Words that the template hides -> where they come from."""

CHANGING = (
    ".cache",
    ".config/matplotlib",
    ".ipython/profile_default/history",
    ".ipython/profile_default/db",
    ".ipython/profile_default/log",
    ".ipython/profile_default/pid",
    ".ipython/profile_default/security",
    ".local/share/jupyter/runtime",
    ".local/share/jupyter/nbsignatures",
    ".local/share/jupyter/notebook_secret",
    HOST_MARKER,
)
"""In a home, what an honest run changes."""

# ------------------------------------------------------------------ the teacher's account


def as_teacher(user: int, task: Callable[..., object], *arguments: object, limit: float) -> dict:
    """What a task gives when the teacher's account does it; all its processes end with it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        become(user)
        with os.fdopen(writing, "w") as answer:
            answer.write(json.dumps(done(task, *arguments)))
        leave()
    os.close(writing)
    ended = wait_for(child, time.monotonic() + limit)
    left = [] if not ended else left_running(user)
    end_all(user, child)
    with os.fdopen(reading, "rb") as answer:
        os.set_blocking(reading, False)
        try:
            said = json.loads(answer.read(1 << 22) or b"{}")
        except ValueError:
            said = {}
    return {"ended": ended, "left": left, "died": not said, "gives": said.get("gives")} | said


def done(task: Callable[..., object], *arguments: object) -> dict:
    try:
        return {"gives": task(*arguments)}
    except BaseException as error:
        return {"gives": None, "raised": f"{type(error).__name__}: {error}"[:300]}


def become(user: int) -> None:
    """Give up what the measuring user may, and open what the teacher's other processes may see."""
    log = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # PR_SET_DUMPABLE: as after a start of its own
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.close(log)
    os.environ["PYTHONPATH"] = str(CHECKOUT)
    os.chdir(TEACHER if TEACHER.exists() else "/")


def leave() -> None:
    """End a forked process as an ordinary one ends: kernels are shut down at the exit."""
    with suppress(BaseException):
        atexit._run_exitfuncs()
    os._exit(0)


def wait_for(child: int, deadline: float) -> bool:
    """Whether a child has ended in time."""
    while time.monotonic() < deadline:
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        time.sleep(0.05)
    return False


def processes(user: int) -> dict[int, str]:
    """The teacher's processes that live: number -> command."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            number, state = int(folder.name), (folder / "stat").read_text().rpartition(")")[2][1]
            if folder.stat().st_uid == user and state not in "ZX" and number != os.getpid():
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ")
                found[number] = command.decode(errors="replace")[:120]
    return {number: command for number, command in found.items() if number != 1}


def left_running(user: int) -> list[str]:
    """The processes that are still there some seconds after the one that started them."""
    deadline = time.monotonic() + WAIT
    while (left := processes(user)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return sorted(left.values())[:10]


def end_all(user: int, child: int) -> None:
    """Kill until nobody is left: who forks is met again."""
    deadline = time.monotonic() + 10
    while (living := processes(user)) and time.monotonic() < deadline:
        for number in living:
            with suppress(OSError):
                os.kill(number, signal.SIGKILL)
        time.sleep(0.02)
    with suppress(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


# ------------------------------------------------------------------ what the teacher does


def prepare(row: Hostile | None) -> None:
    """A home, markers of the host, and the hostile submission among the others."""
    shutil.copytree(TEMPLATE, TEACHER, symlinks=True)
    for path in markers():
        path.write_text("as it was", "utf-8")
    if row:
        release = nbformat.read(CLASS / "release" / LESSON / NOTEBOOK, as_version=4)
        write(CLASS / "submitted" / student(row) / LESSON, row.notebook(slim(release)))


def markers() -> list[Path]:
    return [folder / HOST_MARKER for folder in (CLASS, TEACHER, Path("/tmp"))]


def nbgrader(*command: str) -> int:
    """nbgrader's command line, in the course's folder."""
    from nbgrader.apps.nbgraderapp import NbGraderApp

    gigabyte = 1 << 30
    for limit, most in (
        (resource.RLIMIT_AS, 4 * gigabyte),
        (resource.RLIMIT_FSIZE, gigabyte // 2),
        (resource.RLIMIT_NPROC, 256),
        (resource.RLIMIT_NOFILE, 1024),
        (resource.RLIMIT_CPU, 300),
    ):
        resource.setrlimit(limit, (most, most))
    os.chdir(CLASS)
    try:
        NbGraderApp.launch_instance(argv=list(command))
    except SystemExit as end:
        return int(end.code or 0)
    return 0


SCORES = """
    select student.id, base_cell.name, coalesce(grade.manual_score, grade.auto_score)
        + coalesce(grade.extra_credit, 0)
    from grade
    join base_cell on base_cell.id = grade.cell_id
    join submitted_notebook on submitted_notebook.id = grade.notebook_id
    join submitted_assignment on submitted_assignment.id = submitted_notebook.assignment_id
    join student on student.id = submitted_assignment.student_id
"""


def scores() -> dict[str, dict[str, float]]:
    """student -> exercise -> score that counts, for whoever has one."""
    found: dict[str, dict[str, float]] = {}
    with closing(sqlite3.connect(CLASS / "gradebook.db", timeout=5)) as book:
        for who, exercise, score in book.execute(SCORES):
            if score is not None:
                found.setdefault(str(who), {})[str(exercise)] = float(score)
    return found


# ------------------------------------------------------------------ what is measured


def state() -> dict[str, str]:
    """What must not change -> its fingerprint."""
    ours = ("gradebook.db", "submitted", "autograded", "feedback", HOST_MARKER)
    first = NEIGHBOURS[0]
    return {
        SUBMISSIONS: " ".join(
            print_of(CLASS / folder)
            for folder in ("submitted", f"autograded/{first}", f"feedback/{first}")
        ),
        COURSE: print_of(CLASS, ours),
        HOME: print_of(TEACHER, ("course", "lessons", *CHANGING)),
        ENVIRONMENT: print_of(CHECKOUT),
        HOST: " ".join(told(path) for path in markers()),
    }


def told(path: Path) -> str:
    """A file's text and mode; where it cannot be read, that."""
    try:
        return f"{path.lstat().st_mode:o} {path.read_bytes()[:100]!r}"
    except OSError as error:
        return type(error).__name__


def traces() -> list[str]:
    """The files that a row has left in the folders for temporary ones."""
    return sorted(str(path) for place in TEMPORARY for path in place.glob(f"*{TRACE}*"))


def shown(row: Hostile) -> list[str]:
    """What the outputs of a graded notebook show that its student should not see."""
    path = CLASS / "autograded" / student(row) / LESSON / NOTEBOOK
    try:
        cells = json.loads(path.read_bytes()[: 1 << 26])["cells"]
        text = json.dumps([cell.get("outputs") for cell in cells])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return []
    return [place for word, place in CANARIES.items() if word in text]


def page(who: str) -> str:
    try:
        file = CLASS / "feedback" / who / LESSON / f"{LESSON}.html"
        return file.read_bytes()[: 1 << 26].decode("utf-8", "replace")
    except OSError:
        return ""


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [name for name in before if before[name] != after[name]]


def measure(row: Hostile | None, user: int) -> dict:
    """The report on one row, or on the neighbours alone."""
    importlib.import_module("nbgrader.apps.autogradeapp")  # once, before the forks
    prepared = as_teacher(user, prepare, row, limit=60)
    if prepared.get("raised") or prepared["died"]:
        return {"error": prepared}
    before, usual = state(), foreign(page(NEIGHBOURS[0]))
    with listeners() as called:
        os.chmod(SOCKET, 0o777)
        started = time.monotonic()
        graded = as_teacher(user, nbgrader, "autograde", LESSON, limit=LIMIT)
        seconds = time.monotonic() - started - (WAIT if graded["left"] else 0)
    harmed = changes(before, state())
    left = traces()
    known = as_teacher(user, scores, limit=30)
    report = {
        "ended": graded["ended"],
        "died": graded["died"],
        "status": graded["gives"],
        "raised": graded.get("raised", ""),
        "seconds": round(seconds, 1),
        "left": graded["left"],
        "called": sorted(set(called)),
        "harmed": harmed + ([FILES] if left else []),
        "traces": left[:10],
        "book": known["gives"] if not known["died"] else None,
        "shown": shown(row) if row else [],
        "log": tail(),
    }
    return report | (feedback(row, user, usual) if row else {})


def feedback(row: Hostile, user: int, usual) -> dict:
    """What the row's feedback page would run that a neighbour's does not."""
    if not (CLASS / "autograded" / student(row) / LESSON).is_dir():
        return {"page": "none", "foreign": []}
    command: Sequence[str] = ("generate_feedback", LESSON, "--student", student(row))
    made = as_teacher(user, nbgrader, *command, limit=FEEDBACK_LIMIT)
    text = page(student(row))
    return {
        "page": "hangs" if not made["ended"] else "there" if text else "none",
        "foreign": sorted(foreign(text) - usual)[:10],
    }


def tail() -> str:
    """The end of what nbgrader printed, without what it always prints."""
    with suppress(OSError), open(LOG, "rb") as log:
        log.seek(max(0, LOG.stat().st_size - 20_000))
        lines = log.read().decode(errors="replace").splitlines()
        return "\n".join(line for line in lines if "| INFO]" not in line)[-1500:]
    return ""


def main() -> int:
    user, name = int(sys.argv[1]), sys.argv[2]
    row = next((row for row in CATALOGUE if row.name == name), None)
    report = measure(row, user or os.geteuid())
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
