"""Trainings that measure or hand back something else: the code of what `curve_mistakes` names."""

import numpy as np

from autograder.exercises.classifier.wrong_trainings import Training


class Measured(Training):
    """Every curve measured `how(training, before, w, rows)`."""

    def __init__(self, how):
        self.how = how

    def measure(self, before, w, rows):
        return self.how(super().measure, self, before, w, rows)


def before_the_epoch(measure, training, before, w, rows):
    return measure(w, before, rows)


def on_the_last_batch(measure, training, before, w, rows):
    X, y = training.train
    test_accuracy = measure(before, w, rows)[1]
    return training.share(w, X[rows], y[rows]), test_accuracy, training.cost(w, X[rows], y[rows])


def objective_on_the_last_batch(measure, training, before, w, rows):
    X, y = training.train
    return *measure(before, w, rows)[:2], training.cost(w, X[rows], y[rows])


def errors_on_test_rows(measure, training, before, w, rows):
    return *measure(before, w, rows)[:2], training.cost(w, *training.test)


def test_rows_forgotten(measure, training, before, w, rows):
    training_accuracy, _, w_error = measure(before, w, rows)
    return training_accuracy, training_accuracy, w_error


def training_rows_forgotten(measure, training, before, w, rows):
    _, test_accuracy, w_error = measure(before, w, rows)
    return test_accuracy, test_accuracy, w_error


def accuracies_in_percent(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return 100 * training_accuracy, 100 * test_accuracy, w_error


def shares_of_wrong_labels(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return 1 - training_accuracy, 1 - test_accuracy, w_error


def rows_counted(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    n, m = len(training.train[1]), len(training.test[1])
    return n * training_accuracy, m * test_accuracy, w_error


def errors_summed(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return training_accuracy, test_accuracy, len(training.train[1]) * w_error


def errors_divided_again(measure, training, before, w, rows):
    training_accuracy, test_accuracy, w_error = measure(before, w, rows)
    return training_accuracy, test_accuracy, w_error / len(training.train[1])


class MeasuredOnBatches(Training):
    """Each batch measured around its own step, and their mean at the end of the epoch.

    early : before the step, or else after it
    which : the curves that are made so, of training accuracy (0) and objective (2)
    """

    def __init__(self, early=True, which=(2,)):
        self.early, self.which = early, which

    def before_training(self, w):
        self.found = []

    def step(self, w, X, y, rows, lr):
        after = super().step(w, X, y, rows, lr)
        at = w if self.early else after
        part = X[rows], y[rows]
        self.found.append((self.share(at, *part), 0, self.cost(at, *part)))
        return after

    def measure(self, before, w, rows):
        joined, self.found = np.mean(self.found, axis=0), []
        right = super().measure(before, w, rows)
        return tuple(joined[k] if k in self.which else right[k] for k in range(3))


class Joined(Training):
    """Every curve as `of(curve)`: the best so far, the mean so far, rounded."""

    def __init__(self, of):
        self.of = of

    def result(self, w, *curves):
        return w, *(self.of(curve) for curve in curves)


def mean_so_far(curve):
    return np.cumsum(curve) / np.arange(1, len(curve) + 1)


def best_so_far(curve):
    return np.maximum.accumulate(curve)


def errors_before_the_epoch(measure, training, before, w, rows):
    return *measure(before, w, rows)[:2], training.cost(before, *training.train)


def mean_probability(measure, training, before, w, rows):
    def certain(X, y):
        return np.mean(1 / (1 + np.exp(-y * (X @ w))))

    return certain(*training.train), certain(*training.test), measure(before, w, rows)[2]


def logistic_errors(measure, training, before, w, rows):
    X, y = training.train
    return *measure(before, w, rows)[:2], np.mean(np.logaddexp(0, -y * (X @ w)))


def share_of_wrong_as_errors(measure, training, before, w, rows):
    training_accuracy, test_accuracy, _ = measure(before, w, rows)
    return training_accuracy, test_accuracy, 1 - training_accuracy


def of_all_rows(measure, training, before, w, rows):
    _, test_accuracy, w_error = measure(before, w, rows)
    X, y = (np.concatenate(parts) for parts in zip(training.train, training.test, strict=True))
    return training.share(w, X, y), test_accuracy, w_error


class Result(Training):
    """Other things handed back: `of(w, training_accuracy, test_accuracy, w_errors)`."""

    def __init__(self, of):
        self.of = of

    def result(self, w, *curves):
        return self.of(w, *curves)


class StartMeasuredToo(Training):
    def before_training(self, w):
        self.curves.append(self.measure(w, w, np.arange(len(self.train[1]))))


class LastEntryOnly(Training):
    def result(self, w, *curves):
        return w, *(np.where(np.arange(len(c)) < len(c) - 1, 0, c) for c in curves)


class BestWeights(Training):
    """The weights of the best epoch, by `of(training accuracy, test accuracy, objective)`."""

    def __init__(self, of=lambda training, test, errors: test):
        self.of = of

    def before_training(self, w):
        self.path = []

    def measure(self, before, w, rows):
        self.path.append(w)
        return super().measure(before, w, rows)

    def result(self, w, *curves):
        return self.path[int(np.argmax(self.of(*curves)))], *curves


def later_first(curve):
    """The curve, of whose equal entries the last is the largest."""
    return curve + 1e-9 * np.arange(len(curve))


class MeanWeights(BestWeights):
    def result(self, w, *curves):
        return np.mean(self.path, axis=0), *curves


# ------------------------------------------------------------------ labels and state


class Labelled(Training):
    """Another rule for the label of a score."""

    def __init__(self, rule):
        self.rule = rule

    def label(self, score, y):
        return self.rule(score, y)


class ChangesData(Training):
    def result(self, w, *curves):
        self.train[0][...] = 0
        return w, *curves


class ChangesTestData(Training):
    def result(self, w, *curves):
        self.test[0][...] = 0
        return w, *curves


class GoesOn(Training):
    """The weights of the call before are the start of the next."""

    def __init__(self):
        self.kept = {}

    def start(self, d):
        return self.kept.get(d, np.zeros(d))

    def result(self, w, *curves):
        self.kept[len(w)] = w
        return w, *curves
