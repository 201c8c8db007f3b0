"""`mbgd_lessons.figures` and the pictures in assets/: drawn from data, readable without eyes."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import matplotlib
import numpy as np
import pytest
from PIL import Image

from mbgd_lessons import figures

ASSETS = Path(__file__).parents[1] / "assets"
SVG = "{http://www.w3.org/2000/svg}"


def a_cost_picture():
    first, second = np.linspace(-4, 4, 9), np.linspace(-3, 3, 7)
    cost = first**2 + second[:, None] ** 2
    paths = {
        "batch": np.array([[3.0, 4.0], [0.0, 2.0]]),
        "mini-batch": np.array([[3.0, 4.0], [1.0, 1.0], [0.0, 1.0]]),
    }
    labels = ("weight of a, kg", "weight of b, kg")
    return figures.cost_paths(
        first, second, cost, paths, best=(0.0, 0.0), labels=labels, title="Two ways down"
    )


def a_curve_picture():
    curves = {"B = 1": (np.arange(4), [8.0, 3.0, 2.5, 2.75]), "B = 2": (np.arange(3), [8.0, 6, 4])}
    return figures.learning_curves(
        curves, xlabel="epochs", ylabel="cost, m²", title="Down", floor=("least", 2.0)
    )


def a_batch_size_picture():
    return figures.against_batch_size(
        [1, 2, 4],
        {"measured": [4.0, 2.2, 0.0]},
        formula={"law": [4.0, 2.0, 0.0]},
        ylabel="variance, m²",
        title="Less noise",
    )


def a_raster_picture():
    orders = {"all": [np.array([3, 1]), np.array([0, 2])], "some": [np.array([1, 1])]}
    return figures.order_raster(orders, 4, title="Who was used")


def a_line_picture():
    lines = {"flat": (0.0, 3.0), "steep": (2.0, 1.0)}
    x, y = np.array([-1.0, 0.0, 2.0]), np.array([1.0, 4.0, 5.5])
    return figures.rows_and_lines(x, y, lines, xlabel="a, kg", ylabel="b, m", title="Two lines")


def a_picture_of_two_costs():
    grid = np.linspace(-1, 4, 9)
    cost = grid**2 + grid[:, None] ** 2
    given = {"first": grid, "second": grid, "cost": cost, "best": (0.0, 0.0)}
    long, short = np.array([[3.0, 4.0], [2.0, 2.0], [0.0, 1.0]]), np.array([[3.0, 4.0], [0.0, 2.0]])
    panels = {
        "as measured": given | {"path": long, "labels": ("a, kg", "b, kg")},
        "standardised": given | {"path": short, "labels": ("a", "b")},
    }
    return figures.costs_side_by_side(panels, title="Two costs")


def a_fan_picture():
    fans = {"far": [[3.0, 0.0], [3.0, 8.0]], "near": [[-1.0, 2.0], [1.0, -2.0]]}
    return figures.gradient_fans(fans, labels=("slope a, m²", "slope b, m²"), title="Two fans")


def a_picture_of_boundaries():
    X, y = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]]), np.array([1, -1, -1, 1])
    lines = {"upright": [-1.0, 0.0, 5.0], "slanting": [-1.0, -1.0, 11.0], "zero": np.zeros(3)}
    return figures.boundaries(X, y, lines, labels=("a, kg", "b, m"), title="Two sides")


def a_picture_of_multiples():
    times = {"slow": 12.0, "fast": 0.5, "faster": 0.25}
    return figures.multiples(times, xlabel="time, ms", ylabel="way", title="Three ways")


def a_log_log_picture():
    return figures.log_log(
        [0.1, 0.01],
        {"measured": [2.0, 0.25]},
        xlabel="rate",
        ylabel="distance, m",
        title="Falling",
        laws={"slope 1": [2.0, 0.2]},
    )


PICTURES = [
    a_cost_picture,
    a_curve_picture,
    a_batch_size_picture,
    a_raster_picture,
    a_line_picture,
    a_picture_of_two_costs,
    a_fan_picture,
    a_log_log_picture,
    a_picture_of_boundaries,
    a_picture_of_multiples,
]
every_picture = pytest.mark.parametrize("draw", PICTURES)


def drawn(picture, gid):
    """The artist that carries the name `gid`."""
    found = picture.figure.findobj(lambda artist: artist.get_gid() == gid)
    assert len(found) == 1, f"{gid}: {len(found)} artists"
    return found[0]


def test_each_path_is_drawn_as_given():
    """The two columns of a path are the line's x and y."""
    line = drawn(a_cost_picture(), "path-mini-batch")
    np.testing.assert_array_equal(line.get_xydata(), [[3, 4], [1, 1], [0, 1]])


def test_paths_share_their_axes():
    """Panels can be compared because their limits are the same, and each says its steps."""
    left, right = a_cost_picture().figure.axes
    assert (left.get_xlim(), left.get_ylim()) == (right.get_xlim(), right.get_ylim())
    assert left.get_title(loc="left") == "batch: 1 step"
    assert right.get_title(loc="left") == "mini-batch: 2 steps"


def test_a_fan_has_a_line_for_each_row_and_one_for_their_mean():
    """Every line runs from the origin to a gradient; the thick one ends at their mean."""
    picture = a_fan_picture()
    spokes = drawn(picture, "fan-far").get_segments()
    np.testing.assert_array_equal(spokes, [[[0, 0], [3, 0]], [[0, 0], [3, 8]]])
    np.testing.assert_array_equal(drawn(picture, "mean-far").get_xydata(), [[0, 0], [3, 4]])


def test_points_and_laws_are_drawn_on_logarithmic_axes():
    """What was measured and what a law says come back from the axes."""
    picture = a_log_log_picture()
    axes = picture.figure.axes[0]
    assert axes.get_xscale() == axes.get_yscale() == "log"
    points = drawn(picture, "measured-measured").get_xydata()
    np.testing.assert_array_equal(points, [[0.1, 2], [0.01, 0.25]])
    np.testing.assert_array_equal(
        drawn(picture, "law-slope-1").get_xydata(), [[0.1, 2], [0.01, 0.2]]
    )


def test_each_curve_and_the_floor_are_drawn_as_given():
    """A curve's arrays come back from the axes, and the floor stands at its value."""
    picture = a_curve_picture()
    line = drawn(picture, "curve-B-1")
    np.testing.assert_array_equal(line.get_xydata(), [[0, 8], [1, 3], [2, 2.5], [3, 2.75]])
    assert drawn(picture, "floor-least").get_ydata() == [2.0, 2.0]
    assert picture.figure.axes[0].get_yscale() == "log"


def test_limits_of_a_curve_are_kept():
    """Frames of one slider can share their upright axis."""
    curve = {"B = 1": (np.arange(2), [8.0, 3.0])}
    picture = figures.learning_curves(curve, xlabel="x", ylabel="y", title="t", limits=(1, 100))
    assert picture.figure.axes[0].get_ylim() == (1, 100)


def test_what_is_counted_has_whole_ticks():
    """No tick at epoch 2.5; where a curve has fractions of epochs, ticks may have them, too."""
    for x, whole in ((np.arange(1, 4), True), (np.linspace(0, 1, 5), False)):
        picture = figures.learning_curves({"a": (x, x + 1.0)}, xlabel="x", ylabel="y", title="t")
        ticks = picture.figure.axes[0].get_xticks()
        assert np.all(ticks % 1 == 0) == whole


def test_zero_is_left_out_of_a_logarithmic_figure():
    """A variance of zero has no place on a logarithmic axis, the other points stay."""
    picture = a_batch_size_picture()
    np.testing.assert_array_equal(
        drawn(picture, "measured-measured").get_xydata(), [[1, 4], [2, 2.2]]
    )
    np.testing.assert_array_equal(drawn(picture, "formula-law").get_xydata(), [[1, 4], [2, 2]])


def test_the_raster_has_one_dash_for_each_row_used():
    """Every step's rows are dashes in the step's column; rows never used stand apart."""
    picture = a_raster_picture()
    dashes = drawn(picture, "used-all").get_segments()
    used = {(round(dash[:, 0].mean()), int(dash[0, 1])) for dash in dashes}
    assert used == {(1, 3), (1, 1), (2, 0), (2, 2)}
    unused = drawn(picture, "unused-some").get_segments()
    assert [int(dash[0, 1]) for dash in unused] == [0, 2, 3]


def test_lines_run_through_the_rows_as_given():
    """Each row is a point, and a line stands at slope times x plus level over the rows' range."""
    picture = a_line_picture()
    np.testing.assert_array_equal(
        drawn(picture, "rows-all").get_xydata(), [[-1, 1], [0, 4], [2, 5.5]]
    )
    np.testing.assert_array_equal(drawn(picture, "line-steep").get_xydata(), [[-1, -1], [2, 5]])


def test_costs_side_by_side_have_axes_of_their_own():
    """Each panel names its own weights, and draws its own path."""
    picture = a_picture_of_two_costs()
    left, right = picture.figure.axes
    assert (left.get_xlabel(), right.get_xlabel()) == ("a, kg", "a")
    np.testing.assert_array_equal(
        drawn(picture, "path-standardised").get_xydata(), [[3, 4], [0, 2]]
    )


def test_a_boundary_stands_where_the_score_is_zero():
    """Every point of the line has the score zero, and the line spans the picture; zero has none."""
    picture = a_picture_of_boundaries()
    for name, w in (("upright", [-1.0, 0.0, 5.0]), ("slanting", [-1.0, -1.0, 11.0])):
        ends = drawn(picture, f"line-{name}").get_xydata()
        np.testing.assert_allclose(ends @ w[:2] + w[2], 0, atol=1e-9)
        assert np.ptp(ends, axis=0).max() > 11
    assert len(drawn(picture, "line-zero").get_xydata()) == 0
    np.testing.assert_array_equal(drawn(picture, "rows-plus").get_xydata(), [[0, 0], [0, 10]])


def test_multiples_stand_at_their_numbers():
    """One point a name, on a logarithmic axis."""
    picture = a_picture_of_multiples()
    points = drawn(picture, "multiples-Three-ways").get_xydata()
    np.testing.assert_array_equal(points[:, 0], [12, 0.5, 0.25])
    assert picture.figure.axes[0].get_xscale() == "log"


@pytest.mark.parametrize(
    ("draw", "numbers"),
    [
        (a_cost_picture, ["5 away", "batch ends 2 from", "1 step,", "mini-batch ends 1 from"]),
        (a_curve_picture, ["from 8 at 0 to 2.75 at 3", "lowest 2.5", "least stands at 2"]),
        (a_batch_size_picture, ["4 at B = 1", "2.2 at B = 2", "further than 10 %"]),
        (a_raster_picture, ["4 of 4 rows used in 2 steps", "1 of 4 rows used in 1 step"]),
        (a_fan_picture, ["far: the full gradient is 5 long", "miss it by 4", "near", "is 0 long"]),
        (a_log_log_picture, ["2 at 0.1", "0.25 at 0.01"]),
        (
            a_picture_of_boundaries,
            ["2 rows of +1 and 2 of -1", "lower edge at 5 and the upper at 5"],
        ),
        (
            a_picture_of_boundaries,
            ["upright", "100.0 % of", "slanting", "75.0 % of", "zero", "50.0 %"],
        ),
        (a_picture_of_multiples, ["slow 12, that is 48 ×", "fast 0.5, that is 2.0 ×", "1.0 ×"]),
        (a_line_picture, ["3 rows", "a, kg from -1 to 2", "steep goes from -1 to 5"]),
        (a_picture_of_two_costs, ["starts 5 from", "ends 1 from it after 2 steps", "ends 2 from"]),
    ],
)
def test_the_alt_text_holds_the_numbers(draw, numbers):
    """Who cannot see the figure reads its title and the numbers that it was drawn from."""
    alt = draw().alt
    for number in numbers:
        assert number in alt


@every_picture
def test_a_picture_shows_as_an_image_with_its_alt_text(draw):
    """A notebook gets an `<img>` whose alt attribute is the alt text, and words as plain text."""
    picture = draw()
    bundle = picture._repr_mimebundle_()
    image = ElementTree.fromstring(bundle["text/html"].replace('">', '"/>'))
    assert image.tag == "img"
    assert image.get("alt") == picture.alt
    assert image.get("src").startswith("data:image/png;base64,")
    assert bundle["text/plain"] == repr(picture) == picture.alt


@every_picture
def test_every_axis_says_what_it_shows(draw):
    """No axes without words: each has a label below, and the leftmost one at its side."""
    axes = draw().figure.axes
    assert all(one.get_xlabel() for one in axes)
    assert axes[0].get_ylabel()


@every_picture
def test_letters_can_be_read(draw):
    """No text is smaller than 9 points at the figure's own size."""
    picture = draw()
    picture.png()
    texts = picture.figure.findobj(matplotlib.text.Text)
    assert min(text.get_fontsize() for text in texts if text.get_text()) >= 9


def test_looks_differ_without_colour():
    """Two series never share a colour, a dash or a marker."""
    for channel in ("color", "linestyle", "marker"):
        assert len({look[channel] for look in figures.LOOKS}) == len(figures.LOOKS)


def test_drawing_leaves_no_trace():
    """No pyplot, no backend, no changed setting: not even an import."""
    program = """
import matplotlib, sys
before = matplotlib.rcParams.copy()  # a look at its "backend" would import pyplot
sys.path.insert(0, "tests")
import test_figures as tests
for draw in tests.PICTURES:
    draw().png()
assert matplotlib.rcParams.copy() == before
assert "matplotlib.pyplot" not in sys.modules
"""
    root = ASSETS.parent
    subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=root, check=True)


def test_a_picture_saves_as_the_file_its_name_says(tmp_path):
    """`.svg` and `.png` are written; saving twice gives the same bytes; both are opaque."""
    for name in ("a.svg", "a.png"):
        a_raster_picture().save(tmp_path / name)
        a_raster_picture().save(tmp_path / f"again-{name}")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"again-{name}").read_bytes()
    assert Image.open(tmp_path / "a.png").convert("RGBA").getpixel((0, 0)) == (255,) * 4


@pytest.mark.parametrize("name", ["paths", "costs"])
def test_a_tracked_picture_is_what_its_script_draws(name, tmp_path):
    """The curves in the tracked file are those computed from the data today, whatever matplotlib.

    Bytes depend on matplotlib's version, so the curves are compared, each in its own frame.
    """
    picture = runpy.run_path(str(ASSETS / f"{name}.py"))["draw"]()
    picture.save(tmp_path / "today.svg")
    today = ElementTree.parse(tmp_path / "today.svg")
    tracked = ElementTree.parse(ASSETS / f"{name}.svg")
    assert described(tracked) == described(today) == picture.alt
    names = [gid for gid in curves(today) if gid.startswith(("path-", "curve-"))]
    assert len(names) == 3
    for gid in names:
        np.testing.assert_allclose(curves(tracked)[gid], curves(today)[gid], atol=0.002)


def described(svg):
    return svg.find(".//{http://purl.org/dc/elements/1.1/}description").text


def curves(svg):
    """Name -> the corners of the line, scaled so that each direction runs from 0 to 1."""
    found = {}
    for group in svg.iter(f"{SVG}g"):
        line = group.find(f"{SVG}path")
        if line is None:
            continue
        corners = re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", line.get("d"))
        points = np.array(corners, dtype=float)
        if len(points) > 1 and np.ptp(points, axis=0).min() > 0:
            low, size = points.min(axis=0), np.ptp(points, axis=0)
            found[group.get("id")] = (points - low) / size
    return found
