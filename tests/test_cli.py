"""The mbgd command: help that reads well, a user's error in one line with exit code 2."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def mbgd(*arguments, cwd=ROOT):
    command = [sys.executable, "-m", "autograder.cli", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["build", "check", "demo", "Exit code"]),
        (["build"], ["--check", "LESSON", "--course"]),
        (["check"], ["FILE", "--exercise", "--json", "--workers", "no sandbox"]),
        (["demo"], ["--into", "--workers", "--no-exchange", "where there is no sandbox"]),
        (["report"], ["LESSON", "--to", "--csv", "--json", "--anonymous", "loads nothing"]),
        (["rejudge"], ["LESSON", "--write", "--course", "without running students"]),
        (["grade"], ["LESSON", "--student", "--backend", "--trust-submissions", "sandbox"]),
    ],
)
def test_help(arguments, words):
    """Every option is there, and what the command does is said first."""
    done = mbgd(*arguments, "--help")
    assert done.returncode == 0
    for word in words:
        assert word in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "required: COMMAND"),
        (["demo", "99_nothing"], "lesson: must be one of "),
        (["build", "99_nothing"], ", got '99_nothing'; name one of them"),
        (["build", "--course", "nowhere"], "no such folder"),
        (["demo", "--course", "/"], "no course here"),
        (["demo", "--workers", "0"], "--workers: must be at least 1, got 0"),
        (["demo", "--workers", "many"], "--workers: invalid int value: 'many'"),
        (["demo", "--into", "tests"], "must be new or empty"),
    ],
)
def test_a_users_error_is_one_line_and_exit_code_2(arguments, said):
    """Name, rule, value; never a traceback, and nothing is written."""
    done = mbgd(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.fixture
def course(tmp_path):
    """A copy of the course, to be changed."""
    for name in ("solutions", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


def test_a_missing_kernel_is_named(course):
    """Grading needs the kernel that the notebooks ask for; this is seen before any work."""
    notebook = course / "solutions" / "03_mini_batch" / "03_mini_batch.ipynb"
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace('"name": "python3"', '"name": "nowhere"'), "utf-8")
    done = mbgd("demo", "--into", str(course / "new"), cwd=course)
    assert done.returncode == 2
    assert done.stderr.startswith("mbgd: nowhere: the kernel that the notebooks ask for")
    assert done.stderr.count("\n") == 1
    assert not (course / "new").exists()


def test_a_lesson_that_is_not_built_is_named(course):
    """The demo grades the paired notebook; without it there is nothing to release."""
    (course / "solutions" / "03_mini_batch" / "03_mini_batch.ipynb").unlink()
    done = mbgd("demo", cwd=course)
    assert done.returncode == 2
    assert done.stderr == "mbgd: 03_mini_batch: its notebook is not built yet; run `mbgd build`\n"


def test_build_check_finds_drift(course):
    """An edited release makes `mbgd build --check` end with 1 and say which file."""
    lesson = "03_mini_batch"
    assert mbgd("build", "--check", lesson, cwd=course).returncode == 0
    release = course / "notebooks" / lesson / f"{lesson}.ipynb"
    release.write_text(release.read_text(encoding="utf-8").replace("Predict", "Guess"), "utf-8")
    done = mbgd("build", "--check", lesson, cwd=course)
    assert done.returncode == 1
    assert "notebooks/03_mini_batch/03_mini_batch.ipynb differs" in done.stdout
    assert mbgd("build", lesson, cwd=course).returncode == 0
    assert mbgd("build", "--check", lesson, cwd=course).returncode == 0
