"""The data sets: what they say of themselves is true of their numbers."""

from functools import cache

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.linear_model import LinearRegression, LogisticRegression

from mbgd_lessons import data
from mbgd_lessons.data import breast_cancer, diabetes, flights, standardise, with_ones

SETS = [diabetes, breast_cancer, flights]


@cache
def loaded(load, standardised=True):
    """The flights take a second or two: each set is loaded once for the tests that only look."""
    return load(standardised=standardised)


def sorted_rows(X, y):
    """The rows with their targets, in an order that does not depend on the order given."""
    table = np.column_stack([X, y])
    return table[np.lexsort(table.T)]


@pytest.mark.parametrize(
    "load, original",
    [
        (diabetes, load_diabetes(scaled=False, return_X_y=True)),
        (breast_cancer, load_breast_cancer(return_X_y=True)),
    ],
)
def test_split_loses_no_row_and_no_target(load, original):
    """Training and test rows together are the original ones in measured units, each once."""
    data = load(standardised=False)
    X, y = np.vstack([data.X_train, data.X_test]), np.concatenate([data.y_train, data.y_test])
    if load is breast_cancer:
        y = (y + 1) / 2  # back to scikit-learn's 0 malignant, 1 benign
    assert np.array_equal(sorted_rows(X, y), sorted_rows(*original))


@pytest.mark.parametrize("load", SETS)
def test_split_is_fixed(load):
    """Two readers get the same rows in the same order, standardised or not."""
    assert np.array_equal(load().X_test, loaded(load).X_test)
    assert np.array_equal(loaded(load).y_train, loaded(load, standardised=False).y_train)


@pytest.mark.parametrize("load", SETS)
def test_standardised_with_the_training_rows_statistics(load):
    """Training columns have mean 0 and deviation 1; test columns were treated the same way."""
    data, raw = loaded(load), loaded(load, standardised=False)
    assert data.X_train.mean(axis=0) == pytest.approx(0, abs=1e-11)
    assert data.X_train.std(axis=0) == pytest.approx(1, rel=1e-10)
    back = data.X_test * raw.X_train.std(axis=0) + raw.X_train.mean(axis=0)
    assert np.allclose(back, raw.X_test, rtol=1e-12, atol=1e-10)
    assert data.standardised and not raw.standardised


@pytest.mark.parametrize("load", SETS)
def test_a_name_and_a_unit_for_every_column(load):
    """Every column has a name of its own and a unit, and the set names source and licence."""
    data = loaded(load)
    d = data.X_train.shape[1]
    assert len(set(data.feature_names)) == len(data.units) == d
    assert all([*data.units, data.target, data.target_unit, data.source, data.licence])


def test_diabetes_is_the_split_of_the_course():
    """Least squares scores the 0.332 on the test rows that the course quotes."""
    data = diabetes()
    assert data.X_train.shape == (353, 10)
    model = LinearRegression().fit(data.X_train, data.y_train)
    assert model.score(data.X_test, data.y_test) == pytest.approx(0.332, abs=5e-4)


def test_breast_cancer_is_the_split_of_the_course():
    """Logistic regression is right on the 0.989 / 0.982 of the rows that the course quotes."""
    data = breast_cancer()
    model = LogisticRegression(max_iter=1000).fit(data.X_train, data.y_train)
    assert model.score(data.X_train, data.y_train) == pytest.approx(0.989, abs=5e-4)
    assert model.score(data.X_test, data.y_test) == pytest.approx(0.982, abs=5e-4)


def test_breast_cancer_labels():
    """Labels are -1 and +1, and both parts have the same share of benign masses, to a row."""
    data = breast_cancer()
    assert set(data.y_train) | set(data.y_test) == {-1.0, 1.0}
    assert np.mean(data.y_test == 1) == pytest.approx(np.mean(data.y_train == 1), abs=1 / 114)
    benign = np.sum(data.y_train == 1) + np.sum(data.y_test == 1)
    assert benign == 357  # the class distribution that the source states


@pytest.fixture(scope="module")
def departures():
    """The flights in measured units."""
    return loaded(flights, standardised=False)


@pytest.fixture(scope="module")
def table():
    """The file of the flights, column by column."""
    with np.load(data.__file__.replace("data.py", "flights.npz")) as columns:
        return dict(columns)


def column(departures, name):
    return departures.X_train[:, departures.feature_names.index(name)]


def test_flights_are_those_that_left(departures, table):
    """All of 336,776 flights but the 8,255 without a departure, each for training or testing."""
    assert len(table["delay"]) == 336_776 - 8_255
    assert len(departures.y_train) + len(departures.y_test) == len(table["delay"])
    late = np.sum(departures.y_train == 1) + np.sum(departures.y_test == 1)
    assert late == np.sum(table["delay"] >= 15)
    assert set(departures.y_train) == set(departures.y_test) == {-1.0, 1.0}


def test_the_first_flight_is_the_first_of_the_source(departures):
    """United from Newark, 1,400 miles, on Tuesday, 1 January 2013, at 5:15; two minutes late."""
    row = dict(zip(departures.feature_names, departures.X_train[0], strict=True))
    assert {name for name in row if row[name] == 1} == {
        *("from EWR", "by UA", "on Tuesday", "in January"),
    }
    assert row["hour"] == 5.25 and row["distance"] == 1400
    assert departures.y_train[0] == -1


def test_a_flight_has_one_airport_carrier_weekday_and_month(departures):
    """The columns of zeros and ones of each group add up to one in every row."""
    for word in ("from ", "by ", "on ", "in "):
        group = [name.startswith(word) for name in departures.feature_names]
        assert set(departures.X_train[:, group].sum(axis=1)) == {1.0}


def test_a_day_is_for_training_or_for_testing(departures, table):
    """Every fifth day is a test day, and each day of the week is among the test days as often."""
    assert len(departures.y_test) == np.sum(table["day"] % 5 == 0)
    days = np.arange(5, 366, 5)
    assert set(np.bincount(days % 7)) == {10, 11}


def test_late_before_knows_nothing_of_later_flights(table, rng):
    """The share of late flights among those that really left in the two hours before."""
    minute = 1440 * table["day"].astype(int) + table["scheduled"]
    left = minute + table["delay"]
    for i in rng.choice(len(minute), size=200, replace=False):
        before = (left < minute[i]) & (left >= minute[i] - 120)
        board = table["delay"][before & (table["origin"] == table["origin"][i])]
        share = 100 * np.mean(board >= 15) if len(board) else 0
        assert table["late_before"][i] == pytest.approx(share, abs=0.5)


def test_what_is_known_before_departure_says_something():
    """Logistic regression is right more often than the one who always says: on time."""
    departures = loaded(flights)
    X, y = departures.X_train[::10], departures.y_train[::10]
    score = LogisticRegression().fit(X, y).score(departures.X_test, departures.y_test)
    assert score > np.mean(departures.y_test == -1) + 0.02


def test_standardise_leaves_a_constant_column_alone():
    """A column without spread becomes 0 on the training rows, with no division by zero."""
    X_train, X_test = standardise(np.array([[3.0, 1.0], [3.0, 2.0]]), np.array([[4.0, 1.5]]))
    assert np.array_equal(X_train, [[0, -1], [0, 1]])
    assert np.array_equal(X_test, [[1, 0]])


def test_standardise_refuses_other_columns():
    """Parts with different columns are refused, with both shapes."""
    with pytest.raises(ValueError, match=r"same columns; got shapes \(2, 3\) and \(2, 4\)\. Split"):
        standardise(np.ones((2, 3)), np.ones((2, 4)))


def test_with_ones_makes_the_last_weight_the_intercept(rng):
    """[X, 1] [w, b] is X w + b, and X itself stays as it is."""
    X, w = rng.normal(size=(5, 3)), rng.normal(size=3)
    X.setflags(write=False)
    assert with_ones(X) @ np.append(w, 2.5) == pytest.approx(X @ w + 2.5, rel=1e-13)
    assert not np.shares_memory(with_ones(X), X)
