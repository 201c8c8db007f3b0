"""What an exception most often means, in a sentence: a first place to look."""

import re

from autograder.exercise import Raised

MEANINGS = {
    r"takes \d+ positional arguments? but": "Does every method take `self` first, and does the "
    "function take exactly the arguments that are asked for?",
    r"unexpected keyword argument|missing \d+ required": "Compare your function's arguments, and "
    "their names, with those that the exercise gives.",
    r"has no attribute '\w+_'": "`fit` has to set it on `self`, under this very name.",
    r"'NoneType'|got None": "A function without `return` gives None. So do methods that change "
    "something in place, such as `rng.shuffle` or `list.append`.",
    r"cannot access local variable|referenced before assignment": "A name that is assigned "
    "anywhere in a function is local to it: it has no value yet when this line runs.",
    r"is not defined": "Is the name spelled as where it was made, and does the cell that makes it "
    "run before this one?",
    r"out of bounds|index out of range": "An index runs past the end: rows are counted from 0, and "
    "the last one is n - 1.",
    r"could not be broadcast|mismatch in its core dimension|not aligned|operands could not": "Two "
    "shapes do not fit together. Print the `.shape` of both, and say which axis counts the rows.",
    r"Cannot cast ufunc": "The array on the left holds whole numbers and cannot take decimals. "
    "Make it one of floats.",
    r"read-only|WRITEABLE": "An array that came in is being written to. Work on a copy.",
    r"only integer|integer scalar|must be integers|can be converted to a Python scalar": "An "
    "index, a size or a scalar is not the kind of number it has to be. Look at how it was computed "
    "(`/` gives a float), and at its shape.",
    r"larger sample than population|Cannot take a larger sample|Sample larger": "More rows are "
    "drawn than there are: think of a batch_size above n.",
    r"inhomogeneous": "A list of pieces that differ in length is no array. Keep it a list.",
    r"is not iterable": "A loop was given a single value where it needs several.",
    r"division by zero|float division": "Something that is divided by has become zero: an empty "
    "batch, or a size cut to a whole number.",
    r"maximum recursion": "The function calls itself without an end.",
}


def advice(raised: Raised) -> str:
    """A first place to look; empty where nothing general can be said."""
    for pattern, sentence in MEANINGS.items():
        if re.search(pattern, raised.message):
            return sentence
    return ""
