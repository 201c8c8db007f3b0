"""Lesson 02: why some mutants of right answers are accepted.

`judge_report.mutants_of` counts them.
"""

BAD_INPUT = "refuses bad input, for which the exercise asks nothing"

OF_THE_GRADIENT = {"check_shapes:": BAD_INPUT, "row_gradient: check_shapes(": BAD_INPUT}
OF_THE_RATE = {"check_rate:": BAD_INPUT}

EQUIVALENT = {
    "row_gradient": OF_THE_GRADIENT,
    "stochastic_epoch": OF_THE_GRADIENT
    | OF_THE_RATE
    | {
        "check_finite:": BAD_INPUT,
        "check_problem:": BAD_INPUT,
        "check_generator:": BAD_INPUT,
        "stochastic_epoch: check_problem(": BAD_INPUT,
        "stochastic_epoch: check_generator(": BAD_INPUT,
    },
    "inverse_time_decay": OF_THE_RATE
    | {
        "inverse_time_decay: check_rate(": BAD_INPUT,
        "inverse_time_decay: if not decay >= 0:": BAD_INPUT,
        "inverse_time_decay: decay >= 0 ->": BAD_INPUT,
        "inverse_time_decay: raise ValueError(": BAD_INPUT,
    },
}
"""Exercise -> how the keys of accepted mutants begin -> why they are right after all."""
