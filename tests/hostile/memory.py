"""Memory: asked for, filled, sent as an answer, and only claimed. None fills more than 4 GiB."""

from hostile.making import beside_right, in_answers
from hostile.row import ALL, GRADER, Hostile, all_but

FAMILY = "memory"


def giving(value: str, *before: str) -> str:
    """A step that gives a value."""
    body = "\n".join(f"    {line}" for line in (*before, f"return {value}"))
    return f"import numpy as np\n\n\ndef minibatch_step(w, X, y, rows, lr):\n{body}"


ROWS = (
    Hostile(
        name="memory-allocated",
        family=FAMILY,
        tries="Asks for a terabyte, and then for all that it can get.",
        notebook=in_answers(minibatch_step=giving("np.empty(2**37)", "taken = [bytearray(2**40)]")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memory-touched",
        family=FAMILY,
        tries="Fills four gigabytes block by block, and keeps them.",
        notebook=in_answers(
            minibatch_step=giving(
                "w * len(kept)", 'kept = [b"x" * (2**24 + i) for i in range(256)]'
            )
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memory-touched-in-free-cell",
        family=FAMILY,
        tries="Fills four gigabytes before the first exercise, and keeps them.",
        notebook=beside_right(
            """
            kept = []
            try:
                for number in range(256):
                    kept.append(b"x" * (2**24 + number))
            except MemoryError:
                kept.clear()
            """
        ),
        deserves=ALL,
    ),
    Hostile(
        name="memory-many-small-objects",
        family=FAMILY,
        tries="Builds twenty million small lists that refer to each other.",
        notebook=in_answers(
            minibatch_step=giving(
                "chain", "chain = []", "for _ in range(20_000_000): chain = [chain]"
            )
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memory-one-huge-array",
        family=FAMILY,
        tries="Gives an honest array of half a gigabyte.",
        notebook=in_answers(minibatch_step=giving("np.ones(2**26)")),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-huge-batches",
        family=FAMILY,
        tries="Gives a thousand batches of two hundred thousand indices each.",
        notebook=in_answers(
            minibatches="""
            import numpy as np


            def minibatches(n, batch_size, rng):
                for _ in range(1000):
                    yield np.arange(200_000)
            """
        ),
        deserves=all_but("minibatches"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-claimed-by-broadcast",
        family=FAMILY,
        tries="Gives eight bytes that claim the shape (2^31, 2^28).",
        notebook=in_answers(minibatch_step=giving("np.broadcast_to(0.0, (2**31, 2**28))")),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-claimed-by-strides",
        family=FAMILY,
        tries="Gives a view of stride zero with 10^12 batches' worth of indices.",
        notebook=in_answers(
            minibatches="""
            import numpy as np


            def minibatches(n, batch_size, rng):
                zero = np.zeros(1, dtype=int)
                return [np.lib.stride_tricks.as_strided(zero, shape=(10**12,), strides=(0,))]
            """
        ),
        deserves=all_but("minibatches"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-claimed-by-interface",
        family=FAMILY,
        tries="Names an address and a shape that are not its own, so that memory is read.",
        notebook=in_answers(
            minibatch_step=giving(
                "Elsewhere()",
                "class Elsewhere:",
                '    __array_interface__ = {"version": 3, "typestr": "<f8",',
                '        "data": (4096, True), "shape": (2**40,)}',
            )
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-claimed-by-subclass",
        family=FAMILY,
        tries="Gives an array whose class lies about its shape, its size and its bytes.",
        notebook=in_answers(
            minibatch_step="""
            import numpy as np


            class Liar(np.ndarray):
                shape = property(lambda self: (2**40,))
                size = nbytes = property(lambda self: 2**43)
                dtype = property(lambda self: np.dtype("O"))

                def tobytes(self, order="C"):
                    return b"\\0" * 2**28

                def __len__(self):
                    return 2**40


            def minibatch_step(w, X, y, rows, lr):
                return np.zeros(1).view(Liar)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-empty-with-huge-shape",
        family=FAMILY,
        tries="Gives no number at all in a shape of 32 axes, one of them of length 2^40.",
        notebook=in_answers(
            minibatch_step=giving("np.empty((0, 2**40) + (1,) * 30)"),
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-wide-items",
        family=FAMILY,
        tries="Gives three items of a hundred megabytes each, as text and as plain bytes.",
        notebook=in_answers(
            minibatch_step=giving('np.zeros(3, dtype="V100000000")'),
            RepairedRegressor="""
            import numpy as np


            class RepairedRegressor:
                intercept_ = "9" * 100_000_000
                coef_ = np.zeros(3, dtype="S100000000")

                def __init__(self, *args, **settings):
                    pass

                def fit(self, X, y):
                    return self

                def predict(self, X):
                    return self.coef_
            """,
        ),
        deserves=all_but("minibatch_step", "RepairedRegressor"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="memory-huge-integer",
        family=FAMILY,
        tries="Gives whole numbers of a million digits.",
        notebook=in_answers(minibatch_step=giving("[10**1_000_000] * len(w)")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="memory-huge-error",
        family=FAMILY,
        tries="Raises an error whose message has half a gigabyte.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                raise ValueError("no " * (2**29 // 3))
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
)
