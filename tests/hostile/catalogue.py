"""The catalogue: every hostile submission, family by family.

    for hostile in CATALOGUE:
        submission = hostile.notebook(release)  # or of slim(release), which runs faster

Building a submission runs nothing of it. Never run one outside of a sandbox that is meant for it.
"""

from hostile import (
    background,
    beside,
    bombs,
    branches,
    cells,
    equal,
    exits,
    floods,
    kernels,
    links,
    loops,
    malformed,
    markup,
    memorised,
    memory,
    metadata,
    patches,
    reading,
    reference,
    replies,
    sockets,
    transformers,
    warnings_,
    writing,
)
from hostile.row import FAMILIES, Hostile

CATALOGUE: tuple[Hostile, ...] = (
    *loops.ROWS,
    *exits.ROWS,
    *bombs.ROWS,
    *memory.ROWS,
    *floods.ROWS,
    *patches.ROWS,
    *equal.ROWS,
    *replies.ROWS,
    *kernels.ROWS,
    *transformers.ROWS,
    *metadata.ROWS,
    *reading.ROWS,
    *reference.ROWS,
    *writing.ROWS,
    *sockets.ROWS,
    *background.ROWS,
    *links.ROWS,
    *beside.ROWS,
    *cells.ROWS,
    *malformed.ROWS,
    *memorised.ROWS,
    *branches.ROWS,
    *markup.ROWS,
    *warnings_.ROWS,
)


def few(of_each: int) -> list[Hostile]:
    """The first rows of each family, for a short run: a family's plainest stand first."""
    by_family = {family: [row for row in CATALOGUE if row.family == family] for family in FAMILIES}
    return [row for rows in by_family.values() for row in rows[:of_each]]
