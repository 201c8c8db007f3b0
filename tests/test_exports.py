"""Grades out: the files that spreadsheets, Canvas and Moodle read, from a real gradebook."""

import csv
import io
import logging
import subprocess
import sys
from contextlib import closing
from datetime import datetime

import pytest
from nbgrader.api import Gradebook
from traitlets.config import Config

from autograder.csv_cells import safe, write_rows
from autograder.exports import CanvasCSV, MoodleCSV, QuotedCSV
from autograder.grade import need_alembic

LESSONS = ("03_mini_batch", "04_classifier")
FORMULA = "=cmd|' /C calc'!A0"
STUDENTS = {
    "ada": {"last_name": 'Ó "Neil", Jr.', "first_name": "Ada", "email": "ada@uni.example"},
    "bob": {"last_name": "Müller\nSchmidt", "first_name": "Bob", "lms_user_id": "4711"},
    "cyd": {"last_name": FORMULA, "first_name": "@SUM(A1:A9)", "lms_user_id": "9f3c-4711"},
    "dan": {},
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """Two lessons of 4 + 6 points; ada late, bob graded by hand, cyd in one lesson, dan in none."""
    address = f"sqlite:///{tmp_path_factory.mktemp('course')}/gradebook.db"
    need_alembic()
    with closing(Gradebook(address)) as book:
        for lesson in LESSONS:
            book.add_assignment(lesson, duedate=datetime(2030, 5, 1, 12))
            book.add_notebook(lesson, lesson)
            for name, points in (("first", 4), ("second", 6)):
                book.add_grade_cell(name, lesson, lesson, max_score=points, cell_type="code")
        for student, about in STUDENTS.items():
            book.add_student(student, **about)
        score(book, "03_mini_batch", "ada", 4, 5.5, late=1.25)
        score(book, "03_mini_batch", "bob", 4, 0.1, by_hand=0.2, extra=2)
        score(book, "03_mini_batch", "cyd", 1, 0, late=3, waits=True)
        score(book, "04_classifier", "ada", 0, 0)
        score(book, "04_classifier", "bob", 0.1, 0.2)
    return address


def score(book, lesson, student, first, second, late=None, by_hand=None, extra=None, waits=False):
    """A graded submission."""
    with book.db.no_autoflush:
        submission = book.update_or_create_submission(lesson, student)
    (notebook,) = submission.notebooks
    notebook.late_submission_penalty = late
    for grade in notebook.grades:
        grade.auto_score = {"first": first, "second": second}[grade.name]
        grade.needs_manual_grade = waits
    found = book.find_grade("second", lesson, lesson, student)
    found.manual_score, found.extra_credit = by_hand, extra
    book.db.commit()


@pytest.fixture
def export(database, tmp_path):
    """Export with options, and read the file as the importers do."""

    def exported(exporter, assignment=(), student=(), **options):
        plugin = exporter(config=Config({exporter.__name__: options}))
        plugin.assignment, plugin.student = list(assignment), list(student)
        plugin.to = str(tmp_path / "grades.csv")
        with closing(Gradebook(database)) as book:
            plugin.export(book)
        return read(plugin.to)

    return exported


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def by_student(rows, column):
    """Rows after the head, by what stands in a column."""
    at = rows[0].index(column)
    return {row[at]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}


# ------------------------------------------------------------------ cells


@pytest.mark.parametrize(
    "cell", [FORMULA, "+1", "-1", "@x", "\t=1", "\r=1", "\n1", " =1+1", "＝1+1", "\tx"]
)
def test_what_could_be_a_formula_gets_an_apostrophe(cell):
    """Once, however often it is made safe."""
    assert safe(cell) == safe(safe(cell)) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ada", "a=b", "", "'=1", "3", -1.5, 0, None])
def test_other_cells_and_numbers_stay(cell):
    """A negative number is a number."""
    assert safe(cell) is cell


def test_text_stands_between_quotes_and_numbers_do_not():
    """Commas, quotes and line ends stay in their cell."""
    file = io.StringIO()
    write_rows(file, [["a,b", 'say "x"', "two\nlines"], [None, -1.5, 20]])
    assert file.getvalue() == '"a,b","say ""x""","two\nlines"\r\n"",-1.5,20\r\n'


# ------------------------------------------------------------------ the scores


def test_scores_are_those_that_count(export):
    """By hand before automatic, extra credit, less the penalty but not below zero."""
    rows = by_student(export(QuotedCSV, ["03_mini_batch"]), "student_id")
    assert [rows["ada"][c] for c in ("raw_score", "late_submission_penalty", "score")] == [
        *("9.5", "1.25", "8.25")
    ]
    assert rows["bob"]["score"] == "6.2"
    assert rows["cyd"]["score"] == "0"
    assert {row["max_score"] for row in rows.values()} == {"10"}
    assert rows["ada"]["duedate"] == "2030-05-01 12:00:00"


def test_who_has_not_handed_in_has_an_empty_cell_or_the_mark(export):
    """A zero is a grade; an empty cell is none."""
    assert by_student(export(QuotedCSV, LESSONS[:1]), "student_id")["dan"]["score"] == ""
    zero = by_student(export(QuotedCSV, LESSONS[:1], missing="0"), "student_id")
    assert (zero["dan"]["raw_score"], zero["dan"]["score"]) == ("0", "0")
    excused = by_student(export(CanvasCSV, missing="EX"), "SIS Login ID")["dan"]
    assert [excused[lesson] for lesson in LESSONS] == ["EX", "EX"]


def test_names_come_back_as_they_are_and_formulas_do_not_run(export):
    """Commas, quotes, umlauts and line ends; the file is as nbgrader's own in its columns."""
    rows = by_student(export(QuotedCSV, LESSONS[:1]), "student_id")
    for student in ("ada", "bob"):
        assert rows[student]["last_name"] == STUDENTS[student]["last_name"]
    assert rows["cyd"]["last_name"] == "'" + FORMULA
    assert rows["cyd"]["first_name"] == "'@SUM(A1:A9)"


def test_only_who_and_what_was_asked_for_is_exported(export):
    """Each lesson once for each student."""
    rows = export(QuotedCSV, ["04_classifier"], ["ada", "dan"])[1:]
    assert [(row[0], row[3]) for row in rows] == [
        ("04_classifier", "dan"),
        ("04_classifier", "ada"),
    ]
    assert len(export(QuotedCSV)) == 1 + len(LESSONS) * len(STUDENTS)


def test_a_grade_that_is_still_to_be_given_is_told(export, caplog):
    """And only of the lessons and students that are exported."""
    with caplog.at_level(logging.WARNING):
        export(QuotedCSV)
        assert "03_mini_batch: submissions that wait for a person's grade: 1" in caplog.text
        caplog.clear()
        export(QuotedCSV, student=["ada"])
        assert caplog.text == ""


# ------------------------------------------------------------------ Canvas


def test_canvas_gets_the_heads_and_the_points_that_it_looks_for(export):
    """Student, ID, SIS User ID, SIS Login ID, Section, lessons; then the row Points Possible."""
    head, possible, *_ = export(CanvasCSV)
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *LESSONS]
    assert possible == ["    Points Possible", "", "", "", "", "10", "10"]


def test_canvas_gets_a_row_a_student(export):
    """Known by login, and by Canvas' own number where the gradebook has one."""
    rows = by_student(export(CanvasCSV), "SIS Login ID")
    assert rows["ada"]["Student"] == 'Ó "Neil", Jr., Ada'
    assert [rows["ada"][lesson] for lesson in LESSONS] == ["8.25", "0"]
    assert [rows["bob"][lesson] for lesson in LESSONS] == ["6.2", "0.3"]
    assert [rows["cyd"][lesson] for lesson in LESSONS] == ["0", ""]
    assert rows["dan"]["Student"] == "dan"
    assert {student: row["ID"] for student, row in rows.items() if row["ID"]} == {"bob": "4711"}


def test_canvas_columns_may_carry_canvas_numbers(export):
    """And the student id may be another of Canvas' identifiers."""
    names = {"03_mini_batch": "Lesson 3 (12345)"}
    rows = export(CanvasCSV, identifier="SIS User ID", columns=names)
    assert rows[0][5:] == ["Lesson 3 (12345)", "04_classifier"]
    assert by_student(rows, "SIS User ID")["ada"]["Lesson 3 (12345)"] == "8.25"


# ------------------------------------------------------------------ Moodle


def test_moodle_gets_the_identifier_first_and_a_column_a_lesson(export):
    """Which it maps from, and onto grade items."""
    rows = export(MoodleCSV)
    assert rows[0] == ["Username", "First name", "Last name", *LESSONS]
    found = by_student(rows, "Username")
    assert [found["ada"][lesson] for lesson in LESSONS] == ["8.25", "0"]
    assert [found["dan"][lesson] for lesson in LESSONS] == ["", ""]
    assert export(MoodleCSV, identifier="ID number")[0][0] == "ID number"


def test_moodle_may_know_students_by_address(export):
    rows = export(MoodleCSV, student=["ada"], identifier="Email address")
    assert rows[0][0] == "Email address"
    assert rows[1][0] == "ada@uni.example"


def test_moodle_may_get_the_points_as_feedback(export):
    """A second column a lesson; who has not handed in has none."""
    rows = by_student(export(MoodleCSV, LESSONS[:1], feedback=True), "Username")
    said = rows["ada"]["03_mini_batch (feedback)"]
    assert sorted(said.split("; ")) == [
        "first: 4 of 4",
        "handed in late: -1.25",
        "second: 5.5 of 6",
    ]
    assert rows["dan"]["03_mini_batch (feedback)"] == ""


# ------------------------------------------------------------------ wrong use


@pytest.mark.parametrize(
    ("exporter", "options", "said"),
    [
        (
            *(QuotedCSV, {"assignment": ["05_claims"]}),
            "--assignment: must be among 03_mini_batch, 04_classifier, got '05_claims'",
        ),
        (
            *(CanvasCSV, {"student": ["eve"]}),
            "--student: must be in the gradebook, got 'eve'",
        ),
        (
            *(QuotedCSV, {"encoding": "latin-1"}),
            "encoding: must be one of utf-8, utf-8-sig, got 'latin-1'",
        ),
        (
            *(CanvasCSV, {"identifier": "name"}),
            "identifier: must be one of SIS Login ID, SIS User ID, ID, got 'name'",
        ),
        (*(CanvasCSV, {"identifier": "ID"}), "identifier: Canvas' ID is a number, and the student"),
        (
            *(CanvasCSV, {"columns": {"3": "Lesson 3"}}),
            "columns: must name lessons of this export (03_mini_batch, 04_classifier), got '3'",
        ),
        (
            *(MoodleCSV, {"columns": dict.fromkeys(LESSONS, "Grade")}),
            "columns: must differ from each other, got 'Grade' 2 times",
        ),
        (
            *(MoodleCSV, {"identifier": "Email address"}),
            "identifier: 3 students have no e-mail address in the gradebook (dan, cyd, bob);",
        ),
    ],
)
def test_wrong_use_is_one_line_and_writes_nothing(
    export, tmp_path, caplog, exporter, options, said
):
    """The file of before stays."""
    (tmp_path / "grades.csv").write_text("before")
    with caplog.at_level(logging.ERROR), pytest.raises(SystemExit) as ended:
        export(exporter, **options)
    assert ended.value.code == 1
    (record,) = caplog.records
    assert record.getMessage().startswith(said)
    assert (tmp_path / "grades.csv").read_text() == "before"


def test_an_identifier_that_looks_like_a_formula_is_told(caplog):
    """The platform will not find it with its apostrophe."""
    plugin = MoodleCSV()
    plugin.identified(type("Student", (), {"id": "-dan"}), "-dan")
    assert "'-dan' begins like a formula: add this grade by hand" in caplog.text


# ------------------------------------------------------------------ the command


def nbgrader_export(database, folder, *options):
    command = [sys.executable, "-m", "nbgrader", "export", f"--db={database}", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_nbgrader_export_takes_them(database, tmp_path):
    """With nbgrader's own options, and with those of the exporter."""
    done = nbgrader_export(
        *(database, tmp_path, "--exporter=autograder.exports.CanvasCSV"),
        *("--assignment", "04_classifier", "--assignment", "03_mini_batch", "--student=ada"),
        *("--to=canvas.csv", "--CanvasCSV.columns", "03_mini_batch=Lesson 3 (12345)"),
    )
    assert done.returncode == 0, done.stderr
    head, _, *rows = read(tmp_path / "canvas.csv")
    assert head[5:] == ["Lesson 3 (12345)", "04_classifier"]
    assert rows == [['Ó "Neil", Jr., Ada', "", "", "ada", "", "8.25", "0"]]


def test_nbgrader_export_says_what_to_mend(database, tmp_path):
    """In a line, without a traceback."""
    done = nbgrader_export(
        database, tmp_path, "--exporter=autograder.exports.QuotedCSV", "--to=nowhere/grades.csv"
    )
    assert done.returncode == 1
    assert "--to: nowhere/grades.csv cannot be written: No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr
