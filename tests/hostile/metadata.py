"""Tags and metadata that would change what runs, where it runs and what it is worth."""

from nbformat import NotebookNode

from hostile.making import (
    cell,
    edited,
    free_code,
    in_answers,
    right,
    with_metadata,
    with_tags,
    wrong,
)
from hostile.row import ALL, COURSE, FEEDBACK, GRADER, NOTHING, POINTS, Hostile, only

FAMILY = "tags and metadata"

CHECKS = list(POINTS)
ANSWERS = [f"{name}-answer" for name in POINTS]
ALL_RIGHT, ALL_WRONG = in_answers(), wrong


def on_all(start, ids, **changes):
    """The same change to the nbgrader metadata of several cells."""

    def build(release):
        notebook = start(release)
        for grade_id in ids:
            notebook = with_metadata(notebook, grade_id, **changes)
        return notebook

    return build


def checks_swapped(release):
    """Two exercises right, their checks under the names of the two that give more points."""
    notebook = right(
        release, MiniBatchRegressor="MiniBatchRegressor = None", RepairedRegressor="pass"
    )
    for small, large in zip(CHECKS[:2], CHECKS[2:], strict=True):
        first, second = cell(notebook, small), cell(notebook, large)
        first.metadata.nbgrader.grade_id, second.metadata.nbgrader.grade_id = large, small
        first.source, second.source = f'check("{small}")', f'check("{small}")'
    return notebook


def answers_swapped(release):
    """Right answers; the cells of the first two carry each other's grade id."""
    notebook = right(release)
    first, second = cell(notebook, ANSWERS[0]), cell(notebook, ANSWERS[1])
    first.metadata.nbgrader.grade_id, second.metadata.nbgrader.grade_id = ANSWERS[1], ANSWERS[0]
    return notebook


def kernel(name, language="python", **more):
    """All right, for another kernel."""

    def change(notebook):
        notebook.metadata.kernelspec = NotebookNode(
            name=name, display_name=name, language=language, **more
        )
        notebook.metadata.language_info.name = language

    return edited(ALL_RIGHT, change)


def of_notebook(**changes):
    """All right, with more metadata of the notebook."""
    return edited(ALL_RIGHT, lambda notebook: notebook.metadata.update(changes))


def marks(grade_id, value):
    """All right, with something that is no nbgrader metadata in its place."""

    def change(notebook):
        cell(notebook, grade_id).metadata.nbgrader = value

    return edited(ALL_RIGHT, change)


def cell_settings(notebook):
    """Metadata of the first code cell that some tool obeys."""
    notebook.cells[free_code(notebook)].metadata.update(
        {
            "tags": ["parameters", "injected-parameters", "remove-cell", "hide-input"],
            "execution": {"timeout": -1, "allow_errors": True},
            "lines_to_next_cell": 10**9,
            "magic_args": "bash -c 'touch /tmp/mbgd-hostile-was-here'",
            "language": "bash",
        }
    )


ROWS = (
    Hostile(
        name="tag-skips-wrong-checks",
        family=FAMILY,
        tries="Tags the checks of wrong answers to be skipped: no output is a full score.",
        notebook=lambda release: with_tags(wrong(release), CHECKS, "skip-execution"),
        deserves=NOTHING,
    ),
    Hostile(
        name="tag-skips-right-cells",
        family=FAMILY,
        tries="Tags every graded cell and every right answer to be skipped.",
        notebook=lambda release: with_tags(right(release), CHECKS + ANSWERS, "skip-execution"),
        deserves=ALL,
    ),
    Hostile(
        name="tag-forgives-errors",
        family=FAMILY,
        tries="Tags the checks of wrong answers so that an error in them is forgiven.",
        notebook=lambda release: with_tags(
            wrong(release), CHECKS, "raises-exception", "nbval-raises-exception", "remove-output"
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="tag-no-list",
        family=FAMILY,
        tries="Has tags that are no list of words.",
        notebook=edited(
            ALL_RIGHT,
            lambda notebook: cell(notebook, CHECKS[0]).metadata.update(tags="skip-execution"),
            lambda notebook: cell(notebook, CHECKS[1]).metadata.update(tags={"skip": [1]}),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-of-cells-for-tools",
        family=FAMILY,
        tries="Sets the metadata by which other tools time out, forgive, hide and run cells.",
        notebook=edited(ALL_RIGHT, cell_settings),
        deserves=ALL,
    ),
    Hostile(
        name="kernel-of-a-shell",
        family=FAMILY,
        tries="Asks for a kernel that runs shell commands.",
        notebook=kernel("bash", "bash"),
        deserves=ALL,
    ),
    Hostile(
        name="kernel-that-does-not-exist",
        family=FAMILY,
        tries="Asks for a kernel that is nowhere installed, by a name that is a path.",
        notebook=kernel("../../../mbgd-hostile-was-here", "R"),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="kernel-with-its-own-command",
        family=FAMILY,
        tries="Brings the command and the environment that its kernel should be started with.",
        notebook=kernel(
            "python3",
            argv=["touch", "/tmp/mbgd-hostile-was-here"],
            env={"PYTHONSTARTUP": "/tmp/mbgd-hostile-was-here", "MBGD_SEED": "0"},
            metadata={"kernel_provisioner": {"provisioner_name": "local-provisioner"}},
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="metadata-no-kernel",
        family=FAMILY,
        tries="Says nothing of its kernel and its language.",
        notebook=edited(ALL_RIGHT, lambda notebook: notebook.metadata.clear()),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-pairs-a-script",
        family=FAMILY,
        tries="Asks jupytext to write a script beside the notebook, and elsewhere.",
        notebook=of_notebook(
            jupytext={"formats": "ipynb,../../../mbgd-hostile-was-here//py:percent"},
            nbgrader={"course_id": "other", "points": 1000},
        ),
        deserves=ALL,
        unharmed=(COURSE,),
    ),
    Hostile(
        name="metadata-execution-settings",
        family=FAMILY,
        tries="Asks in the notebook's metadata for errors to be allowed and time to be endless.",
        notebook=of_notebook(
            execution={"timeout": -1, "allow_errors": True},
            papermill={"parameters": {"MBGD_SEED": 0}},
            widgets={"application/vnd.jupyter.widget-state+json": {"state": [], "version": None}},
            authors="<script>alert(1)</script>",
        ),
        deserves=ALL,
        unharmed=(GRADER, FEEDBACK),
    ),
    Hostile(
        name="metadata-points-raised",
        family=FAMILY,
        tries="Says that each right answer is worth 1000 points.",
        notebook=on_all(ALL_RIGHT, CHECKS, points=1000),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-points-odd",
        family=FAMILY,
        tries="Says that the answers are worth negative, endless and no points.",
        notebook=lambda release: with_metadata(
            with_metadata(
                with_metadata(right(release), CHECKS[0], points=-4), CHECKS[1], points=""
            ),
            CHECKS[2],
            points=float("inf"),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-points-for-wrong",
        family=FAMILY,
        tries="Makes wrong answers graded cells too, worth 1000 points each.",
        notebook=on_all(ALL_WRONG, ANSWERS, grade=True, points=1000, solution=True),
        deserves=NOTHING,
    ),
    Hostile(
        name="metadata-not-graded",
        family=FAMILY,
        tries="Says of the checks that they are neither graded nor locked.",
        notebook=on_all(ALL_RIGHT, CHECKS, grade=False, locked=False, points=None),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-checks-as-answers",
        family=FAMILY,
        tries="Says of the checks that they are written answers, graded by hand, and edits them.",
        notebook=edited(
            on_all(ALL_WRONG, CHECKS, solution=True, locked=False, task=True, cell_type="markdown"),
            *(
                lambda notebook, name=name: cell(notebook, name).update(source="4.0")
                for name in CHECKS
            ),
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="metadata-checksum",
        family=FAMILY,
        tries="Changes checksums, and leaves one out.",
        notebook=lambda release: with_metadata(
            on_all(ALL_RIGHT, CHECKS + ANSWERS, checksum="0" * 32)(release),
            "minibatch_step",
            checksum=None,
        ),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-schema-version-old",
        family=FAMILY,
        tries="Says that all cells are of the first version of nbgrader's metadata.",
        notebook=on_all(ALL_RIGHT, CHECKS + ANSWERS, schema_version=1),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-schema-version-new",
        family=FAMILY,
        tries="Says that a cell is of version 99.",
        notebook=on_all(ALL_RIGHT, CHECKS[:1], schema_version=99),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-schema-version-missing",
        family=FAMILY,
        tries="Does not say of which version its cells are, and once that it is a word.",
        notebook=lambda release: with_metadata(
            on_all(ALL_RIGHT, CHECKS + ANSWERS, schema_version=None)(release),
            "minibatches",
            schema_version="three",
        ),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-id-changed",
        family=FAMILY,
        tries="Gives each check a grade id that nobody knows.",
        notebook=edited(
            ALL_WRONG,
            *(
                lambda notebook, name=name: cell(notebook, name).metadata.nbgrader.update(
                    grade_id=f"bonus-{name}", points=100
                )
                for name in CHECKS
            ),
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="metadata-ids-of-checks-swapped",
        family=FAMILY,
        tries="Has two of four points each right, and books them under two of six points each.",
        notebook=checks_swapped,
        deserves=only("minibatches", "minibatch_step"),
    ),
    Hostile(
        name="metadata-ids-of-answers-swapped",
        family=FAMILY,
        tries="Exchanges the grade ids of two right answers.",
        notebook=answers_swapped,
        deserves=ALL,
    ),
    Hostile(
        name="metadata-id-odd",
        family=FAMILY,
        tries="Has grade ids that are a path, a query, markup, a number and a megabyte long.",
        notebook=edited(
            ALL_RIGHT,
            *(
                lambda notebook, name=name, odd=odd: cell(notebook, name).metadata.nbgrader.update(
                    grade_id=odd
                )
                for name, odd in zip(
                    CHECKS,
                    ("../../mbgd-hostile-was-here", "'; DROP TABLE grade; --", 7, "x" * 2**20),
                    strict=True,
                )
            ),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-is-a-list",
        family=FAMILY,
        tries="Has a list where nbgrader's metadata of a check should be.",
        notebook=marks("minibatches", ["grade", True]),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-is-a-word",
        family=FAMILY,
        tries="Has a word where nbgrader's metadata of an answer should be.",
        notebook=marks("minibatches-answer", "solution"),
        deserves=ALL,
    ),
    Hostile(
        name="metadata-is-nothing",
        family=FAMILY,
        tries="Has null where nbgrader's metadata of a check should be.",
        notebook=marks("RepairedRegressor", None),
        deserves=ALL,
    ),
)
