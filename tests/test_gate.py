"""The gate: what it lets in, what it puts right and what it refuses, of real folders on a disk."""

import copy
import io
import json
import os
import pickle
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder import demo, samples
from autograder.gate import Ungradable, admit, files, files_of
from autograder.gate import notebook as notebooks
from autograder.gate import text as texts

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
FILE = f"{LESSON}.ipynb"
ANSWER, CHECK = "minibatches-answer", "minibatches"
RIGHT = "def minibatches(n, batch_size, rng):\n    return []"

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root makes devices"
)


@pytest.fixture(scope="module")
def released():
    return nbformat.read(ROOT / "notebooks" / LESSON / FILE, as_version=4)


@pytest.fixture
def release(released):
    """The release, which no admission changes."""
    yield copy.deepcopy(released)
    assert released == nbformat.read(ROOT / "notebooks" / LESSON / FILE, as_version=4)


@pytest.fixture
def submission(release, tmp_path):
    """A folder with the untouched release."""
    folder = tmp_path / LESSON
    folder.mkdir()
    write(folder, release)
    return folder


def write(folder, notebook):
    """A notebook, or the bytes of the file that should be one."""
    if not isinstance(notebook, bytes):
        notebook = json.dumps(notebook).encode()
    (folder / FILE).write_bytes(notebook)
    return folder


def place(notebook, grade_id):
    ids = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    return ids.index(grade_id)


def cell(notebook, grade_id):
    return notebook.cells[place(notebook, grade_id)]


def answered(release):
    notebook = copy.deepcopy(release)
    cell(notebook, ANSWER).source = RIGHT
    return notebook


def refused(folder, release):
    """The sentences of a refusal, which are fit to be read."""
    with pytest.raises(Ungradable) as caught:
        admit(folder, release, LESSON)
    reason = caught.value
    assert reason.student.isprintable() and reason.instructor.isprintable()
    assert reason.student.endswith(".") and len(reason.student) < 600
    return reason.student


# ------------------------------------------------------------------ honest work


@pytest.mark.parametrize("sample", samples.samples(LESSON), ids=lambda sample: sample.student)
def test_honest_work_passes_as_it_is(submission, release, sample):
    """No note, and every source where it was."""
    filled = samples.filled(release, sample)
    admitted = admit(write(submission, filled), release, LESSON)
    assert admitted.notes == () and admitted.files == {}
    assert admitted.notebook == filled


@pytest.mark.parametrize("lesson", sorted(path.name for path in (ROOT / "notebooks").iterdir()))
def test_every_release_passes_as_it_is(tmp_path, lesson):
    """Also lessons with written answers."""
    release = nbformat.read(ROOT / "notebooks" / lesson / f"{lesson}.ipynb", as_version=4)
    nbformat.write(release, tmp_path / f"{lesson}.ipynb")
    admitted = admit(tmp_path, release, lesson)
    assert admitted.notebook == release and admitted.notes == ()


def test_a_notebook_that_was_run_passes_without_a_note(submission, release):
    """Outputs, counts, timings and the versions of a student's own kernel are dropped silently."""
    notebook = answered(release)
    for each in notebook.cells:
        each.metadata["execution"] = {"iopub.status.busy": "2026-01-01T10:00:00Z"}
        if each.cell_type == "code":
            each.execution_count = 3
            each.outputs = [nbformat.v4.new_output("stream", text="hello")]
    notebook.metadata.kernelspec.name = "venv"
    notebook.metadata.language_info.version = "3.12.1"
    notebook.metadata.widgets = {"state": {}}
    admitted = admit(write(submission, notebook), release, LESSON)
    assert admitted.notes == ()
    assert admitted.notebook == answered(release)


def test_own_cells_and_edited_demonstrations_stay_where_they_stood(submission, release):
    """After the cell that they followed, also at the very beginning; without their metadata."""
    notebook = answered(release)
    notebook.cells[1].source += "\nimport statistics"
    at = place(notebook, ANSWER)
    notebook.cells.insert(at + 1, new_code_cell("x = 1", id="mine", metadata={"collapsed": True}))
    notebook.cells.insert(at + 2, new_raw_cell("raw"))
    notebook.cells.insert(0, new_markdown_cell("My notes"))
    admitted = admit(write(submission, notebook), release, LESSON)
    assert admitted.notes == ()
    assert [each.source for each in admitted.notebook.cells] == [c.source for c in notebook.cells]
    assert admitted.notebook.cells[at + 2] == new_code_cell("x = 1", id="mine")
    assert admitted.notebook.cells[2].id == release.cells[1].id


def test_an_editor_that_drops_ids_changes_nothing(submission, release):
    """Formats before 4.5 have none; then the grade ids and the text say which cell is which."""
    notebook = answered(release)
    notebook.nbformat_minor = 2
    for each in notebook.cells:
        del each["id"]
        each.source = each.source.splitlines(keepends=True)
    admitted = admit(write(submission, notebook), release, LESSON)
    assert admitted.notes == () and admitted.notebook == answered(release)


def test_lost_settings_are_found_again_by_the_id(submission, release):
    """An editor that drops nbgrader's metadata loses no answer."""
    notebook = answered(release)
    for each in notebook.cells:
        each.metadata = {}
    admitted = admit(write(submission, notebook), release, LESSON)
    assert admitted.notebook == answered(release)
    assert len(admitted.notes) == 8 and all("had been lost" in note for note in admitted.notes)


# ------------------------------------------------------------------ the cells of the notebook


def drop(notebook, grade_id):
    del notebook.cells[place(notebook, grade_id)]


def duplicate(notebook, grade_id, **changes):
    at = place(notebook, grade_id)
    second = copy.deepcopy(notebook.cells[at])
    second.update(changes)
    notebook.cells.insert(at + 1, second)


def retype(notebook, grade_id, kind):
    at = place(notebook, grade_id)
    old = notebook.cells[at]
    new = {"markdown": new_markdown_cell, "raw": new_raw_cell}[kind](old.source, id=old.id)
    new.metadata = old.metadata
    notebook.cells[at] = new


def change(notebook, which, **changes):
    cell(notebook, which).metadata.nbgrader.update(changes)


TAMPERED = {
    "an edited check": (
        lambda n: cell(n, CHECK).update(source="4.0"),
        ["The check 'minibatches' had been edited; the released one was put back."],
    ),
    "a deleted check": (
        lambda n: drop(n, CHECK),
        ["The check 'minibatches' was missing; the released one was put back."],
    ),
    "a check copied": (
        lambda n: duplicate(n, CHECK),
        ["The check 'minibatches' was there 2 times; the first one counts."],
    ),
    "an answer copied": (
        lambda n: duplicate(n, ANSWER),
        ["The answer cell 'minibatches-answer' was there 2 times; the first one counts."],
    ),
    "a check turned into text": (
        lambda n: retype(n, CHECK, "markdown"),
        ["The check 'minibatches' had become a cell of type markdown; it is code again."],
    ),
    "an answer turned into text": (
        lambda n: retype(n, ANSWER, "raw"),
        ["The answer cell 'minibatches-answer' had become a cell of type raw; it is code again."],
    ),
    "more points": (
        lambda n: change(n, CHECK, points=400),
        ["nbgrader's settings of the check 'minibatches' had been changed (points); put back."],
    ),
    "other flags": (
        lambda n: change(n, CHECK, solution=True, locked=False, schema_version=99, evil=1),
        [
            "nbgrader's settings of the check 'minibatches' had been changed "
            "(locked, schema_version, solution, others); put back."
        ],
    ),
    "another grade id": (
        lambda n: change(n, CHECK, grade_id="mine"),
        [
            "1 cell claimed to be graded, but the lesson has none of that name: 'mine'.",
            "nbgrader's settings of the check 'minibatches' had been changed (grade_id); put back.",
        ],
    ),
    "tags": (
        lambda n: cell(n, CHECK).metadata.update(tags=["skip-execution", "raises-exception"]),
        ["Tags were removed from 1 cell: a tag can change how a cell is run."],
    ),
    "moved cells": (
        lambda n: n.cells.append(n.cells.pop(place(n, ANSWER))),
        ["Cells had been moved; the lesson's order was put back."],
    ),
    "deleted demonstrations": (
        lambda n: n.cells.__delitem__(slice(1, 4)),
        ["3 cells of the lesson that are not graded had been deleted or retyped; put back."],
    ),
    "another language": (
        lambda n: n.metadata.kernelspec.update(language="bash"),
        ["The notebook asked for the language 'bash'; the lesson's kernel was put back."],
    ),
    "an attached file": (
        lambda n: n.cells[0].update(attachments={"a.png": {"image/png": "AAAA"}}),
        ["Attached files were dropped from 1 cell."],
    ),
    "numbers for cells": (
        lambda n: n.cells.extend([7, {}, {"cell_type": "code", "source": [1]}]),
        ["3 cells held no text and could not be read; dropped."],
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_what_the_release_can_undo_is_undone_and_said(submission, release, name):
    """The answer stays, the rest is the release again, and a sentence says what was done."""
    tamper, notes = TAMPERED[name]
    notebook = answered(release)
    tamper(notebook)
    admitted = admit(write(submission, notebook), release, LESSON)
    assert admitted.notebook == answered(release)
    assert list(admitted.notes) == notes


def test_a_deleted_answer_comes_back_empty(submission, release):
    """The stub would undo an answer that stands in a cell of the student's own."""
    notebook = answered(release)
    at = place(notebook, ANSWER)
    notebook.cells[at] = new_code_cell(RIGHT, id="mine")
    admitted = admit(write(submission, notebook), release, LESSON)
    sources = [each.source for each in admitted.notebook.cells[at - 1 : at + 3]]
    empty = notebooks.EMPTY["code"]
    assert sources == [release.cells[at - 1].source, RIGHT, empty, 'check("minibatches")']
    assert any("was missing; an empty one was put back" in note for note in admitted.notes)


def test_a_second_answer_becomes_the_students_own_cell(submission, release):
    """The first is the graded cell; the other runs after it, as it did for the student."""
    notebook = answered(release)
    duplicate(notebook, ANSWER, source="minibatches = None")
    admitted = admit(write(submission, notebook), release, LESSON)
    at = place(admitted.notebook, ANSWER)
    assert cell(admitted.notebook, ANSWER).source == RIGHT
    second = admitted.notebook.cells[at + 1]
    assert (second.source, second.metadata) == ("minibatches = None", {})
    assert second.id not in {each.id for each in release.cells}


def test_an_untouched_copy_of_the_stub_undoes_no_answer(submission, release):
    """It says nothing that the release does not say, and is left out."""
    notebook = answered(release)
    duplicate(notebook, ANSWER, source=cell(release, ANSWER).source)
    assert admit(write(submission, notebook), release, LESSON).notebook == answered(release)


def test_a_cell_of_unknown_type_becomes_text(submission, release):
    """It is kept to be read, and never run."""
    notebook = answered(release)
    notebook.cells.append({"cell_type": "heading", "source": "Look"})
    admitted = admit(write(submission, notebook), release, LESSON)
    last = admitted.notebook.cells[-1]
    assert (last.cell_type, last.source) == ("markdown", "Look")
    assert admitted.notes == ("1 cell of no known type; kept as text.",)


def test_signs_that_no_text_can_hold_are_replaced(submission, release):
    """Half a character cannot be written as UTF-8, and Python reads no NUL."""
    notebook = answered(release)
    cell(notebook, ANSWER).source = "a = '\ud800'\0"
    admitted = admit(write(submission, notebook), release, LESSON)
    assert cell(admitted.notebook, ANSWER).source == "a = '\ufffd'\ufffd"
    assert len(admitted.notes) == 1 and files_of(admitted, LESSON)


def test_another_lessons_notebook_is_said_to_be_one(submission, release):
    """It is graded, with nothing answered: perhaps everything stands in own cells."""
    other = nbformat.v4.new_notebook(cells=[new_code_cell("print('another lesson')")])
    admitted = admit(write(submission, other), release, LESSON)
    assert any("another lesson" in note for note in admitted.notes)
    assert admitted.notebook.cells[0].source == "print('another lesson')"
    assert len(admitted.notebook.cells) == len(release.cells) + 1


def test_ids_are_valid_unique_and_the_same_each_time(submission, release):
    """Whatever ids a student's own cells claim."""
    notebook = answered(release)
    for name in ("a b", "", CHECK, "twice", "twice", "x" * 65, None, 7):
        notebook.cells.append({"cell_type": "code", "source": "1", "id": name, "metadata": 3})
    write(submission, notebook)
    one, two = (admit(submission, release, LESSON).notebook for _ in range(2))
    assert one == two
    assert len({each.id for each in one.cells}) == len(release.cells) + 8
    nbformat.validate(one)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([None] * 5_000, "more than 5,000 cells"),
        ([new_code_cell("1", id=f"n{k}") for k in range(1_001)], "more than 1,000 cells beside"),
        ([new_code_cell("x" * 2_000_000)], "more than 2,000,000 characters"),
        ([new_code_cell("\n" * 100_000 + "1")], "more than 100,000 lines"),
    ],
    ids=["cells", "own cells", "characters", "lines"],
)
def test_a_notebook_that_goes_on_forever_is_refused(submission, release, cells, said):
    """Nobody could read it, and the tools would take long."""
    notebook = answered(release)
    notebook.cells += cells
    assert said in refused(write(submission, notebook), release)


# ------------------------------------------------------------------ the notebook's file


def as_json(**changes):
    return lambda release: json.dumps(release | changes).encode()


MALFORMED = {
    "empty": (lambda r: b"", "is empty"),
    "blank": (lambda r: b" \n", "is empty"),
    "cut off": (lambda r: json.dumps(r).encode()[:5_000], "is no JSON: line 1"),
    "a page": (lambda r: b"<!DOCTYPE html>", "is no JSON: line 1, column 1"),
    "UTF-16": (lambda r: json.dumps(r).encode("utf-16"), "written in UTF-16"),
    "UTF-32": (lambda r: json.dumps(r).encode("utf-32"), "written in UTF-32"),
    "UTF-16 without a mark": (lambda r: json.dumps(r).encode("utf-16-le"), "is no JSON"),
    "Latin-1": (lambda r: '{"ä": 1}'.encode("latin-1"), "no text in UTF-8, from its byte 2"),
    "a million lists in lists": (lambda r: b"[" * 10**6, "more than 100 levels deep"),
    "deep output": (lambda r: b'{"x": ' + b"[" * 500 + b"]" * 500 + b"}", "deep"),
    "deep after strings": (lambda r: rb'["\"[", "\\", ' + b'{"a":' * 500, "deep"),
    "a million values": (lambda r: b"[" + b"0," * 10**6 + b"0]", "more than 1,000,000 values"),
    "a list": (lambda r: b"[]", "no notebook"),
    "a word": (lambda r: b'"notebook"', "no notebook"),
    "a number": (lambda r: b"1" * 10_000, "no notebook"),
    "NaN": (lambda r: b"NaN", "no notebook"),
    "no format": (lambda r: b'{"cells": []}', "no notebook"),
    "true as format": (as_json(nbformat=True), "no notebook"),
    "format 3": (as_json(nbformat=3), "old format 3"),
    "format 5": (as_json(nbformat=5), "format 5, which is newer"),
    "cells in a dictionary": (as_json(cells={}), "no list of cells"),
    "no cells": (lambda r: b'{"nbformat": 4}', "no list of cells"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_what_is_no_notebook_is_refused_in_a_sentence(submission, release, name):
    """No error but Ungradable, whatever the bytes."""
    make, said = MALFORMED[name]
    assert said in refused(write(submission, make(release)), release)


NO_METADATA = b'"metadata": {}'
HARMLESS = {
    "a byte order mark": (lambda text: b"\xef\xbb\xbf" + text, "byte order mark"),
    "a name twice": (lambda text: text[:-1] + b', "metadata": {}}', "stands twice"),
    "a huge number": (lambda text: text[:-1] + b', "x": ' + b"9" * 10**5 + b"}", None),
    "NaN and infinity": (lambda text: text[:-1] + b', "x": [NaN, -Infinity, 1e999]}', None),
    "metadata that is a number": (lambda text: text.replace(NO_METADATA, b'"metadata": 1'), None),
    "no metadata": (lambda text: text.replace(NO_METADATA, b'"x": 1'), None),
    "unknown fields": (lambda text: text[:-1] + b', "worksheets": [1], "\\ud800": 2}', None),
    "a later minor format": (lambda text: text.replace(b'_minor": 5', b'_minor": 9'), None),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMLESS)
def test_oddities_of_the_file_change_nothing(submission, release, name):
    """What Jupyter reads, or what nothing is taken from."""
    change, noted = HARMLESS[name]
    write(submission, change(json.dumps(answered(release)).encode()))
    admitted = admit(submission, release, LESSON)
    assert admitted.notebook == answered(release)
    assert len(admitted.notes) == (noted is not None)
    assert noted is None or noted in admitted.notes[0]


def test_strings_are_not_taken_for_brackets():
    """An output full of brackets and quotes is not deep."""
    assert texts.cost(json.dumps({"a": ['[[["\\', "]]]\\\\", '\\"{{{']}).encode()) == (2, 5)


# ------------------------------------------------------------------ what stands for the notebook


def test_links_are_not_followed(submission, release, tmp_path):
    """Neither the notebook nor the folder may be one, wherever it leads."""
    (submission / FILE).rename(tmp_path / "real.ipynb")
    (submission / FILE).symlink_to(tmp_path / "real.ipynb")
    assert "is a symbolic link" in refused(submission, release)
    (tmp_path / "linked").symlink_to(submission, target_is_directory=True)
    assert "no plain folder" in refused(tmp_path / "linked", release)
    (submission / FILE).unlink()
    (submission / FILE).symlink_to(FILE)  # to itself
    assert "is a symbolic link" in refused(submission, release)


def test_pipes_sockets_and_folders_are_not_opened(submission, release, monkeypatch):
    """Who opens a pipe without a writer waits for ever."""
    (submission / FILE).unlink()
    os.mkfifo(submission / FILE)
    assert "is a named pipe" in refused(submission, release)
    (submission / FILE).unlink()
    monkeypatch.chdir(submission)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(FILE)
        assert "is a socket" in refused(submission, release)
    (submission / FILE).unlink()
    (submission / FILE).mkdir()
    assert "is a folder" in refused(submission, release)


@needs_root
@pytest.mark.parametrize("kind", [stat.S_IFCHR, stat.S_IFBLK])
def test_devices_are_not_opened(submission, release, kind):
    """/dev/zero never ends."""
    (submission / FILE).unlink()
    try:
        os.mknod(submission / FILE, kind | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("this system lets not even root make devices")
    assert "is a device" in refused(submission, release)


def test_a_huge_notebook_is_not_read(submission, release):
    """A sparse terabyte takes no disk, and would take all memory."""
    with open(submission / FILE, "wb") as file:
        file.truncate(1 << 40)
    assert "larger than 16 MB" in refused(submission, release)


def test_a_file_that_grows_while_it_is_read_is_cut(tmp_path):
    """What the size said before does not count: /proc's files say 0."""
    folder = os.open("/proc/self", os.O_RDONLY)
    try:
        with pytest.raises(files.LeftOut, match="too large"):
            files.content(folder, "status", 10, "too large")
    finally:
        os.close(folder)


@pytest.mark.parametrize("swap", [lambda path: path.symlink_to("/etc/passwd"), os.mkfifo])
def test_what_is_swapped_between_look_and_open_is_not_read(submission, release, monkeypatch, swap):
    """The second look is at what is open already."""
    looks, refuse = [], files.refuse_kind

    def swapped_after(status):
        refuse(status)
        if not looks:
            (submission / FILE).unlink()
            swap(submission / FILE)
        looks.append(status)

    monkeypatch.setattr(files, "refuse_kind", swapped_after)
    assert "is not taken" in refused(submission, release)


def test_a_refusal_crosses_from_process_to_process():
    """Classes are graded by several of them."""
    reason = Ungradable("the file is empty", "Save it again.")
    assert pickle.loads(pickle.dumps(reason)).student == reason.student


def test_a_missing_notebook_is_missed(submission, release):
    """Where there is none, or nobody can know which is meant."""
    (submission / FILE).rename(submission / "a.ipynb")
    admitted = admit(submission, release, LESSON)
    assert admitted.notebook == release and "'a.ipynb'" in admitted.notes[0]
    (submission / "b.ipynb").write_bytes(b"{}")
    assert "holds no 03_mini_batch.ipynb, but 'a.ipynb', 'b.ipynb'" in refused(submission, release)
    for path in submission.iterdir():
        path.unlink()
    assert "nor any other notebook" in refused(submission, release)
    submission.rmdir()
    assert "no plain folder" in refused(submission, release)
    submission.write_bytes(b"")
    assert "no plain folder" in refused(submission, release)


# ------------------------------------------------------------------ what lies beside it


def array_file(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def test_data_is_taken(submission, release):
    """Tables, texts, pictures and plain arrays, also in folders."""
    given = {
        "rows.csv": b"1,2\n",
        "readme.md": b"# Mine",
        "weights.npy": array_file(np.arange(6.0).reshape(2, 3)),
        "number.npy": array_file(np.array(3)),
        "data/größe (1).txt": b"x",
        "timestamp.txt": b"2026-01-31 10:00:00.123456 UTC",
    }
    for name, data in given.items():
        (submission / name).parent.mkdir(exist_ok=True)
        (submission / name).write_bytes(data)
    admitted = admit(submission, release, LESSON)
    assert admitted.files == given and admitted.notes == ()
    assert set(files_of(admitted, LESSON)) == {*given, FILE}


@pytest.mark.parametrize(
    "name",
    ["numpy.py", "numpy.so", "a.pth", "sitecustomize.pyc", "a.zip", "a.npz", "a.pkl", "Makefile",
     ".bashrc.txt", "a.csv.py", "a\\b.csv", "a\nb.csv", "a:b.csv", "-rf.csv", "\u202evsc.csv",
     "jupyter_config.json", "x" * 200 + ".csv", "other.ipynb", "evil.html"],
)  # fmt: skip
def test_what_is_no_data_is_left_out_and_said(submission, release, name):
    """Code and settings would be found by what runs in the folder: numpy.py shadows NumPy."""
    (submission / name).write_bytes(b"raise SystemExit")
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {}
    (note,) = admitted.notes
    assert note.startswith("Left out of the folder, since ") and note.isprintable()


@pytest.mark.parametrize("name", ["numpy.libs", "evil.dist-info", ".git", "a\nb"])
def test_folders_with_odd_names_are_left_out(submission, release, name):
    """A folder x.dist-info would count as an installed package."""
    (submission / name).mkdir()
    (submission / name / "entry_points.txt").write_bytes(b"[console_scripts]")
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {} and len(admitted.notes) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\x93NUMPY", b"\x93NUMPY\1\0\xff\xff", b"\x93NUMPY\2\0\xff\xff\xff\xff{", b"text",
        array_file(np.arange(3))[:-1],
        array_file(np.array(["text"])),
        array_file(np.array([{}], dtype=object)),
        array_file(np.zeros(2, dtype="f8,f8")),
        array_file(np.zeros(0)).replace(b"(0,)", b"(9**9**9,)"),
        array_file(np.zeros(8)).replace(b"(8,)", b"(999999999999999,)"),
    ],
)  # fmt: skip
def test_arrays_that_are_not_plain_are_left_out(submission, release, data):
    """NumPy would unpickle objects, and allocate what a shape claims."""
    (submission / "a.npy").write_bytes(data)
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {} and "no NumPy file of plain numbers" in admitted.notes[0]


@pytest.mark.parametrize(
    "data", [b"", b"yesterday", b"2026-13-01 10:00:00 UTC", b"2026-01-01 10:00:00 /etc/passwd"]
)
def test_a_time_that_nbgrader_would_stumble_over_is_left_out(submission, release, data):
    """It reads timestamp.txt before it looks at anything else."""
    (submission / "timestamp.txt").write_bytes(data)
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {} and "no time that nbgrader wrote" in admitted.notes[0]


def test_no_link_pipe_or_socket_is_taken_for_data(submission, release, tmp_path, monkeypatch):
    """Not even one that leads to a file inside the folder."""
    monkeypatch.chdir(submission)
    Path("real.csv").write_bytes(b"1")
    Path("link.csv").symlink_to("real.csv")
    Path("passwd.txt").symlink_to("/etc/passwd")
    Path("up").symlink_to("..", target_is_directory=True)
    os.mkfifo("pipe.csv")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.csv")
        admitted = admit(submission, release, LESSON)
    assert admitted.files == {"real.csv": b"1"}
    said = " ".join(admitted.notes)
    assert all(name in said for name in ("link.csv", "passwd.txt", "up", "pipe.csv", "socket.csv"))


def test_a_folder_is_not_walked_without_end(submission, release):
    """Too deep, too large and too many are left out, always the same ones."""
    deep = submission.joinpath(*"abcd")
    deep.mkdir(parents=True)
    (deep / "x.csv").write_bytes(b"1")
    (deep.parent / "y.csv").write_bytes(b"1")
    for name in ("m.csv", "n.csv", "o.csv"):
        with open(submission / name, "wb") as file:
            file.truncate(15 << 20)
    admitted = admit(submission, release, LESSON)
    assert set(admitted.files) == {"a/b/c/y.csv", "m.csv", "n.csv"}
    assert len(admitted.notes) == 2
    for number in range(1_000):
        (submission / f"{number}.csv").touch()
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {} and "more than 1,000" in admitted.notes[0]
    assert admitted.notebook == release


def test_names_that_differ_in_case_alone_are_taken_once(submission, release):
    """On some disks one would overwrite the other."""
    (submission / "A.csv").write_bytes(b"1")
    (submission / "a.csv").write_bytes(b"2")
    if len(list(submission.iterdir())) < 3:
        pytest.skip("this disk tells no upper from lower case")
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {"A.csv": b"1"} and "'a.csv'" in admitted.notes[0]


def test_clutter_is_left_out_without_a_word(submission, release):
    """What JupyterLab and a Mac leave is nobody's doing."""
    (submission / ".ipynb_checkpoints").mkdir()
    (submission / ".ipynb_checkpoints" / FILE).write_bytes(b"old")
    (submission / ".DS_Store").write_bytes(b"\0")
    admitted = admit(submission, release, LESSON)
    assert admitted.files == {} and admitted.notes == ()


# ------------------------------------------------------------------ what comes out


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_let_in_is_let_in_again_as_it_is(submission, release, tmp_path, name):
    """Nothing is left to put right, and stock nbgrader is content."""
    from nbgrader.nbgraderformat import MetadataValidator

    notebook = answered(release)
    TAMPERED[name][0](notebook)
    (submission / "a.csv").write_bytes(b"1")
    admitted = admit(write(submission, notebook), release, LESSON)
    nbformat.validate(admitted.notebook)
    MetadataValidator().validate_nb(admitted.notebook)
    again = tmp_path / "again"
    again.mkdir()
    for path, data in files_of(admitted, LESSON).items():
        (again / path).write_bytes(data)
    second = admit(again, release, LESSON)
    assert second.notes == ()
    assert files_of(second, LESSON) == files_of(admitted, LESSON)


def test_the_checksums_are_nbgraders(submission, release):
    """It takes a checksum that differs for an edited cell, one that agrees for no answer."""
    from nbgrader.utils import compute_checksum

    admitted = admit(write(submission, answered(release)), release, LESSON)
    for each in admitted.notebook.cells:
        marks = each.metadata.get("nbgrader")
        if marks and marks.locked:
            assert compute_checksum(each) == marks.checksum


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course whose gradebook knows the lesson, as `nbgrader generate_assignment` makes it."""
    return demo.prepare(ROOT, LESSON, tmp_path_factory.mktemp("course"))


@pytest.mark.parametrize("name", TAMPERED)
def test_stock_nbgrader_finds_nothing_left_to_put_right(
    submission, release, course, name, monkeypatch
):
    """The cells' checks that come before execution change no byte, and warn of nothing."""
    from nbgrader import preprocessors

    notebook = answered(release)
    TAMPERED[name][0](notebook)
    admitted = admit(write(submission, notebook), release, LESSON)
    database = f"sqlite:///{course.folder / 'gradebook.db'}"
    names = {"notebook": LESSON, "assignment": LESSON, "student": "ada", "db_url": database}
    after = copy.deepcopy(admitted.notebook)
    for step in ("DeduplicateIds", "OverwriteKernelspec", "OverwriteCells", "CheckCellMetadata"):
        tool = getattr(preprocessors, step)()
        for level in ("warning", "error"):  # of a logger that others share
            monkeypatch.setattr(tool.log, level, pytest.fail)
        after, _ = tool.preprocess(after, {"nbgrader": names | {"course_id": "mbgd-lessons"}})
    assert after == admitted.notebook


@pytest.mark.parametrize("target", ["gate", "wire"])
def test_a_short_fuzz_finds_nothing(target):
    """The same inputs each time; `python -m tests.fuzz gate --inputs 100000` is the long run."""
    command = [sys.executable, "-m", "tests.fuzz", target, "--inputs", "300"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr[-3_000:]
    assert int(re.search(r": ([\d,]+) inputs", ran.stdout)[1]) >= 300
