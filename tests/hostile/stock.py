"""Grade hostile submissions with stock nbgrader, in a sandbox around all of it, and write it down.

    python -m hostile.stock [--all | --few N] [--write FILE] [NAME...]      (in tests/, on Linux)

Stock nbgrader runs a student's code in the teacher's account. So the teacher's whole home, with
course, neighbours, markers and nbgrader itself, is inside of bubblewrap; see `stock_inside`.
Reports are kept, and a row that has one is not run again.

The sandbox is kinder than stock nbgrader, which limits nothing: 4 GB a process, 256 processes, a
read-only environment except for the course's checkout, and no odd families of sockets.
"""

import argparse
import json
import os
import secrets
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, suppress
from pathlib import Path

import nbformat

from autograder.sandbox import (
    FORBIDDEN,
    filter_file,
    identity,
    interpreter,
    read_only,
    system,
    way_to,
)
from hostile.catalogue import CATALOGUE, few
from hostile.honest import HONEST
from hostile.making import as_bytes, cell, slim
from hostile.phrases import entry
from hostile.row import LESSON, NOTEBOOK, Hostile
from hostile.running import ROOT, read
from hostile.stock_inside import NEIGHBOURS, TEACHER, TEMPLATE

REPORTS = ROOT / "build" / "stock"
DEADLINE = 420
"""Seconds after which a sandbox is killed, whatever it does."""

MEMORY = 5 << 30
"""Bytes that all processes of a sandbox may hold together."""

NOBODY = "neighbours-alone"
"""The report on a class without a hostile row: what the neighbours get on stock."""

ALLOWED = ("ptrace", "process_vm_readv", "process_vm_writev")
"""What a student's process may do to the teacher's: it reaches nobody outside of the sandbox."""

CONFIGURATION = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.CourseDirectory.ignore = ["*.pyc", "[0-9][0-9]_*.py"]
"""

# ------------------------------------------------------------------ a teacher's home


def template(home: Path) -> Path:
    """A home with a checkout of the lessons and a course; the first neighbour is graded."""
    course, checkout = home / "course", home / "lessons"
    for package in ("autograder", "mbgd_lessons"):
        leave_out = shutil.ignore_patterns("__pycache__", "class")
        shutil.copytree(ROOT / package, checkout / package, ignore=leave_out)
    shutil.copytree(ROOT / "solutions" / LESSON, checkout / "solutions" / LESSON)
    note_installation(checkout)
    source = course / "source" / LESSON / NOTEBOOK
    source.parent.mkdir(parents=True)
    solution = slim(read(ROOT / "solutions" / LESSON / NOTEBOOK))
    answer, begin = cell(solution, "minibatches-answer"), "    ### BEGIN SOLUTION"
    answer.source = answer.source.replace(begin, f"{begin}\n    # canary-solution")
    nbformat.write(solution, source)
    (course / "nbgrader_config.py").write_text(CONFIGURATION, "utf-8")
    honestly(home, "generate_assignment", LESSON)
    release = read(course / "release" / LESSON / NOTEBOOK)
    for honest in HONEST:
        if honest.student in NEIGHBOURS:
            notebook = honest.notebook(release)
            notebook.cells[1].source += "\n# canary-neighbour"
            path = course / "submitted" / honest.student / LESSON / NOTEBOOK
            path.parent.mkdir(parents=True)
            path.write_bytes(as_bytes(notebook))
    honestly(home, "autograde", LESSON, "--student", NEIGHBOURS[0])
    honestly(home, "generate_feedback", LESSON, "--student", NEIGHBOURS[0])
    with closing(sqlite3.connect(course / "gradebook.db")) as book:
        book.execute("update student set first_name = 'canary-gradebook'")
        book.commit()
    for path in (home, *home.rglob("*")):
        path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o644))
    return home


def note_installation(checkout: Path) -> None:
    """What an editable installation writes down: where the checkout lies."""
    records = checkout / "mbgd_lessons-0.1.0.dist-info"
    records.mkdir()
    (records / "METADATA").write_text("Metadata-Version: 2.1\nName: mbgd-lessons\nVersion: 0.1.0\n")
    origin = {"url": f"file://{TEACHER / 'lessons'}", "dir_info": {"editable": True}}
    (records / "direct_url.json").write_text(json.dumps(origin))


def honestly(home: Path, *command: str) -> None:
    """nbgrader on this project's own notebooks, which need no sandbox."""
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *command],
        cwd=home / "course",
        env=settings(home),
        capture_output=True,
        text=True,
        timeout=300,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)


def settings(home: Path) -> dict[str, str]:
    """A teacher's environment."""
    return {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "PYTHONPATH": str(home / "lessons"),
    }


# ------------------------------------------------------------------ the sandbox around


def sandbox(home: Path, filter_fd: int, name: str) -> list[str]:
    """The command that measures one row; nothing of this machine can be written from it."""
    user = secrets.randbelow(1 << 28) + (1 << 28) if os.geteuid() == 0 else 0
    capabilities = ("CAP_KILL", "CAP_DAC_READ_SEARCH") if user else ()
    environment = settings(TEACHER) | {"PYTHONPATH": f"/tests:{TEMPLATE}/lessons"}
    return [
        *("choom", "-n", "1000", "--"),
        *("prlimit", "--as=4294967296", "--cpu=900", "--core=0", "--"),
        *("bwrap", "--die-with-parent", "--new-session", "--hostname", "stock", "--clearenv"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup-try", "--cap-drop", "ALL"),
        *identity(),
        *(part for name in capabilities for part in ("--cap-add", name)),
        *system(),
        *("--proc", "/proc", "--dev", "/dev"),
        *room("/tmp", 256),
        *room("/var/tmp", 64),
        *room("/dev/shm", 256),
        *room(str(TEACHER.parent), 768),
        *room("/report", 64, "0755"),
        *way_to(*interpreter()),
        *read_only(*interpreter()),
        *("--ro-bind", str(home), str(TEMPLATE)),
        *("--ro-bind", str(ROOT / "tests" / "hostile"), "/tests/hostile"),
        *(part for pair in environment.items() for part in ("--setenv", *pair)),
        *("--seccomp", str(filter_fd), "--chdir", "/", "--"),
        *(sys.executable, "-B", "-m", "hostile.stock_inside", str(user), name),
    ]


def room(folder: str, megabytes: int, mode: str = "1777") -> list[str]:
    """A folder in memory."""
    return [*way_to(folder), "--size", str(megabytes << 20), "--perms", mode, "--tmpfs", folder]


def report(home: Path, name: str) -> dict:
    """Run one row; what was measured, or why nothing could be."""
    forbidden = " ".join(call for call in FORBIDDEN.split() if call not in ALLOWED)
    descriptor = filter_file(forbidden)
    run = subprocess.Popen(
        sandbox(home, descriptor, name),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[descriptor],
        start_new_session=True,
    )
    os.close(descriptor)
    stop = threading.Event()
    why: list[str] = []
    guard = threading.Thread(target=watch, args=(run, stop, why), daemon=True)
    guard.start()
    said, complained = run.communicate()
    stop.set()
    guard.join()
    try:
        return json.loads(said)
    except ValueError:
        return {"error": (why or [complained.decode(errors="replace")[-1500:]])[0]}


def watch(run: subprocess.Popen, stop: threading.Event, why: list[str]) -> None:
    """Kill a sandbox that takes too long, or too much memory."""
    deadline = time.monotonic() + DEADLINE
    while not stop.wait(0.5):
        late, large = time.monotonic() > deadline, held(run.pid) > MEMORY
        if late or large:
            why.append("too long" if late else "too much memory")
            run.kill()
            return


def held(process: int) -> int:
    """The bytes of memory that a process and all its offspring hold together."""
    numbers = list(offspring(process))
    rough = sum(memory_of(number) for number in numbers)
    return rough if rough < MEMORY else sum(share_of(number) for number in numbers)


def offspring(process: int) -> Iterator[int]:
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from offspring(int(child))


def memory_of(process: int) -> int:
    """What is resident, pages that forks still share included; cheap to read."""
    with suppress(OSError, IndexError):
        pages = Path(f"/proc/{process}/statm").read_text().split()
        return (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")
    return 0


def share_of(process: int) -> int:
    """What is resident, a page that many share divided among them."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


# ------------------------------------------------------------------ rows, one after the other


def run(rows: Sequence[Hostile], reports: Path, written: dict, workers: int = 2):
    """The entries of rows, as they come; a row that has a report, or an entry, is not run."""
    home = reports / "home"
    if not home.exists():
        making = Path(tempfile.mkdtemp(dir=reports))
        template(making).rename(home)
    alone = kept(home, NOBODY, reports)

    def one(row: Hostile) -> tuple[str, dict] | None:
        if row.name in written and not place(reports, row.name).exists():
            return None
        return row.name, entry(row, kept(home, row.name, reports), alone)

    with ThreadPoolExecutor(workers) as pool:
        for task in as_completed([pool.submit(one, row) for row in rows]):
            if task.result():
                yield task.result()


def place(reports: Path, name: str) -> Path:
    return reports / f"{name}.json"


def kept(home: Path, name: str, reports: Path) -> dict:
    """A report: the one that is there, or a new one."""
    path = place(reports, name)
    if not path.exists():
        new = path.with_suffix(".new")
        new.write_text(json.dumps(report(home, name), indent=1), "utf-8")
        new.rename(path)
    return json.loads(path.read_text("utf-8"))


def save(written: dict, file: Path) -> None:
    """The measured results, in the order of their names."""
    new = file.with_suffix(".new")
    new.write_text(json.dumps(dict(sorted(written.items())), indent=1) + "\n", "utf-8")
    new.rename(file)


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("names", nargs="*", help="rows or families")
    options.add_argument("--all", action="store_true")
    options.add_argument("--few", type=int, default=1, help="rows of each family")
    options.add_argument("--write", type=Path, help="add to this file")
    options.add_argument("--reports", type=Path, default=REPORTS)
    chosen = options.parse_args()
    rows = list(CATALOGUE) if chosen.all else few(chosen.few)
    if chosen.all:  # some of every family first, so that a run can be stopped at any time
        rows.sort(key=few(3).__contains__, reverse=True)
    if chosen.names:
        rows = [row for row in CATALOGUE if row.name in chosen.names or row.family in chosen.names]
    file = chosen.write
    written = json.loads(file.read_text("utf-8")) if file and file.exists() else {}
    chosen.reports.mkdir(parents=True, exist_ok=True)
    for name, found in run(rows, chosen.reports, written):
        written[name] = found
        print(f"{len(written):4} {name}: {found['phrase']}", file=sys.stderr)
        if file:
            save(written, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
