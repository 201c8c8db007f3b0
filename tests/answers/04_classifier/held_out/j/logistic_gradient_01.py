import jax
import jax.numpy as jnp
import numpy as np


def logistic_gradient(w, X, y):
    """Reverse mode through a softplus, in double precision whatever the global setting."""
    with jax.enable_x64(True):
        table, labels = jnp.asarray(X, dtype=float), jnp.asarray(y, dtype=float)

        def loss(v):
            return jnp.logaddexp(0.0, -labels * (table @ v)).mean()

        return np.array(jax.grad(loss)(jnp.asarray(w, dtype=float)))
