"""Paths that are not those of batch descent: the code of what `path_mistakes` names."""

import itertools

import numpy as np

from autograder.exercises.batch.wrong_gradients import mean_gradient, misses


def right_step(w, X, y, lr):
    return w - lr * mean_gradient(w, X, y)


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


def stops_when(small):
    """The path ends where `small(gradient)` holds."""

    def path(w, X, y, lr, steps):
        points = right_path(w, X, y, lr, steps)
        for k, point in enumerate(points):
            if small(mean_gradient(point, X, y)):
                return points[: k + 1]
        return points

    return path


def stops_when_cost_grows(w, X, y, lr, steps):
    points = right_path(w, X, y, lr, steps)
    costs = [np.mean(misses(point, X, y) ** 2) for point in points]
    grows = np.flatnonzero(np.diff(costs) > 0)
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


def stops_growing(w, X, y, lr, steps):
    """A step that would raise the cost is halved until it does not."""
    points = [w]
    for _ in range(steps):
        rate, now = lr, np.mean(misses(points[-1], X, y) ** 2)
        while np.mean(misses(right_step(points[-1], X, y, rate), X, y) ** 2) > now > 1e-20:
            rate /= 2
        points.append(right_step(points[-1], X, y, rate))
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


def running_mean(w, X, y, lr, steps):
    path = right_path(w, X, y, lr, steps)
    return np.cumsum(path, axis=0) / np.arange(1, steps + 2)[:, None]


# ------------------------------------------------------------------ what is written down


def costs_kept(w, X, y, lr, steps):
    return [np.mean(misses(point, X, y) ** 2) for point in right_path(w, X, y, lr, steps)]


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
