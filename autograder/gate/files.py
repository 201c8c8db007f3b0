"""Files and folders, opened relative to the folder that holds them and never through a link.

So nothing can be swapped for a link to elsewhere on the way, and nothing but plain files is opened.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path


class LeftOut(Exception):
    """Why one entry of the folder is not taken."""


class TooMany(Exception):
    """More entries than are looked at."""


@contextmanager
def opened(folder: Path | str, inside: int | None = None) -> Iterator[int]:
    """A folder, as a descriptor, by its path or by its name inside another open folder."""
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        found = os.open(folder, flags, dir_fd=inside)
    except OSError as error:
        raise LeftOut(unreadable(error)) from None
    try:
        yield found
    finally:
        os.close(found)


def unreadable(error: OSError) -> str:
    return f"it cannot be read ({error.strerror})"


def entries(folder: int, most: int) -> list[str]:
    """The names in a folder, in order."""
    try:
        with os.scandir(folder) as found:
            names = [entry.name for entry in islice(found, most + 1)]
    except OSError as error:
        raise LeftOut(unreadable(error)) from None
    if len(names) > most:
        raise TooMany
    return sorted(names)


def kind_of(folder: int, name: str) -> int:
    """The type bits of an entry's mode; 0 where there is none."""
    try:
        return stat.S_IFMT(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return 0


def content(folder: int, name: str, most: int, too_large: str) -> bytes:
    """The bytes of a plain file, at most `most` of them; LeftOut for everything else.

    The kind is looked up before, since to open a device may do something, and once more after it
    is open, since it may have been swapped.
    """
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        refuse_kind(os.stat(name, dir_fd=folder, follow_symlinks=False))
        file = os.open(name, flags, dir_fd=folder)
        try:
            refuse_kind(os.fstat(file))
            small = os.fstat(file).st_size <= most
            data = read_at_most(file, most + 1) if small else b""
        finally:
            os.close(file)
    except OSError as error:
        raise LeftOut(unreadable(error)) from None
    if not small or len(data) > most:  # or it has grown since
        raise LeftOut(too_large)
    return data


KINDS = {
    stat.S_IFLNK: "a symbolic link",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
}


def refuse_kind(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        kind = KINDS.get(stat.S_IFMT(status.st_mode), "something else")
        raise LeftOut(f"it is {kind} and no plain file")


def read_at_most(file: int, most: int) -> bytes:
    parts, left = [], most
    while left and (part := os.read(file, min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
