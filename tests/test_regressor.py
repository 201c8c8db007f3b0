"""`MiniBatchRegressor`: the equation, and scikit-learn's manners."""

import re
import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning, DataConversionWarning, NotFittedError
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

from mbgd_lessons import MiniBatchRegressor
from mbgd_lessons.data import with_ones
from mbgd_lessons.descent import batch_descent
from mbgd_lessons.objectives import squared_error
from mbgd_lessons.schedules import largest_stable_rate


@pytest.fixture
def table(regression):
    """Rows (23, 4) without the column of ones, and their targets (23,)."""
    _, X, y = regression
    return X[:, :-1], y


def weights(model):
    """Coefficients and intercept as one array."""
    return np.append(model.coef_, model.intercept_)


def loop_with_separate_intercept(X, y, lr, epochs, batch_size, seed):
    """The same descent written out another way: row by row, the intercept on its own."""
    rng, n = np.random.default_rng(seed), len(X)
    w, b = [1.0] * X.shape[1], 0.0
    for _ in range(epochs):
        order = list(rng.permutation(n))
        while order:
            batch, order = order[:batch_size], order[batch_size:]
            errors = [sum(x * c for x, c in zip(X[i], w, strict=True)) + b - y[i] for i in batch]
            mean = 1 / len(batch)
            slopes = [
                2 * mean * sum(e * X[i, j] for e, i in zip(errors, batch, strict=True))
                for j in range(len(w))
            ]
            b -= lr * 2 * mean * sum(errors)
            w = [c - lr * slope for c, slope in zip(w, slopes, strict=True)]
    return np.array([*w, b])


@pytest.mark.parametrize("batch_size", [1, 5, 10, 22, 23])
def test_against_a_loop_written_another_way(batch_size, table):
    """Row by row with an intercept of its own, the same rows give the same weights."""
    model = MiniBatchRegressor(0.05, 4, batch_size, random_state=9).fit(*table)
    other = loop_with_separate_intercept(*table, 0.05, 4, batch_size, seed=9)
    assert weights(model) == pytest.approx(other, rel=1e-12)


@pytest.mark.parametrize("batch_size", [23, 24, 10**6])
def test_all_rows_a_batch_is_batch_descent(batch_size, table):
    """At batch size n and above, an epoch is one step of batch gradient descent."""
    X, y = table
    model = MiniBatchRegressor(0.1, 30, batch_size).fit(X, y)
    start = np.array([1.0, 1, 1, 1, 0])
    assert weights(model) == pytest.approx(
        batch_descent(start, with_ones(X), y, 0.1, 30)[-1], rel=1e-11
    )


def test_starts_from_ones_and_zero(table):
    """No epochs leave the start: coefficients of one and an intercept of zero."""
    model = MiniBatchRegressor(epochs=0).fit(*table)
    assert weights(model).tolist() == [1, 1, 1, 1, 0]


def test_defaults():
    """Left alone, it takes 100 epochs of batches of 10 at a learning rate of 0.01."""
    assert MiniBatchRegressor().get_params() == {
        "lr": 0.01,
        "epochs": 100,
        "batch_size": 10,
        "random_state": None,
    }


@pytest.mark.parametrize("seed", range(3))
def test_every_row_once_an_epoch(seed):
    """Where no order matters an epoch of single rows has a closed form: each row, once."""
    # The corners of a tetrahedron: with a one appended, its rows are orthogonal, of squared norm 4.
    X = np.array([[1.0, 1, 1], [1, -1, -1], [-1, 1, -1], [-1, -1, 1]])
    y = np.array([5.0, -2, 7, 1])
    X1, start = with_ones(X), np.array([1.0, 1, 1, 0])
    model = MiniBatchRegressor(0.03, 1, 1, random_state=seed).fit(X, y)
    assert weights(model) == pytest.approx(start - 0.03 * 2 * X1.T @ (X1 @ start - y), rel=1e-12)


def test_optimum_is_that_of_scikit_learn(table):
    """Batch by batch it comes to LinearRegression's weights, up to noise of the order of lr."""
    X, y = table
    best = LinearRegression().fit(X, y)
    exact = MiniBatchRegressor(0.2, 2000, 23).fit(X, y)
    assert weights(exact) == pytest.approx(weights(best), rel=1e-9)
    near = MiniBatchRegressor(0.01, 2000, 5, random_state=0).fit(X, y)
    assert weights(near) == pytest.approx(weights(best), abs=0.01)


def test_evil_genie(table):
    """Batch size n on a set and 3n on three copies of it give the same fit."""
    X, y = table
    one = MiniBatchRegressor(0.1, 20, 23).fit(X, y)
    three = MiniBatchRegressor(0.1, 20, 69).fit(np.tile(X, (3, 1)), np.tile(y, 3))
    assert weights(three) == pytest.approx(weights(one), rel=1e-11)


def test_history_is_the_squared_error_after_each_epoch(table):
    """Entry e of the history is the mean squared error of a fit that stops after e epochs."""
    X, y = table
    model = MiniBatchRegressor(0.05, 4, 5, random_state=0).fit(X, y)
    assert model.history_.shape == (5,)
    for epochs, error in enumerate(model.history_):
        stopped = clone(model).set_params(epochs=epochs).fit(X, y)
        assert error == pytest.approx(np.mean((stopped.predict(X) - y) ** 2), rel=1e-12)


def test_same_seed_same_fit(table):
    """An int as random_state fixes the fit; a Generator goes on, so the next fit differs."""
    fit = [weights(MiniBatchRegressor(random_state=5).fit(*table)) for _ in range(2)]
    assert np.array_equal(*fit)
    rng = np.random.default_rng(5)
    fit = [weights(MiniBatchRegressor(random_state=rng).fit(*table)) for _ in range(2)]
    assert not np.array_equal(*fit)


def test_input_is_not_changed(table):
    """Rows and targets may be read-only."""
    for array in table:
        array.setflags(write=False)
    MiniBatchRegressor(epochs=2).fit(*table).predict(table[0])


# ---- divergence --------------------------------------------------------------------------------


@pytest.mark.parametrize("factor, epochs", [(1.2, 300), (20, 500)])
def test_divergence_names_rate_and_limit(factor, epochs, table):
    """Too large a rate gives one warning, with lr and 2/lambda_max, be the end huge or NaN."""
    X, y = table
    limit = largest_stable_rate(with_ones(X))
    lr = round(factor * limit, 3)
    with pytest.warns(ConvergenceWarning) as caught:
        MiniBatchRegressor(lr, epochs, 23).fit(X, y)
    assert len(caught) == 1
    message = str(caught[0].message)
    assert f"diverged with lr={lr}:" in message
    assert f"2/lambda_max = {limit:.3g}," in message
    assert "Lower lr, or standardise" in message


def test_no_warning_below_the_limit(table):
    """Just below 2/lambda_max batch descent converges, and says nothing."""
    X, y = table
    lr = 0.99 * largest_stable_rate(with_ones(X))
    history = MiniBatchRegressor(lr, 300, 23).fit(X, y).history_
    assert history[-1] < history[0]


def test_noise_about_the_optimum_is_not_divergence(table, rng):
    """A fit that begins at the optimum and jitters about it ends a little higher, unwarned."""
    X, _ = table
    ones = np.array([1.0, 1, 1, 1, 0])
    noise = rng.normal(size=23)
    X1 = with_ones(X)
    noise -= X1 @ np.linalg.lstsq(X1, noise, rcond=None)[0]  # so that the start is the optimum
    model = MiniBatchRegressor(0.02, 20, 2, random_state=0).fit(X, X1 @ ones + noise)
    assert model.history_[-1] > model.history_[0]


# ---- manners -----------------------------------------------------------------------------------


def test_scikit_learn_checks():
    """It passes every check that scikit-learn has for a regressor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the checks provoke warnings on purpose
        check_estimator(MiniBatchRegressor())


def test_in_a_pipeline_and_a_search(rng):
    """In a pipeline it can be searched over; standardising lets the larger rate win."""
    X = rng.normal(size=(60, 2)) * [1, 50] + [0, 300]
    y = X @ [2.0, 0.1] + 1
    model = make_pipeline(StandardScaler(), MiniBatchRegressor(random_state=0))
    search = GridSearchCV(model, {"minibatchregressor__lr": [1e-5, 0.1]}, cv=3).fit(X, y)
    assert search.best_params_ == {"minibatchregressor__lr": 0.1}
    assert search.score(X, y) > 0.999


def test_column_of_targets_is_flattened(table):
    """Targets of shape (n, 1) give the same fit as (n,), with a DataConversionWarning."""
    X, y = table
    flat = MiniBatchRegressor(random_state=0).fit(X, y)
    with pytest.warns(DataConversionWarning):
        column = MiniBatchRegressor(random_state=0).fit(X, y[:, None])
    assert column.coef_.shape == (4,)
    assert np.array_equal(weights(column), weights(flat))


@pytest.mark.parametrize(
    "name, value, rule",
    [
        *(("batch_size", v, "a whole number, at least 1") for v in (0, -1, 2.5, True, "10", None)),
        *(("epochs", v, "a whole number, at least 0") for v in (-1, 2.5, True, "10", None)),
        *(("lr", v, "a finite number above 0") for v in (0, -1, np.nan, np.inf, "0.1", None)),
    ],
)
def test_parameters_refused(name, value, rule, table):
    """A parameter that breaks its rule is named with rule, value and a way out, before any work."""
    message = f"^{name} must be {rule}; got {re.escape(repr(value))}. Pass a"
    model = MiniBatchRegressor(**{name: value})
    with pytest.raises(ValueError, match=message):
        model.fit(*table)
    assert not hasattr(model, "coef_")


@pytest.mark.parametrize(
    "X, y, message",
    [
        ([[1.0], [np.nan]], [1.0, 2.0], "X contains NaN"),
        ([[1.0], [2.0]], [1.0, np.inf], "y contains infinity"),
        ([[1.0], [2.0]], [1.0, 2.0, 3.0], r"inconsistent numbers of samples: \[2, 3\]"),
        ([1.0, 2.0], [1.0, 2.0], "Expected 2D array, got 1D array"),
        ([[1.0], [2.0]], [[1.0, 2.0], [3.0, 4.0]], r"should be a 1d array, got .* shape \(2, 2\)"),
    ],
)
def test_data_refused(X, y, message):
    """Rows or targets that are not finite or do not fit are refused in scikit-learn's words."""
    model = MiniBatchRegressor()
    with pytest.raises(ValueError, match=message):
        model.fit(X, y)
    assert not hasattr(model, "coef_")


def test_predict_before_fit_and_on_other_columns(table):
    """Predicting without a fit, or on rows of another width, is refused."""
    X, y = table
    with pytest.raises(NotFittedError, match="not fitted yet"):
        MiniBatchRegressor().predict(X)
    with pytest.raises(ValueError, match="expecting 4 features"):
        MiniBatchRegressor(epochs=1).fit(X, y).predict(X[:, :3])


def test_prediction_is_the_linear_model(table):
    """A prediction is the row times the coefficients plus the intercept."""
    X, y = table
    model = MiniBatchRegressor(0.05, 7, random_state=0).fit(X, y)
    assert model.intercept_ != 0
    assert model.predict(X[:2]) == pytest.approx(
        [
            sum(x * c for x, c in zip(row, model.coef_, strict=True)) + model.intercept_
            for row in X[:2]
        ]
    )
    assert model.history_[-1] == pytest.approx(squared_error(weights(model), with_ones(X), y))
