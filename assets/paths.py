"""Draw assets/paths.svg: the way of batch, stochastic and mini-batch descent over the cost.

Two features of the diabetes data, so that the cost is a landscape over two weights; one start, one
learning rate, three epochs each. Run `python assets/paths.py` after a change.
"""

from pathlib import Path

import numpy as np

from mbgd_lessons import data, figures
from mbgd_lessons.batches import minibatches
from mbgd_lessons.descent import minibatch_step

BATCH_SIZES = {"batch, B = 353": 353, "stochastic, B = 1": 1, "mini-batch, B = 32": 32}


def descend(w, X, y, lr, epochs, batch_size, rng):
    """The path (steps + 1, d) of a descent that starts at `w`."""
    path = [w]
    for _ in range(epochs):
        for rows in minibatches(len(y), batch_size, rng):
            path.append(minibatch_step(path[-1], X, y, rows, lr))
    return np.array(path)


def draw():
    """The picture, computed from the data."""
    patients = data.diabetes()
    names = list(patients.feature_names)
    X = patients.X_train[:, [names.index("bmi"), names.index("s5")]]
    y = patients.y_train - patients.y_train.mean()  # without a mean there is no intercept to find
    start = np.array([70.0, -10.0])
    paths = {
        name: descend(start, X, y, 0.05, 3, batch_size, np.random.default_rng(0))
        for name, batch_size in BATCH_SIZES.items()
    }
    bmi, s5 = np.linspace(-10, 85, 39), np.linspace(-30, 75, 43)
    weights = np.stack(np.meshgrid(bmi, s5), axis=-1)  # (43, 39, 2)
    return figures.cost_paths(
        bmi,
        s5,
        np.mean((weights @ X.T - y) ** 2, axis=-1),
        paths,
        best=np.linalg.lstsq(X, y)[0],
        labels=("weight of bmi (points)", "weight of s5 (points)"),
        title="Same start, same learning rate, same 1,059 rows seen",
    )


if __name__ == "__main__":
    picture = draw()
    picture.save(Path(__file__).with_suffix(".svg"))
    print(picture.alt)
