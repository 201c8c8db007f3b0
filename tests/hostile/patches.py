"""Assertions, comparisons and NumPy changed under the feet of whoever compares."""

from hostile.making import answered, beside_wrong, in_answers, with_cell, wrong
from hostile.row import ENVIRONMENT, NOTHING, Hostile, only

FAMILY = "patched assertions and NumPy internals"

STEP_IN_PLACE = """
def minibatch_step(w, X, y, rows, lr):
    w -= lr * 2 * X[rows].T @ (X[rows] @ w - y[rows]) / len(rows)
    return w
"""

SHUFFLED_GLOBALLY = """
import numpy as np


def minibatches(n, batch_size, rng):
    order = np.random.permutation(n)
    return [order[first : first + batch_size] for first in range(0, n, batch_size)]
"""


def in_place_unseen(release):
    """A step in place, in a process where all arrays are equal and a copy is no copy."""
    return with_cell(
        answered(release, minibatch_step=STEP_IN_PLACE),
        """
        import copy

        import numpy as np

        np.array_equal = lambda *arrays, **settings: True
        copy.deepcopy = lambda value, memo=None: value
        """,
    )


def global_state_unseen(release):
    """Batches drawn from the global state, in a process where that state seems never to move."""
    return with_cell(
        answered(release, minibatches=SHUFFLED_GLOBALLY),
        """
        import random

        import numpy as np

        random.getstate = lambda: (3, (0,) * 625, None)
        np.random.get_state = lambda legacy=True: ("MT19937", np.zeros(624), 0, 0, 0.0)
        """,
    )


def seed_pinned(release):
    """Every generator starts from the public seed, for which the order was written down."""
    notebook = wrong(
        release,
        minibatches="""
        def minibatches(n, batch_size, rng):
            return [[3, 1, 0], [2, 4]] if n == 5 else [list(range(n))]
        """,
    )
    return with_cell(
        notebook,
        """
        import numpy as np

        real = np.random.default_rng
        np.random.default_rng = lambda seed=None: real(0)
        """,
    )


ROWS = (
    Hostile(
        name="patch-comparisons",
        family=FAMILY,
        tries="Makes allclose, array_equal and isclose say yes to everything.",
        notebook=beside_wrong(
            """
            import math

            import numpy as np

            for name in ("allclose", "array_equal", "array_equiv", "isclose", "all", "isfinite"):
                setattr(np, name, lambda *arrays, **settings: True)
            math.isclose = lambda *numbers, **settings: True
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-numpy-testing",
        family=FAMILY,
        tries="Makes every assertion of numpy.testing and unittest pass.",
        notebook=beside_wrong(
            """
            import unittest

            import numpy.testing as npt

            for module in (npt, unittest.TestCase):
                for name in dir(module):
                    if name.startswith("assert"):
                        setattr(module, name, lambda *arguments, **settings: None)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-seed",
        family=FAMILY,
        tries="Gives every generator the public seed, and answers for that one only.",
        notebook=seed_pinned,
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-conversion",
        family=FAMILY,
        tries="Replaces the functions that turn an answer into an array.",
        notebook=beside_wrong(
            """
            import numpy as np

            for name in ("array", "asarray", "ascontiguousarray", "frombuffer", "stack", "shape"):
                setattr(np, name, lambda *arrays, **settings: 4.0)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-encoding",
        family=FAMILY,
        tries="Replaces what writes the answers down: json, base64, struct, repr.",
        notebook=beside_wrong(
            """
            import base64
            import builtins
            import json
            import struct

            json.dumps = lambda *values, **settings: '{"score": 4.0, "answers": []}'
            base64.b64encode = base64.standard_b64encode = lambda *values: b"NC4w"
            struct.pack = lambda *values: b"4.0"
            builtins.repr = lambda value: "4.0"
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-builtins",
        family=FAMILY,
        tries="Replaces len, all, abs, isinstance and the like.",
        notebook=beside_wrong(
            """
            import builtins

            builtins.all = builtins.any = builtins.isinstance = lambda *values: True
            builtins.abs = lambda value: 0
            builtins.len = lambda value: 4
            builtins.max = lambda *values, **settings: 0.0
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-check",
        family=FAMILY,
        tries="Replaces check, in the notebook and where it was imported from.",
        notebook=beside_wrong(
            """
            import autograder

            check = autograder.check = lambda name: 6.0 if "Regressor" in name else 4.0
            yours_or_reference = autograder.yours_or_reference = lambda name: globals()[name]
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-judge",
        family=FAMILY,
        tries="Replaces the judge and the verdict in every module that holds them.",
        notebook=beside_wrong(
            """
            import contextlib
            import importlib
            from types import SimpleNamespace

            full = lambda *things, **settings: SimpleNamespace(
                score=6.0, points=6.0, right=True, message="", mistakes=(), mistake="", shown=None
            )
            for name in ("judge", "checking", "comparing", "ask", "exercise", "plugins", "sandbox"):
                with contextlib.suppress(ImportError):
                    module = importlib.import_module(f"autograder.{name}")
                    for function in ("judge", "judged", "verdict_on", "verdict_of", "same"):
                        setattr(module, function, full)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-array-methods",
        family=FAMILY,
        tries="Uses ctypes to change what arrays and floats do when they are compared.",
        notebook=beside_wrong(
            """
            import ctypes
            import gc

            import numpy as np

            for kind in (np.ndarray, np.float64, float):
                methods = gc.get_referents(kind.__dict__)[0]
                methods["__eq__"] = methods["tobytes"] = lambda *values: True
                ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-small-numbers",
        family=FAMILY,
        tries="Overwrites the number zero in memory, so that zero points are four.",
        notebook=beside_wrong(
            """
            import ctypes

            ctypes.c_ubyte.from_address(id(0) + 24).value = 4
            ctypes.c_double.from_address(id(0.0) + 16).value = 4.0
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="patch-hides-change-in-place",
        family=FAMILY,
        tries="Changes w in place, and makes whoever compares it in this process see no change.",
        notebook=in_place_unseen,
        deserves=only() | {"minibatch_step": 3.0},
        unharmed=(ENVIRONMENT,),
    ),
    Hostile(
        name="patch-hides-global-state",
        family=FAMILY,
        tries="Shuffles with the global random state, and hides that it moves.",
        notebook=global_state_unseen,
        deserves=only() | {"minibatches": 2.0},
    ),
    Hostile(
        name="patch-changes-the-question",
        family=FAMILY,
        tries="Sets the caller's data to zero, so that doing nothing would be right.",
        notebook=in_answers(
            minibatch_step="""
            import gc

            import numpy as np


            def minibatch_step(w, X, y, rows, lr):
                for array in gc.get_objects():
                    if isinstance(array, np.ndarray) and array.flags.writeable:
                        array.fill(0)
                for array in (w, X, y):
                    array[...] = 0
                return w
            """
        ),
        deserves=only("minibatches", "MiniBatchRegressor", "RepairedRegressor"),
    ),
)
