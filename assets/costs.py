"""Draw assets/costs.svg: the cost against the rows seen, for three batch sizes.

All ten features of the diabetes data and an intercept; one start, one learning rate, six epochs
each. Run `python assets/costs.py` after a change.
"""

from pathlib import Path

import numpy as np

from mbgd_lessons import data, figures, squared_error
from mbgd_lessons.batches import minibatches
from mbgd_lessons.descent import minibatch_step

BATCH_SIZES = {"batch, B = 353": 353, "stochastic, B = 1": 1, "mini-batch, B = 32": 32}
EPOCHS = 6


def costs(w, X, y, lr, batch_size, rng):
    """The cost after each step, against the number of epochs seen: two arrays (steps + 1,)."""
    rows_seen, values = [0], [squared_error(w, X, y)]
    for _ in range(EPOCHS):
        for rows in minibatches(len(y), batch_size, rng):
            w = minibatch_step(w, X, y, rows, lr)
            rows_seen.append(rows_seen[-1] + len(rows))
            values.append(squared_error(w, X, y))
    return np.array(rows_seen) / len(y), np.array(values)


def draw():
    """The picture, computed from the data."""
    patients = data.diabetes()
    X, y = data.with_ones(patients.X_train), patients.y_train
    start = np.append(np.ones(X.shape[1] - 1), 0.0)
    return figures.learning_curves(
        {
            name: costs(start, X, y, 0.03, batch_size, np.random.default_rng(0))
            for name, batch_size in BATCH_SIZES.items()
        },
        xlabel="rows seen (epochs of 353)",
        ylabel="cost: mean squared error (points²)",
        title="Seeing the same rows, at the same learning rate",
        floor=("least squares", squared_error(np.linalg.lstsq(X, y)[0], X, y)),
    )


if __name__ == "__main__":
    picture = draw()
    picture.save(Path(__file__).with_suffix(".svg"))
    print(picture.alt)
