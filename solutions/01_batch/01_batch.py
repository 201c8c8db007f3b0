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
# # One step uses every row
#
# A model is wrong about every row of the data, here a little, there a lot. **Batch gradient
# descent** looks at all rows, finds the direction in which the total error falls fastest, takes
# one step that way, and looks at all rows again. It is the oldest method of its kind (Cauchy,
# 1847), and all the others in this course are shortcuts through it.
#
# After this lesson you can
#
# - say what a cost function is, and what its arg min is;
# - derive the gradient of the squared error, and test it without trusting your derivation;
# - build batch gradient descent;
# - read off the data which learning rates work, why columns should be standardised, and when to
#   stop.
#
# **Time:** about 90 minutes. **Needed:** NumPy arrays, a matrix times a vector, the mean, the
# derivative of a square.
#
# **How to read:** answer each question marked **Predict** in your head before you run the cell
# below it. Four exercises are graded by a check, which tells you what went wrong, not only that it
# did. One question at the end is answered in words.

# %%
import ipywidgets as widgets
import numpy as np

from autograder import check, yours_or_reference
from mbgd_lessons import data, figures

# %% [markdown]
# ## 1. The data and a line
#
# Each row is a patient with diabetes (Efron et al., 2004). The target `y` says how far the disease
# progressed within a year, in points. To begin with we use one of the ten measurements, the body
# mass index (BMI), in *standard deviations from the mean*: 0 is the average patient. A column of
# ones stands beside it.

# %%
patients = data.diabetes(standardised=True)
bmi, y = patients.X_train[:, patients.feature_names.index("bmi")], patients.y_train
X = data.with_ones(bmi[:, None])  # (353, 2): BMI, 1
n, d = X.shape
print(f"X {X.shape}, y {y.shape}; row 0: BMI {X[0, 0]:.2f}, target {y[0]:.0f} points")

# %% [markdown]
# In the letters of this course: $n = 353$ rows, $d = 2$ features, and $x_i$ is row $i$ of $X$. The
# model has one weight a feature, $w = (w_1, w_2)$, and predicts
#
# $$x_i \cdot w = \text{BMI}_i \, w_1 + 1 \cdot w_2,$$
#
# a straight line: $w_1$ is its slope, $w_2$ its level at the average BMI.
#
# **Predict:** which of these two lines is the better one? In which *one number* would you say so?

# %%
bmi_label, y_label = "BMI (standard deviations from the mean)", "disease progression (points)"
figures.rows_and_lines(
    bmi,
    y,
    {"w = (0, 150)": (0, 150), "w = (60, 130)": (60, 130)},
    xlabel=bmi_label,
    ylabel=y_label,
    title="353 patients and two guesses",
)

# %% [markdown]
# Each line passes close to some rows and far from others. To settle it, we need a number.
#
# ## 2. The cost, and its arg min
#
# The model misses row $i$ by its *residual* $r_i = x_i \cdot w - y_i$: prediction minus target.
# The **cost** of the weights is the mean of the squared residuals:
#
# $$J(w) = \frac{1}{n} \sum_{i=1}^{n} (x_i \cdot w - y_i)^2$$
#
# Why squares? Without them, misses above and below would cancel. A square is never negative, counts
# a large miss more than two of half the size, and has a derivative everywhere. The unit of $J$ is
# points².
#
# ### Exercise 1: `squared_error`
#
# Compute $J(w)$. By hand, first: let $w = (2, -1)$ and take four rows, `[[1, 1], [2, 1], [0, 1],
# [3, 1]]`, with the targets $-1$, 4, $-2$ and 9. The model predicts 1, 3, $-1$ and 5, so the
# residuals are 2, $-1$, 1 and $-4$. Their squares 4, 1, 1 and 16 have the mean 5.5.


# %% nbgrader={"grade": false, "grade_id": "squared_error-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_error(w, X, y):
    """The cost J(w), a float; w, X and y stay as they are.

    w (d,), X (n, d), y (n,), all of floats; n is at least 1.

    >>> X = np.array([[1.0, 1.0], [2.0, 1.0], [0.0, 1.0], [3.0, 1.0]])
    >>> y = np.array([-1.0, 4.0, -2.0, 9.0])
    >>> squared_error(np.array([2.0, -1.0]), X, y)
    5.5
    """
    ### BEGIN SOLUTION
    residuals = X @ w - y  # (n,)
    return float(np.mean(residuals**2))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "squared_error", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check("squared_error")

# %% [markdown]
# From here on, demonstrations use your function where its check passes, and otherwise ours, so
# that you can always read on.
#
# Keep the level at 150 and try many slopes. **Predict:** what does the cost look like, as a
# function of the slope?

# %%
error = yours_or_reference("squared_error")


def cost(w, X, y):
    return np.asarray(error(w, X, y)).item()  # a plain number, in whatever array it came


slopes = np.linspace(-20, 120, 141)
costs = np.array([cost(np.array([slope, 150.0]), X, y) for slope in slopes])
print(f"the minimum:  {costs.min():6,.0f} points²")
print(f"the arg min:  a slope of {slopes[costs.argmin()]:.0f} points per standard deviation")

# %% [markdown]
# Two answers to two questions. The *minimum* is the lowest cost. The **arg min** is the *argument*
# that attains it: not how low the cost gets, but where. We look for
#
# $$\hat{w} = \underset{w}{\operatorname{arg\,min}} \; J(w).$$
#
# Trying 141 values works for one weight. For eleven weights it would take $141^{11}$ trials, which
# is hopeless. We need to know which way is down.
#
# ## 3. Which way is down
#
# ### The derivative, by hand
#
# **One row, one weight.** Let the model be $w x$, and its cost $f(w) = (w x - y)^2$. The chain rule
# takes the derivative of the square, and multiplies by the derivative of what is inside:
#
# $$f'(w) = 2\,(w x - y) \cdot x$$
#
# **All rows.** The derivative of a mean is the mean of the derivatives:
#
# $$J'(w) = \frac{2}{n} \sum_{i=1}^{n} (w x_i - y_i)\, x_i$$
#
# In our model the residual holds the level, too. While the level stays as it is, the derivative by
# the slope is the same sum of residual times feature:


# %%
def cost_slope(slope, level=150.0):
    residual = slope * bmi + level - y  # (n,)
    return 2 / n * np.sum(residual * bmi)  # one number


near = np.array([-25.0, 25.0])
tangents = {
    f"tangent at {at}": (at + near, cost(np.array([at, 150.0]), X, y) + cost_slope(at) * near)
    for at in (0, 90)
}
figures.learning_curves(
    {"cost": (slopes, costs)} | tangents,
    xlabel="slope weight (points per standard deviation of BMI)",
    ylabel="cost (points²)",
    title=f"The derivative is {cost_slope(0):.0f} at 0 and {cost_slope(90):+.0f} at 90",
    log=False,
)

# %% [markdown]
# The tangents touch the parabola, so the derivative is right. Where it is negative the cost falls
# to the right, where it is positive to the left: *down is against the derivative*.
#
# **All weights.** The prediction is $x_{i1} w_1 + \dots + x_{id} w_d$. Change $w_j$ alone: the
# inner derivative is then $x_{ij}$. That is the *partial* derivative, one number for each weight:
#
# $$\frac{\partial J}{\partial w_j} = \frac{2}{n} \sum_{i=1}^{n} r_i \, x_{ij}$$
#
# **All at once.** The sum runs down column $j$ of $X$, times the residuals. Column $j$ of $X$ is
# row $j$ of its transpose $X^\mathsf{T}$, so all $d$ sums together are one product. Stacked in a
# vector, the partial derivatives are the **gradient**:
#
# $$\boxed{\;\nabla J(w) = \frac{2}{n} \;
# \underbrace{X^\mathsf{T}}_{(d,\,n)} \, \underbrace{(X w - y)}_{(n,)}\;}
# \qquad \text{of shape } (d,)$$
#
# Read it the other way round, and it is a sum over rows: $X^\mathsf{T} r = \sum_i r_i \, x_i$. Each
# row pulls along its own features, as hard as its residual says.
#
# ### A test that needs no derivation
#
# Derivations go wrong. So nudge one weight by a small $h$, and look what the cost does. On one
# side: $(J(w + h e_j) - J(w)) / h$, where $e_j$ moves weight $j$ alone. Or on both sides:
#
# $$\frac{\partial J}{\partial w_j} \approx \frac{J(w + h e_j) - J(w - h e_j)}{2h}$$
#
# **Predict:** is a smaller $h$ always better?


# %%
def nudged(w, X, y, h, back=1):  # back=0: on one side only
    nudges = h * np.eye(len(w))  # (d, d): row j moves weight j
    differences = [cost(w + nudge, X, y) - cost(w - back * nudge, X, y) for nudge in nudges]
    return np.array(differences) / ((1 + back) * h)  # (d,)


w = np.array([0.0, 150.0])
for h in (1, 1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12):
    errors = [abs(nudged(w, X, y, h, back)[0] - cost_slope(0.0)) for back in (0, 1)]
    print(f"h = {h:5.0e}: off by {errors[0]:7.0e} on one side, {errors[1]:7.0e} on both")

# %% [markdown]
# One-sided, the error is about $h$, until $h$ gets too small. Then both get worse: two costs near
# 6,000 agree in so many digits that rounding decides their difference. On both sides the curvature
# cancels, so for a parabola even $h = 1$ is exact. We go on with $h = 10^{-4}$.
#
# ### Exercise 2: `squared_error_gradient`
#
# Turn the boxed equation into code. With the four rows and the weights of exercise 1, the residuals
# are 2, $-1$, 1 and $-4$. The first entry is
# $\frac{2}{4} (2 \cdot 1 - 1 \cdot 2 + 1 \cdot 0 - 4 \cdot 3) = -6$, the second
# $\frac{2}{4} (2 - 1 + 1 - 4) = -1$.


# %% nbgrader={"grade": false, "grade_id": "squared_error_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def squared_error_gradient(w, X, y):
    """The gradient of the cost at w, an array (d,); w, X and y stay as they are.

    w (d,), X (n, d), y (n,), all of floats; n is at least 1.

    >>> X = np.array([[1.0, 1.0], [2.0, 1.0], [0.0, 1.0], [3.0, 1.0]])
    >>> y = np.array([-1.0, 4.0, -2.0, 9.0])
    >>> squared_error_gradient(np.array([2.0, -1.0]), X, y)
    array([-6., -1.])
    """
    ### BEGIN SOLUTION
    return 2 / len(y) * X.T @ (X @ w - y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "squared_error_gradient", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("squared_error_gradient")

# %% [markdown]
# Now put it to the test with all ten measurements and the column of ones: eleven weights.
#
# **Predict:** how often must nudging compute the cost for one gradient? And the formula?

# %%
gradient = yours_or_reference("squared_error_gradient")
X_all = data.with_ones(patients.X_train)  # (353, 11)
w = np.linspace(-30, 30, 11)
by_formula, by_nudging = gradient(w, X_all, y), nudged(w, X_all, y, h=1e-4)
print(f"shape {np.shape(by_formula)}, length {np.linalg.norm(by_formula):.0f}")
largest = np.abs(by_formula - by_nudging).max()
print(f"after {2 * len(w)} costs, the largest difference is {largest:.0e}")

# %% [markdown]
# Both agree. But nudging looked at all rows 22 times, twice for each weight; the formula takes one
# look at the residuals, whatever $d$ is. So nudge to *test* a gradient, and descend by the formula.
#
# ## 4. One step
#
# The gradient points where the cost grows fastest. (For a small move $h u$ in a direction $u$ of
# length one, the cost grows by $h \, \nabla J \cdot u$, and a dot product is largest when the two
# are parallel.) So move against it. How far, says the **learning rate** $lr$:
#
# $$\boxed{\;w \leftarrow w - lr \; \nabla J(w)\;}$$
#
# ### Exercise 3: `batch_step`
#
# Take one step on all rows. In the example above the gradient is $(-6, -1)$; with $lr = 0.1$ the
# step leads from $(2, -1)$ to $(2.6, -0.9)$. You may call your own `squared_error_gradient`; a
# mistake in it then counts here, too.


# %% nbgrader={"grade": false, "grade_id": "batch_step-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def batch_step(w, X, y, lr):
    """The weights after one step on all rows, an array (d,); w, X and y stay as they are.

    w (d,), X (n, d), y (n,), all of floats; lr a float above 0.

    >>> X = np.array([[1.0, 1.0], [2.0, 1.0], [0.0, 1.0], [3.0, 1.0]])
    >>> y = np.array([-1.0, 4.0, -2.0, 9.0])
    >>> batch_step(np.array([2.0, -1.0]), X, y, lr=0.1)
    array([ 2.6, -0.9])
    """
    ### BEGIN SOLUTION
    return w - lr * squared_error_gradient(w, X, y)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "batch_step", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check("batch_step")

# %% [markdown]
# ## 5. Repeat
#
# Calculate the gradient of the cost, update the weights, repeat until they converge: that is all of
# batch gradient descent. "Batch" says that every step uses the *entire* data set.
#
# ### Exercise 4: `batch_descent`
#
# Take `steps` steps and give the whole path, so that we can look at it.
#
# - Row 0 of the path is `w`, row $k$ the weights after $k$ steps. With `steps=0` there is row 0
#   alone.
# - Every step has the same learning rate, and every step is taken, also where nothing moves any
#   more or the cost grows.
#
# For example, one feature with the rows 1 and 2 and the targets 3 and 4: at $w = 0$ the gradient is
# $\frac{2}{2} (-3 \cdot 1 - 4 \cdot 2) = -11$, and $lr = 0.1$ leads to 1.1. There the gradient is
# $-5.5$, and the next step leads to 1.65. (The arg min is 2.2. Do you see a pattern?) You may call
# your own `batch_step`; a mistake in it then counts here, too.


# %% nbgrader={"grade": false, "grade_id": "batch_descent-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def batch_descent(w, X, y, lr, steps):
    """The path of batch gradient descent, an array (steps + 1, d); w, X and y stay as they are.

    w (d,), X (n, d), y (n,), all of floats; lr a float above 0; steps an int, at least 0.

    >>> X, y = np.array([[1.0], [2.0]]), np.array([3.0, 4.0])
    >>> batch_descent(np.array([0.0]), X, y, lr=0.1, steps=2)
    array([[0.  ],
           [1.1 ],
           [1.65]])
    """
    ### BEGIN SOLUTION
    path = [w]
    for _ in range(steps):
        path.append(batch_step(path[-1], X, y, lr))
    return np.array(path)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "batch_descent", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check("batch_descent")

# %% [markdown]
# Let the line descend from zero. **Predict:** which changes first, its level or its slope?

# %%
descend = yours_or_reference("batch_descent")
path = descend(np.zeros(2), X, y, lr=0.25, steps=20)
for k in (0, 1, 2, 3, 20):
    print(f"step {k:2}: slope and level {np.round(path[k], 1)}, cost {cost(path[k], X, y):6,.0f}")
print("arg min:", np.linalg.lstsq(X, y)[0].round(1), "by least squares, without steps")

# %%
figures.rows_and_lines(
    bmi,
    y,
    {f"step {k}": tuple(path[k]) for k in (0, 1, 2, 3, 20)},
    xlabel=bmi_label,
    ylabel=y_label,
    title="Each step covers half of the way that is left",
)

# %% [markdown]
# Both at once: every step goes half of the way that is left to the arg min, as in the example of
# exercise 4. After 20 steps the line is where least squares, which solves the problem exactly, puts
# it. Is it always half? What decides?
#
# ## 6. How large may a step be?
#
# To *see* a path we keep two weights, and take two measurements that belong together: BMI and
# `s5`, the logarithm of a blood fat. Both have the mean 0. Take the mean off the target, too, and
# no column of ones is needed.
#
# **Predict:** twelve steps with the learning rates 0.05, 0.5 and 0.7. Which path arrives?


# %%
def costs_on_a_map(X, y, first, second):
    grid = np.stack(np.meshgrid(first, second), axis=-1)  # (q, p, 2): a pair of weights a point
    return np.mean((grid @ X.T - y) ** 2, axis=-1)  # (q, p)


columns = [patients.feature_names.index(name) for name in ("bmi", "s5")]
X_two, centred = patients.X_train[:, columns], y - y.mean()
best, start = np.linalg.lstsq(X_two, centred)[0], np.array([80.0, 20.0])
paths = {f"lr {lr}": descend(start, X_two, centred, lr, steps=12) for lr in (0.05, 0.5, 0.7)}

# %%
first, second = np.linspace(-30, 95, 96), np.linspace(-25, 75, 86)
heights = costs_on_a_map(X_two, centred, first, second)
labels = ("weight of bmi (points)", "weight of s5 (points)")


def map_of(paths, title):
    return figures.cost_paths(first, second, heights, paths, best=best, labels=labels, title=title)


map_of(paths, "Too small, right, too large")

# %% [markdown]
# 0.05 creeps, 0.5 arrives, and 0.7 jumps across the valley, a little further with every step: it
# **diverges**. Where is the limit?
#
# At the arg min the gradient is zero: $X^\mathsf{T} (X \hat{w} - y) = 0$. Subtract this from the
# gradient, and $y$ is gone:
#
# $$\nabla J(w) = \frac{2}{n} X^\mathsf{T} X \, (w - \hat{w}) = H \, (w - \hat{w}),
# \qquad H = \frac{2}{n} X^\mathsf{T} X \text{ of shape } (d, d)$$
#
# $H$, the derivative of the gradient, is the **Hessian**; here it is the same at every $w$. Put it
# into the update and take $\hat{w}$ off both sides:
#
# $$w_{k+1} - \hat{w} = (I - lr\,H)\,(w_k - \hat{w})$$
#
# What does $H$ do to a distance? There are $d$ directions $q$, at right angles to each other, that
# it only stretches: $H q = \lambda q$. They are its **eigenvectors**; the eigenvalue $\lambda$ is
# the curvature of the cost along $q$. And $(I - lr\,H)\,q = q - lr\,\lambda\,q$: each step
# multiplies the part of the distance along $q$ by
#
# $$1 - lr\,\lambda.$$
#
# This part dies out if the factor lies between $-1$ and 1, that is, for $0 < lr < 2 / \lambda$. All
# parts die out if the steepest direction allows it:
#
# $$\boxed{\;0 < lr < \frac{2}{\lambda_{\max}}\;}$$
#
# **Predict:** with $\lambda = 1.09$ and 2.91, which are the two factors for $lr = 0.5$? For 0.7?

# %%
hessian = 2 / n * X_two.T @ X_two  # (2, 2)
curvatures, directions = np.linalg.eigh(hessian)  # column k of directions goes with curvatures[k]
print(f"eigenvalues {curvatures.round(2)}: lr must stay below {2 / curvatures.max():.3f}")
for name, path in paths.items():
    along = (path - best) @ directions  # (13, 2): the distance along each eigenvector
    factors = along[1:] / along[:-1]  # (12, 2): what each step does to it
    print(f"{name}: first step {factors[0].round(3)}, last step {factors[-1].round(3)}")

# %% [markdown]
# Every step has the same two factors, $1 - lr\,\lambda$. At 0.5 both have the size 0.455: the two
# directions shrink equally fast. At 0.7 the steep one gets $-1.037$: across the valley, and a
# little further each time. The flat one would have allowed $2 / 1.09 = 1.83$, and has no say.
#
# Move the slider through the limit, 0.687. (Where a page cannot show a slider, the figure above
# tells the same story.)

# %%
frames = {
    lr: map_of({f"lr {lr}": descend(start, X_two, centred, lr, steps=12)}, "Twelve steps")
    for lr in (0.05, 0.2, 0.34, 0.5, 0.6, 0.68, 0.687, 0.7)
}
slider = widgets.SelectionSlider(options=list(frames), value=0.5, description="lr")
shown = [widgets.HTML(frame.html(dpi=100)) for frame in frames.values()]
view = widgets.Stack(shown, selected_index=slider.index)
widgets.jslink((slider, "index"), (view, "selected_index"))
widgets.VBox([slider, view])

# %% [markdown]
# Now all eleven weights. No map can show them, but the rule needs none.
#
# **Predict:** two learning rates lie just below and just above the limit. What do 100 steps do?

# %%
eigenvalues = np.linalg.eigvalsh(2 / n * X_all.T @ X_all)  # (11,), ascending
print(f"eigenvalues {eigenvalues.round(2)}: lr must stay below {2 / eigenvalues.max():.4f}")
rates = (0.01, 0.12, 0.24, 0.245)
paths_all = {lr: descend(np.zeros(11), X_all, y, lr, steps=100) for lr in rates}
costs_all = {lr: np.array([cost(w, X_all, y) for w in paths_all[lr]]) for lr in rates}
lowest = cost(np.linalg.lstsq(X_all, y)[0], X_all, y)

# %%
figures.learning_curves(
    {f"lr {lr}": (np.arange(101), costs_all[lr]) for lr in rates},
    xlabel="steps, each on all 353 rows",
    ylabel="cost (points²)",
    title="Eleven weights, four learning rates",
    floor=("least squares", lowest),
)

# %% [markdown]
# Just below the limit the cost comes down, slowly. Just above it comes down, too, while the other
# directions shrink; then the steepest takes over, and the cost grows without end. A descent that
# starts well can still diverge. Half of the limit, here 0.12, does well.
#
# Check this against a book. In *Hands-On Machine Learning*, chapter 4, A. Géron draws 100 rows
# around the line $4 + 3x$. His descent with $lr = 0.1$ prints 4.21509616 and 2.77011339 after
# 1,000 steps; with 0.5 it diverges. **Predict:** where is the limit?

# %%
random = np.random.RandomState(42)  # the book's generator: its numbers depend on it
x = 2 * random.rand(100, 1)
X_book, y_book = data.with_ones(x), (4 + 3 * x + random.randn(100, 1)).ravel()
limit = 2 / np.linalg.eigvalsh(2 / 100 * X_book.T @ X_book).max()
print("lr 0.1: slope and level", descend(np.zeros(2), X_book, y_book, 0.1, steps=1000)[-1])
print("lr 0.5: slope and level", descend(np.zeros(2), X_book, y_book, 0.5, steps=1000)[-1])
print(f"the limit: {limit:.4f}")

# %% [markdown]
# The book's digits, and its divergence: 0.5 is above the limit, if only just.
#
# ## 7. Why standardise?
#
# So far BMI counted standard deviations. The doctor measures it in kg/m², where the mean is 26.
# The line and the lowest cost stay the same; only the weights get other units, and the level
# becomes the prediction for a BMI of 0, far away from every patient. Let both descend with
# $lr = 1/\lambda_{\max}$, half of their limit.
#
# **Predict:** how far do 1,000 steps get in each unit?

# %%
in_units = data.diabetes(standardised=False).X_train[:, [patients.feature_names.index("bmi")]]
X_units = data.with_ones(in_units)  # (353, 2): BMI in kg/m², 1
for unit, columns in {"kg/m²": X_units, "standard deviations": X}.items():
    low, high = np.linalg.eigvalsh(2 / n * columns.T @ columns)
    path = descend(np.zeros(2), columns, y, 1 / high, steps=1000)
    after = [round(cost(path[k], columns, y)) for k in (0, 1, 1000)]
    print(f"{unit}: eigenvalues {low:.2g} and {high:.4g}; cost after 0, 1, 1000 steps: {after}")


# %%
def panel(columns, lr, steps, across, up, unit):
    first, second = np.linspace(*across, 90), np.linspace(*up, 90)
    return {
        "first": first,
        "second": second,
        "cost": costs_on_a_map(columns, y, first, second),
        "path": descend(np.zeros(2), columns, y, lr, steps),
        "best": np.linalg.lstsq(columns, y)[0],
        "labels": (f"slope (points per {unit})", "level (points)"),
    }


panels = {
    "BMI in kg/m²": panel(X_units, 0.0007, 1000, (-5, 17), (-200, 150), "kg/m²"),
    "BMI standardised": panel(X, 0.5, 1, (-100, 200), (-20, 220), "standard deviation"),
}
figures.costs_side_by_side(panels, title="The same line through the same points")

# %% [markdown]
# In kg/m² the cost is a gorge. The first step falls to its floor; the next 999 creep along it,
# because the rate that the steep walls allow is far too small for the flat floor. Standardised,
# the cost is a round bowl: every gradient points at the arg min, and one step arrives.
#
# How long the gorge is says the **condition number** $\kappa = \lambda_{\max} / \lambda_{\min}$.
# With $lr = 1/\lambda_{\max}$ the flattest direction keeps $1 - 1/\kappa$ of its distance in each
# step. After $k$ steps that is about $e^{-k/\kappa}$, so it takes $\kappa \ln 2$ steps to halve it.
#
# **Predict:** with all ten measurements, does standardising bring $\kappa$ down to 1?

# %%
measured = data.with_ones(data.diabetes(standardised=False).X_train)  # (353, 11)
for name, columns in {"as measured": measured, "standardised": X_all}.items():
    low, *_, high = np.linalg.eigvalsh(2 / n * columns.T @ columns)
    kappa = high / low
    print(f"{name}: condition number {kappa:,.0f}, {kappa * np.log(2):,.0f} steps to halve")

# %% [markdown]
# From hopeless to a few hundred steps, but not to 1. Standardising makes every column equally
# long, and perpendicular to the ones; it leaves the *correlations* between the measurements.
#
# ## 8. When to stop?
#
# "Until they converge", says section 5. Nobody knows the lowest cost beforehand, so one watches
# what one can compute. Stop when the **gradient** has become short, a thousandth of its first
# length, say. Or run out of **patience**: stop when the last ten steps together have won less than
# one point².
#
# **Predict:** which rule stops first, and how far above the lowest cost?

# %%
path = descend(np.zeros(11), X_all, y, 1 / eigenvalues.max(), steps=1000)
above = np.array([cost(w, X_all, y) for w in path]) - lowest
length = np.array([np.linalg.norm(gradient(w, X_all, y)) for w in path])
short = length < 1e-3 * length[0]
stalled = above[:-10] - above[10:] < 1.0
for rule, k in {"gradient": np.argmax(short), "patience": np.argmax(stalled) + 10}.items():
    print(f"{rule}: stops after {k} steps, {above[k]:.1f} points² above the lowest cost")

# %% [markdown]
# (`np.argmax` of truth values is the place of the first True.) Patience ends first, and four times
# as far above: progress is slow long before it is over. Neither rule knows how close it is. Is a
# short gradient a proof, at least? Try it in kg/m².
#
# **Predict:** how many steps until the gradient is a thousandth of its first length?

# %%
high = np.linalg.eigvalsh(2 / n * X_units.T @ X_units).max()
path = descend(np.zeros(2), X_units, y, 1 / high, steps=10)
length = np.array([np.linalg.norm(gradient(w, X_units, y)) for w in path])
k = np.argmax(length < 1e-3 * length[0])
excess = cost(path[k], X_units, y) - cost(np.linalg.lstsq(X_units, y)[0], X_units, y)
print(
    f"stops after {k} step, {excess:.0f} points² above the lowest cost, at {np.round(path[k], 1)}"
)

# %% [markdown]
# After a single step, far from anywhere! On the floor of the gorge $\nabla J = H (w - \hat{w})$ is
# only $\lambda_{\min} = 0.058$ times the distance: short all along. So standardise first, then
# trust a short gradient.
#
# <details><summary>How short is short enough?</summary>
#
# Write $e = w - \hat{w}$. The cost lies $\frac{1}{2} e^\mathsf{T} H e$ above its minimum, and
# $\|\nabla J\|^2 = e^\mathsf{T} H^2 e \ge \lambda_{\min} \, e^\mathsf{T} H e$. Together: the cost
# is at most $\|\nabla J\|^2 / (2 \lambda_{\min})$ above its minimum. That is a proof, if you know
# $\lambda_{\min}$.
#
# </details>
#
# ## 9. Slow, but steady?
#
# It is said that batch gradient descent converges slowly, but that its updates are stable. Put it
# on trial. A step on a data set of *one* row looks at one row instead of 353. Take 353 such steps,
# one on each row, with a smaller learning rate.
#
# **Predict:** who is lower once 353 rows were looked at? How many steps raise the cost?

# %%
step = yours_or_reference("batch_step")
batch, one_row, w = costs_all[0.12], [costs_all[0.12][0]], np.zeros(11)
for i in np.random.default_rng(0).permutation(n):
    w = step(w, X_all[[i]], y[[i]], lr=0.01)
    one_row.append(cost(w, X_all, y))
print(f"batch, lr 0.12:   {np.sum(np.diff(batch) > 0)} of {len(batch) - 1} steps raise the cost")
print(
    f"one row, lr 0.01: {np.sum(np.diff(one_row) > 0)} of {len(one_row) - 1} steps raise the cost"
)
print(f"after 353 rows:   batch {batch[1]:,.0f} points², one row a step {one_row[-1]:,.0f}")

# %% [markdown]
# Steady, yes: no batch step raised the cost. Slow, yes, per row looked at: on the rows of one batch
# step, 353 small ones came much lower. But 150 of them went up. Lesson 02 asks whether they ever
# come to rest, and lesson 03 takes the road between.
#
# ## 10. In your own words
#
# This question is graded by a person (3 points). Answer in three to six sentences.
#
# 1. Why does the largest stable learning rate depend on the steepest direction alone?
# 2. Why does the flattest direction then decide how long the descent takes?
# 3. What does standardising change about this, and what does it leave as it was?

# %% [markdown] nbgrader={"grade": true, "grade_id": "in_your_own_words", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# **A model answer.** The distance to the lowest point splits into parts along the eigenvectors of
# the Hessian, and a step treats each of them alone. The part along the steepest one is the first
# whose factor leaves the interval from minus one to one when the rate grows. One part that grows
# is enough to spoil the sum, however well the rest behaves. The rate that the steep part allows
# moves the flat part by a tiny share only, so the last of the distance lies there and takes the
# number of steps. Equal units and centred columns bring the curvatures closer together, so one
# rate suits more directions. The fitted predictions and the smallest possible cost are the same as
# before, and correlated columns still leave some directions flat.
#
# **Rubric.**
#
# - 1 point: names the factor of the steepest part (or says in words that it overshoots by more
#   than it was off), and that a single growing part makes the whole diverge.
# - 1 point: says that the same rate serves all parts, so that the flat part shrinks by a small
#   share a step; "it is flat there" without the rate is worth half a point.
# - 1 point: half for what changes (curvatures more alike, rounder contours, a larger share a
#   step), half for what stays (the minimal cost or the predictions; also accepted: the
#   correlations).

# %% [markdown]
# ## Summary
#
# - The cost is the mean squared residual; its arg min is *where* it is lowest.
# - Its gradient is $\nabla J(w) = \frac{2}{n} X^\mathsf{T} (X w - y)$. Finite differences test it
#   without any derivation.
# - Batch gradient descent repeats $w \leftarrow w - lr \, \nabla J(w)$; every step uses every row.
# - It converges for $0 < lr < 2 / \lambda_{\max}$ of $H = \frac{2}{n} X^\mathsf{T} X$, in a number
#   of steps that grows with the condition number. Standardise the columns first.
# - A short gradient or a lack of progress tells when to stop, not how far the arg min is.
#
# ## What if?
#
# Think first, then unfold.
#
# <details><summary>What if every target were ten times as large?</summary>
#
# The gradient would be ten times as long, and so would the way to the arg min. $H$ knows nothing of
# $y$: the same learning rates work, in the same number of steps.
#
# </details>
#
# <details><summary>What if every row were in the data ten times?</summary>
#
# Sums would be ten times as large, means the same. Cost, gradient and $H$ are means: nothing
# changes, except that each step takes ten times as long.
#
# </details>
#
# <details><summary>What if two columns were equal?</summary>
#
# Only the sum of their two weights would matter. The cost would have a level floor,
# $\lambda_{\min} = 0$, and a whole line of points with the lowest cost. Descent stops at the one
# nearest to its start.
#
# </details>
#
# <details><summary>What if the cost were no parabola?</summary>
#
# Then $H$ would change with $w$, and $2/\lambda_{\max}$ with it: a learning rate that is fine on
# the way may be too large at the end, or the other way round. Lesson 04 has such a cost.
#
# </details>
#
# ## Further reading
#
# - A. Géron, *Hands-On Machine Learning with Scikit-Learn, Keras, and TensorFlow*, O'Reilly,
#   chapter 4: the three kinds of descent on one line.
# - G. Goh, "Why Momentum Really Works", Distill, 2017,
#   [doi:10.23915/distill.00006](https://doi.org/10.23915/distill.00006): the eigenvectors of a
#   descent, to play with.
# - S. Boyd, L. Vandenberghe, [*Convex Optimization*](https://web.stanford.edu/~boyd/cvxbook/),
#   Cambridge 2004, section 9.3: gradient descent and the condition number.
# - Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, "Efficient BackProp", in *Neural Networks: Tricks
#   of the Trade*, Springer 1998: why inputs are standardised, and the largest eigenvalue.
# - L. Prechelt, "Early Stopping - But When?", in the same book: patience, measured.
# - A.-L. Cauchy, "Méthode générale pour la résolution des systèmes d'équations simultanées",
#   *Comptes rendus* 25, 1847: the first gradient descent.
# - B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", *Annals of
#   Statistics* 32(2), 2004: the diabetes data.
