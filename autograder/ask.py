"""Run a student's object on cases and bring back plain arrays.

The only part that ever touches student code. It holds no answer and knows no exercise: it could
be copied as it stands into a sandbox.
"""

import contextlib
import io
import os
import random
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from types import CodeType

import numpy as np
from numpy import array_equal  # as it was before student code ran, like `deepcopy`

from autograder.exercise import Answer, Case, Raised
from autograder.watchdog import TookTooLong

MOST_BATCHES = 1_000
MOST_SECONDS = 2.0  # of processor time, for epochs that are only counted
MOST_PRINTED = 1_000


def ask(
    how: Callable[[object, Mapping[str, object]], Mapping[str, np.ndarray]],
    thing: object,
    cases: Sequence[Case],
) -> list[Answer]:
    """The answers of `thing`, one a case. What it raises is an answer; an interrupt is not."""
    return [answer(how, thing, case) for case in cases]


def answer(how, thing: object, case: Case) -> Answer:
    """The answer of `thing` to one case, asked on copies of the inputs."""
    inputs = deepcopy(dict(case.inputs))
    try:
        values = {name: np.asarray(value) for name, value in how(thing, inputs).items()}
        raised = None
    except (KeyboardInterrupt, TookTooLong):
        raise
    except BaseException as error:  # sys.exit in student code is an answer too
        values, raised = {}, Raised(type(error).__name__, words_of(error), last_line(error))
    changed = tuple(name for name in inputs if not unchanged(inputs[name], case.inputs[name]))
    return Answer(values, raised, changed)


def words_of(error: BaseException) -> str:
    """What an exception says; a class of the student's own may fail at that."""
    try:
        return str(error)
    except Exception:
        return ""


def unchanged(now: object, before: object) -> bool:
    """Whether an input still is what it was."""
    if isinstance(before, np.ndarray):
        # Without NaN first: it takes a tenth of the time, and most arrays have none.
        nan = before.dtype.kind == "f"
        return array_equal(now, before) or (nan and array_equal(now, before, equal_nan=True))
    return now == before


LIBRARIES = tuple(
    str(Path(module.__file__).resolve().parents[depth])
    for module, depth in ((os, 0), (np, 1), (sys.modules[__name__], 0))
)
"""Where code lies that is not the student's: the standard library, what is installed, and this."""


def last_line(error: BaseException) -> str:
    """The innermost line of the student's own code on the way to `error`, if there is one."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if "ipykernel_" in f.filename or not f.filename.startswith(LIBRARIES)]
    return place(own[-1].filename, own[-1].lineno, own[-1].line) if own else ""


def place(filename: str, number: int, line: str) -> str:
    """A line of code with its number; and its cell, where that is the name of the code."""
    cell = f"{filename}, " if filename.startswith("cell ") else ""
    return f"{cell}line {number}: {line.strip()}" if line else ""


# ------------------------------------------------------------------ how to ask


def call(function, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Call a function once with the inputs, in their order."""
    return {"result": plain(function(*inputs.values()))}


def epochs(function, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """The batches of epochs, see `epochs_of`; `endless` alone where batches come without an end."""
    try:
        return epochs_of(function, inputs)
    except NoEnd:
        return {"endless": np.array(True)}


def epochs_of(function, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Two epochs of index batches from one generator, for each seed.

    Gives `rows_S_E` (the indices, one after the other) and `sizes_S_E` for seed number S and
    epoch E; `global_state`: whether Python's or NumPy's global random state was moved; `tuples`:
    whether a batch was a tuple, which does not index rows; `tables`: whether one had two axes;
    `drawn`: whether the generator moved on in its two epochs; `rewritten`: whether a batch was
    changed after it was handed out; `orders`: the rows of as many more epochs as the input `orders`
    says, where they all have n.
    """
    n, batch_size = inputs["n"], inputs["batch_size"]
    given, tuples, tables, rewritten = {}, False, False, False
    with known_global_state() as moved:
        for s, seed in enumerate(inputs["seeds"]):
            rng = np.random.default_rng(seed)
            for epoch in range(2):
                handed_out = [(rows, plain(rows)) for rows in first(function(n, batch_size, rng))]
                tuples |= any(isinstance(rows, tuple) for rows, _ in handed_out)
                # Who makes a list of the batches sees them as they are in the end.
                batches = [plain(rows) for rows, _ in handed_out]
                tables |= any(rows.ndim > 1 for rows in batches)
                rewritten |= not all(map(np.array_equal, batches, (then for _, then in handed_out)))
                given[f"sizes_{s}_{epoch}"] = np.array([rows.size for rows in batches], dtype=int)
                given[f"rows_{s}_{epoch}"] = joined(batches)
            fresh = np.random.default_rng(seed).bit_generator.state
            given["drawn"] = np.array(rng.bit_generator.state != fresh)
        more, started = [], time.thread_time()
        for _ in range(inputs.get("orders", 0)):
            more.append(joined([plain(rows) for rows in first(function(n, batch_size, rng))]))
            if len(more[-1]) != n:  # no order of n rows; and it may grow from call to call
                break
            if time.thread_time() - started > MOST_SECONDS:  # right and slow is right
                more = []
                break
        given["global_state"] = np.array(moved())
    given["tuples"], given["rewritten"] = np.array(tuples), np.array(rewritten)
    given["tables"] = np.array(tables)
    given["orders"] = np.array(more if all(len(rows) == n for rows in more) else [])
    return given


def fits(Regressor, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Fit the class once for each random state, the first one twice over.

    Gives `coef`, `intercept` and `predictions` (of the inputs' `X_new`), stacked over the fits;
    `flat`: the coefficients and the intercept from the inputs' `flat_y` in place of `y`;
    `again`: the coefficients of a second `fit` on the first object; `returns_self`;
    `settings_kept`: whether `fit` left what `__init__` keeps; `global_state` as in `epochs`.
    """
    if "path" in inputs:
        return path_of_fits(Regressor, inputs)
    X, y = inputs["X"], inputs["y"]
    coefs, intercepts, predictions, returns_self, settings_kept = [], [], [], [], []
    with known_global_state() as moved:
        for random_state in inputs["random_states"]:
            settings = {name: inputs[name] for name in ("lr", "epochs", "batch_size")}
            model = Regressor(**settings, random_state=random_state)
            kept = [name for name in settings if getattr(model, name, None) == settings[name]]
            returns_self.append(model.fit(X, y) is model)
            settings_kept.append(all(getattr(model, name) == settings[name] for name in kept))
            coefs.append(plain(model.coef_))
            intercepts.append(plain(model.intercept_))
            if "X_new" in inputs:
                predictions.append(plain(model.predict(inputs["X_new"])))
            if len(coefs) == 1:
                model.fit(X, y)
                again = plain(model.coef_)
        flat = []
        if "flat_y" in inputs:
            model = Regressor(**settings, random_state=random_state)
            model.fit(X, inputs["flat_y"])
            flat = np.append(plain(model.coef_), plain(model.intercept_))
        global_state = moved()
    return {
        "flat": np.array(flat),
        "coef": np.stack(coefs),
        "intercept": np.stack(intercepts),
        "predictions": np.array(predictions),
        "again": again,
        "returns_self": np.array(all(returns_self)),
        "settings_kept": np.array(all(settings_kept)),
        "global_state": np.array(global_state),
    }


def path_of_fits(Regressor, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """The `path`: coefficients and intercept after 1, 2, ... epochs, shape (epochs, d + 1)."""
    path = []
    for epochs in range(1, inputs["path"] + 1):
        settings = {name: inputs[name] for name in ("lr", "batch_size", "random_state")}
        model = Regressor(**settings, epochs=epochs)
        model.fit(inputs["X"].copy(), inputs["y"].copy())
        path.append(np.append(plain(model.coef_), plain(model.intercept_)))
    return {"path": np.array(path)}


def plain(value: object) -> np.ndarray:
    """A plain array of numbers; lists, tuples and JAX arrays are accepted."""
    if value is None:
        raise TypeError("expected numbers, got None: is a `return` missing?")
    array = np.array(value)  # a copy, never a subclass
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected numbers, got {type(value).__name__} {value!r}"[:200])
    return array


class NoEnd(Exception):
    """More came than any right answer gives."""


def first(batches) -> Iterator[object]:
    """At most `MOST_BATCHES` of what an iterable yields."""
    for count, batch in enumerate(batches):
        if count == MOST_BATCHES:
            raise NoEnd
        yield batch


def joined(batches: list[np.ndarray]) -> np.ndarray:
    """All batches as one flat array; an empty batch adds nothing, not even its type."""
    filled = [rows.ravel() for rows in batches if rows.size]
    return np.concatenate(filled) if filled else np.zeros(0, dtype=int)


@contextlib.contextmanager
def known_global_state() -> Iterator[Callable[[], bool]]:
    """Set the global random states to a known value; gives whether they were moved since.

    A known value, so that code which draws from them does the same at every check. What they
    were before is put back.
    """
    kept = np.random.get_state(), random.getstate()  # noqa: NPY002
    np.random.seed(20_261)  # noqa: NPY002
    random.seed(20_261)
    start = global_random_state()
    try:
        yield lambda: global_random_state() != start
    finally:
        np.random.set_state(kept[0])  # noqa: NPY002
        random.setstate(kept[1])


def global_random_state() -> tuple:
    """NumPy's and Python's global random state, comparable."""
    name, keys, *rest = np.random.get_state()  # noqa: NPY002
    return name, keys.tobytes(), *rest, random.getstate()


# ------------------------------------------------------------------ quiet and watched


class Printed(io.StringIO):
    """Text that student code printed, kept up to a limit."""

    def write(self, text: str) -> int:
        room = MOST_PRINTED - self.tell()
        super().write(text[: max(room, 0)])
        return len(text)


@contextlib.contextmanager
def quiet() -> Iterator[Printed]:
    """Let nothing of what runs inside reach the cell: one word on stderr zeroes a stock score.

    Standard output is kept and given; warnings and standard error are dropped, also when a
    child process or a log handler that holds the stream writes them.
    """
    printed = Printed()
    stream = sys.stderr
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(io.StringIO()),
        muted(stream),
        muted_descriptor(2),
    ):
        warnings.simplefilter("ignore")
        yield printed


@contextlib.contextmanager
def muted(stream) -> Iterator[None]:
    """Drop what is written to a stream object that others may hold a reference to."""
    try:
        stream.write = len
    except AttributeError:  # a stream without a dictionary: nothing but redirection helps
        yield
        return
    try:
        yield
    finally:
        del stream.write


@contextlib.contextmanager
def muted_descriptor(number: int) -> Iterator[None]:
    """Point a file descriptor to nowhere: for child processes and C code."""
    try:
        kept = os.dup(number)
    except OSError:  # no such descriptor (a windowed Python)
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), number)
            yield
    finally:
        os.dup2(kept, number)
        os.close(kept)


@contextlib.contextmanager
def watching(codes: Collection[CodeType]) -> Iterator[set[CodeType]]:
    """Note which of the given code objects run meanwhile: is it the reference that answers?"""
    seen: set[CodeType] = set()

    def note(frame, event, argument):
        if event == "call" and frame.f_code in codes:
            seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(before if callable(before) else None)
