# ---
# jupyter:
#   jupytext:
#     cell_metadata_filter: nbgrader,tags,-all
#     formats: ipynb,py:percent
#     notebook_metadata_filter: jupytext,kernelspec,-jupytext.text_representation.jupytext_version
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # One step uses one row
#
# Batch gradient descent reads every row before it moves. **Stochastic gradient descent** reads a
# single row, moves, and reads the next. (*Stochastic* means left to chance: chance picks the row.)
# One row says little about all of them, and yet the method works. This lesson shows why, and what
# it costs.
#
# After this lesson you can
#
# - derive the gradient of one row, and say in which sense it is right;
# - compute how far it is off, and check that on real data;
# - predict how close a constant learning rate comes to the optimum, and let the rate decay;
# - say why an epoch shuffles the rows instead of drawing them anew.
#
# **Time:** about 90 minutes. **Needed:** NumPy arrays, the mean and the variance, the derivative
# of a square. Lesson 01 helps, but its code is not needed here.
#
# **How to read:** answer each question marked **Predict** in your head before you run the cell
# below it. Three exercises are graded; a check tells you what went wrong, not only that it did.

# %%
import ipywidgets as widgets
import numpy as np

from autograder import check, yours_or_reference
from mbgd_lessons import batch_step, data, figures, squared_error, squared_error_gradient

# %% [markdown]
# ## 1. The data
#
# Our rows are patients with diabetes (Efron et al., 2004). The target `y` says how far the disease
# progressed within a year, in points. To *see* gradients we need a problem with two weights: we
# keep the body mass index and `s5` (the logarithm of a blood fat), both standardised to mean 0 and
# standard deviation 1, and take the mean off the target, which makes an intercept unnecessary.

# %%
patients = data.diabetes(standardised=True)
columns = [patients.feature_names.index(name) for name in ("bmi", "s5")]
X, y = patients.X_train[:, columns], patients.y_train - patients.y_train.mean()
n = len(y)
best = np.linalg.lstsq(X, y)[0]  # the weights with the lowest cost
lowest = squared_error(best, X, y)
print(f"X {X.shape}, y {y.shape}; best weights {best.round(1)}, lowest cost {lowest:,.0f} points²")

# %% [markdown]
# In the letters of this course: $n = 353$ rows and $d = 2$ weights. Even the best weights leave a
# cost: two measurements do not tell how a disease goes on. Keep that in mind.
#
# ## 2. The gradient of one row
#
# Row $i$ has features $x_i$, of shape `(d,)`, and the target $y_i$, a number. With weights $w$,
# shape `(d,)`, the model predicts $x_i \cdot w$, a number. What it misses is the *residual* $r_i$,
# and the cost of the row is its square:
#
# $$r_i = x_i \cdot w - y_i \qquad\qquad f_i(w) = r_i^2$$
#
# **Outside:** the square. If $r_i$ changes by a little, $r_i^2$ changes $2\,r_i$ times as much.
#
# **Inside:** the residual, $x_{i1} w_1 + \dots + x_{id} w_d - y_i$. If $w_j$ changes by a little,
# it changes $x_{ij}$ times as much.
#
# **Together**, by the chain rule, and for all $d$ weights at once:
#
# $$\frac{\partial f_i}{\partial w_j} = 2\,r_i\,x_{ij} \qquad\qquad
# \boxed{\;\nabla f_i(w) = 2\,(x_i \cdot w - y_i)\,x_i\;}$$
#
# A number times a vector of shape `(d,)` has the shape `(d,)`: one entry a weight. There is no
# $1/n$: the cost of one row is a single square, with nothing to average.
#
# ### Exercise 1: `row_gradient`
#
# Turn the boxed equation into code. By hand, first: let $w = (2, -1)$,
# `X = [[1, 1], [3, -1], [2, 5]]`, `y = [0, 10, 1]` and $i = 1$. The model predicts
# $3 \cdot 2 + (-1) \cdot (-1) = 7$ for row 1, where the target is 10. The residual is $-3$, and the
# gradient $2 \cdot (-3) \cdot (3, -1) = (-18, 6)$.


# %% nbgrader={"grade": false, "grade_id": "row_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def row_gradient(w, X, y, i):
    """The gradient of row i's own squared error; w, X and y stay as they are.

    w (d,), X (n, d), y (n,), i an int from 0 to n - 1. Gives an array (d,).

    >>> X = np.array([[1.0, 1.0], [3.0, -1.0], [2.0, 5.0]])
    >>> row_gradient(np.array([2.0, -1.0]), X, np.array([0.0, 10.0, 1.0]), i=1)
    array([-18.,   6.])
    """
    ### BEGIN SOLUTION
    residual = X[i] @ w - y[i]  # a number
    return 2 * residual * X[i]  # (d,)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "row_gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check("row_gradient")

# %% [markdown]
# From here on, demonstrations use your function where its check passes, and otherwise ours, so
# that you can always read on.
#
# ## 3. Right on average, wrong every time
#
# The cost $J$ of all rows is the mean of the rows' costs, and the derivative of a mean is the mean
# of the derivatives:
#
# $$J(w) = \frac{1}{n} \sum_{i=1}^{n} f_i(w) \qquad\qquad
# \nabla J(w) = \frac{1}{n} \sum_{i=1}^{n} \nabla f_i(w)$$
#
# Now pick a row at random, each with probability $1/n$, and call its gradient $g$. What is $g$ on
# average? Weigh each possible value with its probability:
#
# $$\mathbb{E}[g] = \sum_{i=1}^{n} \frac{1}{n} \nabla f_i(w) = \nabla J(w)$$
#
# On average it is the full gradient. Such an estimate is called **unbiased**.

# %%
gradient_of = yours_or_reference("row_gradient")


def gradients_at(w):
    return np.array([gradient_of(w, X, y, i) for i in range(n)])  # (n, d): a row for each row


start = np.zeros(2)
mean = gradients_at(start).mean(axis=0)  # (d,)
print("mean of the rows' gradients", mean.round(6))
print("full gradient              ", squared_error_gradient(start, X, y).round(6))

# %% [markdown]
# The same numbers. But right on average may still be wrong every time.
#
# **Predict:** at the optimum the full gradient is zero. Are the gradients of the single rows zero
# there, too?

# %%
figures.gradient_fans(
    {"at the start, w = (0, 0)": gradients_at(start), "at the optimum": gradients_at(best)},
    labels=("slope along the weight of bmi (points)", "slope along the weight of s5 (points)"),
    title="Single rows point all over the place; only their mean knows the way",
)

# %% [markdown]
# At the start the fan leans to one side, and its mean shows which. At the optimum the mean is zero
# and the fan is still wide open: each row wants the weights elsewhere, and only together they
# agree.
#
# How wide is the fan? Write $\|v\|$ for the length of a vector, so that $\|v\|^2 = v \cdot v$. The
# mean square of what $g$ misses is its *variance* $\sigma^2$. Multiply the square out, and put in
# $\mathbb{E}[g] = \nabla J$:
#
# $$\sigma^2 = \mathbb{E}\,\|g - \nabla J\|^2
# = \mathbb{E}\,\|g\|^2 - 2\,\mathbb{E}[g] \cdot \nabla J + \|\nabla J\|^2
# = \mathbb{E}\,\|g\|^2 - \|\nabla J\|^2$$
#
# **Predict:** by how much is the gradient of a random row off: less than the full gradient is
# long, or more?

# %%
rng = np.random.default_rng(0)
for name, w in (("start", start), ("optimum", best)):
    g, full = gradients_at(w), squared_error_gradient(w, X, y)
    variance = np.mean(np.sum(g**2, axis=1)) - full @ full  # the formula
    drawn = g[rng.integers(n, size=5000)]  # the gradients of 5,000 random rows
    measured = np.mean(np.sum((drawn - full) ** 2, axis=1))
    length, miss = np.linalg.norm(full), np.sqrt(variance)
    print(f"{name}: full gradient {length:.0f} long, a row is off by {miss:.0f} points;", end=" ")
    print(f"variance {variance:,.0f}, measured {measured:,.0f} points²")

# %% [markdown]
# More, already at the start. (And 5,000 random rows bear the formula out, within a few per cent.) On
# the way down the signal goes to zero, while the noise does not. That explains most of what follows.
#
# ## 4. An epoch of single rows
#
# One step goes against the gradient of one row, a step of length $lr$ times that gradient:
#
# $$w \leftarrow w - lr \; \nabla f_i(w)$$
#
# An **epoch** takes one step on each row, in a random order. Each step goes on from where the one
# before it ended. (Most people shuffle like this. Section 7 compares it with drawing rows anew.)
#
# ### Exercise 2: `stochastic_epoch`
#
# Give the weights after one epoch. Every row comes exactly once. Any order of the rows must be
# possible; it is drawn from `rng` and from nothing else, so that calling again with the same `rng`
# gives a new one.
#
# By hand: let $w = (2, 1)$, `X = [[1, 2], [2, 1]]`, `y = [9, 2]` and $lr = 0.05$. If row 0 comes
# first, its residual is $4 - 9 = -5$ and its gradient $(-10, -20)$: the weights become $(2.5, 2)$.
# *There*, row 1 has the residual $7 - 2 = 5$ and the gradient $(20, 10)$: the epoch ends at
# $(1.5, 1.5)$. If row 1 comes first, it ends at $(2.02, 1.94)$. Both are right.
#
# You may call your own `row_gradient`; a mistake in it then counts here, too.


# %% nbgrader={"grade": false, "grade_id": "stochastic_epoch-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def stochastic_epoch(w, X, y, lr, rng):
    """The weights after one step on each row, every row once; w, X and y stay as they are.

    w (d,), X (n, d), y (n,), lr a float, the same for all steps; rng a numpy.random.Generator,
    from which the order is drawn. Gives an array (d,).

    >>> X, y = np.array([[1.0, 2.0], [1.0, 2.0]]), np.array([9.0, 9.0])  # equal rows: one result
    >>> stochastic_epoch(np.array([1.0, 2.0]), X, y, lr=0.05, rng=np.random.default_rng(0))
    array([1.6, 3.2])
    """
    ### BEGIN SOLUTION
    for i in rng.permutation(len(y)):
        w = w - lr * row_gradient(w, X, y, i)
    return w
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "stochastic_epoch", "locked": true, "points": 5, "schema_version": 3, "solution": false, "task": false}
check("stochastic_epoch")

# %% [markdown]
# **Predict:** start at zero, where the cost is about twice the lowest. After how many epochs is it
# within a tenth of the lowest? And after five more?

# %%
epoch = yours_or_reference("stochastic_epoch")
w, rng = start, np.random.default_rng(0)
for k in range(7):
    print(f"after {k} epochs: {squared_error(w, X, y) / lowest:.3f} times the lowest cost")
    w = epoch(w, X, y, 0.03, rng)

# %% [markdown]
# One epoch is enough. And the following ones change little: the cost comes close to the lowest and
# goes away again.
#
# ### Batch against stochastic
#
# An epoch of batch descent is a single step. To look inside an epoch of stochastic descent,
# `descend` takes the rows one by one and remembers where it was.


# %%
def descend(w, X, y, lr, rows):
    path = [w]
    for i in rows:
        path.append(path[-1] - lr * gradient_of(path[-1], X, y, i))
    return np.array(path)  # (steps + 1, d)


def descend_by_batch(w, X, y, lr, steps):
    path = [w]
    for _ in range(steps):
        path.append(batch_step(path[-1], X, y, lr))
    return np.array(path)


def shuffled(epochs, seed=0):
    rng = np.random.default_rng(seed)
    return np.concatenate([rng.permutation(n) for _ in range(epochs)])


# %% [markdown]
# **Predict:** both methods may look at 706 rows, two epochs, with the same learning rate. Who comes
# closer to the lowest point?

# %%
paths = {
    "batch": descend_by_batch(start, X, y, 0.03, steps=2),
    "stochastic": descend(start, X, y, 0.03, shuffled(epochs=2)),
}
around = np.linspace(-43, 37, 81)  # how far we look to each side of the best weights
grid = np.stack(np.meshgrid(best[0] + around, best[1] + around), axis=-1)  # (81, 81, 2)
cost_map = best[0] + around, best[1] + around, np.mean((grid @ X.T - y) ** 2, axis=-1)
names = {"best": best, "labels": ("weight of bmi (points)", "weight of s5 (points)")}
figures.cost_paths(*cost_map, paths, **names, title="The same 706 rows, learning rate 0.03")

# %% [markdown]
# Batch descent took two steps of 353 rows each and has hardly left. Stochastic descent took 706
# steps of one row each: it is soon there, and then runs in circles around the lowest point.
#
# That is one claim about stochastic descent in a picture: *faster convergence, but noisier
# updates*. Put it on trial on the whole problem, ten features and an intercept. Batch descent gets
# a second chance, with a learning rate twenty times as large.
#
# **Predict:** how many rows does each method read until its cost is within a tenth of the lowest?
# And which share of the stochastic steps makes the cost *worse*?

# %%
wide, progress = data.with_ones(patients.X_train), patients.y_train  # (n, 11), (n,)
floor = squared_error(np.linalg.lstsq(wide, progress)[0], wide, progress)
problem = np.zeros(11), wide, progress
runs = {
    "stochastic, lr 0.01": (1, descend(*problem, 0.01, shuffled(epochs=10))),
    "batch, lr 0.01": (n, descend_by_batch(*problem, 0.01, steps=10)),
    "batch, lr 0.2": (n, descend_by_batch(*problem, 0.2, steps=10)),
}
curves = {}
for name, (rows_a_step, path) in runs.items():
    seen = rows_a_step * np.arange(len(path))
    curves[name] = seen / n, np.array([squared_error(w, wide, progress) for w in path])

# %% [markdown]
# First in numbers, counted in rows, since reading a row is the work that both have to do:

# %%
for name, (epochs, costs) in curves.items():
    near = costs < 1.1 * floor
    rows = f"{n * epochs[near.argmax()]:,.0f} rows" if near.any() else "more than 3,530 rows"
    print(f"{name}: near after {rows}; {np.mean(np.diff(costs) > 0):.0%} of its steps go uphill")

# %% [markdown]
# Then as curves, with the rows seen across:

# %%
figures.learning_curves(
    curves,
    xlabel="rows seen (epochs of 353)",
    ylabel="cost (points²)",
    title="Stochastic descent is there first, and does not come to rest",
    floor=("least squares", floor),
)

# %% [markdown]
# The claim stands, row for row: stochastic descent is near after a third of an epoch, batch descent
# with the best of its two rates after five. The price is just as plain: half of all stochastic
# steps go uphill, and at the end batch descent is lower.
#
# ## 5. The noise ball
#
# Why does it not come to rest? Start *at* the optimum and watch. There the full gradient is zero,
# and batch descent would never leave.
#
# **Predict:** what does a learning rate three times smaller change?

# %%
rows = shuffled(epochs=5)
paths = {f"lr {lr}": descend(best, X, y, lr, rows) for lr in (0.03, 0.01, 0.003)}
figures.cost_paths(*cost_map, paths, **names, title="Five epochs that start at the lowest point")

# %% [markdown]
# Every step leaves the optimum, because every single row pulls. The path fills a cloud, the **noise
# ball**, and a smaller rate has a smaller one. How small?
#
# Follow the squared distance from the best weights $w^*$ through one step $w' = w - lr\,g$. With
# $\|a - b\|^2 = \|a\|^2 - 2\,a \cdot b + \|b\|^2$:
#
# $$\|w' - w^*\|^2 = \|w - w^*\|^2 - 2\,lr\;g \cdot (w - w^*) + lr^2\,\|g\|^2$$
#
# Take the mean over the random row: in the middle term $g$ becomes $\nabla J$. To see what
# $\nabla J(w) \cdot (w - w^*)$ is, walk along the straight line from $w^*$ to $w$, with $t$ going
# from 0 to 1. On it the cost is a parabola, $J(w^*) + a t^2$, with $a = J(w) - J(w^*)$. Its slope at
# $t = 1$ is $2a$; and the slope along a line is the gradient times the line's direction. So it is
# $2\,(J(w) - J(w^*))$, and on average
#
# $$\|w' - w^*\|^2 = \|w - w^*\|^2
# - \underbrace{4\,lr\,(J(w) - J(w^*))}_{\text{pulled back}}
# + \underbrace{lr^2\;\mathbb{E}\,\|g\|^2}_{\text{pushed out}}$$
#
# Inside the ball, in the long run, neither wins: the two terms are equal. Near the optimum
# $\mathbb{E}\,\|g\|^2$ is the variance $\sigma^2$ that we measured there. Divide by $4\,lr$:
#
# $$\boxed{\;\text{mean of } J(w) - J(w^*) \;\approx\; \frac{lr}{4}\,\sigma^2\;}$$
#
# Half the rate, half the excess.
#
# To check it without much waiting, let twenty *walkers* descend side by side, each with rows of its
# own. (The derivation draws each row anew, so here they do, too.)


# %%
def side_by_side(w, rows, rates):
    """w (m, d): m walkers; rows (steps, m): the row each meets; rates (steps,) or (steps, m)."""
    path = [w]
    for i, lr in zip(rows, rates, strict=True):
        residuals = np.sum(X[i] * w, axis=1) - y[i]  # (m,)
        w = w - (lr * 2 * residuals)[:, None] * X[i]  # (m, d)
        path.append(w)
    return np.array(path)  # (steps + 1, m, d)


def above_lowest(w):
    return np.mean((w @ X.T - y) ** 2, axis=-1) - lowest


# %% [markdown]
# **Predict:** with the variance 20,967 of section 3, what does the formula say for $lr = 0.01$? And
# for $lr = 0.001$?

# %%
tried = np.array([0.03, 0.01, 0.003, 0.001])
rate_of = np.repeat(tried, 20)  # (80,): twenty walkers for each rate
steps = 60 * n
drawn = np.random.default_rng(0).integers(n, size=(steps, 80))
path = side_by_side(np.tile(best, (80, 1)), drawn, [rate_of] * steps)
later = above_lowest(path[20 * n :: 50])  # (k, 80): when the start is forgotten
for lr, measured in zip(tried, later.mean(axis=0).reshape(4, 20).mean(axis=1), strict=True):
    print(f"lr {lr:5.3f}: measured {measured:6.1f} points², predicted {lr / 4 * variance:6.1f}")

# %% [markdown]
# The formula holds. At the largest rate it says a little too little: the walkers get so far from
# the optimum that $\mathbb{E}\,\|g\|^2$ is larger there, as it was at the start of section 3.
#
# So take a tiny rate, and be done? **Predict:** all walkers start at zero now. Which rate is ahead
# after half an epoch, and which after ten?

# %%
path = side_by_side(np.zeros((80, 2)), drawn[: 10 * n], [rate_of] * (10 * n))
costs = above_lowest(path[::10]).reshape(-1, 4, 20).mean(axis=2)  # (k, 4): the mean walker
seen = 10 * np.arange(len(costs)) / n
by_rate = {f"lr {lr}": (seen, costs[:, k]) for k, lr in enumerate(tried)}
axes = {"xlabel": "rows seen (epochs of 353)", "ylabel": "cost above the lowest (points²)"}
figures.learning_curves(by_rate, **axes, title="A large rate is fast, a small one comes close")

# %% [markdown]
# Speed or closeness: a constant rate buys one with the other. Move the slider to see each rate fall
# to the level that the formula predicts. (Where a page cannot show a slider, the figure above tells
# the same story.)

# %%
frames = {
    name: figures.learning_curves(
        {name: by_rate[name]},
        **axes,
        title=f"Twenty walkers with the learning rate {lr}",
        floor=("lr/4 · σ²", lr / 4 * variance),
        limits=(2, 4_000),
    )
    for name, lr in zip(by_rate, tried, strict=True)
}
slider = widgets.SelectionSlider(options=list(frames), value="lr 0.01", description="rate")
shown = [widgets.HTML(frame.html(dpi=100)) for frame in frames.values()]
view = widgets.Stack(shown, selected_index=slider.index)
widgets.jslink((slider, "index"), (view, "selected_index"))
widgets.VBox([slider, view])

# %% [markdown]
# ## 6. Annealing: let the rate decay
#
# Why choose? Start with a large rate and let it fall: **annealing**, like glass that is cooled
# slowly. How fast may it fall? Robbins and Monro (1951) gave two conditions for the rates $lr_0,
# lr_1, lr_2, \dots$ of all steps:
#
# $$\sum_{t=0}^{\infty} lr_t = \infty \qquad\qquad \sum_{t=0}^{\infty} lr_t^2 < \infty$$
#
# Section 5 says what they are for. The pull goes with $lr$: if the rates added up to something
# finite, the steps might end before they arrive. The push goes with $lr^2$: if its sum is finite,
# the noise dies out.
#
# One over time meets both: $1 + \frac12 + \frac13 + \dots$ grows without limit,
# $1 + \frac14 + \frac19 + \dots$ does not. With a rate to start from and a pace, this is
# **inverse-time decay**:
#
# $$lr_t = \frac{lr}{1 + decay \cdot t}$$
#
# Here $t$ counts the updates made so far. After $1/decay$ of them the rate is half of what it was.
#
# ### Exercise 3: `inverse_time_decay`
#
# Give the learning rate of a step. For example, with $lr = 0.5$ and a decay of 0.3 the rate is 0.5
# at step 0, and $0.5 / 2.5 = 0.2$ at step 5. A decay of 0 keeps the rate constant.


# %% nbgrader={"grade": false, "grade_id": "inverse_time_decay-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def inverse_time_decay(lr, decay, step):
    """The learning rate that falls as one over time.

    lr : float above 0, the rate at step 0
    decay : float, at least 0; step : int, at least 0, the number of updates made so far
    Gives a float.

    >>> inverse_time_decay(0.5, decay=0.3, step=5)
    0.2
    """
    ### BEGIN SOLUTION
    return lr / (1 + decay * step)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "inverse_time_decay", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check("inverse_time_decay")

# %% [markdown]
# Many programs do something else: after every epoch they keep a fixed share of the rate, say 95 or
# 80 %. This is *exponential decay*, and the share is often called the annealing rate.
#
# **Predict:** which of these schedules meets which condition? A sum without limit should still be
# growing after 50 epochs.

# %%
decayed = yours_or_reference("inverse_time_decay")
steps = 100 * n
schedules = {
    "constant, 0.03": [0.03] * steps,
    "inverse time from 0.03": [decayed(0.03, 0.01, t) for t in range(steps)],
    "inverse time from 0.001": [decayed(0.001, 0.0005, t) for t in range(steps)],
    "80 % an epoch from 0.03": [0.03 * 0.8 ** (t // n) for t in range(steps)],
    "50 % an epoch from 0.001": [0.001 * 0.5 ** (t // n) for t in range(steps)],
}

# %% [markdown]
# A list of rates for each schedule, one rate a step. Now their sums:

# %%
print("after 10, 50 and 100 epochs:    the sum of the rates      the sum of their squares")
for name, rates in schedules.items():
    sums = [np.sum(rates[: k * n]) for k in (10, 50, 100)]
    squares = [np.sum(np.square(rates[: k * n])) for k in (10, 50, 100)]
    print(f"{name:26}", *(f"{total:8.2f}" for total in sums), *(f"{q:9.4f}" for q in squares))

# %% [markdown]
# The constant rate meets the first condition only, exponential decay the second only: both of its
# sums have come to a stop. With inverse time the rates go on adding up, and the squares hardly do.
#
# **Predict:** twenty walkers for each schedule, a hundred epochs. Which ones are still getting
# closer at the end? Which one never arrives?

# %%
orders = np.stack([shuffled(epochs=100, seed=k) for k in range(20)], axis=1)  # (steps, 20)
rates = np.repeat(np.column_stack(list(schedules.values())), 20, axis=1)  # (steps, 100)
path = side_by_side(np.zeros((100, 2)), np.tile(orders, 5), rates)
costs = above_lowest(path[::n]).reshape(-1, 5, 20).mean(axis=2)  # (101, 5)
figures.learning_curves(
    {name: (np.arange(101), costs[:, k]) for k, name in enumerate(schedules)},
    xlabel="epochs",
    ylabel="cost above the lowest (points²)",
    title="The right decay goes on getting closer",
)

# %% [markdown]
# The constant rate stays in its ball. Both inverse-time schedules are still falling. Keeping 80 % an
# epoch falls as well, until its steps become too short to matter. And halving a small rate stops far
# from the goal and stays there for ever: its rates add up to less than one.
#
# So "the final weights are close, but not exact" is true of a constant rate. With the right decay
# they are as close as you have steps for. In practice exponential decay is popular all the same:
# who knows the number of epochs can choose a share that freezes late enough.
#
# ## 7. With or without replacement
#
# Our derivations drew every row anew, *with replacement*. Our epochs shuffle the rows and take each
# one once, *without* it. Does it matter?
#
# First, what an "epoch" of $n$ fresh draws sees. A draw misses a given row with probability
# $1 - \frac1n$, and $n$ draws all miss it with probability $(1 - \frac1n)^n$, which is close to
# $1/e$, about 37 %.

# %%
rng = np.random.default_rng(0)
shares = [len(np.unique(rng.integers(n, size=n))) / n for _ in range(5)]
print("rows seen in n draws:", *(f"{share:.0%}" for share in shares))
print(f"expected: {1 - (1 - 1 / n) ** n:.1%}; in a shuffled epoch: 100%")

# %% [markdown]
# Now the noise ball: the mean squared distance from the best weights, over all steps, once the start
# is forgotten. For fresh draws section 5 lets it go with $lr$. On axes that are both logarithmic,
# that is a line of slope 1. Two hundred walkers take both kinds of rows:

# %%
tried = np.array([0.0003, 0.001, 0.003, 0.01, 0.03])
rate_of, steps = np.repeat(tried, 40), 60 * n  # forty walkers for each rate
orders = np.stack([shuffled(epochs=60, seed=k) for k in range(200)], axis=1)  # (steps, 200)
drawn = np.random.default_rng(0).integers(n, size=(steps, 200))


def squared_distances(rows):
    path = side_by_side(np.tile(best, (200, 1)), rows, [rate_of] * steps)
    return np.sum((path[20 * n :] - best) ** 2, axis=2)  # (k, 200)


def for_each_rate(squared):
    return squared.mean(axis=0).reshape(5, 40).mean(axis=1)  # (5,)


# %% [markdown]
# **Predict:** which slope does shuffling give? Does it matter whether we look at all steps, or only
# at those that end an epoch?

# %%
in_epochs = squared_distances(orders)
measured = {
    "drawn anew, all steps": for_each_rate(squared_distances(drawn)),
    "shuffled, all steps": for_each_rate(in_epochs),
    "shuffled, ends of epochs": for_each_rate(in_epochs[::n]),
}
for name, values in measured.items():
    slopes = np.diff(np.log(values)) / np.diff(np.log(tried))
    print(f"{name:25} slopes from the smallest rate up:", *(f"{slope:.1f}" for slope in slopes))

# %% [markdown]
# Slopes of 1 for fresh draws, and near 2 for shuffling where the rates are small. In the picture:

# %%
figures.log_log(
    tried,
    measured,
    xlabel="learning rate",
    ylabel="squared distance (points²)",
    title="Small rates gain the most from shuffling",
    laws={
        "slope 1": measured["drawn anew, all steps"][0] * tried / tried[0],
        "slope 2": measured["shuffled, all steps"][0] * (tried / tried[0]) ** 2,
    },
)

# %% [markdown]
# At large rates there is little between them. At small ones shuffling wins by far: its squared
# distance goes with $lr^2$, where that of fresh draws goes with $lr$. Ying et al. (2018) prove these
# two powers. Why? In a shuffled epoch no row comes twice, so what one row pulls too far the others
# pull back, and at the end of the epoch all have had their say. That is why the ends of epochs are
# better still, and the place to stop. Fresh draws leave it to chance which rows come twice.
#
# ## 8. In your own words
#
# A colleague fits a model with stochastic gradient descent and a constant learning rate. After 50
# epochs the cost still jumps up and down. "I'll just run it longer," she says. In five to eight
# sentences: why will that not help? What are two things that would, and what does each of them
# cost? Use the pull and the push of section 5. Your teacher grades this answer.

# %% [markdown] nbgrader={"grade": true, "grade_id": "run_it_longer", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# **A model answer.** Even at the best weights each single row has a gradient of its own; only the
# mean of all of them is zero. So every step moves the weights off again. The push outwards goes with
# the square of the rate and does not depend on how many steps were made; the pull back goes with
# the rate and with the excess cost. Where they balance, the cost stays on average a quarter of the
# rate times the variance above its minimum. Fifty epochs more are fifty epochs at that same level.
# A smaller rate lowers the level in proportion, but the way there takes as many times longer.
# Letting the rate decay as one over time keeps the speed of the beginning and lets the noise die
# out, at the price of a pace that has to be chosen.
#
# **Rubric.**
#
# - 1 point: single rows pull even at the optimum, so a step never vanishes; or, as well, push and
#   pull balance at a level that the number of steps does not enter.
# - 1 point for two remedies that work, half a point each: a smaller rate, a decaying rate, more rows
#   a step, averaging the weights of many steps, shuffling in place of fresh draws.
# - 1 point for their costs, half a point each: a small rate takes longer to arrive; a decay has a
#   pace to be chosen, and stops short when it falls too fast; more rows a step give fewer steps for
#   the same reading; an average drags the early weights along. (Shuffling costs next to nothing: to
#   say so is right.)

# %% [markdown]
# ## Summary
#
# - The gradient of one row is $2\,(x_i \cdot w - y_i)\,x_i$. On average over the rows it is the full
#   gradient: unbiased, but often off by more than the full gradient is long.
# - Stochastic gradient descent takes a step after every row. Row for row it converges faster than
#   batch gradient descent, and about half of its steps near the optimum go uphill.
# - At a constant rate it never comes to rest: the cost stays about $\frac{lr}{4}\,\sigma^2$ above the
#   lowest. A smaller rate comes closer and takes longer.
# - Let the rate decay so that $\sum lr_t = \infty$ and $\sum lr_t^2 < \infty$, for example as one
#   over time.
# - Shuffle every epoch: at small rates the squared distance goes with $lr^2$ instead of $lr$.
#
# ## What if?
#
# Think first, then unfold.
#
# <details><summary>What if some weights fitted every row exactly?</summary>
#
# At these weights every residual is zero, and with it every row's gradient. Then $\sigma^2 = 0$
# there: no noise ball, and a constant rate arrives, if it is small enough to be stable. Very large
# models come near this case.
#
# </details>
#
# <details><summary>What if the data holds every row twice?</summary>
#
# The full gradient takes twice as long to read and says the same. A random row is just as good an
# estimate as before. The more the rows repeat each other, the more stochastic descent has the edge.
#
# </details>
#
# <details><summary>What if you average the weights of the last few epochs?</summary>
#
# The walker runs in circles around the optimum, so its mean is much closer to the middle than the
# place where it happens to stand. Polyak and Juditsky (1992) show how good this is.
#
# </details>
#
# <details><summary>What if one row is much longer than all others?</summary>
#
# A step multiplies that row's residual by $1 - 2\,lr\,\|x_i\|^2$. Once $lr$ is above
# $1 / \|x_i\|^2$ the step overshoots by more than it was off. So the longest row bounds the rate,
# and a forgotten outlier can make a run diverge that all other rows would allow.
#
# </details>
#
# <details><summary>What if one step used a few rows instead of one?</summary>
#
# The mean of several gradients is less noisy, and the ball is smaller at the same rate. This is
# mini-batch gradient descent: lesson 03.
#
# </details>
#
# ## Further reading
#
# - H. Robbins, S. Monro, "A Stochastic Approximation Method", *Annals of Mathematical Statistics*
#   22(3), 1951: where it began, and the two conditions.
# - L. Bottou, F. E. Curtis, J. Nocedal, "Optimization Methods for Large-Scale Machine Learning",
#   SIAM Review 60(2), 2018, [arXiv:1606.04838](https://arxiv.org/abs/1606.04838): section 4 proves
#   what section 5 here measures, for costs that are no parabola.
# - L. Bottou, O. Bousquet, "The Tradeoffs of Large Scale Learning", *NIPS* 2007: why a sloppy
#   optimiser that sees more rows can win.
# - B. Ying, K. Yuan, S. Vlaski, A. H. Sayed, "Stochastic Learning under Random Reshuffling with
#   Constant Step-sizes", [arXiv:1803.07964](https://arxiv.org/abs/1803.07964): section 7, proved.
# - B. T. Polyak, A. B. Juditsky, "Acceleration of Stochastic Approximation by Averaging", *SIAM
#   Journal on Control and Optimization* 30(4), 1992: the mean of the path.
# - B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", *Annals of
#   Statistics* 32(2), 2004: the diabetes data.
