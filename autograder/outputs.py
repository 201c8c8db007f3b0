"""What a student's cells have shown, made harmless: known kinds only, and not too much of it.

The kernel may send anything. What is kept is built anew from plain text and pictures. HTML is
cleaned when a page is made of it, by filters which nbgrader_config.py puts into nbconvert.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import bleach
from bleach.css_sanitizer import CSSSanitizer
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode
from nbformat.v4 import new_output

MOST_TEXT = 20_000
"""Characters of one piece of text."""

MOST_PICTURE = 4 << 20
"""Characters of one picture, which is text in base64."""

CUT = "\n[cut: {count:,} characters more]"
LEFT_OUT = "[left out: this notebook shows more than what is kept of it]\n"

STREAMS = ("stdout", "stderr")
TEXTS = ("text/plain", "text/html", "text/markdown", "text/latex")
PICTURES = ("image/png", "image/jpeg")

TAGS = """
    a abbr b blockquote br caption code dd del details div dl dt em figcaption figure h1 h2 h3 h4
    h5 h6 hr i img ins kbd li ol p pre q s samp small span strong sub summary sup table tbody td
    tfoot th thead tr tt u ul var
"""
STYLES = (
    "background-color border border-collapse border-left border-radius color display "
    "font-family font-size font-style font-weight line-height margin max-width padding text-align "
    "text-decoration vertical-align white-space width"
)
SOURCES = tuple(f"data:image/{kind};base64," for kind in ("png", "jpeg", "gif", "svg+xml"))
"""What a picture may be: nothing is fetched when a teacher opens a page."""


ATTRIBUTES = "alt class colspan id open rowspan scope start style title"


@dataclass
class Room:
    """How much a notebook may still show."""

    characters: int = 8 << 20


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether an attribute is kept: links lead to the web, pictures bring their bytes along."""
    if name == "href":
        return tag == "a" and value.startswith(("https://", "http://", "#"))
    if name == "src":
        return tag == "img" and value.startswith(SOURCES)
    return name in ATTRIBUTES.split()


def clean(html: str | bytes) -> str:
    """HTML without what runs or fetches anything; in place of nbconvert's filter of this name.

    nbconvert's own lets no paragraph, heading or picture through.

    >>> clean('<p onclick="alert(1)">a<script>b</script></p>')
    '<p>a&lt;script&gt;b&lt;/script&gt;</p>'
    """
    text = html.decode() if isinstance(html, bytes) else str(html)
    styles = CSSSanitizer(allowed_css_properties=STYLES.split())
    protocols = {"http", "https", "data"}
    return bleach.clean(text, TAGS.split(), allowed, protocols, css_sanitizer=styles)


@lru_cache(maxsize=256)  # the lesson's text is on each student's page
def clean_markdown(source: str) -> str:
    """Text cells and comments as HTML, cleaned: nbgrader's pages clean outputs only.

    >>> clean_markdown("*a* [b](javascript:alert)").strip()
    '<p><em>a</em> <a>b</a></p>'
    """
    return clean(markdown2html_mistune(source))


def harmless(outputs: Iterable[Mapping], room: Room) -> list[NotebookNode]:
    """The outputs of a cell, as far as they are of a known kind and fit."""
    found = []
    for output in outputs:
        for made in rebuilt(output):
            size = len(str(made))
            if size > room.characters:
                return [*found, new_output("stream", name="stdout", text=LEFT_OUT)]
            room.characters -= size
            found.append(made)
    return found


def rebuilt(output: Mapping) -> Iterator[NotebookNode]:
    """An output anew; nothing where it is of no known kind."""
    kind = output.get("output_type")
    if kind == "stream" and output.get("name") in STREAMS:
        yield new_output("stream", name=output["name"], text=text(output.get("text")))
    elif kind == "error":
        name, value = (text(output.get(part)) for part in ("ename", "evalue"))
        lines = output.get("traceback")
        lines = [text(line) for line in lines[-100:]] if isinstance(lines, list) else []
        yield new_output("error", ename=name, evalue=value, traceback=lines)
    elif kind in ("display_data", "execute_result") and isinstance(output.get("data"), Mapping):
        data = shown(output["data"])
        if data:
            yield new_output("display_data", data=data)


def shown(data: Mapping) -> dict[str, str]:
    """The texts and the pictures of an output."""
    texts = {kind: text(data[kind]) for kind in TEXTS if isinstance(data.get(kind), str)}
    return texts | {kind: data[kind] for kind in PICTURES if is_picture(data.get(kind))}


def text(given: object) -> str:
    """Text, cut where it is long; a line says how much is missing."""
    given = given if isinstance(given, str) else str(given)[:MOST_TEXT]
    whole = given.encode("utf-8", "replace").decode()  # halves of characters cannot be written
    if len(whole) <= MOST_TEXT:
        return whole
    return whole[:MOST_TEXT] + CUT.format(count=len(whole) - MOST_TEXT)


def is_picture(given: object) -> bool:
    if not isinstance(given, str) or len(given) > MOST_PICTURE:
        return False
    try:
        return bool(base64.b64decode(given.replace("\n", ""), validate=True))
    except (binascii.Error, ValueError):
        return False
