"""Which cells a grade needs: never too few, and of a plain class's notebooks only a few."""

from pathlib import Path

import nbformat
import pytest

from autograder.course import lessons
from autograder.skipping import ANSWER, LESSONS, OWN, Cell, needed, uses

ROOT = Path(__file__).parent.parent

IMPORTS = Cell(LESSONS, "import numpy as np\nfrom math import sqrt")
DATA = Cell(LESSONS, "X = np.arange(6.0)\nn = len(X)")
HELPER = Cell(LESSONS, "def half(x):\n    return x / n")
SHOWN = Cell(LESSONS, "print(half(X))\nX[0] = 7")
DRAFT = Cell(LESSONS, "class Draft:\n    def fit(self, X):\n        return np.mean(X)")
LESSON = (IMPORTS, DATA, HELPER, SHOWN, DRAFT)


def run_with(*own):
    """The sources of the lesson's cells that run beside some of a student's."""
    cells = [*LESSON, *own]
    return {LESSON.index(cells[k]) for k in needed(cells) if cells[k].whose == LESSONS}


@pytest.mark.parametrize(
    ("source", "run"),
    [
        ("def f(w):\n    return w", set()),
        ("def f(X, n):\n    x = X[0]\n    return [n for n in x]", set()),  # its own X and n
        ("def f(w):\n    return np.mean(w)", {0}),
        ("def f(w):\n    import numpy as np\n    return np.mean(w)", set()),
        ("import numpy as np\ndef f(w):\n    return np.mean(w)", set()),
        ("f = lambda w: sqrt(w)", {0}),
        ("class F(Draft):\n    pass", {0, 4}),
        ("def f(w):\n    return vars(w), dir(w), locals()", set()),
        ("this is no Python", set()),
    ],
)
def test_an_answer_needs_what_it_reads(source, run):
    assert run_with(Cell(ANSWER, source)) == run


@pytest.mark.parametrize(
    "source",
    [
        "def f(w):\n    return w / n",  # data, which other cells may have changed
        "def f(w):\n    return half(w)",  # a function that reads data
        "def f(w):\n    return globals()['X']",
        "def f(w):\n    return eval('X')",
        "f = vars()['half']",
        "def f(w):\n    global n\n    n = 1",
        "from numpy import *\ndef f(w):\n    return mean(w)",
        "import __main__\ndef f(w):\n    return __main__.X",
        "import sys\ndef f(w):\n    return sys.modules",
        "%run helper.py\ndef f(w):\n    return w",
        "def f(w):\n    return f.__globals__",
        "def f(w):\n    return In[0]",
    ],
)
def test_everything_runs_where_an_answer_may_read_data(source):
    assert run_with(Cell(ANSWER, source)) == set(range(len(LESSON)))


def test_a_cell_of_ones_own_gets_what_it_reads():
    """And no more: no grade depends on it."""
    assert run_with(Cell(OWN, "print(X)")) == {0, 1}
    assert run_with(Cell(OWN, "print('hello')")) == set()
    assert run_with(Cell(OWN, "half(3)")) == {0, 1, 2}


def test_an_answer_that_reads_data_of_ones_own_runs_everything():
    """What the data came from may have changed meanwhile."""
    own = Cell(OWN, "scale = X.sum()"), Cell(ANSWER, "def f(w):\n    return w * scale")
    assert run_with(*own) == set(range(len(LESSON)))


def test_a_changed_demonstration_is_a_cell_of_ones_own():
    """A student's import in it is there for the answer."""
    own = Cell(OWN, "import numpy as np\nfrom math import sqrt, floor")
    answer = Cell(ANSWER, "def f(w):\n    return floor(w)")
    assert needed([own, DATA, answer]) == {0, 2}


@pytest.mark.parametrize("lesson", lessons(ROOT))
def test_a_lesson_with_its_answers_needs_few_of_its_cells(lesson):
    """Only what its imports give; this is what makes a class quick to grade."""
    notebook = nbformat.read(ROOT / "solutions" / lesson / f"{lesson}.ipynb", as_version=4)
    cells = []
    for cell in notebook.cells:
        marks = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and not (marks.get("grade") and not marks.get("solution")):
            cells.append(Cell(ANSWER if marks.get("solution") else LESSONS, cell.source))
    run = [cells[k] for k in needed(cells) if cells[k].whose == LESSONS]
    assert len(run) <= 1
    assert all(cell.source.startswith(("import", "from")) for cell in run)


def test_names_are_told_by_their_scopes():
    """As Python's compiler tells them."""
    found = uses("total, k = 0, 0\nwhile k < 3:\n    k += 1\ndef f(a):\n    return a + total")
    assert (found.reads, found.makes, found.data) == (set(), {"f"}, {"total", "k"})
    assert uses("b = a\na = 1").reads == {"a"}
    assert uses("a = 1\nb = a").reads == set()
    assert uses("x = [q for q in rows if q > least]").reads == {"rows", "least"}
