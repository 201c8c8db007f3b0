"""Mutants: what is changed, that the change works, and that the check tells it from the right."""

import ast

import pytest

from autograder import checking, mutation_operators
from autograder.ask import call
from autograder.checking import verdict_of
from autograder.exercise import Case, Exercise, Rule
from autograder.exercises import mini_batch as lesson
from autograder.exercises.mini_batch.equivalent import mutated
from autograder.judge_report import mutants_of
from autograder.mutants import made_from, mutants, parts, rebuilt
from autograder.mutation_score import Score, mutation_score
from autograder.verdict import REFERENCE

# ------------------------------------------------------------------ one change

CHANGES = {
    "arithmetic": {
        "a - b": ["a + b"],
        "a @ b": ["a * b"],
        "a // b": ["a / b"],
        "a += b": ["a -= b"],
        "a | b": [],
    },
    "operand": {"a - b": ["a", "b"], "-a": ["a"], "not a": ["a"]},
    "comparison": {
        "a < b": ["a <= b", "a >= b"],
        "a == b": ["a != b"],
        "a < b <= c": ["a <= b <= c", "a >= b <= c", "a < b < c", "a < b > c"],
        "a is None": ["a is not None"],
        "a in b": ["a not in b"],
    },
    "connective": {"a and b": ["a or b"], "a or b": ["a and b"]},
    "constant": {"True": ["False"], "1": ["2", "0"], "0.5": ["1.5", "1.0"], "'a'": [], "None": []},
    "subscript": {"a[0]": ["a"], "a[0] = b": []},
    "unwrapped": {"a.copy()": ["a"], "float(a)": ["a"], "a.take(b)": ["b", "a"], "f(*a)": []},
    "left_out": {"f(a, b)": ["f(b)", "f(a)"], "a.sum(axis=0)": ["a.sum()"], "f()": []},
    "swapped": {"f(a, b, c)": ["f(b, a, c)", "f(a, c, b)"], "f(a)": []},
    "off_by_one": {
        "range(a, b)": ["range(a + 1, b)", "range(a - 1, b)", "range(a, b + 1)", "range(a, b - 1)"],
        "f(a)": [],
    },
    "negated": {"a if b else c": ["a if not b else c"], "while a: b": ["while not a:\n    b"]},
    "deleted": {"a = b": ["pass"], "f()": [], "pass": [], "'a docstring'": []},
    "emptied": {"def f(a): return a": ["def f(a):\n    pass"], "a": []},
    "nothing_returned": {"return a": ["return None"], "return": []},
}
"""Operator -> a piece of Python -> what it puts in its place; expressions are taken bare."""


def node_of(source):
    statement = ast.parse(source).body[0]
    return statement.value if isinstance(statement, ast.Expr) else statement


@pytest.mark.parametrize("name", CHANGES)
def test_an_operator_gives_each_of_its_changes_and_no_more(name):
    """Not more than one change at a time."""
    operator = getattr(mutation_operators, name)
    for source, expected in CHANGES[name].items():
        assert [ast.unparse(other) for other in operator(node_of(source))] == expected


def test_a_statement_that_is_a_call_can_go_too():
    """It stands in the tree as an expression of its own."""
    others = mutation_operators.deleted(ast.parse("f()").body[0])
    assert [ast.unparse(other) for other in others] == ["pass"]


def test_a_slice_loses_one_bound_at_a_time():
    """Each of the lower bound, the upper one and the step."""
    others = mutation_operators.bound(node_of("a[1:n:2]").slice)
    assert [ast.unparse(other) for other in others] == [":n:2", "1::2", "1:n"]


def test_a_filter_of_a_comprehension_is_turned_round():
    """As conditions of statements are."""
    (other,) = mutation_operators.negated(node_of("[a for a in b if a]").generators[0])
    assert ast.unparse(other).strip() == "for a in b if not a"


def test_every_operator_is_tried_here_and_used():
    """One without a test, or out of use, would go unnoticed."""
    used = {operator.__name__ for operator in mutation_operators.OPERATORS}
    assert used == {*CHANGES, "bound"}


# ------------------------------------------------------------------ all mutants of a function


def changes(source, name="f"):
    return [mutant.change for mutant in mutants(made_from(source, name))]


def test_words_and_type_hints_are_left_alone():
    """Docstrings, messages and annotations say something to people and compute nothing."""
    source = '''
def f(a: list[1]) -> list[2]:
    """Three words, 3."""
    if a:
        raise ValueError("no", 4, f"{a + 5}")
    return f"{a + 6}"
'''
    assert changes(source) == [
        "def f(a: list[1]) -> list[2]: -> def f(a: list[1]) -> list[2]: pass",
        "if a: raise ValueError('no', 4, f'{a + 5}') -> if not a: raise ValueError('no', 4, "
        "f'{a + 5}')",
        "if a: raise ValueError('no', 4, f'{a + 5}') -> pass",
        "raise ValueError('no', 4, f'{a + 5}') -> pass",
        "return f'{a + 6}' -> pass",
        "return f'{a + 6}' -> return None",
    ]


def test_a_small_change_is_told_with_what_stands_around_it():
    """A bare number or slice would say nothing."""
    found = changes("def f(a, k=2):\n    return a[:-1] + g(a, axis=0)")
    assert "a, k=2 -> a, k=3" in found
    assert "a[:-1] -> a[:-2]" in found
    assert "a[:-1] -> a[:]" in found
    assert "g(a, axis=0) -> g(a, axis=1)" in found


def test_changes_that_read_alike_are_numbered():
    """A reason for one is no reason for the other."""
    found = changes("def f(a):\n    a = a * 2\n    return a * 2")
    assert [change for change in found if change.startswith("a * 2 -> a / 2")] == [
        "a * 2 -> a / 2",
        "a * 2 -> a / 2 (2)",
    ]


def test_a_key_does_not_move_with_the_lines_above():
    """The name says the line, the key does not."""
    short, long = (
        mutants(made_from(source, "f"))
        for source in ("def f(a):\n    return -a", "def f(a):\n    # why\n\n    return -a")
    )
    for before, after in zip(short, long, strict=True):
        assert before.key == after.key
        assert (before.name == after.name) is before.emptied


TWO = """
class Base:
    def offset(self):
        return 3

def double(x):
    return x * 2

def f(x):
    return double(x) + 1

class C(Base):
    def value(self, x, helper=double):
        return helper(x) + self.offset()
"""


def test_what_a_function_calls_is_mutated_with_it():
    """In its own package; the original stays as it is."""
    f = made_from(TWO, "f")
    halved = next(m for m in mutants(f) if m.key == "double: x * 2 -> x / 2")
    assert halved.build()(6) == 4
    assert f(6) == 13


def test_what_a_class_inherits_or_takes_as_a_default_is_mutated_with_it():
    """Both are looked up when the class is made, not when it is used."""
    C = made_from(TWO, "C")
    by_key = {mutant.key: mutant for mutant in mutants(C)}
    assert by_key["Base.offset: return 3 -> return 4"].build()().value(6) == 16
    assert by_key["double: x * 2 -> x / 2"].build()().value(6) == 6
    assert C().value(6) == 15


def test_functions_that_call_each_other_are_made_anew_together():
    """Each sees the other's change, and none of the old code runs."""
    even = made_from(
        "def even(n):\n    return n == 0 or odd(n - 1)\n"
        "def odd(n):\n    return n != 0 and even(n - 1)\n",
        "even",
    )
    again = rebuilt(even)
    assert [again(n) for n in range(4)] == [True, False, True, False]
    assert again.__globals__["odd"].__globals__["even"] is again
    assert [part.__name__ for part in parts(even)] == ["odd", "even"]


# ------------------------------------------------------------------ the score

DOWN = """
def down(n):
    check(n)
    while n > 0:
        n = n - 2
    return n

def check(n):
    if n < -5:
        raise ValueError("n is too low")
"""


def exercise_of(reference, numbers):
    return Exercise(
        name="down",
        points=1,
        cases=lambda rng: [Case(f"n = {n}", {"n": n}) for n in numbers],
        ask=call,
        facts=lambda case, answer: {} if answer.raised else {"n": answer.values["result"]},
        reference=reference,
        rules=(Rule("n", "n ends at zero or below", 1, ("n",)),),
    )


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(checking, "PATIENCE", 0.5)


def test_the_score_says_what_was_seen_explained_and_missed(impatient):
    """A loop without an end is refused; where a check may do nothing, no more of it is tried."""
    down = made_from(DOWN, "down")
    reasons = {"check:": "bad input", "down: check(n)": "bad input", "down: g(": "never"}
    score = mutation_score(exercise_of(down, [1, 3, 5]), [down], reasons)
    assert score == Score(
        killed=14,
        equivalent=3,
        unexplained=("down:3 n > 0 -> n >= 0", "down:3 n > 0 -> n > -1"),
        stale=("down: g(",),
    )


def test_a_case_more_closes_the_hole(impatient):
    """An even number tells whether zero is passed."""
    down = made_from(DOWN, "down")
    score = mutation_score(exercise_of(down, [1, 3, 4]), [down], {"check:": "", "down: check(": ""})
    assert score.unexplained == score.stale == ()


# ------------------------------------------------------------------ the course


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda e: e.name)
def test_what_is_mutated_is_right_before_the_change(exercise):
    """Made anew, the reference is not taken for itself: what is refused is the change."""
    assert verdict_of(exercise, exercise.reference).message == REFERENCE
    assert verdict_of(exercise, rebuilt(exercise.reference)).right
    for answer in mutated(exercise):
        assert verdict_of(exercise, rebuilt(answer)).right


def test_a_reference_is_mutated_once():
    """Where two exercises share it, at one of them."""
    answers = [answer for exercise in lesson.EXERCISES for answer in mutated(exercise)]
    for exercise in lesson.EXERCISES:
        assert answers.count(exercise.reference) == 1


@pytest.mark.parametrize("exercise", lesson.EXERCISES, ids=lambda e: e.name)
def test_the_check_refuses_each_mutant_that_is_not_right_after_all(exercise):
    """Each that is accepted has a reason, and each reason an accepted mutant that needs it."""
    score = mutants_of("03_mini_batch", exercise)
    assert score.unexplained == ()
    assert score.stale == ()
    assert score.killed > score.equivalent
