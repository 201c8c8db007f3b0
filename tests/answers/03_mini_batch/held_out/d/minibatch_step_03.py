import numpy as np


def minibatch_step(w, X, y, rows, lr):
    y_true = y[rows]
    inputs = X[rows]                      # (B, d)
    kernel = w.reshape(-1, 1)             # (d, 1) as in a Dense(1) layer

    y_pred = inputs @ kernel
    # keras mse: mean over the last axis first, then over the batch
    d_pred = 2 * np.mean(y_pred - y_true, axis=-1, keepdims=True)
    d_kernel = inputs.T @ d_pred / len(rows)

    return (kernel - lr * d_kernel).reshape(-1)
