"""The near end of a fork server: starts it, gives it one file at a time, ends it."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress

from autograder.checking import SEED_VARIABLE
from autograder.course import UserError
from autograder.jobs import GONE, TOO_LONG, Ended, Job, as_line
from autograder.offspring import FORKS, kill_group

START = "from autograder.forkserver import serve; serve()"
GRACE = 30.0
"""Seconds that a server may be late: it kills and counts, and the machine may be busy."""
PATIENCE = 5.0
"""Seconds that a server has to end by itself."""

SETTINGS = {
    "OMP_NUM_THREADS": "1",  # one core each; and a process without threads can be forked
    "MALLOC_ARENA_MAX": "2",  # JAX starts many threads; each would reserve address space
    "JAX_PLATFORMS": "cpu",
    "MPLBACKEND": "Agg",
    "TERM": "dumb",  # no pager
    "PYTHONDONTWRITEBYTECODE": "1",
}


class Server:
    """Started when a file comes, and once more when a file has ended it.

    scratch : a folder for what students' files leave in temporary folders
    """

    def __init__(self, scratch: str) -> None:
        places = {"TMPDIR": scratch, "IPYTHONDIR": scratch}
        self.environment = {k: v for k, v in os.environ.items() if k != SEED_VARIABLE}
        self.environment |= SETTINGS | places
        self.process: Process | None = None
        self.busy = False
        self.child = 0

    async def run(self, job: Job) -> tuple[Ended, bytes]:
        """How the job's process ended, and what it said."""
        if self.process is None:
            await self.start()
        try:
            async with asyncio.timeout(job.limits.wall + GRACE):
                return await self.answer(job)
        except TimeoutError:
            return Ended(stopped=TOO_LONG), b""
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            return Ended(stopped=GONE), b""
        finally:
            if self.busy or not FORKS:
                await self.stop()

    async def start(self) -> None:
        # -P: what lies in the folder where mbgd was called is not imported for a library.
        command = sys.executable, "-P", "-c", START
        self.process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, env=self.environment, start_new_session=True
        )
        if not await self.process.stdout.readline():
            raise UserError(f"{sys.executable}: cannot import the autograder; install it first")

    async def answer(self, job: Job) -> tuple[Ended, bytes]:
        """Send a job; read the child's number, how it ended, and what it said."""
        self.busy, self.child = True, 0
        self.process.stdin.write(as_line(job))
        await self.process.stdin.drain()
        self.child = (await self.header())["child"]
        header = await self.header()
        said = await self.process.stdout.readexactly(header.pop("bytes"))
        self.busy = False
        return Ended(**header), said

    async def header(self) -> dict:
        return json.loads(await self.process.stdout.readline())

    async def stop(self) -> None:
        """End the server, and what it runs: a busy one ends its child when nobody listens."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.stdin.close()
        try:
            async with asyncio.timeout(PATIENCE if self.busy else 0):
                await process.communicate()
        except TimeoutError:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()
        if self.busy and self.child and FORKS:  # it may have outlived its server
            kill_group(self.child)
        self.busy = False
