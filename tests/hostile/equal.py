"""Answers that claim to be whatever they are compared with."""

from hostile.making import answered, in_answers
from hostile.row import NOTHING, Hostile, all_but

FAMILY = "equal to everything"

AS_ALL_ANSWERS = """
class {name}:
    coef_ = intercept_ = property(lambda self: {value})

    def __init__(self, *args, **settings):
        pass

    def fit(self, X, y):
        return self

    def predict(self, X):
        return {value}
"""


def everywhere(prepared: str, value: str):
    """All four answers give this value, which `prepared` makes possible."""

    def build(release):
        def source(body):
            return prepared.strip("\n") + "\n\n\n" + body.strip("\n")

        return answered(
            release,
            minibatches=source(f"def minibatches(n, batch_size, rng):\n    return {value}"),
            minibatch_step=source(f"def minibatch_step(w, X, y, rows, lr):\n    return {value}"),
            MiniBatchRegressor=source(
                AS_ALL_ANSWERS.format(name="MiniBatchRegressor", value=value)
            ),
            RepairedRegressor=source(AS_ALL_ANSWERS.format(name="RepairedRegressor", value=value)),
        )

    return build


YES = """
class Yes:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    __lt__ = __le__ = __gt__ = __ge__ = __contains__ = __eq__
    __hash__ = object.__hash__
    __len__ = __int__ = __index__ = lambda self: 1
    __float__ = lambda self: 0.0
    __iter__ = lambda self: iter([self])
    __getitem__ = lambda self, key: self
    __sub__ = __rsub__ = __abs__ = __call__ = __getattr__ = lambda self, *others: self
"""

YES_ARRAY = """
import numpy as np


class YesArray(np.ndarray):
    def __array_ufunc__(self, function, method, *inputs, **settings):
        return np.True_

    def __array_function__(self, function, types, args, settings):
        return True

    __eq__ = lambda self, other: np.True_
    __ne__ = lambda self, other: np.False_
    __hash__ = None
"""

DISGUISED = """
import numpy as np


class Disguised:
    __class__ = np.ndarray
    dtype, shape, ndim, size = np.dtype(float), (3,), 1, 3
    __eq__ = lambda self, other: True
    __hash__ = object.__hash__
    tobytes = lambda self, order="C": bytes(24)
    ravel = reshape = astype = copy = lambda self, *args, **settings: self
"""

YES_NUMBERS = """
class YesFloat(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __sub__ = __rsub__ = __abs__ = lambda self, *other: YesFloat(0)
    __hash__ = float.__hash__
    __repr__ = lambda self: "4.0"
"""

ROWS = (
    Hostile(
        name="equal-object",
        family=FAMILY,
        tries="Gives an object that is equal to everything and answers to every name.",
        notebook=everywhere(YES, "Yes()"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-array-subclass",
        family=FAMILY,
        tries="Gives arrays whose class answers every NumPy function with true.",
        notebook=everywhere(YES_ARRAY, "np.zeros(1).view(YesArray)"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-disguised",
        family=FAMILY,
        tries="Gives an object that says it is an array.",
        notebook=everywhere(DISGUISED, "Disguised()"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-float-subclass",
        family=FAMILY,
        tries="Gives numbers whose class compares them as equal, and reads as a full score.",
        notebook=everywhere(YES_NUMBERS, "YesFloat(0)"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-mock",
        family=FAMILY,
        tries="Gives the mock objects of the standard library.",
        notebook=everywhere("from unittest import mock", "mock.MagicMock(name='4.0')"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-any",
        family=FAMILY,
        tries="Gives mock.ANY, also inside of arrays of objects.",
        notebook=everywhere(
            "from unittest import mock\n\nimport numpy as np", "np.array([mock.ANY] * 3)"
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-nan",
        family=FAMILY,
        tries="Gives numbers that are not numbers, which some comparisons accept.",
        notebook=everywhere("import numpy as np", "np.full(3, np.nan)"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-masked",
        family=FAMILY,
        tries="Gives masked arrays, in which nothing is left to compare.",
        notebook=everywhere("import numpy as np", "np.ma.masked_all(3)"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-empty",
        family=FAMILY,
        tries="Gives empty arrays, of which everything is true.",
        notebook=everywhere("import numpy as np", "np.empty((0,))"),
        deserves=NOTHING,
    ),
    Hostile(
        name="equal-many-faces",
        family=FAMILY,
        tries="Gives an object that is another array each time that somebody looks.",
        notebook=in_answers(
            minibatch_step="""
            import itertools

            import numpy as np

            looks = itertools.count()


            class Fickle:
                shape = property(lambda self: (next(looks) % 4,))
                dtype = property(lambda self: np.dtype("fiOV"[next(looks) % 4]))

                def __array__(self, dtype=None, copy=None):
                    return np.zeros(next(looks) % 5)

                def __len__(self):
                    return next(looks)


            def minibatch_step(w, X, y, rows, lr):
                return Fickle()
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="equal-class-of-anything",
        family=FAMILY,
        tries="Makes the answer itself a class that is everything's class.",
        notebook=in_answers(
            MiniBatchRegressor="""
            class Everybody(type):
                __eq__ = lambda cls, other: True
                __instancecheck__ = __subclasscheck__ = lambda cls, other: True
                __hash__ = type.__hash__
                __getattr__ = lambda cls, name: cls


            class MiniBatchRegressor(metaclass=Everybody):
                def __init__(self, *args, **settings):
                    pass

                def __getattr__(self, name):
                    return MiniBatchRegressor
            """
        ),
        deserves=all_but("MiniBatchRegressor"),
    ),
)
