"""What a student reads: the same words as text and as HTML, and data for tables."""

import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from autograder.exercise import Case, Mistake, Raised, Rule
from autograder.judge import Difference, Ruling, Shown, Verdict
from autograder.verdict import DATA, as_data, as_html, as_text, mimebundle, value

SORTED = Rule("order", "the numbers in `ascending` order", 2, ("order",))
KEPT = Rule("kept", "no number is lost", 1, ("kept",), after=("order",))
FREE = Rule("free", "a rule worth nothing by itself", 0, ("free",))
CASE = Case(
    "three numbers, unsorted",
    {"x": np.array([3.0, 1.0, 2.0]), "table": np.zeros((5, 5)), "seed": 17},
    aside=("seed",),
)
DIFFERENCE = Difference(CASE, "the order", np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0]))
WRONG = Verdict(
    "sort",
    1.0,
    3.0,
    rulings=(
        Ruling(SORTED, False, 0.0, DIFFERENCE),
        Ruling(KEPT, True, 0.0, waits_for="order"),
        Ruling(FREE, True, 0.0),
    ),
    mistakes=(
        Mistake("sorted downwards", "Which way does `sort` go?"),
        Mistake("x is changed in place", "Work on a copy."),
    ),
    printed="looking at 3 < 4\nand at 2",
    shown=Shown(
        DIFFERENCE,
        (("first", "1 < 2"), ("the rest", "2 < 3")),
        ("<img alt='two lines that part'>", "two lines that part"),
    ),
)


class Words(HTMLParser):
    """The words of a page as they are read aloud, one text after the other."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.tags = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        labels = dict(attributes)
        self.texts += [labels[name] for name in ("aria-label", "alt") if name in labels]

    def handle_data(self, data):
        self.texts.append(data)


def words(page):
    return " ".join(Words(page).texts)


def squeezed(text):
    return re.sub(r"[\s`\[\]:=,✓✗…]+", " ", text)


# ------------------------------------------------------------------ the same in both forms

SAID = [
    "sort: 1 of 3 points. Likely mistake: sorted downwards.",
    "Which way does `sort` go?",
    "Also likely: x is changed in place. Work on a copy.",
    "fails the numbers in `ascending` order: 0 of 2 points",
    "waits no number is lost (counts once what stands above it holds): 0 of 1 point",
    "holds a rule worth nothing by itself",
    "A small case to compute by hand: three numbers, unsorted",
    "x = [3, 1, 2]",
    "the order",
    "[1, 2, 3]",
    "[3, 2, 1]",
    "With these numbers:",
    "first 1 < 2",
    "the rest 2 < 3",
    "two lines that part",
    "Your code printed",
    "looking at 3 < 4 and at 2",
]


@pytest.mark.parametrize("form", [as_text, lambda verdict: words(as_html(verdict))])
def test_text_and_html_say_the_same_in_the_same_order(form):
    """A screen reader, a terminal and a feedback page tell the same story."""
    said, at = squeezed(form(WRONG)), 0
    for sentence in SAID:
        at = said.index(squeezed(sentence), at)


def test_a_right_answer_is_one_line_and_what_it_printed():
    """Nothing else needs to be read."""
    verdict = Verdict("sort", 3.0, 3.0, printed="here I am")
    assert as_text(verdict) == "sort: right, 3 of 3 points.\n  Your code printed:\n    here I am"
    assert words(as_html(verdict)) == "sort: right, 3 of 3 points. Your code printed here I am"


def test_a_message_comes_with_advice():
    """What kept the answer from being judged, and what to do."""
    verdict = Verdict("sort", 0.0, 1.0, message="raises IndexError", advice="Count from 0.")
    assert as_text(verdict) == "sort: 0 of 1 point: raises IndexError.\n  Hint: Count from 0."
    assert words(as_html(verdict)) == "sort: 0 of 1 point: raises IndexError. Count from 0."


def test_without_a_name_the_cases_that_agree_are_said():
    """Only where some do and some do not, and no mistake is named."""
    said = "Right in these cases: a; b. Not in these: c."
    unnamed = Verdict("sort", 0.0, 1.0, agrees=("a", "b"), differs=("c",))
    assert said in as_text(unnamed)
    assert said in words(as_html(unnamed))
    for other in (
        Verdict("sort", 0.0, 1.0, agrees=(), differs=("c",)),
        Verdict("sort", 0.0, 1.0, agrees=("a",), differs=()),
        Verdict("sort", 0.0, 1.0, mistakes=WRONG.mistakes, agrees=("a",), differs=("c",)),
    ):
        assert "these cases" not in as_text(other) + as_html(other)


def test_signs_are_words_for_a_screen_reader():
    """A tick or a cross alone says nothing when it is read aloud."""
    assert "[fails] " in as_text(WRONG)
    assert "aria-label='fails'" in as_html(WRONG)


# ------------------------------------------------------------------ markup stays text

MARKUP = "<script>alert('&amp;')</script>"


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(MARKUP, 0.0, 1.0),
        Verdict("sort", 0.0, 1.0, message=f"raises ValueError: {MARKUP}"),
        Verdict("sort", 0.0, 1.0, message=f"`one backtick, {MARKUP}"),
        Verdict("sort", 0.0, 1.0, advice=f"`{MARKUP}`"),
        Verdict("sort", 1.0, 1.0, printed=MARKUP),
        Verdict("sort", 0.0, 1.0, mistakes=(Mistake("raises", MARKUP),)),
        Verdict("sort", 0.0, 1.0, agrees=(MARKUP,), differs=("b",)),
        Verdict(
            "sort",
            0.0,
            1.0,
            shown=Shown(
                Difference(Case(MARKUP, {MARKUP: 1.0}), MARKUP, np.array(1.0), Raised("E", MARKUP)),
                ((MARKUP, MARKUP),),
            ),
        ),
    ],
    ids=["name", "message", "backtick", "advice", "printed", "hint", "cases", "case"],
)
def test_what_students_print_and_raise_stays_text_in_html(verdict):
    """Markup in it is shown as it was written, and never obeyed."""
    page = Words(as_html(verdict))
    assert "script" not in page.tags
    assert MARKUP in " ".join(page.texts)


# ------------------------------------------------------------------ values


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (None, "nothing came"),
        (Raised("ValueError", "no"), "raised ValueError: no"),
        (np.array("ascending"), "ascending"),
        (np.array(True), "yes"),
        (np.array(False), "no"),
        (np.array(2.0), "2"),
        (np.array(1 / 3), "0.333333"),
        (np.array([0.5, -2.0, np.nan]), "[0.5, -2, nan]"),
        (np.array([[1, 2], [3, 4]]), "[[1, 2],\n [3, 4]]"),
        (np.zeros(0), "an empty array"),
        (0.25, "0.25"),
    ],
)
def test_values_are_short(given, text):
    """As a person would write them."""
    assert value(given) == text


def text_of(expected, yours):
    difference = Difference(Case("a case", {}), "numbers", np.array(expected), yours)
    return as_text(Verdict("sort", 0.0, 1.0, shown=Shown(difference)))


def test_numbers_that_look_the_same_are_shown_with_all_their_digits():
    """Else nobody could see what differs."""
    text = text_of([1 / 3, 1.0], np.array([1 / 3 + 1e-9, 1.0]))
    assert "expected  [0.33333333333333331, 1]" in text
    assert "yours     [0.33333333433333334, 1]" in text


def test_numbers_that_look_different_are_shown_with_six_digits():
    """More would be noise."""
    assert "expected  0.333333\n      yours     0.333334" in text_of(1 / 3, np.array(0.333334))


def test_of_a_long_array_the_worst_entry_is_shown():
    """No wall of numbers, and not only its ends."""
    expected = np.arange(60.0).reshape(30, 2)
    yours = expected.copy()
    yours[17, 1], yours[3, 0] = 99.5, 7.0
    text = text_of(expected, yours)
    assert "numbers, at index 17, 1:\n      expected  35\n      yours     99.5" in text
    assert len(text.splitlines()) < 25
    yours[20, 0] = np.nan
    assert "at index 20, 0:\n      expected  40\n      yours     nan" in text_of(expected, yours)


def test_numbers_near_overflow_are_shown_without_a_warning():
    """Here warnings are errors; in a notebook they would reach standard error."""
    expected = np.full(30, 1e308)
    expected[0] = np.inf
    yours = -expected
    assert "numbers, at index 0:\n      expected  inf\n      yours     -inf" in text_of(
        expected, yours
    )
    yours[0] = np.inf
    assert "numbers, at index" in text_of(expected, yours)


def test_large_and_put_aside_inputs_are_not_shown():
    """A case is shown to be computed by hand."""
    assert "table" not in as_text(WRONG)
    assert "seed" not in as_text(WRONG)


# ------------------------------------------------------------------ data


def test_data_for_tables():
    """Name, score, points, mistakes and reasons, as JSON takes them."""
    data = as_data(WRONG)
    assert data == {
        "exercise": "sort",
        "score": 1.0,
        "points": 3.0,
        "mistake": "sorted downwards; x is changed in place",
        "mistakes": ["sorted downwards", "x is changed in place"],
        "reasons": [
            "fails: the numbers in `ascending` order: 0 of 2 points",
            "waits: no number is lost (counts once what stands above it holds): 0 of 1 point",
            "holds: a rule worth nothing by itself",
        ],
    }
    assert json.loads(json.dumps(data)) == data


def test_a_message_is_the_mistake_and_the_only_reason():
    """Where no rule was looked at."""
    data = as_data(Verdict("sort", 0.0, 1.0, message="not written yet"))
    assert data["mistake"] == "not written yet"
    assert data["reasons"] == ["not written yet"]
    assert data["mistakes"] == []


def test_a_notebook_gets_every_form_at_once():
    """JupyterLab, a feedback page and a report each take what they can show."""
    bundle = mimebundle(WRONG)
    assert bundle == {
        "text/plain": as_text(WRONG),
        "text/html": as_html(WRONG),
        DATA: as_data(WRONG),
    }
