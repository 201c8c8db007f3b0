"""Mistakes in one step, each as the code that makes it.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception


def gradient_sum(w, X, y):
    """2 X^T (X w - y): summed over the rows, not yet divided. The right half of many mistakes."""
    return 2 * X.T @ (X @ w - y)


def summed(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows])


def divided_by_n(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / len(X)


def divided_by_features(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / X.shape[1]


def mean_over_everything(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / X[rows].size


def divided_twice(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / len(rows) ** 2


def without_two(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / (2 * len(rows))


def without_two_summed(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows], y[rows]) / 2


def uphill(w, X, y, rows, lr):
    return w + lr * gradient_sum(w, X[rows], y[rows]) / len(rows)


def uphill_without_two(w, X, y, rows, lr):
    return w + lr * gradient_sum(w, X[rows], y[rows]) / (2 * len(rows))


def all_rows(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X, y) / len(X)


def sum_of_all_rows(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X, y) / len(rows)


def first_rows(w, X, y, rows, lr):
    size = len(rows)
    return w - lr * gradient_sum(w, X[:size], y[:size]) / size


def y_of_first_rows(w, X, y, rows, lr):
    size = len(rows)
    return w - lr * gradient_sum(w, X[rows], y[:size]) / size


def first_row_only(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[:1]], y[rows[:1]])


def last_row_only(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[-1:]], y[rows[-1:]])


def last_row_over_size(w, X, y, rows, lr):
    return w - lr * gradient_sum(w, X[rows[-1:]], y[rows[-1:]]) / len(rows)


def single_number(w, X, y, rows, lr):
    r = X[rows] @ w - y[rows]
    return w - lr * np.mean(2 * r[:, None] * X[rows])


def row_after_row(w, X, y, rows, lr):
    for i in rows:
        w = w - lr * gradient_sum(w, X[[i]], y[[i]])
    return w


def weight_after_weight(w, X, y, rows, lr):
    w = w.copy()
    for j in range(len(w)):
        w[j] = w[j] - lr * gradient_sum(w, X[rows], y[rows])[j] / len(rows)
    return w


def without_lr(w, X, y, rows, lr):
    return w - gradient_sum(w, X[rows], y[rows]) / len(rows)


def lr_divided(w, X, y, rows, lr):
    return w - gradient_sum(w, X[rows], y[rows]) / len(rows) / lr


def gradient_returned(w, X, y, rows, lr):
    return gradient_sum(w, X[rows], y[rows]) / len(rows)


def change_returned(w, X, y, rows, lr):
    return -lr * gradient_sum(w, X[rows], y[rows]) / len(rows)


def weights_returned(w, X, y, rows, lr):
    return w


def root_of_error(w, X, y, rows, lr):
    r = X[rows] @ w - y[rows]
    return w - lr * X[rows].T @ r / len(rows) / np.sqrt(np.mean(r**2))


def absolute_error(w, X, y, rows, lr):
    return w - lr * X[rows].T @ np.sign(X[rows] @ w - y[rows]) / len(rows)


def mean_residual(w, X, y, rows, lr):
    return w - lr * 2 * np.mean(X[rows] @ w - y[rows]) * X[rows].mean(axis=0)


def residual_forgets_y(w, X, y, rows, lr):
    return w - lr * 2 * X[rows].T @ (X[rows] @ w) / len(rows)


def in_place(w, X, y, rows, lr):
    w -= lr * gradient_sum(w, X[rows], y[rows]) / len(rows)
    return w


def whole_numbers(w, X, y, rows, lr):
    return (w - lr * gradient_sum(w, X[rows], y[rows]) / len(rows)).astype(int)


MISTAKES = (
    Misconception(
        "summed instead of averaged",
        summed,
        "Your step is exactly as many times too long as the batch has rows: the gradients are "
        "added up, and not divided by the size of the batch.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        divided_by_n,
        "The sum runs over the batch, but it is divided by the number of all rows. "
        "Divide by how many gradients you added.",
    ),
    Misconception(
        "averaged over the features instead of the rows",
        divided_by_features,
        "The sum over the rows is divided by the number of features d. Which axis of X[rows] "
        "counts the gradients?",
    ),
    Misconception(
        "averaged over rows and features",
        mean_over_everything,
        "The step is d times too short: the mean is taken over all numbers of the array, "
        "over the features too. The gradient has one entry a feature.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        divided_twice,
        "The step is too short by the size of the batch: the mean is already taken when it is "
        "divided once more.",
    ),
    Misconception(
        "the factor two is missing",
        without_two,
        "Your step is half as long as it should be. Derive (Xw - y)^2 again: where does the "
        "exponent go?",
    ),
    Misconception(
        "summed instead of averaged, and the factor two is missing",
        without_two_summed,
        "Two things: the exponent of (Xw - y)^2 gives a factor when it is derived, and the sum "
        "over the batch still has to be divided by its size.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        uphill,
        "The step goes the opposite way, and the error grows. Look at the sign of the update, and "
        "at the order of the two terms in the residual.",
    ),
    Misconception(
        "uphill: the sign is flipped, and the factor two is missing",
        uphill_without_two,
        "Two things: the step goes uphill (the sign of the update, or the order of the residual), "
        "and it has half the length it should have.",
    ),
    Misconception(
        "all rows used instead of the batch",
        all_rows,
        "The result does not depend on `rows`: it is the step of batch gradient descent. "
        "Which part of X and y belongs to this batch?",
    ),
    Misconception(
        "the sum runs over all rows",
        sum_of_all_rows,
        "The gradients of all n rows are added up and then divided by the size of the batch. "
        "Take the rows of the batch first.",
    ),
    Misconception(
        "the first rows instead of those in rows",
        first_rows,
        "The batch has the right size but not the right rows: `rows` holds the indices themselves.",
    ),
    Misconception(
        "X and y taken from different rows",
        y_of_first_rows,
        "X is taken at `rows`, y from the top. A row of X must meet its own target.",
    ),
    Misconception(
        "only the first row of the batch used",
        first_row_only,
        "The step is the one of a single row. A mini-batch step averages over all rows in `rows`; "
        "a `return` inside the loop would end it after the first.",
    ),
    Misconception(
        "only the last row of the batch used",
        last_row_only,
        "The step is the one of the last row: each turn of the loop forgets the one before it.",
    ),
    Misconception(
        "only the last row's gradient divided by the size of the batch",
        last_row_over_size,
        "The division is there, but the sum is not: each turn of the loop forgets the gradients "
        "before it. Add them up.",
    ),
    Misconception(
        "averaged to a single number",
        single_number,
        "All weights move by the same number: the mean runs over rows and features. "
        "Over which axis should it run, so that one entry a feature remains?",
    ),
    Misconception(
        "a step after each row, not one step for the batch",
        row_after_row,
        "The weights change already while the batch is being read, so that later rows see other "
        "weights. All gradients of a batch are taken at the same W; then comes one step.",
    ),
    Misconception(
        "one weight changed before the gradient of the next was taken",
        weight_after_weight,
        "The second weight's gradient already sees the new first weight. Take the whole gradient "
        "at the old weights, then change all of them.",
    ),
    Misconception(
        "the learning rate is not used",
        without_lr,
        "The result does not depend on `lr`: the gradient is subtracted in full.",
    ),
    Misconception(
        "divided by the learning rate",
        lr_divided,
        "A larger lr makes your step shorter. Compare with the equation.",
    ),
    Misconception(
        "the gradient returned instead of the new weights",
        gradient_returned,
        "What comes back is the mean gradient. It is right; now take the step with it.",
    ),
    Misconception(
        "the change returned instead of the new weights",
        change_returned,
        "What comes back is how far the weights should move, not where they arrive.",
    ),
    Misconception(
        "the weights returned as they came",
        weights_returned,
        "Nothing changed: the new weights may be computed, but the old ones are returned.",
    ),
    Misconception(
        "the gradient of the root of the mean squared error",
        root_of_error,
        "The direction is right, the length is that of the root mean squared error. "
        "The cost here is the mean of the squares, with no root.",
    ),
    Misconception(
        "the gradient of the absolute error",
        absolute_error,
        "Every residual counts by its sign only. In the squared error a large residual pulls more.",
    ),
    Misconception(
        "means taken before the product",
        mean_residual,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "the residual without the target",
        residual_forgets_y,
        "The targets y play no part: the step pulls the predictions to zero.",
    ),
    Misconception(
        "w changed in place",
        in_place,
        "The array that came in is changed, and with it the weights that the caller still holds: a "
        "path of weights would be the last point over and over. Return a new array.",
    ),
    Misconception(
        "cut to whole numbers",
        whole_numbers,
        "The decimals are lost. Look for an integer array that the weights are written into.",
    ),
)
