"""A made class: the same bytes each time, work that the gate admits, and the truth of each."""

import ast
import csv
import json
import re
from collections import Counter
from pathlib import Path

import nbformat
import pytest

from autograder.files import check_files
from autograder.gate import admit
from autograder.offspring import FORKS
from benchmarks.make_class import (
    BLANK,
    COLUMNS,
    ENDLESS,
    SYNTAX,
    chosen,
    main,
    make_class,
    read_lesson,
)
from benchmarks.noise import Habits, Random, broken, taken_apart, varied

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
EAGER = Habits(renames=1, remarks=0.5, blanks=0.5, drops=0.5, shuffles=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A class of 12."""
    folder = tmp_path_factory.mktemp("made") / "class"
    assert main([LESSON, "12", str(folder), "--seed", "3"]) == 0
    return folder


@pytest.fixture(scope="module")
def lesson():
    return read_lesson(ROOT, LESSON)


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def expected(folder):
    with open(folder / "expected.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ------------------------------------------------------------------ the class


def test_the_same_seed_gives_the_same_bytes_and_a_larger_class_begins_alike(made, tmp_path):
    """Another seed gives another class."""
    make_class(LESSON, 14, tmp_path / "larger", seed=3)
    make_class(LESSON, 12, tmp_path / "other", seed=4)
    here, larger, other = files(made), files(tmp_path / "larger"), files(tmp_path / "other")
    table = Path("expected.csv")
    assert larger[table].startswith(here.pop(table))
    assert all(larger[path] == content for path, content in here.items())
    assert len(larger) == len(here) + 3
    assert sum(other[path] == content for path, content in here.items()) <= 1


@pytest.mark.parametrize("name", ["00_start", "01_batch", "02_stochastic", LESSON, "04_classifier"])
def test_every_submission_is_a_notebook_that_the_gate_admits(name, tmp_path):
    """With the student's answers in it, and no more put right than what students do."""
    make_class(name, 25, tmp_path / "class")
    release = nbformat.read(ROOT / "notebooks" / name / f"{name}.ipynb", as_version=4)
    for folder in sorted((tmp_path / "class" / "submitted").iterdir()):
        given = nbformat.read(folder / name / f"{name}.ipynb", as_version=4)
        nbformat.validate(given)
        admitted = admit(folder / name, release, name)
        assert answers(given) == answers(admitted.notebook)
        assert all("deleted" in note for note in admitted.notes), admitted.notes


def answers(notebook):
    marked = (cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution"))
    return [(cell.metadata.nbgrader.grade_id, cell.source) for cell in marked]


def test_the_mixture_is_that_of_a_class(lesson):
    """Most right, many mistakes, some blanks, few that cannot run, one in 200 without an end."""
    found, copies, students = Counter(), 0, 2000
    for index in range(students):
        choices, copied = chosen(lesson, 0, index)
        copies += copied is not None
        found.update(choice.kind for choice in choices.values())
    answers = students * len(lesson.points)
    assert 0.55 < found["right"] / answers < 0.8
    assert 0.1 < (found["mistake"] + found["wrong"]) / answers < 0.35
    assert 0.03 < found[BLANK] / answers < 0.15
    assert 0.005 < found[SYNTAX] / answers < 0.03
    assert 3 <= found[ENDLESS] <= 20
    assert 30 <= copies <= 100


@pytest.mark.skipif(not FORKS, reason="without fork each notebook would start a Python")
def test_each_answer_gets_what_is_expected(made, tmp_path):
    """In limited child processes; of the notebooks the imports, the answers and the checks."""
    paths = [slim(path, tmp_path) for path in sorted(made.glob(f"submitted/*/{LESSON}/*.ipynb"))]
    found = {(Path(c.file).stem, c.verdict.exercise): c.verdict for c in check_files(paths)}
    rows = expected(made)
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == 48
    assert {row["kind"] for row in rows} >= {"right", "mistake", "wrong", BLANK}
    for row in rows:
        verdict = found[row["student"], row["exercise"]]
        assert verdict.right == (row["kind"] == "right"), row
        if row["score"]:
            assert verdict.score == float(row["score"]), row
        if row["kind"] == "mistake":
            assert verdict.mistake == row["mistake"], row
        if row["kind"] == BLANK:
            assert verdict.message == "not written yet", row


def slim(path, folder):
    """The imports, the answers and the checks of a notebook, as a file of the student's name."""
    notebook = json.loads(path.read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    first = next(cell for cell in code if "import numpy" in "".join(cell["source"]))
    notebook["cells"] = [first, *(cell for cell in code if "nbgrader" in cell["metadata"])]
    into = folder / f"{path.parent.parent.name}.ipynb"
    into.write_text(json.dumps(notebook), "utf-8")
    return str(into)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["99_none", "3", "new"], "lesson: must be one of 00_start, "),
        ([LESSON, "0", "new"], "students: must be at least 1, got 0"),
        ([LESSON, "3", "full"], "full: must be new or empty; name another folder"),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(tmp_path, monkeypatch, capsys, arguments, said):
    """Exit code 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("kept")
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"make_class: {said}")
    assert error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["full"]


# ------------------------------------------------------------------ noise

TRICKY = '''
import math
import functools


def answer(rows, *, lr=0.5):
    # a remark
    total, größe = 0, len(rows)  # another one
    text = """not a remark: # this
    
    total"""
    kept = f"{size_of(rows, total=3)} of {lr}"

    def add(value):
        nonlocal total
        scaled = math.floor(value * lr) + größe
        total += scaled
        return [scaled for scaled in range(scaled)]

    found = [len(add(value=row)) for row in rows]
    found.sort(key=lambda number: -number)
    try:
        wrong = 1 / (größe - 3)
    except ZeroDivisionError as error:
        wrong = str(error)
    return functools.reduce(lambda a, b: a + b, found), total, text, kept, wrong


def size_of(rows, total):
    return len(rows) + total
'''


def test_noise_keeps_the_meaning():
    """Of closures, keywords, texts with a # in them, names in f-strings, letters beyond ASCII."""
    program = taken_apart(TRICKY, "answer")
    assert {"größe", "found", "kept", "scaled", "text"} <= set(program.names)
    assert not {"rows", "lr", "total", "value", "error", "answer", "math"} & set(program.names)
    wanted = run(TRICKY)
    spellings = {varied(program, Random(seed), EAGER) for seed in range(50)}
    assert len(spellings) == 50
    for source in spellings:
        assert run(source) == wanted
        assert not re.search(r"\bfound\b", source)


def run(source):
    namespace = {}
    exec(source, namespace)
    return namespace["answer"]([1, 5, 9]), namespace["answer"](rows=[2, 4], lr=2)


def test_without_habits_nothing_changes():
    """Every known answer comes back as it was."""
    for path in sorted((ROOT / "tests" / "answers").glob("*/*/*/*.py")):
        source = path.read_text("utf-8").strip("\n")
        program = taken_apart(source, path.stem.rpartition("_")[0])
        assert varied(program, Random(0), Habits()) == source


def test_every_known_answer_keeps_its_shape(lesson):
    """The same tree but for names, imports and docstrings; a broken one is no Python."""
    for usable in (u for found in (lesson.right, lesson.other) for e in found for u in found[e]):
        source = varied(usable.program, Random(1), EAGER)
        assert shape(source) == shape(usable.known.source), usable.known.origin
        with pytest.raises(SyntaxError):
            ast.parse(broken(usable.program, Random(2)))


def shape(source):
    passed = (ast.Import, ast.ImportFrom, ast.alias)
    return [type(node) for node in ast.walk(ast.parse(source)) if not isinstance(node, passed)]


def test_the_docstring_of_the_release_may_stand_under_the_signature():
    """Where a student has kept it."""
    program = taken_apart("def f(x):\n    return x", "f")
    assert varied(program, Random(0), Habits(docstring=['    """Kept."""'])) == (
        'def f(x):\n    """Kept."""\n    return x'
    )


def test_a_loop_without_an_end_stands_before_the_last_statement():
    program = taken_apart("def f(x):\n    return x", "f")
    assert varied(program, Random(0), Habits(), endless=True) == (
        "def f(x):\n    k_ = 0\n    while k_ < 1:\n        pass  # count up later\n    return x"
    )
