import numpy as np

def squared_error_gradient(w, X, y):
    err = y - X@w
    grad = [0.0]*len(w)
    for i in range(len(y)):
        for j in range(len(w)):
            grad[j] += err[i]*X[i][j]
    return np.array([2*g/len(y) for g in grad])
