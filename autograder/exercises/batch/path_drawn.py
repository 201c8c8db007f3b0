"""A path of weights over the expected one, on the contours of the squared error."""

import numpy as np

MARGIN = 0.4  # of the expected path's extent, so that a wrong path has room


def path_drawn(
    X: np.ndarray, y: np.ndarray, right: np.ndarray, given: np.ndarray
) -> tuple[str, ...]:
    """An `<img>` and its words; nothing for a path that no map can show, or that never parts.

    X (n, 2), y (n,); both paths (steps + 1, 2), the given one perhaps of another length.
    """
    from mbgd_lessons import figures  # here: a right answer does not wait for matplotlib

    if given.ndim != 2 or given.shape[1] != 2 or not len(given) or not np.isfinite(given).all():
        return ()
    k = parting(right, given)
    if k is None:
        return ()
    best = np.linalg.lstsq(X, y)[0]
    low, high = np.min([*right, best], axis=0), np.max([*right, best], axis=0)
    low, high = low - MARGIN * (high - low), high + MARGIN * (high - low)
    inside = ((low <= given) & (given <= high)).all()
    first, second = (np.linspace(low[j], high[j], 60) for j in (0, 1))
    grid = np.stack(np.meshgrid(first, second), axis=-1)
    where = f"at step {k} of {len(right) - 1}" if k else "at the start"
    picture = figures.cost_paths(
        first,
        second,
        np.mean((grid @ X.T - y) ** 2, axis=-1),
        {"yours" if inside else "yours (leaves the picture)": given},
        best=best,
        labels=("w[0]", "w[1]"),
        title=f"The paths part {where}",
        behind=("expected", right),
    )
    return picture.html(dpi=100), picture.alt


def parting(right: np.ndarray, given: np.ndarray) -> int | None:
    """The first row in which the paths differ; None where they are the same."""
    common = min(len(right), len(given))
    close = np.isclose(right[:common], given[:common], rtol=1e-4, atol=1e-4).all(axis=1)
    if not close.all():
        return int(close.argmin())
    return common if len(right) != len(given) else None
