import numpy as np


def squared_error(w, X, y):
    """Sum of squares by halving the table again and again, then the mean."""

    def sum_of_squares(rows, targets):
        m = len(targets)
        if m == 1:
            miss = float(np.dot(rows[0], w)) - float(targets[0])
            return miss * miss
        half = m // 2
        return sum_of_squares(rows[:half], targets[:half]) + sum_of_squares(rows[half:], targets[half:])

    return sum_of_squares(np.asarray(X), np.asarray(y)) / len(y)
