"""Batch, stochastic and mini-batch descent, against closed forms and against each other."""

from itertools import combinations, product

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression

from mbgd_lessons.batches import minibatches
from mbgd_lessons.descent import (
    batch_descent,
    batch_step,
    minibatch_descent,
    minibatch_epoch,
    minibatch_step,
    stochastic_descent,
    stochastic_epoch,
    stochastic_step,
)
from mbgd_lessons.objectives import squared_error_gradient
from mbgd_lessons.schedules import largest_stable_rate

LOOPS = {
    batch_descent: {"lr": 0.05, "steps": 2},
    stochastic_epoch: {"lr": 0.05},
    stochastic_descent: {"lr": 0.05, "epochs": 2},
    minibatch_epoch: {"lr": 0.05, "batch_size": 5},
    minibatch_descent: {"lr": 0.05, "batch_size": 5, "epochs": 2},
}


def run(loop, problem, **changes):
    """Call a loop with the arguments above, some changed, and a generator where it takes one."""
    settings = LOOPS[loop] | changes
    if loop is not batch_descent:
        settings.setdefault("rng", np.random.default_rng(0))
    return loop(*problem, **settings)


# ---- one step ----------------------------------------------------------------------------------


def test_batch_step_on_one_unknown():
    """On a constant model a step of 1/2 lands on the mean of the targets, 1/4 half way there."""
    w, X, y = np.array([10.0]), np.ones((3, 1)), np.array([1.0, 2.0, 6.0])
    assert batch_step(w, X, y, 0.5) == pytest.approx([3.0])
    assert batch_step(w, X, y, 0.25) == pytest.approx([6.5])


def test_stochastic_step_is_a_batch_of_one(regression):
    """A step on row i is the mini-batch step whose only row is i."""
    w, X, y = regression
    for i in (0, 5, 22):
        alone = minibatch_step(w, X, y, np.array([i]), 0.1)
        assert stochastic_step(w, X, y, i, 0.1) == pytest.approx(alone, rel=1e-13)


def test_minibatch_step_is_the_equation(regression):
    """W* = W - lr (sum of the rows' gradients) / (size of the batch), also for a short batch."""
    w, X, y = regression
    for rows in ([3, 1, 4, 15], [9, 2], [6]):
        total = sum(2 * (X[i] @ w - y[i]) * X[i] for i in rows)
        expected = w - 0.1 * total / len(rows)
        assert minibatch_step(w, X, y, np.array(rows), 0.1) == pytest.approx(expected, rel=1e-12)


def test_minibatch_step_on_all_rows_is_a_batch_step(regression):
    """Batch size n is batch gradient descent, in whatever order the rows come."""
    w, X, y = regression
    rows = np.random.default_rng(1).permutation(23)
    assert minibatch_step(w, X, y, rows, 0.1) == pytest.approx(batch_step(w, X, y, 0.1), rel=1e-12)


def test_minibatch_gradients_average_to_the_gradient(regression, rng):
    """Over the equal batches of an epoch the mean of the gradients is the full gradient."""
    w, X, y = regression
    X, y = X[:20], y[:20]
    mean = np.mean([squared_error_gradient(w, X[r], y[r]) for r in minibatches(20, 4, rng)], axis=0)
    assert mean == pytest.approx(squared_error_gradient(w, X, y), rel=1e-12)


@pytest.mark.parametrize("batch_size", [1, 2, 3, 6, 7])
def test_variance_without_replacement(batch_size, regression):
    """Over all batches of B of n rows the gradient varies by sigma^2 / B times (n - B)/(n - 1)."""
    w, X, y = regression
    n, X, y = 7, X[:7], y[:7]
    one = np.var([squared_error_gradient(w, X[[i]], y[[i]]) for i in range(n)], axis=0)
    batches = [list(rows) for rows in combinations(range(n), batch_size)]
    of_batches = np.var([squared_error_gradient(w, X[r], y[r]) for r in batches], axis=0)
    expected = one / batch_size * (n - batch_size) / (n - 1)
    assert of_batches == pytest.approx(expected, rel=1e-10, abs=1e-25)


@pytest.mark.parametrize("batch_size", [1, 2, 3, 4])
def test_variance_with_replacement(batch_size, regression):
    """Over all ways to draw B of n rows with replacement the gradient varies by sigma^2 / B."""
    w, X, y = regression
    n, X, y = 5, X[:5], y[:5]
    one = np.var([squared_error_gradient(w, X[[i]], y[[i]]) for i in range(n)], axis=0)
    batches = [list(rows) for rows in product(range(n), repeat=batch_size)]
    of_batches = np.var([squared_error_gradient(w, X[r], y[r]) for r in batches], axis=0)
    assert of_batches == pytest.approx(one / batch_size, rel=1e-10)


# ---- epochs ------------------------------------------------------------------------------------


def orthogonal(rng):
    """Rows that no order can matter for: a step on one leaves the errors of the others alone."""
    X = np.linalg.qr(rng.normal(size=(6, 6)))[0] * np.array([[1.0], [2], [1], [0.5], [1], [2]])
    return rng.normal(size=6), X, rng.normal(size=6)


def once_each(w, X, y, lr):
    """The weights after one step on each of some orthogonal rows, in closed form."""
    return w - lr * 2 * X.T @ (X @ w - y)


def test_stochastic_epoch_uses_each_row_once(rng):
    """On orthogonal rows an epoch has a closed form that a row missed or used twice would break."""
    w, X, y = orthogonal(rng)
    for seed in range(5):
        after = stochastic_epoch(w, X, y, 0.1, np.random.default_rng(seed))
        assert after == pytest.approx(once_each(w, X, y, 0.1), rel=1e-12)


def test_minibatch_epoch_uses_each_row_once(rng):
    """At batch size 1 the same closed form holds for a mini-batch epoch."""
    w, X, y = orthogonal(rng)
    after = minibatch_epoch(w, X, y, 0.1, 1, rng)
    assert after == pytest.approx(once_each(w, X, y, 0.1), rel=1e-12)


def test_short_last_batch_counts_by_its_own_size():
    """With all rows equal, 5 rows in batches of 2 are three like steps: the last is no shorter."""
    X, y = np.ones((5, 1)), np.full(5, 8.0)
    after = minibatch_epoch(np.zeros(1), X, y, 0.25, 2, np.random.default_rng(0))
    assert after == pytest.approx([8 - 8 / 2**3])


@pytest.mark.parametrize("batch_size", [23, 24, 1000])
def test_minibatch_epoch_of_all_rows_is_a_batch_step(batch_size, regression, rng):
    """At batch size n and above an epoch is one step of batch gradient descent."""
    w, X, y = regression
    after = minibatch_epoch(w, X, y, 0.1, batch_size, rng)
    assert after == pytest.approx(batch_step(w, X, y, 0.1), rel=1e-12)


@pytest.mark.parametrize("copies", [2, 5])
def test_evil_genie(copies, regression, rng):
    """Batch size n on a set and kn on k copies of it take the same path."""
    w, X, y = regression
    path = minibatch_descent(w, X, y, 0.05, 23, 10, rng)
    X, y = np.tile(X, (copies, 1)), np.tile(y, copies)
    copied = minibatch_descent(w, X, y, 0.05, copies * 23, 10, rng)
    assert copied == pytest.approx(path, rel=1e-11)


def test_stochastic_is_mini_batch_of_one(regression):
    """Stochastic descent is mini-batch descent at batch size 1, given the same orders."""
    stochastic = run(stochastic_descent, regression, epochs=3)
    of_one = run(minibatch_descent, regression, epochs=3, batch_size=1)
    assert stochastic == pytest.approx(of_one, rel=1e-12)


def test_every_epoch_is_shuffled_anew(regression):
    """Two epochs from the same weights with one generator end differently."""
    rng = np.random.default_rng(0)
    for epoch in (stochastic_epoch, minibatch_epoch):
        first, second = (run(epoch, regression, rng=rng) for _ in range(2))
        assert not np.allclose(first, second, rtol=1e-6)


# ---- paths -------------------------------------------------------------------------------------


def test_paths_begin_at_the_weights_given(regression):
    """A path has a row for the start and one for every step, and its start is ``w``."""
    steps = {batch_descent: 2, stochastic_descent: 2 * 23, minibatch_descent: 2 * 5}
    for descent, count in steps.items():
        path = run(descent, regression)
        assert path.shape == (count + 1, 5)
        assert np.array_equal(path[0], regression[0])


def test_paths_pass_through_the_epochs(regression):
    """The path of many epochs holds what the epoch functions give, called one after another."""
    for descent, epoch, steps in (
        (stochastic_descent, stochastic_epoch, 23),
        (minibatch_descent, minibatch_epoch, 5),
    ):
        rng = np.random.default_rng(3)
        w, X, y = regression
        for ahead in run(descent, regression, epochs=3, rng=np.random.default_rng(3))[steps::steps]:
            w = run(epoch, (w, X, y), rng=rng)
            assert np.array_equal(ahead, w)


def test_no_steps(regression):
    """A path of no steps is the start alone."""
    for descent, none in (
        (batch_descent, {"steps": 0}),
        (stochastic_descent, {"epochs": 0}),
        (minibatch_descent, {"epochs": 0}),
    ):
        assert np.array_equal(run(descent, regression, **none), regression[0][None])


def test_geron(geron):
    """A thousand steps of 0.1 give the theta that Géron's book prints for this line."""
    path = batch_descent(np.zeros(2), *geron, lr=0.1, steps=1000)
    assert path[-1] == pytest.approx([2.77011339, 4.21509616], abs=5e-9)


def test_stability_threshold(geron):
    """Just below 2 / lambda_max the distance to the optimum shrinks, just above it grows."""
    X, y = geron
    optimum = np.linalg.lstsq(X, y, rcond=None)[0]
    for factor, grows in ((0.99, False), (1.01, True)):
        path = batch_descent(np.zeros(2), X, y, lr=factor * largest_stable_rate(X), steps=400)
        distance = np.linalg.norm(path - optimum, axis=1)
        assert (distance[-1] > distance[0]) == grows


def test_optimum_is_that_of_scikit_learn(regression):
    """Batch descent arrives where scikit-learn's LinearRegression is at once."""
    w, X, y = regression
    model = LinearRegression(fit_intercept=False).fit(X, y)
    end = batch_descent(w, X, y, lr=0.2, steps=2000)[-1]
    assert end == pytest.approx(model.coef_, rel=1e-9)


def test_minibatch_descent_stays_at_an_exact_fit(regression, rng):
    """Where every row is fitted exactly no batch has a gradient, so no step leads away."""
    w, X, _ = regression
    path = minibatch_descent(w, X, X @ w, 0.1, 4, 3, rng)
    assert path == pytest.approx(np.tile(w, (len(path), 1)), rel=1e-13)


# ---- manners -----------------------------------------------------------------------------------


@pytest.mark.parametrize("loop", LOOPS)
def test_nothing_is_changed_in_place(loop, regression):
    """Weights, rows and targets may be read-only: nothing writes to them."""
    for array in regression:
        array.setflags(write=False)
    before = regression[0].copy()
    after = run(loop, regression)
    assert np.array_equal(regression[0], before)
    assert not np.shares_memory(after, regression[0])


@pytest.mark.parametrize("loop", LOOPS)
@pytest.mark.parametrize("lr", [0, -1, float("nan"), float("inf"), "0.1"])
def test_lr_refused(loop, lr, regression):
    """A learning rate that is no finite number above zero is named with its value."""
    with pytest.raises(ValueError, match=rf"^lr must be a finite number above 0; got {lr!r}\."):
        run(loop, regression, lr=lr)


@pytest.mark.parametrize(
    "loop, name",
    [(batch_descent, "steps"), (minibatch_descent, "epochs"), (stochastic_descent, "epochs")],
)
@pytest.mark.parametrize("count", [-1, 2.5, True])
def test_counts_refused(loop, name, count, regression):
    """A number of steps or epochs that is not whole or below 0 is named with its value."""
    with pytest.raises(ValueError, match=rf"^{name} must be a whole .* at least 0; got {count!r}"):
        run(loop, regression, **{name: count})


@pytest.mark.parametrize("loop", LOOPS)
def test_data_refused(loop, regression):
    """Rows or targets that are not finite, or do not fit, are refused before the first step."""
    w, X, y = regression
    X_bad, y_bad = X.copy(), y.copy()
    X_bad[2, 1], y_bad[4] = np.nan, np.inf
    for problem, message in (
        ((w, X_bad, y), r"^X must be finite; got nan at \[2, 1\]"),
        ((w, X, y_bad), r"^y must be finite; got inf at \[4\]"),
        ((w, X, y[:, None]), r"got \(5,\), \(23, 5\), \(23, 1\)\. Flatten y"),
    ):
        with pytest.raises(ValueError, match=message):
            run(loop, problem)


@pytest.mark.parametrize("loop", [loop for loop in LOOPS if loop is not batch_descent])
def test_seed_refused(loop, regression):
    """A seed in the place of the generator is refused with the way to make one."""
    with pytest.raises(TypeError, match=r"^rng must be a numpy\.random\.Generator; got 42\."):
        run(loop, regression, rng=42)
