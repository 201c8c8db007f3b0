"""The data sets: what they say of themselves is true of their numbers."""

import numpy as np
import pytest
from sklearn.datasets import load_breast_cancer, load_diabetes
from sklearn.linear_model import LinearRegression, LogisticRegression

from mbgd_lessons.data import breast_cancer, diabetes, standardise, with_ones

SETS = [diabetes, breast_cancer]


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
    assert np.array_equal(load().X_test, load().X_test)
    assert np.array_equal(load().y_train, load(standardised=False).y_train)


@pytest.mark.parametrize("load", SETS)
def test_standardised_with_the_training_rows_statistics(load):
    """Training columns have mean 0 and deviation 1; test columns were treated the same way."""
    data, raw = load(), load(standardised=False)
    assert data.X_train.mean(axis=0) == pytest.approx(0, abs=1e-12)
    assert data.X_train.std(axis=0) == pytest.approx(1, rel=1e-12)
    back = data.X_test * raw.X_train.std(axis=0) + raw.X_train.mean(axis=0)
    assert back == pytest.approx(raw.X_test, rel=1e-12)
    assert data.standardised and not raw.standardised


@pytest.mark.parametrize("load", SETS)
def test_a_name_and_a_unit_for_every_column(load):
    """Every column has a name of its own and a unit, and the set names source and licence."""
    data = load()
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
