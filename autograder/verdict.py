"""What a student reads: a verdict as text, as HTML, and as data for tables.

All sentences of the checks stand here, so that their tone is one.
"""

from collections.abc import Iterable
from html import escape

import numpy as np

from autograder.exercise import Case, Raised
from autograder.judge import NOT_WRITTEN, Difference, Ruling, Shown, Verdict
from autograder.raised import in_a_line

DATA = "application/vnd.mbgd.verdict+json"
MOST_NUMBERS = 24  # of an array in the table of a case
FEW_DIGITS, ALL_DIGITS = 6, 17

REFERENCE = "this is the reference itself, imported or called; write your own, then compare the two"
PENDING = (
    "Judging {name} ... If this stays for more than half a minute, your code cannot be stopped "
    "from here: choose Kernel > Restart, and look for a loop that does not end."
)
SEARCHING = "Looking for what may have happened, and for a small case that shows it ..."
TOO_LONG = "does not end within {seconds:g} seconds{where}"
ENDLESS = (
    "Look for a `while` whose condition never becomes false, for a loop over something that grows "
    "meanwhile, or for a generator without an end. The cases are small: a right answer takes far "
    "less than a second."
)
NOT_DEFINED = "there is no `{name}` yet: run the cell that defines it, then this one again"
NO_EXERCISE = "there is no exercise called {name!r}; the exercises are: {names}"
BROKEN = "the check itself failed ({error}); this is not your mistake: please tell your teacher"
YOURS = "Below, `{name}` is your own."
REFERENCES = "Below, `{name}` is the reference's: yours does not pass its check yet."

FILE_RAISES = "the file raises {error}{where}"
FILE_ENDLESS = "the file does not end within {seconds:g} seconds{where}"
FILE_STOPPED = "the file was stopped: it has not answered within {seconds:g} seconds"
FILE_EXITS = (
    "the file ends Python with exit code {code} before it has answered: look for a call that ends "
    "the whole program, such as os._exit"
)
FILE_CRASHES = "the file crashes Python ({signal}) before it has answered"
FILE_KILLED = (
    "the file was killed before it has answered: it ran out of memory, or closed the pipe through "
    "which it answers"
)
FILE_KILLS = "the file ends the process that checks it before it has answered"
FILE_FLOODS = "the file answers with more than {megabytes:g} MB"
FILE_RUBBISH = "the file answers with something other than plain numbers"
FILE_TOO_LARGE = "the file is larger than {megabytes:g} MB: leave data and pictures out of it"
NO_NOTEBOOK = "the file is no Jupyter notebook ({error}): save it once more in JupyterLab"
NOT_IN_FILE = "the file defines no `{name}`"
NOTHING_IN_FILE = "the file defines none of the exercises, which are: {names}"
FILE_NOTE = "Note: {trouble}. What there is of it is judged."
HUNGRY = "More than {gigabytes:g} GB of memory were asked for. The cases are small: what grows so?"


def headline(verdict: Verdict) -> str:
    """One line of result."""
    score = f"{verdict.score:g} of {points(verdict.points)}"
    if verdict.right:
        return f"{verdict.exercise}: right, {score}."
    if verdict.message:
        return f"{verdict.exercise}: {score}: {verdict.message}."
    if verdict.mistakes:
        return f"{verdict.exercise}: {score}. Likely mistake: {verdict.mistakes[0].name}."
    return f"{verdict.exercise}: {score}."


def points(number: float) -> str:
    return f"{number:g} point" + ("" if number == 1 else "s")


def hints(verdict: Verdict) -> list[str]:
    """The hint of each mistake; those that the headline does not name say their name first."""
    if verdict.advice:
        return [verdict.advice]
    first, others = verdict.mistakes[:1], verdict.mistakes[1:]
    return [found.hint for found in first] + [
        f"Also likely: {found.name}. {found.hint}" for found in others
    ]


def reason(ruling: Ruling) -> str:
    """A rule with its points."""
    said = f"{ruling.rule.says}"
    if ruling.waits_for:
        said += " (counts once what stands above it holds)"
    if not ruling.rule.points:
        return said
    return f"{said}: {ruling.points:g} of {points(ruling.rule.points)}"


def agreement(verdict: Verdict) -> str:
    """Where no mistake is named: which cases come out right and which do not, if some do."""
    if verdict.mistakes or verdict.advice or not (verdict.agrees and verdict.differs):
        return ""
    right, wrong = ("; ".join(names) for names in (verdict.agrees, verdict.differs))
    return f"Right in these cases: {right}. Not in these: {wrong}."


def reasons(verdict: Verdict) -> list[str]:
    """Why the score is what it is, in sentences for tables."""
    if verdict.message:
        return [verdict.message]
    return [f"{mark(ruling)}: {reason(ruling)}" for ruling in verdict.rulings]


# ------------------------------------------------------------------ the smallest case


def shown_inputs(case: Case) -> Iterable[tuple[str, object]]:
    """The inputs that help to compute a case again by hand: not the large ones."""
    return (
        (name, given)
        for name, given in case.inputs.items()
        if name not in case.aside and np.size(given) <= MOST_NUMBERS
    )


def value(given: object, digits: int = FEW_DIGITS) -> str:
    """A number, an array or an error, short enough for a table."""
    if given is None:
        return "nothing came"
    if isinstance(given, Raised):
        return f"raised {in_a_line(given)}"
    array = np.asarray(given)
    if array.dtype.kind == "b":
        return "yes" if array.all() else "no"
    if array.dtype.kind not in "iuf":
        return str(given)
    text = np.array2string(
        array,
        threshold=MOST_NUMBERS,
        separator=", ",
        formatter={"float_kind": lambda x: number(x, digits)},
    )
    return text if array.size or array.ndim == 0 else "an empty array"


def number(x: float, digits: int = FEW_DIGITS) -> str:
    """No more digits than it takes: 2, -0.5, 0.333333."""
    return f"{x:.{digits}g}"


def rows(difference: Difference) -> list[tuple[str, str, str]]:
    """What differs, as expected and as it came, with as many digits as it takes to see it."""
    return [(name, *told_apart(expected, yours)) for name, expected, yours in compared(difference)]


def compared(difference: Difference) -> Iterable[tuple[str, object, object]]:
    """The fact; of arrays too long to be shown whole also the entry that is off the most."""
    fact, expected, yours = difference.fact, difference.expected, difference.yours
    yield fact, expected, yours
    if np.size(expected) > MOST_NUMBERS and np.shape(expected) == np.shape(yours):
        with np.errstate(all="ignore"):  # nothing may reach standard error
            off = np.abs(np.subtract(expected, yours, dtype=float))
        index = np.unravel_index(np.argmax(off), off.shape)  # NaN counts as the largest
        at = ", ".join(map(str, index))
        yield f"{fact}, at index {at}", expected[index], yours[index]


def told_apart(expected: object, yours: object) -> tuple[str, str]:
    """Both as text; with all their digits where a few look the same."""
    texts = value(expected), value(yours)
    if texts[0] != texts[1]:
        return texts
    return value(expected, ALL_DIGITS), value(yours, ALL_DIGITS)


# ------------------------------------------------------------------ as text and as HTML


def as_text(verdict: Verdict) -> str:
    """The verdict for a terminal, a feedback page without styles, a screen reader."""
    lines = [headline(verdict)]
    if not verdict.right:
        lines += [f"  Hint: {hint}" for hint in hints(verdict)]
        lines += [f"  [{mark(ruling)}] {reason(ruling)}" for ruling in verdict.rulings]
        lines += [f"  {said}" for said in [agreement(verdict)] if said]
        if verdict.shown:
            lines += text_of_case(verdict.shown)
    if verdict.printed:
        lines += ["  Your code printed:", *("    " + line for line in verdict.printed.splitlines())]
    return "\n".join(lines)


def text_of_case(shown: Shown) -> list[str]:
    """The smallest case, line by line."""
    case = shown.difference.case
    lines = [f"  {SMALLEST}: {case.name}"]
    lines += [aligned(f"    {name} = ", value(given)) for name, given in shown_inputs(case)]
    for fact, expected, yours in rows(shown.difference):
        lines.append(f"    {fact}:")
        lines += [aligned("      expected  ", expected), aligned("      yours     ", yours)]
    if shown.lines:
        lines.append(f"  {WITH_NUMBERS}:")
        width = max(len(label) for label, _ in shown.lines)
        lines += [aligned(f"    {label:{width}}  ", text) for label, text in shown.lines]
    lines += [f"  Picture: {words}" for words in shown.picture[1:]]
    return lines


def mark(ruling: Ruling) -> str:
    """Words, not ticks and crosses alone: what stands here is read aloud to some."""
    if ruling.waits_for:
        return "waits"
    return "holds" if ruling.holds else "fails"


def aligned(label: str, text: str) -> str:
    """A label and its text, further lines below the first."""
    return label + text.replace("\n", "\n" + " " * len(label))


SMALLEST = "A small case to compute by hand"
WITH_NUMBERS = "With these numbers"
COMPARED = ("expected", "yours")
TABLE = "border:0;margin:.2em 0"
STYLE = (
    "border-left:4px solid {colour};padding:.4em .9em;margin:.3em 0;max-width:60em;line-height:1.45"
)
# nbgrader's feedback frames every <pre>.
PLAIN = "margin:0;padding:0;border:0;background-color:transparent"
GOOD, BAD, QUIET = "#009E73", "#D55E00", "#7f7f7f"  # Okabe and Ito's green and vermilion; grey


def as_html(verdict: Verdict) -> str:
    """The verdict for JupyterLab and feedback pages: the same words, in the same order."""
    parts = [f"<div style='font-weight:600'>{code(headline(verdict))}</div>"]
    if not verdict.right:
        parts += [f"<div style='margin:.3em 0'>{code(hint)}</div>" for hint in hints(verdict)]
        parts.append(html_rules(verdict.rulings))
        parts += [f"<div>{code(said)}</div>" for said in [agreement(verdict)] if said]
        if verdict.shown:
            parts.append(html_of_case(verdict.shown))
    if verdict.printed:
        text = escape(verdict.printed)
        parts.append(f"<details><summary>Your code printed</summary><pre>{text}</pre></details>")
    return f"<div style='{STYLE.format(colour=colour(verdict))}'>{''.join(parts)}</div>"


def colour(verdict: Verdict) -> str:
    if verdict.right:
        return GOOD
    return QUIET if verdict.message == NOT_WRITTEN else BAD


def html_rules(rulings: Iterable[Ruling]) -> str:
    signs = {"holds": "&#10003;", "fails": "&#10007;", "waits": "&#8230;"}
    items = [
        f"<li><span aria-label='{mark(r)}'>{signs[mark(r)]}</span> {code(reason(r))}</li>"
        for r in rulings
    ]
    style = "list-style:none;padding-left:0;margin:.3em 0"
    return f"<ul style='{style}'>{''.join(items)}</ul>" if items else ""


CELL = "text-align:left;padding:.1em 1.2em .1em 0;vertical-align:top;background-color:transparent"


def html_of_case(shown: Shown) -> str:
    """The smallest case: its inputs, a table of expected and yours, the equation, the picture."""
    case = shown.difference.case
    given = "".join(html_row(name, value(given)) for name, given in shown_inputs(case))
    differing = "".join(html_row(*row) for row in rows(shown.difference))
    heads = "".join(f"<th scope='col' style='{CELL}'>{head}</th>" for head in ("", *COMPARED))
    parts = [
        f"<div style='margin-top:.6em;font-weight:600'>{SMALLEST}: {escape(case.name)}</div>",
        f"<table style='{TABLE}'><tbody>{given}</tbody></table>",
        f"<table style='{TABLE}'><thead><tr>{heads}</tr></thead><tbody>{differing}</tbody></table>",
    ]
    if shown.lines:
        width = max(len(label) for label, _ in shown.lines)
        text = "\n".join(aligned(f"{label:{width}}  ", text) for label, text in shown.lines)
        parts.append(f"<div style='margin-top:.4em'>{WITH_NUMBERS}:</div>")
        parts.append(f"<pre style='{PLAIN};overflow-x:auto'>{escape(text)}</pre>")
    parts += shown.picture[:1]
    return "".join(parts)


def html_row(name: str, *texts: str) -> str:
    """A row of a table, its name as the heading of the row."""
    head = f"<th scope='row' style='{CELL};font-weight:normal'>{escape(name)}</th>"
    cells = (f"<td style='{CELL}'><pre style='{PLAIN}'>{escape(text)}</pre></td>" for text in texts)
    return f"<tr>{head}{''.join(cells)}</tr>"


def code(text: str) -> str:
    """Escaped text in which `backticks` become code."""
    pieces = escape(text, quote=False).split("`")
    if len(pieces) % 2 == 0:  # a lone backtick is text
        return "`".join(pieces)
    return "".join(f"<code>{p}</code>" if i % 2 else p for i, p in enumerate(pieces))


def as_data(verdict: Verdict) -> dict:
    """What tables and reports need, as plain JSON."""
    return {
        "exercise": verdict.exercise,
        "score": verdict.score,
        "points": verdict.points,
        "mistake": verdict.mistake,
        "mistakes": [found.name for found in verdict.mistakes],
        "reasons": reasons(verdict),
    }


def mimebundle(verdict: Verdict) -> dict:
    """Every form at once, for `IPython.display`."""
    return {
        "text/plain": as_text(verdict),
        "text/html": as_html(verdict),
        DATA: as_data(verdict),
    }
