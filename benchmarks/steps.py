"""How long is a step of `MiniBatchRegressor`, against the tidy NumPy loop and against seed 000?

The goal is a ratio of at most 0.65 to the tidy loop at n = 10,000, d = 10, B = 32. Run

    python benchmarks/steps.py
"""

import random
import sys

import numpy as np
from clock import met, ratio, seconds

from mbgd_lessons import MiniBatchRegressor

N, LR, EPOCHS = 10_000, 0.001, 10
GOAL = 0.65


def tidy(X, y, batch_size, rng):
    """The loop that most people would write: ``X[rows]``, and an intercept of its own."""
    w, b = np.ones(X.shape[1]), 0.0
    for _ in range(EPOCHS):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            X_batch, y_batch = X[rows], y[rows]
            residual = X_batch @ w + b - y_batch
            w = w - LR * 2 / len(rows) * (X_batch.T @ residual)
            b = b - LR * 2 * residual.mean()
    return w, b


def fresh_samples(X, y, batch_size):
    """Seed 000's way, its gradient mended: a fresh sample from `random` for every step."""
    w, b = np.ones(X.shape[1]), 0.0
    for _ in range(EPOCHS):
        for _ in range(len(X) // batch_size):
            rows = random.sample(range(len(X)), batch_size)
            prediction = np.dot(X[rows], w) + b
            b = b + 2 * LR * np.mean(y[rows] - prediction)
            w = w + 2 * LR * np.dot(y[rows] - prediction, X[rows]) / batch_size
    return w, b


def times_a_step(d, batch_size, rounds):
    """Return {way: CPU microseconds of one step in each round}."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(N, d))
    y = X @ rng.normal(size=d) + rng.normal(size=N)
    ours = MiniBatchRegressor(LR, EPOCHS, batch_size, random_state=0)
    times = seconds(
        {
            "regressor": lambda: ours.fit(X, y),
            "tidy": lambda: tidy(X, y, batch_size, rng),
            "seed 000": lambda: fresh_samples(X, y, batch_size),
        },
        rounds,
    )
    steps = EPOCHS * -(-N // batch_size)
    return {way: 1e6 * time / steps for way, time in times.items()}


def main():
    print("median CPU microseconds a step, n = 10,000, one thread; quote the ratio, not the times")
    print(f"{'d':>5}{'B':>6}{'regressor':>12}{'tidy':>8}{'seed 000':>10}{'regressor / tidy':>18}")
    ratios = {}
    for d, batch_size in [(10, 1), (10, 32), (10, 256), (100, 32), (100, 256)]:
        us = times_a_step(d, batch_size, rounds=3 if batch_size == 1 else 15)
        ratios[d, batch_size] = ratio(us["regressor"], us["tidy"])
        print(
            f"{d:>5}{batch_size:>6}{np.median(us['regressor']):>12.2f}"
            f"{np.median(us['tidy']):>8.2f}{np.median(us['seed 000']):>10.2f}"
            f"{ratios[d, batch_size]:>18.2f}"
        )
    return met("d = 10, B = 32, regressor / tidy", ratios[10, 32], at_most=GOAL)


if __name__ == "__main__":
    sys.exit(not main())
