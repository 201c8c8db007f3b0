import jax.numpy as jnp


def row_gradient(w, X, y, i):
    x = jnp.array(X[i], dtype=jnp.float32)
    return x * (jnp.sum(x * jnp.array(w, dtype=jnp.float32)) - float(y[i])) * 2
