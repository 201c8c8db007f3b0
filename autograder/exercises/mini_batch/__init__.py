"""Lesson 03: the exercises, and the mistakes that none of them can meet."""

from autograder.exercises.mini_batch.minibatch_step import MINIBATCH_STEP
from autograder.exercises.mini_batch.minibatches import MINIBATCHES
from autograder.exercises.mini_batch.regressors import MINI_BATCH_REGRESSOR, REPAIRED_REGRESSOR

EXERCISES = (MINIBATCHES, MINIBATCH_STEP, MINI_BATCH_REGRESSOR, REPAIRED_REGRESSOR)

INAPPLICABLE = {
    "schedule restarted every epoch": "no exercise of lesson 03 has a schedule (lesson 02 has)",
    "schedule applied per step instead of per epoch": "as above (lesson 04 anneals per epoch)",
    "slicing features instead of rows": "raises an IndexError or a shape error, which is shown "
    "as it stands; where d = n it would be the transposed problem, which no case has",
    "learning rate times B": "the same numbers as a sum instead of a mean: named there",
    "the residual the wrong way round": "the same numbers as a flipped sign: named there",
    "standard deviation said to go as 1/B": "a sentence, not code: the lesson measures it",
    "partial_fit taken for one mini-batch step": "a framework's call (lesson 06); its numbers "
    "are those of a step after each row, which is named",
    "mse that returns its root": "no exercise returns the cost; its gradient is named",
    "DataLoader without shuffle=True": "a framework's call (lesson 06); its effect, rows not "
    "shuffled, is named",
    "labels {0, 1} in a {-1, +1} loss": "a regression has no labels (lesson 04 has)",
}
"""Mistakes that readers of popular material make, and why no exercise here can meet them."""
