"""Grade on a Dask cluster: workers wherever they are. Each needs this package, and a sandbox.

    coordinator --submissions, as bytes--> Dask's scheduler --> workers
                <--what became of each----

The assignment goes to each worker once, as a plug-in: so it is there, too, on one that comes later,
or that was lost and has started again.
"""

import atexit
import multiprocessing
import os
import shutil
import tempfile
import threading
import uuid
from collections.abc import Generator, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from itertools import islice

from distributed import Client, Future, WorkerPlugin, as_completed, get_worker

from autograder.course import UserError
from autograder.submitters import TRIES, Done, Grader, in_this_process, settle
from autograder.unit import Assignment, Graded, Handed

PATIENCE = 20.0
"""Seconds in which a scheduler has to answer, and the first worker to come."""

KILLED = "its grading process was killed (is there too little memory?)"

AHEAD = 2
"""Submissions handed out for each worker: one is graded, one waits."""


class Given(WorkerPlugin):
    """What a worker has to know besides the submissions."""

    def __init__(self, assignment: Assignment, grader: Grader) -> None:
        self.assignment, self.grader = assignment, grader


ONE_AT_A_TIME = threading.Lock()
"""A worker grades one notebook at a time, however many threads it has."""


def graded(name: str, handed: Handed) -> Graded:
    """In a worker: grade a submission, by the plug-in of this name.

    In a child, in which nothing else happens: Dask's threads draw from Python's global random
    state, of which a check says whether an answer has moved it; and a sandbox ends with the thread
    that has started it.
    """
    given = get_worker().plugins[name]
    with ONE_AT_A_TIME:
        try:
            return child().submit(given.grader, given.assignment, handed).result()
        except BrokenProcessPool:
            child.cache_clear()
            raise RuntimeError(KILLED) from None


@cache
def child() -> ProcessPoolExecutor:
    """The process that grades, as long as the worker lasts."""
    multiprocessing.current_process()._config["daemon"] = False  # a nanny's worker may have none
    context, scratch = multiprocessing.get_context("spawn"), tempfile.mkdtemp(prefix="mbgd-grade-")
    return ProcessPoolExecutor(1, context, settle_child, (scratch,))


def settle_child(scratch: str) -> None:
    """The child's start: it clears up after itself, and ends with the worker."""
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    settle(os.devnull, scratch)


class Cluster:
    """The workers of a Dask cluster. One that is lost costs nobody a grade."""

    def __init__(self, address: str, grader: Grader = in_this_process) -> None:
        """address : of the cluster's scheduler, such as tcp://10.0.0.1:8786"""
        self.address, self.grader = address, grader

    def __call__(
        self, assignment: Assignment, handed: Iterable[Handed]
    ) -> Generator[Done, None, None]:
        name, waiting = f"mbgd-{uuid.uuid4()}", iter(handed)
        running: dict[Future, Handed] = {}
        with self.connected() as client:
            try:
                client.register_plugin(Given(assignment, self.grader), name)
            except Exception as error:
                raise UserError(
                    f"--dask: a worker cannot load mbgd-lessons ({first_line(error)}); install "
                    "the same version as here on each"
                ) from None

            def more() -> list[Future]:
                """Hand out some more, as the workers are that are there now."""
                room = max(0, AHEAD * max(1, self.workers(client)) - len(running))
                new = {self.submitted(client, name, job): job for job in islice(waiting, room)}
                running.update(new)
                return list(new)

            try:
                done = as_completed(more(), loop=client.loop)
                for future in done:
                    job = running.pop(future)
                    if future.status not in ("finished", "error"):
                        raise self.gone()
                    yield job, future.exception() or future.result()
                    future.release()
                    done.update(more())
            finally:
                with suppress(OSError):
                    client.unregister_worker_plugin(name)

    def workers(self, client: Client) -> int:
        """How many there are."""
        try:
            return len(client.nthreads())
        except OSError:
            raise self.gone() from None

    def gone(self) -> UserError:
        return UserError(
            f"--dask: the scheduler at {self.address!r} is gone; what is graded is kept: start "
            "one, and run the same command again"
        )

    @staticmethod
    def submitted(client: Client, name: str, job: Handed) -> Future:
        """A future of a submission; Dask tries again where a worker or a task has failed."""
        return client.submit(graded, name, job, pure=False, retries=TRIES - 1)

    def connected(self) -> Client:
        """A client of the scheduler; a user's error where there is none, or no worker."""
        try:
            client = Client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UserError(
                f"--dask: no scheduler at {self.address!r} ({first_line(error)}); start one"
            ) from None
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            client.close()
            raise UserError(
                f"--dask: the cluster at {self.address!r} has no worker; start some"
            ) from None
        return client


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
