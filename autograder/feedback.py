"""Feedback pages as `nbgrader generate_feedback` makes them, many in one process.

nbgrader's converter reads a submission's marks from the gradebook, and compiles its templates anew
for each page. Here the marks are given, and the templates are compiled once.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import is_grade, is_solution, is_task
from traitlets.config import Config


@dataclass(frozen=True)
class Marks:
    """What a page says besides the notebook.

    scores : name of a graded cell -> its score; comments : name of an answer's cell -> comment
    penalty : for a late submission
    """

    scores: Mapping[str, float]
    comments: Mapping[str, str | None]
    penalty: float = 0.0


class Pages:
    """Makes feedback pages with a course's configuration."""

    def __init__(self, config: Config) -> None:
        converter = GenerateFeedback(CourseDirectory(config=config), config=config)
        self.exporter = converter.exporter_class(parent=converter, config=converter.config)
        self.exporter.register_preprocessor(CSSHTMLHeaderPreprocessor, enabled=True)

    def page(self, lesson: str, notebook: NotebookNode, marks: Marks) -> bytes:
        """A page, as HTML. Writes the marks into the notebook's metadata, as nbgrader does."""
        most = 0.0
        for cell in notebook.cells:
            if is_solution(cell) or is_task(cell):
                cell.metadata.nbgrader["comment"] = marks.comments[cell.metadata.nbgrader.grade_id]
            if is_grade(cell) or is_task(cell):
                points = float(cell.metadata.nbgrader.points)
                cell.metadata.nbgrader["score"] = marks.scores[cell.metadata.nbgrader.grade_id]
                cell.metadata.nbgrader["points"] = points
                most += points
        score = sum(marks.scores.values()) - marks.penalty
        said = {"score": score, "max_score": most, "late_penalty": marks.penalty}
        resources = {"unique_key": lesson, "nbgrader": said | {"notebook": lesson}}
        html, _ = self.exporter.from_notebook_node(notebook, resources)
        return html.encode()
