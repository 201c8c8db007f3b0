import numpy as np


def mini_batch_sgd(
    X_train,
    y_train,
    X_test,
    y_test,
    lr,
    annealing_rate,
    max_epochs,
    batch_size,
    *,
    objective,
    gradient,
    rng,
):
    n, d = X_train.shape
    w = np.zeros(d)
    best_w, best_acc = w, -1.0
    train_acc, test_acc, errors = [], [], []

    def acc(w, X, y):
        return float(np.mean(np.where(X @ w >= 0, 1.0, -1.0) == y))

    for epoch in range(max_epochs):
        perm = rng.permutation(n)
        for i in range(0, n, batch_size):
            idx = perm[i : i + batch_size]
            w = w - lr * gradient(w, X_train[idx], y_train[idx])
        train_acc.append(acc(w, X_train, y_train))
        test_acc.append(acc(w, X_test, y_test))
        errors.append(objective(w, X_train, y_train))
        if test_acc[-1] >= best_acc:
            best_acc, best_w = test_acc[-1], w.copy()
        lr = lr * annealing_rate

    return best_w, np.array(train_acc), np.array(test_acc), np.array(errors)
