"""Lesson 01: why some mutants of right answers are accepted.

`judge_report.mutants_of` counts them.
"""

BAD_INPUT = "refuses bad input, for which the exercise asks nothing"
ONLY_TYPE = "the same numbers in another type: an array, a list and NumPy's own numbers will all do"

SHAPES = {"check_shapes:": BAD_INPUT}
OF_THE_GRADIENT = SHAPES | {"squared_error_gradient: check_shapes(": BAD_INPUT}

EQUIVALENT = {
    "squared_error": SHAPES
    | {
        "squared_error: check_shapes(": BAD_INPUT,
        "squared_error: float(np.mean((X @ w - y) ** 2)) ->": ONLY_TYPE,
    },
    "squared_error_gradient": OF_THE_GRADIENT,
    "batch_step": OF_THE_GRADIENT,
    "batch_descent": OF_THE_GRADIENT
    | {
        "check_finite:": BAD_INPUT,
        "check_rate:": BAD_INPUT,
        "check_problem:": BAD_INPUT,
        "check_whole:": BAD_INPUT,
        "batch_descent: check_problem(": BAD_INPUT,
        "batch_descent: check_whole(": BAD_INPUT,
        "batch_descent: np.array(path) ->": ONLY_TYPE,
    },
}
"""Exercise -> how the keys of accepted mutants begin -> why they are right after all."""
