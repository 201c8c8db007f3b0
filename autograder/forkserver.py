"""A process that has imported everything, and forks a child for each student's file.

    mbgd --a job--------------> server --forks--> child: runs the file, asks what it defines
         <--the child's pid----
         <--how it ended-------
         <--what it said-------        <--lines--

NumPy, scikit-learn and the exercises take seconds to import; a fork takes milliseconds. A child
has limits and a session of its own, and ends with all that it started. A server has a session of
its own, too: a child that kills its parent harms no other server. This stops accidents and
mischief. It is no sandbox: files can be read, and the network is open.

Without fork (Windows) a server does one job itself and ends. Only its time is limited then.
"""

import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, NoReturn

from autograder.execute import answers
from autograder.exercises import names
from autograder.jobs import TOO_LONG, TOO_MUCH, Ended, Job, Limits, as_line, job_from
from autograder.offspring import FORKS, Child, adopt_orphans

LOOK = 0.05
"""Seconds between two looks at whether a child has ended whose pipe others hold open."""


def serve() -> None:
    """Do jobs until there are no more, or the process that sends them is gone."""
    jobs, replies = claimed_pipes()
    names()  # imports the exercises, for all children to come
    adopt_orphans()
    reply(replies, {"ready": os.getpid()})
    for line in iter(jobs.readline, b""):
        job = job_from(line)
        ended, said = in_a_child(job, jobs, replies) if FORKS else in_this_process(job, replies)
        reply(replies, asdict(ended) | {"bytes": len(said)}, said)
        if not FORKS:
            break


def claimed_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output as pipes to the parent, out of reach of what prints here."""
    jobs, replies = os.fdopen(os.dup(0), "rb", 0), os.fdopen(os.dup(1), "wb")
    mute(0, 1)
    return jobs, replies


def mute(*standard: int) -> None:
    """Let standard streams lead nowhere."""
    with open(os.devnull, "r+b", 0) as nowhere:
        for number in standard:
            os.dup2(nowhere.fileno(), number)


def reply(replies: BinaryIO, header: dict, content: bytes = b"") -> None:
    replies.write(as_line(header) + content)
    replies.flush()


# ------------------------------------------------------------------ in the child


def be_the_child(job: Job, writing: int) -> NoReturn:
    """Run the file. Whatever it does to this process, it does to no other."""
    code, child = 1, os.getpid()
    try:
        os.setsid()
        limit(job.limits)
        for line in lines(job):
            if os.getpid() != child:  # the file forked: only one may speak
                break
            write(writing, line)
        code = 0
    finally:
        os._exit(code)  # this closes the pipe: the server takes its end for the child's end


def lines(job: Job) -> Iterator[bytes]:
    """What comes of a file, a line for each part."""
    mute(0, 1, 2)
    path = Path(job.path)
    os.chdir(path.parent)
    return map(as_line, answers(path, job.exercise, job.seed, job.limits.seconds))


def write(writing: int, content: bytes) -> None:
    while content:
        content = content[os.write(writing, content) :]


def limit(limits: Limits) -> None:
    """Set what the system can limit. Where it allows less already, it stays at that."""
    import resource  # not on Windows

    # Processor time is for a child that is left without a server to look at the clock.
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_CPU, int(limits.wall) * (os.cpu_count() or 1)),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


# ------------------------------------------------------------------ in the server


def in_a_child(job: Job, jobs: BinaryIO, replies: BinaryIO) -> tuple[Ended, bytes]:
    """How the child ended, and what it said."""
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        for ours in (reading, jobs.fileno(), replies.fileno()):
            os.close(ours)
        be_the_child(job, writing)
    os.close(writing)
    child, said, stopped = Child(pid), bytearray(), ""
    try:
        reply(replies, {"child": pid})
        stopped = listen(child, reading, jobs, said, job.limits)
    finally:
        os.close(reading)
        code = child.end()
    return Ended(code, stopped), bytes(said)


def listen(child: Child, reading: int, jobs: BinaryIO, said: bytearray, limits: Limits) -> str:
    """Collect what the child says until it ends, or must be stopped: gives why it must."""
    deadline = time.monotonic() + limits.wall
    while len(said) <= limits.answer:
        if time.monotonic() > deadline:
            return TOO_LONG
        ended = child.has_ended()  # before the look at the pipe, so that no last word is lost
        ready, _, _ = select.select([reading, jobs], [], [], LOOK)
        if jobs in ready:  # no job comes before this one is done: the parent is gone
            sys.exit()
        chunk = os.read(reading, 1 << 16) if reading in ready else b""
        if not chunk and (ended or reading in ready):
            return ""
        said += chunk
    return TOO_MUCH


def in_this_process(job: Job, replies: BinaryIO) -> tuple[Ended, bytes]:
    reply(replies, {"child": os.getpid()})
    return Ended(), b"".join(lines(job))
