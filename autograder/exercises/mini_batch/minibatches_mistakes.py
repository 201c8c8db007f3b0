"""Mistakes in an epoch: in its order, and in how it is cut."""

from autograder.exercises.mini_batch.cut_mistakes import CUT_MISTAKES
from autograder.exercises.mini_batch.order_mistakes import ORDER_MISTAKES

MISTAKES = (*ORDER_MISTAKES, *CUT_MISTAKES)
