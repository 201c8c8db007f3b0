"""All mistakes in a regressor by name, for the regressor and for the repair.

Where two misconceptions explain an answer alike, the first is named.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import (
    regressor_epoch_mistakes,
    regressor_gradient_mistakes,
    regressor_interface_mistakes,
    regressor_number_mistakes,
    regressor_row_mistakes,
    regressor_size_mistakes,
    regressor_start_mistakes,
    regressor_stop_mistakes,
    regressor_update_mistakes,
    regressor_weights_mistakes,
    repair_mistakes,
)

SINGLE_MISTAKES = (
    *regressor_size_mistakes.MISTAKES,
    *regressor_gradient_mistakes.MISTAKES,
    *regressor_update_mistakes.MISTAKES,
    *regressor_weights_mistakes.MISTAKES,
    *regressor_start_mistakes.MISTAKES,
    *regressor_row_mistakes.MISTAKES,
    *regressor_epoch_mistakes.MISTAKES,
    *regressor_interface_mistakes.MISTAKES,
    *regressor_stop_mistakes.MISTAKES,
    *regressor_number_mistakes.MISTAKES,
)


def both(first: Misconception, second: Misconception) -> Misconception:
    """Two mistakes in one regressor; each has to replace other parts of it."""
    wrong = type(first.wrong.__name__ + second.wrong.__name__, (first.wrong, second.wrong), {})
    return Misconception(f"{first.name}; and {second.name}", wrong, f"{first.hint} {second.hint}")


def named(*names: str) -> list[Misconception]:
    return [next(m for m in SINGLE_MISTAKES if m.name == name) for name in names]


STARTS = named("starts from coefficients of zero", "the intercept starts at the mean of y")
TOO_EARLY = named(
    "the intercept changed before the coefficients' gradient was taken",
    "the coefficients changed before the intercept's gradient was taken",
    "one weight changed before the gradient of the next was taken",
)
SIZES = named(
    "the coefficients' gradient is summed, the intercept's averaged",
    "summed instead of averaged",
    "the factor two is missing",
    "the factor two is missing in the coefficients' gradient",
    "uphill: the sign is flipped",
)
PAIRS = (
    *(both(start, other) for start in STARTS for other in (*SIZES, *TOO_EARLY)),
    *(both(early, size) for early in TOO_EARLY for size in SIZES),
    both(*named("a step after each row, not one a batch", "the factor two is missing")),
)
"""Mistakes that meet in one number: neither of the two alone gives it."""

MINI_BATCH_REGRESSOR = (*SINGLE_MISTAKES, *PAIRS)

REPAIRED_REGRESSOR = (
    repair_mistakes.DRAFT,
    *repair_mistakes.COLUMN_MISTAKES,
    *MINI_BATCH_REGRESSOR,
)
