"""What is shown of a wrong training: steps with their numbers, and a path of the weights."""

import numpy as np

from autograder.ask_training import OBJECTIVES, SQUARES
from autograder.exercise import Answer, Case
from autograder.exercises.classifier import training_cases as kinds
from autograder.exercises.mini_batch.written import vector
from autograder.verdict import number

Lines = list[tuple[str, str]]


def training_written(case: Case, expected: Answer, yours: Answer) -> Lines:
    """The steps of a case in which all rows are alike, or all in one batch."""
    if yours.raised or case.kind in (kinds.REST, kinds.ROWS, kinds.EPOCHS):
        return []
    if case.kind in (kinds.CURVES, kinds.ZERO):
        return curves_written(expected, yours)
    given, lr = case.inputs, case.inputs["lr"]
    _, gradient = OBJECTIVES[given["objective"]]
    X, y, size = given["X_train"], given["y_train"], given["batch_size"]
    w, lines = np.zeros(X.shape[1]), [("equation", "w - lr · gradient(w, rows, labels)")]
    for epoch in range(given["max_epochs"]):
        for first in range(0, len(y), size):
            g = gradient(w, X[first : first + size], y[first : first + size])
            lines.append((f"epoch {epoch + 1}", in_one_step(w, lr, g)))
            w = w - lr * g
        lr *= given["annealing_rate"]
    lines[-1] = (f"{lines[-1][0]}, expected", lines[-1][1])
    return [*lines, ("yours", vector(yours.values["w_0"].ravel()))]


def in_one_step(w: np.ndarray, lr: float, gradient: np.ndarray) -> str:
    return f"{vector(w)} - {number(lr)} · {vector(gradient)} = {vector(w - lr * gradient)}"


def curves_written(expected: Answer, yours: Answer) -> Lines:
    """The curves, and what they were measured on; your weights may be others than ours."""
    lines = []
    for label, answer in (("expected", expected), ("yours", yours)):
        lines.append((f"w, {label}", vector(answer.values["w_0"].ravel())))
        for name in ("training_accuracy", "test_accuracy", "w_errors"):
            lines.append((f"{name}, {label}", vector(answer.values[f"{name}_0"].ravel())))
    return lines


def pictured() -> Case:
    """Six steps on four rows, one an epoch: their path does not depend on an order."""
    data = kinds.rows([[1, 1], [2, -1], [-1, 2], [3, 1]], [1, -1, 1, 1], [[1, 0]], [1])
    settings = {"objective": SQUARES, "lr": 0.2, "annealing_rate": 0.7, "max_epochs": 6}
    given = {"seeds": [0], "path": True}
    name = "four rows, one step an epoch"
    return kinds.posed(name, kinds.PATH, data, settings, given, batch_size=4)


def path_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The path of the weights on the contours of the objective, over the expected one."""
    right, given = (answer.values["path"] for answer in (expected, yours))
    drawable = given.shape == right.shape and np.isfinite(given).all()
    if not drawable or np.allclose(given, right, rtol=1e-3, atol=1e-3):
        return ()
    from mbgd_lessons import figures  # here: nothing else waits for matplotlib

    X, y = case.inputs["X_train"], case.inputs["y_train"]
    best = np.linalg.lstsq(X, y)[0]
    low, high = np.min([*right, best], axis=0), np.max([*right, best], axis=0)
    low, high = low - 0.4 * (high - low), high + 0.4 * (high - low)
    first, second = (np.linspace(low[j], high[j], 60) for j in (0, 1))
    grid = np.stack(np.meshgrid(first, second), axis=-1)
    cost = np.mean((grid @ X.T - y) ** 2, axis=-1)
    parted = ~np.isclose(right, given, rtol=1e-4, atol=1e-4).all(axis=1)
    leaves = "" if ((low <= given) & (given <= high)).all() else " (leaves the picture)"
    picture = figures.cost_paths(
        first,
        second,
        cost,
        {f"yours{leaves}": given},
        best=best,
        labels=("w[0]", "w[1]"),
        title=f"The paths part in epoch {parted.argmax()} of {len(right) - 1}",
        behind=("expected", right),
    )
    return picture.html(dpi=100), picture.alt
