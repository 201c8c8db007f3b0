"""Grade a made class for real, and see that nothing is lost: every score beside what it deserves.

    python -m benchmarks.whole_class [LESSON] [--students N] [--workers W]

Then the same command once more, which has nothing to do, `mbgd rejudge` and `mbgd report`.
"""

import argparse
import csv
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from autograder.exercises import points_of
from benchmarks.grading import course, mbgd, say, scores, timed
from benchmarks.make_class import EXPECTED


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    lesson, count = options.lesson, options.students
    workers = ["--workers", str(options.workers)]
    with tempfile.TemporaryDirectory(prefix="mbgd-benchmark-") as folder:
        root = Path(folder, "course")
        course(root, lesson, count)
        say("mbgd grade, with feedback pages", count, timed([*mbgd(lesson), *workers], root))
        lost = differences(root, lesson)
        say("the same once more", count, timed([*mbgd(lesson), *workers], root))
        for command in ("rejudge", "report"):
            line = [sys.executable, "-m", "autograder.cli", command, lesson]
            say(f"mbgd {command}", count, timed(line, root))
    for sentence in lost:
        print(sentence)
    return 1 if lost else 0


def differences(root: Path, lesson: str) -> list[str]:
    """A sentence for each answer that has not the score it deserves; how many have, is printed."""
    got, most = scores(root), points_of(lesson)
    with open(root / "made" / EXPECTED, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    as_deserved, sentences = Counter(), []
    for row in rows:
        score = got.get((row["student"], row["exercise"]))
        if deserved(row, score, most[row["exercise"]]):
            as_deserved[row["kind"]] += 1
        else:
            sentences.append(f"{row['student']}: {row['exercise']}: {row['kind']}, got {score}")
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in as_deserved.most_common())
    print(f"{as_deserved.total():,} of {len(rows):,} answers score what they deserve: {kinds}")
    return sentences


def deserved(row: dict[str, str], score: float | None, most: float) -> bool:
    """Of a wrong answer by somebody else it is only known that it does not get all points."""
    if score is None:
        return False
    return score == float(row["score"]) if row["score"] else score < most


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(description="a made class, graded for real")
    top.add_argument("lesson", nargs="?", default="03_mini_batch")
    top.add_argument("--students", type=int, default=1000)
    top.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return top


if __name__ == "__main__":
    sys.exit(main())
