def predictions(w, X):
    return w.dot(X.T)
