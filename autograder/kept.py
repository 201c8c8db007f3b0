"""What is kept of the answers that a submission was judged by, so that they can be judged again.

Compressed JSON, the same bytes for the same answers. It says by a hash which cases were asked:
answers to other cases are no answers to today's.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from autograder.asked import Asked
from autograder.exercise import Answer, Case
from autograder.wire import RUBBISH, packed, packed_answer, unpacked, unpacked_answer

UNREADABLE = (OSError, EOFError, zlib.error, *RUBBISH)
"""What reading raises where a file is not there, or is not what was written."""


@dataclass
class Heard:
    """What an exercise was judged by: the answers, and those to each small case that was asked.

    cases : the hash of the cases; small : the hash of a small case -> its answers
    """

    answers: Asked
    cases: str
    small: dict[str, Sequence[Answer]] = field(default_factory=dict)

    def search(self, case: Case) -> Sequence[Answer]:
        """The answer to a small case; none where it was not asked."""
        return self.small.get(hash_of([case]), ())


def written(heard: Mapping[str, Heard]) -> bytes:
    """What was heard, by exercise, as the bytes of a file."""
    plain = {
        name: {
            "cases": found.cases,
            "answers": packed(found.answers),
            "small": {
                case: [packed_answer(answer) for answer in answers]
                for case, answers in found.small.items()
            },
        }
        for name, found in heard.items()
    }
    return gzip.compress(json.dumps(plain).encode(), compresslevel=1, mtime=0)


def read(content: bytes) -> dict[str, Heard]:
    """What was heard, by exercise. Raises one of UNREADABLE for what `written` does not give."""
    return {
        str(name): Heard(
            unpacked(found["answers"]),
            str(found["cases"]),
            {
                str(case): tuple(map(unpacked_answer, answers))
                for case, answers in found["small"].items()
            },
        )
        for name, found in json.loads(gzip.decompress(content)).items()
    }


# ------------------------------------------------------------------ which cases


def hash_of(cases: Sequence[Case]) -> str:
    """A hash of what was asked: names and inputs, numbers without the digits that rounding makes.

    >>> half = Case("half", {"x": np.array([0.5])})
    >>> hash_of([half]) == hash_of([Case("half", {"x": np.array([0.5 + 1e-15])})])
    True
    >>> hash_of([half]) == hash_of([Case("half", {"x": np.array([0.6])})])
    False
    """
    asked = [[case.name, [[k, plain(v)] for k, v in case.inputs.items()]] for case in cases]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def plain(value: object) -> object:
    """An input, ready for `json.dumps`. Two machines may compute a case's numbers with other ends.

    >>> plain(np.array([[0.1 + 0.2, 2.0]])), plain(3), plain([1, 2])
    (['f', [1, 2], ['0.3', '2']], 3, [1, 2])
    """
    if isinstance(value, float):
        return f"{value:.9g}"
    if not isinstance(value, np.ndarray):
        return value
    numbers = map(plain, value.ravel().tolist())
    return [value.dtype.kind, list(value.shape), list(numbers)]
