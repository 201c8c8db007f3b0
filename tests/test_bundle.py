"""What a sandbox sees of the course holds no answer: everything in it is tried."""

import inspect
import json
import sys
import textwrap
from base64 import b64decode

import pytest

from autograder.asked import Asked
from autograder.bundle import build_bundle
from autograder.checking import cases_of, judged
from autograder.conversation import expression
from autograder.exercises import LESSONS, of_lesson
from autograder.sandbox import Place, run_once
from autograder.wire import unpacked

SEED = 5

TRY_EVERYTHING = """
import base64, contextlib, importlib, inspect, io, json, os, pkgutil, sys
import autograder, mbgd_lessons

found = {}
for package in (mbgd_lessons, autograder):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        module = importlib.import_module(module.name)
        for name, thing in vars(module).items():
            if callable(thing) and getattr(thing, "__module__", "").startswith(package.__name__):
                found[f"{thing.__module__}.{name}"] = thing
expressions = json.load(sys.stdin)
for name, expression in expressions.items():
    for path, thing in found.items():
        with contextlib.redirect_stdout(io.StringIO()):
            space = {name: thing}
            answer = eval(expression, space)
        print(json.dumps([name, path, answer]))
"""


@pytest.fixture(params=LESSONS, scope="module")
def lesson(request):
    return request.param


@pytest.fixture(scope="module")
def bundle(lesson, tmp_path_factory):
    """The bundle of a lesson; somebody else reads it inside."""
    folder = tmp_path_factory.mktemp("bundle")
    for path in (folder, *folder.parents[:2]):
        path.chmod(0o755)
    return build_bundle(lesson, folder)


def inside(bundle, code, given=""):
    """Run Python in the sandbox that a student's notebook gets."""
    sockets = bundle.with_name(bundle.name + "-sockets")
    sockets.mkdir(exist_ok=True)
    return run_once([sys.executable, "-c", code], Place(sockets, bundle), given=given, wait=300)


def test_nothing_that_can_be_imported_answers_an_exercise(bundle, lesson):
    """Each function and class of the bundle is handed in for each exercise, and judged."""
    exercises = {exercise.name: exercise for exercise in of_lesson(lesson)}
    asked = {
        name: expression(exercise, cases_of(exercise, SEED), 1.0)
        for name, exercise in exercises.items()
    }
    done = inside(bundle, TRY_EVERYTHING, json.dumps(asked))
    assert done.returncode == 0, done.stderr
    tried = [json.loads(line) for line in done.stdout.splitlines()]
    assert len({path for _, path, _ in tried}) > 30
    for name, path, answer in tried:
        found = unpacked(json.loads(b64decode(answer)))
        verdict = judged(exercises[name], found, lambda case: (), SEED)
        assert not verdict.right, path
        assert verdict.score < verdict.points / 2, path


def test_no_line_of_an_answer_can_be_read(bundle, lesson):
    """The bundle's files hold no statement of a reference that says something."""
    text = "\n".join(path.read_text("utf-8") for path in bundle.rglob("*.py"))
    for exercise in of_lesson(lesson):
        for line in telling_lines(exercise.reference):
            assert line not in text, exercise.name


def telling_lines(reference):
    """The lines of a reference that compute: not its words for people, nor the checks of input."""
    source = textwrap.dedent(inspect.getsource(reference))
    documented = inspect.getdoc(reference) or ""
    for line in map(str.strip, source.splitlines()):
        computes = any(f" {operator} " in line for operator in "*@/-")
        if computes and len(line) > 15 and line not in documented and '"' not in line:
            yield line


def test_the_judge_is_not_there(bundle):
    """No exercise, case or misconception can be imported, and `check` does nothing."""
    code = "from autograder import check; print(check('minibatches')); import autograder.exercises"
    done = inside(bundle, code)
    assert done.stdout == "0.0\n"
    assert "ModuleNotFoundError: No module named 'autograder.exercises'" in done.stderr


def test_what_is_withheld_says_so(bundle, lesson):
    """It can be imported; who uses it reads a sentence."""
    names = [e.name for e in of_lesson(lesson) if e.name == e.reference.__name__]
    code = f"import mbgd_lessons as m\nfor n in {names}:\n  try: getattr(m, n)(1)\n"
    code += "  except Exception as e: print(type(e).__name__, e)"
    done = inside(bundle, code)
    assert done.stdout.count("Withheld") == len(names) > 0, done.stderr
    assert "Use your own" in done.stdout


def test_the_sandbox_sees_no_other_file_of_the_course(bundle):
    """Not the repository, where an editable install points; nothing of an installed course."""
    code = """
        import os, sys
        for folder, _, files in os.walk("/"):
            if folder.startswith(("/proc", "/sys", "/dev")):
                continue
            for file in files:
                if file in ("regressor.py", "minibatches_mistakes.py", "gradebook.db"):
                    print(os.path.join(folder, file))
                if file.endswith((".ipynb", "_mistakes.py")):
                    print(os.path.join(folder, file))
    """
    done = inside(bundle, textwrap.dedent(code))
    assert done.returncode == 0, done.stderr
    ours = {line for line in done.stdout.splitlines() if "site-packages" not in line}
    assert ours == {"/bundle/mbgd_lessons/regressor.py"}


def test_an_answer_that_never_came_is_no_answer():
    """What was stopped is judged as such."""
    exercise = of_lesson("03_mini_batch")[0]
    verdict = judged(exercise, Asked(stopped="line 1"), lambda case: (), SEED)
    assert verdict.score == 0
