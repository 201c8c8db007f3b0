"""What exceptions mean: each pattern is met by running code that raises it, as installed here."""

import random
import re

import jax.numpy as jnp
import numpy as np
import pytest

from autograder.ask import answer as asked
from autograder.ask import call
from autograder.exercise import Case, Raised
from autograder.raised import MEANINGS, advice, in_a_line


class Model:
    def fit(self, X):
        self.coef = X

    def predict():
        pass


def no_return(x):
    x.sort()


def too_early():
    total = total + 1  # noqa: F821, F841


def recursive():
    return recursive()


def whole_numbers():
    return np.ones(3, int)


def locked():
    array = np.ones(3)
    array.flags.writeable = False
    return array


def used_before_it_is_there():
    def inner():
        return later

    inner()
    later = 1


def at(array, index):
    return array[index]


def put(array, index, value):
    array[index] = value


def minus_half(array):
    array -= 0.5


RAISING = {
    "arguments": [
        lambda: Model().predict(),
        lambda: no_return(1, 2),
        lambda: (lambda x, y=1: x)(1, 2, 3),
    ],
    "their names": [lambda: no_return(y=1), lambda: no_return()],
    "without `return`": [
        lambda: no_return([1]) + 1,
        lambda: no_return([1])[0],
        lambda: no_return([1]).coef_,
        lambda: np.asarray([None, 1.0]) + 1,
        lambda: asked_for_nothing(),
    ],
    "`fit` has to set it": [lambda: Model().coef_],
    "local to it": [too_early, used_before_it_is_there],
    "Is the name spelled": [lambda: undefined_name],  # noqa: F821
    "fewer axes": [lambda: np.ones(3).mean(axis=1), lambda: np.ones(3)[0, 0]],
    "runs past the end": [
        lambda: np.ones(3)[5],
        lambda: np.ones((2, 2))[:, 5],
        lambda: [1][5],
        lambda: [1].pop(5),
    ],
    "do not fit together": [
        lambda: np.ones(3) + np.ones(2),
        lambda: put(np.ones(3), slice(2), np.ones(3)),
        lambda: np.ones((2, 3)) @ np.ones(2),
        lambda: np.dot(np.ones(3), np.ones(2)),
        lambda: np.ones(3)[np.ones(2, bool)],
        lambda: np.concatenate([np.ones((2, 3)), np.ones((2, 2))]),
        lambda: np.ones(3).reshape(2, 2),
        lambda: jnp.ones(3) + jnp.ones(2),
        lambda: jnp.ones((2, 3)) @ jnp.ones(2),
    ],
    "whole numbers and cannot": [lambda: minus_half(whole_numbers())],
    "Work on a copy": [lambda: put(locked(), 0, 1), lambda: minus_half(locked())],
    "not the kind of number": [
        lambda: at([1, 2], 1.0),
        lambda: at([1, 2], slice(1.0)),
        lambda: at(np.ones(3), 1.0),
        lambda: range(3 / 1),
        lambda: np.zeros(4 / 2),
        lambda: at([1, 2], np.array([0])),
        lambda: float(np.ones(2)),
        lambda: np.ones(2).item(),
    ],
    "More rows are drawn": [
        lambda: np.random.default_rng(0).choice(3, 5, replace=False),
        lambda: np.random.RandomState(0).choice(3, 5, replace=False),
        lambda: random.sample(range(3), 5),
    ],
    "Keep it a list": [lambda: np.array([[1], [1, 2]])],
    "a single value": [lambda: list(5), lambda: unpacked(5), lambda: list(np.array(5))],
    "has become zero": [lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 // 0, lambda: 1 % 0],
    "A condition got a whole array": [lambda: 1 if np.ones(2) else 0],
    "without an end": [recursive],
}
"""Words of a meaning -> code whose exception has it."""


def unpacked(pair):
    a, b = pair
    return a, b


def asked_for_nothing():
    raised = asked(call, no_return, Case("", {"x": np.ones(2)})).raised
    raise TypeError(raised.message)


def message_of(raising):
    with pytest.raises(Exception) as caught:
        raising()
    return str(caught.value)


@pytest.mark.parametrize(
    ("words", "raising"),
    [(words, raising) for words, several in RAISING.items() for raising in several],
)
def test_an_exception_of_real_code_is_given_its_meaning(words, raising):
    """A new wording in Python, NumPy or JAX is noticed here."""
    assert words in advice(Raised("", message_of(raising)))


@pytest.mark.parametrize("pattern", MEANINGS)
def test_every_part_of_a_pattern_is_met_by_some_exception(pattern):
    """No pattern stands there for a wording that nobody has seen."""
    messages = [message_of(raising) for several in RAISING.values() for raising in several]
    for part in re.sub(r"\(.*?\)\??", ".*", pattern).split("|"):
        assert any(re.search(part, message) for message in messages), part


def test_where_nothing_general_can_be_said_nothing_is():
    """A student's own error is left to speak for itself."""
    assert advice(Raised("ValueError", "y must have shape (n,)")) == ""
    assert advice(Raised("KeyError", "'weights'")) == ""


def test_an_exception_is_told_in_a_line():
    """However large the arrays are that its message holds."""

    def raises():
        raise ValueError(f"X is\n{np.arange(900.0).reshape(30, 30)}")

    line = in_a_line(Raised("ValueError", message_of(raises)))
    assert line.startswith("ValueError: X is [[ 0. 1. 2. 3.")
    assert line.endswith(" ...")
    assert len(line) < 310
    assert "\n" not in line
