"""Subtly wrong programs by the hundred: a right function or class with one small change each.

>>> for mutant in mutants(made_from("def half(x):\\n    return x / 2", "half")):
...     print(mutant.name)
half:1 def half(x): return x / 2 -> def half(x): pass
half:2 return x / 2 -> return None
half:2 x / 2 -> x * 2
half:2 x / 2 -> x
half:2 x / 2 -> 2
half:2 x / 2 -> x / 3
half:2 x / 2 -> x / 1
"""

import ast
import copy
import inspect
import linecache
import sys
import textwrap
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import FunctionType, ModuleType

from autograder.mutation_operators import mutations

Path = Sequence[tuple[str, int | None]]
"""From a tree's root to a node: the field of each step, and the place in it where it is a list."""

MADE = (FunctionType, type)
"""What can be taken apart and made again."""

SKIPPED = {"annotation", "returns", "decorator_list"}
"""Fields in which no change alters what is computed."""

SAID = (ast.JoinedStr, ast.Raise)
"""Nodes that hold words for people."""

TOO_SMALL = (ast.Constant, ast.Slice, ast.UnaryOp, ast.keyword)
"""Nodes that say nothing without what stands around them."""


@dataclass(frozen=True, eq=False)
class Mutant:
    """A function or class with one change; `line` counts from the `def` of `function`.

    emptied : whether the change is that the function does nothing
    """

    function: str
    line: int
    change: str
    emptied: bool
    whole: object
    part: object
    tree: ast.Module

    @property
    def name(self) -> str:
        return f"{self.function}:{self.line} {self.change}"

    @property
    def key(self) -> str:
        """The name without the line, which moves with every line above it."""
        return f"{self.function}: {self.change}"

    def build(self) -> object:
        """The changed function or class."""
        return rebuilt(self.whole, {self.part: self.tree})


# ------------------------------------------------------------------ what may be changed


def mutants(whole: object) -> Iterator[Mutant]:
    """All mutants of a function or class, and of what it uses of its own package."""
    for part in parts(whole):
        tree = tree_of(part)
        seen, changes = {ast.unparse(tree)}, []
        for path, other in all_mutations(tree):
            changed = put(tree, path, other)
            text = ast.unparse(changed)
            if text not in seen:
                seen.add(text)
                function, line = place(tree, path)
                changes.append((function, told(tree, changed, path)))
                change = numbered(changes[-1][1], changes.count(changes[-1]))
                empty = isinstance(other, ast.FunctionDef)
                yield Mutant(function, line, change, empty, whole, part, changed)


def all_mutations(tree: ast.Module) -> Iterator[tuple[Path, ast.AST]]:
    """Every node that may stand in another's place, and where."""
    for path in paths(tree):
        for other in mutations(at(tree, path)):
            yield path, other


def numbered(change: str, number: int) -> str:
    """The second change that reads alike gets a 2."""
    return f"{change} ({number})" if number > 1 else change


def parts(whole: object) -> list[object]:
    """What a function or class uses of its own package, the used before the user; itself last."""
    return list(dict.fromkeys(used_first(whole)))


def used_first(thing: object, above: tuple = ()) -> Iterator[object]:
    for used in names_used(thing):
        if used is not thing and used not in above:
            yield from used_first(used, (*above, thing))
    yield thing


def names_used(part: object) -> list[object]:
    """The functions and classes of its own package that a part's source names."""
    known = vars(sys.modules[part.__module__])
    names = {node.id: None for node in ast.walk(tree_of(part)) if isinstance(node, ast.Name)}
    things = [known[name] for name in names if name in known]
    made = [thing for thing in things if isinstance(thing, MADE)]
    return [thing for thing in made if package(thing) == package(part)]


def package(part: object) -> str:
    return part.__module__.partition(".")[0]


@lru_cache(maxsize=256)
def tree_of(part: object) -> ast.Module:
    """The syntax of a function or class, by itself."""
    return ast.parse(textwrap.dedent(inspect.getsource(part)))


def rebuilt(whole: object, changed: Mapping[object, ast.Module] | None = None) -> object:
    """A function or class and its parts, made anew from their source; some from a changed one.

    None of the old code runs in it, so that it is not taken for the original.
    """
    trees = {part: tree_of(part) for part in parts(whole)} | dict(changed or {})
    spaces = {part.__module__: dict(vars(sys.modules[part.__module__])) for part in trees}
    for part, tree in trees.items():
        space = spaces[part.__module__]
        exec(compile(tree, f"<{part.__name__}, rebuilt>", "exec"), space)
        new = space[part.__name__]
        for other in spaces.values():
            other.update({name: new for name, thing in other.items() if thing is part})
    return new


def made_from(source: str, name: str) -> object:
    """What `source` calls `name`; the source is kept, so that it can be taken apart."""
    module = ModuleType(f"made_from_{zlib.crc32(source.encode()):x}")
    module.__file__ = f"<{module.__name__}>"
    lines = source.splitlines(keepends=True)
    linecache.cache[module.__file__] = len(source), None, lines, module.__file__
    sys.modules[module.__name__] = module
    exec(compile(source, module.__file__, "exec"), vars(module))
    return vars(module)[name]


# ------------------------------------------------------------------ trees


def paths(node: ast.AST, path: Path = ()) -> Iterator[Path]:
    """The ways to all nodes below one, in the order of the source; not into words for people."""
    if isinstance(node, SAID):
        return
    for field, value in ast.iter_fields(node):
        if field in SKIPPED:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.AST):
                way = (*path, (field, index))
                yield way
                yield from paths(child, way)


def at(tree: ast.AST, path: Path) -> ast.AST:
    """The node at the end of a path."""
    for field, index in path:
        tree = getattr(tree, field) if index is None else getattr(tree, field)[index]
    return tree


def put(tree: ast.Module, path: Path, node: ast.AST) -> ast.Module:
    """A copy of a tree with another node at the end of a path."""
    changed = copy.deepcopy(tree)
    (field, index), parent = path[-1], at(changed, path[:-1])
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node
    return ast.fix_missing_locations(changed)


def place(tree: ast.Module, path: Path) -> tuple[str, int]:
    """The function (and class) of a node, and its line, counted from the function's first."""
    around = [at(tree, path[:k]) for k in range(1, len(path) + 1)]
    homes = [node for node in around if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    line = [node.lineno for node in around if hasattr(node, "lineno")][-1]
    return ".".join(home.name for home in homes), line - homes[-1].lineno + 1


def told(tree: ast.Module, changed: ast.Module, path: Path) -> str:
    """A change as people read it: source -> source."""
    while isinstance(at(tree, path), TOO_SMALL):
        path = path[:-1]
    return f"{short(at(tree, path))} -> {short(at(changed, path))}"


def short(node: ast.AST) -> str:
    """The source of a node in one line; of a longer block the first."""
    lines = ast.unparse(node).strip().split("\n")
    return lines[0] if len(lines) > 2 else " ".join(line.strip() for line in lines)
