"""Side-by-side timing: the functions take turns, so that noise of the machine hits them alike."""

from time import process_time

import numpy as np
from threadpoolctl import threadpool_limits


def seconds(functions, rounds):
    """Return {name: CPU seconds of one call in each round}, on one thread.

    CPU time of the process, not of the wall: other programs on the machine do not count. Every
    function is called once beforehand, so that compiling and first touches do not count either.
    """
    times = {name: np.zeros(rounds) for name in functions}
    with threadpool_limits(1):
        for function in functions.values():
            function()
        for turn in range(rounds):
            for name, function in functions.items():
                begin = process_time()
                function()
                times[name][turn] = process_time() - begin
    return times


def ratio(above, below):
    """Return the median over the rounds of above / below: each round sees one state of things."""
    return float(np.median(above / below))


def met(what, value, *, at_most=np.inf, at_least=-np.inf):
    """Print a ratio beside its goal and return whether it meets it."""
    good = at_least <= value <= at_most
    goal = f"at least {at_least:g}" if at_most == np.inf else f"at most {at_most:g}"
    print(f"{'met   ' if good else 'MISSED'}  {what}: {value:.3g}, goal {goal}")
    return good
