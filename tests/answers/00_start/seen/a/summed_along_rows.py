def predictions(w, X):
    return (w * X).sum(axis=1)
