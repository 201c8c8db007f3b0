"""Grades out: CSV files for spreadsheets, Canvas and Moodle, as exporters of nbgrader.

    nbgrader export --exporter=autograder.exports.QuotedCSV --to=grades.csv
    nbgrader export --exporter=autograder.exports.CanvasCSV --assignment=03_mini_batch
    nbgrader export --exporter=autograder.exports.MoodleCSV --MoodleCSV.identifier="ID number"

Unlike nbgrader's own file, commas and quotes in a name stay in their cell, no cell is a formula
(see `csv_cells`), and who has not handed in has an empty cell, not a zero.

The shapes are those that the importers read: Canvas' `lib/gradebook_importer.rb` (repository
instructure/canvas-lms) and Moodle's `grade/import/csv/classes/load_data.php` (moodle/moodle); their
guides are "How do I import grades in the Gradebook?" and docs.moodle.org, "Grade import".
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from nbgrader.api import Assignment, Gradebook, Student, SubmittedAssignment
from nbgrader.plugins import ExportPlugin
from sqlalchemy.orm import undefer
from traitlets import Bool, Dict, Unicode

from autograder.course import UserError
from autograder.csv_cells import safe, write_rows

Row = list[object]
Submissions = Mapping[tuple[str, str], SubmittedAssignment]
"""(assignment, student) -> what was handed in and graded."""


# ------------------------------------------------------------------ what all of them do


class GradesCSV(ExportPlugin):
    """What the exporters share: whose grades, which lessons, and where to."""

    missing = Unicode(
        "", help="what stands where a student has not handed in: nothing, or such as 0 or EX"
    ).tag(config=True)

    encoding = "utf-8"

    def export(self, gradebook: Gradebook) -> None:
        """Write the file, or end the command with one line that says what to mend."""
        try:
            self.write(list(self.rows(*self.chosen(gradebook))))
        except UserError as error:
            self.log.error(str(error))
            sys.exit(1)  # any exception would be shown as a traceback, and as nbgrader's defect

    def rows(
        self, lessons: list[Assignment], students: list[Student], submissions: Submissions
    ) -> Iterator[Row]:
        """The table, with its head."""
        raise NotImplementedError

    def chosen(
        self, gradebook: Gradebook
    ) -> tuple[list[Assignment], list[Student], dict[tuple[str, str], SubmittedAssignment]]:
        """The lessons and the students that were asked for, and what they have handed in."""
        lessons = {lesson.name: lesson for lesson in gradebook.assignments}
        students = {student.id: student for student in sorted(gradebook.students, key=by_name)}
        known = f"must be among {', '.join(lessons) or '(none yet)'}"
        chosen_lessons = named(self.assignment, lessons, f"--assignment: {known}")
        chosen_students = named(self.student, students, "--student: must be in the gradebook")
        found = {
            (lesson.name, submission.student_id): submission
            for lesson in chosen_lessons
            for submission in handed_in(gradebook, lesson)
        }
        shown = {student.id for student in chosen_students}
        self.tell_unfinished(s for (_, student), s in found.items() if student in shown)
        return chosen_lessons, chosen_students, found

    def tell_unfinished(self, submissions: Iterable[SubmittedAssignment]) -> None:
        """Some scores may still rise: say so."""
        waiting = Counter(s.name for s in submissions if s.needs_manual_grade)
        for lesson, count in waiting.items():
            self.log.warning("%s: submissions that wait for a person's grade: %d", lesson, count)

    def score(self, submission: SubmittedAssignment | None) -> object:
        """The grade that counts, or the mark of who has not handed in."""
        return self.mark() if submission is None else final_score(submission)

    def mark(self) -> object:
        """`missing`, as a number where it is one."""
        try:
            return number(float(self.missing))
        except ValueError:
            return self.missing

    def write(self, rows: list[Row]) -> None:
        """All at the end: what cannot be exported leaves the file of before as it was."""
        path = self.to or "grades.csv"
        self.log.info("Exporting grades to %s", path)
        try:
            with open(path, "w", encoding=self.encoding, newline="") as file:
                write_rows(file, rows)
        except OSError as error:
            raise UserError(f"--to: {path} cannot be written: {error.strerror}") from None


def handed_in(gradebook: Gradebook, lesson: Assignment) -> list[SubmittedAssignment]:
    """What was handed in, in one query: nbgrader would ask anew for each number of each student."""
    of = SubmittedAssignment
    counted = (of.score, of.late_submission_penalty, of.needs_manual_grade)
    submissions = gradebook.db.query(of).filter(of.assignment == lesson)
    return submissions.options(*map(undefer, counted)).all()


def by_name(student: Student) -> tuple[str, str, str]:
    """nbgrader's order; its own leaves that of students without names open."""
    return text(student.last_name), text(student.first_name), student.id


def named(asked: Iterable[object], known: Mapping[str, object], rule: str) -> list:
    """The values whose names were asked for, in their own order; all where none was."""
    names = [str(name) for name in asked]
    for name in names:
        if name not in known:
            raise UserError(f"{rule}, got {name!r}")
    return [value for name, value in known.items() if not names or name in names]


def final_score(submission: SubmittedAssignment) -> float | int:
    """As nbgrader counts: manual before automatic score, extra credit, less the late penalty."""
    return number(max(0.0, submission.score - penalty(submission)))


def penalty(submission: SubmittedAssignment) -> float:
    return submission.late_submission_penalty or 0.0


def number(value: float) -> float | int:
    """A number as people write it.

    >>> number(0.1 + 0.2), number(20.0)
    (0.3, 20)
    """
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def text(value: object) -> str:
    return "" if value is None else str(value)


def one_of(option: str, value: str, choices: Iterable[str]) -> str:
    """The value, if it is a choice."""
    if value not in choices:
        raise UserError(f"{option}: must be one of {', '.join(choices)}, got {value!r}")
    return value


# ------------------------------------------------------------------ for spreadsheets


class QuotedCSV(GradesCSV):
    """The columns of nbgrader's own export, a row for each lesson and student."""

    encoding = Unicode(
        "utf-8", help="utf-8-sig lets Excel on Windows see that the file is UTF-8"
    ).tag(config=True)

    def rows(self, lessons, students, submissions):
        yield [
            *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name"),
            *("email", "raw_score", "late_submission_penalty", "score", "max_score"),
        ]
        one_of("encoding", self.encoding, ("utf-8", "utf-8-sig"))
        for lesson in lessons:
            for student in students:
                yield self.row(lesson, student, submissions.get((lesson.name, student.id)))

    def row(
        self, lesson: Assignment, student: Student, submission: SubmittedAssignment | None
    ) -> Row:
        """One student's grade in one lesson."""
        when, raw, late = "", self.mark(), self.mark()
        if submission is not None:
            when, raw = submission.timestamp, number(submission.score)
            late = number(penalty(submission))
        return [
            *(lesson.name, text(lesson.duedate), text(when)),
            *(student.id, text(student.last_name), text(student.first_name), text(student.email)),
            *(raw, late, self.score(submission), number(lesson.max_score)),
        ]


# ------------------------------------------------------------------ for learning platforms


class PlatformCSV(GradesCSV):
    """What the importers of learning platforms share: a row a student, a column a lesson."""

    columns = Dict(
        value_trait=Unicode(),
        help="lesson=NAME: what the platform calls a lesson, if not by the lesson's own name",
    ).tag(config=True)

    def names(self, lessons: list[Assignment]) -> list[str]:
        """The heads of the lessons' columns: each another one, or grades would overwrite."""
        known = [lesson.name for lesson in lessons]
        for lesson in self.columns:
            if lesson not in known:
                raise UserError(
                    f"columns: must name lessons of this export ({', '.join(known)}), "
                    f"got {lesson!r}"
                )
        names = [self.columns.get(lesson, lesson) for lesson in known]
        for name, count in Counter(names).items():
            if count > 1:
                raise UserError(f"columns: must differ from each other, got {name!r} {count} times")
        return names

    def identified(self, student: Student, identifier: object) -> object:
        """What the platform looks a student up by; a warning where it will not find it."""
        if safe(identifier) != identifier:
            self.log.warning("%r begins like a formula: add this grade by hand", student.id)
        return identifier


class CanvasCSV(PlatformCSV):
    """The file of Canvas' Gradebook > Import.

    Canvas looks a student up by its own ID, then by SIS User ID, SIS Login ID and name, and an
    assignment by the number in `Name (12345)`, then by its title; what it does not find it offers
    to make. The Section column has to be there, and may be empty. An empty grade clears one that
    Canvas has: leave out with --assignment what is not to be touched.
    """

    IDENTIFIERS = ("SIS Login ID", "SIS User ID", "ID")

    identifier = Unicode(
        "SIS Login ID", help="what nbgrader's student id is: SIS Login ID, SIS User ID or ID"
    ).tag(config=True)

    columns = Dict(
        value_trait=Unicode(),
        help="lesson=NAME, such as 03_mini_batch='Lesson 3 (12345)', where 12345 is Canvas' number "
        "of the assignment: it stands in the assignment's address and in Canvas' own export",
    ).tag(config=True)

    def rows(self, lessons, students, submissions):
        one_of("identifier", self.identifier, self.IDENTIFIERS)
        of_student = "Student", "ID", "SIS User ID", "SIS Login ID", "Section"
        yield [*of_student, *self.names(lessons)]
        most = [number(lesson.max_score) for lesson in lessons]
        yield ["    Points Possible", "", "", "", "", *most]
        for student in students:
            who = {"Student": called(student), "ID": canvas_id(student)}
            who[self.identifier] = self.identified(student, student.id)
            check_canvas_id(who["ID"])
            scores = [self.score(submissions.get((a.name, student.id))) for a in lessons]
            yield [*(who.get(column, "") for column in of_student), *scores]


def called(student: Student) -> str:
    """A name as Canvas sorts by it."""
    names = [name for name in (student.last_name, student.first_name) if name]
    return ", ".join(names) or student.id


def canvas_id(student: Student) -> str:
    """Canvas' own number of a student, if nbgrader knows it; other platforms' ids are none."""
    known = text(student.lms_user_id)
    return known if known.isascii() and known.isdigit() else ""


def check_canvas_id(given: str) -> None:
    """Canvas reads the digits that an ID begins with: 3ada would be somebody else, number 3."""
    if given and not (given.isascii() and given.isdigit()):
        raise UserError(
            f"identifier: Canvas' ID is a number, and the student id {given!r} is none; "
            "choose SIS Login ID or SIS User ID"
        )


class MoodleCSV(PlatformCSV):
    """The file of Moodle's Grades > Import > CSV file, in which you map the columns by hand.

    Map from the first column, to the field that it names; map each lesson to its grade item, whose
    maximum grade must be the lesson's. An empty grade is no grade. Moodle imports nothing where it
    does not know one of the students: leave others out with --student.
    """

    IDENTIFIERS = ("Username", "ID number", "Email address")

    identifier = Unicode(
        "Username",
        help="what Moodle knows students by: Username or ID number, if nbgrader's student id is "
        "that, or Email address, as the gradebook has it",
    ).tag(config=True)

    feedback = Bool(
        help="a second column a lesson, with the points of each exercise; map it to the feedback"
    ).tag(config=True)

    def rows(self, lessons, students, submissions):
        one_of("identifier", self.identifier, self.IDENTIFIERS)
        if self.identifier == "Email address":
            check_addresses(students)
        heads = ([name, f"{name} (feedback)"] for name in self.names(lessons))
        yield [self.identifier, "First name", "Last name", *self.cells(heads)]
        for student in students:
            known_by = student.email if self.identifier == "Email address" else student.id
            who = self.identified(student, known_by), student.first_name, student.last_name
            handed_in = (submissions.get((lesson.name, student.id)) for lesson in lessons)
            yield [*map(text, who), *self.cells([self.score(s), points(s)] for s in handed_in)]

    def cells(self, pairs: Iterable[Row]) -> Row:
        """The cells of (grade, feedback) pairs, without feedback unless it is wanted."""
        return [cell for pair in pairs for cell in (pair if self.feedback else pair[:1])]


def check_addresses(students: Iterable[Student]) -> None:
    """Moodle gives the grades of a line without an identifier to the student of the line above."""
    without = [student.id for student in students if not student.email]
    if without:
        some = ", ".join(without[:5]) + (", ..." if len(without) > 5 else "")
        raise UserError(
            f"identifier: {len(without)} students have no e-mail address in the gradebook "
            f"({some}); add them, or choose Username or ID number"
        )


def points(submission: SubmittedAssignment | None) -> str:
    """The points of each exercise, in words."""
    if submission is None:
        return ""
    grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
    said = [f"{g.name}: {number(g.score)} of {number(g.max_score)}" for g in grades]
    late = [f"handed in late: -{number(penalty(submission))}"] if penalty(submission) else []
    return "; ".join([*said, *late])
