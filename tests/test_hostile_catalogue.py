"""The catalogue of hostile submissions, as data: nothing in it is run here."""

import ast
import copy
import os
import warnings
from collections import Counter
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest
from hostile.answers import RIGHT, WRONG
from hostile.catalogue import CATALOGUE, few
from hostile.honest import HONEST
from hostile.making import as_bytes, slim
from hostile.row import (
    FAMILIES,
    LESSON,
    NOTEBOOK,
    POINTS,
    TRACE,
    UNGRADABLE,
    UNHARMED,
    Fifo,
    Folder,
    Link,
    Sparse,
)
from IPython.core.inputtransformer2 import TransformerManager

from autograder.checking import verdict_on
from autograder.exercises import points_of

RELEASE = Path(__file__).parent.parent / "notebooks" / LESSON / NOTEBOOK
HIDDEN_SEED = 20_261

# Cells that Python is meant to refuse.
NO_PYTHON = {
    "cell-checks-broken",
    "malformed-zero-in-answer",
    "malformed-zero-in-free-cell",
    "malformed-half-letters",
    "warns-beside-errors",
}
# Readable as a notebook of the fourth format, and ungradable for another reason.
READABLE_AND_UNGRADABLE = {"malformed-padded"}
# The other way round: what a stock reader refuses, and an honest one mends.
MENDED = {
    "malformed-byte-order-mark",
    "malformed-metadata-missing",
    "malformed-endless-number",
    "malformed-cells-of-anything",
    "beside-wrong-name-only",
}


@pytest.fixture(scope="module")
def release():
    return nbformat.read(RELEASE, as_version=4)


@pytest.fixture(params=CATALOGUE, ids=lambda row: row.name)
def row(request):
    return request.param


BY_NAME = {row.name: row for row in CATALOGUE}


def parsed(row):
    """The notebook that a row makes of the release; None where nbformat cannot read it."""
    return parsed_by_name(row.name)  # a row holds dictionaries, and is no key itself


@cache
def parsed_by_name(name):
    row = BY_NAME[name]
    submission = row.notebook(nbformat.read(RELEASE, as_version=4))
    entry = submission.entries.get(NOTEBOOK) if isinstance(submission, Folder) else submission
    if entry is None or isinstance(entry, Link | Fifo | Sparse):
        return None
    file = entry if isinstance(entry, bytes) else as_bytes(entry)
    with warnings.catch_warnings(action="ignore"):  # of ids that come twice
        try:
            return nbformat.reads(file.decode(), as_version=4)
        except Exception:  # of whatever kind: RecursionError and AttributeError, too
            return None


def test_every_row_builds_and_leaves_the_release_alone(row, release):
    """A notebook, bytes or a folder of entries that can be made on a disk."""
    before = copy.deepcopy(release)
    submission = row.notebook(release)
    assert release == before
    assert isinstance(submission, dict | bytes | Folder)
    for path, entry in submission.entries.items() if isinstance(submission, Folder) else ():
        assert all(part not in ("", ".", "..") for part in path.rstrip("/").split("/"))
        assert all(len(os.fsencode(part)) <= 255 for part in path.split("/"))
        assert isinstance(entry, dict | bytes | Link | Fifo | Sparse)


def test_every_row_builds_from_the_slim_release(row, release):
    """Without the demonstrations there is less to run, and the same to deserve."""
    assert isinstance(row.notebook(slim(release)), dict | bytes | Folder)


def test_building_twice_gives_the_same(row, release):
    """The catalogue is data: no date, no chance."""
    assert row.notebook(release) == row.notebook(release)


def test_what_a_row_says(row):
    """A family of the issue, one sentence, known exercises with possible scores, known words."""
    assert row.family in FAMILIES
    assert row.tries.endswith(".") and row.tries[0].isupper()
    assert set(row.unharmed) <= set(UNHARMED)
    if row.deserves is not UNGRADABLE:
        assert set(row.deserves) == set(POINTS)
        assert all(0 <= score <= POINTS[name] for name, score in row.deserves.items())


def test_names_are_unique_and_in_kebab_case():
    """A name is an id."""
    names = [row.name for row in CATALOGUE]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in names)


def test_every_family_has_several_variants():
    """At least three rows each, and the catalogue is as long as was promised."""
    counts = Counter(row.family for row in CATALOGUE)
    assert set(counts) == set(FAMILIES)
    assert min(counts.values()) >= 3
    assert len(CATALOGUE) >= 120


def test_a_short_run_has_every_family():
    """Three rows of each."""
    assert Counter(row.family for row in few(3)) == dict.fromkeys(FAMILIES, 3)


def test_points_are_those_of_the_lesson():
    """The catalogue says the points once more, so that a change of them is noticed."""
    assert points_of(LESSON) == POINTS


def test_code_compiles_where_it_should(row):
    """A row that fails for a slip of the pen would show nothing."""
    notebook = parsed(row)
    broken = []
    for cell in notebook.cells if notebook else ():
        if cell.get("cell_type") == "code" and isinstance(cell.get("source"), str):
            try:
                ast.parse(TransformerManager().transform_cell(cell.source))
            except (SyntaxError, ValueError):
                broken.append(cell.source)
    assert bool(broken) == (row.name in NO_PYTHON), broken


def test_what_cannot_be_read_is_ungradable(row):
    """And nothing else is, with the exceptions that are named above."""
    readable = parsed(row) is not None
    ungradable = row.deserves is UNGRADABLE
    if row.name in READABLE_AND_UNGRADABLE | MENDED:
        assert readable == ungradable
    else:
        assert readable != ungradable


def test_what_a_row_writes_carries_the_trace(row):
    """So that whoever runs it on purpose finds all that it left."""
    notebook = parsed(row)
    for cell in notebook.cells if notebook and row.family == "writing" else ():
        source = cell.get("source", "")
        if "write_text" in source and "path.write_text(json" not in source:
            assert TRACE in source or "ipython_config" in source


# ------------------------------------------------------------------ what needs no sandbox


def verdicts(notebook, seed=HIDDEN_SEED):
    """Exercise -> score of honest answers, by the lesson's own check."""
    namespace = {"np": np}
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("-answer"):
            try:
                exec(cell.source, namespace)
            except SyntaxError:
                continue
    return {name: verdict_on(name, namespace, seed).score for name in POINTS}


@pytest.mark.parametrize("honest", HONEST, ids=lambda honest: honest.student)
def test_honest_submissions_deserve_what_they_say(honest, release):
    """Judged by the lesson's own check, with cases that are not the public ones."""
    before = copy.deepcopy(release)
    assert verdicts(honest.notebook(release)) == honest.deserves
    assert release == before


def test_honest_students_come_around_the_others():
    """Some before and some after a student called "hostile", in nbgrader's order."""
    students = [honest.student for honest in HONEST]
    assert students == sorted(students)
    assert students[0] < "hostile" < students[-1]


TAME = ("memorised-everything", "memorised-first-answers")


@pytest.mark.parametrize("name", TAME)
def test_what_tame_rows_deserve(name, release):
    """Answers that attack nothing score what their row says, at a seed of their own."""
    row = BY_NAME[name]
    assert verdicts(row.notebook(release)) == row.deserves


@pytest.mark.parametrize("name", ("memorised-steps", "memorised-orders"))
def test_stored_answers_fit_the_public_cases(name, release):
    """They would gain something if cases were public."""
    row = BY_NAME[name]
    public = verdicts(row.notebook(release), seed=0)
    assert sum(public.values()) > sum(row.deserves.values())


def test_right_answers_are_right_and_wrong_ones_wrong():
    """What the rows build on."""
    for answers, score in ((RIGHT, POINTS), (WRONG, dict.fromkeys(POINTS, 0.0))):
        namespace = {}
        for source in answers.values():
            exec(source, namespace)
        assert {name: verdict_on(name, namespace, HIDDEN_SEED).score for name in POINTS} == score
