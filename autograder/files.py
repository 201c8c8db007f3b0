"""Judge files: the verdicts of a notebook's check, for scripts and notebooks, one or a thousand.

    files --> servers, one a core --> what was said --> report --> verdicts

Students' code runs in the servers' children only, see `forkserver`; here it is judged.
"""

import asyncio
import json
import os
import re
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder import verdict as words
from autograder.asked import Asked
from autograder.checking import among, grading_seed, judged, refused
from autograder.course import UserError
from autograder.exercise import Exercise
from autograder.exercises import all_exercises, by_name, names
from autograder.jobs import GONE, TOO_LONG, TOO_MUCH, Ended, Job, Limits
from autograder.judge import Verdict
from autograder.offspring import FORKS
from autograder.server import Server
from autograder.wire import RUBBISH, printable, unpacked

SCRIPT, NOTEBOOK = ".py", ".ipynb"
LIMITS = {SCRIPT: Limits(), NOTEBOOK: Limits(wall=600.0)}
LARGEST = 32 << 20
"""Bytes of a file that is still taken for an answer: a notebook may hold pictures."""


@dataclass(frozen=True)
class Checked:
    """The verdict on one exercise of a file. Where a file has none, the exercise is ""."""

    file: str
    verdict: Verdict
    note: str = ""


def check_files(
    files: Sequence[str],
    exercise: str | None = None,
    workers: int | None = None,
    limits: dict[str, Limits] = LIMITS,
    advance: Callable[[], None] = lambda: None,
) -> list[Checked]:
    """The verdicts on all exercises that the files define, or on one exercise, in order.

    workers : files that run side by side; as many as there are cores, unless said otherwise
    limits : for each kind of file
    advance : called when a file is done
    """
    refuse_unusable(files, exercise)
    paths, seed = [Path(file).absolute() for file in files], grading_seed()
    jobs = [Job(str(path), exercise, seed, limits[path.suffix]) for path in paths]
    found: list[list[Checked]] = [[] for _ in files]

    def judge(number: int, ran: Report) -> None:
        found[number] = verdicts(files[number], jobs[number], ran)
        advance()

    asyncio.run(run_all(jobs, min(workers or cores(), len(jobs)), judge))
    return [checked for of_file in found for checked in of_file]


def refuse_unusable(files: Sequence[str], exercise: str | None) -> None:
    """A user's error, before any work, for what is no exercise, no file or no Python."""
    if exercise not in (None, *names()):
        raise UserError(f"--exercise: must be one of {', '.join(names())}, got {exercise!r}")
    for file in files:
        path = Path(file)
        if path.is_dir():
            raise UserError(f"{file}: is a folder; name the files in it")
        if path.suffix not in LIMITS:
            raise UserError(f"{file}: must be a Python file (.py) or a notebook (.ipynb)")
        if not path.is_file():
            raise UserError(f"{file}: no such file; name one that is there")
        if not os.access(path, os.R_OK):
            raise UserError(f"{file}: must be readable; change its permissions")


async def run_all(jobs: Sequence[Job], workers: int, done: Callable) -> None:
    """Run jobs side by side; `done` gets the number of each, and its report."""
    if FORKS:  # to be terminated is to be interrupted: no process and no folder stays behind
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, signal.raise_signal, signal.SIGINT)
    todo = iter(enumerate(jobs))
    with tempfile.TemporaryDirectory(prefix="mbgd-check-") as scratch:
        await asyncio.gather(*(work(Server(scratch), todo, done) for _ in range(workers)))


async def work(server: Server, todo: Iterator[tuple[int, Job]], done: Callable) -> None:
    """Take the next job that nobody has taken yet, until there is none."""
    try:
        for number, job in todo:
            done(number, await outcome(server, job))
    finally:
        await server.stop()


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "process_cpu_count"):  # from Python 3.13 on
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# ------------------------------------------------------------------ what came of a file


@dataclass(frozen=True)
class Report:
    """How a file ran, which exercises it defines or checks, and what was asked of them."""

    trouble: str = ""
    names: tuple[str, ...] = ()
    asked: dict[str, Asked] = field(default_factory=dict)


async def outcome(server: Server, job: Job) -> Report:
    """Run a file, unless it is too large to be an answer."""
    if Path(job.path).stat().st_size > LARGEST:
        return Report(words.FILE_TOO_LARGE.format(megabytes=LARGEST / 2**20))
    return report(*await server.run(job), job.limits)


def report(ended: Ended, said: bytes, limits: Limits) -> Report:
    """Read what a child has said. Nothing is taken on trust: it may have said anything."""
    trouble = why_stopped(ended, limits)
    try:
        first, *parts = (json.loads(line) for line in said.splitlines(keepends=True) if whole(line))
        defined = tuple(map(str, first["defined"]))
        asked = {n: unpacked(part) for n, part in zip(defined, parts, strict=False)}
        if not trouble and len(asked) < len(defined):
            trouble = words.FILE_EXITS.format(code=ended.code)
        trouble = trouble or printable(first["trouble"])
        return Report(trouble, (*defined, *map(str, first["checked"])), asked)
    except RUBBISH:
        exits = words.FILE_EXITS.format(code=ended.code)
        return Report(trouble or (words.FILE_RUBBISH if said else exits))


def whole(line: bytes) -> bool:
    return line.endswith(b"\n")


def why_stopped(ended: Ended, limits: Limits) -> str:
    """What ended the child before its time, in words."""
    sentences = {
        TOO_LONG: words.FILE_STOPPED.format(seconds=limits.wall),
        TOO_MUCH: words.FILE_FLOODS.format(megabytes=limits.answer / 2**20),
        GONE: words.FILE_KILLS,
    }
    if ended.stopped:
        return sentences[ended.stopped]
    if ended.code == -9:
        return words.FILE_KILLED
    if ended.code < 0:
        return words.FILE_CRASHES.format(signal=signal.Signals(-ended.code).name)
    return words.FILE_EXITS.format(code=ended.code) if ended.code else ""


# ------------------------------------------------------------------ verdicts


def verdicts(file: str, job: Job, found: Report) -> list[Checked]:
    """One for each exercise; one without an exercise where there is none."""
    wanted = [by_name(job.exercise)] if job.exercise else list(exercises_of(job.path, found))
    if not wanted:
        message = found.trouble or words.NOTHING_IN_FILE.format(names=", ".join(names()))
        return [Checked(file, Verdict("", 0.0, 0.0, message=message))]
    note = words.FILE_NOTE.format(trouble=found.trouble) if found.trouble else ""
    return [
        Checked(file, verdict_on(e, job, found), note if e.name in found.asked else "")
        for e in wanted
    ]


def exercises_of(path: str, found: Report) -> Iterator[Exercise]:
    """What a file defines, or was about to define when it stopped."""
    named = set(found.names)
    with suppress(OSError):
        named |= set(written_in(path) if found.trouble else ())
    return (exercise for exercise in all_exercises() if exercise.name in named)


def written_in(path: str) -> Iterator[str]:
    """The exercises that a file's text seems to define, be it a script or a notebook's JSON."""
    with open(path, "rb") as file:
        source = file.read(LARGEST)
    for name in names():
        defines = rb'(?m)(?:^|"|\\n)(?:(?:def|class) +%b\b|%b *=[^=])' % ((name.encode(),) * 2)
        if re.search(defines, source):
            yield name


def verdict_on(exercise: Exercise, job: Job, found: Report) -> Verdict:
    """A verdict in every case."""
    asked = found.asked.get(exercise.name)
    if asked is None:
        message = found.trouble or words.NOT_IN_FILE.format(name=exercise.name)
        verdict = refused(exercise, message)
    else:
        try:
            verdict = judged(exercise, asked, among(exercise, asked.small), job.seed)
        except Exception as error:  # our defect, or answers that no honest child sends
            verdict = refused(exercise, words.BROKEN.format(error=printable(repr(error))))
    if "MemoryError" in verdict.message and not verdict.advice:
        return replace(verdict, advice=words.HUNGRY.format(gigabytes=job.limits.memory / 2**30))
    return verdict


# ------------------------------------------------------------------ as text and as data


def as_text(checked: Checked) -> str:
    """For a terminal."""
    verdict = checked.verdict
    said = verdict.message
    text = words.as_text(verdict) if verdict.exercise else f"{said[:1].upper()}{said[1:]}."
    return "\n".join(filter(None, (checked.note, text)))


def as_row(checked: Checked) -> dict:
    """For other programs."""
    verdict = checked.verdict
    first = verdict.mistakes[0].name if verdict.mistakes else verdict.message
    hint = [] if verdict.right else words.hints(verdict)[:1]
    return {
        "file": checked.file,
        "exercise": verdict.exercise or None,
        "points": float(verdict.points),
        "score": float(verdict.score),
        "mistake": first or None,
        "reasons": [*words.reasons(verdict), *hint, *filter(None, [checked.note])],
    }
