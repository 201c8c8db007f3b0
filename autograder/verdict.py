"""What a student reads: a verdict as text, as HTML, and as data for tables.

All sentences of the checks stand here, so that their tone is one.
"""

from collections.abc import Iterable
from html import escape

import numpy as np

from autograder.exercise import Case, Raised
from autograder.judge import Difference, Ruling, Verdict

DATA = "application/vnd.mbgd.verdict+json"
MOST_NUMBERS = 24  # of an array in the table of a case

REFERENCE = "this is the reference itself, imported or called; write your own, then compare the two"
NOT_DEFINED = "there is no `{name}` yet: run the cell that defines it, then this one again"
NO_EXERCISE = "there is no exercise called {name!r}; the exercises are: {names}"
BROKEN = "the check itself failed ({error}); this is not your mistake: please tell your teacher"
YOURS = "Below, `{name}` is your own."
REFERENCES = "Below, `{name}` is the reference's: yours does not pass its check yet."


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


# ------------------------------------------------------------------ the smallest case


def shown_difference(verdict: Verdict) -> Difference | None:
    """The difference of the first rule that fails."""
    return next((r.difference for r in verdict.rulings if r.difference), None)


def rows(difference: Difference) -> list[tuple[str, str]]:
    """The case and the two values, as rows of a small table."""
    return [
        *((name, value(given)) for name, given in shown_inputs(difference.case)),
        (f"{difference.fact}: expected", value(difference.expected)),
        (f"{difference.fact}: yours", value(difference.yours)),
    ]


def shown_inputs(case: Case) -> Iterable[tuple[str, object]]:
    """The inputs that help to compute a case again by hand: not the large ones."""
    return (
        (name, given)
        for name, given in case.inputs.items()
        if name not in case.aside and np.size(given) <= MOST_NUMBERS
    )


def value(given: object) -> str:
    """A number, an array or an error, short enough for a table."""
    if given is None:
        return "nothing came"
    if isinstance(given, Raised):
        return f"raised {given}"
    array = np.asarray(given)
    if array.dtype.kind == "b":
        return "yes" if array.all() else "no"
    if array.dtype.kind not in "iuf":
        return str(given)
    text = np.array2string(array, precision=6, threshold=MOST_NUMBERS, separator=", ")
    return text if array.size or array.ndim == 0 else "an empty array"


# ------------------------------------------------------------------ as text and as HTML


def as_text(verdict: Verdict) -> str:
    """The verdict for a terminal, a feedback page without styles, a screen reader."""
    lines = [headline(verdict)]
    if not verdict.right:
        lines += [f"  Hint: {hint}" for hint in hints(verdict)]
        lines += [f"  [{mark(ruling)}] {reason(ruling)}" for ruling in verdict.rulings]
        difference = shown_difference(verdict)
        if difference:
            lines.append(f"  Case: {difference.case.name}")
            lines += [aligned(f"    {name} = ", text) for name, text in rows(difference)]
    if verdict.printed:
        lines += ["  Your code printed:", *("    " + line for line in verdict.printed.splitlines())]
    return "\n".join(lines)


def mark(ruling: Ruling) -> str:
    """Words, not ticks and crosses alone: what stands here is read aloud to some."""
    if ruling.waits_for:
        return "waits"
    return "holds" if ruling.holds else "fails"


def aligned(label: str, text: str) -> str:
    """A label and its text, further lines below the first."""
    return label + text.replace("\n", "\n" + " " * len(label))


STYLE = (
    "border-left:4px solid {colour};padding:.4em .9em;margin:.3em 0;max-width:60em;line-height:1.45"
)
PLAIN = "margin:0;padding:0;border:0;background:none"  # nbgrader's feedback frames every <pre>
GOOD, BAD, QUIET = "#009E73", "#D55E00", "#7f7f7f"  # Okabe and Ito's green and vermilion; grey


def as_html(verdict: Verdict) -> str:
    """The verdict for JupyterLab and feedback pages: the same words, in the same order."""
    parts = [f"<div style='font-weight:600'>{code(headline(verdict))}</div>"]
    if not verdict.right:
        parts += [f"<div style='margin:.3em 0'>{code(hint)}</div>" for hint in hints(verdict)]
        parts.append(html_rules(verdict.rulings))
        difference = shown_difference(verdict)
        if difference:
            parts.append(html_difference(difference))
    if verdict.printed:
        text = escape(verdict.printed)
        parts.append(f"<details><summary>Your code printed</summary><pre>{text}</pre></details>")
    return f"<div style='{STYLE.format(colour=colour(verdict))}'>{''.join(parts)}</div>"


def colour(verdict: Verdict) -> str:
    if verdict.right:
        return GOOD
    return QUIET if verdict.message == "not written yet" else BAD


def html_rules(rulings: Iterable[Ruling]) -> str:
    signs = {"holds": "&#10003;", "fails": "&#10007;", "waits": "&#8230;"}
    items = [
        f"<li><span aria-label='{mark(r)}'>{signs[mark(r)]}</span> {code(reason(r))}</li>"
        for r in rulings
    ]
    style = "list-style:none;padding-left:0;margin:.3em 0"
    return f"<ul style='{style}'>{''.join(items)}</ul>" if items else ""


def html_difference(difference: Difference) -> str:
    cell = "text-align:left;padding:.1em .8em .1em 0;vertical-align:top;background:none"
    body = "".join(
        f"<tr><th scope='row' style='{cell};font-weight:normal'>{escape(name)}</th>"
        f"<td style='{cell}'><pre style='{PLAIN}'>{escape(text)}</pre></td></tr>"
        for name, text in rows(difference)
    )
    caption = f"<caption style='text-align:left'>Case: {escape(difference.case.name)}</caption>"
    return f"<table style='border:0;margin:.3em 0'>{caption}<tbody>{body}</tbody></table>"


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
    }


def mimebundle(verdict: Verdict) -> dict:
    """Every form at once, for `IPython.display`."""
    return {
        "text/plain": as_text(verdict),
        "text/html": as_html(verdict),
        DATA: as_data(verdict),
    }
