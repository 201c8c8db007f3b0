"""Mistakes that any function of arrays can meet, made from the right function.

    scaled(mean, "summed instead of averaged", by=len, hint="...")

Each helper takes the right function and gives a `Misconception`: a wrong function that takes the
same inputs, with a name and a hint. A misconception in place of the right function gives both
mistakes together. Nothing here knows what the function is about.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial, update_wrapper
from inspect import signature
from types import FunctionType

import numpy as np

from autograder.exercise import Misconception

Right = Callable | Misconception


def usual(
    right: Right, *arrays: str, what: str = "the answer", leave_out: Collection[Callable] = ()
) -> tuple[Misconception, ...]:
    """The mistakes that most functions of arrays can meet, but for the families in `leave_out`.

    arrays : the inputs whose rows belong together, by name

    Leave out what the exercise cannot tell from a right answer: swapped axes where every array has
    one axis, whole numbers where the answers are whole.

    >>> def mean(x):
    ...     return np.sum(x) / len(x)
    >>> for misconception in usual(mean, "x", what="the mean", leave_out=[axis_swapped]):
    ...     print(misconception.name)
    the mean has the wrong sign
    the first of x is left out
    the last of x is left out
    cut to whole numbers
    the first result given again at every call
    results pile up from call to call
    x is changed in place
    """
    families = {
        negated: [negated(right, what)],
        rows_dropped: [rows_dropped(right, *arrays, end=end) for end in ("first", "last")],
        axis_swapped: [axis_swapped(right, *arrays)],
        whole_numbers: [whole_numbers(right)],
        remembers: [remembers(right)],
        piles_up: [piles_up(right)],
        changes_input: [changes_input(right, name) for name in arrays],
    }
    for family in leave_out:
        if family not in families:
            known = ", ".join(known.__name__ for known in families)
            raise ValueError(f"leave_out: must name some of {known}; got {family!r}")
    return tuple(m for family, made in families.items() if family not in leave_out for m in made)


# ------------------------------------------------------------------ wrong numbers


def scaled(
    right: Right,
    name: str,
    by: Callable[..., float],
    hint: str,
    origin: Callable[..., np.ndarray | float] = lambda *inputs: 0.0,
) -> Misconception:
    """Too large by a factor. `by` and `origin` take the inputs; the factor counts from the origin.

    >>> summed = scaled(np.mean, "summed", by=len, hint="By how many numbers do you divide?")
    >>> float(summed.wrong([1.0, 2.0, 3.0]))
    6.0
    """

    def how(function, *inputs):
        start = origin(*inputs)
        return start + by(*inputs) * (np.asarray(function(*inputs)) - start)

    return mistake(right, name, hint, how)


def negated(
    right: Right,
    what: str = "the answer",
    origin: Callable[..., np.ndarray | float] = lambda *inputs: 0.0,
) -> Misconception:
    """The opposite, seen from the origin.

    >>> negated(np.mean, "the mean").name
    'the mean has the wrong sign'
    >>> float(negated(np.mean).wrong([1.0, 3.0]))
    -2.0
    """
    return scaled(
        right,
        f"{what} has the wrong sign",
        lambda *inputs: -1.0,
        f"In every case {what} is exactly the opposite of the right one. Look at each minus, and "
        "at the order of what stands on its two sides.",
        origin,
    )


def whole_numbers(right: Right) -> Misconception:
    """The decimals are cut off.

    >>> int(whole_numbers(np.mean).wrong([1.0, 2.0]))
    1
    """
    return mistake(
        right,
        "cut to whole numbers",
        "The numbers are the right ones without their decimals. What type has the array that "
        "results are written into, and does every division keep its decimals?",
        lambda function, *inputs: np.asarray(function(*inputs)).astype(int),
    )


def single_precision(right: Right) -> Misconception:
    """Results kept as float32: for exercises whose `precision` is np.float64.

    >>> float(single_precision(np.mean).wrong([0.1, 0.1])) == 0.1
    False
    """
    return mistake(
        right,
        "computed in float32",
        "The numbers are right to about seven digits and no further: on the way they pass through "
        "single precision. What type has the array that results are written into?",
        lambda function, *inputs: np.asarray(function(*inputs)).astype(np.float32),
    )


# ------------------------------------------------------------------ wrong inputs


def rows_dropped(right: Right, *arrays: str, end: str = "last") -> Misconception:
    """The first or the last row of the named arrays is never looked at.

    >>> def dot(a, b):
    ...     return np.dot(a, b)
    >>> short = rows_dropped(dot, "a", "b", end="first")
    >>> short.name
    'the first of a and b is left out'
    >>> int(short.wrong(np.array([1, 2]), np.array([3, 4])))
    8
    """
    kept = {"first": slice(1, None), "last": slice(None, -1)}[end]
    names = " and ".join(arrays)
    return mistake(
        right,
        f"the {end} of {names} is left out",
        f"Your result is that of {names} without the {end}. Look at where your loop or slice "
        "begins and ends.",
        changing(right, arrays, lambda array: array[kept]),
    )


def axis_swapped(right: Right, *arrays: str) -> Misconception:
    """The named arrays are read along the wrong axis.

    >>> def column_sums(X):
    ...     return X.sum(axis=0)
    >>> axis_swapped(column_sums, "X").wrong(np.array([[1, 2], [3, 4]]))
    array([3, 7])
    """
    names = " and ".join(arrays)
    return mistake(
        right,
        f"rows and columns of {names} swapped",
        "What runs along the columns should run along the rows, or the other way round. Print the "
        f"shape of {names}, and say what each axis counts.",
        changing(right, arrays, np.transpose),
    )


def changes_input(right: Right, array: str) -> Misconception:
    """The right result, but the named array is no longer what it was.

    >>> def total(x):
    ...     return np.sum(x)
    >>> x = np.array([1.0, 2.0])
    >>> float(changes_input(total, "x").wrong(x))
    3.0
    >>> x
    array([0., 0.])
    """
    (at,) = positions(right, [array])

    def how(function, *inputs):
        result = np.array(function(*inputs))  # a copy: it may be a view of the input
        inputs[at][...] = inputs[at] == 0  # no number stays what it was
        return result

    return mistake(
        right,
        f"{array} is changed in place",
        f"The caller still holds the array {array}, and finds other numbers in it afterwards. "
        "Work on a copy, or write the result into a new array.",
        how,
    )


# ------------------------------------------------------------------ from call to call


def remembers(right: Right) -> Misconception:
    """What was computed first is given ever after.

    >>> stale = remembers(np.mean).wrong
    >>> float(stale([1.0, 3.0])), float(stale([5.0]))
    (2.0, 2.0)
    """
    return mistake(
        right,
        "the first result given again at every call",
        "Whatever comes in, what was computed first comes out. Look for a value that is worked out "
        "once and kept: a global name, a default argument, what an earlier cell left behind.",
        Memory(lambda before, now: before),
    )


def piles_up(right: Right) -> Misconception:
    """A total that is never set back to zero; of arrays, a list that is never emptied.

    >>> total = piles_up(np.mean).wrong
    >>> float(total([1.0, 3.0])), float(total([5.0]))
    (2.0, 7.0)
    >>> grown = piles_up(np.sort).wrong
    >>> grown([2, 1]), grown([5])
    (array([1, 2]), array([1, 2, 5]))
    """
    return mistake(
        right,
        "results pile up from call to call",
        "The first call is right; every later one still holds what came before it. Look for a "
        "total or a list that is made outside the function, or in its default arguments.",
        Memory(lambda before, now: np.append(before, now) if now.ndim else before + now),
    )


class Memory:
    """Joins each result to what was given before. Whoever wants a fresh one makes a deep copy."""

    def __init__(self, join: Callable[[np.ndarray, np.ndarray], np.ndarray]):
        self.join = join
        self.before = None

    def __call__(self, function: Callable, *inputs: object) -> np.ndarray:
        now = np.asarray(function(*inputs))
        self.before = now if self.before is None else self.join(self.before, now)
        return self.before


# ------------------------------------------------------------------ how a mistake is made


def mistake(right: Right, name: str, hint: str, how: Callable) -> Misconception:
    """The misconception in which `how(function, *inputs)` comes in place of `function(*inputs)`."""
    function = twin(function_of(right))
    if isinstance(right, Misconception):
        name, hint = f"{right.name}; and {name}", f"{right.hint} {hint}"
    return Misconception(name, update_wrapper(partial(how, function), function), hint)


def function_of(right: Right) -> Callable:
    return right.wrong if isinstance(right, Misconception) else right


def twin(function: Callable) -> Callable:
    """The same function with a code object of its own: `check` refuses whatever runs the reference.

    So a mistake made from the reference can be handed in like a student's answer.
    """
    if not isinstance(function, FunctionType):
        return function
    code = function.__code__.replace(co_name=f"twin of {function.__name__}")
    other = FunctionType(code, function.__globals__, closure=function.__closure__)
    other.__defaults__, other.__kwdefaults__ = function.__defaults__, function.__kwdefaults__
    return update_wrapper(other, function)


def changing(right: Right, names: Sequence[str], change: Callable) -> Callable:
    """A way to call a function with the named inputs changed."""
    at = positions(right, names)

    def how(function, *inputs):
        return function(*(change(given) if i in at else given for i, given in enumerate(inputs)))

    return how


def positions(right: Right, names: Sequence[str]) -> list[int]:
    """Where the named inputs stand among all. No name, or one that it does not take: ValueError."""
    function = function_of(right)
    takes = list(signature(function).parameters)
    unknown = [name for name in names if name not in takes]
    if unknown or not names:
        raise ValueError(
            f"arrays: must be among the inputs of {function.__name__}, {', '.join(takes)}; "
            f"got {', '.join(unknown) or 'none'}"
        )
    return [takes.index(name) for name in names]
