"""The equations of the lesson with numbers in place of their symbols."""

import numpy as np

from autograder.exercises.mini_batch.written import signed, vector
from autograder.verdict import number

Lines = list[tuple[str, str]]


def cost_written(w: np.ndarray, X: np.ndarray, y: np.ndarray, yours: np.ndarray) -> Lines:
    """The cost, row by row, and the student's number below the expected one."""
    squares = (X @ w - y) ** 2
    lines = [
        (f"row {i}", f"({number(X[i] @ w)} - {signed(y[i])})² = {number(squares[i])}")
        for i in range(len(y))
    ]
    total = " + ".join(map(number, squares))
    lines.append(("equation", "(sum of the squares) / (number of rows)"))
    lines.append(("expected", f"({total}) / {len(y)} = {number(squares.mean())}"))
    if np.size(yours) == 1 and np.isfinite(yours).all():
        lines.append(("yours", number(float(np.reshape(yours, ())))))
    return lines


def gradient_written(w: np.ndarray, X: np.ndarray, y: np.ndarray, yours: np.ndarray) -> Lines:
    """The gradient, row by row, and the student's below the expected one."""
    lines = rows_written(w, X, y)
    lines.append(("equation", "(sum of the rows' gradients) / (number of rows)"))
    total = " + ".join(map(vector, row_gradients(w, X, y)))
    lines.append(("expected", f"({total}) / {len(y)} = {vector(gradient(w, X, y))}"))
    if np.shape(yours) == w.shape and np.isfinite(yours).all():
        lines.append(("yours", vector(yours)))
    return lines


def step_written(
    w: np.ndarray, X: np.ndarray, y: np.ndarray, lr: float, yours: np.ndarray
) -> Lines:
    """One step, and the student's line below the expected one.

    The student's gradient is read back from where the step arrived: (w - yours) / lr.
    """
    lines = rows_written(w, X, y)
    lines.append(("equation", "w - lr · (mean of the rows' gradients)"))
    lines.append(("expected", in_one_step(w, lr, gradient(w, X, y))))
    if np.shape(yours) == w.shape and np.isfinite(yours).all():
        lines.append(("yours", in_one_step(w, lr, (w - yours) / lr)))
    return lines


def path_written(
    w: np.ndarray, X: np.ndarray, y: np.ndarray, lr: float, steps: int, yours: np.ndarray
) -> Lines:
    """The first steps of a path, each with its gradient, and the student's rows below."""
    lines = [("row 0", f"{vector(w)}, the weights that came in")]
    for k in range(1, steps + 1):
        at = gradient(w, X, y)
        lines.append((f"row {k}", in_one_step(w, lr, at)))
        w = w - lr * at
    if yours.ndim == 2 and np.isfinite(yours).all():
        lines.append(("yours", "\n".join(map(vector, yours))))
    return lines


def rows_written(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> Lines:
    """The gradient of each row's own squared error."""
    return [
        (f"row {i}", f"2 · ({number(X[i] @ w)} - {signed(y[i])}) · {vector(X[i])} = {vector(at)}")
        for i, at in enumerate(row_gradients(w, X, y))
    ]


def in_one_step(w: np.ndarray, lr: float, at: np.ndarray) -> str:
    return f"{vector(w)} - {number(lr)} · {vector(at)} = {vector(w - lr * at)}"


def row_gradients(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    return 2 * (X @ w - y)[:, None] * X


def gradient(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    return row_gradients(w, X, y).mean(axis=0)
