"""What goes between the process that judges files and those that run them, as lines of JSON."""

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Limits:
    """What one student's file may use.

    seconds : for each cell of a notebook, or for a script as a whole; told with the line
    wall : seconds for the file and for all that is asked of it
    memory : bytes of address space; JAX reserves 1.5 GB of it
    written : bytes of the largest file that it writes
    answer : bytes of all answers together; usually 0.2 MB, 10 MB where an answer grows at each call
    """

    seconds: float = 60.0
    wall: float = 120.0
    memory: int = 4 << 30
    written: int = 64 << 20
    answer: int = 32 << 20


@dataclass(frozen=True)
class Job:
    """A file to run, and the exercise to ask for: None for all that the file defines."""

    path: str
    exercise: str | None
    seed: int
    limits: Limits = field(default_factory=Limits)


def job_from(line: bytes) -> Job:
    given = json.loads(line)
    return Job(**given | {"limits": Limits(**given["limits"])})


TOO_LONG, TOO_MUCH, GONE = "too long", "too much", "gone"


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, or minus the signal; and why it was stopped, if it was.

    `stopped` is TOO_LONG, TOO_MUCH (was said), or GONE: the server has ended with it.
    """

    code: int = 0
    stopped: str = ""


def as_line(message: object) -> bytes:
    """A dictionary or one of the above as a line."""
    given = message if isinstance(message, dict) else asdict(message)
    return json.dumps(given).encode("ascii") + b"\n"
