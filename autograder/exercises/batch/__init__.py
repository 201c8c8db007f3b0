"""Lesson 01: the exercises."""

from autograder.exercises.batch.batch_descent import BATCH_DESCENT
from autograder.exercises.batch.batch_step import BATCH_STEP
from autograder.exercises.batch.squared_error import SQUARED_ERROR
from autograder.exercises.batch.squared_error_gradient import SQUARED_ERROR_GRADIENT

EXERCISES = (SQUARED_ERROR, SQUARED_ERROR_GRADIENT, BATCH_STEP, BATCH_DESCENT)
