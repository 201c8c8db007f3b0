"""Mistakes in which a step is more or less than lr times the gradient, by name.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.classifier import wrong_methods as wrong

METHODS = (
    *(
        Misconception(
            "the gradient clipped",
            wrong.Clipped(limit, each),
            "Where the gradient is long your step is shorter than the gradient says. That keeps "
            "other models from breaking out; nobody asked for a limit here.",
        )
        for each in (False, True)
        for limit in (1, 10, 100, 1000)
    ),
    *(
        Misconception(
            "the weights kept within bounds",
            wrong.WeightsClipped(limit),
            "No weight gets beyond a bound that nobody asked for. A step goes where it goes.",
        )
        for limit in (1, 100)
    ),
    *(
        Misconception(
            "weight decay",
            decayed,
            "Each step draws the weights back towards zero, as a penalty would. The step has one "
            "part only, and `gradient` gives it.",
            any_strength=True,
        )
        for decayed in (
            wrong.Decayed(0.1),
            wrong.Decayed(0.01),
            wrong.Decayed(0.01, beside=True),
            wrong.Decayed(1e-4),
        )
    ),
    *(
        Misconception(
            "the gradients pile up, and are never set back to zero",
            wrong.Piled(each_epoch),
            "The first step is right, the second has the first gradient in it, too. Is there a sum "
            "that is not set back before the next batch?",
        )
        for each_epoch in (False, True)
    ),
    *(
        Misconception(
            "momentum",
            wrong.Momentum(share, ahead),
            "The first step is right, later ones carry the earlier ones along. That is another "
            "method; here a step depends on its own batch only.",
        )
        for share, ahead in ((0.9, False), (0.9, True), (0.5, False), (0.8, False), (0.99, False))
    ),
    *(
        Misconception(
            "a moving mean of the gradients",
            wrong.MovingMean(share),
            "Each step takes a mean over the gradients so far, and the first is too short by that. "
            "That is another method; here a step depends on its own batch only.",
        )
        for share in (0.9, 0.5)
    ),
    *(
        Misconception(
            name,
            wrong.Adaptive(how),
            "The length of a step hardly depends on how steep the objective is. That is another "
            "method; here the gradient is multiplied by lr, and by nothing else.",
        )
        for name, how in (
            ("Adam in place of the plain step", wrong.adam),
            ("RMSprop in place of the plain step", wrong.rmsprop),
            ("Adagrad in place of the plain step", wrong.adagrad),
            ("the gradient brought to length one", wrong.of_length_one),
            ("only the signs of the gradient", wrong.signs),
        )
    ),
)
