"""Charts as inline SVG: readable without colour, and as wide as there is room.

Across, all is in per cent; down, in pixels: on a narrow screen bars get narrower, and letters stay
as large as they are. Beside each chart stands a table with its numbers.
"""

from collections.abc import Iterable, Sequence
from html import escape

from autograder.report.figures import Bin, ExerciseFigures
from autograder.report.phrases import share

HEIGHT, ABOVE, BELOW = 150, 44, 24
ROW, BAR = 52, 20

KINDS = (
    ("right", "right", "#0b5c94"),
    ("partly", "right in part", "url(#stripes)"),
    ("nothing", "no points", "url(#dots)"),
    ("blank", "blank", "#ffffff"),
)
"""What can become of an answer: the figure's name, the words, the filling."""

PATTERNS = """<svg width="0" height="0" aria-hidden="true" focusable="false" class="patterns"><defs>
<pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse"
 patternTransform="rotate(45)"><rect width="7" height="7" fill="#d7e9f5"/>
<rect width="3" height="7" fill="#0b5c94"/></pattern>
<pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">
<rect width="7" height="7" fill="#fbe3d3"/><circle cx="3.5" cy="3.5" r="1.6" fill="#b34700"/>
</pattern></defs></svg>"""


def chart(name: str, title: str, words: str, height: int, drawn: Iterable[str]) -> str:
    """A picture with a title, and words that say what it shows."""
    return (
        f'<svg class="chart" width="100%" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-words">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-words">{escape(words)}</desc>{"".join(drawn)}</svg>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.2f}%" y="{y:.1f}" width="{width:.2f}%" height="{height:.1f}" '
        f'fill="{fill}" stroke="#1b1b1b"/>'
    )


def text(x: float, y: float, words: str, anchor: str = "middle", kind: str = "") -> str:
    return (
        f'<text x="{x:.2f}%" y="{y}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'
    )


# ------------------------------------------------------------------ scores


def distribution(bins: Sequence[Bin], median: float, words: str) -> str:
    """How many students have how many points; the last bar, apart, is for full marks."""
    slot = 100 / (len(bins) + 0.5)
    most = max(one.students for one in bins) or 1
    floor = ABOVE + HEIGHT
    drawn = [text(0, 12, "students", "start", "quiet")]
    x = slot * place(bins, median)
    anchor = "start" if x < 50 else "end"
    drawn.append(
        f'<line x1="{x:.2f}%" x2="{x:.2f}%" y1="16" y2="{floor}" stroke="#1b1b1b" '
        'stroke-width="2" stroke-dasharray="5 4"/>'
    )
    drawn.append(text(x, 12, f"median {median:g}", anchor, "strong"))
    for k, one in enumerate(bins):
        full = k == len(bins) - 1
        left = (k + 0.5 * full) * slot
        height = HEIGHT * one.students / most
        if one.students:
            drawn.append(rect(left + 0.1 * slot, floor - height, 0.8 * slot, height, KINDS[0][2]))
            drawn.append(text(left + slot / 2, floor - height - 5, f"{one.students}"))
        mark = left + slot / 2 if full else left
        drawn.append(text(mark, floor + 18, f"{one.low:g}", "middle" if k else "start"))
    drawn.append(f'<line x1="0" x2="100%" y1="{floor}" y2="{floor}" stroke="#1b1b1b"/>')
    return chart("scores", "Scores", words, floor + BELOW, drawn)


def place(bins: Sequence[Bin], score: float) -> float:
    """Where a score is, in slots from the left."""
    for k, one in enumerate(bins[:-1]):
        if score < one.high:
            return k + (score - one.low) / (one.high - one.low)
    return len(bins)  # full marks: the middle of the bar that stands apart


# ------------------------------------------------------------------ exercises


def shares(exercises: Sequence[ExerciseFigures], words: str) -> str:
    """A bar for each exercise: right, right in part, no points, blank."""
    drawn = []
    for row, one in enumerate(exercises):
        y = row * ROW
        drawn.append(text(0, y + 15, one.name, "start", "name"))
        said = f"{share(one.right, one.answers)} right" if one.answers else "no answers"
        drawn.append(text(100, y + 15, said, "end", "strong"))
        x = 0.0
        for kind, _, fill in KINDS:
            width = 100 * getattr(one, kind) / (one.answers or 1)
            if width:
                drawn.append(rect(x, y + 22, width, BAR, fill))
            x += width
    return chart("shares", "What became of each exercise", words, len(exercises) * ROW, drawn)


def legend() -> str:
    """The fillings with their words."""
    items = (
        f'<li><svg width="26" height="16" aria-hidden="true"><rect x="1" y="1" width="24" '
        f'height="14" fill="{fill}" stroke="#1b1b1b"/></svg> {words}</li>'
        for _, words, fill in KINDS
    )
    return f'<ul class="legend">{"".join(items)}</ul>'


def bar(share: float) -> str:
    """A thin bar beside a number: the number says all."""
    return (
        '<svg class="bar" width="100%" height="8" aria-hidden="true">'
        f'<rect width="100%" height="8" fill="#e4e4e4"/>'
        f'<rect width="{100 * share:.2f}%" height="8" fill="#0b5c94"/></svg>'
    )
