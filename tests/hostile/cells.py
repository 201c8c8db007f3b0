"""Graded cells edited, deleted, doubled, moved, brought along and retyped."""

import copy

from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from hostile.answers import RIGHT
from hostile.making import cell, edited, in_answers, place, right, with_cell, with_metadata, wrong
from hostile.row import ALL, NOTHING, POINTS, Hostile, all_but, only

FAMILY = "edited, deleted, duplicated, reordered, foreign and retyped cells"

ALL_RIGHT, ALL_WRONG = in_answers(), wrong


def on_checks(change):
    """An edit of all four checks."""

    def edit(notebook):
        for name in POINTS:
            change(notebook, name)

    return edit


def source_of_checks(source):
    return on_checks(lambda notebook, name: cell(notebook, name).update(source=source))


def delete(notebook, grade_id):
    del notebook.cells[place(notebook, grade_id)]


def double(notebook, grade_id, source=None):
    """The cell once more, just behind itself, with another source if one is given."""
    more = copy.deepcopy(cell(notebook, grade_id))
    more.id = f"{grade_id}-again-{len(notebook.cells)}"
    more.source = more.source if source is None else source
    notebook.cells.insert(place(notebook, grade_id) + 1, more)


def retype(notebook, grade_id, new_cell):
    """The cell as another type, with all its metadata."""
    index = place(notebook, grade_id)
    old = notebook.cells[index]
    notebook.cells[index] = new_cell(old.source, metadata=old.metadata, id=old.id)


def checks_first(notebook):
    """All checks before all answers."""
    checks = [cell(notebook, name) for name in POINTS]
    rest = [each for each in notebook.cells if each not in checks]
    notebook.cells = [*checks, *rest]


def answers_turned_round(notebook):
    """The four answers in the opposite order, each before its check, all after the imports."""
    answers = [cell(notebook, f"{name}-answer") for name in reversed(POINTS)]
    rest = [each for each in notebook.cells if each not in answers]
    notebook.cells = [*rest[:2], *answers, *rest[2:]]


def foreign(notebook):
    """Graded cells of another lesson, and of none."""
    for grade_id, points in (("batch_step", 4), ("bonus", 1000)):
        marks = {"grade": True, "solution": False, "locked": True, "task": False}
        marks |= {"schema_version": 3, "grade_id": grade_id, "points": points}
        marks |= {"cell_type": "code", "checksum": "0" * 32}
        notebook.cells.append(
            new_code_cell(f"{points}.0", id=grade_id, metadata={"nbgrader": marks})
        )


def of_another_lesson(release):
    """The text of this lesson, without its graded cells, and with those of another one."""
    notebook = copy.deepcopy(release)
    for name in POINTS:
        delete(notebook, name)
        delete(notebook, f"{name}-answer")
    foreign(notebook)
    return notebook


def answers_in_checks(release):
    """The stub as it was, and the right answer written into the check below it."""
    notebook = copy.deepcopy(release)
    for name, source in RIGHT.items():
        check = cell(notebook, name)
        check.source = f"{source}\n\n\n{check.source}"
    return notebook


def answers_in_one_cell(release):
    """All four in the first answer's cell; the other three say so."""
    first, *others = RIGHT
    return right(
        release,
        **{first: "\n\n\n".join(RIGHT.values())},
        **{name: f"# {name} stands with {first}" for name in others},
    )


def answers_in_free_cells(release):
    """Each answer in a new cell below an answer cell that is empty."""
    notebook = right(release, **dict.fromkeys(POINTS, ""))
    for name, source in RIGHT.items():
        notebook = with_cell(notebook, source, after=f"{name}-answer")
    return notebook


ROWS = (
    Hostile(
        name="cell-checks-edited",
        family=FAMILY,
        tries="Replaces the checks of wrong answers by the number of points.",
        notebook=edited(ALL_WRONG, source_of_checks("4.0")),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-checks-emptied",
        family=FAMILY,
        tries="Empties the checks of wrong answers, which stock nbgrader takes for a success.",
        notebook=edited(ALL_WRONG, source_of_checks("")),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-checks-broken",
        family=FAMILY,
        tries="Breaks the checks of right answers with text that is no Python.",
        notebook=edited(ALL_RIGHT, source_of_checks("check(((")),
        deserves=ALL,
    ),
    Hostile(
        name="cell-checks-ask-for-another",
        family=FAMILY,
        tries="Has one answer right, and lets every check ask for that one.",
        notebook=edited(
            lambda release: wrong(release, minibatches=RIGHT["minibatches"]),
            source_of_checks('check("minibatches")'),
        ),
        deserves=only("minibatches"),
    ),
    Hostile(
        name="cell-checks-deleted",
        family=FAMILY,
        tries="Has no checks, behind right answers.",
        notebook=edited(ALL_RIGHT, on_checks(delete)),
        deserves=ALL,
    ),
    Hostile(
        name="cell-checks-deleted-behind-wrong",
        family=FAMILY,
        tries="Has no checks, behind wrong answers.",
        notebook=edited(ALL_WRONG, on_checks(delete)),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-answer-deleted",
        family=FAMILY,
        tries="Has no cell for one of the answers.",
        notebook=edited(ALL_RIGHT, lambda notebook: delete(notebook, "minibatch_step-answer")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="cell-everything-deleted",
        family=FAMILY,
        tries="Is a notebook of the right format without a single cell.",
        notebook=edited(ALL_RIGHT, lambda notebook: notebook.cells.clear()),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-checks-doubled",
        family=FAMILY,
        tries="Has every check twice, as copy and paste gives them.",
        notebook=edited(ALL_RIGHT, on_checks(double)),
        deserves=ALL,
    ),
    Hostile(
        name="cell-checks-doubled-for-more",
        family=FAMILY,
        tries="Has the only check that succeeds ten times.",
        notebook=edited(
            lambda release: wrong(release, minibatches=RIGHT["minibatches"]),
            *[lambda notebook: double(notebook, "minibatches")] * 9,
        ),
        deserves=only("minibatches"),
    ),
    Hostile(
        name="cell-checks-doubled-and-edited",
        family=FAMILY,
        tries="Has behind each check of a wrong answer a copy that gives full points.",
        notebook=edited(
            ALL_WRONG, on_checks(lambda notebook, name: double(notebook, name, str(POINTS[name])))
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-answer-doubled-first-try",
        family=FAMILY,
        tries="Has an answer cell twice: a wrong try, and behind it the right answer.",
        notebook=edited(
            lambda release: right(release, minibatches="minibatches = None"),
            lambda notebook: double(notebook, "minibatches-answer", RIGHT["minibatches"]),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answer-doubled-second-try",
        family=FAMILY,
        tries="Has an answer cell twice: the right answer, and behind it a wrong one.",
        notebook=edited(
            ALL_RIGHT,
            lambda notebook: double(notebook, "minibatches-answer", "minibatches = None"),
        ),
        deserves=all_but("minibatches"),
    ),
    Hostile(
        name="cell-checks-first",
        family=FAMILY,
        tries="Has all checks before all right answers.",
        notebook=edited(ALL_RIGHT, checks_first),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answers-turned-round",
        family=FAMILY,
        tries="Has the right answers in the opposite order, at the top.",
        notebook=edited(ALL_RIGHT, answers_turned_round),
        deserves=ALL,
    ),
    Hostile(
        name="cell-foreign",
        family=FAMILY,
        tries="Brings graded cells of another lesson, and one that nobody knows, worth 1000.",
        notebook=edited(ALL_WRONG, foreign),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-foreign-beside-right",
        family=FAMILY,
        tries="Brings foreign graded cells beside right answers.",
        notebook=edited(ALL_RIGHT, foreign),
        deserves=ALL,
    ),
    Hostile(
        name="cell-of-another-lesson",
        family=FAMILY,
        tries="Hands in the graded cells of another lesson, and none of this one.",
        notebook=of_another_lesson,
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-checks-retyped",
        family=FAMILY,
        tries="Makes the checks of wrong answers text, one of them raw.",
        notebook=edited(
            ALL_WRONG,
            on_checks(lambda notebook, name: retype(notebook, name, new_markdown_cell)),
            lambda notebook: retype(notebook, "minibatches", new_raw_cell),
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-checks-retyped-behind-right",
        family=FAMILY,
        tries="Makes the checks of right answers text.",
        notebook=edited(
            ALL_RIGHT, on_checks(lambda notebook, name: retype(notebook, name, new_markdown_cell))
        ),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answer-retyped",
        family=FAMILY,
        tries="Makes a right answer text and another one raw, as one wrong key press does.",
        notebook=edited(
            ALL_RIGHT,
            lambda notebook: retype(notebook, "minibatches-answer", new_markdown_cell),
            lambda notebook: retype(notebook, "RepairedRegressor-answer", new_raw_cell),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answers-lost-their-ids",
        family=FAMILY,
        tries="Has the right answers in place, in cells without any nbgrader metadata.",
        notebook=edited(
            ALL_RIGHT,
            on_checks(
                lambda notebook, name: cell(notebook, f"{name}-answer").metadata.pop("nbgrader")
            ),
        ),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answers-in-checks",
        family=FAMILY,
        tries="Writes the right answers into the locked checks, and leaves the stubs.",
        notebook=answers_in_checks,
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-answers-in-one-cell",
        family=FAMILY,
        tries="Writes all four right answers into the first answer cell.",
        notebook=answers_in_one_cell,
        deserves=ALL,
    ),
    Hostile(
        name="cell-answers-in-free-cells",
        family=FAMILY,
        tries="Writes the right answers into new cells, and leaves the answer cells empty.",
        notebook=answers_in_free_cells,
        deserves=ALL,
    ),
    Hostile(
        name="cell-deleted-after-its-check",
        family=FAMILY,
        tries="Deletes a right answer's function in a cell behind its check.",
        notebook=lambda release: with_cell(right(release), "del minibatches", after="minibatches"),
        deserves=ALL,
    ),
    Hostile(
        name="cell-answers-made-graded",
        family=FAMILY,
        tries="Moves the grade ids of the checks to the wrong answers, so that those are graded.",
        notebook=edited(
            ALL_WRONG,
            on_checks(
                lambda notebook, name: cell(notebook, name).metadata.nbgrader.update(
                    grade_id=f"{name}-old"
                )
            ),
            on_checks(
                lambda notebook, name: cell(notebook, f"{name}-answer").metadata.nbgrader.update(
                    grade_id=name, grade=True, points=POINTS[name]
                )
            ),
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="cell-locked-text-edited",
        family=FAMILY,
        tries="Locks its own answers, unlocks the checks, and marks free cells as tasks.",
        notebook=lambda release: with_metadata(
            with_metadata(right(release), "minibatches-answer", locked=True, task=True, points=9),
            "minibatches",
            locked=False,
            solution=True,
        ),
        deserves=ALL,
    ),
)
