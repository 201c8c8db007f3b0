"""The exercise `mini_batch_sgd`: training as a function."""

from autograder.ask_training import CURVES, trainings
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.classifier import training_cases as kinds
from autograder.exercises.classifier.curves_measured import curve, last_entry, zero_margin
from autograder.exercises.classifier.epochs_made import (
    entries,
    epochs_made,
    rates_made,
    step_made_of,
)
from autograder.exercises.classifier.problems import arrays_changed
from autograder.exercises.classifier.rows_moved import (
    cut,
    distances,
    drawing,
    numeric,
    pairing,
    second_epoch,
    seeding,
)
from autograder.exercises.classifier.shown_trainings import (
    path_drawn,
    pictured,
    training_written,
)
from autograder.exercises.classifier.training_cases import (
    quantities,
    small_trainings,
    trainings_to_run,
)
from autograder.exercises.classifier.training_mistakes import TRAINING_MISTAKES
from autograder.judge import LEFT_UNCHANGED
from mbgd_lessons import mini_batch_sgd

W_STEP = "w after one step"
W_ABOVE = "w after one step, batch_size above n"
W_SHORT = "w after an epoch with a short last batch"
ROWS_OF_REST = "rows used together when a rest remains"
W_PATH = "w after 0, 1, 2, ... epochs"
W_EPOCHS = "w after epochs of several steps"
MADE_OF = "what every step is made of"
MADE = "epochs that were made"
ENTRIES = "entries of the curves"
FAR = "how far a row moves the weights"
RATES = "rates beside lr, where lr is tiny"


def training_facts(case: Case, answer: Answer) -> Facts:
    """What weights and curves say; which facts do not depend on the stream, the kind says."""
    if answer.raised:
        return {}
    facts = FACTS[case.kind](case, answer)
    return facts | {"arrays changed": arrays_changed(answer)}


def final_weights(name: str):
    """The weights of the first run, as a fact of this name."""
    return lambda case, answer: {name: answer.values["w_0"]}


def facts_of_rest(case: Case, answer: Answer) -> Facts:
    """How the rows of one epoch were cut when batch_size does not divide n."""
    return {ROWS_OF_REST: cut(case, answer)} if numeric(case, answer) else {}


def facts_of_rows(case: Case, answer: Answer) -> Facts:
    """Which rows one epoch used."""
    if not numeric(case, answer):
        return {}
    return {
        "rows used together": cut(case, answer),
        FAR: distances(case, answer),
        "the label that a row meets": pairing(case, answer),
        "the batches": drawing(case, answer),
        "the order": seeding(case, answer),
        "global random state": "moved" if answer.values["global_state"] else "left alone",
    }


def facts_of_epochs(case: Case, answer: Answer) -> Facts:
    """Which rows a second epoch used."""
    return {"the second epoch": second_epoch(case, answer)} if numeric(case, answer) else {}


def facts_of_curves(case: Case, answer: Answer) -> Facts:
    return {name: curve(case, answer, name) for name in CURVES}


def facts_of_last_entries(case: Case, answer: Answer) -> Facts:
    return {f"last entry of {name}": last_entry(case, answer, name) for name in CURVES}


def facts_of_zero(case: Case, answer: Answer) -> Facts:
    return {
        f"a margin of zero in {name}": zero_margin(case, answer, name)
        for name in CURVES
        if name.endswith("accuracy")
    }


def facts_of_many_epochs(case: Case, answer: Answer) -> Facts:
    return {MADE: epochs_made(case, answer), ENTRIES: entries(case, answer)}


FACTS = {
    kinds.STEP: final_weights(W_STEP),
    kinds.ABOVE_N: final_weights(W_ABOVE),
    kinds.SHORT: final_weights(W_SHORT),
    kinds.REST: facts_of_rest,
    kinds.ROWS: facts_of_rows,
    kinds.EPOCHS: facts_of_epochs,
    kinds.RATES: lambda case, answer: {W_PATH: answer.values["path"]},
    kinds.RATES_IN_EPOCH: final_weights(W_EPOCHS),
    kinds.CURVES: facts_of_curves,
    kinds.LAST_ENTRY: facts_of_last_entries,
    kinds.ZERO: facts_of_zero,
    kinds.STEPS_MADE: lambda case, answer: {MADE_OF: step_made_of(case, answer)},
    kinds.FLOOR: lambda case, answer: {RATES: rates_made(case, answer)},
    kinds.LITTLE: facts_of_many_epochs,
    kinds.WORSE: facts_of_many_epochs,
    kinds.PATH: lambda case, answer: {},
}

MINI_BATCH_SGD = Exercise(
    name="mini_batch_sgd",
    points=6,
    cases=trainings_to_run,
    ask=trainings,
    facts=training_facts,
    reference=mini_batch_sgd,
    rules=(
        Rule(
            "step",
            "from zero weights, a step goes against the gradient that was passed in: "
            "w - lr * gradient(w, rows, labels)",
            1,
            (W_STEP,),
        ),
        Rule(
            "short",
            "a short last batch is a step like any other, and a `batch_size` above n is one batch",
            0.5,
            (W_ABOVE, W_SHORT, ROWS_OF_REST),
            after=("step",),
        ),
        Rule(
            "epoch",
            "every epoch uses each row once, with its own label, in a fresh order drawn from `rng`",
            1.5,
            (
                "rows used together",
                "the label that a row meets",
                "the batches",
                "the order",
                "global random state",
                "the second epoch",
            ),
        ),
        Rule(
            "rates",
            "the learning rate is the same for all steps of an epoch, and is multiplied by "
            "`annealing_rate` after it",
            1,
            (W_PATH, W_EPOCHS, RATES),
            after=("step",),
        ),
        Rule(
            "all",
            "all `max_epochs` epochs are made, and every step is lr times the gradient, no more "
            "and no less",
            0.5,
            (MADE_OF, MADE, FAR),
            after=("step",),
        ),
        Rule(
            "curves",
            "each curve has one entry an epoch, measured after it on all training or test rows",
            0.5,
            (*CURVES, *(f"last entry of {name}" for name in CURVES), ENTRIES),
            after=("step",),
        ),
        Rule(
            "zero",
            "a margin of zero counts as +1",
            0.5,
            ("a margin of zero in training_accuracy", "a margin of zero in test_accuracy"),
            after=("step",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            0.5,
            ("arrays changed", LEFT_UNCHANGED),
            after=("step",),
        ),
    ),
    misconceptions=TRAINING_MISTAKES,
    small=small_trainings,
    written=training_written,
    pictured=pictured(),
    picture=path_drawn,
    quantities=quantities,
    what="the step",
)
