"""Gradients with a wrong residual or of another function, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.batch import wrong_gradients as wrong

RESIDUALS = (
    Misconception(
        "the residual without the target",
        wrong.forgets_y,
        "The targets y play no part: this gradient pulls the predictions to zero.",
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
        "the prediction is not set back before each row, and the factor two is missing",
        wrong.carried_on_and_without_two,
        "Two things: each row's prediction still holds those of the rows before it; and the "
        "exponent of the square is lost.",
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
        for code in (
            wrong.sums_before_the_product,
            wrong.sums_before_the_product_undivided,
            wrong.mean_residual_only,
        )
    ),
    Misconception(
        "every target meets the mean prediction",
        wrong.every_target_meets_the_mean_prediction,
        "The residuals are a square table: every prediction meets every target, and a mean only "
        "hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "every prediction meets the mean target",
        wrong.every_prediction_meets_the_mean_target,
        "The residuals are a square table: every prediction meets every target, and a mean only "
        "hides it. Print the shapes of the prediction and of y before you subtract.",
    ),
    Misconception(
        "the predictions of all rows added up",
        wrong.predictions_added_up,
        "Every target is subtracted from one number, the sum of the predictions. Over which axis "
        "should the products of features and weights be added, so that one entry a row remains?",
    ),
    Misconception(
        "each feature predicts alone",
        wrong.each_feature_alone,
        "Every feature times its weight is compared with the target by itself. A row has one "
        "residual, in which all its features have been added up.",
    ),
    *(
        Misconception(
            "a sigmoid over the prediction",
            code,
            "The prediction is squeezed between 0 and 1, as in a classifier. This model predicts "
            "Xw itself.",
        )
        for code in (wrong.sigmoid, wrong.sigmoid_without_two)
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
        "All entries of the gradient are the same number, made of the residuals alone. Derive "
        "(Xw - y)² by the chain rule: what does the inside give, for each weight?",
    ),
    Misconception(
        "the gradient without the residual",
        wrong.residual_forgotten,
        "The gradient is made of the features only, however good the predictions are. Where the "
        "residuals are zero, it should be zero, too.",
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
        "Each entry of the gradient is multiplied by its weight, and a weight of zero could never "
        "move. Look for a product with w that the equation does not have.",
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
        for h in (1, 1e-1, 1e-2, 1e-3)
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
