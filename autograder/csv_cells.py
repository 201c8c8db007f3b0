"""Cells of a CSV file that a spreadsheet does not take for formulas."""

import csv
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n\0]")
"""How a cell begins that a spreadsheet may compute, or cut in two; the wide signs count as plain
ones. The list is that of OWASP's page "CSV Injection"."""


def safe(cell: object) -> object:
    """The cell, with an apostrophe before it where it could be a formula. Numbers stay numbers.

    >>> [safe(cell) for cell in ("=1+1", "@SUM(A1)", "\\t=x", "Ada", "a-b", "", -1.5, None)]
    ["'=1+1", "'@SUM(A1)", "'\\t=x", 'Ada', 'a-b', '', -1.5, None]
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def write_rows(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Write rows as RFC 4180 has them: text between quotes, numbers bare, each cell `safe`.

    file : opened with newline=""
    """
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerows([safe(cell) for cell in row] for row in rows)
