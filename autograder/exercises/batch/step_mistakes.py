"""Steps that go wrong in the update, in a loop or in what is returned, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_steps as wrong
from autograder.exercises.batch.gradient_mistakes import WRONG_DIRECTIONS_AND_LENGTHS
from autograder.exercises.batch.shared_mistakes import PENALTY_HINT
from autograder.exercises.batch.wrong_gradients import weights_added
from autograder.families import piles_up, remembers, whole_numbers
from mbgd_lessons import batch_step

IN_THE_GRADIENT = tuple(
    Misconception(m.name, wrong.against(m.wrong), m.hint) for m in WRONG_DIRECTIONS_AND_LENGTHS
)

WEIGHT_DECAY = tuple(
    Misconception(
        "a penalty on the weights added", wrong.against(weights_added(share)), PENALTY_HINT
    )
    for share in (1e-3, 5e-4, 1e-4)
)
"""As small as optimisers have it; in a path other things are larger."""

UPDATES = (
    Misconception(
        "the learning rate is not used",
        wrong.without_lr,
        "The result does not depend on `lr`: the gradient is subtracted in full.",
    ),
    Misconception(
        "divided by the learning rate",
        wrong.lr_divided,
        "A larger lr makes your step shorter. Compare with the equation.",
    ),
    Misconception(
        "the learning rate used twice",
        wrong.lr_squared,
        "The step is too short by the factor lr: something that is scaled already is scaled once "
        "more.",
    ),
    *(
        Misconception(
            "a fixed number instead of lr",
            wrong.fixed_lr(lr),
            "Whatever `lr` comes in, the step has the same length: a learning rate of its own "
            "stands in the code, or outside the function.",
        )
        for lr in (0.1, 0.01, 0.001)
    ),
    Misconception(
        "lr multiplies the weights, too",
        wrong.lr_times_all,
        "The learning rate scales the old weights along with the gradient. Mind the parentheses: "
        "what does lr stand before?",
    ),
    Misconception(
        "the difference taken the other way round",
        wrong.other_way_round,
        "What comes back is the new weights with the opposite sign: the old weights are subtracted "
        "from the step.",
    ),
    *(
        Misconception(
            "the step starts from weights of its own",
            code,
            "The result does not depend on `w`: the step starts from zeros or ones that stand in "
            "the code. It should go on from the weights that come in.",
        )
        for code in (wrong.from_zero, wrong.from_one)
    ),
    Misconception(
        "the least-squares fit instead of a step",
        wrong.least_squares,
        "The result does not depend on `w` or `lr`: it is the lowest point itself. A step only "
        "goes a part of the way.",
    ),
    Misconception(
        "a step of Newton's method",
        wrong.newton,
        "The gradient is multiplied by the inverse of the Hessian, so that the step points at the "
        "lowest point. Gradient descent steps against the gradient itself.",
    ),
)

LOOPS = (
    Misconception(
        "a step after each row, not one step for all",
        wrong.row_after_row(lambda n: 1),
        "The weights change already while the rows are being read, so that later rows see other "
        "weights. All gradients are taken at the same w; then comes one step.",
    ),
    Misconception(
        "a step after each row, each divided by the number of rows",
        wrong.row_after_row(lambda n: 1 / n),
        "The steps are short enough, but later rows already see the weights that earlier ones "
        "moved. All gradients are taken at the same w; then comes one step.",
    ),
    *(
        Misconception(
            "a step after each row, and the factor two is missing",
            wrong.row_after_row(factor),
            "Two things: later rows already see the weights that earlier ones moved, where all "
            "gradients belong to the same w; and the exponent of the square is lost.",
        )
        for factor in (lambda n: 1 / 2, lambda n: 1 / (2 * n))
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        wrong.weight_after_weight(lambda n: 1 / n),
        "The second weight's gradient already sees the new first weight. Take the whole gradient "
        "at the old weights, then change all of them.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and summed instead of averaged",
        wrong.weight_after_weight(lambda n: 1),
        "Two things: the second weight's gradient already sees the new first weight; and the sum "
        "over the rows still has to be divided by their number.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and the factor two is missing",
        wrong.weight_after_weight(lambda n: 1 / (2 * n)),
        "Two things: the second weight's gradient already sees the new first weight; and the "
        "exponent of the square is lost.",
    ),
    Misconception(
        "two steps instead of one",
        wrong.several_steps(lambda n, d: 2),
        "A second step follows from where the first one ended. Look for an update that stands "
        "twice, or for a loop around it.",
    ),
    Misconception(
        "a step on all rows for every row",
        wrong.several_steps(lambda n, d: n),
        "There are as many steps as rows, each on all rows. Does the update stand inside a loop "
        "over the rows?",
    ),
    Misconception(
        "a step on all rows for every weight",
        wrong.several_steps(lambda n, d: d),
        "There are as many steps as weights. Does the update of all weights stand inside a loop "
        "over them?",
    ),
    Misconception(
        "the sum so far applied after each row",
        wrong.running_sum_applied,
        "After each row the weights move by all gradients so far, so that the first rows count "
        "again and again. Does the update stand inside the loop that adds up?",
    ),
    Misconception(
        "the new weights of all rows added up",
        wrong.new_weights_added_up,
        "Each row gives new weights of its own, and these are added, so that the old weights come "
        "in n times. Average the gradients, then take one step from w.",
    ),
)

RETURNED = (
    Misconception(
        "the gradient returned instead of the new weights",
        wrong.gradient_returned,
        "What comes back is the gradient. It is right; now take the step with it.",
    ),
    *(
        Misconception(
            "the change returned instead of the new weights",
            code,
            "What comes back is how far the weights should move, not where they arrive.",
        )
        for code in (wrong.change_returned, wrong.opposite_change_returned)
    ),
    Misconception(
        "the weights returned as they came",
        wrong.weights_returned,
        "Nothing changed: the new weights may be computed, but the old ones are returned.",
    ),
    Misconception(
        "the cost returned instead of the new weights",
        wrong.cost_returned,
        "What comes back is a single number, the cost at the old weights. Asked for are the "
        "weights after the step.",
    ),
    *(
        Misconception(
            "more than the new weights returned",
            code,
            "The new weights are right, but something else comes back with them. Return the new "
            "weights only.",
        )
        for code in (wrong.gradient_returned_too, wrong.old_weights_returned_too)
    ),
    *(
        Misconception(
            "one of the new weights returned instead of all",
            wrong.one_weight_returned(j),
            "The number that comes back is right, but the others are missing. Look for a `return` "
            "inside the loop, or for a list that begins anew in each turn.",
        )
        for j in (0, -1)
    ),
    Misconception(
        "the mean of the new weights returned",
        wrong.mean_weight_returned,
        "What comes back is a single number, the mean of the new weights. Which mean does the "
        "equation ask for, and over what?",
    ),
    Misconception(
        "new weights for every row",
        wrong.new_weights_a_row,
        "What comes back has the shape (n, d): each row's gradient moved the weights by itself. "
        "One step is taken, against the mean of the gradients.",
    ),
    *(
        Misconception(
            "rounded",
            wrong.rounded(decimals),
            "The new weights are right to a few decimals only. Rounding is for printing: the next "
            "step goes on from these numbers.",
        )
        for decimals in (2, 1)
    ),
    Misconception(
        "w changed in place",
        wrong.in_place,
        "The array that came in is changed, and with it the weights that the caller still holds: a "
        "path of weights would be the last point over and over. Return a new array.",
    ),
    whole_numbers(batch_step),
    remembers(batch_step),
    piles_up(batch_step),
)

IN_A_STEP = (*IN_THE_GRADIENT, *LOOPS, *UPDATES)
"""What moves the weights somewhere else."""

STEP_MISTAKES = (*IN_A_STEP, *WEIGHT_DECAY, *RETURNED)
