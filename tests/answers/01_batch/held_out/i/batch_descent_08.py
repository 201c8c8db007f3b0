import numpy as np


def batch_descent(w, X, y, lr, steps):
    def one(v):
        r = [float(np.dot(a, v)) - b for a, b in zip(X, y)]
        return [
            vj - lr * 2 * sum(ri * a[j] for ri, a in zip(r, X)) / len(r) for j, vj in enumerate(v)
        ]

    def walk(v, k):
        if k == 0:
            return [v]
        if k == 1:
            return [v, one(v)]
        front = walk(v, k // 2)
        return front[:-1] + walk(front[-1], k - k // 2)

    return np.array(walk([float(u) for u in w], steps))
