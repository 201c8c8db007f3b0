def predictions(w, X):
    return (X @ w.reshape(-1, 1)).ravel()
