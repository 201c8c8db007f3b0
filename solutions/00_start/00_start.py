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
# # Start here
#
# This course is about one idea: a computer learns from a large table by reading **a few rows at a
# time**, and taking a small step after each few. It has a long name, *mini-batch gradient descent*.
# This page shows how the lessons work.
#
# After it you can run a lesson, read what a check says about your answer, hand it in, and name the
# letters that all lessons share.
#
# **Time:** about 20 minutes. **Needed:** a little Python: functions, lists, loops.
#
# ## 1. Is everything there?
#
# A lesson is a *notebook*: a page of cells, some with text, some with code. Click into the code
# cell below and press **Shift+Enter**. What it prints appears below it. The number in brackets on
# the left counts the cells you have run; `[*]` means "still running".

# %%
from mbgd_lessons.setup_check import check_setup

check_setup()

# %% [markdown]
# One row for each thing that the course needs. Where a row says TO MEND, what stands below the table
# mends it.
#
# **Does the cell say `No module named 'mbgd_lessons'` instead?** Then this is not the Python that
# you installed the course in. Close JupyterLab, and start it from the course's folder:
# `.venv/bin/jupyter lab`, on Windows `.venv\Scripts\jupyter lab`, with conda
# `conda activate mbgd-lessons` and then `jupyter lab`.
#
# Now fetch what this lesson uses:

# %%
import numpy as np

from autograder import check, yours_or_reference
from mbgd_lessons import data, figures

# %% [markdown]
# ## 2. Predict, run, read
#
# Before many cells a question is marked **Predict**. Guess, then run the cell, then read the
# sentence below it. A wrong guess is the best kind: you learn something.
#
# Our table has a row for each of 353 patients with diabetes (Efron et al., 2004): the body mass
# index (BMI), in kg/m² above the average, and a column of ones. The *target* says how far the
# disease went on within a year, in points.

# %%
patients = data.diabetes(standardised=False)
bmi, y = patients.X_train[:, patients.feature_names.index("bmi")], patients.y_train
X = data.with_ones((bmi - bmi.mean())[:, None])
n, d = X.shape
print(f"X {X.shape}, y {y.shape}; row 0: X {X[0].round(2)}, y {y[0]:.0f} points")

# %% [markdown]
# A straight line turns the first column into a guess of the target: slope times BMI, plus level.
#
# **Predict:** does the target rise by about 2 points or by about 10 for each kg/m²?

# %%
figures.rows_and_lines(
    X[:, 0],
    y,
    {"slope 2, level 150": (2, 150), "slope 10, level 150": (10, 150)},
    xlabel="BMI above average (kg/m²)",
    ylabel="disease progression (points)",
    title="353 patients and two lines",
)

# %% [markdown]
# By about 10: the other line is too low for most patients on the right, and too high for most on
# the left. No line comes near all of them.
#
# All lessons use the same letters:
#
# | letter | means | here |
# | --- | --- | --- |
# | `n` | number of rows | 353 |
# | `d` | number of features, the columns of `X` | 2 |
# | `X` | the features, shape `(n, d)` | BMI, ones |
# | `y` | the targets, shape `(n,)` | progression |
# | `w` | the weights, shape `(d,)`: what is learned | slope, level |
# | `lr` | learning rate: how long a step is | |
# | `batch_size`, `B` | how many rows one step reads | |
# | step | one change of `w` | |
# | epoch | as many steps as it takes to read every row once | |
#
# ## 3. The order is yours
#
# Cells run in the order in which *you* run them. Behind the page sits the *kernel*, a Python that
# remembers every name until it is restarted.
#
# **Predict:** run the next cell once and the one after it three times. What does it say?

# %%
count = 0

# %% [markdown]
# And this one, three times:

# %%
count = count + 1
print(f"count is {count}")

# %% [markdown]
# Run once it says 1, run three times it says 3, and the page looks the same. A name means what it
# was given *last*, not what stands above. When a notebook is in disorder, choose **Kernel > Restart
# Kernel and Run All Cells**: it forgets everything, and runs the page from the top.
#
# ## 4. What a check says
#
# In every lesson you write functions, and a check judges them. The first one, `predictions(w, X)`,
# gives the prediction of each row: each feature times its weight, added up.
#
# $$x_i \cdot w = x_{i1} w_1 + x_{i2} w_2 + \dots + x_{id} w_d$$
#
# By hand: with $w = (10, 150)$ the rows `[[2, 1], [-3, 1]]` get
# $2 \cdot 10 + 1 \cdot 150 = 170$ and $-3 \cdot 10 + 1 \cdot 150 = 120$.
#
# Somebody tried this. **Predict:** what is wrong with it?


# %% tags=["exhibit"]
def predictions(w, X):
    return X * w


check("predictions")
del predictions  # the name is yours now

# %% [markdown]
# Read a verdict from the top:
#
# 1. **The points, and the likely mistake**: one that gives the very numbers that came.
# 2. **A hint**: where to look.
# 3. **The rules**, each with points of its own. ✓ holds, ✗ fails, and "…" waits: it counts once the
#    rules above it hold. You can be right in part: right numbers in a column, of shape `(n, 1)`,
#    earn 1.5 of these 2 points.
# 4. **A small case**, the expected numbers beside yours. Compute it with a pencil.
#
# ### Exercise: `predictions`
#
# Now you. Replace the line that raises `NotImplementedError`, run the cell, then run the check below
# it, as often as you like. With a loop, `np.dot` or an operator: a right answer passes however it is
# written. If you leave it open, the lesson goes on all the same.


# %% nbgrader={"grade": false, "grade_id": "predictions-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def predictions(w, X):
    """The prediction of each row; w and X stay as they are.

    w (d,), X (n, d), all of floats. Gives an array (n,).

    >>> predictions(np.array([10.0, 150.0]), np.array([[2.0, 1.0], [-3.0, 1.0]]))
    array([170., 120.])
    """
    ### BEGIN SOLUTION
    return X @ w
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "predictions", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check("predictions")

# %% [markdown]
# When it does not go well:
#
# - **An error:** its last line says what happened, and an arrow points to the line of code.
# - **It does not end:** a check gives up after 10 seconds and names the line where your code was. If
#   a cell keeps its `[*]`, choose **Kernel > Restart Kernel** and run the page from the top.
# - **You are stuck:** compute the small case, and print the shapes. Then ask somebody, and bring
#   your code, the whole verdict, and what you had expected.
#
# ## 5. A few rows at a time
#
# This one function is enough to see what the course is about. (We use yours where its check passes,
# and otherwise ours.) Keep the level at 150, and try many slopes. A line *misses* a row by prediction
# minus target; a good line has a small mean of the squared misses.

# %%
predict = yours_or_reference("predictions")
slopes = np.linspace(-5, 25, 61)


def mean_squared_misses(rows):
    weights = [np.array([slope, 150.0]) for slope in slopes]
    misses = [np.asarray(predict(w, X[rows])) - y[rows] for w in weights]
    return np.mean(np.square(misses), axis=1)  # (61,): one for each slope


# %% [markdown]
# Take that mean over all 353 rows, and over three batches of 32 rows picked at random.
#
# **Predict:** a batch reads a tenth of the rows. How far is its best slope from that of all rows?

# %%
shuffled = np.random.default_rng(0).permutation(n)
batches = {f"batch {k + 1}": shuffled[32 * k : 32 * (k + 1)] for k in range(3)}
curves = {}
for name, rows in {"all 353 rows": shuffled, **batches}.items():
    curves[name] = slopes, mean_squared_misses(rows)
    print(f"{name}: lowest at slope {slopes[curves[name][1].argmin()]:.1f}")

# %% [markdown]
# As curves:

# %%
figures.learning_curves(
    curves,
    xlabel="slope (points per kg/m²)",
    ylabel="mean squared miss (points²)",
    title="Batches of 32 rows know roughly where the lowest point is",
    log=False,
)

# %% [markdown]
# The best slope of all rows is 10.5. The batches say 8, 8.5 and 10.5: roughly right, for a tenth of
# the reading. So take a small step towards what one batch says, and ask the next one. How long a
# step, how many rows, and where that ends: that is the course.
#
# ## 6. Hand in
#
# 1. **Kernel > Restart Kernel and Run All Cells**: do the checks still say "right"?
# 2. **File > Save Notebook**.
# 3. Hand in as your teacher told you, for example with **Nbgrader > Assignment List**. Keep the
#    file's name, and leave the cells with a check as they are.
#
# Your answer is then checked once more, on *fresh numbers*, for the same points.
#
# ## The lessons
#
# | lesson | is about |
# | --- | --- |
# | [01_batch](../01_batch/01_batch.ipynb) | one step uses every row: the cost, its gradient, how long a step may be |
# | [02_stochastic](../02_stochastic/02_stochastic.ipynb) | one step uses one row: noise, and how to live with it |
# | [03_mini_batch](../03_mini_batch/03_mini_batch.ipynb) | one step uses a few rows: the update, shuffling, your own regressor |
# | [04_classifier](../04_classifier/04_classifier.ipynb) | the same idea in functional style: yes or no, and JAX |
#
# No lesson needs your answers to an earlier one.
#
# ## Summary
#
# - Shift+Enter runs a cell; **Restart Kernel and Run All Cells** puts a page in order.
# - Predict, run, read.
# - A check gives points rule by rule, names the mistake, and shows a small case.
# - A linear model predicts one number a row, $x_i \cdot w$.
# - A few rows know roughly what all rows know.
#
# ## What if?
#
# Think first, then unfold.
#
# <details><summary>What if a function gave back the right numbers by heart?</summary>
#
# The check asks for more cases than the one it shows, and at grading they are drawn anew.
#
# </details>
#
# <details><summary>What if a batch had all 353 rows, or a single one?</summary>
#
# All rows: no step is left to chance, and each costs the whole reading (lesson 01). One row: a step
# costs almost nothing, and hardly knows where to go (lesson 02).
#
# </details>
#
# ## Further reading
#
# - JupyterLab, [Notebooks](https://jupyterlab.readthedocs.io/en/stable/user/notebook.html): cells,
#   menus and keys.
# - NumPy, [the absolute basics for beginners](https://numpy.org/doc/stable/user/absolute_beginners.html):
#   arrays, shapes and axes.
# - B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, "Least Angle Regression", *Annals of
#   Statistics* 32(2), 2004: the diabetes data.
#
# **Next:** [One step uses every row](../01_batch/01_batch.ipynb).
