"""Mistakes in a regressor by name, for the regressor and for the repair.

A hint says where to look; it does not give the line.
"""

from autograder.exercise import Misconception
from autograder.exercises.mini_batch import wrong_regressors as wrong

STEP_MISTAKES = (
    Misconception(
        "the coefficients' gradient is summed, the intercept's averaged",
        wrong.SummedCoefficients,
        "The intercept moves as it should, the coefficients move batch_size times too far. "
        "Both gradients have to be means over the batch.",
    ),
    Misconception(
        "summed instead of averaged",
        wrong.Summed,
        "Your steps are as many times too long as the batch has rows. Divide the sum of the "
        "gradients by the size of the batch.",
    ),
    Misconception(
        "divided by all n rows instead of the batch",
        wrong.DividedByN,
        "With a batch of all rows the step is right, with smaller ones it is too short: "
        "divide by the size of this batch.",
    ),
    Misconception(
        "divided by batch_size where the batch is shorter",
        wrong.DividedByNominalSize,
        "A batch can have fewer rows than batch_size: the last one, or the only one when "
        "batch_size is above n. Divide by the rows that are there.",
    ),
    Misconception(
        "divided by batch_size where the last batch is shorter",
        wrong.DividedByCappedSize,
        "The short last batch moves the weights too little: divide by the rows that are in it.",
    ),
    Misconception(
        "the coefficients' gradient divided by batch_size where the batch is shorter",
        wrong.CoefficientsDividedByNominalSize,
        "In the short last batch the intercept moves as it should, the coefficients too little: "
        "divide both by the rows that are in the batch.",
    ),
    Misconception(
        "means taken before the product",
        wrong.MeansBeforeProduct,
        "The mean of a product is not the product of the means: each row's residual has to meet "
        "its own features before anything is averaged.",
    ),
    Misconception(
        "divided by the size of the batch twice",
        wrong.DividedTwice,
        "The steps are too short by the size of the batch: a mean is divided once more.",
    ),
    Misconception(
        "the coefficients' gradient averaged over the features too",
        wrong.MeanOverEverything,
        "The coefficients move d times too little: the mean runs over all numbers of the array. "
        "The gradient has one entry a feature.",
    ),
    Misconception(
        "the coefficients' gradient averaged to a single number",
        wrong.SingleNumber,
        "All coefficients move by the same number: the mean runs over rows and features. "
        "Over which axis should it run?",
    ),
    Misconception(
        "the factor two is missing in the coefficients' gradient",
        wrong.CoefficientsWithoutTwo,
        "The intercept moves as it should, the coefficients half as far. Derive the square again.",
    ),
    Misconception(
        "the factor two is missing",
        wrong.WithoutTwo,
        "Every step is half as long as it should be. Derive the square again.",
    ),
    Misconception(
        "uphill: the sign is flipped",
        wrong.Uphill,
        "The steps go uphill. Look at the sign of the update, and at the order of the residual.",
    ),
    Misconception(
        "the intercept changed before the coefficients' gradient was taken",
        wrong.InterceptFirst,
        "The coefficients' gradient sees the new intercept. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(
        "the coefficients changed before the intercept's gradient was taken",
        wrong.CoefficientsFirst,
        "The intercept's gradient sees the new coefficients. Take both gradients at the old "
        "weights, then change both.",
    ),
    Misconception(
        "the intercept is never learnt",
        wrong.NoIntercept,
        "`intercept_` stays at zero. It has a gradient too: the mean of 2 (Xw + b - y).",
    ),
    Misconception(
        "starts from coefficients of zero",
        wrong.StartsAtZero,
        "The steps are right, the start is not: here the coefficients start at one, "
        "the intercept at zero.",
    ),
    Misconception(
        "rows of X meet other rows' y",
        wrong.ApartXandY,
        "X is shuffled and y is not (or both are, in different orders). "
        "Shuffle indices, and use the same ones for both.",
    ),
    Misconception(
        "X shuffled in place, and y left as it was",
        wrong.ShufflesXInPlace,
        "Rows of X meet other rows' y, and the caller's X is in another order after `fit`. "
        "Shuffle indices, and use the same ones for both.",
    ),
)

EPOCH_MISTAKES = (
    Misconception(
        "the rows are not shuffled",
        wrong.Unshuffled,
        "Every epoch takes the rows in the order of the data. Draw an order from the generator.",
    ),
    Misconception(
        "shuffled once, not every epoch",
        wrong.ShuffledOnce,
        "The second epoch has the order of the first. Make the generator once and draw an order "
        "from it in every epoch.",
    ),
    Misconception(
        "drawn with replacement",
        wrong.WithReplacement,
        "In one epoch some rows are used more than once, others never. "
        "Draw an order of all rows and cut it.",
    ),
    Misconception(
        "a fresh sample for every step",
        wrong.FreshSample,
        "Each batch is drawn from all rows again, so that an epoch uses some rows twice and others "
        "never. Draw one order an epoch and cut it into batches.",
    ),
    Misconception(
        "a fresh sample for every step, and the rest of n / batch_size never reached",
        wrong.FreshSampleRestLeft,
        "Each batch is drawn from all rows again, and n // batch_size steps leave out what "
        "remains. Draw one order an epoch, and cut it up to its end.",
    ),
    Misconception(
        "the short last batch dropped",
        wrong.LastDropped,
        "When batch_size does not divide n the rest is never used, and with batch_size above n "
        "nothing is learnt at all.",
    ),
    Misconception(
        "the short last batch dropped, unless it is the only one",
        wrong.LastDroppedKeptIfOnly,
        "When batch_size does not divide n the rows that remain are never used.",
    ),
    Misconception(
        "the last batch filled up with rows used before",
        wrong.LastFilledUp,
        "The last batch takes rows a second time to be full. Let it be as short as it falls.",
    ),
    Misconception(
        "batches evened out",
        wrong.EvenedOut,
        "The batches are made nearly equal, as `np.array_split` does. Every batch has batch_size "
        "rows, and only the last one is short.",
    ),
    Misconception(
        "the rest joined to the batch before it",
        wrong.LastJoined,
        "The last batch holds more than batch_size rows. What remains is a batch of its own.",
    ),
    Misconception(
        "overlapping batches",
        wrong.Overlapping,
        "A batch starts inside the one before it: both ends of the slice move on by batch_size.",
    ),
    Misconception(
        "a batch_size above n trains nothing",
        wrong.AboveNTrainsNothing,
        "With more rows asked for than there are, no step is taken, without a word. "
        "One batch of all rows is what the caller means.",
    ),
    Misconception(
        "all rows used in every step",
        wrong.AllRowsEveryStep,
        "The steps do not depend on the batch: take X and y at the rows of the batch.",
    ),
    Misconception(
        "one step an epoch",
        wrong.OneStepAnEpoch,
        "After the first batch the epoch ends. Loop over all of its batches.",
    ),
    Misconception(
        "a step after each row, not one a batch",
        wrong.SingleRows,
        "The weights change while the batch is being read. Take the mean gradient of the batch "
        "first; then comes one step.",
    ),
    Misconception(
        "gradients taken at the weights from the start of the epoch",
        wrong.StaleGradient,
        "Each batch must see the weights that the batch before it left behind.",
    ),
    Misconception(
        "the learning rate shrinks within an epoch",
        wrong.AnnealedUnasked,
        "The first step of an epoch is right, the later ones are too short. "
        "Here lr stays what it is.",
    ),
    Misconception(
        "the learning rate shrinks from epoch to epoch",
        wrong.AnnealedEveryEpoch,
        "The first epoch is right, the later ones take shorter steps. Here lr stays what it is.",
    ),
    Misconception(
        "only one epoch",
        wrong.OneEpoch,
        "However many epochs are asked for, the weights are those after the first. "
        "Look at where `return` stands, or at what the outer loop repeats.",
    ),
)

STATE_MISTAKES = (
    Misconception(
        "random_state is not used",
        wrong.IgnoresState,
        "The same random_state gives another fit each time. Make the generator from it.",
    ),
    Misconception(
        "a fixed seed instead of random_state",
        wrong.FixedSeed,
        "Every random_state gives the same order. Make the generator from it.",
    ),
    Misconception(
        "the global random state instead of random_state",
        wrong.GlobalState,
        "The order comes from the random state that the whole program shares. "
        "Make a generator of your own from random_state.",
    ),
    Misconception(
        "the global random state seeded",
        wrong.SeedsGlobalState,
        "The fit repeats, but it reseeds the random state that the whole program shares. "
        "Make a generator of your own from random_state.",
    ),
    Misconception(
        "starts from random coefficients",
        wrong.StartsAtRandom,
        "The start is drawn anew; here the coefficients start at one, the intercept at zero.",
    ),
    Misconception(
        "fit returns nothing",
        wrong.ReturnsNothing,
        "`model.fit(X, y).predict(X)` fails: `fit` should hand back the model itself.",
    ),
    Misconception(
        "a second fit goes on where the first ended",
        wrong.GoesOn,
        "`fit` starts from the weights of the fit before it. Set the start inside `fit`.",
    ),
    Misconception(
        "predict leaves out the intercept",
        wrong.PredictsWithoutIntercept,
        "The predictions are off by `intercept_` everywhere.",
    ),
    Misconception(
        "fit overwrites a setting",
        wrong.ChangesSettings,
        "After `fit`, lr, epochs or batch_size is not what it was. A later fit on other data would "
        "use the changed one: keep settings as they are, and use a local name.",
    ),
    Misconception(
        "the caller's data changed",
        wrong.ChangesData,
        "After `fit` the caller's X or y is not what it was. Work on a copy.",
    ),
    Misconception(
        "the caller's rows shuffled in place",
        wrong.ShufflesInPlace,
        "`fit` leaves the caller's X and y in another order, so that even the same random_state "
        "gives another fit the next time. Shuffle indices, or a copy.",
    ),
)

MINI_BATCH_REGRESSOR = STEP_MISTAKES + EPOCH_MISTAKES + STATE_MISTAKES

REPAIRED_REGRESSOR = (
    Misconception(
        "the draft as it stands",
        wrong.Draft,
        "All defects are still there. Begin with the first experiment: how does the largest "
        "stable learning rate change with batch_size, and which of the two gradients is to blame?",
    ),
    *MINI_BATCH_REGRESSOR,
    Misconception(
        "y as a column gives a wrong shape silently",
        wrong.ColumnSilently,
        "With y of shape (n, 1) the residual becomes a matrix, and `coef_` with it, "
        "without an error. Check or flatten y before any work.",
    ),
    Misconception(
        "y as a column refused by an assert",
        wrong.Asserts,
        "An `assert` is for the author of the code, and Python can be told to skip it. "
        "Raise a ValueError that says what is wrong.",
    ),
    Misconception(
        "an error returned instead of raised",
        wrong.ReturnsError,
        "For y of shape (n, 1) `fit` gives back an exception as if it were a result, and nothing "
        "stops. `raise` it.",
    ),
)
