"""Ways to ask functions that take weights, and functions that train: see `ask`.

Like `ask` it runs student code, holds no answer and knows no exercise.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from autograder.ask import known_global_state, plain, unchanged

ARRAYS = ("X_train", "y_train", "X_test", "y_test")
ARGUMENTS = (*ARRAYS, "lr", "annealing_rate", "max_epochs", "batch_size")
CURVES = ("training_accuracy", "test_accuracy", "w_errors")


def at_each_w(function, inputs: dict[str, object]) -> dict[str, np.ndarray]:
    """Call a function of w, X, y; where w holds several weight vectors, once for each of them.

    No call finds what an earlier one changed; what was changed stays so, for `answer` to find.
    """
    w, X, y = inputs["w"], inputs["X"], inputs["y"]
    if w.ndim == 1:
        return {"result": plain(function(w, X, y))}
    results = []
    for k in range(len(w)):
        given = {"w": w[k].copy(), "X": X.copy(), "y": y.copy()}
        results.append(plain(function(*given.values())))
        inputs |= {name: given[name] for name in "Xy" if not unchanged(given[name], inputs[name])}
        if not unchanged(given["w"], w[k]):
            inputs["w"] = given["w"]
    return {"result": np.stack(results)}


def with_and_without_features(function, inputs: dict[str, object]) -> dict[str, np.ndarray]:
    """As `at_each_w`; and as `without features` the same with zeros in place of the rows."""
    zeros = {name: np.array(given) for name, given in inputs.items()}
    zeros["X"] *= 0
    given = at_each_w(function, inputs)
    return given | {"without features": at_each_w(function, zeros)["result"]}


# ------------------------------------------------------------------ what is minimised


def pull(w, X, y):
    """Half the mean of |w - y x|^2: every row pulls the weights to itself."""
    w, X, y = arrays(w, X, y)
    return ((w - y[:, None] * X) ** 2).sum() / (2 * len(y))


def pull_gradient(w, X, y):
    w, X, y = arrays(w, X, y)
    return w - y @ X / len(y)


def squares(w, X, y):
    """The mean of (x . w - y)^2."""
    w, X, y = arrays(w, X, y)
    return ((X @ w - y) ** 2).sum() / len(y)


def squares_gradient(w, X, y):
    w, X, y = arrays(w, X, y)
    return 2 * (X @ w - y) @ X / len(y)


def arrays(*given):
    """Lists become arrays; arrays of any library stay what they are."""
    return (values if hasattr(values, "shape") else np.array(values) for values in given)


OBJECTIVES: dict[str, tuple[Callable, Callable]] = {
    "half the mean of |w - y x|²": (pull, pull_gradient),
    "the mean of (x · w - y)²": (squares, squares_gradient),
}
"""Name -> a function and its gradient, both means over the rows that they are given.

None of them is what an exercise asks for. Only operators: they take arrays of any library.
"""

PULL, SQUARES = OBJECTIVES


# ------------------------------------------------------------------ training


def trainings(function, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Train once for each seed; the input `objective` names what is minimised.

    Gives `w_S` and the curves `training_accuracy_S`, `test_accuracy_S`, `w_errors_S` for seed
    number S; `path`: the weights after 0, 1, 2, ... epochs of the first seed, from separate runs,
    where the input `path` asks for it; `global_state`: whether Python's or NumPy's global random
    state was moved.
    """
    given = {}
    with known_global_state() as moved:
        for s, seed in enumerate(inputs["seeds"]):
            parts = trained(function, inputs, seed)
            names = ("w", *CURVES)
            given |= {f"{name}_{s}": part for name, part in zip(names, parts, strict=True)}
        if inputs.get("path"):
            given["path"] = path(function, inputs, last=given["w_0"])
        given["global_state"] = np.array(moved())
    return given


def trained(function, inputs: dict[str, object], seed: int, **changed) -> list[np.ndarray]:
    """One run: the weights and the three curves as plain arrays.

    The function gets copies; what it changed takes the input's place, where `answer` finds it.
    """
    given = {n: inputs[n].copy() if n in ARRAYS else inputs[n] for n in ARGUMENTS} | changed
    objective, gradient = OBJECTIVES[inputs["objective"]]
    rng = np.random.default_rng(seed)
    result = function(*given.values(), objective=objective, gradient=gradient, rng=rng)
    inputs |= {n: given[n] for n in ARRAYS if not unchanged(given[n], inputs[n])}
    return four(result)


def four(result: object) -> list[np.ndarray]:
    """The four parts of what came back, in their order; a named tuple is a tuple."""
    if not isinstance(result, tuple | list) or len(result) != 4:
        given = "None: is a `return` missing?" if result is None else described(result)
        raise TypeError(f"expected (w, {', '.join(CURVES)}), got {given}")
    return [plain(part) for part in result]


def described(result: object) -> str:
    """What came in place of four parts."""
    sized = isinstance(result, Sequence | Mapping)
    return type(result).__name__ + (f" of {len(result)}" if sized else "")


def path(function, inputs: dict[str, object], last: np.ndarray) -> np.ndarray:
    """The weights after 0, 1, 2, ... epochs, shape (max_epochs + 1, d): each from a run of its own.

    They start at zero, as the function is told to. Weights that change their number from run to
    run have no path.
    """
    seed, epochs = inputs["seeds"][0], inputs["max_epochs"]
    before = (trained(function, inputs, seed, max_epochs=k)[0] for k in range(1, epochs))
    w = [one.ravel() for one in (*before, last)]
    fits = all(len(one) == len(w[0]) for one in w)
    return np.array([np.zeros(len(w[0])), *w] if fits else [])
