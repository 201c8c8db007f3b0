import numpy as np


def acc(w, X, y):
    right = 0
    for i in range(len(y)):
        if X[i] @ w >= 0 and y[i] == 1:
            right += 1
        if X[i] @ w < 0 and y[i] == -1:
            right += 1
    return right / len(y)


def mini_batch_sgd(X_train, y_train, X_test, y_test, lr, annealing_rate, max_epochs, batch_size,
                   *, objective, gradient, rng):
    n = len(y_train)
    w = np.zeros(X_train.shape[1])
    a, b, c = [], [], []
    for epoch in range(max_epochs):
        p = rng.permutation(n)
        for k in range(n // batch_size):
            i = p[k * batch_size:(k + 1) * batch_size]
            w = w - lr * gradient(w, X_train[i], y_train[i])
            lr = lr * annealing_rate
        a.append(acc(w, X_train, y_train))
        b.append(acc(w, X_test, y_test))
        c.append(objective(w, X_train, y_train))
    return w, np.array(a), np.array(b), np.array(c)
