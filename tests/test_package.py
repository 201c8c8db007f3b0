"""The package as a whole: what it offers and how quickly."""

import inspect
import subprocess
import sys

import pytest

import mbgd_lessons

# What students write, as the course fixes it: lessons, checks and guides rely on it.
SIGNATURES = {
    "predictions": "(w, X)",
    "squared_error": "(w, X, y)",
    "squared_error_gradient": "(w, X, y)",
    "batch_step": "(w, X, y, lr)",
    "batch_descent": "(w, X, y, lr, steps)",
    "row_gradient": "(w, X, y, i)",
    "stochastic_epoch": "(w, X, y, lr, rng)",
    "inverse_time_decay": "(lr, decay, step)",
    "minibatches": "(n, batch_size, rng)",
    "minibatch_step": "(w, X, y, rows, lr)",
    "MiniBatchRegressor": "(lr=0.01, epochs=100, batch_size=10, *, random_state=None)",
    "logistic_loss": "(w, X, y)",
    "logistic_gradient": "(w, X, y)",
    "accuracy": "(w, X, y)",
    "mini_batch_sgd": "(X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, "
    "batch_size, *, objective, gradient, rng)",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_signatures(name):
    """Every name that students write is offered with the signature that the course fixes."""
    assert str(inspect.signature(getattr(mbgd_lessons, name))) == SIGNATURES[name]


def test_all_names():
    """`from mbgd_lessons import *` gives those names and no others."""
    assert sorted(mbgd_lessons.__all__) == sorted(SIGNATURES)


def test_jax_version_has_the_same_signature():
    """The JAX classifier can take the place of the NumPy one."""
    from mbgd_lessons import classifier_jax

    assert str(inspect.signature(classifier_jax.mini_batch_sgd)) == SIGNATURES["mini_batch_sgd"]


def in_a_fresh_process(code):
    """What a new Python prints, on both channels."""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return result.stdout.strip() + result.stderr


def test_import_needs_neither_jax_nor_matplotlib():
    """Importing the package leaves the two slow libraries alone."""
    code = "import mbgd_lessons, sys; print({'jax', 'matplotlib'} & set(sys.modules))"
    assert in_a_fresh_process(code) == "set()"


def test_a_name_is_loaded_when_it_is_asked_for():
    """Importing the package loads no library; its names can be listed, and an unknown one fails."""
    libraries = "import mbgd_lessons, sys; print({'numpy', 'sklearn'} & set(sys.modules))"
    assert in_a_fresh_process(libraries) == "set()"
    assert {*SIGNATURES} <= {*dir(mbgd_lessons)}
    with pytest.raises(AttributeError, match="'mbgd_lessons' has no attribute 'batch_stop'"):
        mbgd_lessons.batch_stop  # noqa: B018


@pytest.mark.parametrize("x64", [False, True])
def test_import_leaves_jax_as_it_is(x64):
    """Importing the JAX classifier does not touch JAX's precision, neither off nor on."""
    set_up = f"import jax; jax.config.update('jax_enable_x64', {x64})"
    code = f"{set_up}; import mbgd_lessons.classifier_jax; print(jax.config.jax_enable_x64)"
    assert in_a_fresh_process(code) == str(x64)
