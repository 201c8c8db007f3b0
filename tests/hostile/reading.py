"""Looking for cases, answers, seeds and grades, wherever a process can look."""

from hostile.making import answered, beside_right, in_answers, with_cell
from hostile.row import (
    ALL,
    GRADEBOOK,
    GRADER,
    NOTHING,
    POINTS,
    SECRETS,
    SUBMISSIONS,
    Hostile,
    all_but,
    only,
)

FAMILY = "reading"

TAKE = """
WANTED = ("minibatches", "minibatch_step", "MiniBatchRegressor", "RepairedRegressor")


def take(source):
    # Defines in the notebook what some text defines, where it defines what is asked for.
    found = {}
    try:
        exec(source, found)
    except BaseException as error:
        print("not here:", type(error).__name__)
    for name in WANTED:
        if name in found:
            globals()[name] = found[name]
            print("found", name)
"""


def taking(source: str):
    """No answer, but a cell before each exercise that takes answers from somewhere."""

    def build(release):
        notebook = answered(release, **dict.fromkeys(POINTS, "# found above"))
        return with_cell(with_cell(notebook, source), TAKE)

    return build


ROWS = (
    Hostile(
        name="read-notebooks-around",
        family=FAMILY,
        tries="Takes answers and hidden tests from every notebook in its folder and above.",
        notebook=taking(
            """
            import json
            from pathlib import Path

            for folder in [Path.cwd(), *Path.cwd().parents]:
                for pattern in ("*.ipynb", "*/*.ipynb", "solutions/*/*.ipynb", "source/*/*.ipynb"):
                    for path in folder.glob(pattern):
                        print("read", path)
                        for each in json.loads(path.read_text())["cells"]:
                            if each["cell_type"] == "code":
                                take("".join(each["source"]))
            """
        ),
        deserves=NOTHING,
        unharmed=(SECRETS, SUBMISSIONS),
    ),
    Hostile(
        name="read-sources",
        family=FAMILY,
        tries="Takes answers from the course's sources: beside, above, and where packages lie.",
        notebook=taking(
            """
            import sys
            from pathlib import Path

            places = [Path.cwd(), *Path.cwd().parents, *map(Path, sys.path), Path.home()]
            patterns = ("solutions/*/*.py", "mbgd_lessons/*.py", "autograder/**/*.py", "*.pyc")
            for place in dict.fromkeys(places):
                for pattern in patterns:
                    for path in place.glob(pattern):
                        take(path.read_bytes().decode("utf-8", "ignore"))
            """
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-editable-install",
        family=FAMILY,
        tries="Follows the installed package's records to the repository it was installed from.",
        notebook=taking(
            """
            import importlib.metadata
            import json
            import sys
            from pathlib import Path

            for name in ("mbgd-lessons", "mbgd_lessons", "autograder"):
                try:
                    package = importlib.metadata.distribution(name)
                except importlib.metadata.PackageNotFoundError:
                    continue
                origin = json.loads(package.read_text("direct_url.json") or "{}").get("url", "")
                roots = [Path(origin.removeprefix("file://"))] if origin else []
                roots += [package.locate_file(path) for path in package.files or []]
                for root in roots:
                    paths = root.rglob("*.py") if root.is_dir() else [root]
                    for path in paths:
                        take(path.read_bytes().decode("utf-8", "ignore"))
            print([finder for finder in sys.meta_path if "editable" in repr(finder).lower()])
            """
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-compiled-files",
        family=FAMILY,
        tries="Takes answers from compiled files of the packages.",
        notebook=taking(
            """
            import marshal
            import sys
            from pathlib import Path

            for folder in map(Path, sys.path):
                for name in ("mbgd_lessons", "autograder"):
                    for path in (folder / name).glob("**/*.pyc"):
                        take(marshal.loads(path.read_bytes()[16:]))
            """
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-other-submissions",
        family=FAMILY,
        tries="Takes the answers of whoever handed in, or was graded, before.",
        notebook=taking(
            """
            import json
            from pathlib import Path

            for folder in [Path.cwd(), *Path.cwd().parents]:
                for kind in ("submitted", "autograded", "feedback", "."):
                    for path in folder.glob(f"{kind}/*/03_mini_batch/03_mini_batch.ipynb"):
                        for each in json.loads(path.read_text())["cells"]:
                            if each["cell_type"] == "code":
                                take("".join(each["source"]))
            """
        ),
        deserves=NOTHING,
        unharmed=(SUBMISSIONS,),
    ),
    Hostile(
        name="read-gradebook",
        family=FAMILY,
        tries="Prints every table of the gradebook.",
        notebook=beside_right(
            """
            import sqlite3
            from pathlib import Path

            for folder in [Path.cwd(), *Path.cwd().parents, Path.home()]:
                for path in (folder / "gradebook.db", folder / "autograder/class/gradebook.db"):
                    if path.is_file():
                        book = sqlite3.connect(path)
                        for (table,) in book.execute("SELECT name FROM sqlite_master").fetchall():
                            print(table, book.execute(f'SELECT * FROM "{table}"').fetchall())
            """
        ),
        deserves=ALL,
        unharmed=(GRADEBOOK, SECRETS),
    ),
    Hostile(
        name="read-history",
        family=FAMILY,
        tries="Prints all that the shell and its history know of other cells and sessions.",
        notebook=lambda release: with_cell(
            beside_right("%history -g -o\n%who_ls")(release),
            """
            import sqlite3
            from pathlib import Path

            from IPython import get_ipython

            shell = get_ipython()
            print(In, Out, list(shell.history_manager.get_range(-1)))
            print(list(shell.history_manager.search("*check*")))
            for path in Path.home().glob(".ipython/profile_*/history.sqlite"):
                print(sqlite3.connect(path).execute("SELECT * FROM history").fetchall())
            """,
            after="RepairedRegressor",
        ),
        deserves=ALL,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-frames",
        family=FAMILY,
        tries="Searches the frames of whoever calls for something that holds what is expected.",
        notebook=in_answers(
            minibatch_step="""
            import sys


            def minibatch_step(w, X, y, rows, lr):
                frame = sys._getframe().f_back
                while frame is not None:
                    for holder in (frame.f_locals, frame.f_globals):
                        for name in ("expected", "reference", "exercise", "case", "minibatch_step"):
                            thing = holder.get(name)
                            thing = getattr(thing, "reference", thing)
                            if callable(thing) and thing is not minibatch_step:
                                return thing(w, X, y, rows, lr)
                    frame = frame.f_back
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-all-objects",
        family=FAMILY,
        tries="Searches all objects of the process for a reference, an exercise or a case.",
        notebook=in_answers(
            minibatch_step="""
            import gc
            import types


            def minibatch_step(w, X, y, rows, lr):
                for thing in gc.get_objects():
                    if type(thing).__name__ in ("Exercise", "Case", "Verdict", "Misconception"):
                        print(thing)
                        if type(thing).__name__ == "Exercise" and thing.name == "minibatch_step":
                            return thing.reference(w, X, y, rows, lr)
                    if isinstance(thing, types.FunctionType) and thing is not minibatch_step:
                        if thing.__name__ == "minibatch_step":
                            return thing(w, X, y, rows, lr)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-environment",
        family=FAMILY,
        tries="Takes the seed from any process's environment, and draws the cases itself.",
        notebook=taking(
            """
            import contextlib
            import os
            from pathlib import Path

            print(dict(os.environ))
            for path in Path("/proc").glob("[0-9]*/environ"):
                with contextlib.suppress(OSError):
                    for entry in path.read_bytes().split(b"\\0"):
                        if entry.startswith((b"MBGD", b"NBGRADER", b"JPY", b"HOME", b"USER")):
                            print(path, entry)
            try:
                import numpy as np
                from autograder.exercises import by_name

                seed = int(os.environ.get("MBGD_SEED", 0))
                for name in WANTED:
                    print(name, by_name(name).cases(np.random.default_rng(seed)))
                    globals()[name] = by_name(name).reference
            except Exception as error:
                print(type(error).__name__)
            """
        ),
        deserves=NOTHING,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-processes",
        family=FAMILY,
        tries="Reads command lines, open files and memory of every process that it sees.",
        notebook=beside_right(
            """
            import contextlib
            import os
            from pathlib import Path

            for process in Path("/proc").glob("[0-9]*"):
                with contextlib.suppress(OSError):
                    print(process, (process / "cmdline").read_bytes())
                    print([os.readlink(path) for path in (process / "fd").iterdir()])
                with contextlib.suppress(OSError, ValueError):
                    if process.name != str(os.getpid()):
                        with open(process / "mem", "rb") as memory:
                            for line in (process / "maps").read_text().splitlines()[:50]:
                                memory.seek(int(line.split("-")[0], 16))
                                print(b"MBGD_SEED" in memory.read(65_536))
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS, GRADER),
    ),
    Hostile(
        name="read-by-debugging",
        family=FAMILY,
        tries="Attaches to its parent as a debugger, and reads and writes its memory.",
        notebook=beside_right(
            """
            import ctypes
            import os

            system = ctypes.CDLL(None, use_errno=True)
            parent = os.getppid()
            attached = system.ptrace(16, parent, None, None)
            taken = ctypes.create_string_buffer(64)
            local = (ctypes.c_size_t * 2)(ctypes.addressof(taken), 64)
            remote = (ctypes.c_size_t * 2)(4096, 64)
            read = system.process_vm_readv(parent, local, 1, remote, 1, 0)
            print(attached, read, ctypes.get_errno())
            system.ptrace(17, parent, None, None)
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS, GRADER),
    ),
    Hostile(
        name="read-inherited-files",
        family=FAMILY,
        tries="Reads, and writes to, every descriptor that it inherited.",
        notebook=beside_right(
            """
            import contextlib
            import os
            import stat

            for number in range(3, 256):
                with contextlib.suppress(OSError):
                    kind = os.fstat(number).st_mode
                    print(number, os.readlink(f"/proc/self/fd/{number}"), oct(kind))
                    if stat.S_ISREG(kind):
                        print(os.pread(number, 200, 0))
                        os.pwrite(number, b"mbgd-hostile-was-here", os.fstat(number).st_size)
                    if stat.S_ISDIR(kind):
                        print(os.listdir(number))
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS, GRADEBOOK),
    ),
    Hostile(
        name="read-temporary-files",
        family=FAMILY,
        tries="Prints what others keep in folders for temporary files.",
        notebook=beside_right(
            """
            import contextlib
            from pathlib import Path

            for folder in ("/tmp", "/var/tmp", "/dev/shm", "/run/user", "/var/spool"):
                for path in [*Path(folder).glob("*"), *Path(folder).glob("*/*")]:
                    with contextlib.suppress(OSError):
                        print(path, path.read_bytes()[:200] if path.is_file() else "")
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-caller-source",
        family=FAMILY,
        tries="Prints the source of every caller, with the cases that it holds.",
        notebook=in_answers(
            minibatches="""
            import inspect


            def minibatches(n, batch_size, rng):
                for caller in inspect.stack()[1:]:
                    print(caller.filename, caller.function, caller.frame.f_locals)
                    try:
                        print(inspect.getsource(caller.frame))
                    except OSError:
                        pass
                order = rng.permutation(n)
                return [order[first : first + batch_size] for first in range(0, n, batch_size)]
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-cases-by-printing",
        family=FAMILY,
        tries="Prints and displays every case that a right answer is asked.",
        notebook=in_answers(
            minibatch_step="""
            import warnings

            from IPython.display import display


            def minibatch_step(w, X, y, rows, lr):
                print("the case:", w, X, y, rows, lr)
                display({"text/plain": repr((w, X, y, rows, lr))}, raw=True)
                warnings.warn(repr((w, X, y, rows, lr)))
                miss = X[rows] @ w - y[rows]
                return w - lr * 2 * X[rows].T @ miss / len(rows)
            """
        ),
        deserves=ALL,
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-cases-by-raising",
        family=FAMILY,
        tries="Raises an error that tells the case, so that the feedback shows it.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                case = repr((w, X, y, rows, lr))
                name = "Case" + "".join(filter(str.isalnum, case))
                raise type(name, (Exception,), {})(case)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(SECRETS,),
    ),
    Hostile(
        name="read-cases-for-later",
        family=FAMILY,
        tries="Keeps the cases of one exercise, and shows them in a later cell's output.",
        notebook=lambda release: with_cell(
            in_answers(
                minibatch_step="""
                kept = []


                def minibatch_step(w, X, y, rows, lr):
                    kept.append((w, X, y, rows, lr))
                    return w
                """
            )(release),
            "print(kept)\nkept",
            after="minibatch_step",
        ),
        deserves=only("minibatches", "MiniBatchRegressor", "RepairedRegressor"),
        unharmed=(SECRETS,),
    ),
)
