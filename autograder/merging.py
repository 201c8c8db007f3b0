"""Write what became of submissions into nbgrader's gradebook. One process does, and no other.

Rows are found by what names them (lesson, cell, student). What a person has written is never
touched: manual scores, extra credit, comments by hand, extensions.

The tables are nbgrader's own. Its own calls load a submission's rows one by one, and look for some
of them in the whole table; here each statement goes by an index that nbgrader has made, and one
transaction holds a submission.
"""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.api import Notebook as NotebookRow
from nbgrader.utils import parse_utc
from sqlalchemy import Connection, Row, Select, Table, bindparam, insert, select, update

from autograder.unit import TIMESTAMP, ByHand, Graded

GRADED = GradeCell.__table__
STUDENT, SUBMISSION = Student.__table__, SubmittedAssignment.__table__
NOTEBOOK, GRADE, COMMENT = SubmittedNotebook.__table__, Grade.__table__, Comment.__table__


@dataclass(frozen=True)
class Cells:
    """A notebook of the lesson, and the cells that get grades and comments: key -> name."""

    notebook: str
    grades: Mapping[str, str]
    comments: Mapping[str, str]


class Merging(AbstractContextManager):
    """The gradebook of a course, open for one lesson.

    masters : (name, source) of each locked cell, as the instructor has written it
    due : when the lesson is to be handed in, in ISO format; "" if at any time
    """

    def __init__(self, gradebook: Gradebook, lesson: str) -> None:
        self.gradebook = gradebook
        assignment = gradebook.find_assignment(lesson)
        self.assignment, date = assignment.id, assignment.duedate
        self.cells = [cells_of(notebook) for notebook in assignment.notebooks]
        sources = (cell for notebook in assignment.notebooks for cell in notebook.source_cells)
        self.masters = tuple((cell.name, cell.source) for cell in sources if cell.locked)
        self.due = date.isoformat() if date else ""
        gradebook.db.remove()

    def __exit__(self, *_) -> None:
        self.gradebook.close()

    # ---------------------------------------------------------------- what is there

    def students(self) -> set[str]:
        """Those who have a submission in the gradebook."""
        found = select(SUBMISSION.c.student_id).where(SUBMISSION.c.assignment_id == self.assignment)
        with self.gradebook.engine.connect() as book:
            return set(book.scalars(found))

    def points(self) -> dict[str, float]:
        """Name of a graded cell -> the points that it gives at most."""
        names = {key: name for cells in self.cells for key, name in cells.grades.items()}
        found = select(GRADED.c.id, GRADED.c.max_score).where(GRADED.c.id.in_(names))
        with self.gradebook.engine.connect() as book:
            return {names[key]: most for key, most in book.execute(found)}

    def penalties(self) -> dict[str, float | None]:
        """Student -> what was taken off for being late, of those who have a submission."""
        found = select(SUBMISSION.c.student_id, NOTEBOOK.c.late_submission_penalty)
        found = found.join(NOTEBOOK, NOTEBOOK.c.assignment_id == SUBMISSION.c.id)
        with self.gradebook.engine.connect() as book:
            of_lesson = found.where(SUBMISSION.c.assignment_id == self.assignment)
            return dict(map(tuple, book.execute(of_lesson)))

    def by_hand(self, student: str) -> ByHand:
        """What people have given a student's submission."""
        scores, extra, said = {}, {}, {}
        with self.gradebook.engine.connect() as book:
            submission = self.find(book, student)
            if submission is None:
                return ByHand()
            for cells in self.cells:
                notebook = notebook_of(book, submission.id, cells)
                for row in book.execute(rows(GRADE, notebook, cells.grades)):
                    name = cells.grades[row.cell_id]
                    scores[name], extra[name] = row.manual_score, row.extra_credit
                for row in book.execute(rows(COMMENT, notebook, cells.comments)):
                    said[cells.comments[row.cell_id]] = row.manual_comment
        return ByHand(
            {name: score for name, score in scores.items() if score is not None},
            {name: score for name, score in extra.items() if score},
            {name: words for name, words in said.items() if words},
            submission.extension.total_seconds() if submission.extension else 0.0,
        )

    def find(self, book: Connection, student: str) -> Row | None:
        """The row of a student's submission, if there is one."""
        known = SUBMISSION.c.assignment_id == self.assignment, SUBMISSION.c.student_id == student
        return book.execute(select(SUBMISSION).where(*known)).one_or_none()

    # ---------------------------------------------------------------- what is written

    def write(self, graded: Graded) -> None:
        """Scores, comments and penalty of a submission."""

        def grade(name: str, manual: float | None) -> dict:
            score = graded.scores.get(name, 0)
            return {"auto_score": score, "needs_manual_grade": manual is not None or score is None}

        def comment(name: str) -> dict:
            return {"auto_comment": graded.comments.get(name)}

        time = graded.files.get(TIMESTAMP, b"").decode("utf-8").strip()
        known = {"timestamp": parse_utc(time)} if time else {}
        self.put(graded.student, known, graded.penalty, grade, comment)

    def write_ungradable(self, student: str, sentence: str) -> None:
        """No points, a mark for the instructor to look at it, and the sentence as comment."""

        def grade(name: str, manual: float | None) -> dict:
            return {"auto_score": 0, "needs_manual_grade": manual is None}

        def comment(name: str) -> dict:
            return {"auto_comment": sentence}

        self.put(student, {}, None, grade, comment)

    def put(
        self,
        student: str,
        known: Mapping[str, object],
        penalty: float | None,
        grade: Callable[[str, float | None], dict],
        comment: Callable[[str], dict],
    ) -> None:
        """All of a submission or nothing of it.

        known : of the submission itself
        grade : (name of a cell, its manual score) -> what is said of it; comment : name -> the same
        """
        with self.gradebook.engine.begin() as book:
            submission = self.submission(book, student, known)
            for cells in self.cells:
                notebook = notebook_of(book, submission, cells)
                if notebook is None:
                    notebook = new_uuid()
                    names = {"notebook_id": cells.notebook, "assignment_id": submission}
                    book.execute(insert(NOTEBOOK).values(id=notebook, **names))
                late = update(NOTEBOOK).where(NOTEBOOK.c.id == notebook)
                book.execute(late.values(late_submission_penalty=penalty))
                there = book.execute(rows(GRADE, notebook, cells.grades))
                manual = {row.cell_id: row.manual_score for row in there}
                said = {key: grade(name, manual.get(key)) for key, name in cells.grades.items()}
                put_rows(book, GRADE, notebook, manual, said)
                there = book.execute(rows(COMMENT, notebook, cells.comments))
                said = {key: comment(name) for key, name in cells.comments.items()}
                put_rows(book, COMMENT, notebook, {row.cell_id for row in there}, said)

    def submission(self, book: Connection, student: str, known: Mapping[str, object]) -> str:
        """The key of a student's submission, made if need be."""
        found = self.find(book, student)
        if found:
            if known:
                row = update(SUBMISSION).where(SUBMISSION.c.id == found.id)
                book.execute(row.values(**known))
            return found.id
        if not book.scalar(select(STUDENT.c.id).where(STUDENT.c.id == student)):
            book.execute(insert(STUDENT).values(id=student))
        key, names = new_uuid(), {"assignment_id": self.assignment, "student_id": student}
        book.execute(insert(SUBMISSION).values(id=key, **names, **known))
        return key


def cells_of(notebook: NotebookRow) -> Cells:
    """The cells as nbgrader gives rows to them."""
    graded = (*notebook.grade_cells, *notebook.task_cells)
    commented = (*notebook.solution_cells, *notebook.task_cells)
    grades, comments = ({cell.id: cell.name for cell in kind} for kind in (graded, commented))
    return Cells(notebook.id, grades, comments)


def notebook_of(book: Connection, submission: str, cells: Cells) -> str | None:
    """The key of a submission's notebook, if it has one."""
    which = NOTEBOOK.c.notebook_id == cells.notebook, NOTEBOOK.c.assignment_id == submission
    return book.scalar(select(NOTEBOOK.c.id).where(*which))


def rows(table: Table, notebook: str | None, cells: Mapping[str, str]) -> Select:
    """The grades or the comments of a submission's notebook."""
    return select(table).where(table.c.cell_id.in_(cells), table.c.notebook_id == notebook)


def put_rows(
    book: Connection,
    table: Table,
    notebook: str,
    there: Mapping[str, object] | set[str],
    said: Mapping[str, dict],
) -> None:
    """Write grades or comments: cell -> what is said of it. `there` are the cells with a row."""
    new = [{"cell_id": c, "notebook_id": notebook, **v} for c, v in said.items() if c not in there]
    old = [{"the_cell": c, **v} for c, v in said.items() if c in there]
    if new:
        book.execute(insert(table), new)
    if old:
        named = table.c.cell_id == bindparam("the_cell"), table.c.notebook_id == notebook
        book.execute(update(table).where(*named), old)
