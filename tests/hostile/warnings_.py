"""Right answers beside noise, for which stock nbgrader gives nothing."""

from hostile.making import beside_right, in_answers
from hostile.row import ALL, Hostile

FAMILY = "right code that warns on stderr"

STEP = """
def minibatch_step(w, X, y, rows, lr):
    {noise}
    miss = X[rows] @ w - y[rows]
    return w - lr * 2 * X[rows].T @ miss / len(rows)
"""


def noisy(name, tries, noise, imports):
    """A row with a right step that makes noise at every call."""
    source = f"import {imports}\n\nimport numpy as np\n\n" + STEP.replace("{noise}", noise)
    return Hostile(name, FAMILY, tries, in_answers(minibatch_step=source), ALL)


ROWS = (
    noisy(
        "warns-with-warnings",
        "Warns at every call.",
        'warnings.warn("a batch may be short", stacklevel=2)',
        "warnings",
    ),
    noisy(
        "warns-by-overflow",
        "Makes NumPy warn of an overflow and of a division by zero.",
        "np.float64(1e308) * 10, np.ones(1) / 0",
        "sys",
    ),
    noisy(
        "warns-by-printing",
        "Prints progress to standard error.",
        'print("\\r100 %", end="", file=sys.stderr, flush=True)',
        "sys",
    ),
    noisy(
        "warns-by-logging",
        "Logs an error, with a traceback, at every call.",
        'logging.error("a step", stack_info=True)',
        "logging",
    ),
    noisy(
        "warns-below-python",
        "Writes to descriptor two, past Python.",
        'os.write(2, b"a step\\n")',
        "os",
    ),
    noisy(
        "warns-from-a-child",
        "Lets a child process write to standard error.",
        'subprocess.run(["sh", "-c", "echo a step >&2"])',
        "subprocess",
    ),
    Hostile(
        name="warns-when-defined",
        family=FAMILY,
        tries="Warns while the right answer is defined, and when an object of it is thrown away.",
        notebook=in_answers(
            minibatches="""
            import warnings

            warnings.warn("this is my second try", DeprecationWarning)


            class Batches(list):
                def __del__(self):
                    raise ValueError("ignored, and said so on standard error")


            def minibatches(n, batch_size, rng):
                order = rng.permutation(n)
                return Batches(order[k : k + batch_size] for k in range(0, n, batch_size))
            """
        ),
        deserves=ALL,
    ),
    Hostile(
        name="warns-as-errors",
        family=FAMILY,
        tries="Turns all later warnings and floating point trouble into errors.",
        notebook=beside_right(
            """
            import warnings

            import numpy as np

            warnings.simplefilter("error")
            np.seterr(all="raise")
            """
        ),
        deserves=ALL,
    ),
    Hostile(
        name="warns-beside-errors",
        family=FAMILY,
        tries="Has cells between right answers that raise, and one that is no Python.",
        notebook=lambda release: beside_right("this is no Python", after="minibatch_step")(release),
        deserves=ALL,
    ),
    Hostile(
        name="warns-by-raising-first",
        family=FAMILY,
        tries="Raises in the first code cell, in front of right answers.",
        notebook=beside_right("raise RuntimeError('not today')"),
        deserves=ALL,
    ),
)
