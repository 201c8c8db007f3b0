"""Lesson 04: the exercises, and the mistakes that none of them can meet."""

from autograder.exercises.classifier.accuracy import ACCURACY
from autograder.exercises.classifier.logistic_gradient import LOGISTIC_GRADIENT
from autograder.exercises.classifier.logistic_loss import LOGISTIC_LOSS
from autograder.exercises.classifier.mini_batch_sgd import MINI_BATCH_SGD

EXERCISES = (LOGISTIC_LOSS, LOGISTIC_GRADIENT, ACCURACY, MINI_BATCH_SGD)
