"""What a row of the catalogue says, and the words in which it says it.

The scores follow one rule: what an honest reader of the work would give, who has the release beside
it. So

- an exercise earns its points by what the student's code answers, at the place of its check, and by
  nothing else that the notebook says or does;
- what ends, hangs or floods inside an exercise costs that exercise, and no other one;
- what does so in a cell that belongs to no exercise costs nothing, and neither does tampering that
  the release can undo;
- a file that is no notebook is ungradable.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from nbformat import NotebookNode

LESSON = "03_mini_batch"
NOTEBOOK = f"{LESSON}.ipynb"

# ------------------------------------------------------------------ the score that a row deserves

POINTS = {
    "minibatches": 4.0,
    "minibatch_step": 4.0,
    "MiniBatchRegressor": 6.0,
    "RepairedRegressor": 6.0,
}
"""Exercise -> points, in the lesson's order."""

ALL = dict(POINTS)
NOTHING = dict.fromkeys(POINTS, 0.0)
UNGRADABLE = None
"""No score, but a record that says in a sentence what is wrong with the file."""


def only(*exercises: str) -> dict[str, float]:
    """Full points for these exercises, none for the others."""
    return {name: points if name in exercises else 0.0 for name, points in POINTS.items()}


def all_but(*exercises: str) -> dict[str, float]:
    """Full points for all exercises except these."""
    return only(*(POINTS.keys() - set(exercises)))


# ------------------------------------------------------------------ what must be unharmed

GRADEBOOK = "gradebook"  # nothing in it changes but this student's own scores
SUBMISSIONS = "other submissions"
COURSE = "course files"  # sources, release, configuration
HOST = "host marker file"  # HOST_MARKER is as it was, and TRACE is nowhere
HOME = "start-up files"  # of IPython, Jupyter and Python
ENVIRONMENT = "environment"  # the installed packages
PROCESSES = "no process left"
FILES = "no file left"  # in the folders for temporary files
NETWORK = "no network connection"  # nobody has knocked at PORT, SOCKET or ABSTRACT
GRADER = "the grading process"  # goes on, with its settings, its memory and its terminal
SECRETS = "no case, seed or answer shown"  # in any output, in feedback or to the student's code
FEEDBACK = "feedback without foreign markup"

UNHARMED = (
    GRADEBOOK,
    SUBMISSIONS,
    COURSE,
    HOST,
    HOME,
    ENVIRONMENT,
    PROCESSES,
    FILES,
    NETWORK,
    GRADER,
    SECRETS,
    FEEDBACK,
)
"""All of them hold for every row; a row names those that it attacks."""

# Whoever runs a row puts the first there and listens to the last three; the rows name them too.
HOST_MARKER = "mbgd-host-marker.txt"
"""A file that is there before: in the course's folder, in the home folder, in /tmp."""
TRACE = "mbgd-hostile-was-here"
"""In the name of every file, and in the command line of every process, that a row leaves behind."""
PORT = 50_017
"""TCP and UDP, on the addresses of this host."""
SOCKET = "/tmp/mbgd-hostile-listener"
ABSTRACT = "\0mbgd-hostile-listener"

# ------------------------------------------------------------------ the row

FAMILIES = (
    "endless loops",
    "exits",
    "fork and thread bombs",
    "memory",
    "output floods",
    "patched assertions and NumPy internals",
    "equal to everything",
    "forged replies",
    "replaced kernel methods",
    "input and syntax-tree transformers",
    "tags and metadata",
    "reading",
    "importing the reference",
    "writing",
    "network and local sockets",
    "background processes",
    "symbolic links and paths",
    "files beside the notebook",
    "edited, deleted, duplicated, reordered, foreign and retyped cells",
    "malformed files",
    "hard-coded public answers",
    "branches on grading",
    "HTML and script in output",
    "right code that warns on stderr",
)
"""The families of the issue, and the gate's files beside the notebook."""


@dataclass(frozen=True)
class Link:
    """A symbolic link; a relative target starts at the folder that holds the link."""

    target: str


@dataclass(frozen=True)
class Fifo:
    """A named pipe: who opens it waits."""


@dataclass(frozen=True)
class Sparse:
    """A file of so many zero bytes that takes no room on the disk."""

    size: int


@dataclass(frozen=True)
class Folder:
    """The folder that a student hands in, path inside it -> what lies there.

    `itself`: the folder is no folder but this link.
    """

    entries: Mapping[str, NotebookNode | bytes | Link | Fifo | Sparse] = field(default_factory=dict)
    itself: Link | None = None


Submission = NotebookNode | bytes | Folder
"""A notebook, the bytes of the file that carries its name, or a whole folder.

Write a notebook with `as_bytes`: nbformat's own `write` would mend some of what is wrong with it.
"""

Builder = Callable[[NotebookNode], Submission]
"""Makes a submission from the lesson's release, which it leaves as it is."""


@dataclass(frozen=True)
class Hostile:
    """One hostile submission: what it tries, what it deserves, what must be unharmed.

    deserves : exercise -> points, or UNGRADABLE
    """

    name: str
    family: str
    tries: str
    notebook: Builder
    deserves: Mapping[str, float] | None
    unharmed: tuple[str, ...] = ()
