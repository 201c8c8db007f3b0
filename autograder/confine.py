"""The first thing that runs inside a sandbox: set limits, give up rights, become the kernel.

    confine.py SOCKETS UID MEMORY FILE PROCESSES FILES SECONDS COMMAND...

Its text is handed over, since the course is not there inside. It needs nothing but the standard
library, and Landlock where the environment and the system have it.
"""

import os
import resource
import sys


def confine(sockets, uid, memory, file, processes, files, seconds):
    """Limits first: to raise them again takes a right that is given up right after."""
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_NOFILE, files),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    if uid:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    sockets_only(sockets)


def sockets_only(folder):
    """Let the folder shared with the outside take sockets, and nothing that fills a disk."""
    try:
        from landlock import FSAccess, Ruleset, landlock_abi_version

        if landlock_abi_version() < 1:
            return
    except (ImportError, OSError):  # an older Linux: sizes of files are limited all the same
        return
    wanted = (
        "WRITE_FILE TRUNCATE MAKE_REG MAKE_DIR MAKE_SYM MAKE_FIFO MAKE_SOCK MAKE_CHAR MAKE_BLOCK "
        "REMOVE_FILE REMOVE_DIR REFER"
    )
    writing = FSAccess(0)
    for name in wanted.split():
        writing |= getattr(FSAccess, name, FSAccess(0))
    rules = Ruleset(restrict_rules=writing)
    rules.allow("/tmp", "/w", "/dev/shm", "/proc", rules=writing)
    devices = ("null", "zero", "full", "random", "urandom", "tty", "ptmx")
    there = [f"/dev/{name}" for name in devices if os.path.exists(f"/dev/{name}")]
    rules.allow(*there, "/dev/pts", rules=FSAccess.WRITE_FILE)
    rules.allow(folder, rules=FSAccess.MAKE_SOCK | FSAccess.REMOVE_FILE)
    rules.apply()


if __name__ == "__main__":
    sockets, *numbers = sys.argv[1:8]
    confine(sockets, *map(int, numbers))
    os.execv(sys.argv[8], sys.argv[8:])
