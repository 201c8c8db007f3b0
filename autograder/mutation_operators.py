"""The small changes that make a right program subtly wrong: each gives other nodes for one node.

They follow the operators of mutation testing (Offutt et al., "An Experimental Determination of
Sufficient Mutant Operators", 1996), with those that this field's mistakes ask for: an argument
or a keyword left out, a slice without its bound, a call replaced by what it was given.
"""

import ast
import copy
from collections.abc import Iterator

ARITHMETIC = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
}
COMPARISONS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}


def mutations(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that one operator puts in the place of `node`.

    >>> [ast.unparse(other) for other in mutations(ast.parse("a < b", mode="eval").body)]
    ['a <= b', 'a >= b']
    """
    for operator in OPERATORS:
        yield from operator(node)


def changed(node: ast.AST, **fields) -> ast.AST:
    """A copy of a node with some fields changed."""
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


# ------------------------------------------------------------------ expressions


def arithmetic(node: ast.AST) -> Iterator[ast.AST]:
    """Another operator."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in ARITHMETIC:
        yield changed(node, op=ARITHMETIC[type(node.op)]())


def operand(node: ast.AST) -> Iterator[ast.AST]:
    """One operand alone: a forgotten factor or term, minus or not."""
    if isinstance(node, ast.BinOp):
        yield from (node.left, node.right)
    if isinstance(node, ast.UnaryOp):
        yield node.operand


def comparison(node: ast.AST) -> Iterator[ast.AST]:
    """The boundary moved, or the comparison turned round."""
    if isinstance(node, ast.Compare):
        for k, op in enumerate(node.ops):
            for other in COMPARISONS[type(op)]:
                yield changed(node, ops=[*node.ops[:k], other(), *node.ops[k + 1 :]])


def connective(node: ast.AST) -> Iterator[ast.AST]:
    """`and` for `or`."""
    if isinstance(node, ast.BoolOp):
        yield changed(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def constant(node: ast.AST) -> Iterator[ast.AST]:
    """Another truth value, a whole number one off, a float one more or doubled."""
    if not isinstance(node, ast.Constant):
        return
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))
    elif isinstance(node.value, float):
        yield from (ast.Constant(node.value + 1), ast.Constant(2 * node.value))


def subscript(node: ast.AST) -> Iterator[ast.AST]:
    """The whole instead of a part."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield node.value


def bound(node: ast.AST) -> Iterator[ast.AST]:
    """A slice without one of its bounds."""
    if isinstance(node, ast.Slice):
        for name in ("lower", "upper", "step"):
            if getattr(node, name):
                yield changed(node, **{name: None})


# ------------------------------------------------------------------ calls


def unwrapped(node: ast.AST) -> Iterator[ast.AST]:
    """What a call was given, or what it was called on: no copy, no conversion."""
    if isinstance(node, ast.Call):
        yield from (given for given in node.args[:1] if not isinstance(given, ast.Starred))
        if isinstance(node.func, ast.Attribute):
            yield node.func.value


def left_out(node: ast.AST) -> Iterator[ast.AST]:
    """An argument or a keyword dropped."""
    if isinstance(node, ast.Call):
        for k in range(len(node.args)):
            yield changed(node, args=node.args[:k] + node.args[k + 1 :])
        for k in range(len(node.keywords)):
            yield changed(node, keywords=node.keywords[:k] + node.keywords[k + 1 :])


def swapped(node: ast.AST) -> Iterator[ast.AST]:
    """Two neighbouring arguments swapped."""
    if isinstance(node, ast.Call):
        for k in range(len(node.args) - 1):
            first, second = node.args[k : k + 2]
            yield changed(node, args=[*node.args[:k], second, first, *node.args[k + 2 :]])


def off_by_one(node: ast.AST) -> Iterator[ast.AST]:
    """A bound or the step of `range` one off."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "range":
        for k, given in enumerate(node.args):
            for op in (ast.Add(), ast.Sub()):
                other = ast.BinOp(given, op, ast.Constant(1))
                yield changed(node, args=[*node.args[:k], other, *node.args[k + 1 :]])


# ------------------------------------------------------------------ statements


def negated(node: ast.AST) -> Iterator[ast.AST]:
    """A condition turned round."""
    if isinstance(node, (ast.If, ast.While, ast.IfExp)):
        yield changed(node, test=ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension):
        for k, test in enumerate(node.ifs):
            other = ast.UnaryOp(ast.Not(), test)
            yield changed(node, ifs=[*node.ifs[:k], other, *node.ifs[k + 1 :]])


def deleted(node: ast.AST) -> Iterator[ast.AST]:
    """A statement gone. A docstring is none, and a definition is emptied instead."""
    docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    kept = docstring or isinstance(node, ast.Pass | ast.FunctionDef | ast.ClassDef)
    if isinstance(node, ast.stmt) and not kept:
        yield ast.Pass()


def emptied(node: ast.AST) -> Iterator[ast.AST]:
    """A function that does nothing."""
    if isinstance(node, ast.FunctionDef):
        yield changed(node, body=[ast.Pass()])


def nothing_returned(node: ast.AST) -> Iterator[ast.AST]:
    """`return None`."""
    if isinstance(node, ast.Return) and node.value:
        yield changed(node, value=ast.Constant(None))


OPERATORS = (
    arithmetic,
    operand,
    comparison,
    connective,
    constant,
    subscript,
    bound,
    unwrapped,
    left_out,
    swapped,
    off_by_one,
    negated,
    deleted,
    emptied,
    nothing_returned,
)
