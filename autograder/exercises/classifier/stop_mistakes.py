"""Mistakes in how many epochs a training makes, and in what it adds to a step, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_epochs as wrong

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
        "momentum",
        wrong.Momentum(),
        "The first step is right, later ones carry the earlier ones along. That is another method; "
        "here a step depends on its own batch only.",
    ),
)
