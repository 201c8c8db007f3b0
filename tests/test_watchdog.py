"""The watchdog: what does not end is stopped, what ends is left alone, nothing stays behind."""

import contextlib
import itertools
import sys
import threading
import time

import numpy as np
import pytest

from autograder.ask import last_line, watching
from autograder.watchdog import TookTooLong, within

SHORT = 0.05
LONG = 600.0


def a_while_loop():
    while True:
        pass


def in_a_try():
    while True:
        try:
            np.ones(3) + np.ones(2)
        except Exception:
            continue


def a_bare_except_in_a_function():
    def draw():
        try:
            while True:
                pass
        except:  # noqa: E722
            return None

    draw()
    while True:
        pass


def a_bare_except_in_a_loop():
    while True:
        try:
            np.ones(3) + np.ones(2)
        except:  # noqa: E722
            continue


def a_generator_without_an_end():
    def batches():
        while True:
            yield np.arange(3)

    return [rows.sum() for rows in batches()]


def a_loop_over_what_grows():
    rows = [0]
    for row in rows:
        rows[:] = [row, *rows]
    return rows


def calls_that_call_on():
    for n in itertools.count():
        abs(n)


ENDLESS = [
    a_while_loop,
    in_a_try,
    a_bare_except_in_a_function,
    a_bare_except_in_a_loop,
    a_generator_without_an_end,
    a_loop_over_what_grows,
    calls_that_call_on,
]


@pytest.mark.parametrize("endless", ENDLESS)
def test_a_loop_that_does_not_end_is_stopped(endless):
    """Whatever it catches, and the line it was in is known."""
    with pytest.raises(TookTooLong) as caught:
        within(SHORT, endless)
    assert last_line(caught.value).startswith("line ")


@pytest.mark.parametrize("endless", ENDLESS)
def test_a_loop_is_stopped_while_its_calls_are_watched(endless):
    """As a check does it, to see whether the reference answers."""
    with watching(set()), pytest.raises(TookTooLong):
        within(SHORT, endless)


def test_a_loop_is_stopped_in_another_thread_too():
    """A notebook front end or a server need not run checks in the main thread."""
    raised = []

    def check():
        try:
            within(SHORT, a_while_loop)
        except TookTooLong as error:
            raised.append(error)

    thread = threading.Thread(target=check, daemon=True)
    thread.start()
    thread.join(timeout=60)
    assert len(raised) == 1


def test_work_that_ends_in_time_gives_its_value():
    """The very object."""
    value = object()
    assert within(LONG, lambda: value) is value


@pytest.mark.parametrize("error", [ValueError("wrong"), KeyboardInterrupt(), SystemExit(1)])
def test_what_the_work_raises_passes_through(error):
    """Errors, and what is no Exception."""

    def raises():
        raise error

    with pytest.raises(type(error)) as caught:
        within(LONG, raises)
    assert caught.value is error


def test_an_inner_limit_stops_only_the_inner_work():
    """What stands around it goes on."""

    def outer():
        with contextlib.suppress(TookTooLong):
            within(SHORT, a_while_loop)
        return "went on"

    assert within(LONG, outer) == "went on"


def test_an_outer_limit_stops_the_inner_work_too():
    """However patient the inner one is."""
    with pytest.raises(TookTooLong):
        within(SHORT, lambda: within(LONG, a_while_loop))


def test_the_watched_functions_are_still_seen():
    """The watcher's own calls do not get in the way of the profiler."""

    def called():
        return 1

    with watching({called.__code__}) as seen:
        assert within(LONG, called) == 1
    assert seen == {called.__code__}


# ------------------------------------------------------------------ nothing stays behind


@pytest.fixture
def quick_switches():
    """Threads take turns often, so that the limit strikes at all places."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.fixture(params=["plain", "watched"])
def surroundings(request):
    """How a check runs: with and without a profiler."""
    return contextlib.nullcontext if request.param == "plain" else lambda: watching(set())


def ending_about_when_the_limit_strikes(limit, count):
    """Works of which most last between half and twice the limit, some no time, some ten times."""
    for part in np.linspace(0.5, 2.0, count):
        yield lambda part=part: spin(limit * part)
    for _ in range(count // 20):
        yield lambda: None
        yield lambda: spin(10 * limit)


def spin(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


def test_nothing_is_raised_after_the_work_is_over(quick_switches, surroundings):
    """A thousand works that end about when the limit strikes; no thread of theirs stays either.

    An exception that is under way arrives at the next call or turn of a loop. One that comes later
    would need a thread.
    """
    threads, limit = len(sys._current_frames()), 0.0005
    late = in_time = 0
    with surroundings():
        for work in ending_about_when_the_limit_strikes(limit, 1_000):
            try:
                within(limit, work)
                in_time += 1
            except TookTooLong:
                late += 1
            for _ in range(20):
                spin(0)
    wait_until(lambda: len(sys._current_frames()) == threads)
    assert late > 0
    assert in_time > 0


def wait_until(true):
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_a_thread_that_cannot_be_started_is_an_error_and_no_wait(monkeypatch):
    """Where there are no threads, nothing is waited for."""

    def refuse(*_):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("_thread.start_new_thread", refuse)
    with pytest.raises(RuntimeError, match="can't start"):
        within(LONG, lambda: None)
