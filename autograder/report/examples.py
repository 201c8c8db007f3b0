"""One student's code for each mistake: short, and without what tells whose it is."""

import ast
import warnings
from collections.abc import Sequence

from autograder.records import Part
from autograder.report.anonymity import found_in, without

MOST_LINES, MOST_SIGNS = 32, 100
TRIED = 20
LONGEST = 50_000
"""Signs of code that are parsed; an answer takes some hundreds."""

UNPARSABLE = (SyntaxError, ValueError, RecursionError, MemoryError)


def tree_of(source: str) -> ast.Module | None:
    """The syntax tree of a cell; None where it is no Python. A magic command counts as `pass`."""
    if len(source) > LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an invalid escape, say: it is the student's
            return ast.parse("\n".join(map(without_magic, source.split("\n"))))
    except UNPARSABLE:
        return None


def without_magic(line: str) -> str:
    """
    >>> without_magic("  %timeit f()"), without_magic("a % b")
    ('  pass', 'a % b')
    """
    code = line.lstrip()
    return line[: len(line) - len(code)] + "pass" if code.startswith(("%", "!")) else line


def example(parts: Sequence[Part], students: Sequence[str]) -> tuple[str, str]:
    """The shortest code among these answers in which nobody is named, few mistakes first.

    With its exercise. If all of them name somebody, the names are taken out.
    """
    named = "", ""
    order = sorted(parts, key=lambda part: (len(part.mistakes), len(part.source), part.source))
    for part in order[:TRIED]:
        code = anonymised(part.source)
        if code and not found_in(code, students):
            return part.exercise, shortened(code)
        named = named if named[1] else (part.exercise, code)
    return named[0], shortened(without(named[1], students))


def anonymised(source: str) -> str:
    """Code without comments, docstrings and texts: all of them can hold a name.

    >>> print(anonymised("def f(x): # by Ada\\n  'Ada'\\n  return x + len('Ada')"))
    def f(x):
        return x + len('...')
    """
    tree = tree_of(source)
    if tree is None or not tree.body:
        return ""
    try:
        return ast.unparse(ast.fix_missing_locations(Nameless().visit(tree)))
    except UNPARSABLE:
        return ""


class Nameless(ast.NodeTransformer):
    """Takes texts out of a tree."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        if isinstance(node.value, ast.Constant | ast.JoinedStr):
            return None  # a docstring, or a text in place of a comment
        return self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        return ast.Constant("...")

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("...") if isinstance(node.value, str | bytes) else node

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """A body that held texts only is not left empty."""
        super().generic_visit(node)
        if isinstance(getattr(node, "body", None), list) and not node.body:
            node.body = [ast.Pass()]
        return node


def shortened(code: str) -> str:
    """The first lines, and how many there are more."""
    lines = [
        line if len(line) <= MOST_SIGNS else line[: MOST_SIGNS - 3] + "..."
        for line in code.splitlines()
    ]
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    return "\n".join([*lines[: MOST_LINES - 1], f"# and {len(lines) - MOST_LINES + 1} more lines"])
