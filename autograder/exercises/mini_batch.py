"""Lesson 03: the exercises `minibatches`, `minibatch_step`, `MiniBatchRegressor` and the repair.

Facts are what every right answer shares. A shuffled order is never compared with another order;
it is described: which rows came, how often, and whether the next epoch has a fresh order. For the
regressors the order is recovered from the weights alone: with three rows and one row a step
each of the 3^6 ways through two epochs ends at weights of its own, so that the numbers
themselves prove which rows were used.
"""

from collections.abc import Mapping
from itertools import combinations_with_replacement, permutations, product

import numpy as np

from autograder.ask import call, epochs, fits
from autograder.exercise import UNEXPLAINED, Answer, Case, Exercise, Facts, Rule
from autograder.exercises import mini_batch_mistakes as wrong
from autograder.judge import LEFT_UNCHANGED, same, tolerance
from mbgd_lessons import MiniBatchRegressor, minibatch_step, minibatches

ASIDE = ("seeds", "random_states", "X_new")

# ------------------------------------------------------------------ minibatches


def epochs_to_cut(rng: np.random.Generator) -> list[Case]:
    """n and batch_size, from small to large: without a rest, with one, and B above n."""
    seeds = [int(seed) for seed in rng.integers(2**31, size=5)]
    seeds.append(seeds[0])  # the first once more: the same seed must give the same order
    return [
        Case(f"n = {n}, batch_size = {size}", {"n": n, "batch_size": size, "seeds": seeds}, ASIDE)
        for n, size in [(6, 3), (7, 3), (5, 1), (4, 4), (3, 8), (40, 8), (43, 8)]
    ]


def epoch_facts(case: Case, answer: Answer) -> Facts:
    """Batch sizes, coverage and order of the epochs that came."""
    if answer.raised:
        return {}
    n, batch_size = case.inputs["n"], case.inputs["batch_size"]
    rest = "" if n % batch_size == 0 else " when a rest remains"
    if batch_size > n:
        rest = " when batch_size is above n"
    runs = [
        [(answer.values[f"rows_{s}_{e}"], answer.values[f"sizes_{s}_{e}"]) for e in (0, 1)]
        for s in range(len(case.inputs["seeds"]))
    ]
    all_epochs = [epoch for run in runs for epoch in run]
    facts = {
        f"sizes of the batches{rest}": common_sizes([sizes for _, sizes in all_epochs]),
        f"rows of an epoch{rest}": coverage(all_epochs, n),
    }
    if n >= 40:  # by chance a small epoch can come out in order, a large one cannot
        facts["order of the rows"] = order(all_epochs, n)
        facts["the next epoch of the same generator"] = next_epoch(runs)
        facts["the order for a seed"] = seeded(runs)
        facts["global random state"] = moved(answer)
    return facts


def common_sizes(sizes: list[np.ndarray]) -> np.ndarray:
    """The sizes of an epoch's batches if all epochs agree."""
    if any(not np.array_equal(s, sizes[0]) for s in sizes):
        return np.array("not the same in every epoch")
    return sizes[0]


def coverage(all_epochs: list[tuple[np.ndarray, np.ndarray]], n: int) -> str:
    """Which rows an epoch uses and how often, over all epochs, in words."""
    every = np.concatenate([rows for rows, _ in all_epochs])
    if every.dtype.kind == "b":
        return "true/false masks, not indices"
    if every.dtype.kind not in "iu":
        return "not whole numbers"
    if every.size and (every.min() < 0 or every.max() >= n):
        return "indices outside 0 ... n-1"
    counts = np.array([np.bincount(rows, minlength=n) for rows, _ in all_epochs])
    never, twice = bool((counts == 0).any()), bool((counts > 1).any())
    if not never and not twice:
        return "each row exactly once"
    words = ["some rows never"] * never + ["some rows more than once"] * twice
    if twice and any(repeats(rows, sizes) for rows, sizes in all_epochs):
        words.append("even within one batch")
    return ", ".join(words)


def repeats(rows: np.ndarray, sizes: np.ndarray) -> bool:
    """Whether a batch holds a row twice."""
    return any(len(set(batch)) < len(batch) for batch in cut(rows, sizes))


def cut(rows: np.ndarray, sizes: np.ndarray) -> list[list[int]]:
    """The batches of an epoch again."""
    return [batch.tolist() for batch in np.split(rows, np.cumsum(sizes)[:-1])] if sizes.size else []


def order(all_epochs: list[tuple[np.ndarray, np.ndarray]], n: int) -> str:
    """What happened to the order of the rows, in words."""
    if all(np.array_equal(rows, np.arange(len(rows))) for rows, _ in all_epochs):
        return "0, 1, 2, ... as the rows stand"
    epochs_cut = (cut(rows, sizes) for rows, sizes in all_epochs)
    batches = [[batch for batch in epoch if len(batch) > 1] for epoch in epochs_cut]
    if not any(batches):
        return "shuffled"
    if all(is_run(batch) for epoch in batches for batch in epoch):
        return "batches shuffled, the rows inside a batch still neighbours"
    if all(is_run(sorted(batch)) for epoch in batches for batch in epoch):
        return "rows shuffled inside a batch only, the batches hold neighbours"
    return "shuffled"


def is_run(batch: list[int]) -> bool:
    """Whether a batch is k, k + 1, k + 2, ..."""
    return batch == list(range(batch[0], batch[0] + len(batch)))


def next_epoch(runs: list) -> str:
    same_order = all(np.array_equal(first[0], second[0]) for first, second in runs)
    return "the same order again" if same_order else "a fresh order"


def seeded(runs: list) -> str:
    """Whether the generator that was passed in decides the order, and nothing else."""
    first_epochs = [run[0][0] for run in runs]
    if not np.array_equal(first_epochs[0], first_epochs[-1]):
        return "another order each time"
    if all(np.array_equal(rows, first_epochs[0]) for rows in first_epochs):
        return "the same order for every seed"
    return "fixed by the seed"


def moved(answer: Answer) -> str:
    return "moved" if answer.values["global_state"] else "left alone"


MINIBATCHES = Exercise(
    name="minibatches",
    points=4,
    cases=epochs_to_cut,
    ask=epochs,
    facts=epoch_facts,
    reference=minibatches,
    rules=(
        Rule(
            "batches",
            "an epoch is cut into batches of `batch_size` rows and uses each row exactly once",
            1,
            ("sizes of the batches", "rows of an epoch"),
        ),
        Rule(
            "short",
            "what remains of n / `batch_size` comes as one short last batch",
            1,
            (
                "sizes of the batches when a rest remains",
                "rows of an epoch when a rest remains",
                "sizes of the batches when batch_size is above n",
                "rows of an epoch when batch_size is above n",
            ),
        ),
        Rule(
            "order",
            "each epoch has a fresh order of the rows, drawn from `rng` and from nothing else",
            2,
            (
                "order of the rows",
                "the next epoch of the same generator",
                "the order for a seed",
                "global random state",
            ),
            after=("batches",),
        ),
    ),
    misconceptions=wrong.MINIBATCHES,
)

# ------------------------------------------------------------------ minibatch_step


def steps_to_take(rng: np.random.Generator) -> list[Case]:
    """Problems with rows to step on, from one that can be done by hand to a larger one."""
    X = np.array([[1.0, 2.0], [3.0, -1.0], [-2.0, 1.0], [1.0, 1.0], [0.0, 4.0]])
    y = np.array([3.0, -1.0, 5.0, 2.0, -2.0])
    by_hand = {"w": np.array([1.0, -1.0]), "X": X, "y": y}
    larger = {
        "w": rng.normal(size=3),
        "X": rng.normal(size=(12, 3)),
        "y": 3 * rng.normal(size=12),
    }
    batch = rng.choice(12, size=5, replace=False)
    return [
        Case("three of five rows", by_hand | {"rows": np.array([3, 0, 4]), "lr": 0.25}),
        Case("one row", by_hand | {"rows": np.array([2]), "lr": 0.25}),
        Case("five of twelve rows", larger | {"rows": batch, "lr": 0.2}),
        Case("one of twelve rows", larger | {"rows": batch[:1], "lr": 0.2}),
        Case("all twelve rows", larger | {"rows": rng.permutation(12), "lr": 0.1}),
    ]


def step_facts(case: Case, answer: Answer) -> Facts:
    """The new weights; those after a batch of one row stand for the short last batch."""
    if answer.raised:
        return {}
    single = len(case.inputs["rows"]) == 1
    name = "weights after a batch of one row" if single else "weights after the step"
    return {name: answer.values["result"]}


MINIBATCH_STEP = Exercise(
    name="minibatch_step",
    points=4,
    cases=steps_to_take,
    ask=call,
    facts=step_facts,
    reference=minibatch_step,
    rules=(
        Rule(
            "step",
            "the weights after one step: W - lr * (sum of the gradients) / (size of the batch)",
            2,
            ("weights after the step",),
        ),
        Rule(
            "short",
            "a batch of a single row, as the last one of an epoch may be, gives its own step",
            1,
            ("weights after a batch of one row",),
            after=("step",),
        ),
        Rule(
            "pure",
            "the arrays that came in are left as they were",
            1,
            (LEFT_UNCHANGED,),
            after=("step",),
        ),
    ),
    misconceptions=wrong.MINIBATCH_STEP,
)

# ------------------------------------------------------------------ the regressors


def problems_to_fit(rng: np.random.Generator) -> list[Case]:
    """Data on which the fit, or what it says of the rows used, does not depend on the stream."""
    # Ten orders of three rows: all alike by chance once in 6^9, ten million, fits.
    states = [int(state) for state in rng.integers(2**31, size=10)]
    one_step = drawn(rng, 6) | {"lr": 0.25, "epochs": 1, "random_states": states[:1]}
    equal = {"X": np.tile([[1.0, -2.0, 1.0]], (7, 1)), "y": np.full(7, 3.0), "X_new": np.eye(3)}
    equal |= {"lr": 0.05, "random_states": states[:1]}
    return [
        Case("one step on all six rows", one_step | {"batch_size": 6}, ASIDE),
        Case("six rows, batch_size above n", one_step | {"batch_size": 10}, ASIDE),
        Case("seven equal rows, two epochs", equal | {"epochs": 2, "batch_size": 7}, ASIDE),
        Case("seven equal rows in batches of three", equal | {"epochs": 1, "batch_size": 3}, ASIDE),
        Case(
            "six rows in batches of four",
            drawn(rng, 6) | {"lr": 0.25, "epochs": 1, "random_states": states, "batch_size": 4},
            ASIDE,
        ),
        Case(
            "three rows, one row a step, two epochs",
            drawn(rng, 3)
            | {"lr": 0.1, "epochs": 2, "random_states": [*states, *states], "batch_size": 1},
            ASIDE,
        ),
    ]


def drawn(rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
    """n rows of three features, targets far enough off that a step moves a lot, rows to predict."""
    return {
        "X": rng.normal(size=(n, 3)).round(1),
        "y": (5 + 4 * rng.normal(size=n)).round(1),
        "X_new": rng.normal(size=(4, 3)),
    }


def problems_to_repair(rng: np.random.Generator) -> list[Case]:
    """The same, and y as a column."""
    cases = problems_to_fit(rng)
    column = {name: given for name, given in cases[0].inputs.items() if name != "X_new"}
    column["y"] = column["y"][:, None]
    return [*cases, Case("y of shape (6, 1)", column, ASIDE)]


def fit_facts(case: Case, answer: Answer) -> Facts:
    """What the fitted attributes say of the step, of the rows used and of the interface."""
    y, batch_size = case.inputs["y"], case.inputs["batch_size"]
    if y.ndim == 2:
        return {"y of shape (n, 1)": column_y(case, answer)}
    if answer.raised:
        return {}
    facts = {
        "fit returns": "self" if answer.values["returns_self"] else "something else than self",
        "predict": predictions(answer, case.inputs["X_new"]),
        "lr, epochs, batch_size": "kept" if answer.values["settings_kept"] else "changed by fit",
    }
    if case.inputs["epochs"] == 2 and batch_size == 7:
        facts["the second epoch"] = second_epoch(case, answer)
    elif case.inputs["epochs"] == 2:
        facts["global random state"] = moved(answer)
        facts["rows visited"] = visited(case, answer)
        facts["the order for a random_state"] = state_decides(answer)
    elif len(case.inputs["random_states"]) > 1:
        facts["batches of an epoch"] = cut_into(case, answer)
    else:
        where = {6: "all rows", 10: "batch_size above n", 3: "equal rows"}[batch_size]
        facts[f"coef_, intercept_ ({where})"] = weights_or_pairing(case, answer)
        if batch_size >= len(y) == 6:
            facts[f"rows of the batch ({where})"] = rows_of_one_batch(case, answer)
        facts["a second fit"] = second_fit(answer)
    return facts


def weights(answer: Answer) -> np.ndarray:
    """Coefficients and intercept of each fit, shape (fits, d + 1); an odd shape stays odd."""
    coef, intercept = answer.values["coef"], answer.values["intercept"]
    intercept = intercept.reshape(len(intercept), -1)
    if coef.ndim != 2 or intercept.shape[1] != 1:
        return coef
    return np.hstack([coef, intercept])


def weights_or_pairing(case: Case, answer: Answer) -> np.ndarray:
    """The weights after one step, or in words: that rows of X met other rows' y.

    A right step over wrong rows counts as right here: which rows it took is another fact's matter.
    """
    given = weights(answer)[0]
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    if len(np.unique(y)) == 1 or len(given) != X.shape[1] + 1:
        return given
    Z, start = ones_last(X), start_weights(X.shape[1])
    pairings = np.array(list(permutations(range(len(y)))))[1:]
    ends = start - lr * (2 / len(y)) * (Z @ start - y[pairings]) @ Z
    if nearest(ends, given) is not None:
        return np.array("those of X rows that met other rows' y")
    if rows_of_one_batch(case, answer) == SOME_TWICE:
        return ends_of(X, y, lr, [np.arange(len(y))[None]])[0]
    return given


SOME_TWICE = "some rows more than once, others never"


def rows_of_one_batch(case: Case, answer: Answer) -> str:
    """Which rows a step on a batch of all rows took, in words, as far as the weights tell."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    n = len(y)
    ways = np.array(list(combinations_with_replacement(range(n), n)))
    way = nearest(ends_of(X, y, lr, [ways]), weights(answer)[0])
    if way is not None and len(set(ways[way])) < n:
        return SOME_TWICE
    return "each row once"


def predictions(answer: Answer, X: np.ndarray) -> str:
    """Whether predict gives X coef_ + intercept_, in words."""
    w, given = weights(answer), answer.values["predictions"]
    if w.shape[1:] != (X.shape[1] + 1,) or not same(given, w @ ones_last(X).T):
        return "something else than X @ coef_ + intercept_"
    return "X @ coef_ + intercept_"


def second_fit(answer: Answer) -> str:
    """Where a second fit of the same object starts, seen where the order does not matter."""
    anew = same(answer.values["coef"][0], answer.values["again"])
    return "starts anew" if anew else "goes on from the first"


def second_epoch(case: Case, answer: Answer) -> str:
    """What a second epoch over equal rows does, in words: they move the weights along one line."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    epoch = [np.arange(7)[None]]
    (once,), (twice,) = ends_of(X, y, lr, epoch), ends_of(X, y, lr, epoch * 2)
    given = weights(answer)[0]
    if same(given, once):
        return "never comes"
    if given.shape == once.shape and not same(given, twice):
        share = (given - once) @ (twice - once) / ((twice - once) @ (twice - once))
        if 0 < share < 1 and same(given, once + share * (twice - once)):
            return "takes shorter steps than the first"
    return "goes on like the first"  # or the step itself is wrong, which has a rule of its own


def column_y(case: Case, answer: Answer) -> str:
    """What happens when y is a column, in words."""
    if answer.raised:
        refused = answer.raised.kind == "ValueError"
        return "handled" if refused else f"ends in {answer.raised.kind}"
    shape = answer.values["coef"].shape[1:]
    d = case.inputs["X"].shape[1]
    return "handled" if shape == (d,) else f"gives a coef_ of shape {shape} without a word"


# ---- which rows were used, read off the weights


def ones_last(X: np.ndarray) -> np.ndarray:
    return np.column_stack([X, np.ones(len(X))])


def start_weights(d: int) -> np.ndarray:
    """Coefficients of one, an intercept of zero: where the regressor starts."""
    return np.append(np.ones(d), 0.0)


def ends_of(X: np.ndarray, y: np.ndarray, lr: float, ways: list[np.ndarray]) -> np.ndarray:
    """Where each way through the rows ends: one (ways, B) array of rows for each step."""
    Z = ones_last(X)
    W = np.tile(start_weights(X.shape[1]), (len(ways[0]), 1))  # (ways, d + 1)
    for rows in ways:
        Zb, yb = Z[rows], y[rows]  # (ways, B, d + 1), (ways, B)
        r = np.einsum("wbd,wd->wb", Zb, W) - yb
        W = W - lr * (2 / rows.shape[1]) * np.einsum("wb,wbd->wd", r, Zb)
    return W


def nearest(ends: np.ndarray, given: np.ndarray) -> int | None:
    """The way whose end is `given`, up to rounding."""
    if given.shape != ends.shape[1:] or not np.isfinite(given).all():
        return None
    distance = np.abs(ends - given).max(axis=1)
    way = int(distance.argmin())
    floats = [a for a in (ends, given) if a.dtype.kind == "f"]
    return way if distance[way] <= tolerance(*floats) * np.abs(ends[way]).max() else None


def two_epochs(n: int) -> np.ndarray:
    """All ways through two epochs of n single rows, shape (n^2n, 2n); rows may come again."""
    return np.array(list(product(range(n), repeat=2 * n)))


def visited(case: Case, answer: Answer) -> str:
    """The rows that two epochs of single-row steps visited, in words."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    n = len(y)
    ways = two_epochs(n)
    ends = ends_of(X, y, lr, list(ways.T[:, :, None]))
    found = [nearest(ends, given) for given in weights(answer)]
    if None in found:
        return UNEXPLAINED + "no order of the rows leads to these weights"
    seen = ways[found].reshape(-1, 2, n)  # (fits, epochs, rows)
    if any(len(set(epoch)) < n for fit in seen.tolist() for epoch in fit):
        return "some rows more than once in an epoch, others never"
    if (seen == np.arange(n)).all():
        return "each row once an epoch, always in the order of the data"
    if (seen[:, 0] == seen[:, 1]).all():
        return "each row once an epoch, but every epoch in the same order"
    return "each row once an epoch, in a fresh order"


def state_decides(answer: Answer) -> str:
    """Whether random_state decides the order: the fits were asked for twice over."""
    once, again = np.split(weights(answer), 2)
    if answer.changed:
        return UNEXPLAINED + "the data itself changed from fit to fit"
    if not same(once, again):
        return "another order each time"
    if all(same(w, once[0]) for w in once):
        return "the same for every random_state"
    return "fixed by random_state"


def cut_into(case: Case, answer: Answer) -> str:
    """How six rows were cut into batches of four, in words."""
    X, y, lr = (case.inputs[name] for name in ("X", "y", "lr"))
    p = np.array(list(permutations(range(6))))
    cuts = {
        "four rows, then the two that remain": [p[:, :4], p[:, 4:]],
        "four rows, and the two that remain are left out": [p[:, :4]],
        "four rows, then four with some used again": [p[:, :4], p[:, [4, 5, 0, 1]]],
        "four rows, then five that overlap them": [p[:, :4], p[:, 1:]],
        "three rows and three rows": [p[:, :3], p[:, 3:]],
        "all six rows at once": [p],
    }
    ends = {words: ends_of(X, y, lr, ways) for words, ways in cuts.items()}
    fitted = weights(answer)
    for words, reached in ends.items():
        if all(nearest(reached, given) is not None for given in fitted):
            return words
    return UNEXPLAINED + "no way to cut the rows leads to these weights"


def regressor_rules(points: Mapping[str, float]) -> tuple[Rule, ...]:
    """The rules of both regressors, with the points that each exercise gives them."""
    all_rules = (
        Rule(
            "step",
            "a step moves `coef_` and `intercept_` against the mean gradient of the batch",
            points["step"],
            ("coef_, intercept_ (all rows)",),
        ),
        Rule(
            "above",
            "a `batch_size` above n is one batch of all rows",
            points["above"],
            ("coef_, intercept_ (batch_size above n)", "rows of the batch (batch_size above n)"),
            after=("step",),
        ),
        Rule(
            "short",
            "the short last batch takes part, averaged over its own size",
            points["short"],
            ("coef_, intercept_ (equal rows)", "batches of an epoch"),
            after=("step",),
        ),
        Rule(
            "epoch",
            "every epoch uses each row once, in a fresh order",
            points["epoch"],
            ("rows visited", "the second epoch", "rows of the batch (all rows)"),
        ),
        Rule(
            "random",
            "the order comes from `random_state` and from nothing else",
            points["random"],
            ("the order for a random_state", "global random state"),
            after=("epoch",),
        ),
        Rule(
            "interface",
            "`fit` returns self, starts anew when called again, and leaves X, y and the settings "
            "as they are; `predict` gives X coef + intercept",
            points["interface"],
            ("fit returns", "predict", "a second fit", "lr, epochs, batch_size", LEFT_UNCHANGED),
            after=("step",),
        ),
        Rule(
            "column",
            "a y of shape (n, 1) is taken as (n,), or refused with a ValueError",
            points.get("column", 0),
            ("y of shape (n, 1)",),
            after=("step",),
        ),
    )
    return tuple(rule for rule in all_rules if rule.name in points)


MINI_BATCH_REGRESSOR = Exercise(
    name="MiniBatchRegressor",
    points=6,
    cases=problems_to_fit,
    ask=fits,
    facts=fit_facts,
    reference=MiniBatchRegressor,
    rules=regressor_rules(
        {"step": 2, "above": 0.5, "short": 1, "epoch": 1, "random": 1, "interface": 0.5}
    ),
    misconceptions=wrong.MINI_BATCH_REGRESSOR,
)

REPAIRED_REGRESSOR = Exercise(
    name="RepairedRegressor",
    points=6,
    cases=problems_to_repair,
    ask=fits,
    facts=fit_facts,
    reference=MiniBatchRegressor,
    rules=regressor_rules(
        {
            "step": 1.5,
            "above": 1,
            "short": 1,
            "epoch": 1,
            "random": 0.5,
            "interface": 0.5,
            "column": 0.5,
        }
    ),
    misconceptions=wrong.REPAIRED_REGRESSOR,
)

EXERCISES = (MINIBATCHES, MINIBATCH_STEP, MINI_BATCH_REGRESSOR, REPAIRED_REGRESSOR)
