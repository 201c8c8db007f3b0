"""Files that are no notebook, or hardly one.

Ungradable is what cannot be read: no UTF-8, no JSON, nothing that nbformat makes a notebook of the
fourth format from, or far too large. Where only a part is against the format, that part is lost
and the rest counts.
"""

import copy
import json

import nbformat
from nbformat.v4 import new_code_cell

from hostile.answers import RIGHT
from hostile.making import (
    answered,
    as_bytes,
    cell,
    edited,
    right,
    with_cell,
    with_output,
)
from hostile.row import ALL, GRADER, UNGRADABLE, Hostile, all_but

FAMILY = "malformed files"


def as_file(change):
    """The file of a right notebook after a change of its bytes."""
    return lambda release: change(as_bytes(right(release)))


def with_parts(**parts):
    """A right notebook in which these parts of the top level are something else; None is none."""

    def build(release):
        notebook = dict(right(release)) | parts
        return as_bytes({name: part for name, part in notebook.items() if part is not None})

    return build


def with_extra(value):
    """A right notebook with one thing more in its metadata, as it stands in the file."""
    before = b'"kernelspec": {'
    return as_file(lambda file: file.replace(before, b'"extra": ' + value + b", " + before, 1))


def of_first_cell(kind, **changes):
    """A right notebook whose first cell of a kind has other parts; None leaves a part out."""

    def build(release):
        notebook = right(release)
        number = next(i for i, each in enumerate(notebook.cells) if each.cell_type == kind)
        changed = dict(notebook.cells[number]) | changes
        notebook.cells[number] = {name: part for name, part in changed.items() if part is not None}
        return as_bytes(notebook)

    return build


def of_third_format(release):
    """A right notebook as Jupyter wrote it until 2015, worksheets and all."""
    old = nbformat.convert(copy.deepcopy(right(release)), 3)
    return json.dumps(old).encode()


def cells_twice(first, second):
    """A file that has its cells twice; whoever reads it keeps the second."""

    def build(release):
        file = as_bytes(first(release)).decode()
        again = json.dumps(second(release).cells)
        return (file.rstrip().removesuffix("}") + f', "cells": {again}}}').encode()

    return build


def source_twice(release):
    """A cell with a right source and then a wrong one, under the same name."""
    file = as_bytes(right(release)).decode()
    source = json.dumps(RIGHT["minibatches"], ensure_ascii=False)
    return file.replace(source, f'{source}, "source": "minibatches = None"', 1).encode()


def same_ids(notebook):
    for each in notebook.cells:
        each.id = "same"


def odd_ids(notebook):
    for number, odd in enumerate(("", "x" * 10_000, "../../x", "<script>", "two words")):
        notebook.cells[number].id = odd


def right_but_an_object(release):
    notebook = right(release)
    cell(notebook, "minibatches-answer")["source"] = {"0": "minibatches = None"}
    return notebook


def attach(notebook):
    """Attachments in a text cell and, against the format, in a code cell."""
    for each in notebook.cells[:2]:
        each.attachments = {
            "../../mbgd-hostile-was-here.png": {"image/png": "no base64 at all"},
            "large.bin": {"application/octet-stream": "QUJD" * 500_000},
            "page.html": {"text/html": "<script>alert(1)</script>"},
        }


def file_row(name, tries, notebook, deserves=UNGRADABLE, unharmed=(GRADER,)):
    """A row about the file as such."""
    return Hostile(name, FAMILY, tries, notebook, deserves, unharmed)


STORED = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "QUJD" * 1_300_000}}

ROWS = (
    file_row("malformed-empty", "Is an empty file.", lambda release: b""),
    file_row(
        "malformed-no-json",
        "Is a page of a web server that says that it failed.",
        lambda release: b"<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>\n",
    ),
    file_row(
        "malformed-truncated", "Ends in the middle.", as_file(lambda file: file[: len(file) // 2])
    ),
    file_row("malformed-two-in-one", "Holds two notebooks.", as_file(lambda file: file + file)),
    file_row(
        "malformed-utf-16",
        "Is written in UTF-16.",
        as_file(lambda file: file.decode().encode("utf-16")),
    ),
    file_row(
        "malformed-no-text",
        "Has bytes inside that are no text.",
        as_file(lambda file: file.replace(b"# One step", b"# \xff\xfe\xc0\x80 step", 1)),
    ),
    file_row("malformed-zeros", "Is zeros only.", lambda release: b"\0" * 100_000),
    file_row(
        "malformed-byte-order-mark",
        "Begins with the mark that some editors put before UTF-8.",
        as_file(lambda file: b"\xef\xbb\xbf" + file),
        ALL,
    ),
    file_row(
        "malformed-deep-lists",
        "Has metadata of a hundred thousand lists inside of each other.",
        with_extra(b"[" * 100_000 + b"]" * 100_000),
    ),
    file_row(
        "malformed-deep-objects",
        "Has metadata of a hundred thousand objects inside of each other.",
        with_extra(b'{"x": ' * 100_000 + b"1" + b"}" * 100_000),
    ),
    file_row(
        "malformed-padded",
        "Has fifty megabytes of spaces between two words.",
        as_file(lambda file: file.replace(b"{", b"{" + b" " * 50_000_000, 1)),
    ),
    file_row(
        "malformed-endless-number",
        "Has a whole number of a million digits.",
        as_file(
            lambda file: file.replace(b'"nbformat_minor": 5', b'"nbformat_minor": 5' + b"0" * 10**6)
        ),
        ALL,  # ungradable at first; but the work can be read, and the number is of no use
    ),
    file_row(
        "malformed-a-list", "Is a list of cells.", lambda release: as_bytes(right(release).cells)
    ),
    file_row("malformed-no-cells", "Has no cells, not even an empty list.", with_parts(cells=None)),
    file_row(
        "malformed-cells-an-object",
        "Has an object in place of the list of cells.",
        lambda release: as_bytes(
            dict(right(release)) | {"cells": {str(i): x for i, x in enumerate(release.cells)}}
        ),
    ),
    file_row(
        "malformed-cells-of-anything",
        "Has numbers, words and nothing among its cells.",
        lambda release: as_bytes(
            dict(right(release)) | {"cells": [None, 7, "cell", [], *right(release).cells]}
        ),
        ALL,  # ungradable at first; but the work can be read beside what is no cell
    ),
    file_row("malformed-format-2", "Says that it is of format 2.", with_parts(nbformat=2)),
    file_row("malformed-format-99", "Says that it is of format 99.", with_parts(nbformat=99)),
    file_row(
        "malformed-format-word", "Says that it is of format four.", with_parts(nbformat="four")
    ),
    file_row("malformed-format-missing", "Does not say its format.", with_parts(nbformat=None)),
    file_row(
        "malformed-format-3-inside",
        "Says that it is of format 3 and is of format 4.",
        with_parts(nbformat=3, nbformat_minor=0),
    ),
    file_row(
        "malformed-format-3",
        "Is an old notebook of format 3, as it should be, with right answers.",
        of_third_format,
        ALL,
    ),
    file_row(
        "malformed-minor-99",
        "Says that it is of a later format 4 than anybody knows.",
        with_parts(nbformat_minor=99),
        ALL,
    ),
    file_row(
        "malformed-no-numbers",
        "Has numbers in metadata that are not numbers, or are endless.",
        with_extra(b"[NaN, Infinity, -Infinity, 1e999]"),
        ALL,
    ),
    file_row(
        "malformed-source-missing",
        "Has a code cell without a source, which belongs to no exercise.",
        of_first_cell("code", source=None),
        ALL,
    ),
    file_row(
        "malformed-source-a-number",
        "Has a code cell whose source is a number, which belongs to no exercise.",
        of_first_cell("code", source=7),
        ALL,
    ),
    file_row(
        "malformed-metadata-missing",
        "Has a cell without metadata.",
        of_first_cell("markdown", metadata=None),
        ALL,
    ),
    file_row(
        "malformed-type-unknown",
        "Has a cell of a type that does not exist.",
        of_first_cell("markdown", cell_type="hostile"),
        ALL,
    ),
    file_row(
        "malformed-outputs",
        "Has stored outputs that are no outputs.",
        of_first_cell("code", outputs=[{"output_type": "hostile"}, {"data": 4.0}, {}]),
        ALL,
    ),
    file_row(
        "malformed-zero-in-free-cell",
        "Has a zero byte, escaped, in a cell that belongs to no exercise.",
        lambda release: as_bytes(with_cell(right(release), "x = 1\0")),
        ALL,
    ),
    file_row(
        "malformed-zero-in-answer",
        "Has a zero byte, escaped, in a right answer, which Python does not read.",
        lambda release: as_bytes(
            answered(right(release), minibatches=RIGHT["minibatches"] + "\n\0")
        ),
        all_but("minibatches"),
    ),
    file_row(
        "malformed-half-letters",
        "Has halves of letters, which nobody can write down again, in text and in code.",
        lambda release: json.dumps(
            with_cell(
                with_cell(right(release), "# \ud83d", "markdown"), "half = '\udc00'\nprint(half)"
            )
        ).encode(),
        ALL,
    ),
    file_row(
        "malformed-cells-twice",
        "Has its cells twice: wrong ones first, which everybody forgets, then right ones.",
        cells_twice(lambda release: release, right),
        ALL,
    ),
    file_row(
        "malformed-source-twice",
        "Has a right source and then a wrong one in the same cell.",
        source_twice,
        all_but("minibatches"),
    ),
    file_row(
        "malformed-same-ids",
        "Has the same cell id everywhere.",
        lambda release: as_bytes(edited(right, same_ids)(release)),
        ALL,
    ),
    file_row(
        "malformed-odd-ids",
        "Has cell ids that are empty, endless, a path and markup.",
        lambda release: as_bytes(edited(right, odd_ids)(release)),
        ALL,
    ),
    file_row(
        "malformed-attachments",
        "Has attachments that are no pictures, lie outside, and hang on code.",
        lambda release: as_bytes(edited(right, attach)(release)),
        ALL,
    ),
    file_row(
        "malformed-many-cells",
        "Has three thousand cells more, all of them empty.",
        edited(
            right,
            lambda notebook: notebook.cells.extend(
                new_code_cell("", id=f"empty-{number}") for number in range(3000)
            ),
        ),
        ALL,
    ),
    file_row(
        "malformed-large-outputs",
        "Nothing: right answers with five megabytes of stored pictures.",
        lambda release: with_output(right(release), STORED),
        ALL,
    ),
    file_row(
        "malformed-answer-an-object",
        "Has an answer whose source is an object; the others are right.",
        lambda release: as_bytes(right_but_an_object(release)),
        all_but("minibatches"),
    ),
)
