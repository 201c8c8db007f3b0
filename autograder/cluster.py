"""Grade on a Dask cluster: workers wherever they are. Each needs this package, and a sandbox.

    coordinator --submissions, as bytes--> Dask's scheduler --> workers
                <--what became of each----

The assignment goes to each worker once, as a plug-in: so it is there, too, on one that comes later,
or that was lost and has started again.
"""

import uuid
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import islice

from distributed import Client, WorkerPlugin, as_completed, get_worker

from autograder.course import UserError
from autograder.submitters import TRIES, Done, Grader, in_this_process
from autograder.unit import Assignment, Graded, Handed

PATIENCE = 20.0
"""Seconds in which a scheduler has to answer, and the first worker to come."""

AHEAD = 2
"""Submissions handed out for each worker: one is graded, one waits."""


class Given(WorkerPlugin):
    """What a worker has to know besides the submissions."""

    def __init__(self, assignment: Assignment, grader: Grader) -> None:
        self.assignment, self.grader = assignment, grader


def graded(name: str, handed: Handed) -> Graded:
    """In a worker: grade a submission, by the plug-in of this name."""
    given = get_worker().plugins[name]
    return one_thread().submit(given.grader, given.assignment, handed).result()


@cache
def one_thread() -> ThreadPoolExecutor:
    """The thread that grades, however many Dask has: a unit grades one notebook at a time.

    A sandbox ends with the thread that has started it, so it has to last as long as the process.
    """
    return ThreadPoolExecutor(1)


class Cluster:
    """The workers of a Dask cluster. One that is lost costs nobody a grade."""

    def __init__(self, address: str, grader: Grader = in_this_process) -> None:
        """address : of the cluster's scheduler, such as tcp://10.0.0.1:8786"""
        self.address, self.grader = address, grader

    def __call__(self, assignment: Assignment, handed: Iterable[Handed]) -> Iterator[Done]:
        name, waiting = f"mbgd-{uuid.uuid4()}", iter(handed)
        running: dict = {}
        with self.connected() as client:
            try:
                client.register_plugin(Given(assignment, self.grader), name)
            except Exception as error:
                raise UserError(
                    f"--dask: a worker cannot load mbgd-lessons ({error}); install the same "
                    "version as here on each"
                ) from None

            def more() -> list:
                """Hand out some more, as the workers are that are there now."""
                room = AHEAD * max(1, len(client.nthreads())) - len(running)
                new = {self.submitted(client, name, job): job for job in islice(waiting, room)}
                running.update(new)
                return list(new)

            done = as_completed(more())
            for future in done:
                job = running.pop(future)
                if future.status not in ("finished", "error"):
                    raise UserError(
                        f"--dask: the scheduler at {self.address!r} is gone; what is graded is "
                        "kept: start one, and run the same command again"
                    )
                yield job, future.exception() or future.result()
                future.release()
                done.update(more())
            client.unregister_worker_plugin(name)

    @staticmethod
    def submitted(client: Client, name: str, job: Handed):
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
