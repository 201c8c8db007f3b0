"""`mbgd check`: the verdict on every file, whatever the file does to the process that runs it."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import nbformat
import pytest

from autograder import server
from autograder.checking import verdict_on
from autograder.cli import main
from autograder.exercises import points_of
from autograder.files import as_row, as_text, check_files
from autograder.jobs import Limits
from autograder.offspring import FORKS
from autograder.samples import filled, samples
from autograder.verdict import as_text as as_text_of
from autograder.verdict import reasons

needs_fork = pytest.mark.skipif(not FORKS, reason="without fork only the time is limited")

RELEASE = Path(__file__).parent.parent / "notebooks" / "03_mini_batch" / "03_mini_batch.ipynb"

STEP = "def minibatch_step(w, X, y, rows, lr):\n"
RIGHT = STEP + "    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)\n"
SUMMED = STEP + "    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows])\n"


def step(*lines):
    """An answer to minibatch_step with these lines for its body."""
    return STEP + "".join(f"    {line}\n" for line in lines)


# ------------------------------------------------------------------ a class of files

# What a script does -> its source.
SCRIPTS = {
    "right": RIGHT,
    "wrong": SUMMED,
    "blank": step("raise NotImplementedError('write me')"),
    "reference": "from mbgd_lessons import minibatch_step",
    "data_of_that_name": "predictions = [1, 2]\n" + RIGHT,
    "builds_on_a_reference": "from mbgd_lessons import minibatches\n" + RIGHT,
    "nothing": "answer = 42",
    "empty": "",
    "syntax": RIGHT + "def minibatches(n, batch_size:\n    pass\n",
    "not_utf8": b"\xff\xfe",
    "latin1": "# -*- coding: latin-1 -*-\n# Géron\n".encode("latin-1") + RIGHT.encode(),
    "raises_before": "one = 1\none / 0\n" + RIGHT,
    "raises_after": RIGHT + "open('no such data')\n",
    "exits_after": RIGHT + "import sys\nsys.exit(3)\n",
    "guarded": RIGHT + "if __name__ == '__main__':\n    del minibatch_step\n",
    "neighbours": "import numpy, helper\n"
    + step("return w - lr * helper.two * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)"),
    "dataclass": "from __future__ import annotations\nfrom dataclasses import dataclass\n"
    "@dataclass\nclass Point:\n    x: float\n" + RIGHT,
    "reads_input": "input()\n" + RIGHT,
    "prints": "print('at the top')\n" + step("print('inside', len(rows))", "return w"),
    "escapes": step("raise ValueError('\\x1b[2J\\ud800')"),
    "endless": RIGHT + "while True:\n    pass\n",
    "endless_in_c": step("sum(iter(int, 1))"),
    "exits": step("import os", "os._exit(0)"),
    "exits_with_7": step("import os", "os._exit(7)"),
    "crashes": "def minibatches(n, batch_size, rng):\n    order = rng.permutation(n)\n"
    "    return [order[i : i + batch_size] for i in range(0, n, batch_size)]\n"
    + step("import ctypes", "ctypes.string_at(0)"),
    "forks": "import os\nos.fork()\n" + RIGHT,
    "hungry": step("import numpy as np", "return np.ones(2**32)"),
    "floods": "import os\nos.write(1, b'x' * 10**6)\nprint('x' * 10**7)\n" + RIGHT,
    "floods_the_answer": step("import numpy as np", "return np.ones(10**6)"),
    "writes_much": "open('much', 'wb').write(b'x' * 10**7)\n" + RIGHT,
    "rubbish": step(
        "import os",
        "for file in range(3, 9):",
        "    try:",
        "        os.write(file, b'rubbish\\n')",
        "    except OSError:",
        "        pass",
        "return w",
    ),
    "closes": step("import os", "os.closerange(3, 99)", "return w"),
    "kills_its_group": step("import os, signal", "os.killpg(0, signal.SIGKILL)"),
    "kills_its_parents_group": step(
        "import os, signal", "os.killpg(os.getpgid(os.getppid()), signal.SIGKILL)"
    ),
    "last": RIGHT,
}


def notebook(*cells):
    """The JSON of a notebook with code cells."""
    cells = [nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell for cell in cells]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


def graded(name):
    """nbgrader's cell that only judges; here it would also spoil the answer."""
    cell = nbformat.v4.new_code_cell(f'check("{name}")\n{name} = None')
    cell.metadata.nbgrader = {"grade": True, "solution": False, "grade_id": name, "points": 4}
    return cell


def release_filled_by_ada():
    release = nbformat.read(RELEASE, as_version=4)
    ada = next(sample for sample in samples("03_mini_batch") if sample.student == "ada")
    notebook = filled(release, ada)
    imports, *others = (cell for cell in notebook.cells if cell.cell_type == "code")
    notebook.cells = [imports, *(cell for cell in others if "nbgrader" in cell.metadata)]
    return nbformat.writes(notebook)


# What a notebook does -> its text.
NOTEBOOKS = {
    "release": RELEASE.read_text(encoding="utf-8"),
    "filled": release_filled_by_ada(),
    "magics": notebook(
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
        "files = !echo here\nassert files == ['here']",
        "len?",
        "%%time\nx = 1",
        "await __import__('asyncio').sleep(0)",
        RIGHT,
    ),
    "raises": notebook("x = 1", "1 / 0", "def f(:", "%no_such_magic", RIGHT, "undefined"),
    "names_its_cell": notebook("x = 1", step("one = 1", "return w + no")),
    "checks": notebook(
        "from autograder import check, yours_or_reference",
        SUMMED,
        'score, used = check("minibatch_step"), yours_or_reference("minibatch_step")',
        "if score == 0.0 and used is not minibatch_step:\n"
        + "".join("    " + line for line in RIGHT.splitlines(keepends=True)),
    ),
    "graded": notebook(RIGHT, graded("minibatch_step"), graded("minibatches")),
    "no_json": "{'cells'",
    "no_cells": json.dumps({"cells": 3}),
    "deep": "[" * 100_000,
}

TIGHT = Limits(seconds=2.0, wall=8.0, memory=3 << 30, written=1 << 20, answer=1 << 20)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Stem of a file -> what was found in it. All are checked at once, as a class would be."""
    folder = tmp_path_factory.mktemp("class")
    (folder / "helper.py").write_text("two = 2\n")
    (folder / "numpy.py").write_text("raise SystemError('a neighbour came before NumPy')\n")
    for name, source in SCRIPTS.items():
        content = source if isinstance(source, bytes) else source.encode("utf-8")
        (folder / f"{name}.py").write_bytes(content)
    for name, text in NOTEBOOKS.items():
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    files = [str(folder / f"{name}.ipynb") for name in NOTEBOOKS]
    files += [str(folder / f"{name}.py") for name in SCRIPTS]
    results = check_files(files, limits={".py": TIGHT, ".ipynb": Limits()})
    by_stem = {Path(file).stem: [r for r in results if r.file == file] for file in files}
    by_stem["in order"] = results
    return by_stem


@needs_fork
def test_every_file_gets_a_verdict_and_the_order_is_that_of_the_arguments(found):
    """Nothing that a file does is an error of the command."""
    files = list(dict.fromkeys(checked.file for checked in found["in order"]))
    assert [Path(file).stem for file in files] == [*NOTEBOOKS, *SCRIPTS]


RIGHT_ONES = """
    right data_of_that_name builds_on_a_reference latin1 guarded neighbours dataclass forks floods
    last magics checks
"""


@needs_fork
@pytest.mark.parametrize("name", RIGHT_ONES.split())
def test_a_right_answer_is_right(found, name):
    """With neighbours to import, output by the megabyte, magics, checks in other cells."""
    (checked,) = found[name]
    assert checked.verdict.exercise == "minibatch_step"
    assert checked.verdict.right, as_text(checked)
    assert as_row(checked)["mistake"] is None
    assert checked.note == ""


@needs_fork
@pytest.mark.parametrize("name", ["wrong", "blank", "reference", "prints"])
def test_the_verdict_is_that_of_a_notebook(found, name):
    """Word for word: the mistake, the points, the smallest case, what was printed."""
    (checked,) = found[name]
    namespace = {}
    exec(SCRIPTS[name], namespace)
    verdict = verdict_on("minibatch_step", namespace)
    assert as_text(checked) == as_text_of(verdict)
    assert checked.verdict.score == verdict.score < verdict.points


@needs_fork
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("raises_after", "raises FileNotFoundError: [Errno 2] No such file"),
        ("exits_after", "raises SystemExit: 3 (line 4: sys.exit(3))"),
        ("endless", "does not end within 2 seconds (line "),
        ("raises", "raises ZeroDivisionError: division by zero (cell 2, line 1: 1 / 0)"),
    ],
)
def test_what_is_defined_when_a_file_stops_is_judged(found, name, said):
    """And what stopped it is noted."""
    (checked,) = found[name]
    assert checked.verdict.right
    assert f"Note: the file {said}" in as_text(checked)
    assert checked.note in as_row(checked)["reasons"]


@needs_fork
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("syntax", "raises SyntaxError: '(' was never closed (line 3: def minibatches(n, "),
        ("raises_before", "raises ZeroDivisionError: division by zero (line 2: one / 0)"),
        ("reads_input", "raises EOFError"),
        ("escapes", "raises ValueError: \ufffd[2J\ufffd (line 2: raise ValueError"),
        ("endless_in_c", "was stopped: it has not answered within 8 seconds"),
        ("exits", "ends Python with exit code 0 before it has answered"),
        ("exits_with_7", "ends Python with exit code 7"),
        ("hungry", "raises MemoryError: Unable to allocate 32.0 GiB"),
        ("floods_the_answer", "answers with more than 1 MB"),
        ("writes_much", "raises OSError: [Errno 27] File too large"),
        ("rubbish", "answers with something other than plain numbers"),
        ("closes", "was killed before it has answered"),
        ("kills_its_group", "was killed before it has answered"),
        ("kills_its_parents_group", "ends the process that checks it"),
        ("names_its_cell", "(cell 2, line 3: return w + no)"),
    ],
)
def test_what_stops_a_file_is_a_verdict_in_one_sentence(found, name, said):
    """On the exercise that the file defines, or would have defined."""
    verdict = found[name][-1].verdict
    assert verdict.exercise == "minibatch_step"
    assert said in verdict.message
    assert (verdict.score, verdict.points) == (0, 4)
    assert as_row(found[name][-1])["mistake"] == verdict.message


@needs_fork
def test_more_memory_than_allowed_is_explained(found):
    """How much was allowed."""
    assert "More than 3 GB of memory were asked for" in as_text(found["hungry"][0])


@needs_fork
def test_what_was_answered_before_a_crash_counts(found):
    """The exercise that crashes costs the others nothing."""
    first, second = found["crashes"]
    assert first.verdict.right
    assert "crashes Python (SIGSEGV)" in second.verdict.message


@needs_fork
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing", "The file defines none of the exercises, which are: "),
        ("empty", "The file defines none of the exercises"),
        ("not_utf8", "The file raises SyntaxError: (unicode error) 'utf-8' codec can't decode"),
        ("no_json", "The file is no Jupyter notebook (JSONDecodeError"),
        ("no_cells", "The file is no Jupyter notebook (TypeError"),
        ("deep", "The file is no Jupyter notebook (RecursionError"),
    ],
)
def test_a_file_without_an_exercise_says_what_it_lacks(found, name, said):
    """It counts as an answer that is not right."""
    (checked,) = found[name]
    assert as_text(checked).startswith(said)
    row = as_row(checked)
    assert (row["exercise"], row["points"], row["score"]) == (None, 0.0, 0.0)
    assert row["reasons"] == [row["mistake"]]


@needs_fork
def test_a_release_as_it_is_has_everything_still_to_write(found):
    """All four exercises, and none of them counts as missing."""
    verdicts = [checked.verdict for checked in found["release"]]
    assert [verdict.exercise for verdict in verdicts] == list(points_of("03_mini_batch"))
    assert {verdict.message for verdict in verdicts} == {"not written yet"}


@needs_fork
def test_a_filled_release_is_right(found):
    """Ada's answers, in the release's cells."""
    assert [checked.verdict.right for checked in found["filled"]] == [True] * 4


@needs_fork
def test_graded_cells_do_not_run_and_say_what_must_be_there(found):
    """An exercise that was deleted from its notebook is not passed over."""
    missing, right = found["graded"]
    assert missing.verdict.message == "the file defines no `minibatches`"
    assert right.verdict.right


@needs_fork
def test_a_row_is_plain_data_with_the_hint_at_the_end(found):
    """What other programs read."""
    (checked,) = found["wrong"]
    row = as_row(checked)
    hint = checked.verdict.mistakes[0].hint
    assert row == {
        "file": checked.file,
        "exercise": "minibatch_step",
        "points": 4.0,
        "score": 0.0,
        "mistake": "summed instead of averaged",
        "reasons": [*reasons(checked.verdict), hint],
    }
    assert json.loads(json.dumps(row)) == row


# ------------------------------------------------------------------ nothing is left behind


DAEMON = """
import os, time
held = open("held", "w")  # its reader sees the end when the last process that holds it has ended
reading, writing = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        print("started", file=held, flush=True)
        os.write(writing, b"x")
        time.sleep(1000)
    os._exit(0)
os.read(reading, 1)
"""


@needs_fork
def test_what_a_file_starts_ends_with_it(tmp_path):
    """Also a process that left its group and lost its parent, as daemons do."""
    os.mkfifo(tmp_path / "held")
    (tmp_path / "starts.py").write_text(DAEMON + RIGHT)
    end = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    try:
        (checked,) = check_files([str(tmp_path / "starts.py")])
        assert checked.verdict.right
        assert os.read(end, 100) == b"started\n"
        assert os.read(end, 100) == b""  # with a writer left this would be a BlockingIOError
    finally:
        os.close(end)


ENDLESS = "held = open('held', 'w')\n" + step(
    "print('here', file=held, flush=True)", "while True:", "    pass"
)


HEEDING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""A program that a shell has put in the background ignores interrupts, and hands that on."""


@needs_fork
@pytest.mark.parametrize(
    ("sent", "code", "said"),
    [
        (signal.SIGINT, 130, "mbgd: interrupted\n"),
        (signal.SIGTERM, 130, "mbgd: interrupted\n"),
        (signal.SIGKILL, -9, ""),
    ],
)
def test_nothing_survives_the_command(tmp_path, sent, code, said):
    """Interrupted, terminated or killed in the middle of a file, it leaves no process behind."""
    os.mkfifo(tmp_path / "held")
    (tmp_path / "endless.py").write_text(ENDLESS)
    command = [sys.executable, "-c", HEEDING, "-m", "autograder.cli"]
    command += ["check", str(tmp_path / "endless.py")]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = os.environ | {"TMPDIR": str(scratch)}
    mbgd = subprocess.Popen(command, env=environment, stdout=PIPE, stderr=PIPE, text=True)
    with open(tmp_path / "held") as held:
        assert held.readline() == "here\n"
        mbgd.send_signal(sent)
        assert mbgd.communicate(timeout=60) == ("", said)
        assert held.read() == ""  # comes when the last process that holds it has ended
    assert mbgd.returncode == code
    assert code < 0 or not list(scratch.iterdir())


# ------------------------------------------------------------------ the command


UNPICKLING_ENDS_IT = """
import os, sys
sys.addaudithook(lambda event, _: event == "pickle.find_class" and os._exit(77))
from autograder.cli import main
sys.exit(main(sys.argv[1:]))
"""

SENDS_A_PICKLE = (
    """
import os, pickle
class Bomb:
    def __reduce__(self):
        return os.mkdir, ("exploded",)
content = pickle.dumps(Bomb())
for file in range(3, 9):
    try:
        os.write(file, content + b"\\n")
    except OSError:
        pass
"""
    + RIGHT
)


def test_nothing_that_comes_back_is_unpickled(tmp_path):
    """An audit hook would end the judging process when it looks up what a pickle names."""
    (tmp_path / "bomb.py").write_text(SENDS_A_PICKLE)
    command = [sys.executable, "-c", UNPICKLING_ENDS_IT, "check", "bomb.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "something other than plain numbers" in done.stdout
    assert not (tmp_path / "exploded").exists()


@pytest.fixture
def class_folder(tmp_path, monkeypatch):
    """The current folder, with three answers."""
    monkeypatch.chdir(tmp_path)
    for name in ("right", "wrong", "crashes"):
        (tmp_path / f"{name}.py").write_text(SCRIPTS[name])
    return tmp_path


def test_the_exit_code_is_0_only_if_all_answers_are_right(class_folder, capsys):
    """One that is not makes it 1; the last line counts."""
    assert main(["check", "right.py"]) == 0
    assert capsys.readouterr().out == "right.py\nminibatch_step: right, 4 of 4 points.\n\n"
    assert main(["check", "right.py", "wrong.py", "--workers", "1"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[:3] == ["right.py", "minibatch_step: right, 4 of 4 points.", ""]
    assert said[3] == "wrong.py"
    assert said[-1] == "1 of 2 answers right"


def test_json_is_all_that_is_printed(class_folder, capsys):
    """And one exercise is judged alone when that is asked for."""
    options = ["--json", "--exercise", "minibatches", "--workers", "1"]
    assert main(["check", "crashes.py", "right.py", *options]) == 1
    said, error = capsys.readouterr()
    first, second = json.loads(said)
    assert (first["file"], first["exercise"], first["score"]) == ("crashes.py", "minibatches", 4.0)
    assert second["mistake"] == "the file defines no `minibatches`"
    assert error == ""


def test_a_seed_for_grading_gives_other_cases_and_stays_with_the_judge(tmp_path, monkeypatch):
    """What a file could learn from the seed is all cases."""
    monkeypatch.setenv("MBGD_SEED", "7")
    (tmp_path / "looks.py").write_text("import os\nassert 'MBGD_SEED' not in os.environ\n" + RIGHT)
    (tmp_path / "wrong.py").write_text(SUMMED)
    files = [str(tmp_path / "looks.py"), str(tmp_path / "wrong.py")]
    looks, wrong = check_files(files, workers=1)
    assert looks.verdict.right
    assert looks.note == ""
    assert wrong.verdict.mistake == "summed instead of averaged"


def test_without_fork_each_file_has_a_process_of_its_own(class_folder, monkeypatch):
    """As on Windows: what one file does to its process, the next one does not see."""
    monkeypatch.setattr(server, "START", "import os; del os.fork; " + server.START)
    monkeypatch.setattr(server, "FORKS", False)
    Path("patches.py").write_text("import math\nmath.pi = 3\n" + RIGHT)
    Path("exits.py").write_text(SCRIPTS["exits"])
    Path("looks.py").write_text("import math\nassert math.pi > 3\n" + RIGHT)
    patches, exits, looks = check_files(["patches.py", "exits.py", "looks.py"], workers=1)
    assert patches.verdict.right
    assert "ends the process that checks it" in exits.verdict.message
    assert looks.verdict.right
    assert looks.note == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.py"], "nowhere.py: no such file"),
        (["."], ".: is a folder; name the files in it"),
        (["right.txt"], "right.txt: must be a Python file (.py) or a notebook (.ipynb)"),
        (["right.py", "--exercise", "minbatches"], "--exercise: must be one of "),
        (["right.py", "--workers", "0"], "--workers: must be at least 1, got 0"),
    ],
)
def test_a_users_error_is_one_line_before_any_file_runs(class_folder, arguments, said, capsys):
    """Exit code 2, also when other files are there."""
    Path("right.txt").write_text(RIGHT)
    Path("runs.py").write_text("open('ran', 'w').close()")
    assert main(["check", "runs.py", *arguments]) == 2
    output, error = capsys.readouterr()
    assert output == ""
    assert error.startswith(f"mbgd: {said}")
    assert error.count("\n") == 1
    assert not Path("ran").exists()
