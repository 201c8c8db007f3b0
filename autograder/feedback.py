"""Feedback pages as `nbgrader generate_feedback` makes them, many in one process.

nbgrader's converter reads a submission's marks from the gradebook, and compiles its templates anew
for each page. Here the marks are given, templates are compiled once, and the lesson's own cells are
highlighted once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from nbconvert.exporters import HTMLExporter, TemplateExporter
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
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


class OnePass(HTMLExporter):
    """nbconvert's exporter without its second look at the whole page, which takes half the time.

    That look gives pictures a text where they have none, and cells of JupyterLab's templates a
    place in the tab order. Of nbgrader's page only pictures are concerned.
    """

    def from_notebook_node(self, nb: NotebookNode, resources=None, **options):
        """The page, and the resources."""
        resources = self._init_resources(resources)
        widgets = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=resources
        )
        self.register_filter("filter_data_type", widgets)
        html, resources = TemplateExporter.from_notebook_node(self, nb, resources, **options)
        return UNDESCRIBED.sub(rf'<img alt="{NO_DESCRIPTION}"', html), resources


UNDESCRIBED = re.compile(r"<img(?=\s)(?![^>]*\salt=)")
NO_DESCRIPTION = "No description has been provided for this image"


class Pages:
    """Makes feedback pages with a course's configuration."""

    def __init__(self, config: Config) -> None:
        converter = GenerateFeedback(CourseDirectory(config=config), config=config)
        self.exporter = OnePass(parent=converter, config=converter.config)
        highlight = lru_cache(maxsize=256)(Highlight2HTML(parent=self.exporter))
        self.exporter.register_filter("highlight_code", lambda source, **_: highlight(source))
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
