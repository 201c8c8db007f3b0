"""Numbers that are not the mean squared error, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_costs as wrong
from autograder.exercises.batch.cost_prediction_mistakes import PREDICTIONS
from autograder.families import changes_input, piles_up, remembers, whole_numbers
from mbgd_lessons import squared_error

DIVISIONS = (
    Misconception(
        "summed instead of averaged",
        wrong.summed,
        "The squares are added up, and not divided by the number of rows. What would ten copies "
        "of every row do to your cost?",
    ),
    Misconception(
        "half of the mean",
        wrong.halved,
        "Many books put one half in front of the cost, so that the two of its derivative goes "
        "away. The cost of this lesson is the plain mean.",
    ),
    Misconception(
        "half of the sum",
        wrong.summed_and_halved,
        "Two things: the sum has to be divided by the number of rows; and no one half stands in "
        "front of the cost of this lesson.",
    ),
    Misconception(
        "the sign is flipped",
        wrong.negated,
        "The number is right, its sign is not: a score is better when it is higher, a cost when "
        "it is lower. A mean of squares is never negative.",
    ),
    Misconception(
        "divided by n - 1",
        wrong.divided_by(lambda n, d: n - 1),
        "The mean divides by the number of rows, n. Nothing is estimated here that would cost a "
        "degree of freedom. What comes out for a single row?",
    ),
    *(
        Misconception(
            "divided by the degrees of freedom",
            wrong.divided_by(number),
            "Your sum is divided by the rows less the weights, as in an estimate of the noise. The "
            "cost is a plain mean over the rows.",
        )
        for number in (lambda n, d: n - d, lambda n, d: n - d - 1)
    ),
    Misconception(
        "divided by the number of features",
        wrong.divided_by(lambda n, d: d),
        "The squares are divided by d, the number of columns. Which axis of X counts the rows?",
    ),
    Misconception(
        "divided by all numbers of X",
        wrong.divided_by(lambda n, d: n * d),
        "The sum is divided by n times d. There is one square a row, whatever the number of "
        "features.",
    ),
    Misconception(
        "divided by n twice",
        wrong.divided_by(lambda n, d: n**2),
        "The cost is too small by the number of rows: a mean is divided once more, or each miss is "
        "divided before it is squared.",
    ),
    Misconception(
        "divided in every turn of the loop",
        wrong.divided_in_every_turn,
        "The total is divided each time a row is added, so that the first rows hardly count. Add "
        "up first; divide once, after the loop.",
    ),
    Misconception(
        "the median instead of the mean",
        wrong.median,
        "The middle one of the squares comes back. In a mean every row counts.",
    ),
    Misconception(
        "the largest square instead of the mean",
        wrong.largest,
        "The row that is missed most decides alone. In a mean every row counts.",
    ),
    Misconception(
        "a penalty on the weights added",
        wrong.penalised,
        "The squares of the weights are added to the mean, as in ridge regression. The cost of "
        "this lesson knows the misses only.",
    ),
    Misconception(
        "divided by the variance of the targets",
        wrong.share_of_variance,
        "What comes back is the share of the variance that the model leaves unexplained. The cost "
        "is the mean of the squares itself, in the square of the target's unit.",
    ),
    Misconception(
        "R² instead of the cost",
        wrong.r_squared,
        "What comes back is the share of the variance that the model explains. The cost is the "
        "mean of the squares itself, in the square of the target's unit.",
    ),
)

ROWS = (
    Misconception(
        "only the first row used",
        wrong.first_row_only,
        "The square of the first row comes back. Does a `return` stand inside the loop?",
    ),
    Misconception(
        "only the first row's square divided by n",
        wrong.first_row_over_n,
        "The division is there, but the sum holds the first row only. Does a `return` stand "
        "inside the loop?",
    ),
    Misconception(
        "only the last row used",
        wrong.last_row_only,
        "The square of the last row comes back: each turn of the loop forgets those before it.",
    ),
    Misconception(
        "only the last row's square divided by n",
        wrong.last_row_over_n,
        "The division is there, but the sum is not: each turn of the loop forgets those before it.",
    ),
    *(
        Misconception(
            "the first row is left out",
            code(np.s_[1:]),
            "The square of row 0 never enters the sum. At which number does your loop or slice "
            "begin?",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
    *(
        Misconception(
            "the last row is left out",
            code(np.s_[:-1]),
            "The square of the last row never enters the sum. A range, like a slice, ends before "
            "its second number.",
        )
        for code in (wrong.without_row, wrong.mean_without_row)
    ),
)

SQUARES = (
    Misconception(
        "the root of the mean squared error",
        wrong.root,
        "A root is taken at the end. Its unit would be the unit of y; the cost of this lesson "
        "keeps the square.",
    ),
    Misconception(
        "the length of the misses",
        wrong.length,
        "The norm of a vector is the root of the sum of its squares. The cost has no root, and it "
        "is a mean.",
    ),
    Misconception(
        "the length of the misses, divided by n",
        wrong.length_over_n,
        "The norm of a vector has a root in it. The cost has none.",
    ),
    Misconception(
        "the mean absolute error",
        wrong.absolute,
        "The misses lose their sign, but they are not squared. Which is larger here, a miss of 4 "
        "or two misses of 2?",
    ),
    Misconception(
        "the misses are not squared",
        wrong.not_squared,
        "The mean of the misses themselves: those above and those below cancel, so that a bad "
        "line can have the cost 0.",
    ),
    *(
        Misconception(
            "squared after the rows are joined",
            code,
            "First the misses are added up or averaged, then the result is squared. Misses above "
            "and below cancel before the square can count them.",
        )
        for code in (
            wrong.square_of_the_mean,
            wrong.square_of_the_sum,
            wrong.square_of_the_sum_over_n,
        )
    ),
    Misconception(
        "the variance of the misses",
        wrong.variance,
        "A variance takes the mean off the misses first: a model that is off by the same amount "
        "everywhere would cost nothing.",
    ),
    Misconception(
        "the standard deviation of the misses",
        wrong.standard_deviation,
        "A standard deviation takes the mean off the misses first, and a root at the end. The cost "
        "does neither.",
    ),
    Misconception(
        "only the target squared",
        wrong.target_squared_only,
        "`**` binds before `-`: the target is squared, and then subtracted. Where do parentheses "
        "belong?",
    ),
    Misconception(
        "prediction and target squared before their difference",
        wrong.squared_before_the_difference,
        "The difference of two squares is not the square of a difference. Which of the two comes "
        "first in the cost?",
    ),
    Misconception(
        "misses relative to the target",
        wrong.relative,
        "Every miss is divided by its target. In this cost a miss of ten points costs the same for "
        "every patient.",
    ),
)

MISSES = (
    Misconception(
        "the features centred first",
        wrong.features_centred,
        "The mean of each column is taken off before the prediction. Use the rows as they are.",
    ),
    Misconception(
        "the targets play no part",
        wrong.forgets_y,
        "The predictions themselves are squared. A miss says how far the prediction is from y.",
    ),
    Misconception(
        "the predictions play no part",
        wrong.forgets_prediction,
        "The targets themselves are squared: the cost is the same whatever the weights are.",
    ),
    Misconception(
        "the target added to the prediction",
        wrong.y_added,
        "A miss is the difference of prediction and target, not their sum.",
    ),
    Misconception(
        "every target meets every prediction",
        wrong.every_target_meets_every_prediction,
        "The misses are a table of n times n, and the mean hides it. Print the shapes of the "
        "prediction and of y before you subtract.",
    ),
    Misconception(
        "the weights play no part",
        wrong.forgets_weights,
        "The features of a row are added up as they are. Each of them has a weight.",
    ),
    *(
        Misconception(
            "each feature predicts alone",
            code,
            "Every feature times its weight is compared with the target by itself. A row has one "
            "prediction, to which all its features add up.",
        )
        for code in (wrong.each_feature_alone, wrong.each_feature_alone_summed)
    ),
    Misconception(
        "the prediction is not set back before each row",
        wrong.prediction_carried_on,
        "Each row's prediction still holds those of the rows before it. Where does your total "
        "start from zero: before the loop, or in every turn?",
    ),
    *(
        Misconception(
            "one weight taken as an intercept",
            code,
            "One of the weights is added as it is. An intercept is a column of ones in X here: "
            "every weight meets a column.",
        )
        for code in (wrong.first_weight_is_intercept, wrong.last_weight_is_intercept)
    ),
    Misconception(
        "a sigmoid over the prediction",
        wrong.sigmoid,
        "The prediction is squeezed between 0 and 1, as in a classifier. This model predicts the "
        "sum itself.",
    ),
)

RETURNED = (
    Misconception(
        "one square a row returned",
        wrong.squares_returned,
        "The squares are right, and they come back one by one. The cost is one number, their mean.",
    ),
    Misconception(
        "one miss a row returned",
        wrong.misses_returned,
        "The misses come back as they are. The cost is one number: the mean of their squares.",
    ),
    Misconception(
        "the gradient returned instead of the cost",
        wrong.gradient_returned,
        "What comes back has one entry a weight: it is the derivative, the next exercise. The "
        "cost is one number.",
    ),
    *(
        Misconception(
            "rounded",
            wrong.rounded(decimals),
            "The cost is right to a few decimals only. Rounding is for printing.",
        )
        for decimals in (1, 0)
    ),
    whole_numbers(squared_error),
    remembers(squared_error),
    piles_up(squared_error),
    *(changes_input(squared_error, name) for name in ("w", "X", "y")),
)

COST_MISTAKES = (
    *DIVISIONS,  # first: of a single row, several others come to the same
    *ROWS,
    *SQUARES,
    *MISSES,
    *PREDICTIONS,
    *RETURNED,
)
