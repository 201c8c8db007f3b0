"""`minibatches`: one shuffled epoch, cut."""

from itertools import permutations

import numpy as np
import pytest

from mbgd_lessons.batches import minibatches

SIZES = [(1, 1), (7, 1), (7, 3), (6, 3), (7, 7), (7, 8), (7, 100), (100, 32)]


class Reversed:
    """Stands in for a generator: its only permutation is known beforehand."""

    def permutation(self, n):
        return np.arange(n)[::-1]


@pytest.mark.parametrize("n, batch_size", SIZES)
def test_every_row_once(n, batch_size, rng):
    """An epoch visits each of the n rows exactly once."""
    rows = np.concatenate(list(minibatches(n, batch_size, rng)))
    assert np.array_equal(np.sort(rows), np.arange(n))


@pytest.mark.parametrize("n, batch_size", SIZES)
def test_sizes(n, batch_size, rng):
    """All batches are full but the last, which holds what is left and is never empty."""
    sizes = [len(rows) for rows in minibatches(n, batch_size, rng)]
    assert sizes[:-1] == [batch_size] * (len(sizes) - 1)
    assert 1 <= sizes[-1] <= batch_size
    assert sum(sizes) == n


def test_order_comes_from_rng():
    """The order is the permutation that the given rng draws, cut from front to back."""
    batches = [rows.tolist() for rows in minibatches(5, 2, Reversed())]
    assert batches == [[4, 3], [2, 1], [0]]


def test_all_orders_equally_likely(rng):
    """Each of the 6 orders of 3 rows comes in a sixth of many epochs, to 5 standard errors."""
    epochs = 3000
    orders = [tuple(np.concatenate(list(minibatches(3, 2, rng)))) for _ in range(epochs)]
    error = 5 * np.sqrt(epochs * (1 / 6) * (5 / 6))
    for order in permutations(range(3)):
        assert orders.count(order) == pytest.approx(epochs / 6, abs=error)


def test_no_rows_no_batches(rng):
    """An epoch over no rows has no batches, rather than an empty one."""
    assert list(minibatches(0, 3, rng)) == []


@pytest.mark.parametrize("batch_size", [0, -1, 2.5, 2.0, True, "10", None, float("nan")])
def test_batch_size_refused(batch_size, rng):
    """A batch size below 1 or not whole is named, with the rule, the value and a way out."""
    message = rf"^batch_size must be a whole number, at least 1; got {batch_size!r}\. Pass an int"
    with pytest.raises(ValueError, match=message):
        minibatches(10, batch_size, rng)


def test_refused_when_called_and_before_drawing():
    """Errors come from the call itself, and before anything is drawn."""
    with pytest.raises(ValueError, match=r"^n must be a whole number, at least 0; got -3\."):
        minibatches(-3, 2, Reversed())
    rng, untouched = np.random.default_rng(0), np.random.default_rng(0)
    with pytest.raises(ValueError):
        minibatches(10, 0, rng)
    assert rng.random() == untouched.random()


def test_numpy_integers_are_whole(rng):
    """A batch size that came out of NumPy, such as an entry of an arange, is as good as an int."""
    assert len(list(minibatches(np.int64(5), np.int32(2), rng))) == 3


@pytest.mark.parametrize("seed", [42, None])
def test_seed_is_not_a_generator(seed):
    """A seed in the place of the generator is refused, with the call that makes one of it."""
    with pytest.raises(TypeError, match=rf"numpy\.random\.Generator; got {seed}\. .*default_rng"):
        minibatches(10, 2, seed)
