import numpy as np


class TensorDataset:
    def __init__(self, *arrays):
        self.arrays = arrays

    def __len__(self):
        return len(self.arrays[0])

    def __getitem__(self, i):
        return tuple(a[i] for a in self.arrays)


class DataLoader:
    def __init__(self, dataset, batch_size, generator):
        self.dataset = dataset
        self.batch_size = batch_size
        self.generator = generator

    def __iter__(self):
        # a new permutation each time somebody starts to loop over the loader
        todo = list(self.generator.permutation(len(self.dataset)))
        while todo:
            now, todo = todo[: self.batch_size], todo[self.batch_size :]
            samples = [self.dataset[i] for i in now]
            yield np.stack([x for x, _ in samples]), np.array([t for _, t in samples])


class Linear:
    def __init__(self, in_features):
        self.params = {"weight": np.ones(in_features), "bias": 0.0}

    def __call__(self, x):
        return x @ self.params["weight"] + self.params["bias"]

    def backward(self, x, d_out):
        return {"weight": d_out @ x, "bias": float(d_out.sum())}


class MiniBatchRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state

    def fit(self, X, y):
        loader = DataLoader(
            TensorDataset(X, y), self.batch_size, np.random.default_rng(self.random_state)
        )
        model = Linear(X.shape[1])
        for _ in range(self.epochs):
            for xb, yb in loader:
                d_out = 2.0 * (model(xb) - yb) / len(yb)
                grads = model.backward(xb, d_out)
                model.params = {k: p - self.lr * grads[k] for k, p in model.params.items()}
        self.coef_ = model.params["weight"]
        self.intercept_ = model.params["bias"]
        return self

    def predict(self, X):
        return X @ self.coef_ + self.intercept_
