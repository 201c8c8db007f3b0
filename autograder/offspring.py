"""Child processes that end with all that they have started, on systems that fork."""

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

FORKS = hasattr(os, "fork")  # not on Windows
PR_SET_CHILD_SUBREAPER = 36  # from linux/prctl.h


class Child:
    """A child process that leads a session of its own."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.code: int | None = None

    def has_ended(self) -> bool:
        self.wait(os.WNOHANG)
        return self.code is not None

    def wait(self, options: int = 0) -> None:
        if self.code is None:
            pid, status = os.waitpid(self.pid, options)
            self.code = os.waitstatus_to_exitcode(status) if pid else None

    def end(self) -> int:
        """Kill it and all that it started. Its exit code, from before if it had ended."""
        kill_group(self.pid)
        if self.code is None:  # it may have been too early for a session
            killed(self.pid)
        self.wait()
        end_orphans()
        return self.code


def kill_group(leader: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def killed(pid: int) -> bool:
    """Kill a child; False when that is not allowed, as with a program of another user."""
    try:
        os.kill(pid, signal.SIGKILL)
    except PermissionError:
        return False
    return True


def adopt_orphans() -> None:
    """Become the parent of what children leave behind, in other sessions too (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_orphans() -> None:
    """Kill what was adopted, and what these leave behind, until nothing is left."""
    while orphans := [pid for pid in adopted() if killed(pid)]:
        for orphan in orphans:
            os.waitpid(orphan, 0)


def adopted() -> list[int]:
    """The processes whose parent is this one."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:  # there are none: the usual case, and quick
        return []
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if parent(path) == os.getpid()]


def parent(process: Path) -> int:
    """The parent of a process in /proc; 0 if it has ended meanwhile."""
    try:
        state = (process / "stat").read_bytes()  # pid (name) state parent ...
    except OSError:
        return 0
    return int(state.rpartition(b")")[2].split()[1])
