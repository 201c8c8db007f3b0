"""What came of asking a student's object."""

from dataclasses import dataclass

from autograder.exercise import Answer


@dataclass(frozen=True)
class Asked:
    """What came of asking a student's object: plain data, so that another process may judge it.

    small : the answers to the exercise's small cases, as many as came in time, where asked for
    reference : whether the reference answered
    stopped : where the code was when its time was over; None if it ended
    """

    answers: tuple[Answer, ...] = ()
    small: tuple[Answer, ...] = ()
    printed: str = ""
    reference: bool = False
    stopped: str | None = None
