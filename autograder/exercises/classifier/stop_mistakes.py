"""Mistakes in how many epochs a training makes, and in what it adds to a step, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_epochs as wrong

FILLED = (None, 0.0, "last")
"""What stands in the curves for epochs that were not made; nothing, where it is None."""

STOPS = (
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
        "max_epochs taken for the number of steps",
        wrong.StepsForEpochs(),
        "The training ends after max_epochs steps. An epoch is a pass over all rows, and has as "
        "many steps as there are batches.",
    ),
    *(
        Misconception(
            "stops as soon as all rows are right",
            wrong.Stops(wrong.all_right(part), filled),
            "Once every label is right your training ends. The objective falls on after that; here "
            "max_epochs alone says when it is over.",
        )
        for filled in FILLED
        for part in (0, 1)
    ),
    *(
        Misconception(
            "stops early where little changes",
            wrong.Stops(wrong.little_change(1e-4), filled),
            "Where an epoch changes little your training ends, and the curves or the weights of "
            "the epochs after it are missing. Here max_epochs alone says when it is over.",
        )
        for filled in FILLED
    ),
    *(
        Misconception(
            "stops early where the objective grows",
            wrong.Stops(wrong.growth, filled),
            "Where the objective grows your training ends, after one epoch or some. Here "
            "max_epochs alone says when it is over, also where nothing gets better.",
        )
        for filled in FILLED
    ),
    *(
        Misconception(
            "stops before all epochs are made",
            wrong.Stops(wrong.little_improvement(1e-4), filled),
            "Your training ends early where little changes, and where the objective grows. Here "
            "max_epochs alone says when it is over.",
        )
        for filled in FILLED
    ),
    Misconception(
        "stops before all epochs are made",
        wrong.Epochs(lambda epochs: min(epochs, 10)),
        "There is a bound of your own on the number of epochs. Here max_epochs alone says when it "
        "is over.",
    ),
)
