"""Lesson 03's judge: right answers pass however they are written, each mistake is named."""

import pytest

from autograder.checking import verdict_of
from autograder.exercises import mini_batch as lesson
from autograder.verdict import as_text

MISTAKES = [
    pytest.param(exercise, misconception, id=f"{exercise.name}: {misconception.name}")
    for exercise in lesson.EXERCISES
    for misconception in exercise.misconceptions
]


@pytest.mark.parametrize(("exercise", "misconception"), MISTAKES)
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_each_mistake_is_refused_and_named_first(exercise, misconception, seed):
    """A misconception handed in as an answer loses points and is named before any other."""
    verdict = verdict_of(exercise, misconception.wrong, seed)
    assert verdict.score < exercise.points, as_text(verdict)
    assert verdict.mistakes, as_text(verdict)
    assert verdict.mistakes[0].name == misconception.name
