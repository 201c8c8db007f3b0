import numpy as np


class BCEWithLogitsLoss:
    """max(z, 0) - z * t + log(1 + exp(-|z|)) with targets of 0 and 1, as in the docs."""

    def __init__(self, reduction):
        self.reduction = reduction

    def __call__(self, logits, targets):
        terms = (
            np.maximum(z, 0.0) - (z if t else 0.0) + np.log1p(np.exp(-abs(z)))
            for z, t in zip(logits, targets)
        )
        return self.reduction(np.fromiter(terms, dtype=float, count=len(targets)))


def logistic_loss(w, X, y):
    targets = y > 0
    return BCEWithLogitsLoss(reduction=np.mean)(np.dot(X, w), targets).item()
