"""Answers that cross from one process to the other: the same afterwards, and never more."""

import json
import pickle

import numpy as np
import pytest

from autograder.checking import Asked
from autograder.exercise import Answer, Raised
from autograder.wire import packed, printable, unpacked, unpacked_array


def through(found):
    """What arrives on the other side of a line of JSON."""
    return unpacked(json.loads(json.dumps(packed(found))))


@pytest.mark.parametrize(
    "array",
    [
        np.array(1.5),
        np.zeros((0, 3)),
        np.arange(6).reshape(2, 3).T,
        np.array([True, False]),
        np.array([np.nan, -0.0, np.inf], dtype=np.float32),
        np.array([1, 2], dtype=">i2"),
        np.array([1.0], dtype=np.longdouble),
    ],
    ids=str,
)
def test_an_array_arrives_as_it_was(array):
    """Its numbers, shape and type, also where it is empty, transposed or of another byte order."""
    (answer,) = through(Asked((Answer({"result": array}),))).answers
    came = answer.values["result"]
    np.testing.assert_array_equal(came, array)
    assert (came.dtype, came.shape) == (array.dtype, array.shape)


def test_what_was_raised_printed_and_changed_arrives():
    """Everything beside the arrays is words and truth values."""
    error = Raised("ValueError", "no idea", "line 3: raise")
    found = Asked((Answer(raised=error, changed=("w",)),), (Answer(),), "here", True, "line 2: x")
    assert through(found) == found


@pytest.mark.parametrize(
    "kind", ["O", "|O8", "<U4", "|S4", "<c16", "|V8", "f8,O", "<M8[s]", "<f8\n"]
)
def test_only_plain_numbers_are_taken(kind):
    """Objects are refused by the name of their type, before any byte is looked at."""
    with pytest.raises(ValueError, match="must hold plain numbers"):
        unpacked_array({"type": kind, "shape": [], "bytes": ""})


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"type": "<f8", "shape": [1], "bytes": "not base 64"},
        {"type": "<f8", "shape": [2], "bytes": "AAAAAAAAAAA="},
        {"type": "<f8", "shape": ["1"], "bytes": "AAAAAAAAAAA="},
        {"type": "<f3", "shape": [], "bytes": ""},
        {"type": None, "shape": [], "bytes": ""},
        pickle.dumps(np.zeros(1)).decode("latin-1"),
    ],
    ids=["nothing", "no bytes", "too few", "no shape", "no type", "null", "a pickle"],
)
def test_what_is_no_array_is_an_error(given):
    """One of those that the reader expects, never an array made up."""
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpacked_array(given)


@pytest.mark.parametrize(
    "shape",
    [
        *([-1], [True], [1.0], ["1"], [[1]], "1", None, 1, {"1": 1}, [10**30], [10**12], [1, 2]),
        *([0], [10**12, 0], [0, 2**25, 2], [1] * 33, [2**20, 2**20]),
    ],
    ids=str,
)
def test_a_claimed_shape_allocates_nothing(shape):
    """It must be made of the values that came, and no axis of it may be worked out by NumPy."""
    with pytest.raises((ValueError, TypeError)):
        unpacked_array({"type": "<f8", "shape": shape, "bytes": "AAAAAAAAAAA="})
    if isinstance(shape, list) and 0 in shape and shape != [0]:  # no bytes are enough for these
        with pytest.raises(ValueError, match="not too large"):
            unpacked_array({"type": "<f8", "shape": shape, "bytes": ""})


@pytest.mark.parametrize("kind", ["<f\u0668", "|b1\0", "|f8"[:2], "<f99", "<i3"])
def test_types_that_numpy_does_not_know_are_refused(kind):
    """Digits of another script included."""
    with pytest.raises((ValueError, TypeError)):
        unpacked_array({"type": kind, "shape": [1], "bytes": "AAAAAAAAAAA="})


def test_a_truth_value_is_a_bit():
    """A byte of 2 would be neither equal to True nor to False."""
    with pytest.raises(ValueError, match="0 or 1"):
        unpacked_array({"type": "|b1", "shape": [1], "bytes": "Ag=="})


@pytest.mark.parametrize("raised", [[["x" * 10**6] * 3, "b"], [1, 2], [None, "a"]])
def test_only_text_is_taken_for_words(raised):
    """A list of long words would be as long as all of them."""
    with pytest.raises(TypeError, match="must be text"):
        unpacked({**packed(Asked()), "answers": [{"values": {}, "raised": raised, "changed": []}]})


def test_words_do_nothing_to_a_terminal():
    """An escape sequence, half a character and a change of direction each become one sign."""
    assert printable("a\x1b[2J\ud800\u202eb\n\tc") == "a\ufffd[2J\ufffd\ufffdb\n\tc"
    assert "a\ufffd".encode()  # can be written


def test_words_are_cut():
    """A message of a megabyte is nothing to read."""
    assert len(printable("x" * 10**6)) == 2_000
