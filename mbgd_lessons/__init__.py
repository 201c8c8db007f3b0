"""Mini-batch gradient descent: the reference implementations that the lessons import.

The names below are the ones that students write in lessons 00 to 04. Each is loaded when it is
first asked for, so that ``import mbgd_lessons`` stays quick, and ``setup_check`` can say what is
missing where NumPy is. All other modules are imported by name (``from mbgd_lessons import data``).
"""

from importlib import import_module

_HOME = {
    "MiniBatchRegressor": "regressor",
    "accuracy": "objectives",
    "batch_descent": "descent",
    "batch_step": "descent",
    "inverse_time_decay": "schedules",
    "logistic_gradient": "objectives",
    "logistic_loss": "objectives",
    "mini_batch_sgd": "classifier",
    "minibatch_step": "descent",
    "minibatches": "batches",
    "predictions": "objectives",
    "row_gradient": "objectives",
    "squared_error": "objectives",
    "squared_error_gradient": "objectives",
    "stochastic_epoch": "descent",
}
"""What students write -> the module that holds the reference."""

__all__ = list(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    return globals()[name]


def __dir__():
    return sorted({*globals(), *__all__})
