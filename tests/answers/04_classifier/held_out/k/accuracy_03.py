import numpy as np


def accuracy(w, X, y, batch_size=32):
    running_acc, num_batches = 0.0, 0
    for start in range(0, len(y), batch_size):
        inputs, labels = X[start : start + batch_size], y[start : start + batch_size]
        preds = np.where(inputs @ w >= 0, 1, -1)
        running_acc += np.mean(preds == labels)
        num_batches += 1
    return float(running_acc / num_batches)
