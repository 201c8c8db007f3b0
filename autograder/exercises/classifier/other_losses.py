"""Losses that belong to another model or another question, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_losses as wrong

OTHER_LOSSES = (
    Misconception(
        "the one inside the logarithm is missing",
        wrong.without_one,
        "Without it the logarithm and the exponential cancel, and the loss is minus the mean "
        "margin: it falls below zero, without an end.",
    ),
    *(
        Misconception(
            name,
            code,
            "An exponential without a logarithm: a row on the wrong side costs far too much, and "
            "soon more than a float can hold. Minus the logarithm of what is the loss?",
        )
        for name, code in (
            ("the logarithm is missing", wrong.without_logarithm),
            ("the exponential loss", wrong.exponential),
        )
    ),
    *(
        Misconception(
            f"the logarithm to the base {number}",
            wrong.base(number),
            "The loss is too large or too small by the same factor everywhere. The logarithm of "
            "the derivation is the natural one, the inverse of exp.",
        )
        for number in (2, 10)
    ),
    Misconception(
        "the mean probability of the right label",
        wrong.mean_probability_of_the_right_label,
        "This is what should be large. The loss takes minus its logarithm, row by row.",
    ),
    Misconception(
        "the mean probability of the wrong label",
        wrong.mean_probability_of_the_wrong_label,
        "It never gets larger than 1. The loss takes minus the logarithm of the right label's "
        "probability, row by row.",
    ),
    Misconception(
        "the share of wrong labels",
        wrong.share_of_wrong_labels,
        "It says how often the model is wrong, not how far. A step needs something that has a "
        "slope.",
    ),
    Misconception(
        "the hinge loss",
        wrong.mean_over_margins(lambda m: np.maximum(0, 1 - m)),
        "The hinge belongs to support vector machines. It follows from no probability: derive the "
        "loss from the probability of the right label.",
    ),
    Misconception(
        "zero on the right side",
        wrong.mean_over_margins(lambda m: np.maximum(0, -m)),
        "Far away the two are the same, close to the boundary they are not: at a margin of zero "
        "the logistic loss is log 2.",
    ),
    Misconception(
        "the margin without its sign",
        wrong.mean_over_margins(lambda m: wrong.losses(np.abs(m))),
        "Right and wrong rows cost the same. The sign of the margin says which is which.",
    ),
    Misconception(
        "the squared error of the scores",
        wrong.squared_error,
        "This is the cost of a regression. A score of 5 for the label +1 is no miss of 4 here: it "
        "is on the right side, far from the boundary.",
    ),
    Misconception(
        "the squared error of the probabilities",
        wrong.squared_error_of_probability,
        "A row that is certain and wrong costs no more than 1. The loss takes minus the logarithm "
        "of the right label's probability.",
    ),
    Misconception(
        "the squared hinge loss",
        wrong.mean_over_margins(wrong.squared_hinge),
        "The hinge belongs to support vector machines. It follows from no probability: derive the "
        "loss from the probability of the right label.",
    ),
    Misconception(
        "the margin made negative",
        wrong.mean_over_margins(lambda m: wrong.losses(-np.abs(m))),
        "Right and wrong rows cost the same, and much. The sign of the margin says which is which.",
    ),
    Misconception(
        "the root of the loss",
        wrong.root,
        "A root belongs to some squared errors, where it brings the unit back. There is no square "
        "here.",
    ),
    Misconception(
        "the sign of the score instead of the score",
        wrong.clipped_from_zero,
        "How far a row is from the boundary does not count. The margin is made of the score, not "
        "of its sign.",
    ),
    Misconception(
        "the weights brought to length one",
        wrong.unit_weights,
        "Weights twice as long give the same loss. Take the weights as they come.",
    ),
    Misconception(
        "the features standardised first",
        wrong.standardised,
        "The features are shifted or scaled before the scores are computed. Take the rows as they "
        "come.",
    ),
    *(
        Misconception(
            f"the {word} feature left out",
            code,
            f"The {word} weight does not count. Where does your loop or slice over the features "
            "begin, and where does it end?",
        )
        for word, code in (
            ("first", wrong.without_first_feature),
            ("last", wrong.without_last_feature),
        )
    ),
    Misconception(
        "the loss of each row instead of their mean",
        wrong.each_row,
        "One number a row comes back. The loss of all rows together is their mean.",
    ),
    Misconception(
        "the entropy of the probabilities",
        wrong.entropy,
        "It says how uncertain the model is, whatever the labels are. Each row's logarithm is that "
        "of its own label's probability.",
    ),
    *(
        Misconception(
            "labels drawn towards one half",
            wrong.smoothed(share),
            "The wrong label counts a little, too, as in label smoothing. Here only the right one "
            "does.",
        )
        for share in (0.1, 0.05)
    ),
    Misconception(
        "the focal loss",
        wrong.focal,
        "Rows that are right count less than they should. The loss of a row is minus the logarithm "
        "of its label's probability, and no factor before it.",
    ),
    Misconception(
        "a sigmoid before the loss",
        wrong.sigmoid_before_the_loss,
        "The scores are turned into probabilities, and those are taken for scores again. The "
        "margin is made of the score itself.",
    ),
    *(
        Misconception(
            "a penalty on the weights added",
            wrong.with_penalty(share),
            "The loss has a term that depends on the weights alone, as in regularised regression. "
            "Here it is the mean over the rows, and no more.",
        )
        for share in (0.1, 1e-5, 1e-6)
    ),
)
