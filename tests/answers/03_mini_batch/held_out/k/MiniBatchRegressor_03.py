import numpy as np


class LinearLayer:
    def __init__(self, in_features):
        self.params = {"weight": np.ones(in_features), "bias": np.zeros(())}
        self.grads = {}

    def forward(self, x):
        self.x = x
        return np.einsum("bj,j->b", x, self.params["weight"]) + self.params["bias"]

    def backward(self, grad_output):
        self.grads = {"weight": np.einsum("b,bj->j", grad_output, self.x), "bias": grad_output.sum()}


class MSE:
    def forward(self, output, target):
        self.diff = output - target
        return np.mean(self.diff**2)

    def backward(self):
        return 2.0 * self.diff / self.diff.size


class SGD:
    def __init__(self, layer, lr):
        self.layer, self.lr = layer, lr

    def step(self):
        old, grads = self.layer.params, self.layer.grads
        self.layer.params = {name: old[name] - self.lr * grads[name] for name in old}


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def _loader(self, n, rng):
        order = rng.permutation(n)
        while order.size:
            yield order[: self.batch_size]
            order = order[self.batch_size :]

    def fit(self, X, y):
        rng = np.random.default_rng(self.random_state)
        net, criterion = LinearLayer(X.shape[1]), MSE()
        optimizer = SGD(net, self.lr)
        for _ in range(self.epochs):
            for rows in self._loader(X.shape[0], rng):
                criterion.forward(net.forward(X[rows]), y[rows])
                net.backward(criterion.backward())
                optimizer.step()
        self.coef_ = net.params["weight"].copy()
        self.intercept_ = float(net.params["bias"])
        return self

    def predict(self, X):
        return np.matmul(X, self.coef_) + self.intercept_
