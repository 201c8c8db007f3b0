"""What a sandbox sees of this course: the lesson's library without its answers.

    bundle/mbgd_lessons/   the package; what a lesson asks for raises a sentence when it is used
    bundle/autograder/     `check` does nothing; the code that asks, which holds no answer; and
                           what makes the sandbox

What is withheld follows from the lesson's exercises: everything in `mbgd_lessons` that has the
name of one, everything that uses it, and the private helpers that nothing else needs. The code
that asks is the module of each exercise's `ask`, and what that imports.
"""

import ast
import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path

import mbgd_lessons
from autograder.exercise import Exercise
from autograder.exercises import of_lesson

PACKAGE = Path(mbgd_lessons.__file__).parent
ASKING = Path(__file__).parent
INSIDE = "autograder.inside"
HOLDING = {"nest", "confine"}
"""What a sandbox runs before it runs anything else: see `warm`."""

SAYS = (
    "`{name}` of mbgd_lessons is (part of) the answer that this lesson asks for, and is not there "
    "while it is graded. Use your own."
)

WITHHELD = '''
class Withheld(Exception):
    """The reference is not there while it is asked for."""
'''

STUB = '''"""While a notebook is graded, its checks do nothing: it is judged from outside."""

import sys


def check(name):
    """Nothing: the judge is not in this process."""
    return 0.0


def yours_or_reference(name):
    """The notebook's own object; where it has none, a stand-in that says so when it is used."""

    def missing(*_, **__):
        raise NotImplementedError(f"`{name}` is not written, so this is not run while grading")

    return sys._getframe(1).f_globals.get(name, missing)
'''


def build_bundle(lesson: str, folder: Path) -> Path:
    """Write the bundle of a lesson into an empty folder, and give the folder."""
    exercises = of_lesson(lesson)
    shutil.copytree(
        PACKAGE, folder / PACKAGE.name, ignore=lambda _, names: {"__pycache__"} & set(names)
    )
    trees = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.glob("*.py")}
    out = withheld(trees.values(), {exercise.name for exercise in exercises})
    for path, tree in trees.items():
        (folder / PACKAGE.name / path.name).write_text(without(tree, out), encoding="utf-8")
    asking = folder / ASKING.name
    asking.mkdir()
    (asking / "__init__.py").write_text(STUB, encoding="utf-8")
    for module in asking_modules(exercises) | HOLDING:
        shutil.copy(ASKING / f"{module}.py", asking)
    return folder


# ------------------------------------------------------------------ what is withheld


def withheld(trees, asked_for: set[str]) -> set[str]:
    """The names that hold an answer: those asked for, what uses them, and their private helpers."""
    defined = [node for tree in trees for node in definitions(tree)]
    out = set(asked_for)
    while users := {node.name for node in defined if names_in(node) & out} - out:
        out |= users
    kept = [node for node in defined if node.name not in out]
    while True:  # a helper that only helpers use goes with them
        needed = set().union(*(names_in(node) - {node.name} for node in kept))
        idle = [node for node in kept if node.name.startswith("_") and node.name not in needed]
        if not idle:
            return out | {node.name for node in defined} - {node.name for node in kept}
        kept = [node for node in kept if node not in idle]


def definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """The functions and classes of a module; not how a package loads them."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("__"):
            yield node


def names_in(node: ast.AST) -> set[str]:
    """Every name that a piece of code mentions, and every attribute."""
    found = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return found | {part.attr for part in ast.walk(node) if isinstance(part, ast.Attribute)}


def without(tree: ast.Module, out: set[str]) -> str:
    """The source of a module in which what is withheld says so."""
    body, stands_in = [], False
    for node in tree.body:
        if node in definitions(tree) and node.name in out:
            body += ast.parse(stand_in(node)).body
            stands_in = True
        else:
            body.append(node)
    if stands_in:
        first = 1 if ast.get_docstring(tree) else 0
        body[first:first] = ast.parse(WITHHELD).body
    return ast.unparse(ast.Module(body, []))


def stand_in(node: ast.FunctionDef | ast.ClassDef) -> str:
    """What can be imported in place of a function or class, and raises when it is used."""
    words = repr(SAYS.format(name=node.name))
    if isinstance(node, ast.ClassDef):
        return f"class {node.name}:\n    def __init__(*_, **__):\n        raise Withheld({words})"
    return f"def {node.name}(*_, **__):\n    raise Withheld({words})"


# ------------------------------------------------------------------ the code that asks


def asking_modules(exercises: tuple[Exercise, ...]) -> set[str]:
    """The modules of this package that asking needs, without its name."""
    todo = {INSIDE, *(inspect.getmodule(exercise.ask).__name__ for exercise in exercises)}
    found: set[str] = set()
    while todo:
        name = todo.pop().partition(".")[2]
        found.add(name)
        source = (ASKING / f"{name}.py").read_text("utf-8")
        todo |= {module for module in imported(source) if module.partition(".")[2] not in found}
    return found


def imported(source: str) -> set[str]:
    """The modules of this package that a source imports from."""
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom))
    return {node.module for node in nodes if (node.module or "").startswith(f"{ASKING.name}.")}
