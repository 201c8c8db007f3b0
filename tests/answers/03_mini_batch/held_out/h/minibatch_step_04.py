from functools import partial, reduce
from operator import add


def row_gradient(w, X, y, i):
    return 2 * (X[i].dot(w) - y[i]) * X[i]


def minibatch_step(w, X, y, rows, lr):
    of_row = partial(row_gradient, w, X, y)
    total = reduce(add, map(of_row, rows))
    return w - lr * total / len(rows)
