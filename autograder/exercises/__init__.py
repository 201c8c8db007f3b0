"""The course's own exercises, one file a lesson."""

from collections.abc import Iterator
from importlib import import_module

from autograder.exercise import Exercise

LESSONS = {
    "00_start": "start",
    "01_batch": "batch",
    "02_stochastic": "stochastic",
    "03_mini_batch": "mini_batch",
    "04_classifier": "classifier",
}
"""Lesson -> the module here that declares its exercises."""


def of_lesson(lesson: str) -> tuple[Exercise, ...]:
    """The exercises of a lesson, in the lesson's order. An unknown lesson is a KeyError."""
    return import_module(f"autograder.exercises.{LESSONS[lesson]}").EXERCISES


def points_of(lesson: str) -> dict[str, float]:
    """Exercise name -> points, for the graded cells of a lesson."""
    return {exercise.name: exercise.points for exercise in of_lesson(lesson)}


def all_exercises() -> Iterator[Exercise]:
    """Every exercise of the course; a lesson's module is imported when its turn comes."""
    for lesson in LESSONS:
        yield from of_lesson(lesson)


def by_name(name: str) -> Exercise:
    """The exercise called `name`. An unknown name is a KeyError."""
    for exercise in all_exercises():
        if exercise.name == name:
            return exercise
    raise KeyError(name)


def names() -> list[str]:
    """The names of all exercises."""
    return [exercise.name for exercise in all_exercises()]
