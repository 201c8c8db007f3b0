"""Students whose code is nearly the same: what a person should look at, never a verdict.

A shape is two neighbouring statements of an answer, read from the syntax tree: names that the
student chose, comments, docstrings, texts, annotations and imports are left out. Submissions are
compared by the shapes of all their exercises together, and then exercise by exercise. The
reference's shapes do not count, since right answers to a small exercise are often the same; nor do
those of the release's stubs.

    alike = 2 |A and B| / (|A| + |B|)        at least NEAR
    weight of what both have, a shape that s students have being worth min(1, FEW / s)
                                             at least ENOUGH

No two submissions are compared unless they share shapes that few others have: an index says which.
"""

import ast
import inspect
import textwrap
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from types import MappingProxyType

from autograder.report.examples import tree_of

NEAR = 0.8
ENOUGH = 12.0
FEW = 5
SHARED = 4
"""Shapes that bring two submissions together, before they are compared."""

Shape = int
"""The hash of an exercise's name and two neighbouring statements of its answer."""

Form = frozenset[Shape]
"""All shapes of a submission that count."""


@dataclass(frozen=True)
class Group:
    """Two or more students, each nearly the same as another one of them.

    alike : the share of shapes in common, from NEAR to 1, of the two that are least alike among
        those that were found to be nearly the same, in all exercises or else in the only one
    exercises : those whose code is nearly the same by itself
    """

    students: tuple[str, ...]
    alike: float
    exercises: tuple[str, ...]


def groups(
    answers: Mapping[str, Mapping[str, str]], known: Mapping[str, Sequence[str]]
) -> list[Group]:
    """Those who are nearly the same, in all exercises or in one, the most alike first.

    answers : student -> exercise -> code
    known : exercise -> code that everybody may have, such as the reference's
    """
    everybodys = {
        shape for name, codes in known.items() for c in codes for shape in shapes(name, c)
    }
    found = {
        student: {name: shapes(name, code) for name, code in codes.items()}
        for student, codes in answers.items()
    }
    whole = linked(found, everybodys)
    names = dict.fromkeys(name for of in found.values() for name in of)
    single = [
        replace(group, exercises=(name,))
        for name in names
        for group in linked(
            {s: {name: of[name]} for s, of in found.items() if name in of}, everybodys
        )
        if not any(set(group.students) <= set(larger.students) for larger in whole)
    ]
    return sorted(
        whole + single, key=lambda group: (-group.alike, -len(group.students), group.students)
    )


def linked(found: Mapping[str, Mapping[str, set[Shape]]], everybodys: set[Shape]) -> list[Group]:
    """Those who are nearly the same in all that is given of them.

    found : student -> exercise -> shapes
    """
    weights = weights_of([set().union(*of.values()) for of in found.values()], everybodys)
    owners: dict[Form, list[str]] = defaultdict(list)
    for student, of in found.items():
        form = frozenset(shape for having in of.values() for shape in having if shape in weights)
        if len(form) >= ENOUGH:
            owners[form].append(student)
    forms = list(owners)
    links = [(form, form) for form in forms if len(owners[form]) > 1 and telling(form, weights)]
    links += [
        (one, other)
        for one, other in candidates(forms)
        if alike(one, other) >= NEAR and telling(one & other, weights)
    ]
    return [
        Group(
            tuple(sorted({student for link in part for f in link for student in owners[f]})),
            min(alike(one, other) for one, other in part),
            alike_exercises(part, owners, found),
        )
        for part in connected(links)
    ]


def alike(one: Set[Shape], other: Set[Shape]) -> float:
    """The share of shapes in common: 2 |A and B| / (|A| + |B|)."""
    return 2 * len(one & other) / ((len(one) + len(other)) or 1)


def telling(form: Set[Shape], weights: Mapping[Shape, float]) -> bool:
    """Whether these shapes, which two submissions have in common, weigh enough."""
    return sum(map(weights.__getitem__, form)) >= ENOUGH


def weights_of(found: Collection[set[Shape]], everybodys: set[Shape]) -> dict[Shape, float]:
    """What the shapes that count are worth: the less, the more students have them.

    Those that most students have do not count, as if they were everybody's.
    """
    held = Counter(shape for having in found for shape in having)
    most = max(FEW, len(found) / 2)
    return {
        shape: min(1, FEW / count)
        for shape, count in held.items()
        if count <= most and shape not in everybodys
    }


def candidates(forms: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """Forms that share some shapes.

    Of a shape that few have, every two; of others, neighbours in the index: a chain of them is
    enough to find a larger group, and the work grows as the number of shapes.
    """
    index: dict[Shape, list[int]] = defaultdict(list)
    for i, form in enumerate(forms):
        for shape in form:
            index[shape].append(i)
    met: Counter[tuple[int, int]] = Counter()
    for having in index.values():
        met.update(combinations(having, 2) if len(having) <= FEW else pairwise(having))
    return ((forms[i], forms[j]) for (i, j), count in met.items() if count >= SHARED)


def connected(links: Sequence[tuple[Form, Form]]) -> list[list[tuple[Form, Form]]]:
    """The links, put together where they meet."""
    parent: dict[Form, Form] = {}

    def root(form: Form) -> Form:
        while parent.setdefault(form, form) != form:
            parent[form] = parent[parent[form]]
            form = parent[form]
        return form

    for one, other in links:
        parent[root(one)] = root(other)
    found: dict[Form, list[tuple[Form, Form]]] = defaultdict(list)
    for link in links:
        found[root(link[0])].append(link)
    return list(found.values())


def alike_exercises(
    links: Sequence[tuple[Form, Form]],
    owners: Mapping[Form, Sequence[str]],
    found: Mapping[str, Mapping[str, set[Shape]]],
) -> tuple[str, ...]:
    """The exercises that are nearly the same by themselves, in all of the links."""
    pairs = [(found[owners[one][0]], found[owners[other][0]]) for one, other in links]
    return tuple(
        name
        for name in pairs[0][0]
        if all(alike(one.get(name, set()), other.get(name, set())) >= NEAR for one, other in pairs)
    )


# ------------------------------------------------------------------ shapes


def shapes(exercise: str, source: str) -> set[Shape]:
    """Every two neighbouring statements of an answer, without the student's own names.

    >>> shapes("f", "a = 1\\nb = a + a") == shapes("f", "import os\\nx = 1  # one\\ny = x + x")
    True
    >>> shapes("f", "a = 1\\nb = a + a") == shapes("f", "a = 1\\nb = a - a")
    False
    """
    tree = tree_of(source)
    if tree is None:
        return set()
    reader = Reader()
    try:
        reader.read(tree, [])
    except RecursionError:
        return set()
    return {hash((exercise, two)) for two in pairwise(map(reader.nameless, reader.statements))}


STORED = ast.Store()


class Reader:
    """Reads a tree once: its statements as words, in order, and the names that it binds."""

    LEFT_OUT = frozenset({"ctx", "annotation", "returns", "type_comment", "kind", "type_params"})
    BINDS = MappingProxyType(
        {
            ast.Name: "id",
            ast.Attribute: "attr",
            ast.arg: "arg",
            ast.FunctionDef: "name",
            ast.AsyncFunctionDef: "name",
            ast.ClassDef: "name",
        }
    )

    def __init__(self) -> None:
        self.statements: list[list[object]] = []
        self.own: set[object] = set()

    def nameless(self, words: Sequence[object]) -> tuple[object, ...]:
        """A statement's words; one sign stands for each name that the student chose."""
        return tuple("_" if word in self.own else word for word in words)

    def read(self, node: ast.AST, words: list[object]) -> None:
        """A statement begins a list of words of its own; all else goes on with the list."""
        kind = type(node)
        if issubclass(kind, ast.stmt):
            if says_nothing(node):
                return
            words = []
            self.statements.append(words)
        words.append(kind)
        if kind is ast.Constant:
            words.append("text" if isinstance(node.value, str | bytes) else repr(node.value))
            return
        if kind in self.BINDS and type(getattr(node, "ctx", STORED)) is ast.Store:
            self.own.add(getattr(node, self.BINDS[kind]))
        for name in node._fields:
            if name in self.LEFT_OUT:
                continue
            value = getattr(node, name, None)
            for item in value if type(value) is list else (value,):
                if isinstance(item, ast.AST):
                    self.read(item, words)
                elif item is not None:
                    words.append(item)


def says_nothing(statement: ast.stmt) -> bool:
    """Imports, texts in place of comments, `pass`, and the stub's `raise NotImplementedError`."""
    if isinstance(statement, ast.Import | ast.ImportFrom | ast.Pass):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    if isinstance(statement, ast.Raise):
        raised = statement.exc.func if isinstance(statement.exc, ast.Call) else statement.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return False


def source_of(thing: object) -> str:
    """The code of a reference, "" where there is none to be had."""
    try:
        return textwrap.dedent(inspect.getsource(inspect.unwrap(thing)))
    except (OSError, TypeError, ValueError):
        return ""
