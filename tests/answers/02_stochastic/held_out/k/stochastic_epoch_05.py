import numpy as np


def stochastic_epoch(w, X, y, lr, rng):
    # Fisher-Yates, the last place first
    order = list(range(len(y)))
    for last in range(len(order) - 1, 0, -1):
        other = int(rng.integers(0, last, endpoint=True))
        order[last], order[other] = order[other], order[last]

    params = [float(value) for value in w]
    while order:
        i = order.pop()
        residual = -float(y[i])
        for x, p in zip(X[i], params):
            residual += float(x) * p
        params = [p - lr * 2.0 * residual * float(x) for x, p in zip(X[i], params)]
    return np.array(params)
