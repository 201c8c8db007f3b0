import numpy as np

E = np.mean


def minibatch_step(w, X, y, rows, lr):
    def grad_f(i):
        return 2 * (X[i] @ w - y[i]) * X[i]

    # g = E[grad f_I],  I uniform on the mini-batch
    g = E([grad_f(i) for i in rows])
    return w - lr * g
