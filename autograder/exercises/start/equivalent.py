"""Lesson 00: why some mutants of right answers are accepted.

`judge_report.mutants_of` counts them.
"""

BAD_INPUT = "refuses bad input, for which the exercise asks nothing"

EQUIVALENT = {
    "predictions": {
        "predictions: if X.ndim": BAD_INPUT,
        "predictions: X.ndim != 2": BAD_INPUT,
        "predictions: raise ValueError(": BAD_INPUT,
    },
}
"""Exercise -> how the keys of accepted mutants begin -> why they are right after all."""
