"""What an exception most often means, in a sentence: a first place to look."""

import re

from autograder.exercise import Raised

MEANINGS = {
    r"takes .*positional arguments? but": "Does every method take `self` first, and does the "
    "function take exactly the arguments that are asked for?",
    r"unexpected keyword argument|missing \d+ required": "Compare your function's arguments, and "
    "their names, with those that the exercise gives.",
    r"'NoneType'|got None": "A function without `return` gives None. So do methods that change "
    "something in place, such as `rng.shuffle` or `list.append`.",
    r"has no attribute '\w+_'": "`fit` has to set it on `self`, under this very name.",
    r"cannot access (local|free) variable": "A name that is assigned anywhere in a function is "
    "local to it: it has no value yet when this line runs.",
    r"is not defined": "Is the name spelled as where it was made, and does the cell that makes it "
    "run before this one?",
    r"^axis .* out of bounds|too many indices": "The array has fewer axes than this line needs. "
    "Print its `.shape`.",
    r"out of bounds|index out of range": "An index runs past the end: rows are counted from 0, and "
    "the last one is n - 1.",
    r"could not (be )?broadcast|mismatch in its core dimension|not aligned|did not match indexed|"
    r"must match exactly|incompatible shapes|contracting dimensions|cannot reshape": "Two shapes "
    "do not fit together. Print the `.shape` of both, and say which axis counts the rows.",
    r"Cannot cast ufunc": "The array on the left holds whole numbers and cannot take decimals. "
    "Make it one of floats.",
    r"read-only": "An array that came in is being written to. Work on a copy.",
    r"only integer|must be integers|as an integer|a single integer|to (a )?Python scalar": (
        "An index, a size or a scalar is not the kind of number it has to be. Look at how it was "
        "computed (`/` gives a float), and at its shape."
    ),
    r"larger sample than population|Sample larger": "More rows are drawn than there are: think of "
    "a batch_size above n.",
    r"inhomogeneous": "A list of pieces that differ in length is no array. Keep it a list.",
    r"is not iterable|non-iterable|over a 0-d array": "A loop, or several names on the left of "
    "`=`, were given a single value where they need several.",
    "by zero": "Something that is divided by has become zero: an empty batch, or a size "
    "cut to a whole number.",
    r"is ambiguous": "A condition got a whole array. Ask for one truth value, with `.any()` or "
    "`.all()`, or compare single numbers.",
    r"maximum recursion": "The function calls itself without an end.",
}
"""A pattern of the message -> what it means. The first that fits counts: some messages fit two."""


MOST_LETTERS = 300


def in_a_line(raised: Raised) -> str:
    """The exception on one line, however much its message holds.

    >>> in_a_line(Raised("ValueError", "X is\\n[[1 2]\\n [3 4]]"))
    'ValueError: X is [[1 2] [3 4]]'
    """
    line = " ".join(str(raised).split())
    return line if len(line) <= MOST_LETTERS else line[:MOST_LETTERS] + " ..."


def advice(raised: Raised) -> str:
    """A first place to look; empty where nothing general can be said.

    >>> advice(Raised("IndexError", "list index out of range"))
    'An index runs past the end: rows are counted from 0, and the last one is n - 1.'
    >>> advice(Raised("ValueError", "no idea"))
    ''
    """
    for pattern, sentence in MEANINGS.items():
        if re.search(pattern, raised.message):
            return sentence
    return ""
