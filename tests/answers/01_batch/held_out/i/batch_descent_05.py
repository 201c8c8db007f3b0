import numpy as np

def batch_descent(w, X, y, lr, steps):
    d = w.shape[0]
    W = np.zeros((steps+1, d))
    W[0,:] = w
    for k in range(1, steps):
        r = X.dot(W[k-1,:]) - y
        W[k,:] = W[k-1,:] - lr*(2/len(y))*X.T.dot(r)
    return W
