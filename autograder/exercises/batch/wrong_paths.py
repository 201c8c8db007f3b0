"""Paths that are not those of batch descent: the code of what `path_mistakes` names."""

import itertools

import numpy as np

from autograder.exercises.batch.wrong_gradients import mean_gradient, misses
from autograder.exercises.batch.wrong_steps import right_step


def right_path(w, X, y, lr, steps):
    return path_of(right_step)(w, X, y, lr, steps)


def path_of(step):
    """The path of a step that is another one."""

    def path(w, X, y, lr, steps):
        points = [w]
        for _ in range(steps):
            points.append(step(points[-1], X, y, lr))
        return np.array(points)

    return path


# ------------------------------------------------------------------ which rows the path has


def without_start(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps)[1:]


def one_step_late(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps + 1)[1:]


def one_step_short(w, X, y, lr, steps):
    return right_path(w, X, y, lr, max(steps - 1, 0))


def one_step_more(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps + 1)


def start_twice(w, X, y, lr, steps):
    return np.vstack([w, right_path(w, X, y, lr, steps)])


def start_twice_one_short(w, X, y, lr, steps):
    return np.vstack([w, right_path(w, X, y, lr, steps)[: max(steps, 1)]])[: steps + 1]


def zeros_first(w, X, y, lr, steps):
    return np.vstack([np.zeros(len(w)), right_path(w, X, y, lr, steps)])


def last_only(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps)[-1]


def transposed(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps).T


def backwards(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps)[::-1]


def flat(w, X, y, lr, steps):
    return right_path(w, X, y, lr, steps).ravel()


def row_never_filled(k):
    """An array of zeros in which one row stays as it was made."""

    def path(w, X, y, lr, steps):
        points = right_path(w, X, y, lr, steps)
        points[k] = 0
        return points

    return path


def last_row_never_filled(w, X, y, lr, steps):
    """The loop ends one step early; where there is no step, row 0 is filled."""
    points = right_path(w, X, y, lr, steps)
    points[max(steps, 1) :] = 0
    return points


def stops_when(small):
    """The path ends where `small(gradient)` holds."""

    def path(w, X, y, lr, steps):
        points = right_path(w, X, y, lr, steps)
        for k, point in enumerate(points):
            if small(mean_gradient(point, X, y)):
                return points[: k + 1]
        return points

    return path


def stops_with_zeros(w, X, y, lr, steps):
    """Rows of zeros come where the gradient is zero."""
    points = stops_when(is_short)(w, X, y, lr, steps)
    return np.vstack([points, np.zeros((steps + 1 - len(points), len(w)))])


def is_short(gradient):
    return np.linalg.norm(gradient) < 1e-3


def stops_after_short_step(w, X, y, lr, steps):
    """A step that is next to nothing is the last of the path."""
    points = right_path(w, X, y, lr, steps)
    short = [k for k, point in enumerate(points) if is_short(mean_gradient(point, X, y))]
    return points[: short[0] + 2] if short else points


def stops_before_cost_grows(w, X, y, lr, steps):
    points = right_path(w, X, y, lr, steps)
    grows = np.flatnonzero(np.diff(costs_of(points, X, y)) > 0)
    return points[: grows[0] + 1] if len(grows) else points


def costs_of(points, X, y):
    return [np.mean(misses(point, X, y) ** 2) for point in points]


def out_of_patience(patience, least):
    """The path stands still once the cost has not fallen by `least` for so many steps."""

    def path(w, X, y, lr, steps):
        points = right_path(w, X, y, lr, steps)
        lowest, waited = np.inf, 0
        for k, cost in enumerate(costs_of(points[1:], X, y), start=1):
            lowest, waited = (cost, 0) if cost < lowest - least else (lowest, waited + 1)
            if waited == patience:
                points[k + 1 :] = points[k]
                break
        return points

    return path


def stops_when_cost_grows(w, X, y, lr, steps):
    points = right_path(w, X, y, lr, steps)
    grows = np.flatnonzero(np.diff(costs_of(points, X, y)) > 0)
    return points[: grows[0] + 2] if len(grows) else points


# ------------------------------------------------------------------ all rows the same array


def in_place(w, X, y, lr, steps):
    path = [w]
    for _ in range(steps):
        w -= lr * mean_gradient(w, X, y)
        path.append(w)
    return np.array(path)


def in_place_on_a_copy(w, X, y, lr, steps):
    return in_place(w.copy(), X, y, lr, steps)


def in_place_after_start(w, X, y, lr, steps):
    return np.vstack([w, *in_place(w.copy(), X, y, lr, steps)[1:]])


def first_row_moves_along(w, X, y, lr, steps):
    """The weights are a view of row 0."""
    path = right_path(w, X, y, lr, steps)
    path[0] = path[-1]
    return path


def w_moved_at_the_end(w, X, y, lr, steps):
    path = right_path(w, X, y, lr, steps)
    w[:] = path[-1]
    return path


# ------------------------------------------------------------------ what a step starts from


def gradient_of_the_start(w, X, y, lr, steps):
    at = mean_gradient(w, X, y)
    return np.array([w - k * lr * at for k in range(steps + 1)])


def every_step_from_the_start(w, X, y, lr, steps):
    return np.array([w] + steps * [right_step(w, X, y, lr)])


def gradient_of_the_step_before(w, X, y, lr, steps):
    path, at = [w], mean_gradient(w, X, y)
    for _ in range(steps):
        path.append(path[-1] - lr * at)
        at = mean_gradient(path[-2], X, y)
    return np.array(path)


def start_of_its_own(number):
    return lambda w, X, y, lr, steps: right_path(np.full(len(w), number), X, y, lr, steps)


def start_of_its_own_after_w(number):
    """The first row is w; the steps go on from other weights."""

    def path(w, X, y, lr, steps):
        return np.vstack([w, right_path(np.full(len(w), number), X, y, lr, steps)[1:]])

    return path


def never_moves(w, X, y, lr, steps):
    return np.tile(w, (steps + 1, 1))


# ------------------------------------------------------------------ a learning rate that changes


def scheduled(rate):
    """Steps with the learning rate `rate(lr, k)` at step k = 0, 1, ..."""

    def path(w, X, y, lr, steps):
        points = [w]
        for k in range(steps):
            points.append(right_step(points[-1], X, y, rate(lr, k)))
        return np.array(points)

    return path


def halved_for_good(w, X, y, lr, steps):
    """A step that raises the cost is taken again with half the rate, which stays."""
    points = [w]
    for _ in range(steps):
        now, then = points[-1], right_step(points[-1], X, y, lr)
        if np.diff(costs_of([now, then], X, y)) > 0:
            lr = lr / 2
            then = right_step(now, X, y, lr)
        points.append(then)
    return np.array(points)


def rate_cut_when_cost_rises(taken, share):
    """After a step that raises the cost later steps are shorter; it may not be taken itself."""

    def path(w, X, y, lr, steps):
        points = [w]
        for _ in range(steps):
            now, then = points[-1], right_step(points[-1], X, y, lr)
            rises = np.diff(costs_of([now, then], X, y)) > 0
            lr = share * lr if rises else lr
            points.append(then if taken or not rises else now)
        return np.array(points)

    return path


def adaptive(direction):
    """Steps of length lr along `direction(gradients so far)`."""

    def path(w, X, y, lr, steps):
        points, gradients = [w], []
        for _ in range(steps):
            gradients.append(mean_gradient(points[-1], X, y))
            points.append(points[-1] - lr * direction(np.array(gradients)))
        return np.array(points)

    return path


@adaptive
def adagrad(gradients):
    return gradients[-1] / (np.sqrt(np.sum(gradients**2, axis=0)) + 1e-8)


@adaptive
def adam(gradients):
    k = len(gradients)
    of_mean, of_square = (decay ** np.arange(k)[::-1, None] for decay in (0.9, 0.999))
    mean = np.sum(of_mean * gradients, axis=0) / of_mean.sum()
    return mean / (np.sqrt(np.sum(of_square * gradients**2, axis=0) / of_square.sum()) + 1e-8)


def nesterov(w, X, y, lr, steps):
    points, velocity = [w], np.zeros(len(w))
    for _ in range(steps):
        ahead = points[-1] + 0.9 * velocity
        velocity = 0.9 * velocity - lr * mean_gradient(ahead, X, y)
        points.append(points[-1] + velocity)
    return np.array(points)


def momentum(beta):
    def path(w, X, y, lr, steps):
        points, velocity = [w], np.zeros(len(w))
        for _ in range(steps):
            velocity = beta * velocity + mean_gradient(points[-1], X, y)
            points.append(points[-1] - lr * velocity)
        return np.array(points)

    return path


# ------------------------------------------------------------------ other steps


def one_row_a_step(w, X, y, lr, steps):
    points = [w]
    for i in itertools.islice(itertools.cycle(range(len(y))), steps):
        points.append(right_step(points[-1], X[[i]], y[[i]], lr))
    return np.array(points)


def every_row_a_point(w, X, y, lr, steps):
    points = [w]
    for i in itertools.chain(*steps * [range(len(y))]):
        points.append(right_step(points[-1], X[[i]], y[[i]], lr))
    return np.array(points)


def every_weight_a_point(w, X, y, lr, steps):
    points = [w]
    for _ in range(steps):
        for j in range(len(w)):
            one = np.arange(len(w)) == j
            points.append(points[-1] - lr * mean_gradient(points[-1], X, y) * one)
    return np.array(points)


def every_point_twice(w, X, y, lr, steps):
    return np.repeat(right_path(w, X, y, lr, steps), 2, axis=0)[1 : 2 * steps + 1]


def at_least_one_step(w, X, y, lr, steps):
    return right_path(w, X, y, lr, max(steps, 1))


def steps_on_a_batch(w, X, y, lr, steps):
    """The rows in turn, two at a time."""
    points = [w]
    for k in range(steps):
        rows = np.arange(2 * k, 2 * k + 2) % len(y)
        points.append(right_step(points[-1], X[rows], y[rows], lr))
    return np.array(points)


def exact_line_search(w, X, y, lr, steps):
    points = [w]
    for _ in range(steps):
        g = mean_gradient(points[-1], X, y)
        curvature = 2 * np.mean((X @ g) ** 2)
        points.append(points[-1] - (g @ g / curvature * g if curvature else 0))
    return np.array(points)


def running_mean(w, X, y, lr, steps):
    path = right_path(w, X, y, lr, steps)
    return np.cumsum(path, axis=0) / np.arange(1, steps + 2)[:, None]


# ------------------------------------------------------------------ what is written down


def costs_kept(w, X, y, lr, steps):
    return costs_of(right_path(w, X, y, lr, steps), X, y)


def gradients_kept(w, X, y, lr, steps):
    return [mean_gradient(point, X, y) for point in right_path(w, X, y, lr, steps)]


def gradients_kept_after_start(w, X, y, lr, steps):
    return np.vstack([w, *gradients_kept(w, X, y, lr, steps)[:-1]])


def changes_kept(w, X, y, lr, steps):
    path = right_path(w, X, y, lr, steps)
    return np.vstack([w, np.diff(path, axis=0)])


def cost_beside_each_point(w, X, y, lr, steps):
    path = right_path(w, X, y, lr, steps)
    return np.column_stack([path, costs_kept(w, X, y, lr, steps)])


def whole_numbers_kept(w, X, y, lr, steps):
    path = np.zeros((steps + 1, len(w)), dtype=int)
    path[0] = w
    for k in range(steps):
        path[k + 1] = right_step(path[k], X, y, lr)
    return path


def rounded(decimals):
    return lambda w, X, y, lr, steps: np.round(right_path(w, X, y, lr, steps), decimals)


def refuses_zero_steps(w, X, y, lr, steps):
    if steps == 0:
        return np.zeros((0, len(w)))
    return right_path(w, X, y, lr, steps)
