"""Mini-batch gradient descent: the reference implementations that the lessons import.

The names below are the ones that students write in lessons 01 to 04. The modules ``data``,
``figures`` and ``classifier_jax`` are imported by name (``from mbgd_lessons import data``), so
that ``import mbgd_lessons`` stays quick and needs neither matplotlib nor JAX.
"""

from mbgd_lessons.batches import minibatches
from mbgd_lessons.classifier import mini_batch_sgd
from mbgd_lessons.descent import batch_descent, batch_step, minibatch_step, stochastic_epoch
from mbgd_lessons.objectives import (
    accuracy,
    logistic_gradient,
    logistic_loss,
    row_gradient,
    squared_error,
    squared_error_gradient,
)
from mbgd_lessons.regressor import MiniBatchRegressor
from mbgd_lessons.schedules import inverse_time_decay

__all__ = [
    "MiniBatchRegressor",
    "accuracy",
    "batch_descent",
    "batch_step",
    "inverse_time_decay",
    "logistic_gradient",
    "logistic_loss",
    "mini_batch_sgd",
    "minibatch_step",
    "minibatches",
    "row_gradient",
    "squared_error",
    "squared_error_gradient",
    "stochastic_epoch",
]
