"""The equation of the lesson with numbers in place of its symbols."""

from collections.abc import Iterable

import numpy as np

from autograder.verdict import number


def step_written(
    W: np.ndarray, X: np.ndarray, y: np.ndarray, rows: Iterable[int], lr: float, yours: np.ndarray
) -> list[tuple[str, str]]:
    """One step, row by row, and the student's line below the expected one.

    The student's gradient is read back from where the step arrived: (W - yours) / lr.
    """
    rows = list(rows)
    gradients = [2 * (X[i] @ W - y[i]) * X[i] for i in rows]
    mean = np.mean(gradients, axis=0)
    lines = [
        (
            f"row {i}",
            f"2 · ({number(X[i] @ W)} - {signed(y[i])}) · {vector(X[i])} = {vector(gradient)}",
        )
        for i, gradient in zip(rows, gradients, strict=True)
    ]
    total = " + ".join(map(vector, gradients))
    lines.append(("equation", "W - lr · (sum of the gradients) / (size of the batch)"))
    lines.append(("", f"{vector(W)} - {number(lr)} · ({total}) / {len(rows)}"))
    lines.append(("expected", in_one_step(W, lr, mean, W - lr * mean)))
    if np.shape(yours) == W.shape and np.isfinite(yours).all():
        lines.append(("yours", in_one_step(W, lr, (W - yours) / lr, yours)))
    return lines


def in_one_step(W: np.ndarray, lr: float, gradient: np.ndarray, arrived: np.ndarray) -> str:
    return f"{vector(W)} - {number(lr)} · {vector(gradient)} = {vector(arrived)}"


def vector(values: np.ndarray) -> str:
    return "[" + ", ".join(number(x) for x in np.round(values, 10) + 0.0) + "]"


def signed(x: float) -> str:
    """A number to stand after a minus."""
    return f"({number(x)})" if x < 0 else number(x)
