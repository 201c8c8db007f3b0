"""The report says what the records say, names nobody it should not, and loads nothing."""

import ast
import csv
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder import records
from autograder.exercises import of_lesson
from autograder.judge import NOT_WRITTEN
from autograder.records import UNGRADABLE, Key, Part, Record
from autograder.report.anonymity import numbered, without
from autograder.report.examples import MOST_LINES, anonymised, example
from autograder.report.figures import bins, figures
from autograder.report.page import as_html
from autograder.report.pairs import groups, shapes, source_of
from autograder.report.tables import as_csv, as_json
from autograder.samples import samples

ROOT = Path(__file__).parent.parent
LESSON = "03_mini_batch"
EXERCISES = of_lesson(LESSON)
KEY = Key("a" * 64, "b" * 64, 7)
STUB = 'def f(x):\n    """Doc."""\n    raise NotImplementedError("Replace this line.")\n'
HOSTILE = "<script>alert('xx')</script>"


def record(student, *parts, **more):
    return Record(student, LESSON, KEY, parts=parts, **more)


def step(score, *mistakes, source="def minibatch_step(w):\n    return w", **more):
    return Part("minibatch_step", score, 4, mistakes, source=source, **more)


def cut(score, *mistakes, source="def minibatches(n):\n    return n", **more):
    return Part("minibatches", score, 4, mistakes, source=source, **more)


def empty(part):
    return replace(part, score=0.0, message=NOT_WRITTEN, source=STUB)


CLASS = (
    record("anna", cut(4), step(4)),
    record("berta", cut(2, "no shuffle"), step(0, "summed", "sign flipped", hint="Divide.")),
    record("carla", cut(0, "no shuffle", "summed"), empty(step(0))),
    record("dora", cut(0, message="raises NameError: name 'dora' is not defined"), empty(step(0))),
    record("edda", cut(1), empty(step(0))),
    Record(
        "frida",
        LESSON,
        KEY,
        UNGRADABLE,
        for_instructor="Not graded: 'Frida Final.ipynb' is not taken. Frida reads: ...",
    ),
)


def report(found=CLASS, anonymous=False):
    return figures(LESSON, found, EXERCISES, anonymous)


def link(student):
    return f"../feedback/{student}/{LESSON}/{LESSON}.html"


def outputs(made):
    return as_html(made, None if made.anonymous else link), as_csv(made), as_json(made)


# ------------------------------------------------------------------ numbers


def test_a_class_counted_by_hand():
    made = report()
    assert (made.handed_in, made.graded, made.points) == (6, 5, 8)
    assert (made.median, made.mean) == (1, (8 + 2 + 0 + 0 + 1) / 5)
    assert made.unnamed == 1  # edda's
    assert [one.student for one in made.students] == ["anna", "berta", "carla", "dora", "edda"]
    assert [student.score for student in made.students] == [8, 2, 0, 0, 1]
    assert made.students[1].mistakes == ("no shuffle", "summed", "sign flipped")
    assert made.students[2].blank == ("minibatch_step",)


def test_what_became_of_each_exercise():
    cutting, stepping = report().exercises
    assert (cutting.name, cutting.answers, cutting.right) == ("minibatches", 5, 1)
    assert (cutting.partly, cutting.nothing, cutting.blank) == (2, 2, 0)
    assert (stepping.right, stepping.partly, stepping.nothing, stepping.blank) == (1, 0, 1, 3)
    assert (cutting.share_right, cutting.mean) == (0.2, 7 / 5)
    assert not cutting.mostly_blank
    assert stepping.mostly_blank


def test_mistakes_are_ranked_by_students_not_by_answers():
    """Who makes a mistake in two exercises is one student."""
    twice = record("gerda", cut(0, "rare"), step(0, "rare"))
    made = report((*CLASS, twice))
    ranking = [(one.name, one.students, dict(one.exercises)) for one in made.mistakes]
    assert ranking == [
        ("no shuffle", 2, {"minibatches": 2}),
        ("summed", 2, {"minibatch_step": 1, "minibatches": 1}),
        ("rare", 1, {"minibatches": 1, "minibatch_step": 1}),
        ("sign flipped", 1, {"minibatch_step": 1}),
    ]
    assert made.mistakes[1].hint == "Divide."
    assert made.mistakes[3].hint == ""  # nobody read it first
    assert [(one.name, one.students) for one in made.stopped] == [("raises NameError", 1)]


def test_full_marks_stand_apart():
    found = bins([0, 1.9, 2, 19.5, 20, 20], 20)
    assert len(found) == 11
    assert {one.low: one.students for one in found if one.students} == {0: 2, 2: 1, 18: 1, 20: 2}


@pytest.mark.parametrize("points", [0.5, 1, 2, 8, 20, 37, 150, 2000])
def test_every_score_is_in_one_bin(points):
    totals = [points * k / 97 for k in range(98)]
    assert sum(one.students for one in bins(totals, points)) == len(totals)


@pytest.mark.parametrize(
    "found", [CLASS[:1], CLASS[-1:], CLASS[2:4], (record("anna", empty(cut(0))),)]
)
def test_a_class_of_one_or_of_nothing_graded_has_a_page(found):
    for text in outputs(report(found)):
        assert "nan" not in re.findall(r"\w+", text)


def test_the_summary_says_it_in_a_sentence():
    page = outputs(report())[0]
    assert "5 of 6 submissions graded; median 1 of 8 points; the most common mistake is " in page
    assert "<em>no shuffle</em>, 2 students." in page
    assert "More than half of the students left these" in page


def test_the_same_numbers_everywhere():
    made = report()
    page, table, data = outputs(made)
    rows = list(csv.reader(io.StringIO(table, newline="")))
    data = json.loads(data)
    of_students = [row[1:] for row in rows if row[0] == "students"]
    assert of_students[0][:4] == ["student", "score", "minibatches", "minibatch_step"]
    assert of_students[2] == [
        "berta", "2", "2", "0", "", "no shuffle; summed; sign flipped",
    ]  # fmt: skip
    assert [float(row[1]) for row in of_students[1:]] == [one["score"] for one in data["students"]]
    assert [row[1:3] for row in rows if row[0] == "mistakes"][1:] == [
        [one["name"], str(one["students"])] for one in data["mistakes"]
    ]
    assert data["not_graded"][0]["sentence"] in [row[2] for row in rows if row[0] == "not graded"]
    assert data["median"] == 1
    assert "../feedback/anna/03_mini_batch/03_mini_batch.html" in page


# ------------------------------------------------------------------ the page


class Tags(HTMLParser):
    """All tags with their attributes; unclosed ones are an error."""

    VOID = ("meta", "rect", "line", "circle", "br")

    def __init__(self, page):
        super().__init__()
        self.tags, self.open = [], []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


HOSTILES = (
    record(
        HOSTILE, cut(0, "no shuffle", source=f"def minibatches(n):\n    return n < {HOSTILE!r}")
    ),
    record(
        '"><img src=x onerror=alert(1)>', cut(0, message="raises Ex: </title><script>x</script>")
    ),
    record("=cmd|' /C calc'!A0", cut(1, "no shuffle", source="x = 1 < 2 > 0; a_b = '</pre>'")),
    Record("http://evil.example/a", LESSON, KEY, UNGRADABLE, for_instructor="<b>'&lt;'</b>"),
)


@pytest.mark.parametrize("anonymous", [False, True])
@pytest.mark.parametrize("found", [CLASS, HOSTILES])
def test_the_page_loads_nothing_and_runs_nothing(found, anonymous):
    """No script, no address outside; links go to feedback and within the page."""
    page = outputs(report(found, anonymous))[0]
    for tag, attributes in Tags(page).tags:
        assert tag not in (
            "script",
            "img",
            "link",
            "iframe",
            "object",
            "base",
            "form",
            "b",
            "image",
        )
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        if href := attributes.get("href"):
            assert tag == "a" and href.startswith(("#", "../feedback/"))
    assert all(name.startswith("#") for name in re.findall(r"url\((.*?)\)", page))
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_headings_tables_and_charts_can_be_read_aloud():
    page = outputs(report())[0]
    tags = Tags(page).tags
    assert [tag for tag, _ in tags].count("h1") == 1
    assert [tag for tag, _ in tags].count("table") == page.count("<caption>")
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")
    names = {attributes["id"] for _, attributes in tags if "id" in attributes}
    assert len(names) == sum("id" in attributes for _, attributes in tags)
    for tag, attributes in tags:
        for name in attributes.get("aria-labelledby", "").split():
            assert name in names
        if tag == "svg":
            assert attributes.get("role") == "img" or attributes.get("aria-hidden") == "true"
    assert page.count("these numbers as a table") == 2


def test_the_order_is_that_of_the_work():
    page = outputs(report())[0]
    titles = re.findall(r'<h2 id="(.*?)"', page)
    of_figures = ["mistakes", "exercises", "left-blank", "distribution"]
    assert titles == [*of_figures, "pairs", "not-graded", "students"]


# ------------------------------------------------------------------ names left out


@pytest.mark.parametrize("text", range(3), ids=["html", "csv", "json"])
def test_anonymous_means_that_no_name_is_anywhere(text):
    """Not in code, not in a message, not in the name of a file; also not somebody else's."""
    found = (
        *CLASS,
        record(
            "zuleika",
            cut(
                0, "dora did it", source="def minibatches(n):\n    ANNAs = 'zuleika'\n    return n"
            ),
            step(0, message="raises ZuleikaError: zuleika"),
        ),
    )
    made = report(found, anonymous=True)
    said = (
        outputs(made)[text].lower().replace("dora did it", "")
    )  # a mistake's name is the course's
    for one in found:
        assert one.student not in said
    assert "student 7" in said


def test_numbers_follow_a_key_and_not_the_alphabet():
    names = [f"name{k:03}" for k in range(50)]
    first = numbered(names, key=7)
    assert first == numbered(reversed(names), key=7)
    assert first != numbered(names, key=8)
    assert [int(first[name].split()[1]) for name in names] != list(range(1, 51))
    assert sorted(int(label.split()[1]) for label in first.values()) == list(range(1, 51))


def test_an_example_is_short_and_names_nobody():
    long = "\n".join(
        ["def minibatches(n):", *(f"    a{k} = {k}" for k in range(99)), "    return n"]
    )
    found = record("anna", cut(0, "m", source=f"# Anna\n{long}\n"))
    (one,) = report([found]).mistakes
    assert len(one.example.splitlines()) == MOST_LINES
    assert one.example.endswith("# and 70 more lines")
    assert "Anna" not in one.example


def test_an_example_in_which_nobody_is_named_comes_first():
    own, other = (cut(0, "m", source=source) for source in ("anna = 1", "total_of_all = 1"))
    assert example([own, other], ["anna"]) == ("minibatches", "total_of_all = 1")
    assert example([own], ["anna"]) == ("minibatches", "student = 1")


@pytest.mark.parametrize(
    "source",
    ["", "def", "\0", "(" * 5000, "-" * 40_000 + "1", "'\\d'", "x" * 100_000, "%%bash\nrm"],
)
def test_code_that_is_none_gives_no_example_and_no_error(source):
    anonymised(source)
    shapes("f", source)


def test_anonymised_code_is_code():
    for sample in samples(LESSON):
        for source in sample.answers.values():
            ast.parse(anonymised(source))


def test_a_short_name_is_looked_for_as_a_word():
    assert without("an = answer(ann)", ["an"]) == "student = answer(ann)"


# ------------------------------------------------------------------ nearly the same code


KNOWN = {exercise.name: [source_of(exercise.reference)] for exercise in EXERCISES}
ANSWERS = {sample.student: sample.answers for sample in samples(LESSON)}


class Renamed(ast.NodeTransformer):
    """What somebody may do to code that is not theirs: another name for each variable."""

    KEPT = ("self", "np", "X", "y", "w", "rows", "lr", "n", "rng", "range", "len", "float", "sum")

    def visit_Name(self, node):
        kept = node.id in self.KEPT or node.id[0].isupper() or isinstance(node.ctx, ast.Load)
        if not kept:
            self.names.add(node.id)
        return node

    def __init__(self, tree):
        self.names = set()
        self.visit(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and node.id in self.names:
                node.id = f"my_{node.id}"


def disguised(source):
    """Renamed variables, other comments, imports in another order, another layout."""
    tree = ast.parse(source)
    Renamed(tree)
    return f"import os\nimport numpy as np  # all mine\n{ast.unparse(tree)}\n# end"


def test_a_disguised_copy_is_found():
    copy = {name: disguised(source) for name, source in ANSWERS["bruno"].items()}
    assert copy["MiniBatchRegressor"] != ANSWERS["bruno"]["MiniBatchRegressor"]
    (group,) = groups(ANSWERS | {"copy": copy}, KNOWN)
    assert group.students == ("bruno", "copy")
    assert group.alike == 1
    assert group.exercises == tuple(ANSWERS["bruno"])


def test_a_copy_with_some_changes_is_found():
    changed = {
        name: source.replace("    return", "    print('done')\n    return", 1).replace(
            "2 *", "2.0 *"
        )
        for name, source in ANSWERS["theo"].items()
    }
    changed = {name: s for name, s in changed.items() if compiles(s)}
    (group,) = groups(ANSWERS | {"copy": changed}, KNOWN)
    assert group.students == ("copy", "theo")
    assert group.alike < 1


def compiles(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return None


def test_a_copy_of_a_single_exercise_is_found():
    """Where it is long enough to tell; the others are the student's own."""
    copied = disguised(ANSWERS["bruno"]["MiniBatchRegressor"])
    copy = ANSWERS["theo"] | {"MiniBatchRegressor": copied}
    found = groups({s: a for s, a in ANSWERS.items() if s != "theo"} | {"copy": copy}, KNOWN)
    assert [(group.students, group.exercises) for group in found] == [
        (("bruno", "copy"), ("MiniBatchRegressor",))
    ]


def test_a_large_group_is_one_group():
    """Also where there are more of them than make a shape rare."""
    copies = {f"copy{k}": disguised_in(ANSWERS["theo"], k) for k in range(8)}
    (group,) = groups(ANSWERS | copies, KNOWN)
    assert group.students == (*copies, "theo")


def disguised_in(answers, k):
    """Each with another line of its own."""
    return {name: disguised(source) + f"\nprint({k})" for name, source in answers.items()}


def test_independent_answers_are_not_alike():
    """Right ones and wrong ones: the sample class, and authors who saw only the release."""
    assert groups(ANSWERS, KNOWN) == []
    authors = sorted((ROOT / "tests" / "answers" / LESSON / "held_out").glob("?"))
    drawn = {
        f"{author.name}{k}": {
            exercise.name: (author / f"{exercise.name}_{k:02}.py").read_text("utf-8")
            for exercise in EXERCISES
            if (author / f"{exercise.name}_{k:02}.py").is_file()
        }
        for author in authors
        for k in (1, 2, 3)
    }
    assert len(drawn) > 10
    assert groups(drawn, KNOWN) == []


def test_the_release_and_the_reference_make_no_pair():
    notebook = json.loads((ROOT / "notebooks" / LESSON / f"{LESSON}.ipynb").read_text("utf-8"))
    stubs = {
        cell["metadata"]["nbgrader"]["grade_id"].removesuffix("-answer"): "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    }
    right = {name: sources[0] for name, sources in KNOWN.items()}
    assert groups({"a": stubs, "b": stubs, "c": right, "d": right}, KNOWN) == []


def test_what_most_have_makes_no_pair():
    everyone = {f"s{k}": ANSWERS["theo"] for k in range(30)}
    assert groups(everyone, KNOWN) == []


def test_the_page_warns_before_it_names_anybody():
    found = [
        record(name, *(Part(e, 0, 4, source=s) for e, s in ANSWERS["theo"].items()))
        for name in ("anna", "berta")
    ]
    page = outputs(report(found))[0]
    assert page.index("proves nothing") < page.index("100 %</td>")
    row = re.search(r"<tr><th scope=\"row\">(.*?)</th><td class=\"n\">100 %", page)[1]
    assert re.sub("<.*?>", "", row) == "anna, berta"


# ------------------------------------------------------------------ CSV


def test_no_cell_is_a_formula():
    table = as_csv(report(HOSTILES))
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert "'=cmd|' /C calc'!A0" in [row[1] for row in rows]
    for row in rows:
        assert not any(re.match(r"\s*[=+@-]|[\t\r]", found) for found in row)


# ------------------------------------------------------------------ the command


@pytest.fixture
def course(tmp_path):
    """A course with the lesson, graded."""
    (tmp_path / "solutions" / LESSON).mkdir(parents=True)
    (tmp_path / "solutions" / "00_start").mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    for one in CLASS:
        records.write(tmp_path / "autograder" / "class", one)
    return tmp_path


def mbgd(course, *arguments):
    command = [sys.executable, "-m", "autograder.cli", "report", "--course", course, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_the_command_writes_all_three_and_says_where(course):
    done = mbgd(course, LESSON, "--csv", course / "o.csv", "--json", course / "new" / "o.json")
    assert (done.returncode, done.stderr) == (0, "")
    page = course / "autograder" / "class" / "report" / f"{LESSON}.html"
    paths = page, course / "o.csv", course / "new" / "o.json"
    assert [line.split()[-1] for line in done.stdout.splitlines()] == [str(path) for path in paths]
    assert all(path.stat().st_size for path in paths)
    assert f'href="../feedback/anna/{LESSON}/{LESSON}.html"' in page.read_text("utf-8")


def test_links_follow_the_page(course):
    done = mbgd(course, LESSON, "--to", course / "page.html")
    assert done.returncode == 0
    text = (course / "page.html").read_text("utf-8")
    assert f'href="autograder/class/feedback/anna/{LESSON}/{LESSON}.html"' in text


def test_anonymous_by_the_command(course):
    done = mbgd(course, LESSON, "--anonymous", "--to", course / "page.html")
    assert done.returncode == 0
    assert "feedback/" not in (course / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["00_start"], "00_start: nothing is graded yet; grade first (`mbgd grade 00_start`)"),
        (["99_nothing"], "lesson: must be one of 00_start, 03_mini_batch, got '99_nothing'"),
        ([LESSON, "--to", "."], "--to: . cannot be written"),
        ([LESSON, "--csv", "README.md/x"], "--csv: README.md/x cannot be written"),
        ([], "required: LESSON"),
    ],
)
def test_a_users_error_is_one_line_and_exit_code_2(course, arguments, said):
    done = mbgd(course, *arguments)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
