"""What a notebook calls: a verdict in every case, and a score that stock nbgrader reads."""

from typing import ClassVar

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade

from autograder import check, checking, yours_or_reference
from autograder.checking import verdict_on
from autograder.exercises import by_name
from autograder.exercises.mini_batch import wrong_orders as wrong
from autograder.exercises.mini_batch import wrong_regressors
from autograder.verdict import DATA, PENDING, SEARCHING
from mbgd_lessons import MiniBatchRegressor, descent
from mbgd_lessons import minibatch_step as reference_step


def right_step(w, X, y, rows, lr):
    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)


def test_the_name_is_looked_up_where_check_is_called(capsys):
    """A notebook's globals, here this module's, hold the student's object."""
    global minibatch_step
    minibatch_step = right_step
    try:
        assert check("minibatch_step") == 4.0
        assert yours_or_reference("minibatch_step") is right_step
    finally:
        del minibatch_step
    assert capsys.readouterr().out.splitlines() == [
        "minibatch_step: right, 4 of 4 points.",
        "Below, `minibatch_step` is your own.",
    ]


def test_an_undefined_name_is_a_verdict(capsys):
    """Not a NameError: the sentence says what to do."""
    score = check("minibatch_step")
    assert type(score) is float
    assert score == 0.0
    assert "run the cell that defines it" in capsys.readouterr().out


def test_an_unknown_exercise_is_a_verdict_that_lists_the_known(capsys):
    """A typing mistake in the check itself."""
    assert check("minbatches") == 0.0
    assert "minibatches, minibatch_step" in capsys.readouterr().out


def test_without_a_right_answer_the_notebook_goes_on_with_the_reference(capsys):
    """And says so."""
    assert yours_or_reference("minibatch_step") is reference_step
    assert "the reference's" in capsys.readouterr().out


class Inherited(MiniBatchRegressor):
    pass


class Held:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.held = MiniBatchRegressor(lr, epochs, batch_size, random_state=random_state)

    def fit(self, X, y):
        self.held.fit(X, y)
        self.coef_, self.intercept_ = self.held.coef_, self.held.intercept_
        return self

    def predict(self, X):
        return self.held.predict(X)


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("minibatch_step", reference_step),
        ("minibatch_step", lambda *inputs: descent.minibatch_step(*inputs)),
        ("MiniBatchRegressor", MiniBatchRegressor),
        ("MiniBatchRegressor", Inherited),
        ("RepairedRegressor", Held),
    ],
    ids=["imported", "wrapped", "a class", "inherited", "held"],
)
def test_handing_in_the_reference_scores_nothing_and_is_said(name, thing):
    """However it is dressed up."""
    verdict = verdict_on(name, {name: thing})
    assert verdict.score == 0
    assert "the reference itself" in verdict.message


def test_an_earlier_lessons_reference_may_be_called():
    """Only the exercise's own reference is out of bounds."""

    def step(w, X, y, rows, lr):
        return descent.batch_step(w, X[rows], y[rows], lr)

    assert verdict_on("minibatch_step", {"minibatch_step": step}).right


@pytest.mark.parametrize("thing", [5, None, "text", int, print, object()])
def test_what_cannot_be_asked_is_a_verdict(thing):
    """A number, a word or another function in place of the answer."""
    for name in ("minibatches", "minibatch_step", "MiniBatchRegressor"):
        assert verdict_on(name, {name: thing}).score < by_name(name).points


def test_a_defect_of_the_check_is_said_and_costs_no_traceback(monkeypatch):
    """It is not blamed on the student."""
    monkeypatch.setattr(checking, "judge", lambda *_: 1 / 0)
    verdict = verdict_on("minibatch_step", {"minibatch_step": right_step})
    assert "not your mistake" in verdict.message


class Diverged(wrong_regressors.Variant):
    def fit(self, X, y):
        self.coef_, self.intercept_ = np.full(X.shape[1], 1e308), -1e308
        return self


def test_numbers_near_overflow_are_judged_without_a_warning():
    """The suite turns warnings into errors; here one would be told as a defect of the check."""
    verdict = verdict_on("MiniBatchRegressor", {"MiniBatchRegressor": Diverged})
    assert verdict.message == ""
    assert verdict.score == 0


def test_checking_twice_gives_the_same_verdict():
    """Also for an answer that draws from the global random state."""
    first, second = (verdict_on("minibatches", {"minibatches": wrong.fresh_sample}) for _ in "ab")
    assert first.mistake == second.mistake
    assert first.score == second.score


# ------------------------------------------------------------------ in a real kernel


LOUD_AND_RIGHT = """
import logging, os, sys, warnings
logging.basicConfig()
import numpy as np
def minibatch_step(w, X, y, rows, lr):
    warnings.warn("careful")
    logging.warning("careful")
    print("careful", file=sys.stderr)
    os.write(2, b"careful")
    np.array([1.0]) / 0
    print("here I am")
    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)
"""

WRONG = """
def minibatch_step(w, X, y, rows, lr):
    return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows])
"""


class Watching(NotebookClient):
    """Keeps what was on the screen meanwhile: a notebook holds what stays there."""

    seen: ClassVar[list[list[str]]] = []

    def process_message(self, msg, cell, cell_index):
        if msg["msg_type"] == "display_data":
            self.seen.append([])
        if msg["msg_type"] in ("display_data", "update_display_data"):
            self.seen[-1].append(msg["content"]["data"]["text/plain"])
        return super().process_message(msg, cell, cell_index)


@pytest.fixture(scope="module")
def graded_cells():
    """The check cell after each answer, run one after the other in one real kernel."""
    answers = {"loud": LOUD_AND_RIGHT, "wrong": WRONG, "none": "del minibatch_step"}
    cells = [nbformat.v4.new_code_cell("from autograder import check")]
    metadata = {"grade": True, "solution": False, "grade_id": "minibatch_step", "points": 4}
    for source in answers.values():
        cells.append(nbformat.v4.new_code_cell(source))
        graded = nbformat.v4.new_code_cell('check("minibatch_step")')
        graded.metadata.nbgrader = metadata
        cells.append(graded)
    notebook = nbformat.v4.new_notebook(cells=cells)
    Watching(notebook, kernel_name="python3", timeout=60).execute()
    return dict(zip(answers, notebook.cells[2::2], strict=True))


@pytest.mark.parametrize(("answer", "score"), [("loud", 4.0), ("wrong", 0.0), ("none", 0.0)])
def test_stock_nbgrader_reads_the_score(graded_cells, answer, score):
    """From the cell's last expression, whatever the answer wrote to standard error."""
    cell = graded_cells[answer]
    assert determine_grade(cell) == (score, 4.0)
    assert [output.name for output in cell.outputs if output.output_type == "stream"] == []


def test_the_verdict_is_shown_as_html_text_and_data(graded_cells):
    """So that JupyterLab, a feedback page and a report each find what they can show."""
    shown = graded_cells["wrong"].outputs[0].data
    assert "summed instead of averaged" in shown["text/plain"]
    assert "summed instead of averaged" in shown["text/html"]
    assert shown[DATA]["mistakes"] == ["summed instead of averaged"]


def test_the_points_are_shown_before_the_reason_is_found(graded_cells):
    """To find it may take seconds. A right answer, or none, needs no reason."""
    loud, wrong, none = Watching.seen
    pending = PENDING.format(name="minibatch_step")
    assert [len(loud), len(wrong), len(none)] == [2, 3, 2]
    assert loud[0] == wrong[0] == none[0] == pending
    assert wrong[1].startswith("minibatch_step: 0 of 4 points.\n")
    assert SEARCHING in wrong[1]
    assert SEARCHING not in wrong[2]


def test_what_a_right_answer_printed_is_shown(graded_cells):
    """Printing is how students look inside."""
    assert "here I am" in graded_cells["loud"].outputs[0].data["text/plain"]
