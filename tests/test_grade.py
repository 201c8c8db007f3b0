"""A class graded for real: hostile submissions among honest ones, in the sandbox and without."""

import json
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hostile.catalogue import CATALOGUE, few
from hostile.honest import HONEST
from hostile.row import LESSON
from hostile.running import course, hand_in, run, scores, student
from nbgrader.api import Gradebook

from autograder.grade import grade, kept_seed
from autograder.submitters import Processes

ROOT = Path(__file__).parent.parent
BY_NAME = {row.name: row for row in CATALOGUE}


def graded(work, workers=2):
    """Everybody's outcome, after all are graded."""
    students = sorted(path.parent.name for path in work.folder.glob(f"submitted/*/{LESSON}"))
    return {outcome.student: outcome for outcome in grade(work, students, Processes(workers))}


def test_hostile_submissions_get_what_they_deserve_and_harm_nothing(tmp_path):
    """The plainest row of each family, graded among the honest: see hostile.running."""
    found = run(few(1), tmp_path)
    assert found.complaints == []
    assert len(found.scores) == len(few(1)) + len(HONEST)
    reasons_stand_beside_the_answers(tmp_path)
    what_cannot_be_graded_is_recorded(tmp_path)


def reasons_stand_beside_the_answers(root):
    """In nbgrader's own comments, which feedback pages show; hidden cases do not stand there."""
    with closing(Gradebook(f"sqlite:///{root}/autograder/class/gradebook.db")) as book:
        comment = book.find_comment("minibatch_step-answer", LESSON, LESSON, "clara").auto_comment
        blank = book.find_comment("minibatches-answer", LESSON, LESSON, "ben").auto_comment
    assert comment.startswith("minibatch_step: 0 of 4 points. Likely mistake: summed instead of")
    assert "Hint: " in comment
    assert blank == "No response."
    page = root / "autograder" / "class" / "feedback" / "clara" / LESSON / f"{LESSON}.html"
    assert "summed instead of averaged" in page.read_text("utf-8")


def what_cannot_be_graded_is_recorded(root):
    """A sentence for the student, no points, and a mark for the instructor."""
    row = next(row for row in few(1) if row.deserves is None)
    page = root / "autograder" / "class" / "feedback" / student(row) / LESSON / f"{LESSON}.html"
    assert "could not be graded" in page.read_text("utf-8")
    with closing(Gradebook(f"sqlite:///{root}/autograder/class/gradebook.db")) as book:
        (notebook,) = book.find_submission(LESSON, student(row)).notebooks
        assert [grade.auto_score for grade in notebook.grades] == [0] * 4
        assert all(grade.needs_manual_grade for grade in notebook.grades)


def test_honest_work_scores_the_same_without_a_sandbox(tmp_path):
    """The same judging, in ordinary processes."""
    work = replace(course(tmp_path), backend="none")
    deserved = hand_in(work, [])
    assert not any(outcome.failed for outcome in graded(work).values())
    assert scores(work) == {name: dict(points) for name, points in deserved.items()}


def test_who_is_graded_again_meets_the_same_cases(tmp_path):
    """The seed is drawn once for a lesson, and nobody else may read it."""
    seed = kept_seed(tmp_path, LESSON)
    assert kept_seed(tmp_path, LESSON) == seed > 0
    path = tmp_path / "autograder" / "class" / "seeds.json"
    assert path.stat().st_mode & 0o077 == 0
    assert json.loads(path.read_text("utf-8")) == {LESSON: seed}


def test_a_grade_by_hand_survives(tmp_path):
    """Grading again never touches what a person has given."""
    work = course(tmp_path)
    hand_in(work, [])
    only = ["anna"]
    assert [outcome.kind for outcome in grade(work, only, Processes(1))] == ["graded"]
    with closing(Gradebook(f"sqlite:///{work.folder}/gradebook.db")) as book:
        book.find_grade("minibatches", LESSON, LESSON, "anna").manual_score = 1.5
        book.db.commit()
    assert [outcome.kind for outcome in grade(work, only, Processes(1))] == ["skipped"]
    assert [outcome.kind for outcome in grade(work, only, Processes(1), again=True)] == ["graded"]
    with closing(Gradebook(f"sqlite:///{work.folder}/gradebook.db")) as book:
        found = book.find_grade("minibatches", LESSON, LESSON, "anna")
        assert (found.manual_score, found.auto_score) == (1.5, 4.0)


# ------------------------------------------------------------------ the command


def mbgd(*arguments, cwd=ROOT):
    command = [sys.executable, "-m", "autograder.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([LESSON, "--backend", "none"], "add --trust-submissions if you would run every one"),
        ([LESSON, "--backend", "jail"], "must be one of bubblewrap, container, none, got 'jail'"),
        (["99_none"], "lesson: must be one of"),
        ([LESSON, "--workers", "0"], "--workers: must be at least 1, got 0"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(arguments, words):
    """Before any work."""
    done = mbgd("grade", *arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_command_grades_who_is_named(tmp_path):
    """It says what became of each, what was put right, and where everything is."""
    work = course(tmp_path)
    hand_in(work, [BY_NAME["cell-checks-broken"]])
    edited = student(BY_NAME["cell-checks-broken"])
    done = mbgd("grade", LESSON, "--student", edited, "--student", "anna", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "2 graded, 0 skipped, 0 ungradable, 0 failed" in done.stdout
    assert f"{edited}: The check 'minibatches' had been edited" in done.stdout
    assert set(scores(work)) == {"anna", edited}
    missing = mbgd("grade", LESSON, "--student", "nobody", cwd=tmp_path)
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "'nobody' has not handed in; those who have: anna," in missing.stderr


def test_nothing_to_grade_is_a_users_error(tmp_path):
    course(tmp_path)
    done = mbgd("grade", LESSON, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is nothing to grade: collect first" in done.stderr
