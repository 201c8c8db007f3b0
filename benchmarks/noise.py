"""The same program as another student writes it: other names, comments, blank lines, imports.

A program is taken apart once; a variation then only joins strings, so that ten thousand take
seconds. What a signature fixes, and what other code can see, keeps its name.
"""

import ast
import builtins
import io
import keyword
import symtable
import tokenize
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

SEES_NAMES = {"locals", "vars", "eval", "exec", "globals", "dir"}
"""Who calls one of these may see what a variable is called."""

ENDINGS = ("{}_", "my_{}", "{}_now", "the_{}", "{}2", "{}_here", "tmp_{}", "{}_val")
OTHER_NAMES = {
    "b": ("intercept", "bias"),
    "batch": ("chunk", "part", "rows_now"),
    "coef": ("weights", "theta"),
    "err": ("residual", "miss", "diff"),
    "error": ("residual", "miss", "diff"),
    "grad": ("g", "gradient", "dw"),
    "gradient": ("g", "grad", "dw"),
    "i": ("k", "row", "idx"),
    "idx": ("order", "perm", "shuffled"),
    "j": ("col", "feature", "jj"),
    "order": ("idx", "perm", "shuffled"),
    "path": ("history", "ws", "steps_taken"),
    "perm": ("order", "idx", "shuffled"),
    "pred": ("yhat", "y_hat", "prediction"),
    "residual": ("r", "err", "miss"),
    "residuals": ("r", "errors", "misses"),
    "start": ("lo", "begin", "first"),
    "total": ("acc", "s", "summed"),
}
REMARKS = (
    "# see the formula above",
    "# TODO tidy up",
    "# should be right now",
    "# shape (n,)",
    "# asked in the forum, this helps",
    "# works!",
    "# from the lecture",
    "# careful with the last one",
    "# über die Zeilen",
)
ENDLESS = ("k_ = 0", "while k_ < 1:", "    pass  # count up later")


@dataclass
class Line:
    """A line of a program, in parts that can be changed.

    pieces : text, name, text, ..., text; the names may be replaced
    remark : its comment, with the space before it
    indent : the space before the statement that begins here; None where none does
    blank : whether it may be left out
    """

    pieces: list[str]
    remark: str = ""
    indent: str | None = None
    blank: bool = False

    @property
    def only_remark(self) -> bool:
        return bool(self.remark) and not "".join(self.pieces).strip()


@dataclass
class Program:
    """An answer taken apart.

    name : what it defines
    names : the variables that may be called otherwise
    words : all that is called something in it
    imports : the numbers of the lines of its first imports
    body : the number of the line where the definition's docstring would stand, if it has none
    loop : the number of the line where a loop without an end may stand
    head : the number of the line that ends in the definition's colon, if it is one line
    """

    name: str
    lines: list[Line]
    names: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    imports: list[int] = field(default_factory=list)
    body: int | None = None
    loop: int | None = None
    head: int | None = None


@dataclass(frozen=True)
class Habits:
    """How a student writes: the share of names, remarks and blank lines that are changed.

    given : imports that the notebook has anyway, and that may be left out
    docstring : lines that stand under the signature; none where the student deleted them
    """

    renames: float = 0.0
    remarks: float = 0.0
    blanks: float = 0.0
    drops: float = 0.0
    shuffles: bool = False
    given: frozenset[str] = frozenset()
    docstring: Sequence[str] = ()

    @classmethod
    def drawn(cls, random: Random, given: frozenset[str], docstring: Sequence[str]) -> "Habits":
        return cls(
            renames=random.choice((0.0, 0.3, 0.7, 1.0)),
            remarks=random.choice((0.0, 0.05, 0.2)),
            blanks=random.choice((0.0, 0.05, 0.15)),
            drops=random.choice((0.0, 0.5, 1.0)),
            shuffles=random.random() < 0.5,
            given=given if random.random() < 0.5 else frozenset(),
            docstring=docstring if random.random() < 0.6 else (),
        )


# ------------------------------------------------------------------ taking apart


def taken_apart(source: str, name: str) -> Program:
    """The parts of a program that defines `name`."""
    source = source.strip("\n")
    tree = ast.parse(source)
    texts = source.split("\n")
    program = Program(name, [Line([text]) for text in texts])
    program.words = words(tree)
    program.names = sorted(renameable(source, tree))
    mark_remarks_and_blanks(source, program)
    cut_at_names(tree, texts, program)
    mark_statements(tree, texts, program)
    program.imports = first_imports(tree)
    mark_definition(tree, texts, program)
    return program


def words(tree: ast.AST) -> set[str]:
    """Every identifier in a program, in whatever role."""
    fields = ("id", "arg", "attr", "name", "asname", "rest")
    found = {getattr(node, field, None) for node in ast.walk(tree) for field in fields}
    return {word for word in found if isinstance(word, str)}


def renameable(source: str, tree: ast.AST) -> set[str]:
    """The variables of functions that are nothing else anywhere, and that only names spell."""
    roles = defaultdict(set)
    for scope in scopes(symtable.symtable(source, "answer", "exec")):
        for symbol in scope.get_symbols():
            roles[symbol.get_name()].add(role(scope, symbol))
    local = {name for name, found in roles.items() if "local" in found <= {"local", "free"}}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    if used & SEES_NAMES:
        return set()
    return {name for name in (local & used) - spelled(tree) if not name.startswith("_")}


def scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from scopes(child)


def role(scope: symtable.SymbolTable, symbol: symtable.Symbol) -> str:
    """What a name is in a scope."""
    if symbol.is_free():
        return "free"
    outside = symbol.is_parameter() or symbol.is_imported() or symbol.is_namespace()
    return "local" if scope.get_type() == "function" and symbol.is_local() and not outside else ""


def spelled(tree: ast.AST) -> set[str]:
    """Names that stand where this module does not look for them."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.JoinedStr():
                found |= words(node)
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                found |= set(names)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                found.add(name)
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                found.add(name)
    return found


def mark_remarks_and_blanks(source: str, program: Program) -> None:
    """Comments leave their lines; a blank line inside a text is none."""
    inside = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        (first, column), (last, _) = token.start, token.end
        if token.type == tokenize.COMMENT:
            line = program.lines[first - 1]
            (text,) = line.pieces
            code = text[:column].rstrip()
            line.pieces, line.remark = [code], text[len(code) :]
        elif token.type not in (tokenize.NEWLINE, tokenize.NL):
            inside.update(range(first, last))
    for number, line in enumerate(program.lines, 1):
        line.blank = number not in inside and not line.remark and not line.pieces[0].strip()


def cut_at_names(tree: ast.AST, texts: Sequence[str], program: Program) -> None:
    """Each line becomes text, name, text, ..., text."""
    places = defaultdict(list)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in program.names:
            places[node.lineno - 1].append(
                (column(texts[node.lineno - 1], node.col_offset), node.id)
            )
    for number, found in places.items():
        line = program.lines[number]
        (text,) = line.pieces
        line.pieces, at = [], 0
        for begin, name in sorted(found):
            line.pieces += [text[at:begin], name]
            at = begin + len(name)
        line.pieces.append(text[at:])


def column(text: str, offset: int) -> int:
    """A column in characters; Python counts bytes."""
    return len(text.encode()[:offset].decode())


def mark_statements(tree: ast.AST, texts: Sequence[str], program: Program) -> None:
    """Where a line of its own may be put before a statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            before = texts[node.lineno - 1][: node.col_offset]
            if not before.strip():
                program.lines[node.lineno - 1].indent = before


def first_imports(tree: ast.Module) -> list[int]:
    """The lines of the imports that a program begins with, each one line."""
    found = []
    for node in tree.body:
        if not isinstance(node, ast.Import | ast.ImportFrom) or node.lineno != node.end_lineno:
            break
        if getattr(node, "module", "") == "__future__" or node.lineno - 1 in found:
            return []
        found.append(node.lineno - 1)
    return found


def mark_definition(tree: ast.Module, texts: Sequence[str], program: Program) -> None:
    """Where the definition's docstring may stand, a loop without an end, and its colon."""
    defined = (ast.FunctionDef, ast.ClassDef)
    found = [n for n in tree.body if isinstance(n, defined) and n.name == program.name]
    if not found:
        return
    definition = found[-1]
    first = definition.body[0]
    own_line = program.lines[first.lineno - 1].indent == "    "
    if own_line and ast.get_docstring(definition, clean=False) is None:
        program.body = first.lineno - 1
    if texts[definition.lineno - 1].rstrip().endswith(":") and first.lineno > definition.lineno:
        program.head = definition.lineno - 1
    methods = [n for n in definition.body if isinstance(n, ast.FunctionDef) and n.name == "fit"]
    function = definition if isinstance(definition, ast.FunctionDef) else (methods or [None])[0]
    if function is not None:
        *_, last = function.body
        program.loop = last.lineno - 1 if program.lines[last.lineno - 1].indent else None


# ------------------------------------------------------------------ putting together


def varied(program: Program, random: Random, habits: Habits, endless: bool = False) -> str:
    """The program as a student with these habits writes it; `endless`: it never comes back."""
    called = other_names(program, random, habits.renames)
    order = program.imports[:]
    if habits.shuffles:
        random.shuffle(order)
    moved = dict(zip(program.imports, order, strict=True))
    written = []
    for number in range(len(program.lines)):
        if number == program.body:
            written += habits.docstring
        if endless and number == program.loop:
            written += [program.lines[number].indent + line for line in ENDLESS]
        written += rewritten(program.lines[moved.get(number, number)], called, random, habits)
    return "\n".join(written).strip("\n")


def rewritten(line: Line, called: dict[str, str], random: Random, habits: Habits) -> Iterator[str]:
    """A line with its new names, and what is added before it; nothing if it is left out."""
    if line.indent is not None and random.random() < habits.blanks:
        yield ""
    if line.indent is not None and random.random() < habits.remarks:
        yield line.indent + random.choice(REMARKS)
    code = "".join(called.get(p, p) if k % 2 else p for k, p in enumerate(line.pieces))
    dropped = random.random() < habits.drops
    if dropped and (line.blank or line.only_remark or code in habits.given):
        return
    yield code if dropped else code + line.remark


def other_names(program: Program, random: Random, share: float) -> dict[str, str]:
    """New names for a share of the variables; none that means something already."""
    called, taken = {}, program.words | set(keyword.kwlist) | set(dir(builtins))
    for name in program.names:
        if random.random() >= share:
            continue
        ending = random.choice(ENDINGS).format(name)
        free = [new for new in (*OTHER_NAMES.get(name, ()), ending) if new not in taken]
        if free:
            called[name] = random.choice(free)
            taken.add(called[name])
    return called


def broken(program: Program, random: Random) -> str:
    """The program with a slip of the keyboard: a colon is missing, or a bracket stays open."""
    lines = ["".join(line.pieces) + line.remark for line in program.lines]
    if program.head is not None and random.random() < 0.5:
        lines[program.head] = "".join(program.lines[program.head].pieces).rstrip().removesuffix(":")
    else:
        last = max(k for k, line in enumerate(program.lines) if "".join(line.pieces).strip())
        lines[last] = "".join(program.lines[last].pieces) + " ("
    return "\n".join(lines)
