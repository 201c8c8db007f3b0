"""Asking: answers are plain arrays, nothing leaks out, nothing is left behind."""

import random
import subprocess
import sys

import numpy as np
import pytest

from autograder.ask import answer, ask, call, epochs, known_global_state, quiet, watching
from autograder.exercise import Case

ONE_ARRAY = Case("an array", {"x": np.array([1.0, 2.0])})


def test_lists_tuples_and_numbers_become_arrays():
    """What a student returns need not be an array."""
    for returned in ([1, 2], (1.0, 2.0), 3, np.float32(4)):
        got = answer(call, lambda x, returned=returned: returned, ONE_ARRAY)
        assert got.raised is None
        np.testing.assert_array_equal(got.values["result"], returned)


@pytest.mark.parametrize(
    ("returned", "said"),
    [(None, "is a `return` missing"), ("text", "expected numbers"), ([[1], [1, 2]], "")],
)
def test_what_is_no_array_of_numbers_is_an_error(returned, said):
    """None, text and ragged lists are answers that raised, with a sentence."""
    got = answer(call, lambda x: returned, ONE_ARRAY)
    assert got.raised.kind in ("TypeError", "ValueError")
    assert said in got.raised.message


@pytest.mark.parametrize("error", [SystemExit(1), RecursionError("deep"), MemoryError()])
def test_whatever_student_code_raises_is_an_answer(error):
    """Also what is no Exception, such as sys.exit."""

    def raises(x):
        raise error

    assert answer(call, raises, ONE_ARRAY).raised.kind == type(error).__name__


def test_an_exception_that_cannot_say_what_it_is_is_an_answer():
    """A class of the student's own may fail at its own words."""

    class Speechless(Exception):
        def __str__(self):
            raise RuntimeError

    def fails(x):
        raise Speechless

    assert str(answer(call, fails, ONE_ARRAY).raised) == "Speechless"


def test_an_interrupt_is_not_an_answer():
    """The person at the keyboard can always stop a check."""

    def interrupted(x):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(call, interrupted, [ONE_ARRAY])


def test_inputs_that_changed_are_named_and_the_case_is_unharmed():
    """Student code gets copies; changing one of them is noted."""

    def changes(x):
        x[0] = 7.0
        return x

    assert answer(call, changes, ONE_ARRAY).changed == ("x",)
    np.testing.assert_array_equal(ONE_ARRAY.inputs["x"], [1.0, 2.0])


def test_an_endless_stream_of_batches_ends():
    """A generator that never stops is cut off, and said to have no end."""

    def endless(n, batch_size, rng):
        while True:
            yield np.arange(batch_size)

    got = answer(epochs, endless, Case("", {"n": 3, "batch_size": 2, "seeds": [0]}))
    assert got.raised is None
    assert list(got.values) == ["endless"]


def test_the_global_random_states_are_put_back():
    """Asking neither depends on the notebook's random state nor moves it."""
    np.random.seed(1)  # noqa: NPY002
    random.seed(1)
    expected = np.random.get_state()[1].copy(), random.getstate()  # noqa: NPY002
    with known_global_state() as moved:
        assert not moved()
        drawn = np.random.random()  # noqa: NPY002
        assert moved()
    np.testing.assert_array_equal(np.random.get_state()[1], expected[0])  # noqa: NPY002
    assert random.getstate() == expected[1]
    with known_global_state():
        assert np.random.random() == drawn  # noqa: NPY002


LOUD = """
import logging, os, subprocess, sys, warnings
from autograder.ask import quiet
early = logging.getLogger("early")
early.addHandler(logging.StreamHandler())  # holds the stream itself
with quiet() as printed:
    print("to standard output")
    print("to standard error", file=sys.stderr)
    warnings.warn("a warning")
    early.warning("a log record")
    logging.warning("another log record")
    os.write(2, b"past Python")
    subprocess.run([sys.executable, "-c", "import sys; sys.exit('from a child process')"])
assert printed.getvalue() == "to standard output\\n", printed.getvalue()
print("heard again", file=sys.stderr)
"""


def test_nothing_reaches_standard_error():
    """However it is written: Python, warnings, log handlers, the descriptor, a child process."""
    done = subprocess.run([sys.executable, "-c", LOUD], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stderr == "heard again\n"
    assert done.stdout == ""


def test_printed_text_is_kept_up_to_a_limit():
    """A flood of prints costs no memory and no patience."""
    with quiet() as printed:
        for _ in range(10_000):
            print("x" * 100)
    assert 0 < len(printed.getvalue()) <= 1_000


def test_watching_notes_the_functions_that_run():
    """Called through another function, the watched one is still seen; the uncalled one is not."""

    def called():
        return 1

    def uncalled():
        return 2

    with watching({called.__code__, uncalled.__code__}) as seen:
        assert sum(map(lambda _: called(), range(3))) == 3  # noqa: C417
    assert seen == {called.__code__}
    assert sys.getprofile() is None
