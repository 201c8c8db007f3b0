"""Answers whose worth is known: golden ones, the sample class, people's, and mistakes by name.

Only answers that stand alone are taken: they use nothing of another answer, and define nothing that
the lesson's notebook or another exercise defines, so that any mixture of them keeps its worth.
"""

import ast
import builtins
import inspect
import symtable
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.exercise import Exercise
from autograder.exercises import of_lesson
from autograder.judge_report import ANSWERS, HELD_OUT, SEEN, labelled
from autograder.samples import planted, samples
from benchmarks.noise import Program, scopes, taken_apart

RIGHT, MISTAKE, WRONG = "right", "mistake", "wrong"
"""Full points; a mistake whose name is known; wrong in a way that the judge may call otherwise."""

UNSTEADY = ("does not end", "raises", "not written yet", "there is no")
"""How the names of mistakes begin that say a line number, or that are made here in another way."""


@dataclass(frozen=True)
class Known:
    """An answer, and what it deserves; `score` is None where nobody has written it down."""

    exercise: str
    source: str
    kind: str
    mistake: str
    score: float | None
    origin: str


@dataclass(frozen=True)
class Usable:
    """An answer taken apart; `binds` says what else its cell defines, and as what."""

    known: Known
    program: Program
    binds: Mapping[str, str]


def usable_answers(root: Path, lesson: str, release: Mapping) -> dict[str, list[Usable]]:
    """Exercise -> the answers that may stand in the release beside any other."""
    exercises = {exercise.name for exercise in of_lesson(lesson)}
    given = bound_by_notebook(release)
    found = {name: [] for name in exercises}
    for known in known_answers(root, lesson):
        tree = ast.parse(known.source)
        binds = {name: what for name, what in bound(tree).items() if name != known.exercise}
        foreign = exercises & binds.keys() or any(given.get(n, w) != w for n, w in binds.items())
        imported = {name for name, what in given.items() if what.startswith("import ")}
        if foreign or unbound(known.source) - imported:
            continue
        program = taken_apart(known.source, known.exercise)
        own = {name: what or known.origin for name, what in binds.items()}
        found[known.exercise].append(Usable(known, program, own))
    return found


def known_answers(root: Path, lesson: str) -> Iterator[Known]:
    """All there are, and that a notebook can hold."""
    exercises = {exercise.name: exercise for exercise in of_lesson(lesson)}
    yield from golden(root, lesson, exercises)
    yield from of_the_sample_class(lesson, exercises)
    yield from of_people(root, lesson, exercises)
    for exercise in exercises.values():
        yield from of_the_catalogue(exercise)


def golden(root: Path, lesson: str, exercises: Mapping[str, Exercise]) -> Iterator[Known]:
    """The answers of the lesson's own solutions."""
    path = root / "solutions" / lesson / f"{lesson}.ipynb"
    cells = nbformat.read(path, as_version=4).cells
    by_id = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in cells}
    for name, exercise in exercises.items():
        lines = by_id[f"{name}-answer"].splitlines()
        kept = [line for line in lines if not line.strip().startswith("### ")]
        yield Known(name, "\n".join(kept), RIGHT, "", exercise.points, "solutions")


def of_the_sample_class(lesson: str, exercises: Mapping[str, Exercise]) -> Iterator[Known]:
    """With the score and the name that `mbgd demo` checks."""
    for sample in samples(lesson):
        for name, source in sample.answers.items():
            result = planted(lesson)[sample.student, name]
            if not result.mistake.startswith(UNSTEADY):
                kind = RIGHT if result.score == exercises[name].points else MISTAKE
                origin = f"sample_class/{sample.student}"
                yield Known(name, source, kind, result.mistake, result.score, origin)


def of_people(root: Path, lesson: str, exercises: Mapping[str, Exercise]) -> Iterator[Known]:
    """Answers by authors who saw the release only; their own words say what is right."""
    for folder in (root / ANSWERS / lesson / HELD_OUT, root / ANSWERS / lesson / SEEN):
        for answer in labelled(folder):
            if any(name.startswith(UNSTEADY) for name in answer.accepted):
                continue
            source, origin = answer.path.read_text("utf-8"), str(answer.path.relative_to(root))
            if answer.right:
                points = exercises[answer.exercise].points
                yield Known(answer.exercise, source, RIGHT, "", points, origin)
            else:
                yield Known(answer.exercise, source, WRONG, answer.mistake, None, origin)


def of_the_catalogue(exercise: Exercise) -> Iterator[Known]:
    """The misconceptions that are written as one function with the exercise's own arguments."""
    reference = inspect.signature(exercise.reference)
    for misconception in exercise.misconceptions:
        source = written_out(misconception.wrong, exercise.name, [*reference.parameters])
        if source and not misconception.name.startswith(UNSTEADY):
            origin = "misconceptions"
            yield Known(exercise.name, source, MISTAKE, misconception.name, None, origin)


def written_out(wrong: object, name: str, arguments: list[str]) -> str:
    """The source of a wrong function under the exercise's name; "" if it cannot stand alone."""
    if not inspect.isfunction(wrong) or wrong.__closure__:
        return ""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(wrong)))
    except (OSError, SyntaxError):  # made at run time, or a part of an expression
        return ""
    match tree.body:
        case [ast.FunctionDef(decorator_list=[]) as function]:
            if [argument.arg for argument in function.args.args] == arguments:
                function.name = name
                return ast.unparse(tree)
    return ""


# ------------------------------------------------------------------ what stands alone


def bound_by_notebook(notebook: Mapping) -> dict[str, str]:
    """What the cells of a release define, exercises aside, and as what."""
    found = {}
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not marks.get("solution"):
            binds = bound(ast.parse("".join(cell["source"])))
            found |= {name: what or "the lesson" for name, what in binds.items()}
    return found


def bound(tree: ast.Module) -> dict[str, str]:
    """The names that a cell defines -> the import that does it, or ""."""
    found = {}
    for node in tree.body:
        match node:
            case ast.Import(names=names):
                found |= {(n.asname or n.name).split(".")[0]: f"import {n.name}" for n in names}
            case ast.ImportFrom(module=module, names=names):
                found |= {n.asname or n.name: f"import {module} {n.name}" for n in names}
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found[name] = ""
            case _:
                stored = (n for n in ast.walk(node) if isinstance(n, ast.Name))
                found |= {n.id: "" for n in stored if isinstance(n.ctx, ast.Store)}
    return found


def unbound(source: str) -> set[str]:
    """The names that a cell uses from outside.

    >>> unbound("def f(x):\\n    return np.mean(x) + g(x)") == {"np", "g"}
    True
    """
    top = symtable.symtable(source, "answer", "exec")
    used = {
        symbol.get_name()
        for scope in scopes(top)
        for symbol in scope.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or scope is top)
    }
    own = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    return used - own - set(dir(builtins))
