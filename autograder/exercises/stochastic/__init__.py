"""Lesson 02: the exercises."""

from autograder.exercises.stochastic.inverse_time_decay import INVERSE_TIME_DECAY
from autograder.exercises.stochastic.row_gradient import ROW_GRADIENT
from autograder.exercises.stochastic.stochastic_epoch import STOCHASTIC_EPOCH

EXERCISES = (ROW_GRADIENT, STOCHASTIC_EPOCH, INVERSE_TIME_DECAY)
