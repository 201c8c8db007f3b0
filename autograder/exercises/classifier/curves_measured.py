"""What the learning curves measured, in words, seen from the student's own weights.

A curve is compared with what it should be at the weights that the same code gives after one, two,
three epochs. So a wrong step does not make a curve wrong that measured it well.
"""

from collections.abc import Callable, Iterator

import numpy as np

from autograder.ask_training import CURVES, OBJECTIVES
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case

Measure = Callable[[np.ndarray, np.ndarray, np.ndarray], float]

RIGHT = "after each epoch, on all rows"


def accuracy(w: np.ndarray, X: np.ndarray, y: np.ndarray, zero: float = 1.0) -> float:
    """The share of right labels; `zero` is the label of a margin of zero."""
    score = X @ w
    return float(np.mean(np.where(score == 0, zero, np.sign(score)) == y))


def boundary_is_right(w: np.ndarray, X: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean(y * (X @ w) >= 0))


def parts(case: Case) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Training and test rows with their labels."""
    given = case.inputs
    return {
        "training": (given["X_train"], given["y_train"]),
        "test": (given["X_test"], given["y_test"]),
    }


def measured(case: Case, name: str) -> tuple[Measure, str]:
    """What a curve measures, and on which part of the data."""
    objective, _ = OBJECTIVES[case.inputs["objective"]]
    return {
        "training_accuracy": (accuracy, "training"),
        "test_accuracy": (accuracy, "test"),
        "w_errors": (objective, "training"),
    }[name]


def curve(case: Case, answer: Answer, name: str) -> str:
    """What a curve holds, in words."""
    given, path = answer.values[f"{name}_0"].ravel(), answer.values["path"]
    epochs = case.inputs["max_epochs"]
    if path.shape != (epochs + 1, case.inputs["X_train"].shape[1]) or not np.isfinite(path).all():
        return UNEXPLAINED + "no weights to compare it with"
    for words, values in candidates(case, name, path):
        if same(given, values):
            return words
    if len(given) != epochs:
        return f"{len(given)} entries in {epochs} epochs"
    return UNEXPLAINED + "something else"


def candidates(case: Case, name: str, path: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """What a curve may hold, in words and numbers, the right thing first."""
    of, part = measured(case, name)
    along = {which: values(of, path, *data) for which, data in parts(case).items()}
    n = len(parts(case)[part][1])
    right = along[part]
    yield RIGHT, right[1:]
    yield "before each epoch", right[:-1]
    yield "before the first epoch, too", right
    for other in along.keys() - {part}:
        yield f"after each epoch, on the {other} rows", along[other][1:]
    yield "after each epoch, summed over the rows", n * right[1:]
    yield "after each epoch, divided by the number of rows once more", right[1:] / n
    if name != "w_errors":
        yield "after each epoch, in percent", 100 * right[1:]
        yield "after each epoch, the share of wrong labels", 1 - right[1:]
    for curve in CURVES:
        of, where = measured(case, curve)
        if of is not measured(case, name)[0]:
            yield f"what belongs into {curve}", values(of, path, *parts(case)[where])[1:]
    yield from joined_over_epochs(right[1:])
    for words, other in other_measures(case, name):
        yield f"{words} after each epoch", values(other, path, *parts(case)[part])[1:]
    everything = (np.concatenate(given) for given in zip(*parts(case).values(), strict=True))
    yield "after each epoch, on training and test rows together", values(of, path, *everything)[1:]
    yield "nothing: all entries are zero", np.zeros(len(right) - 1)
    yield "after the last epoch only", np.append(np.zeros(len(right) - 2), right[-1])
    yield "a single entry, after the last epoch", right[-1:]


def joined_over_epochs(right: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Entries in which other epochs have a part, and rounded ones."""
    yield "the mean over the epochs so far", np.cumsum(right) / np.arange(1, len(right) + 1)
    yield "the sum over the epochs so far", np.cumsum(right)
    yield "the largest entry so far", np.maximum.accumulate(right)
    yield "the smallest entry so far", np.minimum.accumulate(right)
    yield "from the last epoch to the first", right[::-1]
    for digits in (0, 1, 2, 3):
        yield f"after each epoch, rounded to {digits} decimals", np.round(right, digits)


def other_measures(case: Case, name: str) -> Iterator[tuple[str, Measure]]:
    """What may be measured in place of the right thing."""
    if name == "w_errors":
        yield "the logistic loss", lambda w, X, y: float(np.mean(np.logaddexp(0, -y * (X @ w))))
        yield "the share of wrong labels", lambda w, X, y: 1 - accuracy(w, X, y)
        yield "the root of the objective", lambda w, X, y: measured(case, name)[0](w, X, y) ** 0.5
    else:
        yield "the mean probability", lambda w, X, y: float(np.mean(1 / (1 + np.exp(-y * (X @ w)))))


def values(of: Measure, path: np.ndarray, X: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.array([of(w, X, y) for w in path])


def last_entry(case: Case, answer: Answer, name: str) -> str:
    """What the last entry of a curve measured, in words; the last batch is a single row."""
    of, part = measured(case, name)
    X, y = parts(case)[part]
    for s in range(len(case.inputs["seeds"])):
        w, given = answer.values[f"w_{s}"].ravel(), answer.values[f"{name}_{s}"].ravel()
        if w.shape != X.shape[1:] or not given.size:
            return UNEXPLAINED + "nothing to compare"
        if not same(given[-1], np.array(of(w, X, y))):
            path = answer.values["path"]
            if len(path) > 2 and same(given[-1], np.array(of(path[-2], X, y))):
                return "of the weights before the last epoch"
            singles = (np.array(of(w, X[[i]], y[[i]])) for i in range(len(y)))
            single = any(same(given[-1], value) for value in singles)
            return "of a single row" if single else "of other rows, or of weights on the way"
    return f"of the last weights, on all {part} rows"


def zero_margin(case: Case, answer: Answer, name: str) -> str:
    """How a margin of zero counts, in words; in percent or measured too early, it counts, too."""
    given, w = answer.values[f"{name}_0"].ravel(), answer.values["w_0"].ravel()
    X, y = parts(case)[name.partition("_")[0]]
    if w.shape != X.shape[1:] or not given.size:
        return UNEXPLAINED + "nothing to compare"
    ways = {
        "as +1": accuracy(w, X, y),
        "as no label": accuracy(w, X, y, zero=0.0),
        "as -1": accuracy(w, X, y, zero=-1.0),
        "as right for both labels": boundary_is_right(w, X, y),
    }
    for words, share in ways.items():
        if any(same(given[-1], np.array(factor * share)) for factor in (1, 100, len(y))):
            return words
    if same(given[-1], np.array(accuracy(np.zeros(len(w)), X, y))):
        return "as +1"
    return UNEXPLAINED + "no way to count it gives this share"
