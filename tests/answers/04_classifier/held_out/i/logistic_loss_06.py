import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)


def _row(w, x, label):
    return jax.nn.softplus(-label * jnp.vdot(x, w))


def logistic_loss(w, X, y):
    w, X, y = (jnp.asarray(np.asarray(a, dtype=float)) for a in (w, X, y))
    per_row = jax.vmap(_row, in_axes=(None, 0, 0))(w, X, y)
    return float(jnp.average(per_row))
