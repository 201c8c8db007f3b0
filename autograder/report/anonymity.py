"""Names left out: numbers in place of students, and texts without the words that tell who."""

import hmac
import re
from collections.abc import Iterable, Sequence

SHORTEST = 3
"""A shorter identifier is looked for as a word of its own only: any code holds its letters."""

SOMEBODY = "student"
QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")


def numbered(students: Iterable[str], key: int) -> dict[str, str]:
    """Student -> "student 1" and so on, in an order that follows from the key, not from the names.

    With the lesson's secret seed as the key, who knows the names cannot find out the numbers, and
    a second report gives the same ones.

    >>> sorted(numbered(["ada", "bob"], key=7).values())
    ['student 1', 'student 2']
    """
    secret = str(key).encode()
    order = sorted(students, key=lambda name: hmac.digest(secret, name.encode(), "sha256"))
    return {name: f"{SOMEBODY} {number}" for number, name in enumerate(order, start=1)}


def found_in(text: str, students: Iterable[str]) -> list[str]:
    """The identifiers that a text holds, in any case of letters, the longest first.

    >>> found_in("ADAs_total = n", ["ada", "n", "x"])
    ['ada', 'n']
    """
    lowered = text.lower()
    candidates = (name for name in students if name and name.lower() in lowered)
    found = [name for name in candidates if pattern(name).search(text)]
    return sorted(found, key=lambda name: (-len(name), name))


def without(text: str, students: Sequence[str]) -> str:
    """A text in which "student" stands wherever one of the identifiers stood."""
    for name in found_in(text, students):
        text = pattern(name).sub(SOMEBODY, text)
    return text


def pattern(name: str) -> re.Pattern[str]:
    edge = "" if len(name) >= SHORTEST else r"\b"
    return re.compile(f"{edge}{re.escape(name)}{edge}", re.IGNORECASE)


def unquoted(sentence: str) -> str:
    """A sentence of the gate without what it quotes: names of files are students' own words.

    >>> unquoted("Not graded: 'Ada Lovelace.ipynb' is not taken.")
    "Not graded: '...' is not taken."
    """
    return QUOTED.sub("'...'", sentence)
