"""CONTRIBUTING.md's page on adding an exercise, followed to the letter."""

import copy
import doctest
import re
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from autograder import check, exercises
from autograder.checking import verdict_of
from autograder.verdict import as_text

PAGE = Path(__file__).parents[1] / "CONTRIBUTING.md"
SECTION = PAGE.read_text(encoding="utf-8").split("## Add an exercise\n")[1].split("\n## ")[0]
SAVED_AS = re.search(r"Save this as `autograder/exercises/(\w+)\.py`", SECTION)[1]
(DECLARATION,) = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
SESSION = "\n".join(re.findall(r"```pycon\n(.*?)```", SECTION, re.DOTALL))


@pytest.fixture(scope="module")
def declared(tmp_path_factory):
    """The declaration, saved where the page says, in a folder that goes away again."""
    folder = tmp_path_factory.mktemp("exercises")
    (folder / f"{SAVED_AS}.py").write_text(DECLARATION, encoding="utf-8")
    name = f"autograder.exercises.{SAVED_AS}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exercises, "__path__", [*exercises.__path__, str(folder)])
        yield import_module(name)
    del sys.modules[name]
    delattr(exercises, SAVED_AS)


@pytest.fixture
def exercise(declared):
    (only,) = declared.EXERCISES
    return only


def named(exercise, answer, seed=0):
    verdict = verdict_of(exercise, answer, seed)
    assert not verdict.right, as_text(verdict)
    return [found.name for found in verdict.mistakes]


# ------------------------------------------------------------------ the page


def test_the_page_shows_what_comes(declared):
    """Every line of the session gives the output that stands below it."""
    session = doctest.DocTestParser().get_doctest(SESSION, {}, PAGE.name, str(PAGE), 0)
    complaints = []
    result = doctest.DocTestRunner().run(session, out=complaints.append)
    assert result.failed == 0, "".join(complaints)
    assert result.attempted == SESSION.count(">>> ")


def test_a_declaration_is_short():
    """About 25 lines, imports and blank lines aside."""
    lines = [line for line in DECLARATION.splitlines() if line.strip()]
    assert len([line for line in lines if not re.match(r'from |import |"""', line)]) <= 30


def test_a_notebook_finds_the_exercise_once_a_lesson_has_it(declared, monkeypatch, capsys):
    """`check` by name, after the one line in LESSONS that the page asks for."""
    monkeypatch.setitem(exercises.LESSONS, "08_series", SAVED_AS)
    monkeypatch.setitem(globals(), "moving_average", by_running_sums)
    assert check("moving_average") == 2.0
    assert capsys.readouterr().out == "moving_average: right, 2 of 2 points.\n"


# ------------------------------------------------------------------ the exercise


def by_running_sums(x, k):
    sums = np.cumsum(np.append(0.0, x))
    return (sums[k:] - sums[:-k]) / k


def with_a_loop(x, k):
    averages = []
    for start in range(len(x) - k + 1):
        averages.append(sum(x[start : start + k]) / k)
    return averages


def by_windows(x, k):
    return np.lib.stride_tricks.sliding_window_view(x, k).mean(axis=1)


def in_single_precision(x, k):
    return by_windows(x.astype(np.float32), k)


@pytest.mark.parametrize("answer", [by_running_sums, with_a_loop, by_windows, in_single_precision])
@pytest.mark.parametrize("seed", range(3))
def test_a_right_answer_passes_however_it_is_written(exercise, answer, seed):
    """Running sums, loops, windows; lists; single precision."""
    verdict = verdict_of(exercise, answer, seed)
    assert verdict.right, as_text(verdict)


@pytest.mark.parametrize("seed", range(3))
def test_each_declared_mistake_is_refused_and_named_first(exercise, seed):
    """Its own and those of the families, also on fresh cases."""
    for misconception in exercise.misconceptions:
        assert named(exercise, copy.deepcopy(misconception.wrong), seed)[0] == misconception.name


def from_the_second_on(x, k):
    return with_a_loop(x, k)[1:]


def shorter_windows_at_the_ends(x, k):
    sums = [sum(x[max(0, end - k) : end]) for end in range(1, len(x) + k)]
    return np.array(sums) / k


def smoothed_in_place(x, k):
    averages = by_running_sums(x, k)
    x[: len(averages)] = averages
    return averages


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda x, k: k * by_windows(x, k), "a sum, no mean"),
        (from_the_second_on, "the first of x is left out"),
        (shorter_windows_at_the_ends, "zeros beyond the ends"),
        (smoothed_in_place, "x is changed in place"),
        (
            lambda x, k: [sum(x[i : i + k]) // k for i in range(len(x) - k + 1)],
            "cut to whole numbers",
        ),
        (lambda x, k: by_windows(x, k) / 2, "the average is 1/2 times what it should be"),
        (lambda x, k: by_windows(x, k)[::-1], "in reverse order"),
    ],
)
def test_a_wrong_answer_in_a_students_words_is_named(exercise, answer, name):
    """By a mistake that was declared, or by its relation to the right numbers."""
    assert named(exercise, answer)[0].startswith(name)
