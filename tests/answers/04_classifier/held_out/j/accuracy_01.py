from collections import Counter


def accuracy(w, X, y):
    """A confusion table of (predicted, true); its diagonal over its total."""
    predicted = ("minus" if score < 0 else "plus" for score in (X @ w).tolist())
    true = ("minus" if label < 0 else "plus" for label in y.tolist())
    table = Counter(zip(predicted, true))
    return (table["plus", "plus"] + table["minus", "minus"]) / table.total()
