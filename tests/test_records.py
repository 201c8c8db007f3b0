"""What is kept of a graded submission comes back as it was, and is never half there."""

import pytest

from autograder import records
from autograder.records import Key, Part, Reason, Record

RECORD = Record(
    "ada",
    "03_mini_batch",
    Key("a" * 64, "b" * 64, 7),
    parts=(
        Part("minibatches", 4, 4, source="def minibatches(n, batch_size, rng):\n    ...\n"),
        Part(
            "minibatch_step",
            1.5,
            3,
            ("divided by n", "the sign flipped"),
            hint="Which number of rows?",
            reasons=(Reason("size", "divides by the size of the batch – always", 0.0, 1.5),),
        ),
    ),
    notes=("a cell was put back",),
    seconds=0.25,
)


def test_a_record_comes_back_as_it_was(tmp_path):
    records.write(tmp_path, RECORD)
    assert records.find(tmp_path, "03_mini_batch", "ada") == RECORD
    assert list(records.records(tmp_path, "03_mini_batch")) == [RECORD]


def test_nobody_has_no_record(tmp_path):
    assert records.find(tmp_path, "03_mini_batch", "bob") is None
    assert list(records.records(tmp_path, "03_mini_batch")) == []


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path):
    records.write(tmp_path, RECORD)
    path = records.folder(tmp_path, "03_mini_batch") / "ada.json"
    before = path.read_bytes()
    with pytest.raises(TypeError):
        records.replace(path, "text where bytes belong")
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["ada.json"]
