"""Paths that are not those of batch descent, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_paths as wrong
from autograder.exercises.batch.shared_mistakes import LAST_LEFT_OUT
from autograder.exercises.batch.step_mistakes import IN_A_STEP, LINE_SEARCH_HINT
from autograder.families import changes_input, remembers, whole_numbers
from mbgd_lessons import batch_descent

IN_A_DESCENT = tuple(
    Misconception(m.name, wrong.path_of(m.wrong), m.hint)
    for m in IN_A_STEP
    if m.name != LAST_LEFT_OUT.name  # all cases have three features: it is "the first two" here
)

SAME_ARRAY = (
    *(
        Misconception(
            "one array in every row of the path",
            code,
            "All points of the path are the last one: the same array is put in again and again, "
            "and then changed in place. Each step should make new weights.",
        )
        for code in (wrong.in_place, wrong.in_place_on_a_copy, wrong.in_place_after_start)
    ),
    Misconception(
        "row 0 of the path moves along",
        wrong.first_row_moves_along,
        "All rows are right but the first, which should be the start, and is where the descent "
        "ends. A row of an array that gets a name of its own is still that row.",
    ),
    Misconception(
        "w changed in place",
        wrong.w_moved_at_the_end,
        "The path is right, and the caller's w is no longer what it was. Work on new weights.",
    ),
)

ROWS = (
    Misconception(
        "the start is missing",
        wrong.without_start,
        "The path has one row a step, and the start is not among them. Row 0 is where the descent "
        "starts: w itself.",
    ),
    Misconception(
        "every row one step late",
        wrong.one_step_late,
        "The path has the right length, and its first row is already one step on. Row 0 is where "
        "the descent starts: w itself.",
    ),
    Misconception(
        "one step too few",
        wrong.one_step_short,
        "The path is right as far as it goes, and one step short. The start is no step: with it, "
        "the path has one row more than there are steps.",
    ),
    Misconception(
        "one step too many",
        wrong.one_step_more,
        "The path is right, and one step longer than was asked for. How often does your loop run?",
    ),
    *(
        Misconception(
            "the start stands in the path twice",
            code,
            "Rows 0 and 1 are both w. Do you keep the weights before each step and the start "
            "besides?",
        )
        for code in (wrong.start_twice, wrong.start_twice_one_short)
    ),
    Misconception(
        "a row of zeros before the start",
        wrong.zeros_first,
        "The first row is zero and the start comes after it. Does your list or array hold "
        "something before the descent begins?",
    ),
    Misconception(
        "only the last weights returned",
        wrong.last_only,
        "What comes back is where the descent ends. Asked for is the whole path: all weights on "
        "the way, one row each.",
    ),
    Misconception(
        "steps along the columns",
        wrong.transposed,
        "The path is right, turned by its corner: a row of it should be the weights at one step.",
    ),
    Misconception(
        "the path from its end to its start",
        wrong.backwards,
        "All points are right, from the last to the first.",
    ),
    Misconception(
        "all points in one long row",
        wrong.flat,
        "The numbers are right, one after the other. Asked for is a table, a row a step.",
    ),
    *(
        Misconception(
            "a row of the path never filled",
            code,
            "One row is still the zeros that it was made with. Which row does your loop write "
            "first, which last, and does anything write w into row 0?",
        )
        for code in (
            wrong.row_never_filled(0),
            wrong.row_never_filled(-1),
            wrong.last_row_never_filled,
        )
    ),
    *(
        Misconception(
            "stops before all steps are taken",
            code,
            "The path ends early. When to stop is a good question, and a later section asks it: "
            "here every step is taken, also where nothing moves or the cost grows.",
        )
        for code in (
            wrong.stops_when(wrong.is_short),
            wrong.stops_after_short_step,
            wrong.stops_with_zeros,
            wrong.stops_when_cost_grows,
            wrong.stops_before_cost_grows,
            *(
                wrong.out_of_patience(waited, least)
                for waited in (1, 2, 3, 5)
                for least in (1e-4, 0)
            ),
        )
    ),
    Misconception(
        "a step where none was asked for",
        wrong.at_least_one_step,
        "With steps = 0 your path still takes one. Is the number of steps looked at before the "
        "first of them?",
    ),
    Misconception(
        "no start where there are no steps",
        wrong.refuses_zero_steps,
        "With steps = 0 your path is empty. It should hold the start, in one row.",
    ),
)

STARTS = (
    Misconception(
        "the gradient of the start used for every step",
        wrong.gradient_of_the_start,
        "The path is a straight line with equal steps. The gradient belongs to the weights at "
        "which it is taken: where do yours come from in the second step?",
    ),
    Misconception(
        "every step taken from the start",
        wrong.every_step_from_the_start,
        "From row 1 on nothing moves: each step sets out from the first weights. It should set out "
        "from where the one before it arrived.",
    ),
    Misconception(
        "the gradient of the step before",
        wrong.gradient_of_the_step_before,
        "Each step goes against a gradient that was taken one step earlier. In which order do the "
        "gradient and the update stand in your loop?",
    ),
    *(
        Misconception(
            "starts from weights of its own",
            code(number),
            "The result does not depend on `w`: the descent starts from zeros or ones that stand "
            "in the code. It should start from the weights that come in.",
        )
        for code in (wrong.start_of_its_own, wrong.start_of_its_own_after_w)
        for number in (0.0, 1.0)
    ),
    Misconception(
        "the weights never move",
        wrong.never_moves,
        "Every row is w. The new weights may be computed, but the old ones are kept.",
    ),
)

RATES = (
    *(
        Misconception(
            "the learning rate falls from step to step",
            wrong.scheduled(rate),
            "Later steps are shorter than they should be. The learning rate stays what it is here.",
        )
        for rate in (
            lambda lr, k: lr / (k + 1),
            lambda lr, k: lr / np.sqrt(k + 1),
            lambda lr, k: lr * 0.5**k,
            lambda lr, k: lr * 0.9**k,
            lambda lr, k: lr * 0.95**k,
            lambda lr, k: lr * 0.99**k,
            lambda lr, k: lr / (1 + 0.1 * k),
            lambda lr, k: lr / (1 + 0.01 * k),
        )
    ),
    Misconception(
        "the learning rate grows from step to step",
        wrong.scheduled(lambda lr, k: lr * (k + 1)),
        "Step k is k times too long. Does your loop multiply by its counter?",
    ),
    Misconception(
        "the learning rate multiplied into itself at every step",
        wrong.scheduled(lambda lr, k: lr ** (k + 1)),
        "The first step is right, the second is scaled twice. Does a line in the loop change lr, "
        "or the gradient that the next step starts from?",
    ),
    Misconception("steps halved until the cost falls", wrong.halved_for_good, LINE_SEARCH_HINT),
    *(
        Misconception(
            "the learning rate is cut when the cost rises",
            wrong.rate_cut_when_cost_rises(taken, share),
            "After a step that raised the cost later steps are shorter. Here the learning rate "
            "stays what it is.",
        )
        for taken in (True, False)
        for share in (0.5, 0.2, 0.1)
    ),
    *(
        Misconception(
            "momentum",
            wrong.momentum(beta),
            "Each step still holds a part of those before it. Here a step goes against the "
            "gradient only.",
        )
        for beta in (0.9, 0.5, 1.0)
    ),
    Misconception(
        "momentum",
        wrong.nesterov,
        "Each step looks ahead along those before it, as Nesterov's does. Here a step goes against "
        "the gradient at the weights where it begins, and nothing else.",
    ),
    *(
        Misconception(
            "steps of Adam or AdaGrad",
            code,
            "Each weight's step is divided by the size of its gradients so far. Here it is lr "
            "times the gradient, however large that is.",
        )
        for code in (wrong.adam, wrong.adagrad)
    ),
    Misconception(
        "each step as long as lowers the cost most",
        wrong.exact_line_search,
        "The result does not depend on `lr`: a search along the gradient decides how far to go. "
        "Here the learning rate that came in does.",
    ),
)

OTHER_STEPS = (
    Misconception(
        "one row a step",
        wrong.one_row_a_step,
        "Each step looks at a single row, the next row each time: that is stochastic descent. A "
        "batch step looks at all of them.",
    ),
    Misconception(
        "a point after every row",
        wrong.every_row_a_point,
        "The path has a point for every row of every step: the weights move after each row. A "
        "batch step looks at all rows and then moves once.",
    ),
    Misconception(
        "a point after every weight",
        wrong.every_weight_a_point,
        "The path has a point for every weight of every step, and the second weight's gradient "
        "already sees the first one's new value. A step moves all weights at once.",
    ),
    Misconception(
        "every point stands in the path twice",
        wrong.every_point_twice,
        "Each point comes once as the end of a step and once as the start of the next. Where does "
        "your loop put points into the path?",
    ),
    Misconception(
        "a part of the rows in each step",
        wrong.steps_on_a_batch,
        "Each step looks at two rows: that is mini-batch descent. A batch step looks at all of "
        "them.",
    ),
    Misconception(
        "the mean of the points so far",
        wrong.running_mean,
        "Each row is the mean of the path up to there. Asked for are the points themselves.",
    ),
)

KEPT = (
    Misconception(
        "the costs instead of the weights",
        wrong.costs_kept,
        "What comes back is the cost along the path, one number a step. Asked for are the weights.",
    ),
    *(
        Misconception(
            "the gradients instead of the weights",
            code,
            "The rows are the gradients along the path. Asked for are the weights at which they "
            "were taken.",
        )
        for code in (wrong.gradients_kept, wrong.gradients_kept_after_start)
    ),
    Misconception(
        "the changes instead of the weights",
        wrong.changes_kept,
        "Each row is how far the weights moved, not where they arrived.",
    ),
    Misconception(
        "the cost beside the weights",
        wrong.cost_beside_each_point,
        "The path is right and has a column too many, the cost. A row holds the weights only.",
    ),
    Misconception(
        "the path kept in whole numbers",
        wrong.whole_numbers_kept,
        "The decimals are cut off at every step, and the next step goes on from what is left. What "
        "kind of numbers can the array for your path hold?",
    ),
    *(
        Misconception(
            "rounded",
            wrong.rounded(decimals),
            "The path is right to a few decimals only. Rounding is for printing.",
        )
        for decimals in (2, 1)
    ),
    whole_numbers(batch_descent),
    remembers(batch_descent),
    *(changes_input(batch_descent, name) for name in ("X", "y")),
)

PATH_MISTAKES = (
    *SAME_ARRAY,
    *ROWS,
    *STARTS,
    *RATES,
    *OTHER_STEPS,
    *KEPT,
    *IN_A_DESCENT,
)
