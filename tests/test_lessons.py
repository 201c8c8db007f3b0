"""Every lesson runs from top to bottom, filled in and with its exercises open."""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade, is_grade, is_solution

from autograder.course import lessons
from autograder.exercises import points_of

ROOT = Path(__file__).parent.parent
PICTURES = {"00_start": 2}
"""How many pictures a lesson has at least; 5, unless it is a short one."""

BOTH = [
    pytest.param(lesson, folder, id=f"{folder}/{lesson}")
    for lesson in lessons(ROOT)
    for folder in ("solutions", "notebooks")
]


@pytest.fixture(scope="module")
def executed():
    """(lesson, folder) -> the notebook, run once in a real kernel; an error cell raises."""
    done = {}

    def run(lesson, folder):
        if (lesson, folder) not in done:
            notebook = nbformat.read(ROOT / folder / lesson / f"{lesson}.ipynb", as_version=4)
            NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
            done[lesson, folder] = notebook
        return done[lesson, folder]

    return run


def outputs(notebook):
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.parametrize(("lesson", "folder"), BOTH)
def test_a_lesson_runs_without_error_or_warning(executed, lesson, folder):
    """No cell raises, and nothing is written to standard error."""
    streams = [o for o in outputs(executed(lesson, folder)) if o.output_type == "stream"]
    assert [stream.text for stream in streams if stream.name == "stderr"] == []


def checked(notebook):
    """The cells that a check grades."""
    return [cell for cell in notebook.cells if is_grade(cell) and not is_solution(cell)]


def written(notebook):
    """The cells that a person grades."""
    return [cell for cell in notebook.cells if is_grade(cell) and is_solution(cell)]


@pytest.mark.parametrize(("lesson", "folder"), BOTH)
def test_scores_of_a_lesson(executed, lesson, folder):
    """The solution earns every point, as nbgrader reads it; open exercises earn none."""
    graded = checked(executed(lesson, folder))
    scores = {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}
    share = 1 if folder == "solutions" else 0
    assert scores == {name: share * points for name, points in points_of(lesson).items()}


@pytest.mark.parametrize("lesson", lessons(ROOT))
def test_written_answers_wait_for_a_person(executed, lesson):
    """nbgrader asks a person to grade an answer, and gives an empty one nothing."""
    answered, empty = (written(executed(lesson, folder)) for folder in ("solutions", "notebooks"))
    assert [determine_grade(cell)[0] for cell in answered] == [None] * len(answered)
    assert [determine_grade(cell)[0] for cell in empty] == [0] * len(answered)


@pytest.mark.parametrize(("lesson", "folder"), BOTH)
def test_every_picture_says_what_it_shows(executed, lesson, folder):
    """Each is an image with an alt text that holds numbers, filled in or not."""
    pages = [o.data.get("text/html", "") for o in outputs(executed(lesson, folder)) if "data" in o]
    pictures = [page for page in pages if page.startswith("<img")]
    assert len(pictures) >= PICTURES.get(lesson, 5)
    for picture in pictures:
        alt = re.match(r'<img alt="([^"]+)"', picture)[1]
        assert len(alt) > 80
        assert re.search(r"\d", alt)


@pytest.mark.parametrize("lesson", lessons(ROOT))
def test_both_versions_of_a_lesson_show_the_same_numbers(executed, lesson):
    """A demonstration reads the same with the reference as with a right answer."""

    def printed(folder):
        text = "".join(o.text for o in outputs(executed(lesson, folder)) if "text" in o)
        return re.sub(r"Below, .*\n", "", text)

    assert printed("solutions") == printed("notebooks") != ""


@pytest.mark.parametrize("lesson", lessons(ROOT))
def test_the_examples_in_the_exercises_hold(lesson):
    """What a stub's docstring promises is what the solution gives."""
    notebook = nbformat.read(ROOT / "solutions" / lesson / f"{lesson}.ipynb", as_version=4)
    namespace = {}
    exec("import numpy as np", namespace)
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code" and is_solution(cell)):
        exec(cell.source, namespace)
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for name in points_of(lesson):
        for example in finder.find(namespace[name], name, module=False, globs=dict(namespace)):
            runner.run(example)
    assert runner.summarize().failed == 0
    assert runner.tries >= len(points_of(lesson))


@pytest.mark.parametrize(("lesson", "folder"), BOTH)
def test_links_of_a_lesson_lead_somewhere(lesson, folder):
    """Every relative link is a file beside the lesson or in another one's folder."""
    place = ROOT / folder / lesson
    notebook = nbformat.read(place / f"{lesson}.ipynb", as_version=4)
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for target in re.findall(r"\]\((?!https://|#)([^)\s]+)\)", text):
        assert (place / target).is_file(), target


def test_the_first_lesson_leads_to_all_others():
    """Its table has a row for each lesson, with a link."""
    first, *others = lessons(ROOT)
    table = (ROOT / "solutions" / first / f"{first}.py").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^# \| \[(\w+)\]\(\.\./\1/\1\.ipynb\) \|", table) == others


@pytest.mark.parametrize(("lesson", "folder"), [b for b in BOTH if b.values[0] == "01_batch"])
def test_nbgrader_validate(lesson, folder):
    """The solution passes; the release reports each exercise and each written answer.

    For one lesson, which has both kinds: what validation reads of the others is tested above.
    """
    command = [sys.executable, "-m", "nbgrader", "validate", f"{folder}/{lesson}/{lesson}.ipynb"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    if folder == "solutions":
        assert "Success! Your notebook passes all the tests." in done.stdout
    else:
        release = nbformat.read(ROOT / folder / lesson / f"{lesson}.ipynb", as_version=4)
        open_ones = len(points_of(lesson)) + len(written(release))
        assert f"VALIDATION FAILED ON {open_ones} CELL(S)" in done.stdout
        for name in points_of(lesson):
            assert f'check("{name}")' in done.stdout
