import numpy as np


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    table = np.column_stack([X_train, y_train])
    w = np.zeros(table.shape[1] - 1)

    def run():
        nonlocal w, table, lr
        while True:
            table = table[np.argsort(rng.random(len(table)))]
            todo = table
            while len(todo) > 0:
                now, todo = todo[:batch_size], todo[batch_size:]
                w -= lr * np.asarray(gradient(w, now[:, :-1], now[:, -1]))
            lr *= annealing_rate
            yield (
                np.mean(y_train * np.where(X_train @ w >= 0, 1, -1) > 0),
                np.mean(y_test * np.where(X_test @ w >= 0, 1, -1) > 0),
                objective(w, X_train, y_train),
            )

    curves = np.zeros((max_epochs, 3))
    epochs = run()
    for k in range(max_epochs):
        curves[k] = next(epochs)
    return w, curves[:, 0], curves[:, 1], curves[:, 2]
