"""Mistakes in one step: in what is averaged, in the gradient, and in what is done with it."""

from autograder.exercises.mini_batch.gradient_mistakes import GRADIENT_MISTAKES
from autograder.exercises.mini_batch.mean_mistakes import MEAN_MISTAKES
from autograder.exercises.mini_batch.shared_gradients import SHARED_MISTAKES
from autograder.exercises.mini_batch.update_mistakes import UPDATE_MISTAKES

MISTAKES = (*MEAN_MISTAKES, *GRADIENT_MISTAKES, *UPDATE_MISTAKES, *SHARED_MISTAKES)
