"""How long is a step of `classifier_jax`, against `jax.grad` called anew without `jit`?

Seed 004 writes ``grad(objective)(w, X_batch, y_batch)`` into its loop, so that every step traces
the objective again. The goal is a step at least 100 times faster. Run

    python benchmarks/jax_steps.py
"""

import os
import sys

# One thread for XLA; it reads this when JAX is imported.
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)

import jax
import jax.numpy as jnp
import numpy as np
from clock import met, ratio, seconds

from mbgd_lessons import classifier, classifier_jax, logistic_gradient, logistic_loss

N, D, BATCH_SIZE, LR = 10_000, 10, 32, 0.1
EPOCHS = 5
TRACED_STEPS = 20
GOAL = 100


def traced_every_step(X, y, rng):
    """Seed 004's way, for a few steps only: they are slow."""
    w = jnp.zeros(X.shape[1])
    order = rng.permutation(len(X))
    for start in range(0, TRACED_STEPS * BATCH_SIZE, BATCH_SIZE):
        rows = order[start : start + BATCH_SIZE]
        w = w - LR * jax.grad(classifier_jax.logistic_loss)(w, X[rows], y[rows])
    return w.block_until_ready()


def times_a_step(rounds):
    """Return {way: CPU microseconds of one step in each round}."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(N, D))
    y = np.where(X @ rng.normal(size=D) + rng.normal(size=N) > 0, 1.0, -1.0)
    few = X[:100], y[:100]  # a small test set: this is about steps
    jax_X, jax_y = jnp.asarray(X), jnp.asarray(y)
    settings = {"lr": LR, "annealing_rate": 1.0, "max_epochs": EPOCHS, "batch_size": BATCH_SIZE}
    loss, gradient = classifier_jax.logistic_loss, jax.grad(classifier_jax.logistic_loss)

    def compiled():
        classifier_jax.mini_batch_sgd(
            X, y, *few, **settings, objective=loss, gradient=gradient, rng=rng
        )

    def in_numpy():
        classifier.mini_batch_sgd(
            X, y, *few, **settings, objective=logistic_loss, gradient=logistic_gradient, rng=rng
        )

    steps = EPOCHS * -(-N // BATCH_SIZE)
    ways = {
        "lax.scan": (compiled, steps),
        "NumPy": (in_numpy, steps),
        "jax.grad": (lambda: traced_every_step(jax_X, jax_y, rng), TRACED_STEPS),
    }
    times = seconds({way: function for way, (function, _) in ways.items()}, rounds)
    return {way: 1e6 * times[way] / steps for way, (_, steps) in ways.items()}


def main():
    us = times_a_step(rounds=10)
    print(f"median CPU microseconds a step, n = {N:,}, d = {D}, B = {BATCH_SIZE}; learning curves")
    print("included, compiling not; quote the ratio, not the times")
    for way, times in us.items():
        print(f"{way:>10} {np.median(times):10.2f}")
    return met(
        "jax.grad without jit / lax.scan", ratio(us["jax.grad"], us["lax.scan"]), at_least=GOAL
    )


if __name__ == "__main__":
    sys.exit(not main())
