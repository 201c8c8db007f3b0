"""All mistakes in a stochastic epoch by name; here those of what steps go on from, and returned.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.epoch_order_mistakes import ORDERS
from autograder.exercises.stochastic.epoch_step_mistakes import IN_THE_GRADIENT, RATES, STEPS
from autograder.exercises.stochastic.wrong_epochs import along, in_order, returning, shuffled
from autograder.exercises.stochastic.wrong_row_gradients import all_rows, right
from autograder.families import changes_input, remembers, whole_numbers
from mbgd_lessons import stochastic_epoch

# ------------------------------------------------------------------ what the steps go on from


def summed(w, X, y, lr, rng):
    return w - lr * all_rows(w, X, y).sum(axis=0)


def averaged(w, X, y, lr, rng):
    return w - lr * all_rows(w, X, y).mean(axis=0)


def summed_without_two(w, X, y, lr, rng):
    return w - lr * all_rows(w, X, y).sum(axis=0) / 2


def averaged_without_two(w, X, y, lr, rng):
    return w - lr * all_rows(w, X, y).mean(axis=0) / 2


def new_weights_added_up(w, X, y, lr, rng):
    return sum(w - lr * gradient for gradient in all_rows(w, X, y))


def momentum(beta):
    """Each step keeps the share beta of those before it."""

    def epoch(w, X, y, lr, rng):
        velocity = np.zeros(len(w))
        for i in rng.permutation(len(y)):
            velocity = beta * velocity + right(w, X, y, i)
            w = w - lr * velocity
        return w

    return epoch


def weight_after_weight(w, X, y, lr, rng):
    w = w.copy()
    for i in rng.permutation(len(y)):
        for j in range(len(w)):
            w[j] -= lr * right(w, X, y, i)[j]
    return w


def started_at(value):
    """The weights that come in play no part."""

    def epoch(w, X, y, lr, rng):
        return in_order(shuffled)(np.full(len(w), value), X, y, lr, rng)

    return epoch


def least_squares(w, X, y, lr, rng):
    return np.linalg.lstsq(X, y, rcond=None)[0]


GOING_ON = (
    Misconception(
        "all gradients taken at the old weights and added up",
        summed,
        "This is one long step on all rows: every gradient belongs to the weights that came in. In "
        "a stochastic epoch each row already sees the weights that the row before it moved.",
    ),
    Misconception(
        "one step on the mean of all rows",
        averaged,
        "This is a step of batch gradient descent: one step an epoch. Stochastic descent takes a "
        "step after every single row.",
    ),
    *(
        Misconception(
            "one step on all rows, and the factor two is missing",
            code,
            "Two things: this is a step of batch gradient descent, where stochastic descent takes "
            "one after every single row; and the exponent of the square is lost.",
        )
        for code in (averaged_without_two, summed_without_two)
    ),
    Misconception(
        "all rows in every step",
        along(lambda w, X, y, i: all_rows(w, X, y).mean(axis=0)),
        "There are n steps, and each of them takes the full gradient. In a stochastic step a "
        "single row is all that is looked at: which one is i?",
    ),
    Misconception(
        "all rows in every step, added up",
        along(lambda w, X, y, i: all_rows(w, X, y).sum(axis=0)),
        "There are n steps, and each of them adds up the gradients of all rows. In a stochastic "
        "step a single row is all that is looked at: which one is i?",
    ),
    Misconception(
        "the new weights of all rows added up",
        new_weights_added_up,
        "Each row gives new weights of its own, and these are added, so that the old weights come "
        "in n times. Let each step go on from where the one before it ended.",
    ),
    Misconception(
        "the gradients so far added up in every step",
        momentum(1),
        "A step goes along the sum of all gradients so far, so that the first rows count again and "
        "again. Does a sum that you keep belong inside the loop?",
    ),
    *(
        Misconception(
            "momentum",
            momentum(beta),
            "Each step still holds a part of those before it. Here a step goes against the "
            "gradient of its own row only.",
        )
        for beta in (0.9, 0.5)
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        weight_after_weight,
        "The second weight's gradient already sees the new first weight. Take the row's whole "
        "gradient at the same weights, then change all of them.",
    ),
    *(
        Misconception(
            "the epoch starts from weights of its own",
            started_at(value),
            "The result does not depend on `w`: the steps start from zeros or ones that stand in "
            "the code. They should go on from the weights that come in.",
        )
        for value in (0.0, 1.0)
    ),
    Misconception(
        "the least-squares fit instead of an epoch",
        least_squares,
        "The result does not depend on `w` or `lr`: it fits the rows as well as they can be "
        "fitted. An epoch only goes a part of the way.",
    ),
)


# ------------------------------------------------------------------ what is returned


def in_place(w, X, y, lr, rng):
    for i in rng.permutation(len(y)):
        w -= lr * right(w, X, y, i)
    return w


RETURNED = (
    Misconception(
        "w changed in place",
        in_place,
        "The array that came in is changed, and with it the weights that the caller still holds. "
        "What does `-=` do to an array, and what to a number?",
    ),
    Misconception(
        "the weights returned as they came",
        lambda w, X, y, lr, rng: w.copy(),
        "Nothing changed: the new weights may be computed, but the old ones are returned. Under "
        "which name does your loop keep the new ones?",
    ),
    *(
        Misconception(
            "the whole path returned",
            returning(result),
            "What comes back has a row for every step. Asked for are the weights at the end.",
        )
        for result in (lambda path, X, y: path, lambda path, X, y: path[1:])
    ),
    *(
        Misconception(
            "the mean of the weights along the way",
            returning(result),
            "The weights after each step are averaged. That is a clever thing to do, but asked for "
            "are the weights at the end.",
        )
        for result in (lambda path, X, y: path.mean(axis=0), lambda path, X, y: path[1:].mean(0))
    ),
    Misconception(
        "the change returned instead of the new weights",
        returning(lambda path, X, y: path[-1] - path[0]),
        "What comes back is how far the epoch moved the weights, not where they arrived.",
    ),
    Misconception(
        "the cost returned instead of the new weights",
        returning(lambda path, X, y: np.mean((X @ path[-1] - y) ** 2)),
        "What comes back is a single number, the error at the new weights. Asked for are the "
        "weights.",
    ),
    Misconception(
        "the costs returned instead of the new weights",
        returning(lambda path, X, y: [np.mean((X @ w - y) ** 2) for w in path[1:]]),
        "What comes back is the error after each step. Asked for are the weights at the end.",
    ),
    *(
        Misconception(
            "rounded",
            returning(lambda path, X, y, decimals=decimals: np.round(path[-1], decimals)),
            "The new weights are right to a few decimals only. Rounding is for printing: the next "
            "epoch goes on from these numbers.",
        )
        for decimals in (2, 1)
    ),
    whole_numbers(stochastic_epoch),
    remembers(stochastic_epoch),
    *(changes_input(stochastic_epoch, name) for name in ("X", "y")),
)

MISTAKES = (*STEPS, *RATES, *GOING_ON, *ORDERS, *IN_THE_GRADIENT, *RETURNED)
