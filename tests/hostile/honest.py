"""Honest submissions, as neighbours of hostile ones in a batch: what they deserve never changes."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nbformat import NotebookNode

from hostile.making import answered, right, with_cell, with_output
from hostile.row import ALL, NOTHING, all_but, only

NEIGHBOUR = "anna"
"""The student whose folder links and readers aim at; the first and the last come around others."""


@dataclass(frozen=True)
class Honest:
    """An honest submission under the student's name, with the score that it deserves."""

    student: str
    did: str
    notebook: Callable[[NotebookNode], NotebookNode]
    deserves: Mapping[str, float]


def summed(release):
    """The gradients of a batch added up and not divided; batches cut right, in their order."""
    return answered(
        release,
        minibatches="""
        def minibatches(n, batch_size, rng):
            return [np.arange(n)[k : k + batch_size] for k in range(0, n, batch_size)]
        """,
        minibatch_step="""
        def minibatch_step(w, X, y, rows, lr):
            return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows])
        """,
    )


def in_place(release):
    """All right, but the step changes the weights that came in."""
    return right(
        release,
        minibatch_step="""
        def minibatch_step(w, X, y, rows, lr):
            w -= lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)
            return w
        """,
    )


def warning(release):
    """All right; the step warns, prints a little, and overflows."""
    return right(
        release,
        minibatch_step="""
        import warnings


        def minibatch_step(w, X, y, rows, lr):
            warnings.warn("stepping")
            print("stepping on", len(rows), "rows")
            np.exp(np.float64(1000))
            return w - lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)
        """,
    )


def unfinished(release):
    """Two answers right, one that is no Python, one that raises; and a note."""
    notebook = right(
        release,
        MiniBatchRegressor="class MiniBatchRegressor(:\n    pass",
        RepairedRegressor="""
        class RepairedRegressor:
            def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
                self.random_states = random_state

            def fit(self, X, y):
                np.random.default_rng(self.random_state)
        """,
    )
    return with_cell(notebook, "# to do: ask about the brackets\nprint(1 / 0)", after="minibatches")


def with_stored_outputs(release):
    """All right, saved with the outputs of a run."""
    printed = {"output_type": "stream", "name": "stdout", "text": "X (353, 11), y (353,)\n"}
    return with_output(right(release), printed)


HONEST = (
    Honest(NEIGHBOUR, "Everything right.", right, ALL),
    Honest("ben", "Nothing answered.", copy.deepcopy, NOTHING),
    Honest("clara", "Sums, and does not shuffle.", summed, only() | {"minibatches": 2.0}),
    Honest(
        "deniz",
        "Right, but the step changes w in place.",
        in_place,
        all_but("minibatch_step") | {"minibatch_step": 3.0},
    ),
    Honest("zoe", "Right, and warns on standard error.", warning, ALL),
    Honest("zora", "Half done, with errors.", unfinished, only("minibatches", "minibatch_step")),
    Honest("zuri", "Everything right, with stored outputs.", with_stored_outputs, ALL),
)
"""In the order in which nbgrader grades them."""
