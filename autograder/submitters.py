"""Where submissions are graded: in processes of this machine, or on a cluster.

A submitter is a function (assignment, submissions) -> pairs of a submission and what became of it,
in the order in which they are done. It takes submissions as it needs them, so a class of any size
takes the same memory. What became of a submission is a `Graded`, or the exception that is left
after it was tried again: where the machine has failed, not where the student has.
"""

import multiprocessing
import os
import threading
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from itertools import islice
from pathlib import Path

from autograder.course import UserError
from autograder.unit import Assignment, Graded, Handed, Unit, package_hash

Done = tuple[Handed, Graded | Exception]
Submitter = Callable[[Assignment, Iterable[Handed]], Iterator[Done]]

TRIES = 3

KILLED = f"its grading process was killed {TRIES} times (is there too little memory?)"
OTHER_VERSION = "a worker has another version of mbgd-lessons than this machine; install the same"

ONE_AT_A_TIME = threading.Lock()
"""A unit grades one notebook at a time; a cluster's worker may have several threads."""


def in_this_process(assignment: Assignment, handed: Handed) -> Graded:
    """Grade a submission with this process's unit, made when the first submission comes."""
    with ONE_AT_A_TIME:
        return unit_of(assignment)(handed)


@lru_cache(maxsize=4)
def unit_of(assignment: Assignment) -> Unit:
    if package_hash() != assignment.package:
        raise UserError(OTHER_VERSION)
    return Unit(assignment)


# ------------------------------------------------------------------ one machine


class Processes:
    """Processes of this machine. One that is killed costs nobody a grade."""

    def __init__(
        self, workers: int, log: Path = Path(os.devnull), job: Callable = in_this_process
    ) -> None:
        """workers : processes side by side; log : the file for what is printed in them

        job : (assignment, submission) -> what becomes of it; a function that has a name
        """
        self.workers, self.log, self.job = workers, log, job

    def __call__(self, assignment: Assignment, handed: Iterable[Handed]) -> Iterator[Done]:
        waiting, tried = iter(handed), Counter()
        suspects: list[Handed] = []  # under way when a process was killed: each by itself, then
        while True:
            alone = bool(suspects)
            lost = yield from self.pool(assignment, iter([suspects.pop()]) if alone else waiting)
            for job in lost:
                tried[job.student] += 1
                if tried[job.student] >= TRIES:
                    yield job, RuntimeError(KILLED)
                else:
                    suspects.append(job)
            if not (alone or lost):
                return

    def pool(
        self, assignment: Assignment, waiting: Iterator[Handed]
    ) -> Generator[Done, None, list[Handed]]:
        """Grade until nothing waits or a process is killed; gives what was under way then."""
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(self.workers, context, settle, (str(self.log),))
        running: dict[Future, Handed] = {}
        lost: list[Handed] = []
        tried: Counter[str] = Counter()
        done = False
        try:
            while not lost:
                for job in islice(waiting, 2 * self.workers - len(running)):
                    running[pool.submit(self.job, assignment, job)] = job
                if not running:
                    break
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    tried[job.student] += 1
                    if isinstance(error, BrokenProcessPool):
                        lost.append(job)
                    elif error is None:
                        yield job, future.result()
                    elif isinstance(error, UserError) or tried[job.student] >= TRIES:
                        yield job, error
                    else:
                        running[pool.submit(self.job, assignment, job)] = job
            lost += running.values()
            done = True
        finally:
            if not done:  # an interrupt, say: nobody waits for the notebooks under way
                pool.shutdown(wait=False, cancel_futures=True)
                for worker in multiprocessing.active_children():
                    worker.terminate()
            pool.shutdown()
        return lost


def settle(log: str) -> None:
    """A worker's start: what is printed goes to a file, and it ends when its parent ends."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(file, 1)
    os.dup2(file, 2)
    threading.Thread(target=leave_with_parent, daemon=True).start()


def leave_with_parent() -> None:
    """A killed parent cannot tell its workers to go."""
    multiprocessing.parent_process().join()
    os._exit(1)


# ------------------------------------------------------------------ many machines


class Cluster:
    """The workers of a Dask cluster, wherever they are. Each needs this package, and a sandbox."""

    def __init__(self, address: str) -> None:
        """address : of the cluster's scheduler, such as tcp://10.0.0.1:8786"""
        self.address = address

    def __call__(self, assignment: Assignment, handed: Iterable[Handed]) -> Iterator[Done]:
        from distributed import as_completed

        with connected(self.address) as client:
            there = client.scatter(assignment, hash=False, broadcast=True)
            waiting, running = iter(handed), {}
            most = 2 * max(1, sum(client.nthreads().values()))

            def submit(jobs: Iterable[Handed]) -> list:
                """Hand out some more; Dask tries again where a worker or a task has failed."""
                new = {
                    client.submit(in_this_process, there, job, pure=False, retries=TRIES - 1): job
                    for job in jobs
                }
                running.update(new)
                return list(new)

            done = as_completed(submit(islice(waiting, most)))
            for future in done:
                job, error = running.pop(future), future.exception()
                yield job, error or future.result()
                future.release()
                done.update(submit(islice(waiting, 1)))


def connected(address: str):
    """A client of a scheduler; a user's error where there is none."""
    try:
        from distributed import Client
    except ImportError:
        raise UserError(
            "--dask: Dask is not installed; `pip install 'mbgd-lessons[cluster]'`"
        ) from None
    try:
        client = Client(address, timeout="20s")
    except (OSError, ValueError) as error:
        raise UserError(f"--dask: no scheduler at {address!r} ({error}); start one") from None
    if not client.nthreads():
        client.close()
        raise UserError(f"--dask: the cluster at {address!r} has no worker; start some")
    return client
