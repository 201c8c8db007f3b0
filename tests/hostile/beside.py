"""Files that a student hands in beside the notebook, or under another name."""

from hostile.making import beside_wrong, folder, right, wrong
from hostile.row import (
    ALL,
    ENVIRONMENT,
    GRADER,
    HOME,
    NOTEBOOK,
    NOTHING,
    UNGRADABLE,
    Folder,
    Hostile,
    Sparse,
)

FAMILY = "files beside the notebook"

TOUCH = b'open("/tmp/mbgd-hostile-was-here", "w").close()\n'
FORGED = b"check = lambda name: 6.0 if 'Regressor' in name else 4.0\nyours_or_reference = globals\n"


def shadowed(files, answers):
    """Answers and files that shadow modules."""
    return lambda release: Folder({NOTEBOOK: answers(release)} | files)


ROWS = (
    Hostile(
        name="beside-numpy",
        family=FAMILY,
        tries="Brings a numpy.py that shadows the library.",
        notebook=folder(files={"numpy.py": TOUCH + b"raise SystemExit\n"}),
        deserves=ALL,
        unharmed=(ENVIRONMENT,),
    ),
    Hostile(
        name="beside-standard-library",
        family=FAMILY,
        tries="Brings modules that shadow those which the kernel itself imports.",
        notebook=folder(
            files={f"{name}.py": TOUCH for name in ("random", "json", "base64", "zmq", "asyncio")}
        ),
        deserves=ALL,
        unharmed=(ENVIRONMENT, GRADER),
    ),
    Hostile(
        name="beside-package",
        family=FAMILY,
        tries="Brings a package numpy, and a compiled module of the same name.",
        notebook=folder(
            files={
                "numpy/__init__.py": TOUCH,
                "numpy.cpython-311-x86_64-linux-gnu.so": b"\x7fELF",
                "__pycache__/numpy.cpython-311.pyc": b"\0" * 16,
            }
        ),
        deserves=ALL,
        unharmed=(ENVIRONMENT,),
    ),
    Hostile(
        name="beside-autograder",
        family=FAMILY,
        tries="Brings an autograder.py of its own, whose check gives full points.",
        notebook=shadowed({"autograder.py": FORGED, "mbgd_lessons.py": b""}, wrong),
        deserves=NOTHING,
    ),
    Hostile(
        name="beside-start-up-files",
        family=FAMILY,
        tries="Brings files that Python, IPython, Jupyter and pytest run when they start.",
        notebook=folder(
            files={
                "sitecustomize.py": TOUCH,
                "usercustomize.py": TOUCH,
                "here.pth": b"import os; os.system('touch /tmp/mbgd-hostile-was-here')\n",
                "ipython_config.py": TOUCH,
                "ipython_kernel_config.py": TOUCH,
                "jupyter_config.py": TOUCH,
                ".ipython/profile_default/startup/00.py": TOUCH,
                "conftest.py": TOUCH,
            }
        ),
        deserves=ALL,
        unharmed=(HOME, GRADER),
    ),
    Hostile(
        name="beside-course-configuration",
        family=FAMILY,
        tries="Brings configuration for nbgrader and nbconvert that raises all scores.",
        notebook=folder(
            files={
                "nbgrader_config.py": TOUCH,
                "jupyter_nbconvert_config.py": TOUCH,
                "nbgrader_config.json": b'{"Execute": {"allow_errors": true, "timeout": 1000000}}',
                "pyproject.toml": b"[tool.pytest.ini_options]\naddopts = '--version'\n",
                "gradebook.db": b"SQLite format 3\0",
                ".git/config": b"[core]\n\tfsmonitor = touch /tmp/mbgd-hostile-was-here\n",
            }
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="beside-shadowed-for-wrong",
        family=FAMILY,
        tries="Wrong answers that put their folder first, and a numpy.py that finds all equal.",
        notebook=lambda release: Folder(
            {
                NOTEBOOK: beside_wrong(
                    "import os\nimport sys\n\nsys.path.insert(0, os.getcwd())\n"
                    "sys.modules.pop('numpy', None)\nimport numpy"
                )(release),
                "numpy.py": b"array_equal = allclose = lambda *arrays, **settings: True\n",
            }
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="beside-huge-file",
        family=FAMILY,
        tries="Brings a file of fifty gigabytes that takes no room on the disk.",
        notebook=folder(files={"data.csv": Sparse(50 * 2**30)}),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="beside-many-files",
        family=FAMILY,
        tries="Brings two thousand files, in folders fifty deep.",
        notebook=folder(
            files={f"{'d/' * (number % 50)}{number}.txt": b"" for number in range(2000)}
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="beside-timestamp",
        family=FAMILY,
        tries="Brings a time of submission that lies in the future, and one that is no time.",
        notebook=folder(
            files={"timestamp.txt": b"9999-99-99 99:99:99.999999 " + b"x" * 10_000 + b"\xff"}
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="beside-more-notebooks",
        family=FAMILY,
        tries="Brings more notebooks, wrong and right ones, with names close to the right one.",
        notebook=lambda release: Folder(
            {
                NOTEBOOK: right(release),
                "03_mini_batch (1).ipynb": wrong(release),
                "01_batch.ipynb": wrong(release),
                ".ipynb_checkpoints/03_mini_batch-checkpoint.ipynb": wrong(release),
            }
        ),
        deserves=ALL,
    ),
    Hostile(
        name="beside-right-under-wrong-name",
        family=FAMILY,
        tries="Has the right answers in a copy, and wrong ones under the name that counts.",
        notebook=lambda release: Folder(
            {NOTEBOOK: wrong(release), "03_mini_batch-Copy1.ipynb": right(release)}
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="beside-wrong-name-only",
        family=FAMILY,
        tries="Hands in one notebook, under a name that the lesson does not have.",
        notebook=lambda release: Folder({"homework.ipynb": right(release)}),
        deserves=ALL,  # ungradable at first; but it is the only one, and can only be meant
    ),
    Hostile(
        name="beside-nothing",
        family=FAMILY,
        tries="Hands in a folder that holds no notebook at all.",
        notebook=lambda release: Folder({"answers.txt": b"see the notebook"}),
        deserves=UNGRADABLE,
    ),
)
