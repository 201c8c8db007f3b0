"""What a measured row comes to: one phrase, and the list of what it harmed."""

from collections.abc import Mapping

from hostile.row import (
    COURSE,
    ENVIRONMENT,
    FEEDBACK,
    FILES,
    GRADEBOOK,
    GRADER,
    HOME,
    HOST,
    NETWORK,
    POINTS,
    PROCESSES,
    SECRETS,
    SUBMISSIONS,
    Hostile,
)
from hostile.running import student

AS_DESERVED = "as deserved"
FULL = sum(POINTS.values())

WORST_FIRST = (
    GRADEBOOK,
    GRADER,
    SUBMISSIONS,
    COURSE,
    HOST,
    HOME,
    ENVIRONMENT,
    SECRETS,
    NETWORK,
    PROCESSES,
    FILES,
    FEEDBACK,
)

SAID = {
    SUBMISSIONS: "what others handed in or were given is changed",
    COURSE: "course files are changed",
    HOST: "a file of the host is changed",
    HOME: "start-up files are planted",
    ENVIRONMENT: "the installed course is changed",
    NETWORK: "calls another program of the host",
    PROCESSES: "leaves a process running",
    FILES: "leaves files behind",
    FEEDBACK: "script on the feedback page",
}


def entry(row: Hostile, report: Mapping, alone: Mapping) -> dict:
    """What stands in the file about a row.

    alone : the report on the neighbours without a hostile row
    """
    harms = harms_of(report, alone)
    got = (report.get("book") or {}).get(student(row))
    return {
        "deserves": None if row.deserves is None else dict(row.deserves),
        "got": got,
        "phrase": phrase(row.deserves, got, harms),
        "harmed": [name for name in WORST_FIRST if name in harms],
    }


def harms_of(report: Mapping, alone: Mapping) -> dict[str, str]:
    """What was harmed -> in which words."""
    if "error" in report:
        return {GRADER: f"nothing is left to report it: {report['error']}"[:100]}
    harms = {name: SAID[name] for name in report["harmed"]}
    harms |= harms_of_neighbours(report, alone)
    if report["shown"]:
        harms[SECRETS] = f"reads {report['shown'][0]}"
    for name, part in ((NETWORK, "called"), (PROCESSES, "left"), (FEEDBACK, "foreign")):
        if report.get(part):
            harms[name] = SAID[name]
    return harms


def harms_of_neighbours(report: Mapping, alone: Mapping) -> dict[str, str]:
    """What became of the neighbours' scores, and of the grading itself."""
    book, harms = report["book"], {}
    if not report["ended"]:
        harms[GRADER] = "grading hangs"
    if book is None:
        return {GRADEBOOK: "the gradebook is destroyed"} | harms
    if any(who not in book for who in alone["book"]):
        harms.setdefault(GRADER, "the class after it is not graded")
    if any(scores != alone["book"].get(who) for who, scores in book.items() if who[:2] != "m-"):
        harms[GRADEBOOK] = "a neighbour's score is changed"
    if report.get("page") == "hangs":
        harms.setdefault(GRADER, "making the feedback page hangs")
    return harms


def phrase(deserves: Mapping | None, got: Mapping | None, harms: Mapping[str, str]) -> str:
    """The worst of it: what others lose, a score too high, other harm, a score too low."""
    for name in (GRADEBOOK, GRADER):
        if name in harms:
            return harms[name]
    wrong = misjudged(deserves, got)
    if wrong and got and sum(got.values()) > sum((deserves or {}).values()):
        return wrong
    return next((harms[name] for name in WORST_FIRST if name in harms), wrong or AS_DESERVED)


def misjudged(deserves: Mapping | None, got: Mapping | None) -> str:
    """What is wrong with a score; "" where nothing is."""
    if (None if got is None else dict(got)) == (None if deserves is None else dict(deserves)):
        return ""
    due = "being refused" if deserves is None else f"{sum(deserves.values()):g}"
    if got is None:
        return f"gets no score instead of {due}"
    if deserves is not None and sum(got.values()) == sum(deserves.values()):
        return "scores other exercises than it should"
    return f"scores {sum(got.values()):g} of {FULL:g} instead of {due}"
