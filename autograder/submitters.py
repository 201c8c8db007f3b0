"""Where submissions are graded: in processes of this machine; see `cluster` for many machines.

A submitter is a function (assignment, submissions) -> pairs of a submission and what became of it,
in the order in which they are done. It takes submissions as it needs them, so a class of any size
takes the same memory. What became of a submission is a `Graded`, or the exception that is left
after it was tried again: where the machine has failed, not where the student has.
"""

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from autograder.course import UserError
from autograder.provisioner import sweep_folders
from autograder.sandbox import check_backend
from autograder.unit import Assignment, Graded, Handed, Unit, package_hash

Done = tuple[Handed, Graded | Exception]
Submitter = Callable[[Assignment, Iterable[Handed]], Generator[Done, None, None]]
Grader = Callable[[Assignment, Handed], Graded]

TRIES = 3

KILLED = f"its grading process was killed {TRIES} times (is there too little memory?)"
OTHER_VERSION = "a worker has another version of mbgd-lessons than this machine; install the same"


def in_this_process(assignment: Assignment, handed: Handed) -> Graded:
    """Grade a submission with this process's unit, made when the first submission comes."""
    return unit_of(assignment)(handed)


@lru_cache(maxsize=4)
def unit_of(assignment: Assignment) -> Unit:
    if package_hash() != assignment.package:
        raise UserError(OTHER_VERSION)
    check_backend(assignment.backend)  # this may be another machine
    return Unit(assignment)


# ------------------------------------------------------------------ one machine


class Processes:
    """Processes of this machine. One that is killed costs nobody a grade.

    When one is killed, nobody can tell over which submission: those under way are tried again, and
    who was there twice is tried alone.
    """

    def __init__(
        self, workers: int, log: Path = Path(os.devnull), grader: Grader = in_this_process
    ) -> None:
        """workers : processes side by side; log : the file for what is printed in them

        grader : (assignment, submission) -> what becomes of it; a function that has a name
        """
        self.workers, self.log, self.grader = workers, log, grader

    def __call__(
        self, assignment: Assignment, handed: Iterable[Handed]
    ) -> Generator[Done, None, None]:
        waiting, lost = iter(handed), Counter()
        suspects: list[Handed] = []
        while True:
            alone = bool(suspects)
            jobs = taken(suspects) if alone else waiting
            broken = yield from self.pool(assignment, jobs, 1 if alone else 2 * self.workers)
            for job in broken:
                lost[job.student] += 1
                if lost[job.student] >= TRIES:
                    yield job, RuntimeError(KILLED)
                elif lost[job.student] == TRIES - 1:
                    suspects.append(job)
                else:
                    waiting = chain([job], waiting)
            if not (alone or broken):
                return

    def pool(
        self, assignment: Assignment, waiting: Iterator[Handed], most: int
    ) -> Generator[Done, None, list[Handed]]:
        """Grade until nothing waits or a process is killed; gives what was under way then.

        most : submissions under way
        """
        scratch = tempfile.mkdtemp(prefix="mbgd-grade-")
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.workers, context, settle, (str(self.log), scratch))
        running: dict[Future, Handed] = {}
        lost: list[Handed] = []
        failed: Counter[str] = Counter()
        done = False

        def submit(job: Handed) -> None:
            try:
                running[pool.submit(self.grader, assignment, job)] = job
            except BrokenProcessPool:  # a process was killed since we looked
                lost.append(job)

        try:
            while not lost:
                for job in islice(waiting, most - len(running)):
                    submit(job)
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenProcessPool):
                        lost.append(job)
                        continue
                    if error is None:
                        yield job, future.result()
                        continue
                    failed[job.student] += 1
                    if isinstance(error, UserError) or failed[job.student] >= TRIES:
                        yield job, error
                    else:
                        submit(job)
            lost += running.values()
            done = True
        finally:
            if not done:  # an interrupt, say: nobody waits for the notebooks under way
                stop(pool)
            pool.shutdown()
            sweep(scratch, os.getpid())
        return lost


def taken(jobs: list[Handed]) -> Iterator[Handed]:
    while jobs:
        yield jobs.pop()


def stop(pool: ProcessPoolExecutor) -> None:
    """End a pool's processes, whatever they do."""
    workers = list((pool._processes or {}).values())  # gone from there after the shutdown
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()


# ------------------------------------------------------------------ in a worker


def settle(log: str, scratch: str) -> None:
    """A worker's start: what is printed goes to a file, and it ends when its parent ends.

    scratch : the folder for its temporary files, which others clear when it is killed
    """
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(file, 1)
    os.dup2(file, 2)
    tempfile.tempdir = scratch
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C goes to all: the parent ends its workers
    threading.Thread(target=leave_with_parent, args=(scratch,), daemon=True).start()


def leave_with_parent(scratch: str) -> None:
    """A killed parent cannot tell its workers to go."""
    parent = multiprocessing.parent_process()
    parent.join()
    sweep(scratch, parent.pid)
    os._exit(1)


def sweep(scratch: str, parent: int) -> None:
    """Remove what workers have left: those that are killed clear up nothing."""
    shutil.rmtree(scratch, ignore_errors=True)
    sweep_folders(parent)
