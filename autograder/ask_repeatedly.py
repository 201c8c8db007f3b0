"""Ways to ask a function more than once for the answer to one case: see `ask`.

Like `ask` it runs student code, holds no answer and knows no exercise.
"""

import copy
from collections.abc import Mapping

import numpy as np

from autograder.ask import known_global_state, plain, unchanged


def at_each_step(function, inputs: Mapping[str, object]) -> dict[str, np.ndarray]:
    """Call a function once for each value of the input `step`, and string the results together."""
    calls = ((dict(inputs) | {"step": step}).values() for step in inputs["step"].tolist())
    return {"result": np.concatenate([plain(function(*call)).ravel() for call in calls])}


def with_generators(function, inputs: dict[str, object]) -> dict[str, np.ndarray]:
    """Call a function whose last input is a generator: twice with the same one, for each seed.

    Gives `first` and `second`, stacked over the seeds; `global_state` as in `epochs`; `drawn`:
    whether the generator has moved on. No call finds what an earlier one changed; an input that was
    changed stays so, for `answer` to find.
    """
    given = {name: value for name, value in inputs.items() if name != "seeds"}
    results, copies = [], copy.deepcopy(given)
    with known_global_state() as moved:
        for seed in inputs["seeds"]:
            rng = np.random.default_rng(seed)
            for _ in range(2):
                results.append(plain(function(*copies.values(), rng)))
                changed = {n: new for n, new in copies.items() if not unchanged(new, given[n])}
                if changed:
                    inputs |= changed
                    copies = copy.deepcopy(given)
        drawn = rng.bit_generator.state != np.random.default_rng(seed).bit_generator.state
        global_state = np.array(moved())
    return {
        "first": np.stack(results[::2]),
        "second": np.stack(results[1::2]),
        "global_state": global_state,
        "drawn": np.array(drawn),
    }
