"""The figures as CSV and as JSON."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from autograder.csv_cells import write_rows
from autograder.report.figures import Report


def as_json(report: Report) -> str:
    """All figures, under the names that they have in `figures`."""
    return json.dumps(asdict(report), indent=1, ensure_ascii=False) + "\n"


def as_csv(report: Report) -> str:
    """One table after the other; the first cell of each row, headings too, names its table."""
    file = io.StringIO()
    write_rows(file, ([name, *row] for name, rows in tables(report) for row in rows))
    return file.getvalue()


def tables(report: Report) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    """Each table's name and its rows, the headings first."""
    yield (
        "summary",
        [
            ["lesson", "handed in", "graded", "points", "median", "mean", "wrong without a name"],
            [
                report.lesson,
                report.handed_in,
                report.graded,
                report.points,
                report.median,
                report.mean,
                report.unnamed,
            ],
        ],
    )
    heads = ["what", "students", "exercises", "hint", "example", "exercise of the example"]
    for name, found in (("mistakes", report.mistakes), ("stopped", report.stopped)):
        yield (
            name,
            [heads]
            + [
                [
                    one.name,
                    one.students,
                    counted(one.exercises),
                    one.hint,
                    one.example,
                    one.example_exercise,
                ]
                for one in found
            ],
        )
    yield (
        "exercises",
        [["exercise", "points", "answers", "right", "in part", "no points", "blank", "mean"]]
        + [
            [
                one.name,
                one.points,
                one.answers,
                one.right,
                one.partly,
                one.nothing,
                one.blank,
                one.mean,
            ]
            for one in report.exercises
        ],
    )
    yield (
        "scores",
        [["from", "to below", "students"]]
        + [[one.low, one.high, one.students] for one in report.bins],
    )
    yield (
        "pairs",
        [["group", "student", "alike", "exercises alike by themselves"]]
        + [
            [number, student, group.alike, ", ".join(group.exercises)]
            for number, group in enumerate(report.pairs, start=1)
            for student in group.students
        ],
    )
    names = [one.name for one in report.exercises]
    yield (
        "students",
        [["student", "score", *names, "left blank", "mistakes"]]
        + [
            [
                one.student,
                one.score,
                *(one.scores.get(name, "") for name in names),
                ", ".join(one.blank),
                "; ".join(one.mistakes),
            ]
            for one in report.students
        ],
    )
    yield (
        "not graded",
        [["student", "why"]] + [[one.student, one.sentence] for one in report.not_graded],
    )


def counted(exercises: dict[str, int]) -> str:
    """
    >>> counted({"minibatches": 3, "minibatch_step": 1})
    'minibatches: 3, minibatch_step: 1'
    """
    return ", ".join(f"{name}: {count}" for name, count in exercises.items())
