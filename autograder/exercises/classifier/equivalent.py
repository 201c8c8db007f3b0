"""Lesson 04: why some mutants of right answers are accepted.

`judge_report.mutants_of` counts them.
"""

BAD_INPUT = "refuses bad input, for which the exercise asks nothing"
ONLY_TYPE = "the same number in another type: a float, and NumPy's own, will do"
SAME = "log(exp(a) + exp(b)) is the same with a and b exchanged"


def checked(name: str) -> dict[str, str]:
    """The two checks that a function of w, X and y begins with."""
    return {
        "check_shapes:": BAD_INPUT,
        "check_labels:": BAD_INPUT,
        f"{name}: check_shapes(": BAD_INPUT,
        f"{name}: check_labels(": BAD_INPUT,
    }


OF_THE_ACCURACY = checked("accuracy") | {"accuracy: float(np.mean(predicted == y)) ->": ONLY_TYPE}

EQUIVALENT = {
    "logistic_loss": checked("logistic_loss")
    | {
        "logistic_loss: float(np.mean(np.logaddexp(0, -y * (X @ w)))) ->": ONLY_TYPE,
        "logistic_loss: np.logaddexp(0, -y * (X @ w)) -> np.logaddexp(-y * (X @ w), 0)": SAME,
    },
    "logistic_gradient": checked("logistic_gradient")
    | {"logistic_gradient: np.logaddexp(0, y * (X @ w)) -> np.logaddexp(y * (X @ w), 0)": SAME},
    "accuracy": OF_THE_ACCURACY,
    "mini_batch_sgd": OF_THE_ACCURACY
    | {
        "check_rate:": BAD_INPUT,
        "check_whole:": BAD_INPUT,
        "check_generator:": BAD_INPUT,
        "check_finite:": BAD_INPUT,
        "check_arguments:": BAD_INPUT,
        "minibatches: check_whole(": BAD_INPUT,
        "minibatches: check_generator(": BAD_INPUT,
        "mini_batch_sgd: check_arguments(": BAD_INPUT,
    },
}
"""Exercise -> how the keys of accepted mutants begin -> why they are right after all."""
