"""A class judged again: exactly those change who should, as if all had been graded again."""

import gzip
import json
import re
import shutil
import signal
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import nbformat
import numpy as np
import pytest
from hostile.making import right
from hostile.row import LESSON
from hostile.running import SEED, course, hand_in, read, write
from nbgrader.api import Gradebook

from autograder import records, rejudge
from autograder.checking import cases_of
from autograder.cli import main
from autograder.course import UserError
from autograder.exercises import mini_batch
from autograder.grade import answers_file, api, grade, submissions, succeed
from autograder.rejudge import prepare, rejudged, rewritten, uninterrupted
from autograder.submitters import in_this_process

LATE = """
c.LateSubmissionPlugin.penalty_method = "zero"  # who is late gets nothing
"""
ENDS = """
import os


def minibatch_step(w, X, y, rows, lr):
    if len(X) == 1:
        os._exit(1)
    return w
"""
"""Wrong in every case; it ends its process at a case that is asked to show so."""


def here(assignment, handed):
    """Grade in this process, where exercises can be mended."""
    for one in handed:
        yield one, in_this_process(assignment, one)


def book_of(work):
    return closing(Gradebook(f"sqlite:///{work.folder}/gradebook.db"))


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """The honest class, one who is late, one who ends the kernel, one without a notebook."""
    work = course(tmp_path_factory.mktemp("rejudge"))
    config = work.root / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + LATE, "utf-8")
    with book_of(work) as book:
        book.update_or_create_assignment(LESSON, duedate=datetime(2026, 1, 1, 12))
    hand_in(work, [])
    time = work.of("deniz", "submitted") / "timestamp.txt"
    time.write_text("2026-01-01 13:00:00 UTC", "utf-8")
    write(work.of("nora", "submitted"), right(read(work.release), minibatch_step=ENDS))
    work.of("olga", "submitted").mkdir(parents=True)
    found = {outcome.student: outcome.kind for outcome in grade(work, submissions(work), here)}
    assert found.pop("olga") == "ungradable"
    assert set(found.values()) == {"graded"}
    return work


@pytest.fixture
def work(once, tmp_path):
    """A copy of the graded class."""
    return copied(once, tmp_path / "course")


def copied(work, root):
    shutil.copytree(work.root, root, symlinks=True)
    return replace(work, root=root)


def mend(monkeypatch, name, **changes):
    """Today's exercise is another one."""
    exercises = [replace(e, **changes) if e.name == name else e for e in mini_batch.EXERCISES]
    monkeypatch.setattr(mini_batch, "EXERCISES", tuple(exercises))


def rules_of(name, **points):
    """The rules of an exercise with these points; a rule without points is dropped."""
    (exercise,) = (e for e in mini_batch.EXERCISES if e.name == name)
    return tuple(replace(r, points=points[r.name]) for r in exercise.rules if r.name in points)


def dry(work):
    """Everybody's outcome; nothing is written."""
    students = prepare(work.root, LESSON)[1]
    return {found.student: found for found in rejudged(work, students)}


def written(work):
    students = prepare(work.root, LESSON)[1]
    return {found.student: found for found in rewritten(work, students)}


def moved(found):
    """student, exercise -> the score before and after."""
    changes = (change for again in found.values() for change in again.changes)
    return {(c.student, c.exercise): c.score for c in changes if c.moves}


def reworded(found):
    changes = (change for again in found.values() for change in again.changes)
    return {(c.student, c.exercise): c.why for c in changes if not c.moves}


def bytes_in(folder):
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.rglob("*") if p.is_file()}


def rows(work):
    """What the gradebook says, by the names of things."""
    with book_of(work) as book:
        notebooks = [
            (submission.student_id, notebook)
            for submission in book.assignment_submissions(LESSON)
            for notebook in submission.notebooks
        ]
        marks = {
            (who, g.name): (g.auto_score, g.manual_score, g.needs_manual_grade, g.max_score)
            for who, notebook in notebooks
            for g in notebook.grades
        }
        said = {
            (who, "comment", c.name): (c.auto_comment, c.manual_comment)
            for who, notebook in notebooks
            for c in notebook.comments
        }
        late = {(who, "late"): notebook.late_submission_penalty for who, notebook in notebooks}
    return marks | said | late


# ------------------------------------------------------------------ who changes


def test_nothing_mended_changes_nobody(work):
    """Neither the table nor, with --write, a single byte."""
    before = bytes_in(work.root)
    found = dry(work)
    assert not any(again.changes or again.trouble for again in found.values())
    assert [student for student, again in found.items() if again.ungradable] == ["olga"]
    assert bytes_in(work.root) == before
    assert not any(again.record for again in written(work).values())
    assert {p: b for p, (b, _) in bytes_in(work.folder / "autograded").items()} == {
        p: b for p, (b, _) in before.items() if "autograded" in p.parts
    }


def test_points_moved_between_rules(work, monkeypatch):
    """Deniz, whose step changes the weights in place, lost one point by it, and now two."""
    mend(monkeypatch, "minibatch_step", rules=rules_of("minibatch_step", step=1, short=1, pure=2))
    before = bytes_in(work.root)
    found = dry(work)
    assert moved(found) == {("deniz", "minibatch_step"): (3, 2)}
    others = {"anna", "clara", "zoe", "zora", "zuri"}  # ben's and nora's rules were never looked at
    assert set(reworded(found)) == {(student, "minibatch_step") for student in others}
    assert reworded(found)["anna", "minibatch_step"][0].startswith("worth 1 point instead of 2: ")
    assert bytes_in(work.root) == before


def test_a_dropped_rule(work, monkeypatch):
    """In place is allowed: deniz is right, and no mistake is named any more."""
    mend(monkeypatch, "minibatch_step", rules=rules_of("minibatch_step", step=3, short=1))
    (change,) = (c for c in dry(work)["deniz"].changes if c.moves)
    assert (change.score, change.points) == ((3, 4), (4, 4))
    assert change.mistake[0] and not change.mistake[1]
    assert change.why[1] == "no rule any more: the arrays that came in are left as they were"
    assert change.why[2].startswith("named now: no mistake; before: ")


def test_a_rule_that_asks_for_less(work, monkeypatch):
    """Clara, who does not shuffle, had lost two points by it."""
    rules = rules_of("minibatches", batches=1, short=1, order=2)
    lax = replace(rules[2], facts=("global random state",))
    mend(monkeypatch, "minibatches", rules=(*rules[:2], lax))
    found = dry(work)
    assert moved(found) == {("clara", "minibatches"): (2, 4)}
    assert not reworded(found)
    assert found["clara"].changes[0].why[0].startswith("now holds: each epoch has a fresh order")


def test_a_tolerance(work, monkeypatch):
    """Honest double precision stands a hundred million times closer look."""
    mend(monkeypatch, "minibatch_step", precision=np.float64)
    assert not any(again.changes for again in dry(work).values())


def test_a_hint_in_other_words(work, monkeypatch):
    """It is listed, and no score changes."""
    (step,) = (e for e in mini_batch.EXERCISES if e.name == "minibatch_step")
    others = tuple(
        replace(m, hint="Divide.") if m.name == "summed instead of averaged" else m
        for m in step.misconceptions
    )
    mend(monkeypatch, "minibatch_step", misconceptions=others)
    found = dry(work)
    assert not moved(found)
    what = ("another hint for: summed instead of averaged",)
    assert reworded(found) == {("clara", "minibatch_step"): what}


# ------------------------------------------------------------------ what is written


def test_written_as_if_all_were_graded_again(work, tmp_path, monkeypatch):
    """Other points, a rule less, one that asks for less: gradebook, notebooks, pages, records."""
    rules = rules_of("minibatches", batches=1, short=1, order=2)
    lax = replace(rules[2], facts=("global random state",))
    mend(monkeypatch, "minibatches", rules=(*rules[:2], lax))
    rules = rules_of("minibatch_step", step=2, short=1)
    mend(monkeypatch, "minibatch_step", rules=rules, points=3)
    refused_before_the_cell_agrees(work)
    worth_three(work)
    with book_of(work) as book:
        book.find_grade("minibatches", LESSON, LESSON, "clara").manual_score = 1.5
        book.find_comment("minibatches-answer", LESSON, LESSON, "clara").manual_comment = "See me."
        book.db.commit()

    other = copied(work, tmp_path / "other")
    assert {o.kind for o in grade(other, submissions(other), here, again=True)} == {
        "graded",
        "ungradable",
    }
    found = written(work)
    assert not any(again.trouble for again in found.values())
    assert moved(found)["clara", "minibatches"] == (2, 4)
    assert moved(found)["deniz", "minibatch_step"] == (3, 3)
    assert moved(found)["anna", "minibatch_step"] == (4, 3)
    assert moved(found)["ben", "minibatch_step"] == (0, 0)  # of three instead of four

    marks = rows(work)
    assert marks == rows(other)
    assert marks["clara", "minibatches"] == (4, 1.5, True, 4)
    assert marks["clara", "comment", "minibatches-answer"][1] == "See me."
    assert marks["deniz", "minibatch_step"] == (3, None, False, 3)
    assert marks["deniz", "late"] == 19
    for student in submissions(work):
        assert files(work, student) == files(other, student), student
        if student != "olga":  # whose record waits for a grading
            one, two = (records.find(each.folder, LESSON, student) for each in (work, other))
            assert replace(one, seconds=0) == replace(two, seconds=0, notes=())
    assert {o.kind for o in grade(work, submissions(work), here)} == {"skipped", "ungradable"}
    assert not any(again.record for again in written(work).values())


def files(work, student):
    """The autograded notebook and the feedback page, without the times at which cells ran."""
    paths = work.of(student, "autograded") / work.file, work.of(student, "feedback") / work.page
    return [TIME.sub("", path.read_text("utf-8")) for path in paths if path.exists()]


TIME = re.compile(r"[0-9-]{10}T[0-9:.]+Z")


def refused_before_the_cell_agrees(work):
    """The points stand in the notebook, too, and in the gradebook."""
    before = bytes_in(work.root)
    said = "minibatch_step: the exercise gives 3 points, and has a cell of 4 in the notebook; "
    with pytest.raises(UserError, match=said) as error:
        written(work)
    assert "run `mbgd build`, then `nbgrader generate_assignment" in str(error.value)
    assert bytes_in(work.root) == before


def worth_three(work):
    """What `mbgd build` and `nbgrader generate_assignment --force` do."""
    source = work.root / "solutions" / LESSON / work.file
    notebook = read(source)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "minibatch_step":
            cell.metadata.nbgrader.points = 3
    nbformat.write(notebook, source)
    succeed(api(work.root).generate_assignment(LESSON))


def test_what_is_not_mended_gets_todays_key(work):
    """After a change of code that changes no verdict, a grading has nothing to do."""
    for record in list(records.records(work.folder, LESSON)):
        records.write(work.folder, replace(record, key=replace(record.key, course="old")))
    before = rows(work)
    assert sum(again.record is not None for again in written(work).values()) == 8
    assert rows(work) == before
    kinds = [outcome.kind for outcome in grade(work, submissions(work), here)]
    assert (kinds.count("skipped"), kinds.count("ungradable")) == (8, 1)


def test_an_interrupt_leaves_each_student_whole(work, monkeypatch):
    """It comes while the second is written, and is heeded after that."""
    mend(monkeypatch, "minibatch_step", rules=rules_of("minibatch_step", step=1, short=1, pure=2))
    put, done = rejudge.put, []

    def interrupted(work, book, result, record):
        done.append(record.student)
        if len(done) == 2:
            signal.raise_signal(signal.SIGINT)
        put(work, book, result, record)

    monkeypatch.setattr(rejudge, "put", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(work)
    assert len(done) == 2
    monkeypatch.setattr(rejudge, "put", put)
    left = {student for student, _ in moved(dry(work)) | reworded(dry(work))}
    assert left == {"anna", "clara", "deniz", "zoe", "zora", "zuri"} - set(done)


def test_an_interrupt_is_held_back_and_then_raised():
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        signal.raise_signal(signal.SIGINT)
        done.append("whole")
    assert done == ["whole"]


def test_many_are_judged_side_by_side(work, monkeypatch):
    """In processes of their own: the same, and nobody is lost."""
    monkeypatch.setattr(rejudge, "FEW", 0)
    (work.of("nora", "autograded") / work.file).unlink()
    found = {found.student: found for found in rewritten(work, ["ben", "nora", "olga"])}
    assert not (found["ben"].trouble or found["ben"].changes)
    assert found["nora"].trouble == "the autograded notebook cannot be read"
    assert found["olga"].ungradable


# ------------------------------------------------------------------ the command


def test_the_table_says_who_and_why_and_nothing_of_the_cases(work, monkeypatch, capsys):
    """With another reference everybody's numbers are wrong now, and none of them is shown."""
    (step,) = (e for e in mini_batch.EXERCISES if e.name == "minibatch_step")
    other = next(m.wrong for m in step.misconceptions if m.name == "summed instead of averaged")
    mend(monkeypatch, "minibatch_step", reference=other)
    monkeypatch.setenv("COLUMNS", "300")
    before = bytes_in(work.root)
    assert main(["rejudge", LESSON, "--course", str(work.root)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"anna +│ minibatch_step +│ 4 of 4 +│ \d of 4 +│ now fails: the weights", said)
    assert re.search(r"clara +│ minibatch_step +│ 0 of 4 +│ 4 of 4 +│ now holds: the weights", said)
    assert "8 judged again: 6 scores change (1 up, 5 down)" in said
    assert said.rstrip().endswith("nothing is written; `--write` writes it")
    assert not hidden(step) & set(re.findall(r"-?\d+\.\d+", said))
    assert str(SEED) not in said
    assert bytes_in(work.root) == before


def hidden(exercise):
    """The numbers of the hidden cases, with any number of digits."""
    drawn = [np.ravel(v) for c in cases_of(exercise, SEED) for v in c.inputs.values()]
    return {f"{x:.{k}g}" for x in np.concatenate(drawn) for k in range(2, 18)}


def test_what_cannot_be_read_is_named_and_left(work, monkeypatch, capsys):
    """The others are judged, and written."""
    mend(monkeypatch, "minibatch_step", rules=rules_of("minibatch_step", step=1, short=1, pure=2))
    monkeypatch.setenv("COLUMNS", "300")
    clara = answers_file(work, "clara")
    clara.write_bytes(clara.read_bytes()[:100])
    answers_file(work, "zuri").unlink()
    ben = records.folder(work.folder, LESSON) / "ben.json"
    ben.write_text(ben.read_text("utf-8")[:50], "utf-8")
    asked_other_cases(work, "zoe")
    (work.of("zora", "autograded") / work.file).unlink()
    before = rows(work)
    assert main(["rejudge", LESSON, "--write", "--course", str(work.root)]) == 1
    said = capsys.readouterr().out
    for line in (
        "clara, zuri: the answers that were kept cannot be read; grade again:",
        f"  mbgd grade {LESSON} --again --student clara --student zuri",
        "ben: the record cannot be read; grade again:",
        "zoe: the cases of minibatches are not those that were asked; grade again:",
        "zora: the autograded notebook cannot be read; grade again:",
        "3 judged again: 1 scores change (0 up, 1 down), 1 answers change in words only; "
        "5 to be graded again, 1 ungradable",
    ):
        assert line in said.splitlines()
    changed = {key for key, row in rows(work).items() if row != before[key]}
    assert changed == {
        ("deniz", "minibatch_step"),
        ("deniz", "comment", "minibatch_step-answer"),
        ("deniz", "late"),
    }


def asked_other_cases(work, student):
    path = answers_file(work, student)
    given = json.loads(gzip.decompress(path.read_bytes()))
    given["minibatches"]["cases"] = "0" * 64
    path.write_bytes(gzip.compress(json.dumps(given).encode()))


def test_nothing_graded_yet_is_a_users_error(tmp_path, capsys):
    (tmp_path / "solutions" / LESSON).mkdir(parents=True)
    (tmp_path / "nbgrader_config.py").touch()
    before = bytes_in(tmp_path)
    assert main(["rejudge", LESSON, "--course", str(tmp_path)]) == 2
    said = f"mbgd: {LESSON}: nothing is graded yet; grade first (`mbgd grade {LESSON}`)\n"
    assert capsys.readouterr().err == said
    assert bytes_in(tmp_path) == before
