def predictions(w, X):
    return X @ w
