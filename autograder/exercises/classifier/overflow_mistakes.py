"""Gradients that go wrong where margins or gradients are large, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_gradients as wrong

LARGE_MARGINS = (
    *(
        Misconception(
            "not a number at large margins",
            code,
            "The numbers are right until exp(-m) overflows; then infinity over infinity, or zero "
            "times infinity, is NaN. Divide by the exponential on paper first: one form of the "
            "wrong label's probability has it in the denominator only.",
        )
        for code in (wrong.infinity_over_infinity, wrong.zero_times_infinity)
    ),
    Misconception(
        "rows far on the wrong side do not pull",
        wrong.not_a_number_as(0.0),
        "Where the exponential overflows your probability is set to zero, and the rows that are "
        "most wrong do not pull at all. What should it be there?",
    ),
    Misconception(
        "rows far on the wrong side pull by half",
        wrong.not_a_number_as(0.5),
        "Where the exponential overflows your probability is set to one half. What should it be "
        "for a row that is most wrong?",
    ),
    Misconception(
        "rows whose probability overflows are left out",
        wrong.overflowing_rows_left_out,
        "The rows that are most wrong disappear from the sum and from the number of rows. Their "
        "probability is known: it is close to 1.",
    ),
    Misconception(
        "zero where anything overflows",
        wrong.zero_where_anything_overflows,
        "One row whose exponential overflows makes the whole gradient zero. NaN was replaced too "
        "late: look for the step in which it comes up.",
    ),
    *(
        Misconception(
            "margins clipped",
            wrong.margins_clipped(limit),
            "Rows beyond your limit pull as if they stood at it. A probability needs no limit if "
            "its exponential is taken of a negative number.",
        )
        for limit in (1, 2, 3, 5)
    ),
    *(
        Misconception(
            "probabilities kept away from 0 and 1",
            wrong.probabilities_clipped(least),
            "Rows far on the right side pull more than they should, as if their probability had a "
            "lower bound. A pull may be as small as it is.",
        )
        for least in (0.1, 0.01, 0.001)
    ),
    *(
        Misconception(
            "rows clearly on the right side do not pull",
            wrong.nothing_beyond(limit),
            "From some margin on your rows do not pull. The pull gets small, but stays above zero.",
        )
        for limit in (2, 3, 4, 5, 6)
    ),
    *(
        Misconception(
            "the gradient clipped",
            wrong.clipped(limit, each),
            "Where it is long your gradient is cut off. How steep the loss is must be in it, "
            "however steep that is.",
        )
        for each in (False, True)
        for limit in (1, 5, 10, 100)
    ),
)
