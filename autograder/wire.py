"""Answers as JSON: what crosses from the process that asks to the one that judges.

Never pickle: unpickling runs what the sender likes. What comes back is numbers, words and truth
values, whoever sent it.
"""

import base64
import re
from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from autograder.asked import Asked
from autograder.exercise import Answer, Raised

PLAIN = re.compile(r"[<>|=][biuf][0-9]{1,2}")
"""The types of plain numbers and truth values, as NumPy spells them: no objects, no records."""

RUBBISH = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What reading raises where somebody has sent something else than answers."""

MOST_WORDS = 2_000  # characters of a message
MOST_AXES = 32
LONGEST_AXIS = 1 << 25  # also of an array without values, whose shape costs its sender nothing


# ------------------------------------------------------------------ out


def packed(found: Asked) -> dict:
    """What came of asking, ready for `json.dumps`."""
    return {
        "answers": [packed_answer(answer) for answer in found.answers],
        "small": [packed_answer(answer) for answer in found.small],
        "printed": found.printed,
        "reference": found.reference,
        "stopped": found.stopped,
    }


def packed_answer(answer: Answer) -> dict:
    error = answer.raised
    return {
        "values": {name: packed_array(value) for name, value in answer.values.items()},
        "raised": error
        and [text[:MOST_WORDS] for text in (error.kind, error.message, error.where)],
        "changed": list(answer.changed),
    }


def packed_array(array: np.ndarray) -> dict:
    content = base64.b64encode(array.tobytes()).decode("ascii")
    return {"type": array.dtype.str, "shape": array.shape, "bytes": content}


def packed_inputs(inputs: Mapping[str, object]) -> list:
    """The inputs of a case, in their order: arrays, and what JSON knows by itself."""
    return [
        [name, {"array": packed_array(value)} if isinstance(value, np.ndarray) else value]
        for name, value in inputs.items()
    ]


# ------------------------------------------------------------------ in


def unpacked_inputs(given: Sequence) -> dict[str, object]:
    """The inputs of a case again. Arrays are the receiver's own: they can be written to."""
    return {
        name: unpacked_array(value["array"]).copy() if isinstance(value, dict) else value
        for name, value in given
    }


def unpacked(given: Mapping) -> Asked:
    """What came of asking. Anything else than what `packed` gives is an error of some kind."""
    return Asked(
        tuple(map(unpacked_answer, given["answers"])),
        tuple(map(unpacked_answer, given["small"])),
        printable(given["printed"]),
        given["reference"] is True,
        None if given["stopped"] is None else printable(given["stopped"]),
    )


def unpacked_answer(given: Mapping) -> Answer:
    values = {str(name): unpacked_array(value) for name, value in given["values"].items()}
    raised = Raised(*map(printable, given["raised"])) if given["raised"] else None
    return Answer(values, raised, tuple(map(printable, given["changed"])))


def unpacked_array(given: Mapping) -> np.ndarray:
    """An array of its own bytes. What shape it has is the sender's claim: it allocates nothing."""
    kind, shape, content = given["type"], given["shape"], given["bytes"]
    if not PLAIN.fullmatch(kind):
        raise ValueError(f"an array must hold plain numbers, got {kind!r}")
    if not plausible(shape):
        raise ValueError("an array must have a shape of few, not too large whole numbers")
    array = np.frombuffer(base64.b64decode(content, validate=True), kind)
    if array.dtype == bool and np.any(array.view(np.uint8) > 1):
        raise ValueError("a truth value must be a byte of 0 or 1")
    if array.size != prod(shape):
        raise ValueError(f"an array of this shape must hold {prod(shape)} values, got {array.size}")
    return array.reshape(shape)


def plausible(shape: object) -> bool:
    """Whether a shape may be multiplied out, and used for other arrays: no axis of -1, no True.

    Without its axes of length 0 it must be one that could have come with its values.

    >>> [plausible(shape) for shape in ([2, 3], [], [0, 5], [-1], [True], [0, 10**12], "23")]
    [True, True, True, False, False, False, False]
    """
    if not isinstance(shape, list | tuple) or len(shape) > MOST_AXES:
        return False
    if not all(type(axis) is int and 0 <= axis <= LONGEST_AXIS for axis in shape):
        return False
    return prod(axis for axis in shape if axis) <= LONGEST_AXIS


def printable(text: str) -> str:
    """Text that does nothing to a terminal: no escape sequence, no half of a character."""
    if not isinstance(text, str):
        raise TypeError(f"a message must be text, got {type(text).__name__}")
    harmless = (c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text[:MOST_WORDS])
    return "".join(harmless)
