"""Mistakes in the learning rate of a training, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_epochs as wrong

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
    *(
        Misconception(
            "the learning rate has a lower bound",
            wrong.Rate(lambda lr, share, e, bound=bound: max(lr * share**e, bound)),
            "Below some bound your learning rate does not fall. Nobody asked for one: however "
            "small it is, the next epoch has annealing_rate times as much.",
        )
        for bound in (1e-1, 1e-2, 1e-5)
    ),
    Misconception(
        "the learning rate falls in some epochs only",
        wrong.Rate(lambda lr, share, e: lr * share ** (e // 2)),
        "The rate stays the same for several epochs, then falls. It falls after every epoch.",
    ),
    Misconception(
        "annealed by an exponential of annealing_rate",
        wrong.Rate(lambda lr, share, e: lr * np.exp(-share * e)),
        "That is another schedule, in which annealing_rate stands in an exponent. Here it is the "
        "share that is kept after each epoch.",
    ),
    Misconception(
        "divided by the number of the epoch",
        wrong.Rate(lambda lr, share, e: lr / (e + 1)),
        "annealing_rate does not come in. It is the share that is kept after each epoch.",
    ),
    Misconception(
        "divided by the number of the epoch, and annealed",
        wrong.Rate(lambda lr, share, e: lr * share**e / (e + 1)),
        "The rate falls twice: by annealing_rate, and by the number of the epoch.",
    ),
    Misconception(
        "annealed in a straight line",
        wrong.Rate(lambda lr, share, e: lr * (1 - (1 - share) * e)),
        "The rate loses the same amount after each epoch, and soon has the wrong sign. It loses "
        "the same share.",
    ),
)
