"""What was measured on stock nbgrader: the words for it, and the table of it. Nothing is run."""

import json

import pytest
from hostile.catalogue import CATALOGUE
from hostile.phrases import entry, phrase
from hostile.row import (
    ALL,
    FAMILIES,
    GRADEBOOK,
    GRADER,
    NOTHING,
    POINTS,
    PROCESSES,
    SUBMISSIONS,
    UNHARMED,
)
from hostile.running import ROOT, Found, results, student
from hostile.table import STOCK, table

ROW = CATALOGUE[0]
MEASURED = json.loads(STOCK.read_text("utf-8"))
ALONE = {"book": {"anna": ALL, "zoe": ALL}}
CALM = {
    "ended": True,
    "left": [],
    "called": [],
    "harmed": [],
    "shown": [],
    "foreign": [],
    "book": {"anna": ALL, "zoe": ALL, student(ROW): ROW.deserves},
}


def found(**changes):
    return entry(ROW, CALM | changes, ALONE)


def test_nothing_happened():
    """The score that is deserved, and no harm."""
    assert found() == {
        "deserves": dict(ROW.deserves),
        "got": dict(ROW.deserves),
        "phrase": "as deserved",
        "harmed": [],
    }


@pytest.mark.parametrize(
    ("changes", "words", "harmed"),
    [
        ({"ended": False}, "grading hangs", [GRADER]),
        ({"book": {"anna": ALL}}, "the class after it is not graded", [GRADER]),
        ({"book": {"anna": NOTHING, "zoe": ALL}}, "a neighbour's score is changed", [GRADEBOOK]),
        ({"book": None}, "the gradebook is destroyed", [GRADEBOOK]),
        ({"left": ["sleep 300"]}, "leaves a process running", [PROCESSES]),
        (
            {"harmed": [SUBMISSIONS], "left": ["sleep 300"]},
            "what others handed in or were given is changed",
            [SUBMISSIONS, PROCESSES],
        ),
    ],
)
def test_the_worst_gives_the_phrase(changes, words, harmed):
    """And all of it is listed."""
    told = found(**changes)
    assert (told["phrase"], told["harmed"]) == (words, harmed)


def test_a_sandbox_that_said_nothing():
    """Its end is the result."""
    told = entry(ROW, {"error": "too much memory"}, ALONE)
    assert "too much memory" in told["phrase"]
    assert (told["got"], told["harmed"]) == (None, [GRADER])


@pytest.mark.parametrize(
    ("deserves", "got", "words"),
    [
        (NOTHING, ALL, "scores 20 of 20 instead of 0"),
        (ALL, None, "gets no score instead of 20"),
        (None, NOTHING, "scores 0 of 20 instead of being refused"),
        (None, None, "as deserved"),
        ({"a": 4.0, "b": 0.0}, {"a": 0.0, "b": 4.0}, "scores other exercises than it should"),
    ],
)
def test_words_for_a_score(deserves, got, words):
    """What it is, and what it should be."""
    assert phrase(deserves, got, {}) == words


def test_the_file_is_about_this_catalogue():
    """Names and deserved scores are those of the rows; whoever changes a row measures again."""
    rows = {row.name: row for row in CATALOGUE}
    for name, told in MEASURED.items():
        deserves = rows[name].deserves
        assert told["deserves"] == (None if deserves is None else dict(deserves)), name
        assert set(told["harmed"]) <= set(UNHARMED)
        assert set(told["got"] or {}) <= set(POINTS)
    assert {rows[name].family for name in MEASURED} == set(FAMILIES)


def test_the_table_has_a_line_for_each_family():
    """And one for all, with a column more where our own results are given."""
    ours = results(CATALOGUE, Found({student(row): row.deserves for row in CATALOGUE}))
    for lines, columns in (
        (list(table(CATALOGUE, MEASURED)), 5),
        (list(table(CATALOGUE, MEASURED, ours)), 6),
    ):
        assert [line.split(" | ")[0] for line in lines[2:]] == [
            f"| {f}" for f in (*FAMILIES, "all")
        ]
        assert {line.count("|") for line in lines} == {columns + 1}
    assert lines[-1].endswith(f"| {len(CATALOGUE)} |")


def test_the_page_says_what_was_measured():
    """Of stock nbgrader; our own column comes from a run that takes long."""
    page = (ROOT / "site" / "grading-promises.md").read_text("utf-8").splitlines()
    for line in list(table(CATALOGUE, MEASURED))[2:]:
        assert [found for found in page if found.startswith(line)], line


def test_complaints_are_laid_at_a_rows_door_or_nobodys():
    """One that names no student is about the whole class."""
    mine, general = f"{student(ROW)}: deserves more", "somebody called TCP"
    told = results([ROW], Found({}, [mine, general]))
    assert told[ROW.name]["complaints"] == [mine]
    assert told["the whole class"]["complaints"] == [general]
