import jax
import jax.numpy as jnp
import numpy as np


@jax.jit
def _run(v, rows, targets, rate):
    def body(state, pair):
        x, t = pair
        return state - rate * 2.0 * (x @ state - t) * x, None

    return jax.lax.scan(body, v, (rows, targets))[0]


def stochastic_epoch(w, X, y, lr, rng):
    order = rng.choice(len(y), size=len(y), replace=False)
    f = np.float32
    return np.array(_run(w.astype(f), X[order].astype(f), y[order].astype(f), f(lr)))
