"""Answers as JSON: what crosses from the process that asks to the one that judges.

Never pickle: unpickling runs what the sender likes. What comes back is numbers, words and truth
values, whoever sent it.
"""

import base64
import re
from collections.abc import Mapping, Sequence

import numpy as np

from autograder.asked import Asked
from autograder.exercise import Answer, Raised

PLAIN = re.compile(r"[<>|=][biuf]\d{1,2}")
"""The types of plain numbers and truth values, as NumPy spells them: no objects, no records."""

MOST_WORDS = 2_000  # characters of a message


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
    if not PLAIN.fullmatch(given["type"]):
        raise ValueError(f"an array must hold plain numbers, got {given['type']!r}")
    content = base64.b64decode(given["bytes"], validate=True)
    return np.frombuffer(content, given["type"]).reshape(given["shape"])


def printable(text: str) -> str:
    """Text that does nothing to a terminal: no escape sequence, no half of a character."""
    harmless = (c if c.isprintable() or c in "\n\t" else "\ufffd" for c in text[:MOST_WORDS])
    return "".join(harmless)
