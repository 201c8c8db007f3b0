"""What students' cells show is harmless where teachers read it, and not too much."""

import base64
import re
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import PyFileConfigLoader

from autograder.outputs import MOST_TEXT, Room, clean, harmless

ROOT = Path(__file__).parent.parent
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <b>b</b></p>",
        '<h2 id="x">a</h2>',
        "<details><summary>more</summary>text</details>",
        '<img alt="A line" src="data:image/png;base64,AAAA">',
        '<table style="border: 0;"><tbody><tr><td>1</td></tr></tbody></table>',
        '<a href="https://example.org/a">there</a>',
        "a &lt; b",
    ],
)
def test_what_a_lesson_shows_stays(html):
    """Headings, pictures with their bytes, tables, folds, links."""
    assert clean(html) == html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://example.org/x.js></SCRIPT>",
        '<img src=x onerror="alert(1)">',
        '<img src="https://example.org/spy.png">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" jAvA&#115;cript:alert(1)">x</a>',
        '<svg onload="alert(1)"></svg>',
        "<iframe src='data:text/html,<script>alert(1)</script>'></iframe>",
        '<p style="background: url(https://example.org/spy)">x</p>',
        "<form action='https://example.org'><input name=a></form>",
        "<style>body { display: none }</style>",
        "<base href='https://example.org'>",
    ],
)
def test_what_runs_or_fetches_goes(html):
    """Neither a script nor an address of somebody else is left as markup."""
    text = clean(html).lower()
    tags = "".join(re.findall(r"<[^>]*>", text))  # what is escaped is text
    for mark in ("<script", "<iframe", "<form", "<style", "<base", "<svg"):
        assert mark not in tags
    for mark in (" on", "javascript:", "src=", "url("):
        assert mark not in tags


def test_pages_of_nbgrader_are_cleaned():
    """Text cells and outputs, by the course's own configuration."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    shown = [
        new_output("display_data", {kind: "<script>a</script>"})
        for kind in ("text/html", "text/markdown")
    ]
    text = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> **bold**"
    cells = [new_markdown_cell(text), new_code_cell("1", outputs=shown)]
    exporter = HTMLExporter(config=config, template_name="classic")
    page, _ = exporter.from_notebook_node(new_notebook(cells=cells))
    body = page.partition("<body>")[2] or page
    assert "<strong>bold</strong>" in body
    assert "<script>a" not in body
    assert "onerror=alert" not in body.replace("&lt;img src=x onerror=alert(1)&gt;", "")
    assert 'href="javascript' not in body


# ------------------------------------------------------------------ known kinds, not too much


def test_known_kinds_are_kept():
    """Streams, errors, texts, pictures; a result becomes a display, since only checks score."""
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": "hello"},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["line"]},
        {"output_type": "execute_result", "data": {"text/plain": "4.0"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": PNG, "text/html": "<b>x</b>"}},
    ]
    kinds = [output.output_type for output in harmless(outputs, Room())]
    assert kinds == ["stream", "error", "display_data", "display_data"]


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"output_type": "pickle", "data": {}},
        {"output_type": "stream", "name": "stdin", "text": "x"},
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}},
        {"output_type": "display_data", "data": {"application/vnd.jupyter.widget-view+json": {}}},
        {"output_type": "display_data", "data": {"image/png": "no picture!"}},
        {"output_type": "display_data", "data": {"image/svg+xml": "<svg onload='x'/>"}},
        {"output_type": "display_data", "data": {"text/plain": ["a", {"b": 1}]}},
        {"output_type": "display_data", "data": "text"},
    ],
)
def test_other_kinds_are_dropped(output):
    """What a page or an editor would run, and what is no output."""
    assert harmless([output], Room()) == []


def test_what_is_kept_is_a_valid_notebook():
    """Whatever the kernel has put in place of texts."""
    outputs = [
        {"output_type": "stream", "name": "stderr", "text": {"a": 1}},
        {"output_type": "stream", "name": "stdout", "text": "\ud800 half"},
        {"output_type": "error", "ename": None, "evalue": 3, "traceback": "no list"},
        {"output_type": "error", "traceback": [1, None, "x" * 10**6]},
    ]
    notebook = new_notebook(cells=[new_code_cell("", outputs=harmless(outputs, Room()))])
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode("utf-8")


def test_a_long_text_is_cut_and_says_so():
    (output,) = harmless(
        [{"output_type": "stream", "name": "stdout", "text": "x" * 50_000}], Room()
    )
    assert len(output.text) < MOST_TEXT + 100
    assert output.text.endswith("[cut: 30,000 characters more]")


def test_a_notebook_has_room_for_so_much():
    """What does not fit any more is left out, and a line says so."""
    one = {"output_type": "stream", "name": "stdout", "text": "x" * 1_000}
    kept = harmless([one] * 100, Room(characters=5_000))
    assert len(kept) < 8
    assert "left out" in kept[-1].text
