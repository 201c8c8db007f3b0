"""Arrays that are not the gradient, by name.

A hint says where to look; it does not give the line. The same mistakes stand in a step and in a
descent, so a hint speaks of the gradient, whoever asks for it.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_gradients as wrong
from autograder.families import changes_input, piles_up, remembers, whole_numbers
from mbgd_lessons import squared_error_gradient

FACTORS = (
    Misconception(
        "the factor two is missing",
        wrong.times(lambda n, d: 1 / (2 * n)),
        "The gradient is half as long as it should be. Derive (Xw - y)² again: where does the "
        "exponent go?",
    ),
    Misconception(
        "summed instead of averaged",
        wrong.times(lambda n, d: 1),
        "The gradient is exactly n times too long: the rows' gradients are added up, and not "
        "divided by the number of rows.",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        wrong.times(lambda n, d: 1 / 2),
        "Two things: the exponent of (Xw - y)² gives a factor when it is derived, and the sum over "
        "the rows still has to be divided by their number.",
    ),
    Misconception(
        "the sign is flipped",
        wrong.times(lambda n, d: -1 / n),
        "The gradient points uphill, where the cost grows; yours points the opposite way. Look at "
        "the order of the two terms in the residual, and at each minus.",
    ),
    Misconception(
        "the sign is flipped, and the factor two is missing",
        wrong.times(lambda n, d: -1 / (2 * n)),
        "Two things: the direction is the opposite one (look at the order of the residual, and at "
        "each minus), and the length is half of what it should be.",
    ),
    Misconception(
        "the sign is flipped, and summed instead of averaged",
        wrong.times(lambda n, d: -1),
        "Two things: the direction is the opposite one (look at the order of the residual, and at "
        "each minus), and the sum over the rows still has to be divided by their number.",
    ),
    Misconception(
        "divided by 2n instead of multiplied by 2/n",
        wrong.times(lambda n, d: 1 / (4 * n)),
        "The gradient is a quarter of what it should be: the two stands below the line, where it "
        "should stand above.",
    ),
)

AVERAGES = (
    Misconception(
        "averaged over the features instead of the rows",
        wrong.times(lambda n, d: 1 / d),
        "The sum over the rows is divided by the number of features d. Which axis of X counts the "
        "rows?",
    ),
    Misconception(
        "averaged over rows and features",
        wrong.times(lambda n, d: 1 / (n * d)),
        "The gradient is d times too short: the sum is divided by the number of all entries of X. "
        "There is one gradient a row, not one an entry.",
    ),
    Misconception(
        "divided by the number of rows twice",
        wrong.times(lambda n, d: 1 / n**2),
        "The gradient is too short by the number of rows: the mean is already taken when it is "
        "divided once more.",
    ),
    Misconception(
        "multiplied by the number of rows instead of divided",
        wrong.times(lambda n, d: n),
        "The sum grows by the number of rows once more. Look at the operator, and at the order in "
        "which Python works off `/` and `*`.",
    ),
    Misconception(
        "divided by n - 1",
        wrong.times(lambda n, d: 1 / (n - 1)),
        "The mean divides by the number of rows, n. Nothing is estimated here that would cost a "
        "degree of freedom. What comes out for a single row?",
    ),
    Misconception(
        "divided by n - d",
        wrong.times(lambda n, d: 1 / (n - d)),
        "The sum is divided by the degrees of freedom, rows less weights. The cost is a plain mean "
        "over the rows, and so is its gradient.",
    ),
    Misconception(
        "divided by the root of n",
        wrong.times(lambda n, d: 1 / np.sqrt(n)),
        "The sum is divided by the square root of the number of rows. That belongs to the spread "
        "of a mean; the mean itself divides by n.",
    ),
    Misconception(
        "divided with // instead of /",
        wrong.divided_to_whole_numbers,
        "The entries come out as whole numbers, rounded down. In Python `//` drops what remains, "
        "and `/` keeps it.",
    ),
    Misconception(
        "added up in whole numbers",
        wrong.added_up_in_whole_numbers,
        "The decimals of each row's gradient are cut off before it is added. What kind of numbers "
        "can your array for the sum hold?",
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "Each entry is the middle one of the rows' gradients. In the mean every row counts.",
    ),
    Misconception(
        "divided in every turn of the loop",
        wrong.folded(lambda so_far, row, k, n: (so_far + row) / n),
        "The sum is divided each time a row is added, so that the first rows hardly count. Add up "
        "first; divide once, after the loop.",
    ),
    Misconception(
        "each row's gradient divided by its position",
        wrong.folded(lambda so_far, row, k, n: so_far + row / k),
        "The second row counts half, the third one third: the counter still runs when you divide "
        "by it. Divide once, after the loop.",
    ),
)

ROWS = (
    *(
        Misconception(
            "only the first row used",
            code(0),
            "Your result holds the first row's gradient only. Does a `return` stand inside the "
            "loop, and end it before the others come?",
        )
        for code in (wrong.one_row, wrong.one_row_over_n)
    ),
    *(
        Misconception(
            "only the last row used",
            code(-1),
            "Your result holds the last row's gradient only: each turn of the loop forgets those "
            "before it. Add them up.",
        )
        for code in (wrong.one_row, wrong.one_row_over_n)
    ),
    *(
        Misconception(
            "the first row is left out",
            code(np.s_[1:]),
            "The gradient of row 0 never enters the sum. At which number does your loop or slice "
            "begin?",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
    *(
        Misconception(
            "the last row is left out",
            code(np.s_[:-1]),
            "The gradient of the last row never enters the sum. A range, like a slice, ends before "
            "its second number.",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
    Misconception(
        "every row meets the first row's target",
        wrong.first_target_only,
        "A single target is subtracted from all predictions. Each row has a target of its own.",
    ),
)

RESIDUALS = (
    Misconception(
        "the residual without the target",
        wrong.forgets_y,
        "The targets y play no part: this is the gradient of the predictions' squares.",
    ),
    Misconception(
        "the residual without the prediction",
        wrong.forgets_prediction,
        "The gradient is the same whatever the weights are: only the targets enter it. What does "
        "the model predict for these rows?",
    ),
    Misconception(
        "the target added to the prediction",
        wrong.y_added,
        "A residual says how far the prediction is from the target: it is their difference, not "
        "their sum.",
    ),
    Misconception(
        "the factor two reaches the prediction only",
        wrong.two_reaches_the_prediction_only,
        "The prediction counts twice, the target once. Where do the parentheses of the residual "
        "begin?",
    ),
    Misconception(
        "the target squared in the residual",
        wrong.target_squared,
        "`**` binds before `-`: the target is squared, and then subtracted. And what is left of "
        "the square once it is derived?",
    ),
    Misconception(
        "the residual squared in the gradient",
        wrong.squared,
        "The square is still there. When (Xw - y)² is derived, the exponent comes down as a "
        "factor, and what power of the residual remains?",
    ),
    Misconception(
        "the residual without its sign",
        wrong.absolute,
        "Every residual counts as positive, whether the prediction is too high or too low. Its "
        "sign says which way the weights should go.",
    ),
    Misconception(
        "the gradient of the absolute error",
        wrong.signs,
        "Every residual counts by its sign only. In the squared error a large residual pulls more.",
    ),
    Misconception(
        "residuals clipped at one",
        wrong.clipped,
        "Residuals beyond 1 count as 1, as in a robust loss. In the squared error a large residual "
        "pulls more.",
    ),
    *(
        Misconception(
            "the mean taken off inside the gradient",
            code,
            "A mean is taken off the residuals or off the features before they meet, as in a "
            "covariance. The model has no intercept of its own: use the rows as they are.",
        )
        for code in (wrong.centred, wrong.features_centred)
    ),
    Misconception(
        "the prediction is not set back before each row",
        wrong.carried_on,
        "Each row's prediction still holds those of the rows before it. Where does your total "
        "start from zero: before the loop, or in every turn?",
    ),
    Misconception(
        "the residual is not set back before each row",
        wrong.added_up_so_far,
        "Each row's residual still holds those of the rows before it. A row's gradient knows its "
        "own residual only.",
    ),
    Misconception(
        "the target not multiplied by the features",
        wrong.y_subtracted_at_the_end,
        "The features multiply the prediction, and the target is subtracted afterwards. The whole "
        "residual meets the features: mind the parentheses.",
    ),
    Misconception(
        "means taken before the product",
        wrong.means_before_the_product,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    *(
        Misconception(
            "sums taken before the product",
            code,
            "The sum of products is not the product of the sums: each row's residual has to meet "
            "its own features before anything is added up.",
        )
        for code in (wrong.sums_before_the_product, wrong.mean_residual_only)
    ),
    Misconception(
        "every target meets the mean prediction",
        wrong.every_target_meets_the_mean_prediction,
        "The residuals are a table of n times n: every prediction meets every target, and a mean "
        "only hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "every prediction meets the mean target",
        wrong.every_prediction_meets_the_mean_target,
        "The residuals are a table of n times n: every prediction meets every target, and a mean "
        "only hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "each feature predicts alone",
        wrong.each_feature_alone,
        "Every feature times its weight is compared with the target by itself. A row has one "
        "residual, in which all its features have been added up.",
    ),
    Misconception(
        "a sigmoid over the prediction",
        wrong.sigmoid,
        "The prediction is squeezed between 0 and 1, as in a classifier. This model predicts Xw "
        "itself.",
    ),
)

DERIVATIVES = (
    Misconception(
        "the gradient of the root of the mean squared error",
        wrong.root_of_error,
        "The direction is right, the length is that of the root mean squared error. The cost here "
        "is the mean of the squares, with no root.",
    ),
    Misconception(
        "the gradient of the residuals' length",
        wrong.length_of_misses,
        "The direction is right, but you derive the norm of the residuals, which has a root in it. "
        "The cost here is the mean of the squares.",
    ),
    Misconception(
        "the inner derivative is forgotten",
        wrong.inner_derivative_forgotten,
        "All entries are the same number, made of the residuals alone. Derive (Xw - y)² by the "
        "chain rule: what does the inside give, for each weight?",
    ),
    Misconception(
        "the gradient without the residual",
        wrong.residual_forgotten,
        "The entries are made of the features only, however good the predictions are. Where the "
        "residuals are zero, the gradient should be zero.",
    ),
    Misconception(
        "derived by the features instead of the weights",
        wrong.by_x,
        "The residual is multiplied by the weights. The weights are what moves: when you derive by "
        "them, what stands beside them in the prediction?",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        wrong.times_weights,
        "Each entry is multiplied by its weight, and a weight of zero could never move. Look for a "
        "product with w that the equation does not have.",
    ),
    Misconception(
        "the features squared in the gradient",
        wrong.features_squared,
        "Each feature is multiplied in twice. Print one row's gradient, and compare it with the "
        "one you get by hand.",
    ),
    Misconception(
        "the features without their sign",
        wrong.features_left_positive,
        "Each feature counts as positive where it multiplies the residual. Its sign says which way "
        "the cost grows.",
    ),
    *(
        Misconception(
            "a penalty on the weights added",
            wrong.weights_added(factor),
            "The weights themselves are added, as in ridge regression. The cost of this lesson "
            "knows the residuals only.",
        )
        for factor in (2, 1)
    ),
    *(
        Misconception(
            "a difference quotient with too large a step",
            wrong.difference_quotient(h),
            "The gradient comes from a finite difference, and the curvature of the cost shows in "
            "it. Differences on both sides would not see it; the derivative by hand needs none.",
        )
        for h in (1e-1, 1e-2, 1e-3)
    ),
    *(
        Misconception(
            "one weight taken as an intercept",
            wrong.one_weight_is_intercept(j),
            "One of the weights counts as if its feature were 1 in every row. An intercept is a "
            "column of ones in X here: every weight meets a column.",
        )
        for j in (0, -1)
    ),
    Misconception(
        "the features standardised inside the gradient",
        wrong.standardised,
        "The columns of X are shifted and scaled first, so that the weights belong to other "
        "features. Take the rows as they are.",
    ),
)

ENTRIES = (
    Misconception(
        "the absolute value of the gradient",
        wrong.absolute_gradient,
        "No entry is negative. The sign of an entry says whether the cost grows or falls with its "
        "weight.",
    ),
    Misconception(
        "only the sign of the gradient",
        wrong.sign_of_gradient,
        "Every entry is 1 or -1. A steep direction has a larger entry than a flat one.",
    ),
    Misconception(
        "the gradient brought to length one",
        wrong.unit_length,
        "The direction is right, and the length is always one. The gradient is longer where the "
        "cost is steeper.",
    ),
    Misconception(
        "each row's gradient brought to length one",
        wrong.each_row_to_unit_length,
        "Every row pulls equally hard. In the squared error a row with a large residual pulls "
        "more.",
    ),
    Misconception(
        "the gradient clipped at one",
        wrong.entries_clipped,
        "No entry goes beyond 1. In the equation the gradient is as long as it is.",
    ),
    Misconception(
        "only the first entry filled",
        wrong.only_entry(0),
        "All entries but the first are zero. Look for a `return` inside the loop over the weights, "
        "or for a generator that the first one uses up.",
    ),
    Misconception(
        "only the last entry filled",
        wrong.only_entry(-1),
        "All entries but the last are zero. Look for an assignment that stands after the loop over "
        "the weights, or for an array that begins anew in each turn.",
    ),
    Misconception(
        "the first entry left at zero",
        wrong.without_entry(0),
        "The first entry is never filled. At which number does your loop over the weights begin?",
    ),
    Misconception(
        "the last entry left at zero",
        wrong.without_entry(-1),
        "The last entry is never filled. A range ends before its second number.",
    ),
    *(
        Misconception(
            "one entry for all weights",
            wrong.entry_for_all(j),
            "All entries are the same number, which belongs to one weight. Look at the index that "
            "picks the feature.",
        )
        for j in (0, -1)
    ),
    Misconception(
        "the length of the gradient in every entry",
        wrong.length_for_all,
        "All entries are the same number, the norm of the gradient. Each weight has its own "
        "derivative.",
    ),
)

NUMBERS = (
    Misconception(
        "averaged to a single number",
        wrong.mean_to_a_number,
        "A mean over rows and features leaves one number. Over which axis should it run, so that "
        "one entry a weight remains?",
    ),
    Misconception(
        "summed to a single number",
        wrong.sum_of_all_to_a_number,
        "A sum over rows and features leaves one number. Over which axis should it run, so that "
        "one entry a weight remains?",
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
        "One number comes back, the squared error itself. Its derivative says how it changes with "
        "each weight.",
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
    Misconception(
        "one gradient a row returned",
        wrong.one_gradient_a_row,
        "The rows' gradients are right, and they come back one by one, with the shape (n, d). "
        "The gradient of the cost is their mean.",
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

WRONG_DIRECTIONS_AND_LENGTHS = (
    *FACTORS,  # first: of a single row, several others come to the same
    *AVERAGES,
    *ROWS,
    *RESIDUALS,
    *DERIVATIVES,
    *ENTRIES,
    *NUMBERS,
)
"""What a step can be taken against."""

GRADIENT_MISTAKES = (*WRONG_DIRECTIONS_AND_LENGTHS, *RETURNED)
