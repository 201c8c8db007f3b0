# A numerics expert who thinks in raw bits, complex arithmetic, Gram tensors and extended precision, and avoids every obvious call.
# %% minibatches
def minibatches(n, batch_size, rng):
    """Lazy: read-only views, in the narrowest integer type, into one order sorted by raw random bits."""
    keys = rng.bit_generator.random_raw(n)  # n 64-bit words; a tie has probability ~ n**2 / 2**65
    order = np.argsort(keys, kind="stable").astype(np.min_scalar_type(max(n - 1, 0)))
    order.setflags(write=False)
    first = 0
    while first < n:
        yield order[first : first + batch_size]
        first += batch_size
# %% minibatch_step
def minibatch_step(w, X, y, rows, lr):
    # (r + i x)^2 = r^2 - x^2 + i 2 r x: for a square the complex step is exact, so the imaginary
    # part of the "cost at r + i x" IS the row's gradient.
    A = np.take(X, rows, axis=0)
    r = np.einsum("bd,d->b", A, w) - np.take(y, rows)
    return w - lr * np.square(r[:, np.newaxis] + 1j * A).imag.mean(axis=0)
# %% MiniBatchRegressor
class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)

    # the parameters live in one homogeneous vector (b, w_1, ..., w_d, -1)
    @property
    def coef_(self):
        return self._u[1:-1].astype(float)

    @property
    def intercept_(self):
        return self._u[0].astype(float)

    def fit(self, X, y):
        n, d = np.shape(X)
        Z = np.column_stack([np.ones(n), X, y]).astype(np.longdouble)  # Z @ u is the residual
        u = np.concatenate([[0.0], np.ones(d), [-1.0]]).astype(np.longdouble)
        B = min(self.batch_size, n)
        rng = np.random.default_rng(self.random_state)
        # all orders of all epochs at once, one in each row
        orders = rng.permuted(np.broadcast_to(np.arange(n), (self.epochs, n)), axis=1)
        starts = np.arange(0, n, B)
        move = np.r_[np.ones(d + 1), 0.0]  # the homogeneous -1 stays where it is
        for order in orders:
            for s in starts:
                P = Z[order[s : s + B]]
                u = u - move * (2 * self.lr * np.einsum("bi,bj,j->i", P, P, u, optimize=True) / len(P))
        self._u = u
        return self

    def predict(self, X):
        return (np.column_stack([np.ones(len(X)), X, np.zeros(len(X))]) @ self._u).astype(float)
# %% RepairedRegressor
class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr, self.epochs, self.batch_size, self.random_state = lr, epochs, batch_size, random_state

    def fit(self, X, y):
        """Each step is an affine map of (w, b); its Gram blocks come from one np.add.reduceat per epoch."""
        X = np.asarray(X, dtype=float)
        n, d = X.shape
        Z = np.c_[X, np.ones(n), np.reshape(y, n)]
        grams = Z[:, :-1, None] * Z[:, None, :]  # (n, d + 1, d + 2)
        cuts = np.arange(0, n, self.batch_size)
        sizes = np.diff(cuts, append=n)  # the last one by its own size
        theta = np.ones(d + 1)
        theta[d] = 0
        # an independent child stream for each epoch
        for child in np.random.default_rng(self.random_state).spawn(self.epochs):
            legacy = np.random.RandomState(child.bit_generator)  # the old interface, on OUR bits
            order = legacy.permutation(n)
            blocks = np.add.reduceat(grams[order], cuts, axis=0) / sizes[:, None, None]
            for G in blocks:
                theta = theta - 2 * self.lr * (G[:, :-1] @ theta - G[:, -1])
        self.coef_, self.intercept_ = theta[:d], theta[d]  # coef_ is a view
        return self

    def predict(self, X):
        return np.einsum("md,d->m", X, self.coef_) + self.intercept_
