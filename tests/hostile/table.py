"""Print what was measured on stock nbgrader, and here, as a table in Markdown.

    python -m hostile.table [--here FILE]        (in tests/)

FILE is what `hostile.running --write FILE` made.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hostile.catalogue import CATALOGUE
from hostile.phrases import AS_DESERVED, WORST_FIRST
from hostile.row import FAMILIES, Hostile
from hostile.running import WHOLE_CLASS

STOCK = Path(__file__).with_name("stock.json")


def table(rows: Sequence[Hostile], stock: Mapping, here: Mapping | None = None) -> Iterator[str]:
    """A line for each family that was measured, and one for all of them."""
    titles = ["family", "rows", "as deserved on stock", "harm on stock", "the worst on stock"]
    yield line(titles + (["as deserved here, no harm"] if here else []))
    yield line(["---"] * (6 if here else 5))
    for family in FAMILIES:
        yield from of(family, [row for row in rows if row.family == family], stock, here)
    yield from of("all", rows, stock, here)


def of(title: str, rows: Sequence[Hostile], stock: Mapping, here: Mapping | None) -> Iterator[str]:
    """The line of some rows, as far as they were measured."""
    measured = [stock[row.name] for row in rows if row.name in stock]
    if not measured:
        return
    parts = [title, of_all(len(measured), len(rows)), judged(measured), harming(measured)]
    parts.append(worst(measured))
    if here:
        ours = [here[row.name] for row in rows if row.name in here]
        parts.append(of_all(sum(not entry["complaints"] for entry in ours), len(rows)))
    yield line(parts)


def line(parts: Sequence[str]) -> str:
    return f"| {' | '.join(parts)} |"


def of_all(count: int, total: int) -> str:
    return str(count) if count == total else f"{count} of {total}"


def judged(entries: Sequence[Mapping]) -> str:
    """How many got what they deserve."""
    return str(sum(entry["got"] == entry["deserves"] for entry in entries))


def harming(entries: Sequence[Mapping]) -> str:
    return str(sum(bool(entry["harmed"]) for entry in entries))


def worst(entries: Sequence[Mapping]) -> str:
    """The phrase of the entry that harmed the most; else of one that was misjudged."""
    others = [entry for entry in entries if entry["phrase"] != AS_DESERVED]
    return min(others, key=severity)["phrase"] if others else ""


def severity(entry: Mapping) -> tuple[int, float]:
    """Small for the worst: by what is harmed, then by how much a score is too high."""
    harmed = min((WORST_FIRST.index(name) for name in entry["harmed"]), default=len(WORST_FIRST))
    gained = sum((entry["got"] or {}).values()) - sum((entry["deserves"] or {}).values())
    return harmed, -gained


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--here", type=Path, help="what `hostile.running --write` wrote")
    chosen = options.parse_args()
    here = json.loads(chosen.here.read_text("utf-8")) if chosen.here else None
    print(*table(CATALOGUE, json.loads(STOCK.read_text("utf-8")), here), sep="\n")
    if here and (general := here[WHOLE_CLASS]["complaints"]):
        print("", *(f"- {words}" for words in general), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
