"""Work that never ends, in every place that Python offers for it."""

from hostile.making import beside_right, in_answers, with_cell
from hostile.row import ALL, GRADER, NOTHING, POINTS, PROCESSES, Hostile, all_but

FAMILY = "endless loops"

ENDLESS_ANSWERS = {name: f"{name} = lambda *_, **__: max(iter(int, 1))" for name in POINTS}


def loop_between_exercises(release):
    """All right; a loop after the first check and one after the second."""
    notebook = in_answers()(release)
    notebook = with_cell(notebook, "while True:\n    pass", after="minibatches")
    return with_cell(notebook, "while True:\n    pass", after="minibatch_step")


ROWS = (
    Hostile(
        name="loop-plain",
        family=FAMILY,
        tries="Never comes back from one of the four answers.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                while True:
                    pass
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-catches-interrupts",
        family=FAMILY,
        tries="Catches every exception, interrupts included, and goes on.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                while True:
                    try:
                        while True:
                            pass
                    except BaseException:
                        continue
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="loop-ignores-signals",
        family=FAMILY,
        tries="Ignores and blocks every signal that it may, then never comes back.",
        notebook=in_answers(
            minibatches="""
            import contextlib
            import signal


            def minibatches(n, batch_size, rng):
                for number in signal.valid_signals():
                    with contextlib.suppress(OSError, ValueError):
                        signal.signal(number, signal.SIG_IGN)
                signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
                while True:
                    pass
            """
        ),
        deserves=all_but("minibatches"),
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="loop-in-destructor",
        family=FAMILY,
        tries="Loops when an object that the answer made is thrown away.",
        notebook=in_answers(
            minibatch_step="""
            class Clingy:
                def __del__(self):
                    while True:
                        pass


            def minibatch_step(w, X, y, rows, lr):
                clingy = Clingy()
                return w
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-import",
        family=FAMILY,
        tries="Imports a module of its own that never ends, before it defines its answer.",
        notebook=in_answers(
            minibatch_step="""
            import sys
            import tempfile
            from pathlib import Path

            own = Path(tempfile.mkdtemp(prefix="mbgd-hostile-was-here"))
            (own / "never_imported.py").write_text("while True:\\n    pass\\n")
            sys.path.insert(0, str(own))
            import never_imported


            def minibatch_step(w, X, y, rows, lr):
                miss = X[rows] @ w - y[rows]
                return w - lr * 2 * X[rows].T @ miss / len(rows)
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-array-conversion",
        family=FAMILY,
        tries="Gives an object whose conversion to an array never ends.",
        notebook=in_answers(
            minibatch_step="""
            class Slow:
                def __array__(self, dtype=None, copy=None):
                    while True:
                        pass


            def minibatch_step(w, X, y, rows, lr):
                return Slow()
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-generator",
        family=FAMILY,
        tries="Gives right batches, and loops where the last one should end.",
        notebook=in_answers(
            minibatches="""
            def minibatches(n, batch_size, rng):
                order = rng.permutation(n)
                for first in range(0, n, batch_size):
                    yield order[first : first + batch_size]
                while True:
                    pass
            """
        ),
        deserves=all_but("minibatches"),
    ),
    Hostile(
        name="loop-yields-for-ever",
        family=FAMILY,
        tries="Gives batch after batch and never stops.",
        notebook=in_answers(
            minibatches="""
            def minibatches(n, batch_size, rng):
                while True:
                    yield rng.permutation(n)[:batch_size]
            """
        ),
        deserves=all_but("minibatches"),
    ),
    Hostile(
        name="loop-in-property",
        family=FAMILY,
        tries="Fits, and never comes back when coef_ is read.",
        notebook=in_answers(
            MiniBatchRegressor="""
            class MiniBatchRegressor:
                def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
                    self.intercept_ = 0.0

                @property
                def coef_(self):
                    while True:
                        pass

                def fit(self, X, y):
                    return self

                def predict(self, X):
                    return X @ self.coef_
            """
        ),
        deserves=all_but("MiniBatchRegressor"),
    ),
    Hostile(
        name="loop-in-metaclass",
        family=FAMILY,
        tries="Never comes back when somebody asks what kind of class the answer is, or calls it.",
        notebook=in_answers(
            RepairedRegressor="""
            class Endless(type):
                def __call__(cls, *args, **settings):
                    while True:
                        pass

                __instancecheck__ = __subclasscheck__ = __call__


            class RepairedRegressor(metaclass=Endless):
                pass
            """
        ),
        deserves=all_but("RepairedRegressor"),
    ),
    Hostile(
        name="loop-in-error-message",
        family=FAMILY,
        tries="Raises an error that never ends saying what it is.",
        notebook=in_answers(
            minibatch_step="""
            class Talkative(Exception):
                def __str__(self):
                    while True:
                        pass

                __repr__ = __str__


            def minibatch_step(w, X, y, rows, lr):
                raise Talkative
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-integer-power",
        family=FAMILY,
        tries="Computes a number of 100 million digits, which no interrupt reaches.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                return w * (10 ** 10**8 % 7)
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-regular-expression",
        family=FAMILY,
        tries="Backtracks for ages inside a regular expression.",
        notebook=in_answers(
            minibatch_step="""
            import re


            def minibatch_step(w, X, y, rows, lr):
                return w if re.fullmatch("(a+)+", "a" * 64 + "b") else -w
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-in-linear-algebra",
        family=FAMILY,
        tries="Decomposes a large matrix again and again, each time minutes in one call.",
        notebook=in_answers(
            minibatch_step="""
            import numpy as np


            def minibatch_step(w, X, y, rows, lr):
                while True:
                    np.linalg.svd(np.random.default_rng(0).normal(size=(6000, 6000)))
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-sleeps",
        family=FAMILY,
        tries="Sleeps for ever, which costs no processor time.",
        notebook=in_answers(
            minibatch_step="""
            import time


            def minibatch_step(w, X, y, rows, lr):
                time.sleep(10**8)
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="loop-deadlock",
        family=FAMILY,
        tries="Waits for a lock that it holds itself.",
        notebook=in_answers(
            minibatches="""
            import threading


            def minibatches(n, batch_size, rng):
                lock = threading.Lock()
                with lock, lock:
                    return []
            """
        ),
        deserves=all_but("minibatches"),
    ),
    Hostile(
        name="loop-waits-for-input",
        family=FAMILY,
        tries="Asks the grader to type something.",
        notebook=in_answers(
            minibatch_step="""
            import sys


            def minibatch_step(w, X, y, rows, lr):
                try:
                    return input("How many points? ")
                except BaseException:
                    return open(0).read()
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="loop-in-every-answer",
        family=FAMILY,
        tries="Hangs in all four answers, to use up the patience of whoever grades.",
        notebook=in_answers(**ENDLESS_ANSWERS),
        deserves=NOTHING,
    ),
    Hostile(
        name="loop-in-free-cell",
        family=FAMILY,
        tries="Hangs in a cell that belongs to no exercise, before the first one.",
        notebook=beside_right("while True:\n    pass"),
        deserves=ALL,
    ),
    Hostile(
        name="loop-between-exercises",
        family=FAMILY,
        tries="Hangs twice between right answers, in cells that belong to no exercise.",
        notebook=loop_between_exercises,
        deserves=ALL,
    ),
    Hostile(
        name="loop-at-exit",
        family=FAMILY,
        tries="Hangs when the kernel is asked to end, and has a thread that never does.",
        notebook=beside_right(
            """
            import atexit
            import threading
            import time


            @atexit.register
            def never():
                while True:
                    time.sleep(1)


            threading.Thread(target=never, daemon=False).start()
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
)
