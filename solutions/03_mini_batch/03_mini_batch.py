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
# # One step uses a few rows
#
# Batch gradient descent looks at every row before it moves. Stochastic gradient descent moves
# after a single row. **Mini-batch gradient descent** takes the middle road: look at a few rows,
# move, look at the next few. Neural networks are usually trained this way.
#
# After this lesson you can
#
# - derive the update and say why it divides by the size of the batch;
# - cut an epoch into shuffled mini-batches, and build a regressor on them;
# - predict how noisy a mini-batch gradient is, and check it on real data;
# - find and mend mistakes that raise no error.
#
# **Time:** about 90 minutes. **Needed:** NumPy arrays, the mean and the variance, the derivative
# of a square. Lessons 01 and 02 help, but their code is not needed here.
#
# **How to read:** answer each question marked **Predict** in your head before you run the cell
# below it. Four exercises are graded; a check tells you what went wrong, not only that it did.

# %%
import random

import ipywidgets as widgets
import numpy as np

from autograder import check, yours_or_reference
from mbgd_lessons import data, figures, squared_error, squared_error_gradient

# %% [markdown]
# ## 1. The data
#
# Our rows are patients with diabetes (Efron et al., 2004). Each row holds ten measurements; the
# target `y` says how far the disease progressed within a year, in points. The columns are
# *standardised*: every one has mean 0 and standard deviation 1 on the training rows. A last column
# of ones makes the last weight the intercept.

# %%
patients = data.diabetes(standardised=True)
X, y = data.with_ones(patients.X_train), patients.y_train
X_test, y_test = data.with_ones(patients.X_test), patients.y_test
n = len(y)
start = np.append(np.ones(X.shape[1] - 1), 0.0)  # coefficients of one, an intercept of zero
print(f"X {X.shape}, y {y.shape}, W {start.shape}; {len(y_test)} rows kept for testing")

# %% [markdown]
# In the letters of this course: $n = 353$ training rows, and $d = 11$ weights when we count the
# intercept.
#
# ## 2. The equation, step by step
#
# Row $i$ has features $x_i$ and target $y_i$. With weights $W$ the model predicts $x_i \cdot W$.
# The cost of one row is the square of what it misses, and the cost $J$ is the mean over all rows:
#
# $$f_i(W) = (x_i \cdot W - y_i)^2 \qquad\qquad J(W) = \frac{1}{n} \sum_{i=1}^{n} f_i(W)$$
#
# **One weight.** The prediction is $x_{i1} W_1 + \dots + x_{id} W_d$. Change $W_j$ by a little,
# and it changes $x_{ij}$ times as much. The chain rule gives
#
# $$\frac{\partial f_i}{\partial W_j} = 2\,(x_i \cdot W - y_i)\, x_{ij}$$
#
# **All weights.** Stack these $d$ numbers into a vector: the gradient of row $i$, of shape `(d,)`:
#
# $$\nabla f_i(W) = 2\,(x_i \cdot W - y_i)\, x_i$$
#
# **All rows.** The derivative of a mean is the mean of the derivatives:
#
# $$\nabla J(W) = \frac{1}{n} \sum_{i=1}^{n} \nabla f_i(W)$$
#
# So the full gradient is a **mean of $n$ vectors**, one per row. And we know how to estimate a
# mean cheaply: take a sample. Let a mini-batch hold $B$ of the rows. Replace the mean over all
# rows by the mean over the mini-batch, then step against it with the learning rate $lr$:
#
# $$\boxed{\;W^* = W - lr \;
# \frac{\sum_{i \,\in\, \text{mini-batch}} \nabla f_i(W)}{\text{size of the mini-batch}}\;}$$
#
# Batch and stochastic are its two ends. With $B = n$ it is **batch** gradient descent, with
# $B = 1$ it is **stochastic** gradient descent, and everything between is **mini-batch**.
#
# **Predict:** which shape has the array that holds the gradient of every row?

# %%
residual = X @ start - y  # (n,)
row_gradients = 2 * residual[:, None] * X  # (n, d): row i holds the gradient of row i
full_gradient = row_gradients.mean(axis=0)  # (d,)
difference = np.abs(full_gradient - squared_error_gradient(start, X, y)).max()
print(f"{row_gradients.shape} -> {full_gradient.shape}; largest difference {difference:.0e}")

# %% [markdown]
# One gradient per row, and their mean is the gradient of the cost, up to rounding.
#
# ### Why a mean and not a sum?
#
# Imagine an evil genie who copies every row of your data ten times and does not tell you. (The
# genie comes from an exercise in *Dive into Deep Learning*.) You have learned nothing new, so your
# steps should not change.
#
# **Predict:** what do ten copies do to the sum of the gradients, and what to their mean?

# %%
for copies in (1, 2, 10):
    copied = np.tile(row_gradients, (copies, 1))
    total, mean = np.linalg.norm(copied.sum(axis=0)), np.linalg.norm(copied.mean(axis=0))
    print(f"{copies:2} x the rows: length of the sum {total:12,.0f}, of the mean {mean:6.1f}")

# %% [markdown]
# The sum grows with the number of copies; the mean does not notice them. So the length of a step
# along the sum depends on $B$: whoever changes the batch size must change the learning rate, too.
# With the mean, $lr$ keeps its meaning. In section 8 you will meet a regressor that forgot this.
#
# ## 3. Cutting an epoch into mini-batches
#
# An **epoch** is one pass in which every row is used once. Shuffle the row *numbers*, and leave
# `X` and `y` where they are; then cut the shuffled numbers into pieces of $B$. When $B$ does not
# divide $n$, the last piece is shorter.
#
# ### Exercise 1: `minibatches`
#
# Give the index arrays of one shuffled epoch. For `n = 5` and `batch_size = 2` they have the sizes
# 2, 2 and 1, and together they hold 0, 1, 2, 3 and 4 once each, in an order drawn from `rng`.
# Every order should be equally likely, and calling again with the same `rng` gives a new one.


# %% nbgrader={"grade": false, "grade_id": "minibatches-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatches(n, batch_size, rng):
    """One shuffled epoch of the rows 0 ... n - 1, cut into mini-batches.

    n : int, the number of rows
    batch_size : int, at least 1; above n it gives one batch of all rows
    rng : numpy.random.Generator, the only source of randomness
    Gives a list (or anything else to loop over once) of integer arrays of shape (batch_size,). The
    last one holds what remains: it may be shorter, but never empty.

    >>> [len(rows) for rows in minibatches(5, 2, np.random.default_rng(0))]
    [2, 2, 1]
    """
    ### BEGIN SOLUTION
    order = rng.permutation(n)
    return [order[first : first + batch_size] for first in range(0, n, batch_size)]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "minibatches", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("minibatches")

# %% [markdown]
# From here on, demonstrations use your function where its check passes, and otherwise ours, so
# that you can always read on.
#
# **Predict:** how many steps has an epoch of 353 rows with $B = 32$, and how long is the last
# batch?

# %%
one_epoch = yours_or_reference("minibatches")
sizes = [len(rows) for rows in one_epoch(n, 32, np.random.default_rng(0))]
print(f"{len(sizes)} steps of {sizes} rows, {sum(sizes)} in all")

# %% [markdown]
# Eleven full batches and a single row: $353 = 11 \times 32 + 1$. And 353 is prime, so *every*
# batch size between 2 and 352 leaves a short last batch. We come back to it in section 6.
#
# ## 4. One step
#
# ### Exercise 2: `minibatch_step`
#
# Turn the boxed equation into code. By hand, first: let $W = (1, -1)$,
# `X = [[1, 1], [1, 2], [1, 3], [1, 0]]`, `y = [3, 2, -1, 0]`, and let the mini-batch hold the rows
# 0, 2 and 3. The model predicts 0, $-2$ and 1 for them, so it misses their targets by $-3$, $-1$
# and 1. Their gradients are $2 \cdot (-3) \cdot (1, 1) = (-6, -6)$,
# $2 \cdot (-1) \cdot (1, 3) = (-2, -6)$ and $2 \cdot 1 \cdot (1, 0) = (2, 0)$. Their mean is
# $(-2, -4)$, and with $lr = 0.1$ the new weights are $(1.2, -0.6)$.


# %% nbgrader={"grade": false, "grade_id": "minibatch_step-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minibatch_step(w, X, y, rows, lr):
    """The weights after one step on the mini-batch X[rows], y[rows]; w itself stays as it is.

    w (d,), X (n, d), y (n,), rows (B,) of row numbers, lr a float. Gives an array (d,).

    >>> X = np.array([[1.0, 1.0], [1.0, 2.0], [1.0, 3.0], [1.0, 0.0]])
    >>> y = np.array([3.0, 2.0, -1.0, 0.0])
    >>> minibatch_step(np.array([1.0, -1.0]), X, y, np.array([0, 2, 3]), lr=0.1)
    array([ 1.2, -0.6])
    """
    ### BEGIN SOLUTION
    misses = X[rows] @ w - y[rows]  # (B,)
    gradients = 2 * misses[:, None] * X[rows]  # (B, d)
    return w - lr * gradients.sum(axis=0) / len(rows)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "minibatch_step", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("minibatch_step")

# %% [markdown]
# A descent is now a short loop. `epochs_of` lists the batches of several epochs; `descend` takes
# one step on each, and remembers where it was.

# %%
step = yours_or_reference("minibatch_step")


def epochs_of(n, batch_size, epochs, seed=0):
    rng = np.random.default_rng(seed)
    return [rows for _ in range(epochs) for rows in one_epoch(n, batch_size, rng)]


def descend(w, X, y, lr, batches):
    path = [w]
    for rows in batches:
        path.append(step(path[-1], X, y, rows, lr))
    return np.array(path)  # (steps + 1, d)


# %% [markdown]
# To *see* a path we need a cost with two weights. So, for one figure, we keep two of the features,
# body mass index and `s5` (the logarithm of a blood fat), and take the mean off the target, which
# makes an intercept unnecessary.
#
# **Predict:** all three methods may look at 1,059 rows, that is three epochs, with the same
# learning rate. Who comes closest to the lowest point? Whose path is the smoothest?

# %%
columns = [patients.feature_names.index(name) for name in ("bmi", "s5")]
two, centred = X[:, columns], y - y.mean()
methods = {"batch, B = 353": 353, "stochastic, B = 1": 1, "mini-batch, B = 32": 32}
paths = {
    name: descend(np.array([70.0, -10.0]), two, centred, 0.05, epochs_of(n, size, epochs=3))
    for name, size in methods.items()
}

bmi, s5 = np.linspace(-10, 85, 96), np.linspace(-30, 75, 106)
grid = np.stack(np.meshgrid(bmi, s5), axis=-1)  # (106, 96, 2): a pair of weights at each point
cost = np.mean((grid @ two.T - centred) ** 2, axis=-1)
figures.cost_paths(
    bmi,
    s5,
    cost,
    paths,
    best=np.linalg.lstsq(two, centred)[0],
    labels=("weight of bmi (points)", "weight of s5 (points)"),
    title="Same start, same learning rate 0.05, same 1,059 rows",
)

# %% [markdown]
# Batch descent is smooth, but three steps take it almost nowhere. Stochastic descent arrives early
# and then cannot stand still. Mini-batch descent made 36 steps with the rows for which batch
# descent made 3, and came close on a far calmer path. (Its very last step turns away; section 6
# tells why.)
#
# Now the whole problem: eleven weights, ten epochs. Batch descent gets a second chance, with a
# larger learning rate.
#
# **Predict:** which curve falls first, and which one ends lowest?

# %%
best = np.linalg.lstsq(X, y)[0]


def costs_along(X, y, lr, batches):
    epochs_seen = np.cumsum([0, *map(len, batches)]) / n
    path = descend(start, X, y, lr, batches)
    return epochs_seen, np.array([squared_error(w, X, y) for w in path])


figures.learning_curves(
    {
        "batch, B = 353, lr 0.03": costs_along(X, y, 0.03, epochs_of(n, 353, epochs=10)),
        "stochastic, B = 1, lr 0.03": costs_along(X, y, 0.03, epochs_of(n, 1, epochs=10)),
        "mini-batch, B = 32, lr 0.03": costs_along(X, y, 0.03, epochs_of(n, 32, epochs=10)),
        "batch, B = 353, lr 0.2": costs_along(X, y, 0.2, epochs_of(n, 353, epochs=10)),
    },
    xlabel="rows seen (epochs of 353)",
    ylabel="cost (points²)",
    title="The same rows buy many steps or few",
    floor=("least squares", squared_error(best, X, y)),
)

# %% [markdown]
# Stochastic descent falls within a fraction of an epoch, and then jumps about, far above the
# lowest cost. Mini-batch descent needs about four epochs and ends close to it. Batch descent at
# the same learning rate still has a long way to go; at 0.2 it catches up. So "mini-batch converges
# faster" is true per row seen, *at the same learning rate*. A fair race tunes each method: see
# lesson 05.
#
# Move the sliders to try other learning rates, batch sizes and seeds. (Where a page cannot show
# sliders, the figure above tells the same story.)
#
# **Predict:** what does another seed change, and what stays as it is?

# %%
rate = widgets.SelectionSlider(options=(0.01, 0.03), value=0.03, description="lr")
size = widgets.SelectionSlider(options=(2, 8, 32, 128), value=32, description="rows, B")
seed = widgets.SelectionSlider(options=(0, 1, 2), value=0, description="seed")


def frame(lr, B, seed):
    picture = figures.learning_curves(
        {f"mini-batch, B = {B}": costs_along(X, y, lr, epochs_of(n, B, epochs=10, seed=seed))},
        xlabel="rows seen (epochs of 353)",
        ylabel="cost (points²)",
        title=f"Ten epochs with B = {B}, learning rate {lr}, seed {seed}",
        floor=("least squares", squared_error(best, X, y)),
        limits=(2_500, 40_000),
    )
    return widgets.HTML(picture.html(dpi=100))


def moved_by(slider, views):  # shows one of the views
    view = widgets.Stack(views, selected_index=slider.index)
    widgets.jslink((slider, "index"), (view, "selected_index"))
    return view


def of_size(lr, B):
    return moved_by(seed, [frame(lr, B, s) for s in seed.options])


def of_rate(lr):
    return moved_by(size, [of_size(lr, B) for B in size.options])


view = moved_by(rate, [of_rate(lr) for lr in rate.options])
widgets.VBox([rate, size, seed, view])

# %% [markdown]
# Another seed draws another path of the same kind: as steep and as noisy, with other jags. How steep
# and how noisy, the learning rate and the batch size decide. At one learning rate, a small $B$ buys
# speed and pays with noise. How much noise, exactly?
#
# ## 5. How noisy is a mini-batch gradient?
#
# Write $g$ for the gradient of a random mini-batch. Every row is equally likely to be in it, so on
# average it is the full gradient: $\mathbb{E}[g] = \nabla J(W)$. The mini-batch gradient is
# **unbiased**.
#
# By how much does one miss? Take the mean square, $\mathbb{E}\,\|g - \nabla J\|^2$: the *variance*
# of $g$, summed over its $d$ entries. Let $\sigma^2$ be this variance for a single row. The mean
# of $B$ independent draws has a variance $B$ times smaller. A mini-batch draws *without
# replacement*: no row comes twice, which is a little better still (Cochran, 1977, theorem 2.2):
#
# $$\text{with replacement: } \frac{\sigma^2}{B} \qquad\qquad
# \text{without: } \frac{\sigma^2}{B} \cdot \frac{n - B}{n - 1}$$
#
# <details><summary>Where does the second factor come from?</summary>
#
# By symmetry any two rows of the batch have the same covariance $c$. So the variance of the sum of
# $B$ rows is $B \sigma^2 + B (B - 1)\, c$. For $B = n$ the sum never changes, so its variance is
# 0; this gives $c = -\sigma^2 / (n - 1)$. Put $c$ in and divide by $B^2$:
#
# $$\frac{\sigma^2}{B} \left(1 - \frac{B - 1}{n - 1}\right)
# = \frac{\sigma^2}{B} \cdot \frac{n - B}{n - 1}$$
#
# </details>
#
# Check the ends: for $B = 1$ both are $\sigma^2$; for $B = n$ the second is 0, since the batch is
# then the whole data set.
#
# **Predict:** draw 2,000 random mini-batches. How far is *one* gradient from the full one, and how
# far is the mean of all 2,000? What do four times as many rows change?


# %%
def draw(batch_size, replace, draws=2000):
    rng = np.random.default_rng(1)
    rows = rng.integers(n, size=(draws, batch_size))
    if not replace:
        rows = rng.permuted(np.tile(np.arange(n), (draws, 1)), axis=1)[:, :batch_size]
    return row_gradients[rows].mean(axis=1)  # (draws, d): a mini-batch gradient in each row


print(f"length of the full gradient {np.linalg.norm(full_gradient):.0f}")
for B in (2, 8, 32):
    drawn = draw(B, replace=False)
    single = np.sqrt(np.sum((drawn - full_gradient) ** 2, axis=1).mean())
    together = np.linalg.norm(drawn.mean(axis=0) - full_gradient)
    print(f"B = {B:2}: one is off by {single:3.0f}, the mean of 2,000 by {together:2.0f}")

# %% [markdown]
# A single gradient can be off by more than the length of the true one. But it is wrong in a random
# direction: in the mean, the errors cancel. That is what *unbiased* buys. And four times the rows
# give only *half* the error: the variance goes as $1/B$; the typical error is its square root and
# goes as $1/\sqrt{B}$.
#
# Now the variance at every size, against the formulas.
#
# **Predict:** on axes that are both logarithmic, which line does $\sigma^2 / B$ give? Where do the
# two formulas part?

# %%
batch_sizes = np.array([1, 2, 4, 8, 16, 32, 64, 128, 256, 353])
variance = {
    name: [np.sum((draw(B, replace) - full_gradient) ** 2, axis=1).mean() for B in batch_sizes]
    for name, replace in (("measured, with replacement", True), ("measured, without", False))
}
one_row = np.sum((row_gradients - full_gradient) ** 2, axis=1).mean()  # sigma squared
with_replacement = one_row / batch_sizes
without = with_replacement * (n - batch_sizes) / (n - 1)

figures.against_batch_size(
    batch_sizes,
    variance,
    formula={"σ² / B": with_replacement, "σ² / B · (n − B) / (n − 1)": without},
    ylabel="variance of the gradient (points²)",
    title="Four times the rows, a quarter of the variance",
)

# %% [markdown]
# A straight line of slope $-1$, with the measured points on it. Without replacement they bend away
# when $B$ becomes a good part of $n$; at $B = 353$ the variance is zero, which a logarithmic axis
# cannot show.
#
# ## 6. Order: the short last batch and sorted data
#
# ### The short last batch
#
# With $B = 32$ the last batch of our epoch is a single row. Divided by its own size, this one row
# moves the weights as far as 32 rows do elsewhere, with about 32 times the variance.
#
# **Predict:** is the cost, on average over 40 epochs, higher before the one-row step or after it?

# %%
path = descend(start, X, y, 0.05, epochs_of(n, 32, epochs=50))
costs = np.array([squared_error(w, X, y) for w in path])
before, after = costs[11::12], costs[12::12]  # an epoch has 12 steps, the last one has one row
before, after = before[10:], after[10:]  # the first ten epochs are the way down
print(f"before the one-row step {before.mean():,.0f}, after it {after.mean():,.0f} points²")

# %% [markdown]
# One row undoes part of what 352 have won. Should we divide by 32 all the same? Then the steps
# would no longer be means, and the last rows of each epoch would count for less. Some people drop
# the short batch (`drop_last=True` in PyTorch), and a fresh shuffle lets different rows miss out
# each time. In this course the short batch stays, divided by its own size; and we pick a $B$ that
# leaves no tiny rest.
#
# ### Sorted data
#
# Files often come sorted: by date, by class, by size. Sort our rows by their target and compare
# batches in file order with shuffled ones.

# %%
by_target = np.argsort(y)
X_sorted, y_sorted = X[by_target], y[by_target]
shuffled = epochs_of(n, 32, epochs=1)
file_order = np.split(np.arange(n), np.cumsum([len(rows) for rows in shuffled])[:-1])
figures.order_raster(
    {"not shuffled": file_order, "shuffled": shuffled},
    n,
    title="Sorted rows come in blocks, shuffled rows come mixed",
    ylabel="row, sorted by target",
)

# %% [markdown]
# Without a shuffle the first steps see only mild cases, the last ones only severe cases. Such a
# batch is not a random sample, so its gradient is *biased*.
#
# **Predict:** what happens to the cost within an epoch?


# %%
figures.learning_curves(
    {
        "not shuffled": costs_along(X_sorted, y_sorted, 0.05, file_order * 6),
        "shuffled": costs_along(X_sorted, y_sorted, 0.05, epochs_of(n, 32, epochs=6)),
    },
    xlabel="rows seen (epochs of 353)",
    ylabel="cost (points²)",
    title="Sorted rows pull the weights back and forth",
    floor=("least squares", squared_error(best, X, y)),
)

# %% [markdown]
# In file order the cost swings once an epoch: the weights chase the low targets, then the high
# ones. Shuffled, the same rows bring it down and keep it lower. (Its jumps at whole epochs are the
# one-row batches.) **Shuffle, and shuffle again for every epoch.**
#
# ## 7. From a function to an estimator
#
# A regressor keeps its settings and its weights in one object. In scikit-learn's convention,
# `__init__` keeps the settings, `fit` learns and returns `self`, and what was learned has names
# that end in an underscore.
#
# ### Exercise 3: `MiniBatchRegressor`
#
# Write the class. Here `X` has no column of ones; the intercept is a number of its own. Its
# gradient is the mean of $2\,(x_i \cdot W + b - y_i)$ over the batch: the same as for a weight
# whose feature is always 1. Take both gradients at the *same* weights, before you change either.
#
# - Every epoch uses every row, in a fresh order; the short last batch is a step too, divided by its
#   own size. The learning rate stays what it is.
# - `fit` starts afresh each time, also with its generator: fitting twice gives the same weights.
#   It changes neither the settings nor `X` and `y`.
# - `X` and `y` come as float arrays; `intercept_` is one number.
#
# For example, let `X` hold the rows 1 and 3, both with the target 3, and let $lr = 0.1$. The model
# starts with the predictions 1 and 3 and misses by $-2$ and 0; both gradients are $-2$, so one
# epoch with $B = 2$ gives `coef_ = [1.2]` and `intercept_ = 0.2`. A second one gives `[1.12]` and
# 0.28.
#
# You may call your own `minibatches` and `minibatch_step`; a mistake in them then counts here, too.


# %% nbgrader={"grade": false, "grade_id": "MiniBatchRegressor-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MiniBatchRegressor:
    """A linear model, fitted by mini-batch gradient descent on the squared error.

    lr : learning rate; epochs : passes over the rows; batch_size : rows a step, and above n one
    batch of all rows; random_state : seed for np.random.default_rng, from which `fit` draws a fresh
    order for every epoch.

    >>> model = MiniBatchRegressor(lr=0.1, epochs=2, batch_size=2, random_state=0)
    >>> model.fit(np.array([[1.0], [3.0]]), np.array([3.0, 3.0])).predict(np.array([[2.0]]))
    array([2.52])
    """

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        """Keep the settings."""
        ### BEGIN SOLUTION
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        ### END SOLUTION

    def fit(self, X, y):
        """From coef_ of ones (d,) and intercept_ 0, descend; return self. X (n, d), y (n,)."""
        ### BEGIN SOLUTION
        n, d = X.shape
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(d), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(n)
            for first in range(0, n, self.batch_size):
                rows = order[first : first + self.batch_size]
                misses = X[rows] @ self.coef_ + self.intercept_ - y[rows]
                self.coef_ = self.coef_ - self.lr * 2 * misses @ X[rows] / len(rows)
                self.intercept_ = self.intercept_ - self.lr * 2 * misses.sum() / len(rows)
        return self
        ### END SOLUTION

    def predict(self, X):
        """The predictions (m,) for the rows of X (m, d)."""
        ### BEGIN SOLUTION
        return X @ self.coef_ + self.intercept_
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "MiniBatchRegressor", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("MiniBatchRegressor")

# %% [markdown]
# How good is it? Least squares solves this problem exactly, without any steps. $R^2$ says which
# share of the test targets' variance a model explains.
#
# **Predict:** will five different shuffles give five different scores? Does it matter whether $B$
# is 32, which leaves a last batch of one row, or 33, which leaves 23?

# %%
Regressor = yours_or_reference("MiniBatchRegressor")


def r2(predicted):
    return 1 - np.sum((y_test - predicted) ** 2) / np.sum((y_test - y_test.mean()) ** 2)


for B in (32, 33):
    models = [Regressor(lr=0.03, epochs=100, batch_size=B, random_state=seed) for seed in range(5)]
    predicted = [model.fit(patients.X_train, y).predict(patients.X_test) for model in models]
    print(f"B = {B}, five seeds: test R²", *(f"{r2(values):.3f}" for values in predicted))
print(f"least squares: test R² {r2(X_test @ best):.3f}")

# %% [markdown]
# Close, but not exact, and a different miss for every shuffle. With $B = 32$ the misses are much
# wider: `fit` always ends right after a one-row step. A seed that beats least squares on the test
# rows was lucky; least squares is best on the *training* rows only.
#
# Why not exact? At the optimum the full gradient is zero, but the gradient of a single batch is
# not: it still pulls. Start *at* the optimum and see.
#
# **Predict:** what does a smaller learning rate do to the cost that remains above the minimum?

# %%
lowest = squared_error(best, X, y)
for lr in (0.04, 0.02, 0.01, 0.005):
    path = descend(best, X, y, lr, epochs_of(n, 32, epochs=200))
    excess = np.mean([squared_error(w, X, y) for w in path[len(path) // 2 :]]) - lowest
    print(f"lr {lr:5.3f}: on average {excess:6.2f} points² above the lowest cost")
path = descend(best, X, y, 0.04, epochs_of(n, n, epochs=200))
print(f"batch, lr 0.04: {abs(squared_error(path[-1], X, y) - lowest):.2f}")

# %% [markdown]
# Mini-batch steps push us off the optimum, batch descent stays. Half the learning rate leaves a
# little less than half of the excess. So let the learning rate shrink as you go, and "close"
# becomes as close as you like (Robbins and Monro, 1951). The exercises here keep it constant.
#
# ## 8. The repair
#
# Here is a regressor much like many in tutorials. It runs. It even scores well. Read it slowly,
# and note what looks wrong to you. There is more than one thing.


# %% tags=["exhibit"]
class DraftRegressor:
    def __init__(self, lr=0.01, epochs=100, batch_size=10):
        self.lr, self.epochs, self.batch_size = lr, epochs, batch_size

    def fit(self, X, y):
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0
        for _epoch in range(self.epochs):
            for _step in range(int(len(X) / self.batch_size)):
                picked = random.sample(range(len(X)), self.batch_size)
                error = self.predict(X[picked]) - y[picked]
                self.intercept_ = self.intercept_ - self.lr * 2 * np.mean(error)
                self.coef_ = self.coef_ - self.lr * 2 * np.dot(error, X[picked])

    def predict(self, X):
        return self.intercept_ + np.dot(X, self.coef_)


# %% [markdown]
# ### Symptom 1: the learning rate depends on the batch size
#
# Call a learning rate *stable* if after 10 epochs the cost is below where it started. To find the
# largest one, try the geometric middle of an interval and keep the half that holds the limit. Some
# trials will overflow. That is what we look for, so we tell NumPy not to warn.
#
# **Predict:** how does the largest stable learning rate change from $B = 10$ to $B = 100$, for the
# mean, and for the draft?


# %%
def largest_stable(cost_at, B):
    low, high = 1e-4, 1.0
    while high / low > 1.1:
        middle = np.sqrt(low * high)
        stable = cost_at(middle, B) < squared_error(start, X, y)  # nan is not below anything
        low, high = (middle, high) if stable else (low, middle)
    return low


def cost_of_mean(lr, B):
    return squared_error(descend(start, X, y, lr, epochs_of(n, B, epochs=10))[-1], X, y)


def cost_of_draft(lr, B):
    random.seed(0)
    draft = DraftRegressor(lr, epochs=10, batch_size=B)
    draft.fit(patients.X_train, y)
    return np.mean((draft.predict(patients.X_train) - y) ** 2)


tried = [1, 10, 32, 100, 353]
with np.errstate(over="ignore", invalid="ignore"):
    of_mean = [largest_stable(cost_of_mean, B) for B in tried]
    of_draft = [largest_stable(cost_of_draft, B) for B in tried]

figures.against_batch_size(
    tried,
    {"mean of the gradients": of_mean, "the draft": of_draft},
    ylabel="largest stable learning rate",
    title="The draft must slow down when the batch grows",
)

# %% [markdown]
# With the mean, every $B$ from ten up takes about the same learning rate. (For single rows the
# limit is lower: one long row is enough to overshoot.) The draft's shrinks as $B$ grows. Look at
# its two updates: one takes a mean, the other a *sum*.
#
# ### Symptom 2: the defect hides as a larger learning rate
#
# Why does nobody notice? Scikit-learn ships these columns divided by about $\sqrt{442}$, with a
# standard deviation of only 0.048. On such small columns gradients are small, and a sum over ten
# rows acts like a learning rate ten times as large: just what they need.
#
# **Predict:** on the small columns, which scores better: the draft or the mean?

# %%
standardised = patients.X_train, patients.X_test
small = [columns / np.sqrt(442) for columns in standardised]
random.seed(0)
for name, model, (train, test) in (
    ("draft, lr 0.01, small columns", DraftRegressor(lr=0.01), small),
    ("mean,  lr 0.01, small columns", Regressor(lr=0.01, random_state=0), small),
    ("mean,  lr 0.1,  small columns", Regressor(lr=0.1, random_state=0), small),
    ("mean,  lr 0.01, standardised", Regressor(lr=0.01, random_state=0), standardised),
):
    model.fit(train, y)  # 100 epochs and B = 10, the defaults of both
    print(f"{name:30} test R² {r2(model.predict(test)):.3f}")

# %% [markdown]
# At the same learning rate the wrong code wins! Give the right code the learning rate that the
# draft really used for `coef_`, ten times 0.01, and it scores the same; or standardise the columns,
# and 0.01 reaches least squares. A test of the final score cannot find this defect. A change of $B$
# does.
#
# ### Symptom 3: an "epoch" that leaves rows out
#
# The draft draws a fresh sample for every step. **Predict:** which share of the rows does it see
# in one "epoch" with $B = 10$?

# %%
random.seed(0)
epoch = [random.sample(range(n), 10) for _ in range(n // 10)]
figures.order_raster(
    {"a fresh sample each step": epoch, "one shuffle, cut": epochs_of(n, 10, epochs=1)},
    n,
    title="An epoch, and something that only looks like one",
)

# %% [markdown]
# More than a third of the rows is never used, while others come twice or more. And 35 steps of 10
# could not reach all 353 rows anyway. What is more, the draft draws from `random`, which the whole
# program shares: no setting of the class can make a fit repeat.
#
# ### Symptom 4: silence
#
# **Predict:** what does the draft learn with a batch size above $n$? And from a `y` that is a
# column, of shape `(n, 1)`?

# %%
draft = DraftRegressor(batch_size=400)
print("fit returns", draft.fit(patients.X_train, y))
print("B = 400 learns", draft.coef_, draft.intercept_)
draft = DraftRegressor(batch_size=10)
draft.fit(patients.X_train, y[:, None])
print("coef_ from a column y:", draft.coef_.shape, "and not", patients.X_train.shape[1:])

# %% [markdown]
# No error, no warning, no model. With $B = 400$ there are `int(353 / 400)` steps, that is none.
# With a column, `(10,)` minus `(10, 1)` broadcasts to `(10, 10)`: every prediction meets every
# target. The next step would fail, if $B$ were not equal to the ten columns by chance. And `fit`
# returns `None`, so `model.fit(X, y).predict(X)` cannot work.
#
# ### Exercise 4: `RepairedRegressor`
#
# Mend all of it. The interface and the rules are those of `MiniBatchRegressor`; copy from either
# class, or inherit from one.
#
# - Both gradients are means over the batch, taken at the same weights (there the draft is right).
# - Every row exactly once an epoch, in a fresh order; the short last batch by its own size.
# - A batch size above $n$ is one batch of all rows.
# - A `y` of shape `(n, 1)` is treated as `(n,)`, or refused with a `ValueError`.
# - The same `random_state` gives the same fit, and the global random state is left alone.
# - `fit` returns `self`.
#
# For example, with the two rows of exercise 3 and $lr = 0.1$, two epochs with `batch_size=5` give
# `coef_ = [1.12]` and `intercept_ = 0.28`. The draft leaves them at 1 and 0.


# %% nbgrader={"grade": false, "grade_id": "RepairedRegressor-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class RepairedRegressor:
    """The draft, mended. Settings, start and meaning as in MiniBatchRegressor.

    >>> model = RepairedRegressor(lr=0.1, epochs=2, batch_size=5, random_state=0)
    >>> model.fit(np.array([[1.0], [3.0]]), np.array([3.0, 3.0])).coef_
    array([1.12])
    """

    def __init__(self, lr=0.01, epochs=100, batch_size=10, *, random_state=None):
        """Keep the settings."""
        ### BEGIN SOLUTION
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.random_state = random_state
        ### END SOLUTION

    def fit(self, X, y):
        """From coef_ of ones (d,) and intercept_ 0, descend; return self. X (n, d), y (n,)."""
        ### BEGIN SOLUTION
        y = np.reshape(y, len(X))  # (n, 1) becomes (n,); a shape that cannot is a ValueError
        rng = np.random.default_rng(self.random_state)
        self.coef_, self.intercept_ = np.ones(X.shape[1]), 0.0
        for _ in range(self.epochs):
            order = rng.permutation(len(X))
            for first in range(0, len(X), self.batch_size):
                rows = order[first : first + self.batch_size]
                misses = self.predict(X[rows]) - y[rows]
                self.intercept_ = self.intercept_ - self.lr * np.mean(2 * misses)
                self.coef_ = self.coef_ - self.lr * np.mean(2 * misses[:, None] * X[rows], axis=0)
        return self
        ### END SOLUTION

    def predict(self, X):
        """The predictions (m,) for the rows of X (m, d)."""
        ### BEGIN SOLUTION
        return X @ self.coef_ + self.intercept_
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "RepairedRegressor", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("RepairedRegressor")

# %% [markdown]
# **Predict:** with the repair, what do four batch sizes at one learning rate have in common?

# %%
Repaired = yours_or_reference("RepairedRegressor")
for B in (10, 32, 100, 400):
    model = Repaired(lr=0.03, epochs=100, batch_size=B, random_state=0).fit(patients.X_train, y)
    print(f"B = {B:3}: test R² {r2(model.predict(patients.X_test)):.3f}")

# %% [markdown]
# One learning rate serves them all, even a batch larger than the data. At this learning rate the
# draft diverges with 10, 32 and 100 rows, and learns nothing with 400. (And 32 still pays for its
# one-row batch.)
#
# ## Summary
#
# - The gradient of the cost is a mean over rows. A mini-batch estimates it from a few of them:
#   $W^* = W - lr \cdot$ (sum of the gradients in the batch) / (size of the batch).
# - Divide by the size of the batch, and the learning rate keeps its meaning when $B$ changes.
# - The estimate is unbiased. Its variance goes as $\frac{1}{B} \cdot \frac{n-B}{n-1}$, its typical
#   error about as $1/\sqrt{B}$: four times the rows, half the error.
# - An epoch uses every row once. Shuffle afresh each time, and mind the short last batch.
# - At a constant learning rate the weights end close to the optimum, but not on it. And a good
#   score does not prove that the code is right.
#
# ## What if?
#
# Think first, then unfold.
#
# <details><summary>What if all rows were equal?</summary>
#
# Every mini-batch would give the full gradient, and σ² would be zero. $B = 1$ would be the
# cheapest choice.
#
# </details>
#
# <details><summary>What if you double both the batch size and the learning rate?</summary>
#
# Half as many steps an epoch, each twice as long: about the same way in one epoch. This *linear
# scaling rule* (Goyal et al., 2017) holds for small $B$, and ends where the learning rate becomes
# unstable. Lesson 05 measures where.
#
# </details>
#
# <details><summary>What if you shuffled once and kept that order for every epoch?</summary>
#
# Sorted data would do no harm any more. But the same rows would meet in the same batches for ever,
# and the same few rows would be the short last batch.
#
# </details>
#
# <details><summary>What if the data is sorted and too large to shuffle in memory?</summary>
#
# Read it in blocks, shuffle the order of the blocks, and shuffle the rows of a few blocks at a
# time. Lesson 07 does so.
#
# </details>
#
# ## Further reading
#
# - A. Zhang, Z. C. Lipton, M. Li, A. J. Smola, [*Dive into Deep Learning*](https://d2l.ai),
#   chapter "Minibatch Stochastic Gradient Descent": the same idea, with an eye on the hardware.
# - L. Bottou, F. E. Curtis, J. Nocedal, "Optimization Methods for Large-Scale Machine Learning",
#   SIAM Review 60(2), 2018, [arXiv:1606.04838](https://arxiv.org/abs/1606.04838): the theory in
#   one place.
# - B. Ying, K. Yuan, S. Vlaski, A. H. Sayed, "Stochastic Learning under Random Reshuffling with
#   Constant Step-sizes", [arXiv:1803.07964](https://arxiv.org/abs/1803.07964): why a shuffle beats
#   fresh samples.
# - P. Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017,
#   [arXiv:1706.02677](https://arxiv.org/abs/1706.02677): the linear scaling rule.
# - H. Robbins, S. Monro, "A Stochastic Approximation Method", *Annals of Mathematical Statistics*
#   22(3), 1951: where it all began.
# - W. G. Cochran, *Sampling Techniques*, 3rd edition, Wiley 1977, chapter 2: the variance of a
#   mean without replacement.
# - B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", *Annals of
#   Statistics* 32(2), 2004: the diabetes data.
