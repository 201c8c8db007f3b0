"""Which epochs a training made and what its steps are made of, in words, read off its weights.

Words hold whatever the numbers are that a student chose: the tolerance of an early stop, the limit
of a clipped gradient, the strength of momentum or of weight decay.
"""

from itertools import pairwise

import numpy as np

from autograder.ask_training import OBJECTIVES
from autograder.comparing import same
from autograder.exercise import UNEXPLAINED, Answer, Case
from autograder.exercises.classifier.training_cases import WORSE

RIGHT_STEP = "lr times the gradient"


def step_made_of(case: Case, answer: Answer) -> str:
    """What the first step is made of that is not lr times the gradient; one step is one epoch."""
    given = case.inputs
    X, y, lr = given["X_train"], given["y_train"], given["lr"]
    _, gradient = OBJECTIVES[given["objective"]]
    path = answer.values["path"]
    if path.shape != (given["max_epochs"] + 1, X.shape[1]) or not np.isfinite(path).all():
        return UNEXPLAINED + "no weights to tell it by"
    before = np.zeros(X.shape[1])
    for w, after in pairwise(path):
        if np.array_equal(w, after):  # how many epochs there are is another question
            return RIGHT_STEP
        words = in_words(after - w, lr * gradient(w, X, y), w, before)
        if words != RIGHT_STEP:
            return words
        before = after - w
    return RIGHT_STEP


def in_words(step: np.ndarray, pull: np.ndarray, w: np.ndarray, before: np.ndarray) -> str:
    """What a step is, beside the gradient times lr, the weights, and the step before it."""
    rest = step + pull
    if same(step, -pull):
        return RIGHT_STEP
    if parallel(step, -pull, apart=2e-6):  # a little weight decay is further off
        return "the gradient, shorter" if np.linalg.norm(rest) < np.linalg.norm(pull) else "longer"
    if parallel(np.abs(step), np.ones(len(step))) and (step * pull < 0).all():
        return "the gradient, each entry cut off"
    if parallel(rest, -w):
        return "lr times the gradient, and a share of the weights taken off"
    if parallel(rest, before):
        return "lr times the gradient, and a share of the step before"
    return UNEXPLAINED + "something else"


def parallel(a: np.ndarray, b: np.ndarray, apart: float = 1e-3) -> bool:
    """Whether a points where b points, up to float32's rounding of the weights they come from.

    The default is for what remains of a step once the gradient is taken off: little, and so rough.
    """
    lengths = np.linalg.norm(a), np.linalg.norm(b)
    if min(lengths) == 0:
        return False
    return bool(np.allclose(a / lengths[0], b / lengths[1], rtol=0, atol=apart))


# ------------------------------------------------------------------ how many epochs


def epochs_made(case: Case, answer: Answer) -> str:
    """How many epochs the weights have behind them, or how far they came, in words.

    The rows pull the weights along one line, so that each number of epochs ends at a place of its
    own.
    """
    given, w = case.inputs, answer.values["w_0"].ravel()
    goal = given["y_train"] @ given["X_train"] / len(given["y_train"])
    if w.shape != goal.shape or not np.isfinite(w).all():
        return UNEXPLAINED + "no weights to tell it by"
    places = [0.0]
    for epoch in range(given["max_epochs"]):
        rate = given["lr"] * given["annealing_rate"] ** epoch
        places.append(places[-1] - rate * (places[-1] - 1))
    ends = [place * goal for place in places]
    if same(w, ends[-1]):
        return "all"
    if any(same(w, end) for end in ends[:-1]):
        return "not all of them"
    if w.shape == goal.shape and np.allclose(w, ends[-1], rtol=0.01, atol=0):
        return "the weights are close to where such steps lead, and not there"
    sizes = np.abs(w)
    if (sizes == sizes.max()).sum() > 1:
        return "several weights are as far from zero as any gets"
    return UNEXPLAINED + "the weights are somewhere else than such steps lead"


def entries(case: Case, answer: Answer) -> str:
    """How many entries the curves have, in words, and whether the last ones were filled."""
    epochs = case.inputs["max_epochs"]
    for name in ("training_accuracy", "test_accuracy", "w_errors"):
        curve = answer.values[f"{name}_0"].ravel()
        if len(curve) != epochs:
            return f"{'fewer' if len(curve) < epochs else 'more'} than one an epoch"
    if not np.isfinite(curve[-1]) or curve[-1] == 0 != curve[0]:
        return "the last ones never filled"
    if case.kind == WORSE and curve[-1] == curve[-2]:  # each is more than twice the one before
        return "the last ones repeat the one before"
    return "one an epoch"


# ------------------------------------------------------------------ the learning rate


def rates_made(case: Case, answer: Answer) -> str:
    """Whether the last rates are above the first one that was asked for, which is tiny."""
    given, path = case.inputs, answer.values["path"]
    goal = given["y_train"] @ given["X_train"] / len(given["y_train"])
    if path.shape != (given["max_epochs"] + 1, len(goal)) or not np.isfinite(path).all():
        return UNEXPLAINED + "no weights to tell it by"
    shares = np.diff(path, axis=0) @ goal / (given["lr"] * (goal @ goal))
    kept = shares[-1] > 1 and same(shares[-1], shares[-2])
    return "they are never below a bound" if kept else "they may be as small as they are"
