"""What the gate says of a submission: why it cannot be graded, and what was put right in it.

The sentences stand together, so that their tone is one. Whatever comes from a submission passes
`quoted` on its way into a sentence.
"""

from collections.abc import Sequence


class Ungradable(Exception):
    """A submission that nothing can be graded of: what is wrong, and what the student can do."""

    def __init__(self, what: str, remedy: str):
        super().__init__(what, remedy)
        self.student = f"Your notebook could not be graded: {what}. {remedy}"
        self.instructor = f"Not graded: {what}. The student reads: {remedy}"

    def __str__(self) -> str:
        return self.instructor


def quoted(text: str, most: int = 60) -> str:
    """Text from outside as one short line without control signs.

    >>> print(quoted("a\\x1b[2J\\u202eb"), quoted("x" * 100, most=5))
    'a\\x1b[2J\\u202eb' 'xxxxx...'
    """
    return repr(text if len(text) <= most else text[:most] + "...")


def listed(names: Sequence[str], most: int = 5) -> str:
    """A few of the names, and how many more there are.

    >>> listed(["b", "a"]), listed(["a", "b", "c"], most=2)
    ("'b', 'a'", "'a', 'b' and 1 more")
    """
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(quoted, names[:most])) + more


def times(count: int, thing: str) -> str:
    """
    >>> times(1, "cell"), times(2, "cell")
    ('1 cell', '2 cells')
    """
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def megabytes(size: int) -> str:
    """
    >>> megabytes(16 << 20)
    '16 MB'
    """
    return f"{size / 2**20:g} MB"


# ------------------------------------------------------------------ remedies

SAVE_AGAIN = (
    "Open it in JupyterLab, check that it looks as it should, save it and hand it in again."
)
HAND_IN_FILE = "Hand in the notebook file itself, under the name {file}."
CLEAR = (
    "Delete what does not belong to the lesson, clear the outputs (Edit > Clear Outputs of All "
    "Cells), save it and hand it in again."
)
START_AGAIN = (
    "Fetch the lesson again, copy your answers into its cells, save it and hand it in again."
)

# ------------------------------------------------------------------ notes on files

RENAMED = "There was no {file}; {found}, the only notebook in the folder, was taken in its place."
LEFT_OUT = "Left out of the folder, since {reason}: {names}."
TOO_MANY = "The folder holds more than {most:,} files and folders; only the notebook was taken."

# ------------------------------------------------------------------ notes on the notebook's file

BOM = "The file began with a byte order mark, which was dropped."
TWICE = "A name stands twice in one place of the file; the later one counts, as in JupyterLab."

# ------------------------------------------------------------------ notes on cells

FOREIGN = (
    "None of the lesson's graded cells is in the notebook: was another lesson's handed in by "
    "mistake?"
)
UNREADABLE = "{cells} held no text and could not be read; dropped."
UNKNOWN_TYPE = "{cells} of no known type; kept as text."
DAMAGED = "{cells} held signs that no text can hold; each of these became \ufffd."
TAGGED = "Tags were removed from {cells}: a tag can change how a cell is run."
PICTURES = "Attached files were dropped from {cells}."
STRANGE = "{cells} claimed to be graded, but the lesson has none of that name: {names}."
MOVED = "Cells had been moved; the lesson's order was put back."
LANGUAGE = "The notebook asked for the language {language}; the lesson's kernel was put back."
DELETED = "{cells} of the lesson that are not graded had been deleted or retyped; put back."

DELETED_ANSWER = "The answer cell {name} was missing; an empty one was put back."
DELETED_LOCKED = "The {what} {name} was missing; the released one was put back."
DUPLICATED = "The {what} {name} was there {count} times; the first one counts."
RETYPED = "The {what} {name} had become a cell of type {kind}; it is {released} again."
EDITED = "The {what} {name} had been edited; the released one was put back."
SETTINGS = "nbgrader's settings of the {what} {name} had been changed ({names}); put back."
NO_SETTINGS = "nbgrader's settings of the {what} {name} had been lost; put back."
