"""Arrays that are not the gradient, by name.

A hint says where to look; it does not give the line. The same mistakes stand in a step and in a
descent, so a hint speaks of the gradient, whoever asks for it.
"""

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_gradients as wrong
from autograder.exercises.batch.derivative_mistakes import DERIVATIVES, RESIDUALS
from autograder.exercises.batch.mean_mistakes import AVERAGES, FACTORS, FOLDED, ROWS
from autograder.exercises.batch.shared_mistakes import (
    BACKWARD,
    CARRIED_ON,
    FEATURES_LEFT_OUT,
    FIRST_TWO_ONLY,
    PARTLY_DIVIDED,
    PENALTIES,
    PREDICTIONS,
    WHOLE_NUMBERS,
    WITHOUT_COLUMN,
)
from autograder.families import changes_input, piles_up, remembers, whole_numbers
from mbgd_lessons import squared_error_gradient

ENTRIES = (
    Misconception(
        "the absolute value of the gradient",
        wrong.absolute_gradient,
        "No entry of the gradient is negative. Its sign says whether the cost grows or falls with "
        "its weight.",
    ),
    Misconception(
        "only the sign of the gradient",
        wrong.sign_of_gradient,
        "Every entry of the gradient is 1 or -1. A steep direction has a larger entry than a flat "
        "one.",
    ),
    *(
        Misconception(
            "the gradient brought to length one",
            code,
            "The direction is right, and the length is always one. The gradient is longer where "
            "the cost is steeper.",
        )
        for code in (wrong.unit_length, wrong.unit_length_unless_zero)
    ),
    Misconception(
        "each row's gradient brought to length one",
        wrong.each_row_to_unit_length,
        "Every row pulls equally hard. In the squared error a row with a large residual pulls "
        "more.",
    ),
    Misconception(
        "the gradient clipped at one",
        wrong.entries_clipped(1),
        "No entry of the gradient goes beyond 1. In the equation it is as long as it is.",
    ),
    *(
        Misconception(
            "a long gradient cut short",
            code(limit),
            "Where the gradient is long, yours stops at a limit. In the equation it is as long as "
            "it is; a learning rate that is too large is no reason to hide it.",
        )
        for limit in (5, 10, 100, 1000)
        for code in (wrong.entries_clipped, wrong.length_limited)
    ),
    Misconception(
        "only the first entry of the gradient filled",
        wrong.only_entry(0),
        "The gradient is zero but for its first entry. Look for a `return` inside the loop over "
        "the weights, or for a generator that the first one uses up.",
    ),
    Misconception(
        "only the last entry of the gradient filled",
        wrong.only_entry(-1),
        "The gradient is zero but for its last entry. Look for an assignment that stands after the "
        "loop over the weights, or for an array that begins anew in each turn.",
    ),
    Misconception(
        "the first entry of the gradient left at zero",
        wrong.without_entry(0),
        "The gradient's first entry is never filled, and the first weight would never move. At "
        "which number does your loop over the weights begin?",
    ),
    Misconception(
        "the last entry of the gradient left at zero",
        wrong.without_entry(-1),
        "The gradient's last entry is never filled, and the last weight would never move. A range "
        "ends before its second number.",
    ),
    *(
        Misconception(
            "one entry of the gradient for all weights",
            wrong.entry_for_all(j),
            "All entries of the gradient are the same number, which belongs to one weight. Look at "
            "the index that picks the feature.",
        )
        for j in (0, -1)
    ),
    Misconception(
        "the length of the gradient in every entry",
        wrong.length_for_all,
        "In place of every entry stands the same number, the norm of the gradient. Each weight has "
        "its own derivative.",
    ),
)

NUMBERS = (
    Misconception(
        "averaged to a single number",
        wrong.mean_to_a_number,
        "A mean over rows and features leaves one number for all weights. Over which axis should "
        "it run, so that one entry a weight remains?",
    ),
    Misconception(
        "summed to a single number",
        wrong.sum_of_all_to_a_number,
        "A sum over rows and features leaves one number for all weights. Over which axis should it "
        "run, so that one entry a weight remains?",
    ),
    Misconception(
        "one slope for all weights together",
        wrong.sum_to_a_number,
        "The number says how the cost changes when all weights grow together. The gradient has one "
        "entry a weight: change one of them at a time.",
    ),
    Misconception(
        "the cost instead of its gradient",
        wrong.cost_returned,
        "In place of the gradient stands one number, the squared error itself. Its derivative says "
        "how it changes with each weight.",
    ),
    Misconception(
        "the axis of the rows dropped where there is one row",
        wrong.squeezed,
        "With a single row an axis is missing, and the mean runs over the features. Does anything "
        "drop axes of length one, as `squeeze` does?",
    ),
)
"""What leaves one number, by which a step could still move all weights."""

RETURNED = (
    *(
        Misconception(
            "one entry returned instead of all",
            wrong.one_entry_returned(j),
            "The number that comes back is right, but the others are missing. Look for a `return` "
            "inside the loop, or for a list that begins anew in each turn.",
        )
        for j in (0, -1)
    ),
    Misconception(
        "all zeros",
        wrong.difference_quotient_of_vanishing_step,
        "Every entry is zero. Is an array made and never filled? Or, with a difference quotient, "
        "is the step so small that it is lost in rounding?",
    ),
    Misconception(
        "the length of the gradient instead of the gradient",
        wrong.length_returned,
        "One number comes back, the norm of the gradient. Asked for is the gradient itself, with "
        "one entry a weight.",
    ),
    *(
        Misconception(
            "one gradient a row returned",
            code,
            "The rows' gradients come back one by one, with the shape (n, d). The gradient of the "
            "cost is their mean.",
        )
        for code in (wrong.one_gradient_a_row, wrong.one_gradient_a_row_over_n)
    ),
    Misconception(
        "averaged along the wrong axis",
        wrong.one_mean_a_row,
        "One number a row comes back: the mean runs over the features, where it should run over "
        "the rows.",
    ),
    Misconception(
        "the misses returned",
        wrong.misses_returned,
        "What comes back has one entry a row: the misses. They still have to meet the features.",
    ),
    Misconception(
        "the Hessian returned",
        wrong.hessian_returned,
        "What comes back has the shape (d, d): it is the second derivative. The first has one "
        "entry a weight.",
    ),
    Misconception(
        "the least-squares weights returned",
        wrong.least_squares_returned,
        "What comes back are the weights at which the gradient is zero. Asked for is the gradient "
        "at the weights that came in.",
    ),
    Misconception(
        "the gradient already subtracted from the weights",
        wrong.step_returned,
        "What comes back is w less the gradient. The step is the next exercise, and it takes a "
        "learning rate.",
    ),
    *(
        Misconception(
            "an entry for an intercept added",
            code,
            "There is one entry more than there are weights. An intercept is a column of ones in X "
            "here, and needs no entry besides.",
        )
        for code in (wrong.intercept_appended, wrong.intercept_prepended)
    ),
    *(
        Misconception(
            "only the first two features written out",
            code,
            "Two entries come back, however many weights there are. Let a product of arrays, or a "
            "loop, reach every column.",
        )
        for code in (wrong.first_two_entries, wrong.first_two_features)
    ),
    Misconception(
        "a column instead of a flat array",
        wrong.column_returned,
        "The numbers are right and stand in a column, shape (d, 1). Take it from w of shape (d,), "
        "and NumPy makes a table of (d, d).",
    ),
    Misconception(
        "a row of a table instead of a flat array",
        wrong.row_returned,
        "The numbers are right, with one axis too many: shape (1, d). Asked for is (d,), the shape "
        "of the weights.",
    ),
    *(
        Misconception(
            "rounded",
            wrong.rounded(decimals),
            "The gradient is right to a few decimals only. Rounding is for printing: a step goes "
            "on from these numbers.",
        )
        for decimals in (2, 1)
    ),
    whole_numbers(squared_error_gradient),
    remembers(squared_error_gradient),
    piles_up(squared_error_gradient),
    *(changes_input(squared_error_gradient, name) for name in ("w", "X", "y")),
)

SHARED = (
    *WHOLE_NUMBERS,
    *FIRST_TWO_ONLY,
    *FEATURES_LEFT_OUT,
    *PREDICTIONS,
    *WITHOUT_COLUMN,
    *CARRIED_ON,
    *BACKWARD,
    *PENALTIES,
    *PARTLY_DIVIDED,
)

WRONG_DIRECTIONS_AND_LENGTHS = (
    *FACTORS,  # first: of a single row, several others come to the same
    *AVERAGES,
    *FOLDED,
    *ROWS,
    *RESIDUALS,
    *DERIVATIVES,
    *ENTRIES,
    *NUMBERS,
    *SHARED,
)
"""What a step can be taken against."""

GRADIENT_MISTAKES = (*WRONG_DIRECTIONS_AND_LENGTHS, *RETURNED)
