"""What wrong answers get right: parts that the code of the mistakes shares."""

# ------------------------------------------------------------------ of an epoch


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def cut_right(order):
    """A wrong order of the rows, cut as it should be."""
    return lambda n, batch_size, rng: cut(order(n, rng), batch_size)


def shuffled_right(cutting):
    """A right order of the rows, cut wrongly."""
    return lambda n, batch_size, rng: cutting(rng.permutation(n), batch_size)


# ------------------------------------------------------------------ of a step


def row_gradients(w, X, y):
    return 2 * (X @ w - y)[:, None] * X  # (B, d)


def gradient_sum(w, X, y):
    return 2 * X.T @ (X @ w - y)


def mean_gradient(w, X, y):
    return gradient_sum(w, X, y) / len(y)


def against(gradient):
    """The step against a gradient that knows all rows, and which of them are the batch."""
    return lambda w, X, y, rows, lr: w - lr * gradient(w, X, y, rows)


def on_batch(gradient):
    """The step against a gradient that sees the batch only."""
    return lambda w, X, y, rows, lr: w - lr * gradient(w, X[rows], y[rows])


right_step = on_batch(mean_gradient)
