"""`mbgd build`: the same bytes every time, and a refusal for every lesson that must not go out."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from jupytext.cli import jupytext as jupytext_command

from autograder import release_rules
from autograder.build import build, drift, orphans
from autograder.course import UserError, find_course, lessons
from autograder.pairing import KERNELSPEC

ROOT = Path(__file__).resolve().parents[1]
LESSON = "01_tiny"
POINTS = {"step": 2, "Descent": 3}
SOURCE = '''\
# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     notebook_metadata_filter: -jupytext.text_representation.jupytext_version
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # One step
# The weights move against the gradient.

# %%
import numpy as np

# %% [markdown]
# Predict, then run.

# %% [markdown]
# Predict, then run.

# %% nbgrader={"grade": false, "grade_id": "step-answer", "locked": false, "schema_version": 3, "solution": true}
def step(w, gradient, lr=0.1, *, sign=-1):
    """The weights after one step."""
    ### BEGIN SOLUTION
    return w + sign * lr * gradient  # against it
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "step", "locked": true, "points": 2, "schema_version": 3, "solution": false}
check("step")

# %% nbgrader={"grade": false, "grade_id": "descent-answer", "locked": false, "schema_version": 3, "solution": true}
class Descent:
    """Walk down."""

    def fit(self, X, y, *, steps=100):
        ### BEGIN SOLUTION
        self.coef_ = np.zeros(X.shape[1])
        for _ in range(steps):
            self.coef_ = self.coef_ - 0.1 * X.T @ (X @ self.coef_ - y) / len(y)
        return self
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "Descent", "locked": true, "points": 3, "schema_version": 3, "solution": false}
check("Descent")

# %%
print(np.arange(3))
'''  # noqa: E501  (a cell's metadata is one line)


@pytest.fixture
def course(tmp_path):
    """A course with one lesson, two exercises, a data file and the real nbgrader_config.py."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    folder = tmp_path / "solutions" / LESSON
    folder.mkdir(parents=True)
    (folder / "rows.csv").write_text("x,y\n1,2\n")
    source_of(tmp_path).write_text(SOURCE, encoding="utf-8")
    return tmp_path


def source_of(course):
    return course / "solutions" / LESSON / f"{LESSON}.py"


def paired_of(course):
    return course / "solutions" / LESSON / f"{LESSON}.ipynb"


def release_of(course):
    return course / "notebooks" / LESSON / f"{LESSON}.ipynb"


def edit(course, old, new):
    """Replace a text that stands once in the lesson's source."""
    text = source_of(course).read_text(encoding="utf-8")
    assert text.count(old) == 1
    source_of(course).write_text(text.replace(old, new), encoding="utf-8")


def append(course, cell):
    with source_of(course).open("a", encoding="utf-8") as source:
        source.write("\n" + cell)


def edit_notebook(path, change):
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


def snapshot(course):
    """Every file of a course with its bytes."""
    return {
        path.relative_to(course).as_posix(): path.read_bytes()
        for path in course.rglob("*")
        if path.is_file()
    }


def assert_refused(course, *words, points=POINTS):
    """Build and check both say the words, in one line naming the lesson, and nothing is written."""
    before = snapshot(course)
    with pytest.raises(UserError) as refusal:
        build(course, LESSON, points)
    message = str(refusal.value)
    assert "\n" not in message
    for text in (message, "\n".join(drift(course, LESSON, points))):
        assert [word for word in (LESSON, *words) if word not in text] == []
    assert snapshot(course) == before


# ---- the same bytes ------------------------------------------------------------------------------


def test_build_writes_the_pair_and_the_release(course):
    """A build writes the paired notebook, the release and its data, and no .py and no gradebook."""
    changed = build(course, LESSON, POINTS)
    made = snapshot(course).keys() - {"nbgrader_config.py"}
    assert made == {
        f"solutions/{LESSON}/{LESSON}.py",
        f"solutions/{LESSON}/rows.csv",
        f"solutions/{LESSON}/{LESSON}.ipynb",
        f"notebooks/{LESSON}/{LESSON}.ipynb",
        f"notebooks/{LESSON}/rows.csv",
    }
    assert {path.relative_to(course).as_posix() for path in changed} == {
        name for name in made if name.endswith(".ipynb") or name.startswith("notebooks")
    }
    assert drift(course, LESSON, POINTS) == []


def test_building_twice_and_from_scratch_gives_the_same_bytes(course, tmp_path_factory):
    """A second build changes nothing, and a checkout without any notebook builds the same bytes."""
    build(course, LESSON, POINTS)
    first = snapshot(course)
    assert build(course, LESSON, POINTS) == []
    assert snapshot(course) == first

    bare = tmp_path_factory.mktemp("elsewhere") / "a course"
    shutil.copytree(course, bare, ignore=shutil.ignore_patterns("*.ipynb", "notebooks"))
    build(bare, LESSON, POINTS)
    assert snapshot(bare) == first


def test_notebooks_carry_no_version_no_output_and_stable_ids(course):
    """Ids are grade_ids or hashes, kernel and format are fixed, and no tool writes its version."""
    build(course, LESSON, POINTS)
    for path in (paired_of(course), release_of(course)):
        text = path.read_text(encoding="utf-8")
        notebook = nbformat.from_dict(nbformat.reads(text, as_version=4))
        nbformat.validate(notebook)
        assert text.endswith("}\n")
        assert "version" not in text.replace("schema_version", "").replace(
            "text_representation.jupytext_version", ""
        )
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert notebook.metadata.kernelspec == KERNELSPEC
        ids = [cell.id for cell in notebook.cells]
        assert len({*ids}) == len(ids)
        assert ids[4:8] == ["step-answer", "step", "descent-answer", "Descent"]
        assert ids[3] == f"{ids[2]}-2"  # the same cell once more


def test_the_release_is_a_notebook_of_its_own(course):
    """A release is not paired with a .py, so jupytext writes none beside a student's notebook."""
    build(course, LESSON, POINTS)
    notebook = nbformat.read(release_of(course), as_version=4)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert "NotImplementedError" in notebook.cells[4].source


def test_stock_nbgrader_gives_the_same_release(course):
    """`nbgrader generate_assignment` (or Formgrader's button) writes what a build has written."""
    build(course, LESSON, POINTS)
    first = snapshot(course)
    release_of(course).unlink()
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "--no-db", "--force"]
    environment = {**os.environ, "JUPYTER_CONFIG_DIR": str(course / "none")}
    done = subprocess.run(
        [*command, LESSON], cwd=course, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert release_of(course).read_bytes() == first[f"notebooks/{LESSON}/{LESSON}.ipynb"]


def test_what_no_longer_comes_from_the_source_is_removed(course):
    """A file that left the lesson leaves the release with the next build."""
    build(course, LESSON, POINTS)
    (course / "solutions" / LESSON / "rows.csv").unlink()
    (said,) = drift(course, LESSON, POINTS)
    assert "rows.csv" in said
    assert build(course, LESSON, POINTS) == [course / "notebooks" / LESSON / "rows.csv"]
    assert drift(course, LESSON, POINTS) == []


def test_drift_names_what_differs_and_what_is_missing(course):
    """An edited source makes both notebooks stale; a release never made is missing."""
    build(course, LESSON, POINTS)
    edit(course, "# # One step", "# # A single step")
    shutil.rmtree(course / "notebooks")
    said = "\n".join(drift(course, LESSON, POINTS))
    assert f"solutions/{LESSON}/{LESSON}.ipynb differs" in said
    assert f"notebooks/{LESSON}/{LESSON}.ipynb is missing" in said


# ---- an author's edits ---------------------------------------------------------------------------


def test_an_edit_that_the_py_lacks_is_not_lost(course):
    """Building refuses while the paired notebook holds a cell that the .py does not have."""
    build(course, LESSON, POINTS)
    edit_notebook(paired_of(course), lambda nb: nb.cells[0].update(source="# Two steps"))
    assert_refused(course, "'# Two steps'", "edit that the .py lacks", "jupytext --to py:percent")


def test_the_advice_carries_an_edit_over(course, monkeypatch):
    """The command that the refusal names brings the edit, and nothing else, into the .py."""
    build(course, LESSON, POINTS)
    edit_notebook(paired_of(course), lambda nb: nb.cells[0].update(source="# Two steps"))
    (said,) = (line for line in drift(course, LESSON, POINTS) if "`jupytext" in line)
    command = re.search("`jupytext (.*?)`", said)[1]
    monkeypatch.chdir(course)
    jupytext_command(["--quiet", *command.split()])
    build(course, LESSON, POINTS)
    assert source_of(course).read_text(encoding="utf-8") == SOURCE.replace(
        "# # One step\n# The weights move against the gradient.", "# # Two steps"
    )
    assert drift(course, LESSON, POINTS) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda nb: nb.cells.append(nbformat.v4.new_markdown_cell("And then?")),
        lambda nb: nb.cells.pop(0),
        lambda nb: nb.cells.reverse(),
        lambda nb: nb.cells[5].metadata.nbgrader.update(points=5),
        lambda nb: nb.metadata.pop("mbgd") and nb.cells.pop(1),
    ],
    ids=["added", "deleted", "moved", "points", "unstamped"],
)
def test_every_kind_of_edit_counts(course, change):
    """A cell added, deleted or moved, other points, and any difference without a stamp count."""
    build(course, LESSON, POINTS)
    edit_notebook(paired_of(course), change)
    assert_refused(course, "edit that the .py lacks")


def test_an_attached_picture_is_not_lost(course):
    """A picture pasted into a cell has no place in the .py: building says where to save it."""
    build(course, LESSON, POINTS)
    picture = {"cat.png": {"image/png": "AAAA"}}
    edit_notebook(paired_of(course), lambda nb: nb.cells[0].update(attachments=picture))
    assert_refused(course, "attachment", "save the picture")


def test_the_py_may_move_on(course):
    """A notebook that is as it was built is replaced, also when the .py has changed since."""
    build(course, LESSON, POINTS)
    edit(course, "# # One step", "# # A single step")
    assert len(build(course, LESSON, POINTS)) == 2
    assert drift(course, LESSON, POINTS) == []


def test_a_notebook_that_agrees_with_the_py_is_normalised(course):
    """A save from JupyterLab (other ids, blank lines, outputs, equal cells) is no edit."""
    build(course, LESSON, POINTS)
    first = snapshot(course)

    def save(notebook):
        notebook.metadata.pop("mbgd")
        notebook.metadata.language_info["version"] = "3.99"
        notebook.cells[-1].update(id="a1b2", execution_count=7)
        notebook.cells[-1].metadata["collapsed"] = True
        notebook.cells[0].metadata["lines_to_next_cell"] = 2
        notebook.cells[-1].outputs = [nbformat.v4.new_output("stream", text="[0 1 2]")]

    edit_notebook(paired_of(course), save)
    said = "\n".join(drift(course, LESSON, POINTS))
    assert "output" in said and "print(np.arange(3))" in said
    build(course, LESSON, POINTS)
    assert snapshot(course) == first


# ---- refusals ------------------------------------------------------------------------------------


def test_a_solution_line_in_markdown_is_a_leak(course):
    """A distinctive line of a solution in prose refuses the build, spaces or not."""
    append(course, "# %% [markdown]\n# So: `return w+sign*lr*gradient` does it.\n")
    assert_refused(course, "cell 10", "solution line 'return w + sign * lr * gradient' leaks")


def test_a_solution_line_in_a_later_cell_is_a_leak(course):
    """A distinctive line of a solution in another code cell refuses the build."""
    append(course, "# %%\ndef again(w, sign, lr, gradient):\n    return w + sign * lr * gradient\n")
    assert_refused(course, "cell 10", "solution line 'return w + sign * lr * gradient' leaks")


def test_a_solution_line_in_a_data_file_is_a_leak(course):
    """The other files of a release are read too."""
    notes = course / "solutions" / LESSON / "notes.txt"
    notes.write_text("first\n    return w + sign * lr * gradient\n")
    assert_refused(course, "notes.txt", "leaks")


def written_answer(text, points=1):
    """A markdown cell that a person grades: its text is the model answer and the rubric."""
    head = '# %% [markdown] nbgrader={"grade": true, "grade_id": "why", "locked": false, '
    return f'{head}"points": {points}, "schema_version": 3, "solution": true}}\n# {text}\n'


ANSWER = "A mean does not grow with the size of the batch. Why: 1 point."


def test_a_written_answer_stays_here(course):
    """The model answer and its rubric are left out of the release; its points are no exercise's."""
    append(course, written_answer(ANSWER))
    build(course, LESSON, POINTS)
    cell = nbformat.read(release_of(course), as_version=4).cells[-1]
    assert cell.source == "YOUR ANSWER HERE"
    assert cell.metadata.nbgrader.points == 1


def test_a_written_answer_is_no_less_a_leak(course):
    """A sentence of the model answer in the release refuses the build, wherever it is wrapped."""
    append(course, written_answer(ANSWER))
    build(course, LESSON, POINTS)
    append(course, "# %% [markdown]\n# A mean does not grow with\n# the size of the batch.\n")
    assert_refused(course, "cell 11", "A mean does not grow with the size of the batch.")


def test_a_rubric_that_is_not_cleared_is_a_leak(course):
    """Where nbgrader is told to leave solutions alone, the build refuses, short lines included."""
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.ClearSolutions.text_stub = 'Why: 1 point.'\n")
    append(course, written_answer("Why: 1 point."))
    assert_refused(course, "cell 'why'", "the line 'Why: 1 point.' of the rubric")


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (written_answer(ANSWER, points=0), "points above 0, got 0"),
        (written_answer("### BEGIN SOLUTION\n# Why\n# ### END SOLUTION"), "as a whole"),
        (written_answer(ANSWER).replace(" [markdown]", ""), "must be a markdown cell"),
    ],
    ids=["no points", "a region", "code"],
)
def test_a_written_answer_is_text_with_points_of_its_own(course, cell, words):
    """A person grades text as a whole, for points that no check gives."""
    append(course, cell)
    assert_refused(course, words)


def test_a_marker_is_a_leak(course):
    """A solution marker in a file that nbgrader copies as it is refuses the build."""
    (course / "solutions" / LESSON / "notes.txt").write_text("### BEGIN SOLUTION\n")
    assert_refused(course, "notes.txt", "marker BEGIN SOLUTION")


def test_plain_lines_and_exhibits_are_no_leak(course):
    """`return self` may stand anywhere, and a cell tagged as exhibit shows code on purpose."""
    append(course, "# %%\ndef same(self):\n    return self\n")
    exhibit = "    self.coef_ = self.coef_ - 0.1 * X.T @ (X @ self.coef_ - y) / len(y)\n"
    append(course, f'# %% tags=["exhibit"]\ndef seed(self, X, y):\n{exhibit}')
    build(course, LESSON, POINTS)
    assert drift(course, LESSON, POINTS) == []


def test_a_py_beside_the_lesson_does_not_travel(course):
    """A helper module beside the source would be released by nbgrader: the build refuses it."""
    (course / "solutions" / LESSON / "helper.py").write_text("answer = 42\n")
    assert_refused(course, "helper.py", "sibling .py")


def test_a_py_in_the_release_folder_is_refused(course):
    """The lesson's own .py lying in the release folder refuses the build, and stays there."""
    build(course, LESSON, POINTS)
    shutil.copy(source_of(course), release_of(course).parent)
    assert_refused(course, f"notebooks/{LESSON}/{LESSON}.py", "sibling .py")


def test_a_second_notebook_in_the_lesson_is_refused(course):
    """nbgrader would release a copy of the notebook too, so the build refuses it."""
    build(course, LESSON, POINTS)
    shutil.copy(paired_of(course), paired_of(course).with_name("copy.ipynb"))
    assert_refused(course, "copy.ipynb", "one notebook")


@pytest.mark.parametrize("of", [paired_of, release_of])
@pytest.mark.parametrize(
    "left",
    [{"outputs": [nbformat.v4.new_output("stream", text="[0 1 2]")]}, {"execution_count": 7}],
    ids=["output", "count"],
)
def test_an_output_in_a_tracked_notebook_is_drift(course, of, left):
    """The check names the notebook and the cell that holds an output or an execution count."""
    build(course, LESSON, POINTS)
    edit_notebook(of(course), lambda nb: nb.cells[-1].update(left))
    first = drift(course, LESSON, POINTS)[0]
    assert of(course).relative_to(course).as_posix() in first
    assert "cell 9 ('print(np.arange(3))')" in first
    assert "output" in first


@pytest.mark.parametrize(
    ("old", "new", "head"),
    [
        ("    ### BEGIN SOLUTION\n    return w", "    return w", "step(w, gradient, lr=0.1"),
        ("    return w +", "    def step(w): ...\n    return w +", None),
        (
            "    return w + sign",
            "\ndef step(w, gradient):\n    return w + sign",
            "step(w, gradient)",
        ),
        ("        return self\n", "        return self\n    def one(self): ...\n", "Descent.one("),
    ],
    ids=["all of the cell", "a function inside", "a redefinition", "a hidden method"],
)
def test_a_stub_has_the_signature_of_its_solution(course, old, new, head):
    """Each function, class and method that a solution defines is defined alike by its stub."""
    edit(course, old, new)
    if "BEGIN SOLUTION" not in new and "BEGIN SOLUTION" in old:
        edit(course, "against it\n    ### END SOLUTION", "against it")
    if head is None:
        build(course, LESSON, POINTS)
    else:
        assert_refused(course, "'step-answer'" if "step" in head else "'descent-answer'", head)


def test_a_stub_is_valid_python(course):
    """A region that starts amid a statement would leave students a cell that cannot run."""
    edit(
        course,
        "    ### BEGIN SOLUTION\n    return w",
        "    return (\n    ### BEGIN SOLUTION\n    w",
    )
    edit(course, "against it\n    ### END SOLUTION", "against it\n    ### END SOLUTION\n    )")
    assert_refused(course, "'step-answer'", "the stub must be valid Python")


def test_points_agree_with_the_exercise(course):
    """A graded cell carries the points of its exercise."""
    assert_refused(
        course, "cell 'step'", "must be the exercise's 4, got 2", points={**POINTS, "step": 4}
    )


def test_a_graded_cell_names_a_known_exercise(course):
    """A graded cell of an exercise that the lesson does not declare refuses the build."""
    assert_refused(course, "cell 'Descent'", "declares no exercise", points={"step": 2})


def test_each_exercise_has_a_graded_cell(course):
    """An exercise that no cell grades refuses the build."""
    assert_refused(course, "'fit'", "exactly one graded cell, got 0", points={**POINTS, "fit": 1})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('check("step")', 'assert step(1, 1) == 0.9', "must end in check("),
        ('check("step")', 'check("step")\nprint()', "must end in check("),
        ('check("step")', 'check("Descent")', "grade_id must be the name"),
    ],
)  # fmt: skip
def test_a_graded_cell_ends_in_its_check(course, old, new, words):
    """The last expression of a graded cell is the check of its own name: it is the score."""
    edit(course, old, new)
    assert_refused(course, "cell 'step'", words)


def test_a_grade_id_stands_once(course):
    """A duplicated cell would stop nbgrader in the middle of a class."""
    edit(course, '"grade_id": "descent-answer"', '"grade_id": "step-answer"')
    assert_refused(course, "cell 'step-answer'", "second cell has this grade_id")


@pytest.mark.parametrize("version", ['"schema_version": 2, ', ""])
def test_the_schema_version_is_nbgraders(course, version):
    """A missing or another schema version refuses the build."""
    old = '"grade_id": "step", "locked": true, "points": 2, "schema_version": 3, '
    edit(course, old, old.replace('"schema_version": 3, ', version))
    assert_refused(course, "cell 'step'", "schema_version must be 3")


def test_a_region_has_both_its_ends(course):
    """A misspelt marker would release what stands below it."""
    edit(course, "    ### BEGIN SOLUTION\n    return w", "    ### BEGIN SOLUTON\n    return w")
    assert_refused(course, "cell 'step-answer'", "must have its ### END SOLUTION")


def test_a_marker_in_prose_is_refused(course):
    """nbgrader would drop the line of text that holds a marker."""
    append(course, "# %% [markdown]\n# Write it before END SOLUTION.\n")
    assert_refused(course, "cell 10", "must have its ### END SOLUTION")


def test_cells_survive_the_way_to_the_notebook_and_back(course):
    """Metadata that jupytext keeps out of the .py would be lost with the first save."""
    append(course, "# %% collapsed=true\nprint(3)\n")
    assert_refused(course, "cell 10 ('print(3)')", "must survive the way .py -> .ipynb -> .py")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("'1.3'\n", "'1.3'\n#       jupytext_version: 1.19.0\n", "jupytext_version"),
        ("#     formats: ipynb,py:percent\n", "", "formats must be 'ipynb,py:percent'"),
    ],
)
def test_the_header_pairs_and_names_no_version(course, old, new, words):
    """The header of a source pairs it with its notebook and carries no version of a tool."""
    edit(course, old, new)
    assert_refused(course, words)


def test_what_nbgrader_says_is_shown(course):
    """Where nbgrader itself refuses a lesson its own reason is the message."""
    edit(course, '"step-answer", "locked": false, ', '"step-answer", "locked": "no", ')
    assert_refused(course, "nbgrader refuses", "'no' is not of type 'boolean'")


# ---- what is not there ---------------------------------------------------------------------------


def test_a_course_is_found_from_below(course):
    """Any folder or file inside a course leads to it."""
    assert find_course(source_of(course)) == course
    assert find_course(course) == course


def test_no_course_here(tmp_path):
    """Outside of a course the message says what was looked for and what to do."""
    with pytest.raises(UserError, match=r"no course here.*nbgrader_config\.py and solutions/"):
        find_course(tmp_path)
    with pytest.raises(UserError, match=r"nowhere: no such folder"):
        find_course(tmp_path / "nowhere")


@pytest.mark.parametrize("function", [build, drift])
def test_an_unknown_lesson(course, function):
    """An unknown lesson is answered with the ones there are."""
    with pytest.raises(UserError, match="must be one of 01_tiny, got '01_tony'"):
        function(course, "01_tony", POINTS)


def test_a_lesson_without_its_source(course):
    """A lesson's folder without its .py is said to lack it."""
    (course / "solutions" / "02_empty").mkdir()
    with pytest.raises(UserError, match=r"02_empty/02_empty\.py is missing"):
        build(course, "02_empty", {})


def test_a_broken_notebook_is_named(course):
    """A paired notebook with conflict markers is named, with what to do."""
    paired_of(course).write_text("<<<<<<< HEAD\n")
    with pytest.raises(UserError, match=r"01_tiny\.ipynb: must be a notebook.*delete it"):
        build(course, LESSON, POINTS)


def test_the_release_of_a_lesson_that_is_gone(course):
    """A release whose lesson was renamed is an orphan."""
    build(course, LESSON, POINTS)
    assert orphans(course) == []
    (course / "notebooks" / "00_old").mkdir()
    (said,) = orphans(course)
    assert said.startswith("notebooks/00_old: ")


def test_the_examples_in_the_rules():
    """The examples in the docstrings of the rules hold."""
    tried = doctest.testmod(release_rules)
    assert tried.attempted and not tried.failed


# ---- the course itself ---------------------------------------------------------------------------


def test_the_course_has_lessons():
    """The checks below look at something: the course has a lesson, and no release without one."""
    assert lessons(ROOT)
    assert orphans(ROOT) == []


@pytest.mark.parametrize("lesson", lessons(ROOT))
def test_the_tracked_notebooks_are_what_their_sources_give(lesson):
    """Every lesson of the course is built, and no rule is broken."""
    assert drift(ROOT, lesson) == []
