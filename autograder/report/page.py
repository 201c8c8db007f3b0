"""The figures as one HTML page: nothing is loaded from anywhere, and no script runs.

What a teacher needs first stands first. Everything that comes from outside is escaped.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from autograder.report import charts
from autograder.report.figures import ExerciseFigures, Found, Report
from autograder.report.pairs import NEAR, Group
from autograder.report.phrases import count, share
from autograder.report.style import STYLE
from autograder.verdict import code, points

SHOWN_MISTAKES, SHOWN_GROUPS, SHOWN_MEMBERS = 10, 50, 12

Link = Callable[[str], str]
"""Student -> where the feedback is, as seen from the page."""

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""

CAUTION = (
    "Near-identical code is a reason to look, and proves nothing. Two who have learnt together, or "
    "from the same book, page or assistant, write alike without anything forbidden, and a right "
    "answer to a small exercise has few spellings. Read both submissions, ask whether working "
    "together was allowed, and talk with the students, before you conclude anything. No grade "
    "depends on this list."
)
COMPARED = (
    "How it was compared: all exercises of a submission together, and then each exercise alone, "
    "by the syntax trees of neighbouring statements, without comments, texts, imports and the "
    "names that students chose. What is also in the reference, in the release or with most of the "
    f"class does not count; what many have counts little. From {100 * NEAR:.0f} % alike on, two "
    "are listed; who is alike in one exercise only is listed with that exercise's number. Who is "
    "not listed may still have copied: a short exercise, or code that was rewritten, is not found."
)
EXAMPLES = (
    "Each example is one student's code, without comments and texts (each text is now '...'). The "
    "names of variables are the student's own."
)


def as_html(report: Report, feedback: Link | None) -> str:
    """The page. `feedback` gives links; None leaves them out."""
    title = f"{report.lesson}: what the class misunderstands"
    sections = [
        section("mistakes", "Mistakes", mistakes(report)),
        section("exercises", "Exercises", exercises(report.exercises)),
        section("left-blank", "Left blank", blank(report.exercises)),
        section("distribution", "Scores", scores(report)),
        section("pairs", "Nearly the same code", pairs(report.pairs, feedback)),
    ]
    if report.not_graded:
        sections.append(section("not-graded", "Not graded", not_graded(report, feedback)))
    sections.append(section("students", "Students", students(report, feedback)))
    return "".join(
        [
            HEAD.format(title=escape(title), style=STYLE),
            charts.PATTERNS,
            f"<main><h1>{escape(title)}</h1>",
            f'<p class="summary">{summary(report)}</p>',
            contents(report),
            *sections,
            "</main>\n</body>\n</html>\n",
        ]
    )


def summary(report: Report) -> str:
    """One sentence."""
    said = [f"{report.graded:,} of {count(report.handed_in, 'submission')} graded"]
    if report.graded:
        said.append(f"median {report.median:g} of {points(report.points)}")
        if report.mistakes:
            first = report.mistakes[0]
            many = count(first.students, "student")
            said.append(f"the most common mistake is <em>{code(first.name)}</em>, {many}")
        else:
            said.append("no mistake was named")
    return "; ".join(said) + "."


def contents(report: Report) -> str:
    """Links to the sections, those with numbers that say whether to go there."""
    blanks = sum(one.mostly_blank for one in report.exercises)
    links = {
        "mistakes": f"Mistakes ({len(report.mistakes)})",
        "exercises": f"Exercises ({len(report.exercises)})",
        "left-blank": f"Left blank by most ({blanks})",
        "distribution": "Scores",
        "pairs": f"Nearly the same code ({len(report.pairs)})",
        "not-graded": f"Not graded ({len(report.not_graded)})",
        "students": f"Students ({len(report.students):,})",
    }
    if not report.not_graded:
        del links["not-graded"]
    items = "".join(f'<li><a href="#{name}">{words}</a></li>' for name, words in links.items())
    return f'<nav aria-label="On this page"><ul>{items}</ul></nav>'


# ------------------------------------------------------------------ sections


def mistakes(report: Report) -> Iterator[str]:
    """The ranking, then what stopped before it could be judged."""
    if not report.mistakes:
        yield paragraph("No mistake was named.")
    else:
        yield paragraph("Those of most students first.", EXAMPLES)
        first, rest = report.mistakes[:SHOWN_MISTAKES], report.mistakes[SHOWN_MISTAKES:]
        yield ranking(first, report.graded, 1)
        if rest:
            most = count(rest[0].students, "student")
            fewer = " or fewer" if rest[0].students > 1 else ""
            yield details(
                f"{count(len(rest), 'more mistake')}, of {most}{fewer} each",
                ranking(rest, report.graded, SHOWN_MISTAKES + 1),
            )
    if report.unnamed:
        yield paragraph(
            f"For {count(report.unnamed, 'wrong answer')} the checks know no mistake that "
            "explains it."
        )
    if report.stopped:
        yield "<h3>Stopped before they could be judged</h3>"
        yield table(
            "What happened to answers that were not judged by their rules",
            ("what happened", "students", "exercises"),
            ((code(one.name), number(one.students), where(one)) for one in report.stopped),
        )


def ranking(found: Iterable[Found], graded: int, start: int) -> str:
    items = "".join(f"<li>{mistake(one, graded)}</li>" for one in found)
    return f'<ol class="ranking" start="{start}">{items}</ol>'


def mistake(one: Found, graded: int) -> str:
    """A mistake's name, how many, where, what they were told, and one student's code."""
    many = f"{count(one.students, 'student')} ({share(one.students, graded)})"
    parts = [
        f'<div class="row"><span>{code(one.name)}</span><span class="n">{many}</span></div>',
        charts.bar(one.students / graded),
        f'<div class="quiet">in {where(one)}</div>',
    ]
    told = f"<p>The hint to them: {code(one.hint)}</p>" if one.hint else ""
    if one.example:
        told += f"<pre tabindex='0'><code>{escape(one.example)}</code></pre>"
        title = f"one student's code for <code>{escape(one.example_exercise)}</code>"
        parts.append(details(f"{title}, and the hint" if one.hint else title, told))
    else:
        parts.append(told)
    return "".join(parts)


def where(one: Found) -> str:
    """The exercises in which it was found."""
    return ", ".join(f"<code>{escape(name)}</code> ({n:,})" for name, n in one.exercises.items())


def exercises(found: Sequence[ExerciseFigures]) -> Iterator[str]:
    """The chart and its table."""
    answered = [one for one in found if one.answers]
    if not answered:
        yield paragraph("No answer was graded.")
        return
    best, worst = (pick(answered, key=lambda one: one.share_right) for pick in (max, min))
    said = f"Right is {named(best)}."
    if len(answered) > 1:
        said = f"Most often right is {named(best)}, least often {named(worst)}."
    yield paragraph(said)
    words = "; ".join(f"{one.name}: {outcome(one)}" for one in found)
    yield charts.legend()
    yield charts.shares(found, words)
    yield details(
        "these numbers as a table",
        table(
            "What became of each exercise",
            ("exercise", "answers", "right", "right in part", "no points", "blank", "mean points"),
            (
                (
                    f"<code>{escape(one.name)}</code>",
                    number(one.answers),
                    number(one.right, one.answers),
                    number(one.partly, one.answers),
                    number(one.nothing, one.answers),
                    number(one.blank, one.answers),
                    f"{one.mean:.1f} of {one.points:g}",
                )
                for one in found
            ),
        ),
    )


def named(one: ExerciseFigures) -> str:
    return f"<code>{escape(one.name)}</code> ({one.right:,} of {one.answers:,})"


def outcome(one: ExerciseFigures) -> str:
    """An exercise's bar in words."""
    return ", ".join(f"{getattr(one, kind):,} {words}" for kind, words, _ in charts.KINDS)


def blank(found: Sequence[ExerciseFigures]) -> Iterator[str]:
    """The exercises that most students left blank, and how often the others were."""
    mostly = [one for one in found if one.mostly_blank]
    if mostly:
        yield paragraph("More than half of the students left these as they were released:")
        items = (f"<li>{blank_share(one)}</li>" for one in mostly)
        yield f"<ul>{''.join(items)}</ul>"
        return
    most = max(found, key=lambda one: one.blank, default=None)
    said = "No exercise was left blank by most students."
    if most and most.blank:
        said += f" Most often it was {blank_share(most)}."
    yield paragraph(said)


def blank_share(one: ExerciseFigures) -> str:
    return (
        f"<code>{escape(one.name)}</code>: {one.blank:,} of {one.answers:,} "
        f"({share(one.blank, one.answers)})"
    )


def scores(report: Report) -> Iterator[str]:
    """The distribution and its table."""
    if not report.graded:
        yield paragraph("No submission was graded.")
        return
    full = report.bins[-1].students
    said = (
        f"Half of the students have {report.median:g} of {points(report.points)} or more; the mean "
        f"is {report.mean:.1f}. Full marks: {count(full, 'student')}."
    )
    yield paragraph(said)
    bars = [(f"{one.low:g} to below {one.high:g}", one.students) for one in report.bins[:-1]]
    bars.append((f"{report.points:g}, full marks", full))
    words = "; ".join(f"{of}: {count(students, 'student')}" for of, students in bars)
    yield charts.distribution(report.bins, report.median, f"{said} {words}")
    yield paragraph(
        "A bar counts the scores from the number at its left edge to below the next one; full "
        "marks stand apart."
    )
    yield details(
        "these numbers as a table",
        table("Scores", ("points", "students"), ((of, number(n)) for of, n in bars)),
    )


def pairs(found: Sequence[Group], feedback: Link | None) -> Iterator[str]:
    """Who is nearly the same, after what has to be said before."""
    yield f'<p class="caution"><strong>With caution.</strong> {CAUTION}</p>'
    if not found:
        yield paragraph("No two submissions are nearly the same.")
    else:
        if len(found) > SHOWN_GROUPS:
            yield paragraph(f"The {SHOWN_GROUPS} most alike of {len(found):,} pairs and groups.")
        yield table(
            "Pairs and groups whose code is nearly the same, the most alike first",
            ("students", "alike", "exercises alike by themselves"),
            (
                (
                    members(group, feedback),
                    number(f"{int(100 * group.alike)} %"),
                    ", ".join(f"<code>{escape(name)}</code>" for name in group.exercises)
                    or "all together only",
                )
                for group in found[:SHOWN_GROUPS]
            ),
        )
        if any(len(group.students) > 2 for group in found):
            yield paragraph(
                "In a group of more than two, each is nearly the same as at least one other; the "
                "number is that of the two that are least alike among these."
            )
    yield paragraph(COMPARED)


def members(group: Group, feedback: Link | None) -> str:
    """The students of a group; of a large one the first, and how many more."""
    shown = [person(student, feedback) for student in group.students[:SHOWN_MEMBERS]]
    more = len(group.students) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def not_graded(report: Report, feedback: Link | None) -> Iterator[str]:
    yield table(
        "Submissions that could not be graded",
        ("student", "why"),
        ((person(one.student, feedback), escape(one.sentence)) for one in report.not_graded),
    )


def students(report: Report, feedback: Link | None) -> Iterator[str]:
    """A row for each student."""
    if not report.students:
        yield paragraph("No submission was graded.")
        return
    names = [one.name for one in report.exercises]
    said = "Each name leads to the feedback page." if feedback else "Names are left out."
    yield paragraph(said)
    yield table(
        f"Points of each student, of {report.points:g}",
        ("student", "all", *(f"<code>{escape(name)}</code>" for name in names), "mistakes"),
        (
            (
                person(one.student, feedback),
                number(f"{one.score:g}"),
                *(number(scored(one.scores.get(name), name in one.blank)) for name in names),
                "; ".join(map(code, one.mistakes)),
            )
            for one in report.students
        ),
        "students",
    )


def scored(score: float | None, blank: bool) -> str:
    if score is None:
        return "-"
    return "blank" if blank else f"{score:g}"


# ------------------------------------------------------------------ pieces


def person(student: str, feedback: Link | None) -> str:
    """A student, with a link to the feedback where there is one."""
    if feedback is None:
        return escape(student)
    return f'<a href="{escape(feedback(student))}">{escape(student)}</a>'


def section(name: str, title: str, parts: Iterable[str]) -> str:
    head = f'<h2 id="{name}">{title}</h2>'
    return f'\n<section aria-labelledby="{name}">{head}{"".join(parts)}</section>'


def paragraph(*sentences: str) -> str:
    return f"<p>{' '.join(sentences)}</p>"


def details(summary: str, content: str) -> str:
    return f"<details><summary>{summary}</summary>{content}</details>"


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "plain"
) -> str:
    """A table; the first cell of a row is its heading. A cell of numbers comes from `number`."""
    lines = []
    numeric: set[int] = set()
    for first, *others in rows:
        cells = []
        for k, content in enumerate(others, start=1):
            if isinstance(content, Number):
                numeric.add(k)
                cells.append(f'<td class="n">{content}</td>')
            else:
                cells.append(f"<td>{content}</td>")
        lines.append(f'<tr><th scope="row">{first}</th>{"".join(cells)}</tr>')
    head = "".join(
        f'<th scope="col"{" class=n" if k in numeric else ""}>{words}</th>'
        for k, words in enumerate(heads)
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>\n{chr(10).join(lines)}</tbody></table></div>"
    )


class Number(str):
    """The text of a cell that stands to the right."""


def number(value: int | str, whole: int = 0) -> Number:
    """
    >>> number(1200), number(1, 4), number("blank")
    ('1,200', '1 (25 %)', 'blank')
    """
    if isinstance(value, str):
        return Number(value)
    return Number(f"{value:,} ({share(value, whole)})" if whole else f"{value:,}")
