from functools import reduce
from math import fsum

import numpy as np


def squared_error(w, X, y):
    weights, table, targets = w.tolist(), X.tolist(), y.tolist()

    def predict_with(ws):
        def predict(row):
            return reduce(lambda acc, pair: acc + pair[0] * pair[1], zip(row, ws), 0.0)

        return predict

    model = predict_with(weights)
    squares = []
    while table:
        squares.append((model(table.pop()) - targets.pop()) ** 2)
    return fsum(squares) / len(squares)
