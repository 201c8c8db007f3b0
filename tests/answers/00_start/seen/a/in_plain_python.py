def predictions(w, X):
    rows, weights = X.tolist(), w.tolist()
    return tuple(sum(x * v for x, v in zip(row, weights, strict=True)) for row in rows)
