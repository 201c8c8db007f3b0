"""Stop code that does not end, from inside the process and on every system."""

import _thread
import contextlib
import ctypes
import threading
import time
from collections.abc import Callable

AGAIN = 0.1
"""Seconds until a limit that was ignored is raised again."""


class TookTooLong(BaseException):
    """Raised in the middle of whatever runs: no `except Exception` holds it up."""


def within(seconds: float, work: Callable[[], object]) -> object:
    """What `work()` gives; `TookTooLong` is raised inside it when it takes more than `seconds`.

    On a machine that has too much to do, and for code that sleeps, it is twice as long: a right
    answer is not to be refused because others are computing.

    Any Python code is stopped at its next bytecode, in whichever thread this is called. Code that
    swallows the exception gets it again and again, which stops most of it, but not all; a long call
    into a library is stopped only when it returns. For these nothing helps from inside the process.

    >>> def endless():
    ...     while True:
    ...         pass
    >>> within(0.1, endless)
    Traceback (most recent call last):
    autograder.watchdog.TookTooLong
    """
    thread, gate, ended = threading.get_ident(), threading.Lock(), []
    running, watcher = False, None
    started, used = time.monotonic(), time.process_time()

    def over() -> bool:
        busy = time.process_time() - used >= seconds / 2
        return busy or time.monotonic() - started >= 2 * seconds

    gate.acquire()  # released when the work is over

    def watch() -> None:
        wait = seconds
        while not gate.acquire(timeout=wait):
            if running and over():
                raise_in(thread, TookTooLong)
            wait = AGAIN
        ended.append(True)

    # A function, not a context manager: the exception may come at any call or turn of a loop, and
    # between the end of a `with` block and the first line of its clean-up there are many. None can
    # come before the plain assignment that begins the clean-up here.
    try:
        watcher = _thread.start_new_thread(watch, ())
        running = True
        return work()
    finally:
        running = False
        try:
            finish(gate, ended, watcher)
        finally:  # once more: the limit may have been raised in the middle of it
            finish(gate, ended, watcher)


def finish(gate: threading.Lock, ended: list, watcher: int | None) -> None:
    """Let the watcher end, wait until it has, and swallow what it raised and has not arrived.

    Locks are used through single calls only: an exception that comes between two lines of Python
    would leave an Event or a `with` block half done. And nothing is taken back with
    PyThreadState_SetAsyncExc(thread, NULL): CPython 3.11 then spins for ever under a profiler.
    """
    with contextlib.suppress(TookTooLong):
        if gate.locked() and not ended:
            gate.release()
        while watcher and not ended:
            time.sleep(0.0001)
        arrive()


def arrive() -> None:
    """A call, at the start of which an exception that is under way arrives."""


def raise_in(thread: int, error: type[BaseException]) -> None:
    """Raise `error` in a thread at its next bytecode."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(error))
