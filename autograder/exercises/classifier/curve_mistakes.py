"""Mistakes in what a training measures and hands back, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_curves as wrong

CURVES = (
    *(
        Misconception(
            name,
            wrong.Measured(how),
            hint,
        )
        for name, how, hint in (
            (
                "measured before the epoch, not after it",
                wrong.before_the_epoch,
                "The first entries are those of zero weights, and what the last epoch learnt is "
                "never seen. Measure at the end of the loop over the epochs.",
            ),
            (
                "the training curves measured on the last batch only",
                wrong.on_the_last_batch,
                "The last batch is a few rows, others in every epoch, so the curve jumps. Measure "
                "on all training rows.",
            ),
            (
                "the objective measured on the last batch only",
                wrong.objective_on_the_last_batch,
                "The last batch is a few rows, others in every epoch, so the curve jumps. Measure "
                "on all training rows.",
            ),
            (
                "w_errors measured before the epoch, not after it",
                wrong.errors_before_the_epoch,
                "The first entry of w_errors is that of zero weights, and what the last epoch "
                "learnt is never seen. Measure at the end of the loop over the epochs.",
            ),
            (
                "mean probabilities instead of accuracies",
                wrong.mean_probability,
                "It says how certain the model is, not how many rows it gets right.",
            ),
            (
                "an objective of its own in w_errors",
                wrong.logistic_errors,
                "w_errors is always the logistic loss. The caller says what is minimised: call "
                "`objective`, which was passed in.",
            ),
            (
                "the share of wrong labels in w_errors",
                wrong.share_of_wrong_as_errors,
                "w_errors is what is minimised, on the training rows: call `objective`, which was "
                "passed in.",
            ),
            (
                "the training accuracy measured on training and test rows together",
                wrong.of_all_rows,
                "The test rows are in the training accuracy, too. They are kept apart.",
            ),
            (
                "w_errors measured on the test rows",
                wrong.errors_on_test_rows,
                "The objective on the test rows is worth knowing, too. But w_errors is the one on "
                "the training rows.",
            ),
            (
                "the test accuracy measured on the training rows",
                wrong.test_rows_forgotten,
                "Both accuracies are the same: the test rows are never looked at.",
            ),
            (
                "the training accuracy measured on the test rows",
                wrong.training_rows_forgotten,
                "Both accuracies are the same: that of the test rows.",
            ),
            (
                "accuracies in percent",
                wrong.accuracies_in_percent,
                "A share from 0 to 1 is wanted, not a percentage.",
            ),
            (
                "shares of wrong labels instead of right ones",
                wrong.shares_of_wrong_labels,
                "This is one minus the accuracy: it falls while the model learns.",
            ),
            (
                "right rows counted, not divided",
                wrong.rows_counted,
                "This is the number of rows that are right. The share is wanted, from 0 to 1.",
            ),
            (
                "the objective multiplied by the number of rows",
                wrong.errors_summed,
                "`objective` is a mean over the rows that it is given. Take it as it is.",
            ),
            (
                "the objective divided by the number of rows once more",
                wrong.errors_divided_again,
                "`objective` is a mean over the rows that it is given. Take it as it is.",
            ),
        )
    ),
    *(
        Misconception(
            "measured batch by batch during the epoch",
            wrong.MeasuredOnBatches(early, which),
            "The rows of a batch are measured when its turn comes, at weights that move on. "
            "Measure at the end of the epoch, at its last weights and on all training rows.",
        )
        for early in (True, False)
        for which in ((2,), (0, 2))
    ),
    *(
        Misconception(
            name,
            wrong.Joined(of),
            "An entry holds what earlier epochs gave, too. Each entry is measured at the weights "
            "of its own epoch alone.",
        )
        for name, of in (
            ("the mean over the epochs so far", wrong.mean_so_far),
            ("the sum over the epochs so far", np.cumsum),
            ("the best epoch so far", wrong.best_so_far),
        )
    ),
    Misconception(
        "the curves rounded",
        wrong.Joined(lambda curve: np.round(curve, 2)),
        "The entries are right to two digits and no further. Round when you print, not before.",
    ),
    Misconception(
        "the curves from the last epoch to the first",
        wrong.Joined(lambda curve: curve[::-1]),
        "All entries are there, in the opposite order. Where does a new one go?",
    ),
    Misconception(
        "an entry for the start, too",
        wrong.StartMeasuredToo(),
        "The curves begin with the start weights and have an entry too many. One entry an epoch, "
        "measured after it.",
    ),
    Misconception(
        "all entries but the last are zero",
        wrong.LastEntryOnly(),
        "Only the last epoch is measured. The measuring belongs inside the loop over the epochs.",
    ),
    Misconception(
        "the curves stay zero",
        wrong.Result(lambda w, *curves: (w, *(0 * curve for curve in curves))),
        "All entries are zero: the curves are made, and nothing is written into them.",
    ),
    *(
        Misconception(
            "a single entry instead of one an epoch",
            wrong.Result(of),
            "Each curve holds the last epoch only. The measuring belongs inside the loop over the "
            "epochs, each time with an entry of its own.",
        )
        for of in (
            lambda w, *curves: (w, *(curve[-1:] for curve in curves)),
            lambda w, *curves: (w, *(curve[-1] for curve in curves)),
        )
    ),
    Misconception(
        "training and test accuracy exchanged",
        wrong.Result(lambda w, training, test, errors: (w, test, training, errors)),
        "The curves are right, their order is not: w, training accuracy, test accuracy, w_errors.",
    ),
    Misconception(
        "w_errors comes before the accuracies",
        wrong.Result(lambda w, training, test, errors: (w, errors, training, test)),
        "The curves are right, their order is not: w, training accuracy, test accuracy, w_errors.",
    ),
    Misconception(
        "the weights come last",
        wrong.Result(lambda w, *curves: (*curves, w)),
        "The four are right, their order is not: w, training accuracy, test accuracy, w_errors.",
    ),
    *(
        Misconception(
            "the weights of the best epoch instead of the last",
            wrong.BestWeights(of),
            "The weights of an earlier epoch come back. Give back the last ones, and leave the "
            "choice to the caller: whoever chooses by the test rows has trained on them.",
        )
        for of in (
            lambda training, test, errors: test,
            lambda training, test, errors: training,
            lambda training, test, errors: wrong.later_first(test),
            lambda training, test, errors: wrong.later_first(training),
            lambda training, test, errors: -errors,
        )
    ),
    Misconception(
        "the mean of the weights instead of the last",
        wrong.MeanWeights(),
        "The weights are averaged over the epochs. That can be a good idea, but here the last ones "
        "are asked for.",
    ),
)

LABELS = (
    Misconception(
        "a margin of zero counts as neither label",
        wrong.Labelled(lambda score, y: np.sign(score)),
        "`np.sign(0)` is 0, and 0 is no label: such a row is wrong whatever its label. A margin "
        "of zero has to count as +1.",
    ),
    Misconception(
        "a margin of zero counts as -1",
        wrong.Labelled(lambda score, y: np.where(score > 0, 1, -1)),
        "A row on the boundary gets the label -1. It has to count as +1: which comparison includes "
        "the zero?",
    ),
    Misconception(
        "a margin of zero counts as right for both labels",
        wrong.Labelled(lambda score, y: np.where(y * score >= 0, y, -y)),
        "y times zero is zero for both labels, so a row on the boundary is right whatever its "
        "label. Decide for a label first, then compare.",
    ),
)
