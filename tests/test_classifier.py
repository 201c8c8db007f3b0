"""`mini_batch_sgd` in NumPy: the contract of its arguments, and its curves."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from mbgd_lessons import accuracy, logistic_gradient, logistic_loss, mini_batch_sgd
from mbgd_lessons.classifier import SGDResult

GIVEN = {"lr": 0.2, "annealing_rate": 0.9, "max_epochs": 3, "batch_size": 7}


def train(problem, **changes):
    """Train on the first 30 rows, test on the others, with the settings above, some changed."""
    _, X, y = problem
    given = GIVEN | {"objective": logistic_loss, "gradient": logistic_gradient} | changes
    rng = given.pop("rng", None) or np.random.default_rng(0)
    return mini_batch_sgd(X[:30], y[:30], X[30:], y[30:], **given, rng=rng)


class Spy:
    """A gradient that remembers the rows it was given, and answers with a constant."""

    def __init__(self, answer):
        self.answer, self.batches = answer, []

    def __call__(self, w, X, y):
        self.batches.append((X, y))
        return self.answer


def test_batch_size_n_is_batch_descent(classification):
    """With all rows in a batch it is batch gradient descent from zero weights, rate annealed."""
    _, X, y = classification
    w, lr = np.zeros(3), 0.2
    for _ in range(3):
        margin = y[:30] * (X[:30] @ w)
        w = w + lr * np.mean((y[:30] / (1 + np.exp(margin)))[:, None] * X[:30], axis=0)
        lr *= 0.9
    for batch_size in (30, 31, 500):
        assert train(classification, batch_size=batch_size).w == pytest.approx(w, rel=1e-12)


def test_gradient_is_given_every_row_once_an_epoch(classification):
    """Over an epoch the gradient gets each training row once, with its own target, in batches."""
    _, X, y = classification
    spy = Spy(np.zeros(3))
    train(classification, gradient=spy)
    assert [len(rows) for rows, _ in spy.batches] == [7, 7, 7, 7, 2] * 3
    expected = sorted(map(tuple, np.column_stack([X, y])[:30]))
    orders = []
    for epoch in range(3):
        batches = spy.batches[5 * epoch : 5 * epoch + 5]
        seen = [tuple(row) for batch in batches for row in np.column_stack(batch)]
        assert sorted(seen) == expected
        orders.append(seen)
    assert orders[0] != orders[1] != orders[2]


def test_rate_is_annealed_once_an_epoch(classification):
    """Against a constant gradient the weights fall by lr times its share, five steps an epoch."""
    result = train(classification, gradient=Spy(np.ones(3)))
    assert result.w == pytest.approx(np.full(3, -5 * 0.2 * (1 + 0.9 + 0.81)), rel=1e-13)


def test_no_annealing(classification):
    """An annealing rate of 1 keeps the learning rate."""
    result = train(classification, gradient=Spy(np.ones(3)), annealing_rate=1)
    assert result.w == pytest.approx(np.full(3, -15 * 0.2), rel=1e-13)


def test_curves_are_of_the_weights_after_each_epoch(classification):
    """Entry e of each curve is what a run that stops after epoch e ends with."""
    _, X, y = classification
    whole = train(classification)
    for epoch in range(3):
        w = train(classification, max_epochs=epoch + 1).w
        assert whole.w_errors[epoch] == logistic_loss(w, X[:30], y[:30])
        assert whole.training_accuracy[epoch] == accuracy(w, X[:30], y[:30])
        assert whole.test_accuracy[epoch] == accuracy(w, X[30:], y[30:])


def test_objective_is_the_one_passed_in(classification):
    """The errors are the passed objective's values, whatever it is."""
    result = train(classification, objective=lambda w, X, y: float(w @ w) + len(y))
    assert result.w_errors[-1] == pytest.approx(result.w @ result.w + 30)


def test_unpacks_like_the_seed(classification):
    """It returns a tuple in the order w, training accuracy, test accuracy, errors."""
    result = train(classification)
    w, training_accuracy, test_accuracy, w_errors = result
    assert isinstance(result, SGDResult)
    assert w is result.w and w_errors is result.w_errors
    assert training_accuracy is result.training_accuracy and test_accuracy is result.test_accuracy
    assert w.shape == (3,)
    assert training_accuracy.shape == test_accuracy.shape == w_errors.shape == (3,)


def test_no_epochs(classification):
    """No epochs leave zero weights and empty curves."""
    w, *curves = train(classification, max_epochs=0)
    assert w.tolist() == [0, 0, 0]
    assert [len(curve) for curve in curves] == [0, 0, 0]


def test_optimum_is_that_of_scikit_learn(classification):
    """Given time it comes to scikit-learn's unpenalised LogisticRegression."""
    _, X, y = classification
    best = LogisticRegression(C=np.inf, fit_intercept=False, tol=1e-10).fit(X[:30], y[:30])
    exact = train(classification, lr=1.0, annealing_rate=1.0, max_epochs=3000, batch_size=30)
    assert exact.w == pytest.approx(best.coef_[0], rel=1e-6)
    near = train(classification, lr=0.5, annealing_rate=0.99, max_epochs=600)
    assert near.w == pytest.approx(best.coef_[0], abs=0.05)


def test_evil_genie(classification):
    """Batch size n on a set and 4n on four copies of it give the same weights and curves."""
    _, X, y = classification
    given = GIVEN | {"objective": logistic_loss, "gradient": logistic_gradient}
    runs = []
    for copies in (1, 4):
        X_k, y_k = np.tile(X, (copies, 1)), np.tile(y, copies)
        given["batch_size"] = copies * 41
        runs.append(mini_batch_sgd(X_k, y_k, X, y, **given, rng=np.random.default_rng(0)))
    for one, four in zip(*runs, strict=True):
        assert four == pytest.approx(one, rel=1e-11)


def test_nothing_is_changed_in_place(classification):
    """Rows and labels may be read-only."""
    for array in classification:
        array.setflags(write=False)
    assert np.isfinite(train(classification).w).all()


BAD_SETTINGS = [
    *(("lr", v, "a finite number above 0") for v in (0, -1.0, np.nan, np.inf, "1", True)),
    *(
        ("annealing_rate", v, "a finite number above 0 and at most 1")
        for v in (0, -0.5, 1.01, np.nan, "1")
    ),
    *(("max_epochs", v, "a whole number, at least 0") for v in (-1, 2.0, True, "3")),
    *(("batch_size", v, "a whole number, at least 1") for v in (0, -1, 2.5, True, "10")),
]


@pytest.mark.parametrize("name, value, rule", BAD_SETTINGS)
def test_settings_refused(name, value, rule, classification):
    """A setting that breaks its rule is named with rule, value and a way out, before any work."""
    spy = Spy(np.zeros(3))
    with pytest.raises(ValueError) as refusal:
        train(classification, gradient=spy, **{name: value})
    assert str(refusal.value).startswith(f"{name} must be {rule}; got {value!r}. Pass a")
    assert spy.batches == []


def test_seed_refused(classification):
    """A seed in the place of the generator is refused with the way to make one."""
    with pytest.raises(TypeError, match=r"^rng must be a numpy\.random\.Generator; got 42\. Pass"):
        train(classification, rng=42)


def bad_data(X, y):
    """Pairs of four data arguments with one thing wrong, and how the refusal reads."""
    zero_one, column, holed = (y + 1) / 2, y[:, None], X.copy()
    holed[3, 1] = np.nan
    labels = r"must hold the labels -1 and \+1; got 0\.0\. Recode 0 and 1 with 2 \* y - 1"
    return [
        ((X, zero_one, X, y), "^y_train " + labels),
        ((X, y, X, zero_one), "^y_test " + labels),
        ((X, column, X, y), r"^w, X_train, y_train must .* \(41, 1\)\. Flatten y_train"),
        ((X, y, X, column), r"^w, X_test, y_test must .* \(41, 1\)\. Flatten y_test"),
        ((X, y[1:], X, y), "X_train needs a column for every weight and a row for every target"),
        ((X, y, X[:, :2], y), "X_test needs a column for every weight"),
        ((holed, y, X, y), r"^X_train must be finite; got nan at \[3, 1\]"),
        ((X, y, holed, y), r"^X_test must be finite; got nan at \[3, 1\]"),
        ((X[:0], y[:0], X, y), r"with n at least 1; got \(3,\), \(0, 3\), \(0,\)"),
    ]


@pytest.mark.parametrize("case", range(9))
def test_data_refused(case, classification):
    """Rows or labels that cannot be trained on are named and shown, before any work."""
    _, X, y = classification
    data, message = bad_data(X, y)[case]
    spy = Spy(np.zeros(3))
    with pytest.raises(ValueError, match=message):
        mini_batch_sgd(
            *data, **GIVEN, objective=logistic_loss, gradient=spy, rng=np.random.default_rng(0)
        )
    assert spy.batches == []
