import numpy as np


class Value:
    """A tiny autograd engine (after micrograd) which writes on a tape."""

    def __init__(self, data, tape, back=()):
        self.data, self.grad, self.back, self.tape = float(data), 0.0, back, tape
        tape.append(self)

    def __add__(self, other):
        return Value(self.data + other.data, self.tape, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        return Value(self.data * other.data, self.tape, ((self, other.data), (other, self.data)))

    def backward(self):
        self.grad = 1.0
        for node in reversed(self.tape):
            for parent, slope in node.back:
                parent.grad += node.grad * slope


def row_gradient(w, X, y, i):
    tape = []
    params = [Value(value, tape) for value in w]
    out = Value(-y[i], tape)
    for p, x in zip(params, X[i]):
        out = out + p * Value(x, tape)
    loss = out * out
    loss.backward()
    return np.array([p.grad for p in params])
