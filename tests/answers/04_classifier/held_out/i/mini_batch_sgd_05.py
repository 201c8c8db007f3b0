import numpy as np


def mini_batch_sgd(
    X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
    *, objective, gradient, rng,
):
    def fisher_yates(n):
        numbers = list(range(n))
        last = n - 1
        while last > 0:
            other = int(rng.integers(0, last + 1))
            numbers[last], numbers[other] = numbers[other], numbers[last]
            last -= 1
        return numbers

    def rightness(weights, X, y):
        scores = (X @ np.array(weights)).tolist()
        return sum((1 if s >= 0 else -1) == t for s, t in zip(scores, y)) / len(scores)

    weights = [0.0 for _ in range(X_train.shape[1])]
    first, second, third = [], [], []
    e = 0
    while e < max_epochs:
        numbers = fisher_yates(X_train.shape[0])
        while numbers:
            batch, numbers = numbers[:batch_size], numbers[batch_size:]
            slope = gradient(np.array(weights), X_train[batch], y_train[batch])
            for j in range(len(weights)):
                weights[j] -= lr * float(slope[j])
        first += [rightness(weights, X_train, y_train)]
        second += [rightness(weights, X_test, y_test)]
        third += [float(objective(np.array(weights), X_train, y_train))]
        lr = annealing_rate * lr
        e += 1
    return np.array(weights), np.array(first), np.array(second), np.array(third)
