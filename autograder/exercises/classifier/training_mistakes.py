"""Mistakes in a training by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_trainings as wrong

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
    *(
        Misconception(
            name,
            wrong.Epochs(of),
            hint,
        )
        for name, of, hint in (
            (
                "an epoch too few",
                lambda epochs: epochs - 1,
                "The last epoch never comes. A range ends before its second number: where does "
                "yours begin?",
            ),
            (
                "an epoch too many",
                lambda epochs: epochs + 1,
                "After the last epoch comes another one. Where does your loop begin and end?",
            ),
            (
                "only one epoch",
                lambda epochs: 1,
                "However many epochs are asked for, the training ends after the first. Look at "
                "where `return` stands, or at what the outer loop repeats.",
            ),
        )
    ),
    Misconception(
        "momentum",
        wrong.Momentum(),
        "The first step is right, later ones carry the earlier ones along. That is another method; "
        "here a step depends on its own batch only.",
    ),
)

ROWS = (
    *(
        Misconception(
            "the rows are not shuffled",
            code(),
            "Each batch holds the rows as they stand in the data. Draw an order of all rows from "
            "`rng`; a new order inside a batch changes nothing, since its gradient is a mean.",
        )
        for code in (wrong.Unshuffled, wrong.ShuffledInside)
    ),
    Misconception(
        "shuffled once, not every epoch",
        wrong.ShuffledOnce(),
        "The second epoch has the batches of the first. Draw a new order from `rng` inside the "
        "loop over the epochs.",
    ),
    Misconception(
        "a fixed seed inside the function",
        wrong.FixedSeed(),
        "Whatever generator comes in, the batches are the same. The caller decides the seed by "
        "passing `rng`.",
    ),
    Misconception(
        "a generator of its own instead of rng",
        wrong.OwnGenerator(),
        "The same seed does not give the same weights twice, so nobody can repeat your run. Draw "
        "from the `rng` that is passed in.",
    ),
    Misconception(
        "the global random state instead of rng",
        wrong.GlobalState(),
        "The order comes from `np.random` or `random`, which the whole program shares. Draw it "
        "from the `rng` that is passed in.",
    ),
    Misconception(
        "whole batches shuffled, not rows",
        wrong.BatchesShuffled(),
        "The batches come in a random order, but inside a batch the rows are still neighbours. "
        "Shuffle all row numbers first, then cut.",
    ),
    *(
        Misconception(
            "rows drawn anew for each step, or with replacement",
            code,
            "In one epoch some rows are used more than once, others never. Draw one order of all "
            "rows and cut it: think of dealing cards, not of throwing dice.",
        )
        for code in (
            wrong.WithReplacement(),
            *(
                wrong.FreshSample(steps, replace)
                for steps in (lambda n, size: n // size, lambda n, size: -(-n // size))
                for replace in (False, True)
            ),
        )
    ),
    Misconception(
        "the short last batch dropped",
        wrong.LastDropped(),
        "When batch_size does not divide n the rest is never used, and with batch_size above n "
        "nothing is learnt at all.",
    ),
    Misconception(
        "the short last batch dropped, unless it is the only one",
        wrong.LastDroppedKeptIfOnly(),
        "When batch_size does not divide n, the rows that remain are never used.",
    ),
    Misconception(
        "the last batch filled up with rows used before",
        wrong.LastFilledUp(),
        "The last batch takes rows a second time to be full. Let it be as short as it falls.",
    ),
    Misconception(
        "batches evened out",
        wrong.EvenedOut(),
        "The batches are made nearly equal, as `np.array_split` does. Every batch has batch_size "
        "rows, and only the last one is short.",
    ),
    Misconception(
        "the rest joined to the batch before it",
        wrong.LastJoined(),
        "The last batch holds more than batch_size rows. What remains is a batch of its own.",
    ),
    Misconception(
        "overlapping batches",
        wrong.Overlapping(),
        "A batch starts inside the one before it: both ends of the slice move on by batch_size.",
    ),
    Misconception(
        "batch_size taken as the number of batches",
        wrong.NumberOfBatches(),
        "batch_size is how many rows a batch has, not how many batches there are.",
    ),
    Misconception(
        "one step an epoch",
        wrong.OneStepAnEpoch(),
        "After the first batch the epoch ends. Loop over all of its batches.",
    ),
    *(
        Misconception(
            "rows meet other rows' labels",
            code(),
            "X and y are not taken at the same rows. Shuffle row numbers, and use the same ones "
            "for both.",
        )
        for code in (wrong.ApartXandY, wrong.LabelsOfFirstRows)
    ),
    Misconception(
        "the caller's rows shuffled in place",
        wrong.ShufflesInPlace(),
        "After the call the caller's X_train and y_train are in another order. Shuffle row "
        "numbers, or a copy.",
    ),
)

RATES = (
    Misconception(
        "the learning rate is never annealed",
        wrong.Rate(lambda lr, share, e: lr),
        "Every epoch takes steps at the same rate. Where does annealing_rate come in?",
    ),
    Misconception(
        "annealed already before the first epoch",
        wrong.Rate(lambda lr, share, e: lr * share ** (e + 1)),
        "The first epoch should have the learning rate that came in. At which end of the loop does "
        "it shrink?",
    ),
    Misconception(
        "annealed after every step, not after every epoch",
        wrong.RatePerStep(restarted=False),
        "The rate shrinks with every batch, and soon nothing moves any more. In which of the two "
        "loops does it belong?",
    ),
    Misconception(
        "annealed within each epoch, which starts at the full rate again",
        wrong.RatePerStep(restarted=True),
        "The rate shrinks from batch to batch, and is set back for the next epoch. It is the other "
        "way round: the same for all steps of an epoch, smaller in the next one.",
    ),
    Misconception(
        "annealed more and more",
        wrong.Rate(lambda lr, share, e: lr * share ** (e * (e + 1) / 2)),
        "A power of the epoch is multiplied onto a rate that is annealed already. Either the rate "
        "is kept and multiplied once more each time, or it is computed from the first one.",
    ),
    Misconception(
        "divided by annealing_rate instead of multiplied",
        wrong.Rate(lambda lr, share, e: lr / share**e),
        "The rate grows from epoch to epoch. annealing_rate is the share of it that is kept.",
    ),
    Misconception(
        "annealing_rate taken for the share that is lost",
        wrong.Rate(lambda lr, share, e: lr * (1 - share) ** e),
        "With an annealing_rate of 1 the second epoch would not move at all. It is the share that "
        "is kept, not the one that is lost.",
    ),
    Misconception(
        "annealed by inverse time",
        wrong.Rate(lambda lr, share, e: lr / (1 + share * e)),
        "That is another schedule, the one of lesson 02. Here each epoch keeps the same share of "
        "the rate before it.",
    ),
    Misconception(
        "annealing_rate subtracted",
        wrong.Rate(lambda lr, share, e: lr - share * e),
        "The rate falls by a fixed amount and goes below zero. annealing_rate is a share: it "
        "multiplies.",
    ),
    Misconception(
        "the learning rate set to annealing_rate after the first epoch",
        wrong.Rate(lambda lr, share, e: share**e if e else lr),
        "After the first epoch lr itself is forgotten. Multiply it, and keep the product.",
    ),
)

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
    Misconception(
        "the weights with the best test accuracy instead of the last",
        wrong.BestWeights(),
        "The weights of an earlier epoch come back. Whoever chooses by the test rows has used them "
        "for training: give back the last weights, and leave the choice to the caller.",
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

STATE = (
    Misconception(
        "the caller's training rows changed",
        wrong.ChangesData(),
        "After the call X_train or y_train is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's test rows changed",
        wrong.ChangesTestData(),
        "After the call X_test or y_test is not what it was. Work on a copy.",
    ),
    Misconception(
        "a second call goes on where the first ended",
        wrong.GoesOn(),
        "The weights outlive the call: a second training starts from the first one's. Look for "
        "what is kept outside the function, or in a default argument.",
    ),
)

TRAINING_MISTAKES = (*STEPS, *ROWS, *RATES, *CURVES, *LABELS, *STATE)
