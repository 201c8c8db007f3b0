"""Lesson 00: the exercise."""

from autograder.exercises.start.predictions import PREDICTIONS

EXERCISES = (PREDICTIONS,)
