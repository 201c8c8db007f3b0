"""What a sandbox costs: the same class graded with one, and without.

    python -m benchmarks.sandbox [LESSON] [--students N] [--all-cells]

Each of N submissions is graded three times in one process: in bubblewrap's sandbox as `mbgd grade`
does it, in which kernels are forked from one that has imported what the lesson does; in the sandbox
with kernels that start cold; and without a sandbox, whose kernels always start cold. So the second
beside the third is what the sandbox itself costs. The lesson's demonstrations, which take most of
the time where they run, are left out unless all cells are asked for.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.grading import course, mbgd, say, timed

WAYS = {
    "sandboxed": ("True", "bubblewrap"),
    "sandboxed, kernels cold": ("False", "bubblewrap"),
    "unsandboxed": ("False", "none"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    found = {}
    for what, (warm, backend) in WAYS.items():
        with tempfile.TemporaryDirectory(prefix="mbgd-benchmark-") as folder:
            root = Path(folder, "course")
            course(root, options.lesson, options.students)
            with open(root / "nbgrader_config.py", "a", encoding="utf-8") as file:
                file.write(f"\nc.JudgingExecute.skip = {not options.all_cells}\n")
                file.write(f"c.JudgingExecute.warm = {warm}\n")
            how = ["--workers", "1", "--no-feedback", "--backend", backend]
            how += ["--trust-submissions"] * (backend == "none")
            found[what] = timed([*mbgd(options.lesson), *how], root)
        say(what, options.students, found[what])
    without = found["unsandboxed"][0]
    for what in list(WAYS)[:2]:
        print(f"{what} / unsandboxed: {found[what][0] / without:.2f}")


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(description="the same class in a sandbox and without one")
    top.add_argument("lesson", nargs="?", default="03_mini_batch")
    top.add_argument("--students", type=int, default=40)
    top.add_argument("--all-cells", action="store_true", help="run the demonstrations, too")
    return top


if __name__ == "__main__":
    main()
