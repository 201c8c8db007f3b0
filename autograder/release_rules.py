"""What a lesson must be before it is released: rules that read notebooks and return sentences.

Every rule takes notebooks (or file contents) and returns one sentence for each thing that is off:
which lesson, which cell, which rule, what to do. Making the notebooks is the work of `build`.
"""

import ast
import keyword
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from nbformat import NotebookNode

SCHEMA_VERSION = 3
EXHIBIT = "exhibit"  # the tag of a cell that shows code on purpose
MARKERS = tuple(
    f"{edge} {region}"
    for region in ("SOLUTION", "HIDDEN TESTS", "MARK SCHEME")
    for edge in ("BEGIN", "END")
)
DISTINCTIVE = 5  # names, numbers and operators: `return w` has one, `w -= lr * g` has five

WORD = re.compile(r"[A-Za-z_]\w*|\d[\w.]*|\S")
MEANINGFUL = re.compile(r"[A-Za-z_][\w.]*|\d[\w.]*|[-+*/@%=<>!&|^~]+")


def source_problems(
    lesson: str, notebook: NotebookNode, points: Mapping[str, float]
) -> Iterator[str]:
    """What is off in a lesson's own cells, before nbgrader sees them."""
    where = f"{lesson}: "
    yield from (where + problem for problem in _metadata_problems(notebook))
    yield from (where + problem for problem in _points_problems(notebook, points))
    yield from (where + problem for problem in _written_problems(notebook))


def release_problems(
    lesson: str, notebook: NotebookNode, release: NotebookNode, others: Mapping[str, str]
) -> Iterator[str]:
    """What is off in the release of a lesson: `others` are its further files, name -> text."""
    where = f"{lesson}: "
    yield from (where + problem for problem in _signature_problems(notebook, release))
    yield from (where + problem for problem in _rubric_problems(notebook, release))
    yield from (where + problem for problem in _leaks(notebook, release, others))


def output_problems(lesson: str, name: str, notebook: NotebookNode) -> Iterator[str]:
    """Outputs and execution counts say what one run on one machine gave: they are not tracked."""
    for number, cell in enumerate(notebook.cells, 1):
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield (
                f"{lesson}: {label(cell, number)} of {name}: an output or an execution count is "
                "left in a tracked notebook; `mbgd build` removes it"
            )


def script_problems(lesson: str, names: Iterable[str]) -> Iterator[str]:
    """A lesson's .py holds its solutions, so no .py may lie beside the released notebook."""
    for name in names:
        if name.endswith(".py"):
            yield (
                f"{lesson}: notebooks/{lesson}/{name}: a sibling .py must not lie in the release; "
                "delete it there, and keep code that a lesson imports in mbgd_lessons/"
            )


def label(cell: NotebookNode, number: int) -> str:
    """A name by which an author finds the cell: its grade_id, or its number and first line."""
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    first_line = cell.source.strip().partition("\n")[0]
    return f"cell {grade_id!r}" if grade_id else f"cell {number} ({first_line[:40]!r})"


# ---- nbgrader's metadata -------------------------------------------------------------------------


def _metadata_problems(notebook: NotebookNode) -> Iterator[str]:
    """nbgrader would stop at these in the middle of a class, or drop a line without a word."""
    seen = Counter()
    for number, cell in enumerate(notebook.cells, 1):
        if cell.source.count("BEGIN SOLUTION") != cell.source.count("END SOLUTION"):
            yield (
                f"{label(cell, number)}: each ### BEGIN SOLUTION must have its ### END SOLUTION; "
                "add the one that is missing"
            )
        if "nbgrader" not in cell.metadata:
            continue
        version = cell.metadata.nbgrader.get("schema_version")
        if version != SCHEMA_VERSION:
            yield (
                f"{label(cell, number)}: schema_version must be {SCHEMA_VERSION}, got {version}; "
                "write it into the cell's nbgrader metadata"
            )
        grade_id = cell.metadata.nbgrader.get("grade_id")
        seen[grade_id] += 1
        if grade_id and seen[grade_id] == 2:
            yield f"{label(cell, number)}: a second cell has this grade_id; give it another one"


def _points_problems(notebook: NotebookNode, points: Mapping[str, float]) -> Iterator[str]:
    """Each exercise has one graded cell, which calls its check and carries its points."""
    graded = Counter()
    for number, cell in enumerate(notebook.cells, 1):
        meta = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or not meta.get("grade") or meta.get("solution"):
            continue
        name = _checked(cell.source)
        graded[name] += 1
        where = label(cell, number)
        if name is None:
            yield f'{where}: a graded cell must end in check("name"); let it call its check'
        elif name != meta.get("grade_id"):
            yield f'{where}: the grade_id must be the name in check("{name}"); make them equal'
        elif name not in points:
            yield (
                f"{where}: the lesson declares no exercise of this name; "
                f"declare it in autograder/exercises or use one of {sorted(points)}"
            )
        elif meta.get("points") != points[name]:
            yield (
                f"{where}: the cell's points must be the exercise's {points[name]:g}, "
                f"got {meta.get('points')}; make them agree"
            )
    for name in points:
        if graded[name] != 1:
            yield (
                f"exercise {name!r}: must have exactly one graded cell, got {graded[name]}; "
                f'end one graded cell in check("{name}")'
            )


def _checked(source: str) -> str | None:
    """The name in `check("name")` where that is the cell's last expression."""
    match _parsed(source):
        case ast.Module(
            body=[
                *_,
                ast.Expr(
                    ast.Call(ast.Name("check"), [ast.Constant(value=str() as name)], keywords=[])
                ),
            ]
        ):
            return name
    return None


# ---- written answers -----------------------------------------------------------------------------


def _is_written(cell: NotebookNode) -> bool:
    """Whether a person grades the cell: in nbgrader, one that is graded and a solution at once."""
    meta = cell.metadata.get("nbgrader", {})
    return bool(meta.get("grade") and meta.get("solution"))


def _written_problems(notebook: NotebookNode) -> Iterator[str]:
    """A written answer is text alone, a model answer with its rubric, and has its own points."""
    for number, cell in enumerate(notebook.cells, 1):
        if not _is_written(cell):
            continue
        where, meta = label(cell, number), cell.metadata.nbgrader
        if cell.cell_type != "markdown":
            yield f"{where}: a written answer must be a markdown cell; code is graded by its check"
        if not (meta.get("points") or 0) > 0:
            yield f"{where}: a written answer must have points above 0, got {meta.get('points')}"
        if "BEGIN SOLUTION" in cell.source:
            yield (
                f"{where}: a written answer must be a solution as a whole; delete the markers, and "
                "move what students should read into the cell above"
            )


def _rubric_problems(notebook: NotebookNode, release: NotebookNode) -> Iterator[str]:
    """Nothing of a written answer may be left in its place, however short the line."""
    pairs = zip(notebook.cells, release.cells, strict=True)
    for number, (solution, stub) in enumerate(pairs, 1):
        if not _is_written(solution):
            continue
        lines = {line.strip() for line in solution.source.splitlines() if line.strip()}
        left = [line for line in stub.source.splitlines() if line.strip() in lines]
        if left:
            yield (
                f"{label(solution, number)}: the line {left[0]!r} of the rubric stands in the "
                "release; let nbgrader's ClearSolutions take it away"
            )


# ---- signatures ----------------------------------------------------------------------------------


def _signature_problems(notebook: NotebookNode, release: NotebookNode) -> Iterator[str]:
    """What students fill in must have the interface that the solution has."""
    pairs = zip(notebook.cells, release.cells, strict=True)
    for number, (solution, stub) in enumerate(pairs, 1):
        meta = solution.metadata.get("nbgrader", {})
        if solution.cell_type != "code" or not meta.get("solution"):
            continue
        trees = {"solution": _parsed(solution.source), "stub": _parsed(stub.source)}
        for what, tree in trees.items():
            if tree is None:
                yield f"{label(solution, number)}: the {what} must be valid Python; mend it"
        if None in trees.values():
            continue
        wanted, given = (list(_definitions(tree)) for tree in trees.values())
        if wanted != given:
            yield (
                f"{label(solution, number)}: the stub's signature must be the solution's: "
                f"{_difference(wanted, given)}; move each head out of the solution region"
            )


def _definitions(tree: ast.AST, prefix: str = "") -> Iterator[str]:
    """Each function, class and method in order, as a head; what lies inside a function is its own.

    >>> list(_definitions(ast.parse("class A:\\n  def b(self, *, c=1): ...")))
    ['class A()', 'A.b(self, *, c=1)']
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
            yield f"{_decorators(node)}{prefix}{node.name}({ast.unparse(node.args)}){returns}"
        elif isinstance(node, ast.ClassDef):
            bases = ", ".join(ast.unparse(base) for base in [*node.bases, *node.keywords])
            yield f"{_decorators(node)}class {prefix}{node.name}({bases})"
            yield from _definitions(node, f"{prefix}{node.name}.")
        else:
            yield from _definitions(node, prefix)


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> str:
    return "".join(f"@{ast.unparse(decorator)} " for decorator in node.decorator_list)


def _difference(wanted: list[str], given: list[str]) -> str:
    """The heads of one side that the other lacks."""
    lacking = list((Counter(wanted) - Counter(given)).elements())
    foreign = list((Counter(given) - Counter(wanted)).elements())
    if not lacking and not foreign:
        return "the order of the definitions differs"
    return (
        f"the solution has {', '.join(lacking) or 'nothing more'}, "
        f"the stub {', '.join(foreign) or 'nothing in its place'}"
    )


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


# ---- leaks ---------------------------------------------------------------------------------------


def _leaks(
    notebook: NotebookNode, release: NotebookNode, others: Mapping[str, str]
) -> Iterator[str]:
    """No line that answers an exercise may stand anywhere in the release.

    Spaces and line breaks do not count. Cells tagged `exhibit` show code on purpose: what stands
    there is given, not an answer.
    """
    cells = list(enumerate(release.cells, 1))
    exhibits = [cell.source for _, cell in cells if EXHIBIT in cell.metadata.get("tags", [])]
    given = "\n".join(_words(source) for source in exhibits)
    answers = {line: words for line, words in _answers(notebook).items() if words not in given}
    places = {label(cell, number): cell.source for number, cell in cells} | dict(others)
    for place, text in places.items():
        words = _words(text)
        for marker in MARKERS:
            if marker in text:
                yield f"{place}: the marker {marker} is left in the release; delete the line"
        for line, answer in answers.items():
            if answer in words:
                yield (
                    f"{place}: the solution line {line!r} leaks into the release; remove it there, "
                    f"or tag a cell that shows it on purpose {EXHIBIT!r}"
                )


def _answers(notebook: NotebookNode) -> dict[str, str]:
    """The lines of all solution regions that are distinctive, each with its words."""
    lines = (line for cell in notebook.cells for line in _solution_lines(cell))
    return {line: _words(line) for line in lines if _is_distinctive(line)}


def _solution_lines(cell: NotebookNode) -> Iterator[str]:
    """What nbgrader takes away: the regions, or the whole of a cell that has none.

    Of code the lines; of text the sentences, since text may be wrapped at another place.
    """
    if not cell.metadata.get("nbgrader", {}).get("solution"):
        return
    if cell.cell_type == "markdown":
        yield from re.split(r"(?<=[.:;!?])\s+", cell.source.strip())
        return
    inside = whole = "BEGIN SOLUTION" not in cell.source
    for line in cell.source.splitlines():
        if not whole and ("BEGIN SOLUTION" in line or "END SOLUTION" in line):
            inside = "BEGIN SOLUTION" in line
        elif inside:
            yield re.sub(r"(^|\s)#.*", "", line).strip()  # what a line does, not what it says


def _is_distinctive(line: str) -> bool:
    """Whether a line says enough to be an answer; a head (`def ...:`) is public anyway.

    >>> [_is_distinctive(line) for line in ("return w", "else:", "rng = np.random.default_rng(0)")]
    [False, False, False]
    >>> _is_distinctive("def step(w, gradient, lr=0.1, sign=-1):")
    False
    >>> [_is_distinctive(line) for line in ("w -= lr * g", "for k in range(0, n, batch_size):")]
    [True, True]
    """
    if re.match(r"(async def|def|class)\b.*:$", line):
        return False
    meaningful = [word for word in MEANINGFUL.findall(line) if not keyword.iskeyword(word)]
    return len(meaningful) >= DISTINCTIVE


def _words(text: str) -> str:
    """The text with exactly one space between words and signs, and at both ends."""
    return f" {' '.join(WORD.findall(text))} "
