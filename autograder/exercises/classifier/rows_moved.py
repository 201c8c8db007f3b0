"""Which rows a training used, read off its weights.

Row i has a one in column i and zeros elsewhere, and the objective pulls the weights to the rows. So
row i moves weight i and no other row does; and since every step draws all weights back a little,
rows that were used in the same step end at the same distance from zero, others do not. Whatever a
student's code says of itself, the numbers say which rows went together.
"""

import numpy as np

from autograder.exercise import Answer, Case

APART = 1e-3
"""Rows whose weights differ by more than this share were not used together."""

UNMOVED = 1e-6


def weights(case: Case, answer: Answer) -> list[np.ndarray]:
    """The weights of each run; a missing or odd number of them stays odd."""
    return [answer.values[f"w_{s}"].ravel() for s in range(len(case.inputs["seeds"]))]


def together(w: np.ndarray) -> list[list[int]]:
    """The rows that were used together, the largest group first; and those never used are left out.

    >>> together(np.array([0.1, -0.3, 0.1, 0.0]))
    [[0, 2], [1]]
    """
    size = np.abs(w)
    groups: list[list[int]] = []
    for i in np.argsort(size, kind="stable").tolist():
        if size[i] <= UNMOVED:
            continue
        if groups and size[i] <= (1 + APART) * size[groups[-1][0]]:
            groups[-1].append(i)
        else:
            groups.append([i])
    return sorted(map(sorted, groups), key=lambda group: (-len(group), group))


def numeric(case: Case, answer: Answer) -> bool:
    """Whether every run gave a finite weight for every row."""
    n = len(case.inputs["y_train"])
    return all(len(w) == n and np.isfinite(w).all() for w in weights(case, answer))


def cut(case: Case, answer: Answer) -> str:
    """How many rows were used together, in words; over all runs."""
    groups = [together(w) for w in weights(case, answer)]
    sizes = {tuple(map(len, run)) for run in groups}
    unused = {len(case.inputs["y_train"]) - sum(map(len, run)) for run in groups}
    if len(sizes) > 1:
        return "other sizes in every run" if unused == {0} else "some rows never, others again"
    words = " and ".join(", ".join(map(str, sizes.pop())).rsplit(", ", 1)) or "no"
    never = f", {unused.pop()} never" if unused != {0} else ""
    return f"{words} rows together{never}"


def pairing(case: Case, answer: Answer) -> str:
    """Whose label a row met: it moves its weight towards it."""
    y = case.inputs["y_train"]
    for w in weights(case, answer):
        moved = np.abs(w) > UNMOVED
        if not np.array_equal(np.sign(w)[moved], y[moved]):
            opposite = np.array_equal(np.sign(w)[moved], -y[moved])
            return "the opposite of its own" if opposite else "another row's"
    return "its own"


def drawing(case: Case, answer: Answer) -> str:
    """Whether the rows that go together change from seed to seed, in words."""
    runs = weights(case, answer)
    batches = [together(w) for w in runs]
    if any(groups != batches[0] for groups in batches):
        return "drawn"
    same_order = all(np.allclose(w, runs[0]) for w in runs)
    if same_order and (np.diff(np.abs(runs[0])) > -UNMOVED).all():  # later steps, larger weights
        return "neighbours as they stand"
    neighbours = all(group == list(range(group[0], group[-1] + 1)) for group in batches[0])
    return "always the same" if same_order or not neighbours else "neighbours, in a drawn order"


def seeding(case: Case, answer: Answer) -> str:
    """Whether the generator that was passed in decides the order: the first seed came twice."""
    first, *_, again = weights(case, answer)
    return "fixed by rng" if np.allclose(first, again) else "another one each time"


def second_epoch(case: Case, answer: Answer) -> str:
    """Whether rows that went together in the first epoch go together in the second, in words."""
    batches = -(-len(case.inputs["y_train"]) // case.inputs["batch_size"])
    fresh = any(len(together(w)) > batches for w in weights(case, answer))
    return "in a fresh order" if fresh else "with the same batches again"


def distances(case: Case, answer: Answer) -> str:
    """Whether each row moved its weight as one step with its own batch does, in words.

    Seen from the rows that moved theirs the furthest: those of the last step, however long it is.
    """
    size = case.inputs["batch_size"]  # n is a multiple of it
    steps = np.arange(len(case.inputs["y_train"])) // size
    for w in weights(case, answer):
        moved = np.sort(np.abs(w))[::-1]
        if not np.allclose(moved, moved[0] * np.abs(1 - size * moved[0]) ** steps, rtol=1e-3):
            return "another one than a step with its own batch makes"
    return "that of one step with its own batch"
