"""Stochastic epochs that go wrong, by name.

A hint says where to look; it does not give the line.
"""

import random

import numpy as np

from autograder.exercise import Misconception
from autograder.exercises.stochastic.row_gradient_mistakes import all_rows, miss, right
from autograder.families import changes_input, remembers, whole_numbers
from mbgd_lessons import stochastic_epoch


def shuffled(n, rng):
    return rng.permutation(n)


def along(gradient, order=shuffled):
    """An epoch of steps against gradient(w, X, y, i), for the rows i of order(n, rng)."""

    def epoch(w, X, y, lr, rng):
        for i in order(len(y), rng):
            w = w - lr * gradient(w, X, y, i)
        return w

    return epoch


def in_order(order):
    """An epoch of right steps on the rows of order(n, rng)."""
    return along(right, order)


def with_rate(rate):
    """An epoch whose k-th step, counted from 0, has the learning rate rate(lr, k, n)."""

    def epoch(w, X, y, lr, rng):
        for k, i in enumerate(rng.permutation(len(y))):
            w = w - rate(lr, k, len(y)) * right(w, X, y, i)
        return w

    return epoch


def returning(result):
    """What comes back is result(path, X, y) of the weights along the way, (n + 1, d)."""

    def epoch(w, X, y, lr, rng):
        path = [w]
        for i in rng.permutation(len(y)):
            path.append(path[-1] - lr * right(path[-1], X, y, i))
        return result(np.array(path), X, y)

    return epoch


# ------------------------------------------------------------------ steps

STEPS = (
    Misconception(
        "the factor two is missing",
        along(lambda w, X, y, i: miss(w, X, y, i) * X[i]),
        "Every step is half as long as it should be. Derive the square of one row again: where "
        "does the exponent go?",
    ),
    Misconception(
        "uphill: the sign is flipped",
        along(lambda w, X, y, i: -right(w, X, y, i)),
        "The steps go uphill, and the error grows. Look at the sign of the update, and at the "
        "order of the two terms in the residual.",
    ),
    Misconception(
        "uphill: the sign is flipped, and the factor two is missing",
        along(lambda w, X, y, i: -miss(w, X, y, i) * X[i]),
        "Two things: the steps go uphill (the sign of the update, or the order of the residual), "
        "and they have half the length they should have.",
    ),
    Misconception(
        "each step divided by the number of rows",
        along(lambda w, X, y, i: right(w, X, y, i) / len(y)),
        "A step on one row has nothing to average: the batch is one row. Divided by n, a whole "
        "epoch moves about as far as one step.",
    ),
    Misconception(
        "each step divided by the number of rows, and the factor two is missing",
        along(lambda w, X, y, i: miss(w, X, y, i) * X[i] / len(y)),
        "Two things: a step on one row has nothing to average, so that there is nothing to divide "
        "by; and the exponent of the square is lost.",
    ),
    Misconception(
        "each step multiplied by the number of rows",
        along(lambda w, X, y, i: right(w, X, y, i) * len(y)),
        "Every step is n times too long. One row's step does not know how many others there are.",
    ),
    Misconception(
        "each step divided by the number of features",
        along(lambda w, X, y, i: right(w, X, y, i) / len(w)),
        "The gradient has one entry a feature; nothing is averaged over them.",
    ),
    Misconception(
        "the gradient averaged to a single number",
        along(lambda w, X, y, i: right(w, X, y, i).mean()),
        "All weights move by the same number. The gradient of a row has one entry a weight.",
    ),
    Misconception(
        "the inner derivative is forgotten",
        along(lambda w, X, y, i: 2 * miss(w, X, y, i)),
        "All weights move by the same number, made of the residual alone. By the chain rule, what "
        "does the prediction give when it is derived by one weight?",
    ),
    Misconception(
        "the residual squared in the gradient",
        along(lambda w, X, y, i: 2 * miss(w, X, y, i) ** 2 * X[i]),
        "The square is still there. When it is derived, the exponent comes down as a factor, and "
        "what power of the residual remains?",
    ),
    Misconception(
        "the residual without its sign",
        along(lambda w, X, y, i: 2 * abs(miss(w, X, y, i)) * X[i]),
        "The residual counts as positive, whether the prediction is too high or too low. Its sign "
        "says which way the weights should go.",
    ),
    *(
        Misconception(
            "only the sign of the residual",
            along(lambda w, X, y, i, factor=factor: factor * np.sign(miss(w, X, y, i)) * X[i]),
            "The size of the residual is lost, as in the gradient of an absolute error. In the "
            "squared error a large residual pulls harder.",
        )
        for factor in (1, 2)
    ),
    Misconception(
        "the residual without the target",
        along(lambda w, X, y, i: 2 * X[i] @ w * X[i]),
        "The targets play no part: each step pulls the prediction to zero.",
    ),
    Misconception(
        "the residual without the prediction",
        along(lambda w, X, y, i: -2 * y[i] * X[i]),
        "The gradient is the same whatever the weights are: only the target enters it. What does "
        "the model predict for this row?",
    ),
    Misconception(
        "the target added to the prediction",
        along(lambda w, X, y, i: 2 * (X[i] @ w + y[i]) * X[i]),
        "A residual says how far the prediction is from the target: it is their difference, not "
        "their sum.",
    ),
    Misconception(
        "only the signs of the gradient",
        along(lambda w, X, y, i: np.sign(right(w, X, y, i))),
        "Every weight moves by the same amount, up or down. In the equation a steep direction "
        "moves a weight further.",
    ),
    Misconception(
        "the gradient brought to length one",
        along(lambda w, X, y, i: right(w, X, y, i) / np.linalg.norm(right(w, X, y, i))),
        "Every step is equally long. In the equation the step is as long as the gradient says.",
    ),
    Misconception(
        "the gradient clipped at one",
        along(lambda w, X, y, i: np.clip(right(w, X, y, i), -1, 1)),
        "No entry of the gradient goes beyond 1. In the equation the step is as long as the "
        "gradient says.",
    ),
    Misconception(
        "the cost subtracted instead of its gradient",
        along(lambda w, X, y, i: miss(w, X, y, i) ** 2),
        "All weights move by the squared error itself. Its derivative has one entry a weight.",
    ),
    Misconception(
        "the gradient multiplied by the weights",
        along(lambda w, X, y, i: right(w, X, y, i) * w),
        "Each weight moves in proportion to itself, and a weight of zero could never move.",
    ),
)

RATES = (
    Misconception(
        "the learning rate is not used",
        with_rate(lambda lr, k, n: 1.0),
        "The result does not depend on `lr`: each gradient is subtracted in full.",
    ),
    Misconception(
        "divided by the learning rate",
        with_rate(lambda lr, k, n: 1 / lr),
        "A larger lr makes your steps shorter. Compare with the equation.",
    ),
    Misconception(
        "the learning rate multiplied in twice",
        with_rate(lambda lr, k, n: lr**2),
        "Your steps have the square of lr in them. Does it stand in the gradient, and again in the "
        "update?",
    ),
    *(
        Misconception(
            "a fixed number instead of lr",
            with_rate(lambda lr, k, n, fixed=fixed: fixed),
            "Whatever `lr` comes in, the steps have the same length: a learning rate of its own "
            "stands in the code, or outside the function.",
        )
        for fixed in (0.1, 0.01, 0.001)
    ),
    *(
        Misconception(
            "the learning rate shrinks from step to step",
            with_rate(rate),
            "The first step has the rate lr, later ones a smaller one. In this exercise lr is "
            "the same for all steps of the epoch; it is the next one that lets it decay.",
        )
        for rate in (
            lambda lr, k, n: lr / (k + 1),
            lambda lr, k, n: lr * (1 - k / n),
            lambda lr, k, n: lr / np.sqrt(k + 1),
        )
    ),
    Misconception(
        "the weights shrunk as well",
        along(lambda w, X, y, i: w + right(w, X, y, i)),
        "Besides the step, every weight loses the share lr of itself, as with a penalty on large "
        "weights. The equation subtracts the gradient only.",
    ),
)


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


def momentum(w, X, y, lr, rng):
    total = np.zeros(len(w))
    for i in rng.permutation(len(y)):
        total = total + right(w, X, y, i)
        w = w - lr * total
    return w


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
        momentum,
        "A step goes along the sum of all gradients so far, so that the first rows count again and "
        "again. Does a sum that you keep belong inside the loop?",
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


# ------------------------------------------------------------------ rows and their order


def globally_shuffled(n, rng):
    return np.random.permutation(n)  # noqa: NPY002


def globally_seeded(n, rng):
    np.random.seed(0)  # noqa: NPY002
    return np.random.permutation(n)  # noqa: NPY002


def shuffled_by_random(n, rng):
    order = list(range(n))
    random.shuffle(order)
    return order


def rotated(n, rng):
    return np.roll(np.arange(n), rng.integers(n))


def first_stays_first(n, rng):
    return [0, *(1 + rng.permutation(n - 1))]


def apart(shuffle_X, shuffle_y):
    """Rows of X meet other rows' targets."""

    def epoch(w, X, y, lr, rng):
        n = len(y)
        X = X[rng.permutation(n)] if shuffle_X else X
        y = y[rng.permutation(n)] if shuffle_y else y
        return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)

    return epoch


def X_shuffled_in_place(w, X, y, lr, rng):
    rng.shuffle(X)
    return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)


def both_shuffled_in_place(w, X, y, lr, rng):
    order = rng.permutation(len(y))
    X[:], y[:] = X[order], y[order]
    return in_order(lambda n, rng: range(n))(w, X, y, lr, rng)


ORDERS = (
    Misconception(
        "the rows are not shuffled",
        in_order(lambda n, rng: range(n)),
        "Every epoch takes the rows in the order of the data. Draw an order from `rng`; a shuffle "
        "whose result is not used, or not kept, changes nothing.",
    ),
    *(
        Misconception(
            "always the same order, whatever generator comes in",
            in_order(order),
            "The order never changes: it comes from a seed or a rule in your code. Draw it from "
            "`rng`, which goes on from call to call.",
        )
        for order in (
            lambda n, rng: np.random.default_rng(0).permutation(n),
            lambda n, rng: range(n - 1, -1, -1),
        )
    ),
    Misconception(
        "a generator of its own, made afresh in every call",
        in_order(lambda n, rng: np.random.default_rng().permutation(n)),
        "The order is random, but it does not come from `rng`: the same generator gives another "
        "order each time, and nobody can repeat your run.",
    ),
    *(
        Misconception(
            "drawn from the global random state",
            in_order(order),
            "The order comes from `np.random` or `random`, which the whole program shares. Draw it "
            "from `rng`, which is passed in so that a run can be repeated.",
        )
        for order in (globally_shuffled, shuffled_by_random)
    ),
    Misconception(
        "the global random state seeded inside the function",
        in_order(globally_seeded),
        "The seed makes every epoch the same, and it changes the random numbers of the whole "
        "program. Draw the order from `rng`.",
    ),
    Misconception(
        "drawn with replacement",
        in_order(lambda n, rng: rng.integers(n, size=n)),
        "In one epoch some rows are used more than once, others never. Draw an order of all rows, "
        "and go through it.",
    ),
    Misconception(
        "one step on a single row",
        in_order(lambda n, rng: [rng.integers(n)]),
        "Only one row's step arrives. An epoch goes on with the next row from where this step "
        "ended: does a `return` stand inside the loop, or does every step start from the same w?",
    ),
    Misconception(
        "one row, again and again",
        in_order(lambda n, rng: [rng.integers(n)] * n),
        "A row is drawn before the loop, and each step uses it again. Each step needs the next row "
        "of the order.",
    ),
    Misconception(
        "one row is left out",
        in_order(lambda n, rng: rng.permutation(n)[1:]),
        "An epoch has one step too few. At which position does your loop begin, and where does it "
        "end?",
    ),
    Misconception(
        "the last row of the data is never used",
        in_order(lambda n, rng: rng.permutation(n - 1) if n > 1 else [0]),
        "An epoch has one step too few, and it is always the last row that is missing. Up to which "
        "number does the order that you draw go?",
    ),
    Misconception(
        "one row comes twice",
        in_order(lambda n, rng: [*(order := rng.permutation(n)), order[0]]),
        "An epoch has one step too many. Where does your loop begin and end?",
    ),
    Misconception(
        "two epochs instead of one",
        in_order(lambda n, rng: [*rng.permutation(n), *rng.permutation(n)]),
        "Every row is used twice. One call is one epoch; whoever wants more calls it again.",
    ),
    *(
        Misconception(
            "some orders never come",
            in_order(order),
            "Each row comes once, but of the possible orders only some ever come: the rows keep "
            "their neighbours, or one keeps its place. Shuffle all of them.",
        )
        for order in (rotated, first_stays_first)
    ),
    *(
        Misconception(
            "rows of X meet other rows' targets",
            apart(shuffle_X, shuffle_y),
            "X is shuffled and y is not, or the other way round, or both in different orders. "
            "Shuffle the row numbers, and use the same number for both.",
        )
        for shuffle_X, shuffle_y in ((True, True), (True, False), (False, True))
    ),
    Misconception(
        "X shuffled in place, and y left as it was",
        X_shuffled_in_place,
        "Rows of X meet other rows' targets, and the caller's X is in another order afterwards. "
        "Shuffle the row numbers, and use the same number for both.",
    ),
    Misconception(
        "X and y shuffled in place",
        both_shuffled_in_place,
        "The steps are right, but the caller finds the data in another order afterwards. Shuffle "
        "the row numbers, and leave X and y where they are.",
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
    whole_numbers(stochastic_epoch),
    remembers(stochastic_epoch),
    *(changes_input(stochastic_epoch, name) for name in ("X", "y")),
)

MISTAKES = (*STEPS, *RATES, *GOING_ON, *ORDERS, *RETURNED)
