"""Steps that go wrong in the update or in what is returned, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_steps as wrong
from autograder.exercises.batch.gradient_mistakes import WRONG_DIRECTIONS_AND_LENGTHS
from autograder.exercises.batch.loop_mistakes import LOOPS
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

LINE_SEARCH_HINT = (
    "Where a step would raise the cost, yours is shorter. That is a good idea (a line search), and "
    "not this algorithm: every step has the learning rate that came in."
)

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
        "lr subtracted from the weights",
        wrong.lr_taken_off_the_weights,
        "The learning rate is taken off the weights, and the gradient multiplies what is left. "
        "Mind the parentheses.",
    ),
    Misconception(
        "the weights divided by the number of rows, too",
        wrong.whole_divided,
        "The division reaches the old weights as well, so that they shrink. Mind the parentheses: "
        "what is it that is averaged?",
    ),
    Misconception(
        "the weights added to the sum of the gradients",
        wrong.weights_in_the_sum,
        "The sum over the rows has the weights in it. At which value does your sum, or your "
        "`reduce`, start?",
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
        "cut to whole numbers",
        wrong.from_whole_numbers,
        "The old weights lose their decimals before the step. What type has the array that they "
        "are copied into?",
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

UNASKED = (
    *(
        Misconception(
            "the weights shrunk as well",
            wrong.share_kept(share),
            "Besides the step, every weight loses a share of itself. The equation subtracts the "
            "gradient only.",
        )
        for share in (0.9, 0.99)
    ),
    Misconception(
        "a step that raises the cost is not taken",
        wrong.refuses_to_rise,
        "Where the cost would rise, your weights stay where they were. Here every step is taken, "
        "so that a learning rate which is too large can be seen.",
    ),
    Misconception("steps halved until the cost falls", wrong.backtracking, LINE_SEARCH_HINT),
    *(
        Misconception(
            "the weights kept within bounds",
            code,
            "Weights beyond a bound are set back to it. Here a weight may have any size and any "
            "sign.",
        )
        for code in (*map(wrong.kept_within, (1, 10, 100)), wrong.kept_positive)
    ),
)
"""What a careful programmer adds, and nobody asked for."""

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
        "What comes back is a table: each row's gradient moved the weights by itself. One step is "
        "taken, against the mean of the gradients.",
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

IN_A_STEP = (*IN_THE_GRADIENT, *LOOPS, *UPDATES, *UNASKED)
"""What moves the weights somewhere else."""

STEP_MISTAKES = (*IN_A_STEP, *WEIGHT_DECAY, *RETURNED)
