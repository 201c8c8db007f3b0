"""Lesson 03: right answers to mutate, and why some of their mutants are accepted.

`judge_report.mutants_of` counts them.
"""

from autograder.exercise import Exercise
from autograder.mutants import made_from
from autograder.samples import samples

WRITTEN_BY = ("ada", "theo")
"""Students of the sample class who have all right: one in arrays, one counting in loops. Their
answers go wrong in other ways than the reference, which refuses much by itself."""

ELSEWHERE = {"RepairedRegressor": "its reference is MiniBatchRegressor's, and is mutated there"}


def mutated(exercise: Exercise) -> list[object]:
    """The right answers whose mutants the check of an exercise has to tell from right ones."""
    found = [] if exercise.name in ELSEWHERE else [exercise.reference]
    for sample in samples("03_mini_batch"):
        if sample.student in WRITTEN_BY:
            source = "import numpy as np\n" + sample.answers[exercise.name]
            found.append(made_from(source, exercise.name))
    return found


BAD_INPUT = "refuses bad input, for which the exercise asks nothing"
ONLY_TYPE = "the same numbers in another type: an array, a list and NumPy's own numbers will all do"
SAME = "the same for every input"
DEFAULTS = "the answer cell gives the signature with its defaults; every case passes all settings"
HISTORY = "only for history_, which no exercise asks for"
WARNING = "only for a warning, which no exercise asks for"
FLOATS = "X and y come as float arrays, of the same number of rows"

CUTTING = {
    "check_whole:": BAD_INPUT,
    "check_generator:": BAD_INPUT,
    "minibatches: check_whole(": BAD_INPUT,
    "minibatches: check_generator(": BAD_INPUT,
}
STEPPING = {
    "check_shapes:": BAD_INPUT,
    "squared_error_gradient: check_shapes(": BAD_INPUT,
}

EQUIVALENT = {
    "minibatches": {
        **CUTTING,
        "minibatches: rng.integers(0, len(bag)) -> rng.integers(len(bag))": SAME,
        "minibatches: np.array(batch) ->": ONLY_TYPE,
    },
    "minibatch_step": {
        **STEPPING,
        "minibatch_step: np.array(new_w) ->": ONLY_TYPE,
    },
    "MiniBatchRegressor": {
        **CUTTING,
        **STEPPING,
        "check_rate:": BAD_INPUT,
        "squared_error:": HISTORY,
        "largest_stable_rate:": WARNING,
        "MiniBatchRegressor._warn_if_diverged:": WARNING,
        "MiniBatchRegressor.__init__: self, lr=": DEFAULTS,
        "MiniBatchRegressor.fit: check_rate(": BAD_INPUT,
        "MiniBatchRegressor.fit: check_whole(": BAD_INPUT,
        "MiniBatchRegressor.fit: X, y = validate_data(": FLOATS,
        "MiniBatchRegressor.fit: validate_data(": FLOATS,
        "MiniBatchRegressor.fit: np.errstate(": WARNING,
        "MiniBatchRegressor.fit: history.append(": HISTORY,
        "MiniBatchRegressor.fit: float(w[-1]) ->": ONLY_TYPE,
        "MiniBatchRegressor.fit: self._warn_if_diverged(": WARNING,
        "MiniBatchRegressor.predict: check_is_fitted(": BAD_INPUT,
        "MiniBatchRegressor.predict: X = validate_data(": FLOATS,
        "MiniBatchRegressor.predict: validate_data(": FLOATS,
        "MiniBatchRegressor.fit: np.asarray(X[i])": ONLY_TYPE,
        "MiniBatchRegressor.fit: float(y[i]) ->": ONLY_TYPE,
        "MiniBatchRegressor.fit: cards[0] -> cards[-1]": SAME,
        "MiniBatchRegressor.fit: np.array(w) ->": ONLY_TYPE,
        "MiniBatchRegressor.predict: np.array(answers) ->": ONLY_TYPE,
    },
    "RepairedRegressor": {
        "RepairedRegressor.__init__: self, lr=": DEFAULTS,
        "RepairedRegressor.fit: np.asarray(y, dtype=float) ->": ONLY_TYPE,
        "RepairedRegressor.fit: min(self.batch_size, m) ->": "a slice ends with its array anyway",
        "RepairedRegressor.fit: X[0] -> X[-1]": SAME,
        "RepairedRegressor.fit: min(self.batch_size, n) -> min(n, self.batch_size)": SAME,
        "RepairedRegressor.fit: min(self.batch_size, n) -> self.batch_size": "a batch above n is "
        "then taken as the rest, which has the same rows",
        "RepairedRegressor._one_step: self.predict([X[i]])[0] ->": "there is one prediction",
        "RepairedRegressor._one_step: np.array(new_coef) ->": ONLY_TYPE,
        "RepairedRegressor.predict: np.array([": ONLY_TYPE,
    },
}
"""Exercise -> how the keys of accepted mutants begin -> why they are right after all."""
