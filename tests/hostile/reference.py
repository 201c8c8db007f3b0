"""Handing in the course's own code in every way in which it can be reached."""

from hostile.making import answered, in_answers
from hostile.row import NOTHING, SECRETS, Hostile, all_but

FAMILY = "importing the reference"


def by(prepared: str, item: str):
    """All four answers are what `item` gives for a name, after `prepared`."""

    def build(release):
        def source(name, original=None):
            line = f"{name} = {item.format(name=original or name)}"
            return prepared.strip("\n") + "\n\n" + line

        return answered(
            release,
            minibatches=source("minibatches"),
            minibatch_step=source("minibatch_step"),
            MiniBatchRegressor=source("MiniBatchRegressor"),
            RepairedRegressor=source("RepairedRegressor", "MiniBatchRegressor"),
        )

    return build


def wrapped(release):
    """Each answer calls the course's own."""
    return answered(
        release,
        minibatches="""
        import mbgd_lessons


        def minibatches(n, batch_size, rng):
            return list(mbgd_lessons.minibatches(n, batch_size, rng))
        """,
        minibatch_step="""
        import mbgd_lessons


        def minibatch_step(w, X, y, rows, lr):
            return mbgd_lessons.minibatch_step(w, X, y, rows, lr) + 0
        """,
        MiniBatchRegressor="""
        import mbgd_lessons


        class MiniBatchRegressor(mbgd_lessons.MiniBatchRegressor):
            pass
        """,
        RepairedRegressor="""
        import mbgd_lessons


        class RepairedRegressor:
            def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
                self.lr, self.epochs, self.batch_size = lr, epochs, batch_size
                self.inner = mbgd_lessons.MiniBatchRegressor(
                    lr, epochs, batch_size, random_state=random_state
                )

            def fit(self, X, y):
                self.inner.fit(X, y)
                self.coef_, self.intercept_ = self.inner.coef_, self.inner.intercept_
                return self

            def predict(self, X):
                return self.inner.predict(X)
        """,
    )


def from_fit(release):
    """The batches and the step taken out of what the regressor and the classifier import."""
    return answered(
        release,
        minibatches="""
        import sys

        import mbgd_lessons.classifier

        batches = sys.modules["mbgd_lessons.batches"]
        minibatches = getattr(batches, "minibatches", mbgd_lessons.classifier.minibatches)
        """,
        minibatch_step="""
        import sys

        import mbgd_lessons.regressor

        descent = sys.modules["mbgd_lessons.descent"]
        minibatch_step = getattr(descent, "minibatch_step", mbgd_lessons.regressor.minibatch_step)
        """,
        MiniBatchRegressor="""
        import mbgd_lessons.regressor

        MiniBatchRegressor = mbgd_lessons.regressor.MiniBatchRegressor
        """,
        RepairedRegressor="""
        import mbgd_lessons.regressor

        RepairedRegressor = mbgd_lessons.regressor.MiniBatchRegressor
        """,
    )


ROWS = (
    Hostile(
        name="reference-imported",
        family=FAMILY,
        tries="Imports all four answers from the course's package.",
        notebook=by("import mbgd_lessons", "mbgd_lessons.{name}"),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-imported-for-one",
        family=FAMILY,
        tries="Imports one answer, and has the other three right.",
        notebook=in_answers(minibatches="from mbgd_lessons import minibatches"),
        deserves=all_but("minibatches"),
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-wrapped",
        family=FAMILY,
        tries="Wraps the course's own code, inherits from it, and holds it inside.",
        notebook=wrapped,
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-from-where-it-is-used",
        family=FAMILY,
        tries="Takes the answers out of other modules that import them.",
        notebook=from_fit,
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-source",
        family=FAMILY,
        tries="Runs the source of the course's own code anew.",
        notebook=by(
            """
import importlib
import inspect
import textwrap

import numpy as np


def again(name):
    found = {}
    for part in ("batches", "descent", "objectives", "schedules", "regressor"):
        module = importlib.import_module("mbgd_lessons." + part)
        exec(compile(inspect.getsource(module), "mine", "exec"), found)
    return found[name]
""",
            'again("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-code-object",
        family=FAMILY,
        tries="Builds a new function from the code of the course's own.",
        notebook=by(
            """
import types

import mbgd_lessons


def copied(name):
    thing = getattr(mbgd_lessons, name)
    if isinstance(thing, type):
        return type("Mine", thing.__mro__[1:], dict(vars(thing)))
    code = thing.__code__.replace(co_name="mine", co_filename="mine")
    return types.FunctionType(code, dict(thing.__globals__), "mine", thing.__defaults__)
""",
            'copied("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-path",
        family=FAMILY,
        tries="Loads the course's modules from any folder that Python knows, and from above.",
        notebook=by(
            """
import glob
import importlib.util
import os
import site
import sys


def loaded(name):
    here = os.getcwd().split(os.sep)
    above = [os.sep.join(here[:end]) or os.sep for end in range(len(here), 0, -1)]
    for folder in [*sys.path, *site.getsitepackages(), sys.prefix, *above]:
        for path in glob.glob(os.path.join(folder, "mbgd_lessons", "*.py")):
            spec = importlib.util.spec_from_file_location("mine", path)
            module = importlib.util.module_from_spec(spec)
            try:
                spec.loader.exec_module(module)
            except Exception:
                continue
            if hasattr(module, name):
                return getattr(module, name)
""",
            'loaded("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-exercise",
        family=FAMILY,
        tries="Takes the reference out of the exercise that judges.",
        notebook=by("from autograder.exercises import by_name", 'by_name("{name}").reference'),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-mistakes",
        family=FAMILY,
        tries="Mends the wrong answers that ship with the exercises, in which most is right.",
        notebook=by(
            """
import gc

import autograder.exercises.mini_batch.regressor_mistakes
import autograder.exercises.mini_batch.right_parts as parts
import autograder.exercises.mini_batch.wrong_rows as wrong

whole = parts.cut_right(lambda n, rng: rng.permutation(n))
""",
            "whole if '{name}' == 'minibatches' else wrong.chosen(wrong.in_the_batch)",
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-sample-class",
        family=FAMILY,
        tries="Takes the answers of the sample class that ships with the course.",
        notebook=by(
            """
from autograder.samples import samples


def given(name):
    found = {}
    ada = next(sample for sample in samples("03_mini_batch") if sample.student == "ada")
    exec("import numpy as np\\n" + ada.answers[name], found)
    return found[name]
""",
            'given("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-yours-or-reference",
        family=FAMILY,
        tries="Asks the notebook's own helper, which gives the reference where an answer fails.",
        notebook=by(
            "from autograder import yours_or_reference",
            'yours_or_reference("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-pickle",
        family=FAMILY,
        tries="Unpickles the answers by their names, without an import statement.",
        notebook=by(
            "import pickle",
            'pickle.loads(b"cmbgd_lessons\\n{name}\\n.")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="reference-by-subprocess",
        family=FAMILY,
        tries="Lets another Python process, with a clean environment, find the course's code.",
        notebook=by(
            """
import subprocess
import sys

asked = "import inspect, mbgd_lessons.{part} as part; print(inspect.getsource(part))"


def from_outside(name):
    found = {}
    for part in ("batches", "descent", "regressor"):
        for options in (["-I"], ["-E", "-s"], []):
            command = [sys.executable, *options, "-c", asked.replace("{part}", part)]
            printed = subprocess.run(command, capture_output=True, text=True, cwd="/").stdout
            exec(printed, found)
    return found.get(name)
""",
            'from_outside("{name}")',
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
)
