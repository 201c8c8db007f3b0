"""However a run is broken, the next one ends with the gradebook of an unbroken one."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from graders import CALLS, calls, failing, noted
from hostile.row import LESSON
from nbgrader.api import Gradebook
from nbgrader.utils import parse_utc
from slim_class import (
    copied,
    gradebook,
    records,
    serial,
    start,
    wait_for,
    workers_of,
)

from autograder import submitters
from autograder.cli import main
from autograder.course import CONFIG
from autograder.grade import api, grade, submissions
from autograder.submitters import Processes
from benchmarks.coordinator import canned

ROOT = Path(__file__).parent.parent


def run(work, *options):
    """`mbgd grade` in this process: its exit code."""
    return main(["grade", LESSON, "--course", str(work.root), *options])


def files(work):
    """Path -> when a file was changed, and what it holds."""
    found = (path for path in work.root.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in found}


def alive(pid):
    """Whether a process runs; one that nobody has buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# ------------------------------------------------------------------ broken runs


def test_a_run_that_is_broken_three_times_ends_as_an_unbroken_one(handed_in, unbroken, tmp_path):
    """By Ctrl-C, by a coordinator that is killed, and by a worker that is killed."""
    work = copied(handed_in, tmp_path)

    interrupted = start(work, "--workers", "1")
    wait_for(lambda: records(work))
    os.killpg(interrupted.pid, signal.SIGINT)
    assert interrupted.communicate()[1] == "mbgd: interrupted\n"
    assert interrupted.returncode == 130
    first = len(records(work))
    assert 1 <= first < 5

    killed = start(work, "--workers", "1")
    wait_for(lambda: len(records(work)) > first)
    (worker,) = workers_of(killed)
    killed.kill()
    killed.communicate()
    wait_for(lambda: not alive(worker))
    second = len(records(work))
    assert first < second < 7

    last = start(work, "--workers", "2")
    wait_for(lambda: len(records(work)) > second)
    os.kill(workers_of(last)[0], signal.SIGKILL)
    said, complaints = last.communicate()
    assert (last.returncode, complaints) == (0, "")
    assert f"{second} skipped" in said and "0 failed" in said

    assert gradebook(work) == gradebook(unbroken)
    assert {path.name for path in records(work)} == {path.name for path in records(unbroken)}
    for run_of in (interrupted, killed, last):
        assert not list(Path("/var/tmp").glob(f"mbgd-k{run_of.pid}-*"))


def test_a_second_run_does_nothing(unbroken, capsys):
    """It says so, and changes no file."""
    before = files(unbroken)
    assert run(unbroken) == 0
    assert "0 graded, 9 skipped, 0 ungradable, 0 failed" in capsys.readouterr().out
    assert files(unbroken) == before


def test_what_has_changed_is_graded_again(unbroken, tmp_path, monkeypatch):
    """What was only touched, or written anew with the same bytes, is not."""
    work = copied(unbroken, tmp_path / "class")
    monkeypatch.setenv(CALLS, str(tmp_path / "calls"))
    files = {s: work.of(s, "submitted") / work.file for s in ("anna", "ben", "clara", "zoe")}
    os.utime(files["anna"])
    files["ben"].write_bytes(files["ben"].read_bytes())
    files["clara"].write_text(files["anna"].read_text("utf-8"), "utf-8")
    (files["zoe"].parent / "notes.txt").write_text("new", "utf-8")
    submitter = stubbed(noted)
    kinds = {o.student: o.kind for o in grade(work, submissions(work), submitter)}
    assert {student for student, kind in kinds.items() if kind == "graded"} == {"clara", "zoe"}
    assert sorted(calls()) == ["clara", "zoe"]


def stubbed(grader):
    """A submitter that asks a function, in this process."""
    return lambda assignment, handed: ((each, grader(assignment, each)) for each in handed)


def test_a_record_that_was_cut_off_counts_for_nothing(unbroken, tmp_path):
    """A power failure may leave half a file."""
    work = copied(unbroken, tmp_path)
    (record,) = (path for path in records(work) if path.stem == "anna")
    record.write_text(record.read_text("utf-8")[:100], "utf-8")
    kinds = {o.student: o.kind for o in grade(work, submissions(work), stubbed(canned))}
    assert [student for student, kind in kinds.items() if kind == "graded"] == ["anna"]


def test_the_machines_failures_are_tried_again(handed_in, tmp_path, monkeypatch, capsys):
    """Three times; then they are said, and the others are graded. A student's is not."""
    work = copied(handed_in, tmp_path / "class")
    monkeypatch.setenv(CALLS, str(tmp_path / "calls"))
    monkeypatch.setattr(submitters, "Processes", partial(Processes, grader=failing))
    assert run(work, "--workers", "2") == 1
    said = capsys.readouterr().out
    assert "ben: its grading process was killed 3 times" in said
    assert "clara: the machine is not well" in said
    assert "6 graded, 0 skipped, 1 ungradable, 2 failed" in said
    assert len(records(work)) == 7
    count = calls().count
    assert count("ben") == 3
    # What was under way when another process was killed is called once or twice more.
    assert min(count("clara"), count("deniz")) >= 3 and count("zora") <= 3


# ------------------------------------------------------------------ a full disk

FULL = """
import os, subprocess, sys
from pathlib import Path
sys.path.insert(0, os.path.join(os.getcwd(), "tests"))
from autograder import submitters
from autograder.cli import main
from benchmarks.coordinator import canned

def here(workers, log):
    return lambda assignment, handed: ((h, canned(assignment, h, 40)) for h in handed)

submitters.Processes = here
root, disk, size = sys.argv[1:]
for options in (size, "64m"):
    subprocess.run(["mount", "-o", f"remount,size={options}", disk], check=True)
    print("exit", main(["grade", "LESSON", "--course", root]), flush=True)
subprocess.run(["cp", "-a", f"{disk}/.", f"{disk}-after"], check=True)
""".replace("LESSON", LESSON)
"""Run in a mount namespace of its own, which its user may make, root or not."""


def on_a_small_disk(work, folder, size):
    """Grade twice with a folder on a disk in memory: of this size, then with room."""
    root = ["--map-root-user"] if os.geteuid() else []
    script = 'cp -a "$2" "$2-before" && mount -t tmpfs none "$2" && cp -a "$2-before/." "$2" && '
    script += 'exec "$0" -c "$4" "$1" "$2" "$3"'
    command = ["unshare", "--mount", *root, "sh", "-c", script, sys.executable]
    done = subprocess.run(
        [*command, str(work.root), str(folder), size, FULL],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    Path(folder).rename(f"{folder}-was")
    Path(f"{folder}-after").rename(folder)
    return done


@pytest.mark.parametrize("full", ["folders", "gradebook"])
def test_a_full_disk_is_one_line_and_the_next_run_goes_on(handed_in, tmp_path, full):
    """Exit code 2; with room, the gradebook is that of a run that never was short of it."""
    whole = copied(handed_in, tmp_path / "whole")
    page = partial(canned, page=40)
    assert len(list(grade(whole, submissions(whole), stubbed(page)))) == 9
    work = copied(handed_in, tmp_path / "class")
    book = tmp_path / "gradebook" / "gradebook.db"
    book.parent.mkdir()
    (work.folder / "gradebook.db").rename(book)
    with open(work.root / CONFIG, "a") as config:
        config.write(f'\nc.CourseDirectory.db_url = "sqlite:///{book}"\n')
    small = {"folders": (work.folder, "400k")}
    small["gradebook"] = book.parent, f"{book.stat().st_size // 1024 + 16}k"
    done = on_a_small_disk(work, *small[full])
    assert [line for line in done.stdout.splitlines() if "exit" in line] == ["exit 2", "exit 0"]
    assert done.stderr.count("\n") == 1
    why = "No space left on device" if full == "folders" else "database or disk is full"
    assert f"{why}; what is graded is kept: mend that, and run the same command" in done.stderr
    assert len(records(work)) == 9
    assert gradebook(work) == gradebook(whole)


# ------------------------------------------------------------------ what people have given

LATE, EXTENDED = "clara", "deniz"


def test_what_people_gave_survives_as_in_stock_nbgrader(handed_in, tmp_path, monkeypatch):
    """Scores, credit and comments by hand; a late penalty is computed anew, with the extension."""
    ours = copied(handed_in, tmp_path / "ours")
    with open(ours.root / CONFIG, "a") as config:
        config.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    with api(ours.root).gradebook as book:
        book.update_or_create_assignment(LESSON, duedate="2024-01-01 00:00:00 UTC")
    for student in (LATE, EXTENDED):
        stamp = ours.of(student, "submitted") / "timestamp.txt"
        stamp.write_text("2024-01-02 12:00:00 UTC", "utf-8")
    assert [o.kind for o in grade(ours, [LATE, EXTENDED], serial)] == ["graded"] * 2
    assert penalties(ours) == {LATE: 2.0, EXTENDED: 19.0}  # all that they have

    with closing(Gradebook(f"sqlite:///{ours.folder}/gradebook.db")) as book:
        for student in (LATE, EXTENDED):
            find = partial(book.find_grade, notebook=LESSON, assignment=LESSON, student=student)
            find("minibatches").manual_score = 3.5
            find("minibatch_step").extra_credit = 1.0
            comment = book.find_comment("minibatches-answer", LESSON, LESSON, student)
            comment.manual_comment = "Nearly: ask me."
        book.db.commit()
        book.grant_extension(LESSON, EXTENDED, days=3)
    stock = copied(ours, tmp_path / "stock")

    again = [outcome.kind for outcome in grade(ours, [LATE, EXTENDED], serial, again=True)]
    assert again == ["graded"] * 2
    monkeypatch.setenv("MBGD_SEED", str(stock.seed))
    for student in (LATE, EXTENDED):
        done = api(stock.root).autograde(LESSON, student)
        assert done["success"], done
    assert penalties(ours) == {LATE: 4.5, EXTENDED: None}
    mine, theirs = gradebook(ours), gradebook(stock)
    assert mine.keys() == theirs.keys()
    of_grades = [name for name in mine if name[0] == "grade"]
    assert {name: mine[name] for name in of_grades} == {name: theirs[name] for name in of_grades}
    by_hand = {name[1]: said[1] for name, said in mine.items() if name[4] == "minibatches-answer"}
    assert by_hand == {LATE: "Nearly: ask me.", EXTENDED: "Nearly: ask me."}
    page = ours.of(LATE, "feedback") / f"{LESSON}.html"
    assert "Nearly: ask me." in page.read_text("utf-8")
    assert parse_utc("2024-01-02 12:00:00 UTC") in timestamps(ours)


def penalties(work):
    """Student -> what a late submission loses."""
    return {name[1]: said[-1] for name, said in gradebook(work).items() if name[0] == "grade"}


def timestamps(work):
    with closing(Gradebook(f"sqlite:///{work.folder}/gradebook.db")) as book:
        return [row.timestamp for row in book.assignment_submissions(LESSON)]
