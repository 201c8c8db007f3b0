"""Write what became of submissions into nbgrader's gradebook. One process does, and no other.

Rows are found by what names them (lesson, cell, student). What a person has written is never
touched: manual scores, extra credit, comments by hand.
"""

from contextlib import AbstractContextManager

from nbgrader.api import Assignment as AssignmentRow
from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment, SubmittedNotebook

from autograder.unit import TIMESTAMP, ByHand, Graded


class Merging(AbstractContextManager):
    """The gradebook of a course, open for one lesson."""

    def __init__(self, gradebook: Gradebook, lesson: str) -> None:
        self.gradebook, self.lesson = gradebook, lesson

    def __exit__(self, *_) -> None:
        self.gradebook.close()

    # ---------------------------------------------------------------- what is there

    def masters(self) -> tuple[tuple[str, str], ...]:
        """(name, source) of each locked cell, as the instructor has written it."""
        notebook = self.gradebook.find_notebook(self.lesson, self.lesson)
        return tuple((cell.name, cell.source) for cell in notebook.source_cells if cell.locked)

    def due(self) -> str:
        """When the lesson is to be handed in, in ISO format; "" if at any time."""
        date = self.gradebook.find_assignment(self.lesson).duedate
        return date.isoformat() if date else ""

    def students(self) -> set[str]:
        """Those who have a submission in the gradebook."""
        query = self.gradebook.db.query(SubmittedAssignment.student_id)
        query = query.join(AssignmentRow, AssignmentRow.id == SubmittedAssignment.assignment_id)
        return {student for (student,) in query.filter(AssignmentRow.name == self.lesson)}

    def points(self) -> dict[str, float]:
        """Name of a graded cell -> the points that it gives at most."""
        notebook = self.gradebook.find_notebook(self.lesson, self.lesson)
        return {cell.name: cell.max_score for cell in notebook.grade_cells}

    def penalties(self) -> dict[str, float | None]:
        """Student -> what was taken off for being late, of those who have a submission."""
        query = self.gradebook.db.query(
            SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty
        )
        query = query.join(SubmittedNotebook, SubmittedAssignment.notebooks)
        query = query.join(AssignmentRow, AssignmentRow.id == SubmittedAssignment.assignment_id)
        return dict(map(tuple, query.filter(AssignmentRow.name == self.lesson)))

    def by_hand(self, student: str) -> ByHand:
        """What people have given a student's submission."""
        try:
            submission = self.gradebook.find_submission(self.lesson, student)
        except MissingEntry:
            return ByHand()
        grades = [grade for notebook in submission.notebooks for grade in notebook.grades]
        comments = [c for notebook in submission.notebooks for c in notebook.comments]
        return ByHand(
            {g.name: g.manual_score for g in grades if g.manual_score is not None},
            {g.name: g.extra_credit for g in grades if g.extra_credit},
            {c.name: c.manual_comment for c in comments if c.manual_comment},
        )

    # ---------------------------------------------------------------- what is written

    def write(self, graded: Graded) -> None:
        """Scores, comments and penalty of a submission; all of them or none."""
        book = self.gradebook
        time = graded.files.get(TIMESTAMP, b"").decode("utf-8").strip()
        submission = self.submission(graded.student, **({"timestamp": time} if time else {}))
        for notebook in submission.notebooks:
            notebook.late_submission_penalty = graded.penalty
            for grade in notebook.grades:
                grade.auto_score = graded.scores.get(grade.name, 0)
                by_hand = grade.manual_score is not None
                grade.needs_manual_grade = by_hand or grade.auto_score is None
            for comment in notebook.comments:
                comment.auto_comment = graded.comments.get(comment.name)
        book.db.commit()
        book.db.remove()  # or the session would keep the whole class

    def submission(self, student: str, **known: str) -> SubmittedAssignment:
        """A student's row, made if need be."""
        self.gradebook.update_or_create_student(student)
        with self.gradebook.db.no_autoflush:  # nbgrader makes it before it is in the session
            return self.gradebook.update_or_create_submission(self.lesson, student, **known)

    def write_ungradable(self, student: str, sentence: str) -> None:
        """No points, a mark for the instructor to look at it, and the sentence as comment."""
        book = self.gradebook
        submission = self.submission(student)
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                grade.auto_score, grade.needs_manual_grade = 0, grade.manual_score is None
            for comment in notebook.comments:
                comment.auto_comment = sentence
        book.db.commit()
        book.db.remove()  # or the session would keep the whole class
