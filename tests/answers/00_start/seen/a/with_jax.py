import numpy as np
import jax.numpy as jnp


def predictions(w, X):
    return jnp.asarray(X) @ jnp.asarray(w)
