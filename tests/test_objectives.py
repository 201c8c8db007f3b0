"""Squared error, logistic loss and accuracy, against definitions, closed forms and differences."""

from math import exp, log

import numpy as np
import pytest

from mbgd_lessons.objectives import (
    accuracy,
    check_finite,
    logistic_gradient,
    logistic_loss,
    predictions,
    row_gradient,
    squared_error,
    squared_error_gradient,
)

LOSSES = [(squared_error, squared_error_gradient), (logistic_loss, logistic_gradient)]
ON_ROWS = [function for pair in LOSSES for function in pair] + [accuracy]


def test_predictions_are_one_number_a_row(regression):
    """Each is what a loop over the features adds up, and the costs are built on them."""
    w, X, _ = regression
    added_up = [sum(x_j * w_j for x_j, w_j in zip(x, w, strict=True)) for x in X]
    assert predictions(w, X) == pytest.approx(added_up, rel=1e-13)
    assert predictions(w, X[:1]).shape == (1,)
    assert squared_error(w, X, predictions(w, X)) == 0


@pytest.mark.parametrize("shape", [(23, 4), (5, 23), (5,), (23, 5, 1)])
def test_predictions_refuse_other_shapes(regression, shape):
    """Not one column for every weight: a sentence that names both shapes."""
    w, _, _ = regression
    with pytest.raises(ValueError, match=r"w, X must have shapes \(d,\), \(n, d\); got \(5,\)"):
        predictions(w, np.ones(shape))
    with pytest.raises(ValueError, match="X needs a column for every weight"):
        predictions(w[:, None], np.ones((23, 5)))


@pytest.mark.parametrize("value, gradient", LOSSES)
def test_gradient_against_finite_differences(value, gradient, classification, rng):
    """Along random directions the gradient is the slope that central differences measure."""
    w, X, y = classification
    for v in rng.normal(size=(20, len(w))):
        h = 1e-5
        slope = (value(w + h * v, X, y) - value(w - h * v, X, y)) / (2 * h)
        assert gradient(w, X, y) @ v == pytest.approx(slope, rel=1e-7, abs=1e-9)


def test_squared_error_is_a_mean_over_rows(regression):
    """The squared error is what a loop over the rows adds up, divided by their number."""
    w, X, y = regression
    total = sum(
        (sum(x_j * w_j for x_j, w_j in zip(x, w, strict=True)) - t) ** 2
        for x, t in zip(X, y, strict=True)
    )
    assert squared_error(w, X, y) == pytest.approx(total / 23, rel=1e-13)


def test_logistic_loss_is_a_mean_over_rows(classification):
    """The logistic loss is what a loop over the rows adds up, divided by their number."""
    w, X, y = classification
    total = sum(log(1 + exp(-t * float(x @ w))) for x, t in zip(X, y, strict=True))
    assert logistic_loss(w, X, y) == pytest.approx(total / 41, rel=1e-13)


@pytest.mark.parametrize("value", [squared_error, logistic_loss, accuracy])
def test_values_are_floats(value, classification):
    """Objectives and accuracy are plain floats, so they print and compare as numbers."""
    assert type(value(*classification)) is float


def test_squared_error_gradient_vanishes_at_least_squares(regression):
    """At the weights that LAPACK's least squares finds the gradient is zero."""
    _, X, y = regression
    optimum = np.linalg.lstsq(X, y, rcond=None)[0]
    assert squared_error_gradient(optimum, X, y) == pytest.approx(np.zeros(5), abs=1e-13)


def test_row_gradients_average_to_the_gradient(regression):
    """The mean of the rows' own gradients is the gradient of the whole set."""
    w, X, y = regression
    mean = np.mean([row_gradient(w, X, y, i) for i in range(23)], axis=0)
    assert mean == pytest.approx(squared_error_gradient(w, X, y), rel=1e-12)


def test_row_gradient_is_that_of_a_one_row_set(regression):
    """Row i's gradient is the gradient of a set that holds row i alone."""
    w, X, y = regression
    for i in (0, 11, -1):
        alone = squared_error_gradient(w, X[[i]], y[[i]])
        assert row_gradient(w, X, y, i) == pytest.approx(alone, rel=1e-13)


@pytest.mark.parametrize("function", [*ON_ROWS])
def test_copies_change_nothing(function, classification):
    """Three copies of every row leave each mean what it was: an evil genie gains nothing."""
    w, X, y = classification
    tripled = function(w, np.tile(X, (3, 1)), np.tile(y, 3))
    assert tripled == pytest.approx(function(w, X, y), rel=1e-12)


def test_logistic_at_zero_weights(classification):
    """At zero weights the loss is log 2 and the gradient -(1/2n) X^T y, whatever the data."""
    _, X, y = classification
    assert logistic_loss(np.zeros(3), X, y) == pytest.approx(log(2), rel=1e-14)
    assert logistic_gradient(np.zeros(3), X, y) == pytest.approx(-X.T @ y / 82, rel=1e-13)


def test_logistic_at_any_margin():
    """Far on the wrong side the loss is the margin, far on the right side 0, without overflow."""
    X = np.array([[1e4], [1e6], [1e300]])
    wrong, right = -np.ones(3), np.ones(3)
    one = np.ones(1)
    for i in range(3):
        row = X[[i]]
        assert logistic_loss(one, row, wrong[:1]) == X[i, 0]
        assert logistic_gradient(one, row, wrong[:1]) == pytest.approx(X[i])
        assert logistic_loss(one, row, right[:1]) == 0
        assert logistic_gradient(one, row, right[:1]) == 0


def test_accuracy_counts_zero_margin_as_plus_one():
    """A margin of 0.0 or -0.0 is a prediction of +1, so zero weights score the share of +1."""
    X, y = np.array([[1.0], [-1.0], [2.0]]), np.array([1.0, 1.0, -1.0])
    assert accuracy(np.zeros(1), X, y) == 2 / 3
    assert accuracy(np.array([-0.0]), X, y) == 2 / 3


def test_accuracy_of_signs():
    """Rows on the side of their label count, the others do not."""
    X, y = np.array([[2.0], [-0.1], [3.0], [-4.0]]), np.array([1, -1, -1, 1])
    assert accuracy(np.array([1.0]), X, y) == 0.5
    assert accuracy(np.array([1.0]), X[:2], y[:2]) == 1.0


def test_accuracy_of_nan_weights():
    """Weights that have become NaN are right about no row."""
    assert accuracy(np.array([np.nan]), np.ones((2, 1)), np.array([1.0, -1.0])) == 0.0


@pytest.mark.parametrize("function", [*ON_ROWS, row_gradient])
def test_nothing_is_changed_in_place(function, classification):
    """Weights, rows and targets are what they were before the call."""
    before = [array.copy() for array in classification]
    for array in classification:
        array.setflags(write=False)
    function(*classification, *([3] if function is row_gradient else []))
    assert all(np.array_equal(a, b) for a, b in zip(before, classification, strict=True))


@pytest.mark.parametrize("function", ON_ROWS)
@pytest.mark.parametrize(
    "w, X, y, remedy",
    [
        ((2,), (3, 2), (3, 1), r"Flatten y with \.ravel\(\)"),
        ((2,), (3, 2), (4,), "X needs a column for every weight and a row for every target"),
        ((3,), (3, 2), (3,), "X needs a column for every weight"),
        ((2, 1), (3, 2), (3,), "X needs a column for every weight"),
        ((2,), (2,), (2,), "X needs a column for every weight"),
        ((), (3, 2), (3, 2), r"Flatten y"),
        ((2,), (0, 2), (0,), "X needs a column for every weight and a row for every target"),
    ],
)
def test_shapes_refused(function, w, X, y, remedy):
    """Shapes that would broadcast to nonsense are refused, named and with what to do."""
    shapes = ", ".join(str(shape) for shape in (w, X, y)).replace("(", r"\(").replace(")", r"\)")
    with pytest.raises(ValueError, match=rf"^w, X, y must have shapes .*; got {shapes}\. {remedy}"):
        function(np.ones(w), np.ones(X), np.ones(y))


@pytest.mark.parametrize("function", [logistic_loss, logistic_gradient, accuracy])
@pytest.mark.parametrize("wrong", [0, 2, 0.5, np.nan])
def test_labels_refused(function, wrong):
    """A label other than -1 and +1 is shown, with the formula that recodes 0 and 1."""
    y = np.array([1, -1, wrong])
    with pytest.raises(ValueError, match=rf"^y must hold the labels -1 and \+1; got {y[2]}\. Rec"):
        function(np.ones(2), np.ones((3, 2)), y)


def test_not_finite_refused():
    """The first value that is not finite is shown with its place."""
    X = np.array([[1.0, 2.0], [3.0, -np.inf]])
    with pytest.raises(ValueError, match=r"^X must be finite; got -inf at \[1, 1\]\. Fill or drop"):
        check_finite("X", X)
