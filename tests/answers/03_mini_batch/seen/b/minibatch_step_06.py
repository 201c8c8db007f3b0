import numpy as np


def minibatch_step(w, X, y, rows, lr):
    B, d = len(rows), len(w)
    # one line of the table for each row of the batch
    gradients = [[0.0] * d] * B
    for k in range(B):
        i = rows[k]
        miss = sum(X[i][j] * w[j] for j in range(d)) - y[i]
        for j in range(d):
            gradients[k][j] = 2 * miss * X[i][j]

    stepped = []
    for j in range(d):
        mean = sum(line[j] for line in gradients) / B
        stepped.append(w[j] - lr * mean)
    return np.array(stepped)
