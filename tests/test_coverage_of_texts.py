"""Every statement of the two texts behind the course has its section, or a lesson to come."""

import re
from pathlib import Path

import nbformat
import pytest

from autograder.course import lessons

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in re.findall(r"^\| [AB] \| .*\|$", PAGE, re.MULTILINE)
]
OPEN = "open"


def headings(lesson: str) -> set[str]:
    """The headings that students see in a released lesson."""
    notebook = nbformat.read(ROOT / "notebooks" / lesson / f"{lesson}.ipynb", as_version=4)
    pages = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return {title for page in pages for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}


def missing(lesson: str, section: str) -> str:
    """What is wrong with a row of the table; nothing if all is well."""
    if lesson not in lessons(ROOT):
        return "" if section == OPEN else f"{lesson} is not built, so its sections are {OPEN!r}"
    if section == OPEN:
        return f"{lesson} is built: say which of its sections teaches this"
    return "" if section in headings(lesson) else f"{lesson} has no section {section!r}"


@pytest.mark.parametrize(("text", "statement", "lesson", "section"), ROWS)
def test_a_statement_is_taught_or_open(text, statement, lesson, section):
    """The section exists; or the lesson does not, and the table says so."""
    assert missing(lesson, section) == "", statement


def test_the_table_is_read_whole():
    """No row is lost to its form: both texts, and as many rows as the page has."""
    (table,) = re.findall(r"(?:^\|.*\|\n)+", PAGE.split("### What the course must cover")[1], re.M)[
        :1
    ]
    assert len(ROWS) == table.count("\n") - 2  # without the head and the rule below it
    assert {row[0] for row in ROWS} == {"A", "B"}


def test_a_row_that_no_longer_holds_is_seen():
    """A section that is gone, a built lesson left open, a section claimed before its time."""
    assert "no section" in missing("01_batch", "12. Gone")
    assert "is built" in missing("01_batch", OPEN)
    assert "not built" in missing("99_later", "1. Claimed")
    assert missing("99_later", OPEN) == ""
