"""`mini_batch_sgd` in JAX against NumPy: each is the other's oracle."""

import numpy as np
import pytest

from mbgd_lessons import classifier, logistic_gradient, logistic_loss
from mbgd_lessons import objectives as in_numpy

GIVEN = {"lr": 0.2, "annealing_rate": 0.9, "max_epochs": 4, "batch_size": 7}


def train(problem, *, loss=None, gradient=None, rng=None, **changes):
    """Train in JAX on the first 30 rows with the settings above, some changed."""
    import jax

    from mbgd_lessons import classifier_jax

    loss = loss or classifier_jax.logistic_loss
    gradient = gradient or jax.grad(loss)
    _, X, y = problem
    return classifier_jax.mini_batch_sgd(
        *(X[:30], y[:30], X[30:], y[30:]),
        **GIVEN | changes,
        objective=loss,
        gradient=gradient,
        rng=rng or np.random.default_rng(0),
    )


def train_in_numpy(problem, **changes):
    """The same in NumPy."""
    _, X, y = problem
    return classifier.mini_batch_sgd(
        *(X[:30], y[:30], X[30:], y[30:]),
        **GIVEN | changes,
        objective=logistic_loss,
        gradient=logistic_gradient,
        rng=np.random.default_rng(0),
    )


@pytest.mark.parametrize("batch_size", [1, 7, 10, 29, 30, 31, 1000])
def test_agrees_with_numpy(batch_size, classification, jax64):
    """In float64 JAX and NumPy agree to 1e-12 on the same orders, the short batch included."""
    for jax_s, numpy_s in zip(
        train(classification, batch_size=batch_size),
        train_in_numpy(classification, batch_size=batch_size),
        strict=True,
    ):
        assert type(jax_s) is np.ndarray and jax_s.dtype == np.float64
        np.testing.assert_allclose(jax_s, numpy_s, rtol=0, atol=1e-12)


def test_draws_what_numpy_draws(classification, jax64):
    """After training, both have left their generators in the same state."""
    ours, theirs = np.random.default_rng(1), np.random.default_rng(1)
    train(classification, rng=ours)
    for _ in range(GIVEN["max_epochs"]):
        list(classifier.minibatches(30, 7, theirs))
    assert ours.random() == theirs.random()


def test_logistic_loss_and_its_gradient(classification, jax64):
    """JAX's loss, its derivative by `grad` and the accuracy are those of NumPy."""
    from mbgd_lessons import classifier_jax

    w, X, y = classification
    loss = classifier_jax.logistic_loss
    assert loss(w, X, y) == pytest.approx(in_numpy.logistic_loss(w, X, y), rel=1e-14)
    by_grad = np.asarray(jax64.grad(loss)(w, X, y))
    assert by_grad == pytest.approx(in_numpy.logistic_gradient(w, X, y), rel=1e-12)
    assert classifier_jax.accuracy(w, X, y) == in_numpy.accuracy(w, X, y)


def test_logistic_loss_at_any_margin(jax32):
    """Even in float32 the loss far on the wrong side is the margin, and its slope is finite."""
    from mbgd_lessons import classifier_jax

    jnp = jax32.numpy
    w, X = jnp.ones(1), jnp.array([[1e4]])
    value, slope = jax32.value_and_grad(classifier_jax.logistic_loss)(w, X, -jnp.ones(1))
    assert float(value) == float(slope[0]) == 1e4


def test_accuracy_counts_zero_margin_as_plus_one(jax64):
    """A margin of zero is a prediction of +1; NaN weights are right about no row."""
    from mbgd_lessons import classifier_jax

    X, y = np.ones((4, 1)), np.array([1.0, 1.0, 1.0, -1.0])
    assert classifier_jax.accuracy(np.zeros(1), X, y) == 0.75
    assert classifier_jax.accuracy(np.full(1, np.nan), X, y) == 0


def test_float32_and_the_setting_left_alone(classification, jax32):
    """With x64 off it trains in float32, close to NumPy, and x64 is off afterwards."""
    result = train(classification)
    assert result.w.dtype == np.float32
    assert not jax32.config.jax_enable_x64
    for single, double in zip(result, train_in_numpy(classification), strict=True):
        np.testing.assert_allclose(single, double, atol=1e-5)


def test_compiled_once(classification, jax64):
    """One epoch, even at a whole learning rate, compiles what all later epochs and calls use."""
    from mbgd_lessons.classifier_jax import logistic_loss as loss

    traced = []

    def gradient(w, X, y):
        traced.append(X.shape)
        return jax64.grad(loss)(w, X, y)

    train(classification, gradient=gradient, max_epochs=1, lr=1)
    assert {(7, 3), (2, 3)} <= set(traced)  # whole batches, and the short one by its own size
    traced.clear()
    train(classification, gradient=gradient, max_epochs=20, lr=0.1)
    assert not {(7, 3), (2, 3)} & set(traced)


def test_no_epochs(classification, jax64):
    """No epochs leave zero weights and empty curves."""
    w, *curves = train(classification, max_epochs=0)
    assert w.tolist() == [0, 0, 0]
    assert [curve.shape for curve in curves] == [(0,)] * 3


def test_labels_of_any_number_type(classification, jax64):
    """Integer labels and a whole learning rate train as their floats do."""
    w, X, y = classification
    floats = train((w, X, y), lr=1.0)
    ints = train((w, X, y.astype(int)), lr=1)
    assert np.array_equal(ints.w, floats.w)


def test_numpy_functions_refused(classification, jax64):
    """A loss or gradient written in NumPy cannot be compiled: it is named, with what to pass."""
    with pytest.raises(TypeError, match=r"^objective must be written in jax\.numpy; .*\. Pass a f"):
        train(classification, loss=in_numpy.logistic_loss)
    with pytest.raises(TypeError, match=r"^gradient must be written in jax\.numpy; .*\. Pass a f"):
        train(classification, gradient=in_numpy.logistic_gradient)


@pytest.mark.parametrize(
    "name, value, rule",
    [
        ("lr", 0, "a finite number above 0"),
        ("annealing_rate", 1.5, "a finite number above 0 and at most 1"),
        ("max_epochs", 2.5, "a whole number, at least 0"),
        ("batch_size", 0, "a whole number, at least 1"),
    ],
)
def test_settings_refused(name, value, rule, classification, jax64):
    """A setting that breaks its rule is refused in the same words as in NumPy."""
    with pytest.raises(ValueError) as refusal:
        train(classification, **{name: value})
    assert str(refusal.value).startswith(f"{name} must be {rule}; got {value!r}. Pass a")


def test_labels_refused(classification, jax64):
    """Labels 0 and 1 are refused before anything is compiled, with the formula that recodes."""
    w, X, y = classification
    with pytest.raises(ValueError, match=r"^y_train must hold the labels -1 and \+1; got 0\.0\. R"):
        train((w, X, (y + 1) / 2))
