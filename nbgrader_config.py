"""nbgrader's view of the course: solutions/ -> notebooks/, a class below autograder/class/."""

from nbconvert.preprocessors import ClearMetadataPreprocessor

c = get_config()  # noqa: F821  (nbgrader provides it)

c.CourseDirectory.course_id = "mbgd-lessons"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "notebooks"
c.CourseDirectory.submitted_directory = "autograder/class/submitted"
c.CourseDirectory.autograded_directory = "autograder/class/autograded"
c.CourseDirectory.feedback_directory = "autograder/class/feedback"
c.CourseDirectory.db_url = "sqlite:///autograder/class/gradebook.db"

# A lesson's source NN_name.py holds the solutions and must not be copied into the release beside
# the notebook. No module that a student could import starts with a digit, so nothing else is lost.
c.CourseDirectory.ignore = [
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    "feedback",
    "[0-9][0-9]_*.py",
]

c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("Replace this line with your answer, then run the check.")'
}

# A release is not paired with a .py: jupytext would write one beside each student's notebook, and
# nbgrader would collect it. Of a notebook's metadata only its kernel and language are released.
c.GenerateAssignment.preprocessors.append(ClearMetadataPreprocessor)
c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.clear_cell_metadata = False
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {"kernelspec", "language_info"}

# What students wrote and showed is cleaned on feedback pages and in Formgrader. nbconvert's own
# filter would take the paragraphs and pictures of the lesson with it.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {
    "clean_html": "autograder.outputs.clean",
    "markdown2html": "autograder.outputs.clean_markdown",
}
