"""A sample class through all of nbgrader, as the README's first command does it."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.samples import filled, planted, samples

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
STUDENTS = [sample.student for sample in samples(LESSON)]
EXERCISES = ("minibatches", "minibatch_step", "MiniBatchRegressor", "RepairedRegressor")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """`mbgd demo`, run once: its folder and what it printed."""
    into = tmp_path_factory.mktemp("demo") / "class"
    command = [sys.executable, "-m", "autograder.cli", "demo", "--into", str(into)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    return into, done.stdout


@pytest.fixture(scope="module")
def mistakes(demo):
    """(student, exercise) -> (score, mistake) of the CSV that the demo writes."""
    with open(demo[0] / "mistakes.csv", encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    return {(r["student"], r["exercise"]): (float(r["score"]), r["mistake"]) for r in table}


def test_the_class_has_what_a_class_has():
    """Right answers in several spellings, a blank, errors, warnings, every kind of mistake."""
    did = " ".join(sample.did for sample in samples(LESSON))
    for kind in ("right", "Nothing answered", "raises an error", "closing bracket", "warning"):
        assert kind in did
    assert len(STUDENTS) >= 18
    assert set(planted(LESSON)) == {(s, e) for s in STUDENTS for e in EXERCISES}


@pytest.mark.parametrize("student", STUDENTS)
def test_every_answer_gets_the_planted_score_and_name(mistakes, student):
    """Through release, submit, collect, autograde: the gradebook and the notebook agree with it."""
    for exercise in EXERCISES:
        expected = planted(LESSON)[student, exercise]
        assert mistakes[student, exercise] == (expected.score, expected.mistake), exercise


def test_the_demo_says_where_everything_is(demo):
    """A table with every student, the mistakes by name, and the folders."""
    into, printed = demo
    words = re.sub(r"[│\s]+", " ", printed)
    assert f"{len(STUDENTS)} submissions collected through nbgrader's exchange" in words
    for student in STUDENTS:
        assert f"{student} " in words
    for name in ("grades.csv", "mistakes.csv"):
        assert str(into / name) in printed
        assert (into / name).is_file()


def test_every_student_gets_feedback(demo):
    """A page each, with the verdict's words."""
    for student in STUDENTS:
        folder = demo[0] / "autograder" / "class" / "feedback" / student / LESSON
        page = (folder / f"{LESSON}.html").read_text(encoding="utf-8")
        assert "RepairedRegressor" in page
        if student == "hana":
            assert "summed instead of averaged" in page


def test_the_export_has_the_totals(demo, mistakes):
    """One row a student, the sum of the exercises' scores."""
    with open(demo[0] / "grades.csv", encoding="utf-8", newline="") as file:
        totals = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert totals == {s: sum(mistakes[s, e][0] for e in EXERCISES) for s in STUDENTS}


STOCK = """
c = get_config()
c.CourseDirectory.course_id = "stock"
c.CourseDirectory.ignore = ["*.pyc", "[0-9][0-9]_*.py"]
"""


def test_stock_nbgrader_gives_the_same_scores(tmp_path, demo):
    """The command line of nbgrader in nbgrader's own folders, with nothing of this project's."""
    chosen = [s for s in samples(LESSON) if s.student in ("dmitri", "ada", "george")]
    (tmp_path / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    shutil.copytree(ROOT / "solutions" / LESSON, tmp_path / "source" / LESSON)

    def nbgrader(*arguments):
        command = [sys.executable, "-m", "nbgrader", *arguments]
        environment = {
            "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
            "HOME": str(tmp_path),
        }
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=600
        )
        assert done.returncode == 0, done.stderr

    nbgrader("generate_assignment", LESSON)
    release = nbformat.read(tmp_path / "release" / LESSON / f"{LESSON}.ipynb", as_version=4)
    for sample in chosen:
        submitted = tmp_path / "submitted" / sample.student / LESSON / f"{LESSON}.ipynb"
        submitted.parent.mkdir(parents=True)
        nbformat.write(filled(release, sample), submitted)
    nbgrader("autograde", LESSON)
    nbgrader("export")
    with open(tmp_path / "grades.csv", encoding="utf-8", newline="") as file:
        totals = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert totals == {"dmitri": 0, "ada": 20, "george": 20}


def test_without_the_exchange_files_are_copied(tmp_path):
    """As on Windows: what lies in the submitted folder is what the student wrote."""
    from autograder import demo as demos

    prepared = demos.prepare(ROOT, LESSON, tmp_path / "class")
    handed_in = demos.hand_in(prepared, by_exchange=False)
    for sample in handed_in:
        work = demos.work_folder(prepared, sample.student) / prepared.file
        submitted = prepared.of(sample.student, "submitted") / prepared.file
        assert submitted.read_bytes() == work.read_bytes()
    assert [sample.student for sample in handed_in] == STUDENTS
