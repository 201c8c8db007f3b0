import numpy as np


def init_params(d):
    return {"kernel": np.ones(d), "bias": np.float64(0.0)}


def apply(params, x):
    return x @ params["kernel"] + params["bias"]


def grad_loss(params, x, t):
    g = 2 * (apply(params, x) - t)
    return {"kernel": np.einsum("b,bd->d", g, x) / g.shape[0], "bias": g.mean()}


def sgd_update(params, grads, lr):
    return {name: params[name] - lr * grads[name] for name in params}


def train_epoch(params, X, y, order, batch_size, lr):
    while order.size:
        rows, order = order[:batch_size], order[batch_size:]
        params = sgd_update(params, grad_loss(params, X[rows], y[rows]), lr)
    return params


class RepairedRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        vars(self).update(lr=lr, epochs=epochs, batch_size=batch_size, random_state=random_state)

    def fit(self, X, y):
        if y.ndim == 2 and y.shape[1] == 1:
            y = y[:, 0]
        key = np.random.default_rng(self.random_state)
        params = init_params(X.shape[1])
        for _ in range(self.epochs):
            order = np.arange(len(X))
            key.shuffle(order)
            params = train_epoch(params, X, y, order, self.batch_size, self.lr)
        self.coef_ = params["kernel"]
        self.intercept_ = float(params["bias"])
        return self

    def predict(self, X):
        return apply({"kernel": self.coef_, "bias": self.intercept_}, X)
