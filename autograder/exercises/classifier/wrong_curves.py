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
    """The weights of the epoch with the lowest objective, or the mean over the epochs."""

    def before_training(self, w):
        self.path = []

    def measure(self, before, w, rows):
        self.path.append(w)
        return super().measure(before, w, rows)

    def result(self, w, training_accuracy, test_accuracy, w_errors):
        best = self.path[int(np.argmax(test_accuracy))]
        return best, training_accuracy, test_accuracy, w_errors


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
