"""Mistakes in a training by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_curves
from autograder.exercises.classifier import wrong_trainings as wrong
from autograder.exercises.classifier.curve_mistakes import CURVES, LABELS
from autograder.exercises.classifier.method_mistakes import METHODS
from autograder.exercises.classifier.rate_mistakes import RATES
from autograder.exercises.classifier.row_mistakes import ROWS
from autograder.exercises.classifier.stop_mistakes import STOPS

STEPS = (
    Misconception(
        "divided by the size of the batch once more",
        wrong.Scaled(lambda rows, n, d, size: 1 / rows),
        "Your steps are as many times too short as the batch has rows. `gradient` is a mean "
        "already: what you divide by its rows is divided twice.",
    ),
    Misconception(
        "divided by batch_size once more",
        wrong.Scaled(lambda rows, n, d, size: 1 / size),
        "Your steps are as many times too short as batch_size says. `gradient` is a mean already: "
        "what you divide by its rows is divided twice.",
    ),
    Misconception(
        "divided by all n rows once more",
        wrong.Scaled(lambda rows, n, d, size: 1 / n),
        "Your steps are n times too short. `gradient` is a mean already: nothing is left to divide "
        "by.",
    ),
    Misconception(
        "multiplied by the size of the batch",
        wrong.Scaled(lambda rows, n, d, size: rows),
        "Your steps are as many times too long as the batch has rows. `gradient` is a mean, and "
        "the step takes it as it is.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        wrong.Scaled(lambda rows, n, d, size: -1),
        "The steps go uphill: the objective grows. A gradient points where it grows fastest.",
    ),
    Misconception(
        "a factor two too many",
        wrong.Scaled(lambda rows, n, d, size: 2),
        "Your steps are twice as long as they should be. Whatever factors there are, `gradient` "
        "has them already.",
    ),
    Misconception(
        "half a step",
        wrong.Scaled(lambda rows, n, d, size: 0.5),
        "Your steps are half as long as they should be. Whatever factors there are, `gradient` "
        "has them already.",
    ),
    Misconception(
        "the learning rate is forgotten",
        wrong.WithoutRate(),
        "The step has the length of the gradient itself. Where does lr come in?",
    ),
    Misconception(
        "a gradient of its own instead of the one passed in",
        wrong.OwnGradient(),
        "Your training always minimises the logistic loss. The caller says what is minimised: call "
        "`gradient`, which was passed in.",
    ),
    Misconception(
        "a difference quotient of the objective instead of the gradient",
        wrong.DifferenceQuotient(),
        "The slope comes from a finite difference of `objective`, and its curvature shows in it. "
        "The exact slope was passed in.",
    ),
    Misconception(
        "all rows used in every step",
        wrong.AllRowsEveryStep(),
        "The steps do not depend on the batch: `gradient` gets all rows each time. Give it X and y "
        "at the rows of the batch.",
    ),
    Misconception(
        "a step after each row, not one a batch",
        wrong.SingleRows(),
        "The weights change while the batch is being read. Take the gradient of the whole batch; "
        "then comes one step.",
    ),
    Misconception(
        "a step on the whole batch for every row in it",
        wrong.BatchForEachRow(),
        "There are as many steps as the batch has rows, each on the whole batch. Does the update "
        "stand inside a loop over the rows?",
    ),
    Misconception(
        "starts from weights of one",
        wrong.StartsAt(1),
        "The steps are right, the start is not: here all weights start at zero.",
    ),
    *(
        Misconception(
            "starts from random weights",
            wrong.StartsAtRandom(scale),
            "The start is drawn, and costs a draw from `rng` besides. Here all weights start at "
            "zero.",
        )
        for scale in (1, 0.1, 0.01)
    ),
    Misconception(
        "gradients taken at the weights from the start of the epoch",
        wrong.StaleGradient(),
        "Each batch must see the weights that the batch before it left behind.",
    ),
    Misconception(
        "every epoch starts from zero again",
        wrong.StartsAnewEachEpoch(),
        "What an epoch has learnt is lost in the next one. Set the start before the loop over the "
        "epochs.",
    ),
    Misconception(
        "a short batch takes a shorter step",
        wrong.Scaled(lambda rows, n, d, size: rows / size),
        "The last batch is short, and its step is shorter by as much. `gradient` is a mean over "
        "the rows that it gets, however few: by what do you divide?",
    ),
    Misconception(
        "one step an epoch, with the mean of its batches' gradients",
        wrong.MeanOfStaleGradients(),
        "All batches of an epoch see the same weights, and their gradients make a single step. "
        "Each batch must see the weights that the batch before it left behind.",
    ),
    *(
        Misconception(
            "the features standardised first",
            wrong.Prepared(how),
            "The features are shifted or scaled before the training, so that the weights belong "
            "to other features. Take the rows as they come.",
        )
        for how in (wrong.standardised, wrong.centred)
    ),
    Misconception(
        "labels of 0 and 1 passed to the gradient",
        wrong.PreparedForSteps(wrong.labels_0_and_1),
        "`gradient` gets labels of 0 where there was a -1. It is made for the labels that came in.",
    ),
    Misconception(
        "all labels taken as +1",
        wrong.PreparedForSteps(wrong.labels_all_positive),
        "Rows with the label -1 pull as if they had a +1. What becomes of y on its way to "
        "`gradient`?",
    ),
    *(
        Misconception(
            "a column of ones added",
            wrong.WithOnes(first),
            "Your weights have an entry more than the rows have features. Whoever wants an "
            "intercept puts the ones in before the call.",
        )
        for first in (False, True)
    ),
    *(
        Misconception(
            name,
            wrong.TrainsOn(of),
            hint,
        )
        for name, of, hint in (
            (
                "trained on the test rows",
                wrong.on_test_rows,
                "The steps use the test rows. They are there to measure with.",
            ),
            (
                "trained on training and test rows together",
                wrong.on_both,
                "The test rows are among the rows of the steps. They are there to measure with.",
            ),
            (
                "the last training row left out",
                wrong.without_the_last,
                "One row is never used. Look at where your range or slice ends.",
            ),
        )
    ),
)

STATE = (
    Misconception(
        "the caller's training rows changed",
        wrong_curves.ChangesData(),
        "After the call X_train or y_train is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's test rows changed",
        wrong_curves.ChangesTestData(),
        "After the call X_test or y_test is not what it was. Work on a copy.",
    ),
    Misconception(
        "a second call goes on where the first ended",
        wrong_curves.GoesOn(),
        "The weights outlive the call: a second training starts from the first one's. Look for "
        "what is kept outside the function, or in a default argument.",
    ),
)

TRAINING_MISTAKES = (*STEPS, *STOPS, *METHODS, *ROWS, *RATES, *CURVES, *LABELS, *STATE)
