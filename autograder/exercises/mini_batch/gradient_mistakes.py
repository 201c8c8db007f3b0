"""Steps against a wrongly derived gradient, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_gradients as wrong

RESIDUALS = (
    Misconception(
        "means taken before the product",
        wrong.mean_residual,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "sums taken before the product",
        wrong.sum_of_residuals_times_sum_of_rows,
        "The sum of products is not the product of the sums: each row's residual has to meet "
        "its own features before anything is added up.",
    ),
    Misconception(
        "every target meets the mean prediction",
        wrong.every_target_meets_the_mean_prediction,
        "The residual is a table of B times B: every prediction meets every target, and a mean "
        "only hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "every prediction meets the mean target",
        wrong.every_prediction_meets_the_mean_target,
        "The residual is a table of B times B: every prediction meets every target, and a mean "
        "only hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "every prediction meets the mean of all targets",
        wrong.every_prediction_meets_the_mean_of_all_targets,
        "A single number, the mean of y, is subtracted from every prediction. Each row has a "
        "target of its own.",
    ),
    Misconception(
        "the predictions of all rows added up",
        wrong.predictions_added_up,
        "Every target is subtracted from one number, the sum of all predictions. Over which axis "
        "should the products of features and weights be added, so that one entry a row remains?",
    ),
    *(
        Misconception(
            "the prediction leaves features out",
            code,
            "Not all features enter the prediction. Does the loop over them reach the first and "
            "the last, and does it add to the prediction, or replace it?",
        )
        for code in (
            wrong.prediction_without_first_feature,
            wrong.prediction_without_last_feature,
            wrong.prediction_of_last_feature,
            wrong.prediction_of_first_feature,
        )
    ),
    Misconception(
        "the residual without the target",
        wrong.residual_forgets_y,
        "The targets y play no part: the step pulls the predictions to zero.",
    ),
    Misconception(
        "the residual without the prediction",
        wrong.residual_forgets_prediction,
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
        "the target not multiplied by the features",
        wrong.y_subtracted_at_the_end,
        "The features multiply the prediction, and the target is subtracted afterwards. The whole "
        "residual meets the features: mind the parentheses.",
    ),
    Misconception(
        "the residual squared in the gradient",
        wrong.residual_squared,
        "The square is still there. When (Xw - y)^2 is derived, the exponent comes down as a "
        "factor, and what power of the residual remains?",
    ),
    Misconception(
        "the residual without its sign",
        wrong.residual_absolute,
        "Every residual counts as positive, whether the prediction is too high or too low. Its "
        "sign says which way the weights should go.",
    ),
    Misconception(
        "residuals clipped at one",
        wrong.residual_clipped,
        "Residuals beyond 1 count as 1, as in a robust loss. In the squared error a large residual "
        "pulls more.",
    ),
    Misconception(
        "the batch centred inside the step",
        wrong.residual_centred,
        "A mean is taken off the residuals or off the features before they meet. There is no "
        "intercept here that would take it off: use the rows as they are.",
    ),
    Misconception(
        "a sigmoid over the prediction",
        wrong.sigmoid,
        "The prediction is squeezed between 0 and 1, as in a classifier. This model is linear: "
        "it predicts Xw itself.",
    ),
)

DERIVATIVES = (
    Misconception(
        "the gradient of the root of the mean squared error",
        wrong.root_of_error,
        "The direction is right, the length is that of the root mean squared error. "
        "The cost here is the mean of the squares, with no root.",
    ),
    Misconception(
        "the gradient of the residuals' length",
        wrong.length_of_residual,
        "The direction is right, but you derive the norm of the residuals, which has a root in it. "
        "The cost here is the mean of the squares.",
    ),
    Misconception(
        "the gradient of the absolute error",
        wrong.absolute_error,
        "Every residual counts by its sign only. In the squared error a large residual pulls more.",
    ),
    Misconception(
        "the inner derivative is forgotten",
        wrong.inner_derivative_forgotten,
        "All weights move by the same number, made of the residuals alone. Derive (Xw - y)^2 by "
        "the chain rule: what does the inside give, for each weight?",
    ),
    Misconception(
        "the gradient without the residual",
        wrong.residual_forgotten,
        "The weights move by the mean of the features, however good the predictions are. Where "
        "the residuals are zero, a step should not move anything.",
    ),
    Misconception(
        "the cost subtracted instead of its gradient",
        wrong.cost,
        "All weights move by the error itself. Its derivative says which way it falls, with one "
        "entry a feature.",
    ),
    Misconception(
        "derived by the features instead of the weights",
        wrong.by_x,
        "The residual is multiplied by the weights. The weights are what moves: when you derive "
        "by them, what stands beside them in the prediction?",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        wrong.times_weights,
        "Each weight moves in proportion to itself, and a weight of zero could never move. Look "
        "for a product with w that the equation does not have.",
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
        "the weight should go.",
    ),
    *(
        Misconception(
            "a difference quotient with too large a step",
            wrong.difference_quotient(h),
            "The gradient comes from a finite difference, and the curvature of the cost shows in "
            "it. Differences on both sides would not see it; the derivative by hand needs none.",
        )
        for h in (1e-2, 1e-3)
    ),
    *(
        Misconception(
            "one weight taken as an intercept",
            code,
            "One of the weights moves as if its feature were 1 in every row. This model has no "
            "intercept: every weight meets a column of X.",
        )
        for code in (
            wrong.first_feature_is_one,
            wrong.first_gradient_without_feature,
            wrong.last_feature_is_one,
        )
    ),
    *(
        Misconception(
            "the features standardised inside the step",
            code,
            "The columns of X are shifted and scaled before the step is taken, so that the weights "
            "belong to other features. Take the rows as they are.",
        )
        for code in (wrong.batch_standardised, wrong.data_standardised)
    ),
)

ENTRIES = (
    Misconception(
        "the absolute value of the gradient",
        wrong.absolute_gradient,
        "Every weight becomes smaller, whichever way its error falls. The sign of an entry of the "
        "gradient says which way to go.",
    ),
    Misconception(
        "only the sign of the gradient",
        wrong.sign_of_gradient,
        "Every weight moves by the same amount, up or down. In the equation a steep direction "
        "moves a weight further.",
    ),
    *(
        Misconception(
            "the gradient brought to length one",
            code,
            "The direction is right and every step is equally long. In the equation the step is as "
            "long as the gradient says.",
        )
        for code in (wrong.unit_length, wrong.unit_length_unless_zero)
    ),
    Misconception(
        "each row's gradient brought to length one",
        wrong.each_row_to_unit_length,
        "Every row pulls equally hard. In the equation a row with a large error pulls more.",
    ),
    Misconception(
        "the gradient clipped at one",
        wrong.clipped(1),
        "No entry of the gradient goes beyond 1. In the equation the step is as long as the "
        "gradient says.",
    ),
    *(
        Misconception(
            "a long gradient cut short",
            code(limit),
            "Where the gradient is long, yours stops at a limit. In the equation the step is as "
            "long as the gradient says.",
        )
        for limit in (5, 10, 100, 1000)
        for code in (wrong.clipped, wrong.length_limited)
    ),
    *(
        Misconception(
            "one entry of the gradient for all weights",
            code,
            "All weights move by the same number, which belongs to one of them. The gradient has "
            "one entry a weight: look at the index that picks it.",
        )
        for code in (wrong.first_entry_for_all, wrong.last_entry_for_all)
    ),
    Misconception(
        "the length of the gradient for all weights",
        wrong.length_for_all,
        "All weights move by the same number, the norm of the gradient. The gradient has one "
        "entry a weight.",
    ),
    Misconception(
        "only the first weight moves",
        wrong.first_entry_only,
        "All weights but the first stay where they were. Look for a `return` inside the loop over "
        "the weights, or for a generator that the first one uses up.",
    ),
    Misconception(
        "only the last weight moves",
        wrong.last_entry_only,
        "All weights but the last stay where they were. Look for an assignment that stands after "
        "the loop over the weights, or that begins anew in each turn.",
    ),
    Misconception(
        "the first weight does not move",
        wrong.first_entry_forgotten,
        "The first weight stays where it was. At which number does your loop over the weights "
        "begin?",
    ),
    Misconception(
        "the last weight does not move",
        wrong.last_entry_forgotten,
        "The last weight stays where it was. A range ends before its second number.",
    ),
)

GRADIENT_MISTAKES = (*RESIDUALS, *DERIVATIVES, *ENTRIES)
