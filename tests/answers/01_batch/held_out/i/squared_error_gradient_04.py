import jax
import jax.numpy as jnp


def squared_error_gradient(w, X, y):
    A, t = jnp.array(X), jnp.array(y)
    J = lambda v: jnp.average(jnp.power(A @ v - t, 2))
    return jax.grad(J)(jnp.array(w))
