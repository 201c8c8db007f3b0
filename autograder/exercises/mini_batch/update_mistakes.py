"""Steps that go wrong in a loop, in the update or in what is returned, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_updates as wrong

TOO_EARLY = (
    Misconception(
        "a step after each row, not one step for the batch",
        wrong.row_after_row(lambda B: 2),
        "The weights change already while the batch is being read, so that later rows see other "
        "weights. All gradients of a batch are taken at the same W; then comes one step.",
    ),
    Misconception(
        "a step after each row, each divided by the size of the batch",
        wrong.row_after_row(lambda B: 2 / B),
        "The steps are short enough, but later rows already see the weights that earlier ones "
        "moved. All gradients of a batch are taken at the same W; then comes one step.",
    ),
    *(
        Misconception(
            "a step after each row, and the factor two is missing",
            wrong.row_after_row(factor),
            "Two things: later rows already see the weights that earlier ones moved, where all "
            "gradients belong to the same W; and the exponent of the square is lost.",
        )
        for factor in (lambda B: 1, lambda B: 1 / B)
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        wrong.weight_after_weight(lambda B: 2 / B),
        "The second weight's gradient already sees the new first weight. Take the whole gradient "
        "at the old weights, then change all of them.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and summed instead of averaged",
        wrong.weight_after_weight(lambda B: 2),
        "Two things: the second weight's gradient already sees the new first weight; and the sum "
        "over the batch still has to be divided by its size.",
    ),
    Misconception(
        "one weight changed before the gradient of the next, and the factor two is missing",
        wrong.weight_after_weight(lambda B: 1 / B),
        "Two things: the second weight's gradient already sees the new first weight; and the "
        "exponent of the square is lost.",
    ),
    *(
        Misconception(
            "a step for each number of the batch, one after the other",
            wrong.number_after_number(factor),
            "The weights change within the loops over rows and features, so that each prediction "
            "sees half-changed weights. Finish the gradient at the old W, then take one step.",
        )
        for factor in (lambda B: 2, lambda B: 2 / B)
    ),
    Misconception(
        "a step on the whole batch for every row in it",
        wrong.repeated(lambda B, d: B),
        "There are as many steps as the batch has rows, each on the whole batch. Does the update "
        "stand inside a loop over the rows?",
    ),
    Misconception(
        "two steps instead of one",
        wrong.repeated(lambda B, d: 2),
        "A second step follows from where the first one ended. Look for an update that stands "
        "twice, or for a loop around it.",
    ),
    *(
        Misconception(
            "many steps instead of one",
            wrong.repeated(times),
            "The weights are far down the path, not one step on. Is there a loop over epochs or "
            "iterations around the update? The loop belongs to the caller.",
        )
        for times in (lambda B, d: 10, lambda B, d: 100)
    ),
    Misconception(
        "a step on the whole batch for every weight",
        wrong.repeated(lambda B, d: d),
        "There are as many steps as there are weights, each with all of them. Does the update of "
        "the whole array stand inside a loop over its entries?",
    ),
    *(
        Misconception(
            "the sum so far applied after each row",
            wrong.running_sum_applied(divisor),
            "After each row the weights move by all gradients so far, so that the first rows count "
            "again and again. Does the update stand inside the loop that adds up?",
        )
        for divisor in (lambda k, B: B, lambda k, B: 1, lambda k, B: k)
    ),
    Misconception(
        "the sums so far added up",
        wrong.sums_so_far_added,
        "The first row's gradient counts B times, the last one's once: a running sum is added up "
        "once more. Does a line stand too far inside the loop?",
    ),
)

CARRIED_ON = (
    Misconception(
        "the prediction is not set back before each row",
        wrong.prediction_carried_on(2),
        "Each row's prediction still holds those of the rows before it. Where does your "
        "accumulator start from zero: before the loop, or in every turn?",
    ),
    Misconception(
        "the prediction is not set back before each row, and the factor two is missing",
        wrong.prediction_carried_on(1),
        "Two things: each row's prediction still holds those of the rows before it; and the "
        "exponent of the square is lost.",
    ),
    Misconception(
        "the residual is not set back before each row",
        wrong.residual_carried_on,
        "Each row's residual still holds those of the rows before it. A row's gradient knows its "
        "own residual only.",
    ),
    Misconception(
        "the sum is not set back before each weight",
        wrong.sum_carried_on,
        "The first weight moves as it should, and the second by the first one's sum as well. Where "
        "does your accumulator start from zero: before the loop over the weights, or inside?",
    ),
    Misconception(
        "divided by the size of the batch inside the loop",
        wrong.folded(lambda so_far, gradient, k, B: (so_far + gradient) / B),
        "The sum is divided in every turn of the loop, so that the first rows hardly count. "
        "Add up first; divide once, after the loop.",
    ),
    Misconception(
        "divided by the number of rows so far, in every turn",
        wrong.folded(lambda so_far, gradient, k, B: (so_far + gradient) / k),
        "What is already averaged is divided again in every turn of the loop. "
        "Add up first; divide once, after the loop.",
    ),
    Misconception(
        "each gradient divided by the position of its row",
        wrong.folded(lambda so_far, gradient, k, B: so_far + gradient / k),
        "The second row counts half, the third one third: the counter still runs when you divide "
        "by it. Divide once, after the loop.",
    ),
    *(
        Misconception(
            "a mean of the mean so far and the next gradient",
            wrong.folded(combine),
            "In every turn what came before is halved, so that the last row counts most. "
            "In a mean all rows count alike.",
        )
        for combine in (
            lambda so_far, gradient, k, B: (so_far + gradient) / 2,
            lambda so_far, gradient, k, B: gradient if k == 1 else (so_far + gradient) / 2,
        )
    ),
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
        "the weights shrunk as well",
        wrong.weights_shrunk,
        "Besides the step, every weight loses the share lr of itself, as with a penalty on large "
        "weights. The equation subtracts the gradient only.",
    ),
    Misconception(
        "lr multiplies the weights, too",
        wrong.lr_times_all,
        "The learning rate scales the old weights along with the gradient. Mind the parentheses: "
        "what does lr stand before?",
    ),
    Misconception(
        "the weights divided by the size of the batch, too",
        wrong.whole_divided,
        "The division reaches the old weights as well, so that they shrink. Mind the parentheses: "
        "what is it that is averaged?",
    ),
    Misconception(
        "lr subtracted from the weights",
        wrong.lr_taken_off_the_weights,
        "The learning rate is taken off the weights, and the gradient multiplies what is left. "
        "Mind the parentheses.",
    ),
    Misconception(
        "the weights added to the sum of the gradients",
        wrong.weights_in_the_sum,
        "The sum over the batch has the weights in it. At which value does your sum, or your "
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
        "the new weights of all rows added up",
        wrong.new_weights_added_up,
        "Each row gives new weights of its own, and these are added, so that the old weights come "
        "in B times. Average the gradients, then take one step from W.",
    ),
    Misconception(
        "the least-squares fit instead of a step",
        wrong.least_squares,
        "The result does not depend on `w` or `lr`: it fits the batch as well as it can be "
        "fitted. A step only goes a part of the way.",
    ),
    Misconception(
        "a batch of one row is skipped",
        wrong.single_row_skipped,
        "When the batch has one row the weights stay as they were. The last batch of an epoch may "
        "be as short as that, and it counts, too.",
    ),
    Misconception(
        "w changed in place",
        wrong.in_place,
        "The array that came in is changed, and with it the weights that the caller still holds: a "
        "path of weights would be the last point over and over. Return a new array.",
    ),
)

RETURNED = (
    Misconception(
        "the gradient returned instead of the new weights",
        wrong.gradient_returned,
        "What comes back is the mean gradient. It is right; now take the step with it.",
    ),
    Misconception(
        "the change returned instead of the new weights",
        wrong.change_returned,
        "What comes back is how far the weights should move, not where they arrive.",
    ),
    Misconception(
        "the weights returned as they came",
        wrong.weights_returned,
        "Nothing changed: the new weights may be computed, but the old ones are returned.",
    ),
    Misconception(
        "the cost returned instead of the new weights",
        wrong.cost_returned,
        "What comes back is a single number, the error at the old weights. Asked for are the "
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
            code,
            "The number that comes back is right, but the others are missing. Look for a `return` "
            "inside the loop, or for a list that begins anew in each turn.",
        )
        for code in (wrong.first_weight_returned, wrong.last_weight_returned)
    ),
    Misconception(
        "the mean of the new weights returned",
        wrong.mean_weight_returned,
        "What comes back is a single number, the mean of the new weights. Which mean does the "
        "equation ask for, and over what?",
    ),
    Misconception(
        "cut to whole numbers",
        wrong.whole_numbers,
        "The decimals are lost. Look for an integer array that the weights are written into.",
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
)

UPDATE_MISTAKES = (*TOO_EARLY, *CARRIED_ON, *UPDATES, *RETURNED)
