"""Which cells a grade needs: the lesson's demonstrations are not run where nothing reads them.

A student's own cells always run: answers, cells that they have added, and demonstrations that they
have changed. A demonstration as it was released runs if one of these reads a name that it gives.
Where an answer could read data that demonstrations make, or might look at names in ways that
cannot be seen from its text, everything runs.
"""

import ast
import builtins
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from IPython.core.inputtransformer2 import TransformerManager

DYNAMIC = {
    *("globals", "eval", "exec", "compile", "__import__", "get_ipython"),
    *("In", "Out", "_", "__", "___", "_i", "_ii", "_iii", "_ih", "_oh", "_dh", "gc", "inspect"),
    *("__globals__", "__main__", "_getframe", "modules", "settrace", "setprofile", "f_globals"),
}
"""Names and attributes by which code can get at what its text does not name."""

DYNAMIC_AT_ONCE = {"locals", "vars", "dir"}
"""Names by which only code outside of functions can."""

ANSWER, OWN, LESSONS = "an answer", "another cell of the student's", "the lesson's"


@dataclass(frozen=True)
class Cell:
    """A code cell that is no check: whose it is, and its text."""

    whose: str
    source: str


@dataclass(frozen=True)
class Uses:
    """What a cell does to global names.

    reads : names that must be there before it
    makes : functions, classes and modules; data : anything else
    hidden : whether it may read or change more than that
    """

    reads: frozenset[str] = frozenset()
    makes: frozenset[str] = frozenset()
    data: frozenset[str] = frozenset()
    hidden: bool = False


def needed(cells: Sequence[Cell]) -> set[int]:
    """The cells to run, by number."""
    all_of_them = set(range(len(cells)))
    found = [uses(cell.source) for cell in cells]
    own = {k for k in all_of_them if cells[k].whose != LESSONS}
    if any(found[k].hidden for k in own):
        return all_of_them
    answers = {k for k in own if cells[k].whose == ANSWER}
    for_answers, names = closure(answers, found)
    if any(found[k].data & names for k in all_of_them):
        return all_of_them
    unclear = {k for k in all_of_them if found[k].hidden}
    return for_answers | closure(own, found)[0] | unclear


def closure(start: set[int], found: Sequence[Uses]) -> tuple[set[int], set[str]]:
    """The cells that give what some cells read, and so on; and all the names that are read."""
    run, names = set(start), set()
    while True:
        names |= {name for k in run for name in found[k].reads}
        more = {k for k, cell in enumerate(found) if (cell.makes | cell.data) & names} - run
        if not more:
            return run, names
        run |= more


# ------------------------------------------------------------------ one cell


@lru_cache(maxsize=4096)
def uses(source: str) -> Uses:
    """What a cell's text says that it reads and makes."""
    try:
        text = TransformerManager().transform_cell(source)
        tree = ast.parse(text)
        table = symtable.symtable(text, "cell", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # then it runs nothing
        return Uses()
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    modules = {name for node in ast.walk(tree) for name in imported(node)}
    reads, bound, data = set(), set(), set()
    for statement in tree.body:
        reads |= loaded(statement) - bound
        stored = stored_names(statement)
        bound |= stored
        if not isinstance(statement, DEFINING):
            data |= stored
    hidden = bool(reads & DYNAMIC_AT_ONCE) or declares_global(table) or star(tree)
    reads |= later_reads(table) - bound
    hidden = hidden or bool((reads | attributes | modules) & DYNAMIC)
    makes = frozenset(bound - data)
    return Uses(frozenset(reads - BUILT_IN), makes, frozenset(data), hidden)


BUILT_IN = frozenset(dir(builtins))
DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def at_once(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement in its own scope: not the bodies of functions."""
    yield node
    if isinstance(node, COMPREHENSIONS):
        yield from at_once(node.generators[0].iter)
        return
    for name, value in ast.iter_fields(node):
        if isinstance(node, SCOPES) and name == "body":
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from at_once(child)


def loaded(statement: ast.stmt) -> set[str]:
    """The names that a statement reads when it runs; it may have bound some of them itself."""
    names = [node for node in at_once(statement) if isinstance(node, ast.Name)]
    found = {node.id for node in names if not isinstance(node.ctx, ast.Store)}
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        found.add(statement.target.id)
    return found


def stored_names(statement: ast.stmt) -> set[str]:
    """The names that a statement binds, in an inner block, too."""
    found = set()
    for node in at_once(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return found


def imported(node: ast.AST) -> Iterator[str]:
    """The first parts of the modules that a node imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name.partition(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module.partition(".")[0]


def later_reads(table: symtable.SymbolTable) -> set[str]:
    """The global names that inner scopes read, whenever they run."""
    found = set()
    for inner in table.get_children():
        found |= {s.get_name() for s in inner.get_symbols() if s.is_global() and s.is_referenced()}
        found |= later_reads(inner)
    return found


def declares_global(table: symtable.SymbolTable) -> bool:
    """Whether a function says that it assigns a global name."""
    return any(
        any(symbol.is_declared_global() for symbol in inner.get_symbols()) or declares_global(inner)
        for inner in table.get_children()
    )


def star(tree: ast.Module) -> bool:
    """Whether a cell imports names that it does not name."""
    return any(
        alias.name == "*"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    )
