"""The figures of the lessons: one style, colour never alone, alt texts that hold the numbers.

Every function takes arrays that are already computed and gives a `Picture`. Nothing here runs a
descent, opens a window, selects a backend or leaves a setting of matplotlib changed.
"""

import base64
import html
import io
import re
from dataclasses import dataclass
from math import log10
from pathlib import Path

import matplotlib.style
import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullFormatter, NullLocator

# Okabe and Ito's colours (https://jfly.uni-koeln.de/color/), each with a dash and a marker of its
# own, so that two series differ on a grey printout as well.
LOOKS = (
    {"color": "#0072B2", "linestyle": "-", "marker": "o"},
    {"color": "#D55E00", "linestyle": (0, (4, 1.5)), "marker": "s"},
    {"color": "#009E73", "linestyle": (0, (6, 1.5, 1.2, 1.5)), "marker": "^"},
    {"color": "#CC79A7", "linestyle": (0, (1.2, 1.2)), "marker": "D"},
    {"color": "#000000", "linestyle": (0, (8, 2)), "marker": "v"},
)

STYLE = {
    "axes.axisbelow": True,
    "axes.edgecolor": "#444444",
    "axes.grid": True,
    "axes.labelsize": 11,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlepad": 9,
    "axes.titlesize": 11,
    "figure.constrained_layout.use": True,
    "figure.titlesize": 12.5,
    "figure.titleweight": "bold",
    "font.family": "DejaVu Sans",  # ships with matplotlib: the same letters on every machine
    "font.size": 10.5,
    "grid.color": "#E4E4E4",
    "legend.framealpha": 0.9,
    "legend.handlelength": 3.2,
    "lines.linewidth": 2.0,
    "lines.markersize": 6,
    "path.simplify": False,
    "savefig.facecolor": "white",  # opaque: readable on a dark page, too
    "svg.fonttype": "path",
    "svg.hashsalt": "mbgd-lessons",
}

INK = "#222222"


def _style():
    """matplotlib's defaults plus STYLE, for the length of a `with` block."""
    return matplotlib.style.context(["default", STYLE])


@dataclass(frozen=True, repr=False)
class Picture:
    """A figure and the words that stand for it.

    In a notebook it shows as an `<img>` with a real `alt` attribute, which JupyterLab, nbconvert
    and MyST all keep; where there are no pictures, the words appear instead.
    """

    figure: Figure
    alt: str

    def __repr__(self):
        return self.alt

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.html(), "text/plain": self.alt}

    def html(self, dpi=160):
        """The picture as one `<img>` element that holds its own data."""
        width = round(96 * self.figure.get_figwidth())
        data = base64.b64encode(self.png(dpi)).decode()
        return (
            f'<img alt="{html.escape(self.alt)}" width="{width}" '
            f'style="max-width: 100%; height: auto" src="data:image/png;base64,{data}">'
        )

    def png(self, dpi=160):
        """The bytes of a PNG file."""
        return self._file("png", dpi=dpi, metadata={"Software": None, "Description": self.alt})

    def svg(self):
        """The bytes of an SVG file: the same bytes from the same matplotlib, without a date."""
        return self._file("svg", metadata={"Date": None, "Creator": None, "Description": self.alt})

    def save(self, path):
        """Write the picture as the file type that the name ends in, `.png` or `.svg`."""
        path = Path(path)
        path.write_bytes({".png": self.png, ".svg": self.svg}[path.suffix]())

    def _file(self, kind, **settings):
        buffer = io.BytesIO()
        with _style():
            self.figure.savefig(buffer, format=kind, **settings)
        return buffer.getvalue()


def cost_paths(first, second, cost, paths, *, best, labels, title, behind=None):
    """Contours of a cost over two weights, one panel a path.

    first (p,), second (q,): the two weights' grid values; cost (q, p): the cost on that grid.
    paths: name -> array (steps + 1, 2). best (2,): where the cost is least. labels: the two
    weights' names with their units. behind: (name, path) to compare with, in every panel.
    """
    best = np.asarray(best)
    with _style():
        figure = Figure(figsize=(9.2 if len(paths) > 1 else 6.4, 3.9))
        figure.suptitle(title, x=0.01, ha="left")
        panels = figure.subplots(1, len(paths), sharex=True, sharey=True, squeeze=False)[0]
        for axes, look, (name, path) in zip(panels, LOOKS, paths.items(), strict=False):
            path = np.asarray(path)
            _cost_map(axes, first, second, cost)
            if behind is not None:
                name_behind, other = behind
                grey = {"color": "#555555", "marker": "o", "mfc": "white", "ms": 6}
                axes.plot(*np.asarray(other).T, **grey, lw=1.2, label=name_behind)
            small = len(path) > 100
            axes.plot(
                *path.T,
                **look | {"linestyle": "-", "marker": "" if small else look["marker"]},
                linewidth=0.7 if small else 1.5,
                markersize=4,
                gid=_id("path", name),
            )
            _start_end_best(axes, path, best, look["color"])
            axes.set(title=f"{name}: {_count(len(path) - 1, 'step')}", xlabel=labels[0])
        panels[0].set_ylabel(labels[1])
        marks = axes.get_legend_handles_labels()
        where = "outside upper right" if len(paths) > 1 else "outside lower center"
        figure.legend(*marks, loc=where, ncols=len(marks[0]), handlelength=1, frameon=False)
    ends = ", ".join(
        f"{name} ends {_number(np.linalg.norm(np.asarray(path)[-1] - best))} "
        f"from the least cost after {_count(len(path) - 1, 'step')}"
        for name, path in paths.items()
    )
    start = np.asarray(next(iter(paths.values())))[0]
    return Picture(
        figure,
        f"{title}. Contours of the cost over {labels[0]} and {labels[1]}, with paths that start "
        f"{_number(np.linalg.norm(start - best))} away from the least cost: {ends}.",
    )


def learning_curves(curves, *, xlabel, ylabel, title, floor=None, limits=None, log=True):
    """Curves of any quantity against any measure of work.

    curves: name -> (x, y), two arrays of one length. floor: (name, value) of a level to compare
    with, drawn as a thin line across. limits: (low, high) of the upright axis. log: whether that
    axis is logarithmic.
    """
    with _style():
        figure = Figure(figsize=(7.6, 4.4))
        axes = figure.subplots()
        for look, (name, (x, y)) in zip(LOOKS, curves.items(), strict=False):
            busy = (
                len(x) > 500
            )  # dashes would blur into a band: the marker alone is the second sign
            look = look | ({"linestyle": "-", "linewidth": 0.7, "zorder": 1.5} if busy else {})
            every = max(1, len(x) // 8)
            axes.plot(x, y, **look, markevery=every, label=name, gid=_id("curve", name))
        if floor is not None:
            axes.axhline(
                floor[1],
                color=INK,
                lw=1,
                ls=(0, (1, 2)),
                label=floor[0],
                gid=_id("floor", floor[0]),
            )
        if log:
            axes.set_yscale("log")
        if limits is not None:
            axes.set_ylim(limits)
        if log:
            _plain_ticks(axes.yaxis, *axes.get_ylim())
        if all(np.all(np.asarray(x) % 1 == 0) for x, _ in curves.values()):
            axes.xaxis.set_major_locator(MaxNLocator(integer=True))  # epochs or steps are counted
        axes.set(xlabel=xlabel, ylabel=ylabel)
        axes.set_title(title, fontweight="bold", fontsize=12)
        _legend_below(figure, axes)
    parts = [
        f"{name} goes from {_number(y[0])} at {_number(x[0])} to {_number(y[-1])} "
        f"at {_number(x[-1])}, lowest {_number(np.min(y))}"
        for name, (x, y) in curves.items()
    ]
    if floor is not None:
        parts.append(f"{floor[0]} stands at {_number(floor[1])}")
    return Picture(figure, f"{title}. {ylabel} against {xlabel}: {'; '.join(parts)}.")


def against_batch_size(sizes, measured, *, ylabel, title, formula=None):
    """Measured points, and the lines of a formula, against the batch size; both axes logarithmic.

    sizes (k,): the batch sizes. measured: name -> array (k,). formula: name -> array (k,), drawn
    as a line in the colour of the measured series that stands at the same place. Values that are
    zero or not finite have no place on a logarithmic axis and are left out.
    """
    sizes = np.asarray(sizes, dtype=float)
    with _style():
        figure = Figure(figsize=(7.6, 4.4))
        axes = figure.subplots()
        for look, (name, values) in zip(LOOKS, (formula or {}).items(), strict=False):
            x, y = _positive(sizes, values)
            line = look | {"marker": ""}
            axes.plot(x, y, **line, linewidth=1.5, label=name, gid=_id("formula", name))
        for look, (name, values) in zip(LOOKS, measured.items(), strict=False):
            x, y = _positive(sizes, values)
            points = look | ({"linestyle": ""} if formula else {})
            axes.plot(x, y, **points, mec="white", ms=8, label=name, gid=_id("measured", name))
        axes.set(xscale="log", yscale="log", xlabel="batch size B (rows)", ylabel=ylabel)
        axes.set_title(title, fontweight="bold", fontsize=12)
        axes.set_xticks(sizes, [f"{size:.0f}" for size in sizes])
        axes.xaxis.set_minor_locator(NullLocator())
        _plain_ticks(axes.yaxis, *axes.get_ylim())
        _legend_below(figure, axes)
    parts = []
    for name, values in measured.items():
        pairs = zip(*_positive(sizes, values), strict=True)
        listed = ", ".join(f"{_number(y)} at B = {x:.0f}" for x, y in pairs)
        parts.append(f"{name}: {listed}")
    if formula:
        gaps = []
        for values, law in zip(measured.values(), formula.values(), strict=True):
            law = np.asarray(law, dtype=float)
            inside = law > 1e-9 * np.nanmax(law)
            gaps.append(np.max(np.abs(np.asarray(values)[inside] / law[inside] - 1)))
        parts.append(f"no point is further than {100 * max(gaps):.0f} % from its formula")
    return Picture(figure, f"{title}. {ylabel} against the batch size: {'; '.join(parts)}.")


def order_raster(orders, n, *, title, ylabel="row"):
    """Which rows each step used: a dash for each row, a column for each step, a panel an order.

    orders: name -> list of index arrays, one a step. Rows of 0 ... n - 1 that no step used stand
    in a column of their own, to the right of the last step.
    """
    with _style():
        figure = Figure(figsize=(9.2, 3.8))
        figure.suptitle(title, x=0.01, ha="left")
        panels = figure.subplots(1, len(orders), sharey=True, squeeze=False)[0]
        parts, clean = [], True
        for axes, look, (name, batches) in zip(panels, LOOKS, orders.items(), strict=False):
            steps = len(batches)
            rows = np.concatenate([np.asarray(batch) for batch in batches])
            column = np.repeat(np.arange(1, steps + 1), [len(batch) for batch in batches])
            unseen = np.setdiff1d(np.arange(n), rows)
            thick = max(1.0, 150 / n)  # points: a row's share of the height, never hairline
            axes.hlines(
                rows,
                column - 0.42,
                column + 0.42,
                color=look["color"],
                lw=thick,
                gid=_id("used", name),
            )
            used = f"{n - len(unseen)} of {n} rows used"
            axes.set(title=f"{name}: {used}", xlabel="step", xlim=(0, 1.01 * steps + 1))
            if len(unseen):
                clean = False
                left, right = 1.05 * steps + 1, 1.13 * steps + 1.5
                axes.hlines(unseen, left, right, color=INK, lw=thick, gid=_id("unused", name))
                axes.text(right, 1.03 * n, "never used", ha="right", va="bottom", fontsize=9.5)
                axes.set_xlim(0, right + 0.3)
            ticks = MaxNLocator(8, integer=True).tick_values(1, steps)
            axes.set_xticks(ticks[(ticks >= 1) & (ticks <= steps)])
            axes.grid(False)
            parts.append(
                f"{name}: {used} in {_count(steps, 'step')}, the first uses "
                f"{_count(len(batches[0]), 'row')} between {np.min(batches[0])} and "
                f"{np.max(batches[0])}, the last {_count(len(batches[-1]), 'row')}"
            )
        panels[0].set(ylabel=ylabel, ylim=(-0.02 * n, (1.02 if clean else 1.13) * n))
    return Picture(figure, f"{title}. {'; '.join(parts)}.")


def rows_and_lines(x, y, lines, *, xlabel, ylabel, title):
    """The rows as points, a feature across and the target up, and straight lines through them.

    x (n,), y (n,). lines: name -> (slope, level), the line slope * x + level.
    """
    ends = np.array([np.min(x), np.max(x)])
    with _style():
        figure = Figure(figsize=(7.6, 4.4))
        axes = figure.subplots()
        rows = {"marker": ".", "color": "#9A9A9A", "ms": 6, "linestyle": ""}
        axes.plot(x, y, **rows, label=f"{_count(len(x), 'row')}", gid=_id("rows", "all"))
        for look, (name, (slope, level)) in zip(LOOKS, lines.items(), strict=False):
            axes.plot(ends, slope * ends + level, **look, label=name, gid=_id("line", name))
        axes.set(xlabel=xlabel, ylabel=ylabel)
        axes.set_title(title, fontweight="bold", fontsize=12)
        _legend_below(figure, axes)
    parts = [
        f"{name} goes from {_number(slope * ends[0] + level)} to {_number(slope * ends[1] + level)}"
        for name, (slope, level) in lines.items()
    ]
    return Picture(
        figure,
        f"{title}. {_count(len(x), 'row')} as points: {xlabel} from {_number(ends[0])} to "
        f"{_number(ends[1])}, {ylabel} from {_number(np.min(y))} to {_number(np.max(y))}. "
        f"Lines over that range: {'; '.join(parts)}.",
    )


def costs_side_by_side(panels, *, title):
    """Contours of several costs, each over its own two weights, with a path on each.

    panels: name -> dict of first (p,), second (q,), cost (q, p), path (steps + 1, 2), best (2,)
    and labels, as `cost_paths` takes them.
    """
    with _style():
        figure = Figure(figsize=(9.2, 4.2))
        figure.suptitle(title, x=0.01, ha="left")
        row = figure.subplots(1, len(panels), squeeze=False)[0]
        for axes, look, (name, panel) in zip(row, LOOKS, panels.items(), strict=False):
            first, second, cost = panel["first"], panel["second"], panel["cost"]
            _cost_map(axes, first, second, cost)
            path, look = np.asarray(panel["path"]), look | {"linestyle": "-", "markersize": 4}
            axes.plot(*path.T, **look, linewidth=1.5, gid=_id("path", name))
            _start_end_best(axes, path, panel["best"], look["color"])
            axes.set_title(f"{name}: {_count(len(path) - 1, 'step')}")
            axes.set(xlabel=panel["labels"][0], ylabel=panel["labels"][1])
        marks = axes.get_legend_handles_labels()
        figure.legend(*marks, loc="outside upper right", ncols=3, handlelength=1, frameon=False)
    parts = []
    for name, panel in panels.items():
        start, end = (np.linalg.norm(panel["path"][k] - np.asarray(panel["best"])) for k in (0, -1))
        end = end if end > 1e-9 * start else 0.0  # roundoff: it has arrived
        parts.append(
            f"{name}: over {panel['labels'][0]} and {panel['labels'][1]} the path starts "
            f"{_number(start)} from the least cost and ends {_number(end)} from it after "
            f"{_count(len(panel['path']) - 1, 'step')}"
        )
    return Picture(figure, f"{title}. Contours of two costs. {'; '.join(parts)}.")


def gradient_fans(fans, *, labels, title):
    """The gradients of single rows as lines from the origin, with their mean; one panel a point.

    fans: name of a point -> (n, 2), the gradient of each row at that point. labels: what the two
    entries are, with their units.
    """
    with _style():
        figure = Figure(figsize=(9.2, 4.7))
        figure.suptitle(title, x=0.01, ha="left")
        panels = figure.subplots(1, len(fans), sharex=True, sharey=True, squeeze=False)[0]
        for axes, (name, gradients) in zip(panels, fans.items(), strict=True):
            _fan(axes, name, np.asarray(gradients))
            axes.set(title=name, xlabel=labels[0])
        panels[0].set_ylabel(labels[1])
        marks = axes.get_legend_handles_labels()
        figure.legend(*marks, loc="outside lower center", ncols=2, fontsize=9.5, frameon=False)
    parts = "; ".join(_fan_in_words(name, np.asarray(fan)) for name, fan in fans.items())
    return Picture(figure, f"{title}. Gradients over {labels[0]} and {labels[1]}. {parts}.")


def _fan(axes, name, gradients):
    """A thin line and a dot for each row's gradient, a thick line and a square for their mean."""
    spokes = np.stack([np.zeros_like(gradients), gradients], axis=1)  # (n, 2 ends, 2)
    thin = {"color": LOOKS[0]["color"], "zorder": 1.5}
    axes.add_collection(LineCollection(spokes, lw=0.5, alpha=0.35, gid=_id("fan", name), **thin))
    rows = f"{_count(len(gradients), 'row')}, one line each"
    axes.plot(*gradients.T, ".", ms=3.5, alpha=0.6, label=rows, **thin)
    thick = {"color": LOOKS[1]["color"], "marker": "s", "mec": "white", "ms": 8, "lw": 3}
    mean = np.stack([np.zeros(2), gradients.mean(axis=0)])
    label = "their mean: the full gradient"
    axes.plot(*mean.T, **thick, markevery=[1], label=label, gid=_id("mean", name))


def _fan_in_words(name, gradients):
    """How long the mean is, and by how much single gradients miss it."""
    mean = gradients.mean(axis=0)
    error = np.sqrt(np.mean(np.sum((gradients - mean) ** 2, axis=1)))
    length = np.linalg.norm(mean)
    length = 0.0 if length < 1e-9 * error else length  # what rounding leaves of a zero
    return (
        f"{name}: the full gradient is {_number(length)} long, single rows miss it by "
        f"{_number(error)} (root mean square)"
    )


def log_log(x, measured, *, xlabel, ylabel, title, laws=None):
    """Measured points against any quantity, both axes logarithmic, with laws as thin lines.

    x (k,). measured, laws: name -> array (k,). The laws are drawn in black, under the points.
    """
    x = np.asarray(x, dtype=float)
    with _style():
        figure = Figure(figsize=(7.6, 4.4))
        axes = figure.subplots()
        for look, (name, values) in zip(LOOKS, measured.items(), strict=False):
            points = {"mec": "white", "ms": 8, "lw": 1.2}
            axes.plot(*_positive(x, values), **look | points, label=name, gid=_id("measured", name))
        for dash, (name, values) in zip((":", "-."), (laws or {}).items(), strict=False):
            line = {"color": INK, "linestyle": dash, "lw": 1.3, "zorder": 1.5}
            axes.plot(*_positive(x, values), **line, label=name, gid=_id("law", name))
        axes.set(xscale="log", yscale="log", xlabel=xlabel, ylabel=ylabel)
        axes.set_title(title, fontweight="bold", fontsize=12)
        axes.set_xticks(x, [_number(value) for value in x])
        axes.xaxis.set_minor_locator(NullLocator())
        _plain_ticks(axes.yaxis, *axes.get_ylim())
        _legend_below(figure, axes)
    parts = []
    for name, values in measured.items():
        pairs = zip(*_positive(x, values), strict=True)
        parts.append(f"{name}: " + ", ".join(f"{_number(b)} at {_number(a)}" for a, b in pairs))
    return Picture(figure, f"{title}. {ylabel} against {xlabel}: {'; '.join(parts)}.")


def boundaries(X, y, lines, *, labels, title, classes=("+1", "-1")):
    """Rows of two features with two labels, and the lines on which a score is zero.

    X (n, 2), y (n,) of -1 and +1. lines: name -> weights (3,), the last one for a column of ones;
    weights of zero have no line. labels: the features' names with their units. classes: what +1
    and -1 mean.
    """
    X, y = np.asarray(X), np.asarray(y)
    low, high = X.min(axis=0), X.max(axis=0)
    low, high = low - 0.05 * (high - low), high + 0.05 * (high - low)
    with _style():
        figure = Figure(figsize=(7.6, 5.0))
        axes = figure.subplots()
        marks = {1: {"marker": "o", "mfc": "none"}, -1: {"marker": "x"}}
        for look, name, (label, mark) in zip(LOOKS, classes, marks.items(), strict=False):
            rows = {"color": look["color"], "alpha": 0.55, "ms": 5, "linestyle": ""} | mark
            gid = _id("rows", "plus" if label == 1 else "minus")
            axes.plot(*X[y == label].T, **rows, label=name, gid=gid)
        for look, (name, w) in zip(LOOKS[::-1], lines.items(), strict=False):
            line = {"color": INK, "linestyle": look["linestyle"], "lw": 2.2}
            points = _zero_line(np.asarray(w), low, high)
            axes.plot(*points.T, **line, label=name, gid=_id("line", name))
        axes.set(xlabel=labels[0], ylabel=labels[1], xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        axes.set_title(title, fontweight="bold", fontsize=12)
        _legend_below(figure, axes)
    counts = f"{np.sum(y == 1)} rows of {classes[0]} and {np.sum(y == -1)} of {classes[1]}"
    parts = [
        f"{name} {_line_in_words(np.asarray(w), low, high, X, y)}" for name, w in lines.items()
    ]
    return Picture(
        figure,
        f"{title}. {counts} over {labels[0]} and {labels[1]}. Boundary {'; '.join(parts)}.",
    )


def _zero_line(w, low, high):
    """Two points of the line w[0] a + w[1] b + w[2] = 0, beyond the corners; none if w is zero."""
    normal, length = w[:2], np.linalg.norm(w[:2])
    if length == 0:
        return np.empty((0, 2))
    middle = (low + high) / 2
    nearest = middle - (middle @ normal + w[2]) / length**2 * normal
    along = np.array([-normal[1], normal[0]]) / length * np.linalg.norm(high - low)
    return np.array([nearest - along, nearest + along])


def _line_in_words(w, low, high, X, y):
    """Where a boundary crosses the lower and the upper edge, and how many rows it gets right."""
    right = np.mean(np.where(X @ w[:2] + w[2] >= 0, 1, -1) == y)
    if w[0] == 0:
        return f"crosses neither lower nor upper edge, {100 * right:.1f} % of the rows right"
    bottom, top = (-(w[2] + w[1] * edge) / w[0] for edge in (low[1], high[1]))
    return (
        f"crosses the lower edge at {_number(bottom)} and the upper at {_number(top)}, "
        f"{100 * right:.1f} % of the rows right"
    )


def multiples(values, *, xlabel, ylabel, title):
    """Points on a logarithmic axis, each with its multiple of the least. values: name -> number.

    ylabel: what the names are. Points and not bars: a logarithmic axis has no zero to start from.
    """
    names, numbers = list(values), np.array(list(values.values()), dtype=float)
    times = [_multiple(number / numbers.min()) for number in numbers]
    with _style():
        figure = Figure(figsize=(7.6, 0.5 * len(values) + 1.6))
        axes = figure.subplots()
        dots = {"color": LOOKS[0]["color"], "marker": "o", "ms": 10, "linestyle": ""}
        axes.plot(numbers, names, **dots, gid=_id("multiples", title))
        for name, number, text in zip(names, numbers, times, strict=True):
            place = {"xytext": (10, 0), "textcoords": "offset points", "va": "center"}
            axes.annotate(text, (number, name), **place)
        axes.set(xscale="log", xlim=(numbers.min() / 2, 6 * numbers.max()))
        axes.set(xlabel=xlabel, ylabel=ylabel)
        _plain_ticks(axes.xaxis, *axes.get_xlim())
        axes.margins(y=0.25 / len(values) + 0.08)
        axes.invert_yaxis()
        axes.set_title(title, fontweight="bold", fontsize=12)
    parts = [
        f"{name} {_number(number)}, that is {text}"
        for name, number, text in zip(names, numbers, times, strict=True)
    ]
    return Picture(figure, f"{title}. {xlabel}, with multiples of the least: {'; '.join(parts)}.")


def _multiple(ratio):
    """A ratio for a person: two digits where it is small."""
    return f"{ratio:,.0f} ×" if ratio >= 9.95 else f"{ratio:.1f} ×"


def _cost_map(axes, first, second, cost):
    """Contours of a cost, filled from light to dark, as far as its grid goes."""
    levels = _levels(cost)
    axes.contourf(first, second, cost, levels, cmap="Greys", alpha=0.35, extend="max")
    axes.contour(first, second, cost, levels, colors="#9A9A9A", linewidths=0.7)
    axes.set(xlim=(first[0], first[-1]), ylim=(second[0], second[-1]))
    axes.grid(False)


def _start_end_best(axes, path, best, colour):
    """Where a path starts and ends; a white edge keeps the marks readable on top of any path."""
    axes.plot(*path[0], "o", color="white", mec=INK, mew=1.6, ms=8, label="start")
    axes.plot(*path[-1], "D", color=colour, mec="white", ms=8.5, label="end")
    axes.plot(*best, "*", color="white", mec=INK, mew=1.2, ms=14, label="least cost")


def _levels(cost, count=11):
    """Contour levels that crowd towards the least cost, where a path ends."""
    low, high = float(np.min(cost)), float(np.max(cost))
    return low + (high - low) * np.linspace(0, 1, count + 1) ** 2


def _id(kind, name):
    """A name by which what was drawn is found in the figure and in an SVG: `path-batch-B-353`."""
    return re.sub(r"\W+", "-", f"{kind} {name}").strip("-")


def _legend_below(figure, axes):
    """A legend under the axes, where it hides no data."""
    marks = axes.get_legend_handles_labels()
    columns = 2 if max(map(len, marks[1])) > 22 else 3
    figure.legend(*marks, loc="outside lower center", ncols=columns, fontsize=9.5, frameon=False)


def _plain_ticks(axis, low, high):
    """Ticks at 1, 2 and 5 times powers of ten (powers alone on a long axis), as plain numbers."""
    decades = log10(high / low)
    steps = (1, 2, 5) if decades < 2.2 else (1,)
    powers = range(int(np.floor(log10(low))), int(np.ceil(log10(high))) + 1)
    axis.set_ticks(
        [step * 10.0**p for p in powers for step in steps if low <= step * 10.0**p <= high]
    )
    axis.set_major_formatter(FuncFormatter(lambda value, _: _number(value)))
    axis.set_minor_formatter(NullFormatter())


def _positive(x, y):
    """The points that have a place on a logarithmic axis; roundoff counts as zero."""
    y = np.asarray(y, dtype=float)
    keep = np.isfinite(y) & (y > 1e-12 * np.nanmax(np.abs(y)))
    return x[keep], y[keep]


def _number(value):
    """A number as a person would say it: three digits, no exponent where it can be avoided."""
    value = float(value)
    if value != 0 and not 1e-4 <= abs(value) < 1e7:
        return f"{value:.2e}"
    digits = 0 if value == 0 else max(0, 2 - int(np.floor(log10(abs(value)))))
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _count(number, noun):
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
