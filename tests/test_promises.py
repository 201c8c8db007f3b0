"""The page on what grading promises says what the code does, and names what is there."""

import re
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import nbformat
import pytest
from hostile.catalogue import CATALOGUE
from hostile.row import FAMILIES, LESSON, NOTEBOOK, POINTS, UNHARMED
from traitlets import TraitType

from autograder.sandbox import Caps

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "site" / "grading-promises.md").read_text(encoding="utf-8")
LIMITS = re.findall(
    r"^\| (.+) \| ([\d,]+)(?: (\w+))? \| `([\w.]+)`, `([\w/]+)\.py` \|$", PAGE, re.MULTILINE
)
UNITS = {"GiB": 1 << 30, "MiB": 1 << 20, "Mi": 1 << 20, "s": 1, "": 1}


@pytest.mark.parametrize(("what", "number", "unit", "name", "file"), LIMITS)
def test_a_limit_is_the_codes(what, number, unit, name, file):
    """The number in the table, in its unit, is the constant that the table names."""
    found = import_module(f"autograder.{file.replace('/', '.')}")
    for part in name.split("."):
        found = getattr(found, part)
    if isinstance(found, TraitType):
        found = found.default_value
    assert found == int(number.replace(",", "")) * UNITS[unit], what


def test_no_row_of_the_table_is_passed_over():
    """All of its lines are read above, and every limit of the sandbox is among them."""
    table = PAGE.split("\n## Limits\n")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")]
    assert len(LIMITS) == len(rows) - 2
    assert {f"Caps.{cap.name}" for cap in fields(Caps)} <= {name for *_, name, _ in LIMITS}


def test_what_the_page_names_is_there():
    """The files of tests and of the code, and the catalogue's families in the tables."""
    for name in re.findall(r"`(tests/\w+\.py)`", PAGE):
        assert (ROOT / name).is_file(), name
    for name in re.findall(r"`((?:gate/)?\w+\.py)`", PAGE):
        assert (ROOT / "autograder" / name).is_file(), name
    promises = PAGE.split("\n## What is promised\n")[1].split("\n## ")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in re.findall(r'"([^"]+)"', row)}
    assert named <= set(FAMILIES), named - set(FAMILIES)
    assert set(FAMILIES) <= named, set(FAMILIES) - named


def test_the_row_in_the_security_policy_is_a_row():
    """Who copies it has something that the catalogue would take."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    space = {}
    exec(example, space)
    row = space["row"]
    assert row.family in FAMILIES
    assert row.name not in {other.name for other in CATALOGUE}
    assert set(row.unharmed) <= set(UNHARMED)
    assert row.deserves == POINTS
    release = nbformat.read(ROOT / "notebooks" / LESSON / NOTEBOOK, as_version=4)
    notebook = row.notebook(release)
    assert len(notebook.cells) == len(release.cells) + 1
