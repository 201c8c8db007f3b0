"""Output without an end, or more of it than anybody wants to keep."""

from hostile.answers import RIGHT
from hostile.making import beside_right, in_answers
from hostile.row import ALL, FEEDBACK, GRADER, Hostile, all_but

FAMILY = "output floods"


def printing(source: str) -> str:
    """A right answer that prints a line at every call."""
    lines = source.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("def "))
    return "\n".join([*lines[: first + 1], '    print("called once more")', *lines[first + 1 :]])


ROWS = (
    Hostile(
        name="flood-endless-lines",
        family=FAMILY,
        tries="Prints line after line and never answers.",
        notebook=in_answers(
            minibatch_step="""
            def minibatch_step(w, X, y, rows, lr):
                while True:
                    print("still descending")
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-endless-stderr",
        family=FAMILY,
        tries="Writes to standard error without an end, past whatever catches it.",
        notebook=in_answers(
            minibatch_step="""
            import os
            import sys


            def minibatch_step(w, X, y, rows, lr):
                while True:
                    sys.__stderr__.write("still descending")
                    os.write(2, b"still descending " * 1000)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-endless-display",
        family=FAMILY,
        tries="Updates one display for ever, so that the output never grows but never ends.",
        notebook=in_answers(
            minibatch_step="""
            from IPython.display import HTML, clear_output, display


            def minibatch_step(w, X, y, rows, lr):
                handle = display(HTML("start"), display_id=True)
                while True:
                    handle.update(HTML("x" * 100_000))
                    clear_output(wait=True)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-endless-comms",
        family=FAMILY,
        tries="Sends widget messages for ever, which no cap on outputs counts.",
        notebook=in_answers(
            minibatch_step="""
            from IPython import get_ipython


            def minibatch_step(w, X, y, rows, lr):
                kernel = get_ipython().kernel
                while True:
                    content = {"comm_id": "flood", "data": {"x": "x" * 100_000}}
                    kernel.session.send(kernel.iopub_socket, "comm_msg", content)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-thread-goes-on",
        family=FAMILY,
        tries="Prints from a thread during all exercises that follow.",
        notebook=beside_right(
            """
            import threading
            import time


            def chatter():
                while True:
                    print("x" * 10_000)
                    time.sleep(0.001)


            threading.Thread(target=chatter, daemon=True).start()
            """
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-many-lines",
        family=FAMILY,
        tries="Prints two million lines before the first exercise.",
        notebook=beside_right('for number in range(2_000_000):\n    print("line", number)'),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-one-line",
        family=FAMILY,
        tries="Prints one line of 300 megabytes.",
        notebook=beside_right('print("x" * 300_000_000)'),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-binary",
        family=FAMILY,
        tries="Writes 256 megabytes that are no text to the process's own output.",
        notebook=beside_right(
            """
            import os

            for _ in range(4096):
                os.write(1, os.urandom(65_536))
            """
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-page",
        family=FAMILY,
        tries="Shows a page of 100 megabytes, and a picture as large.",
        notebook=beside_right(
            """
            from IPython.display import HTML, display

            display(HTML("<b>x</b>" * 12_500_000))
            display({"image/png": "QUJD" * 25_000_000}, raw=True)
            """
        ),
        deserves=ALL,
        unharmed=(GRADER, FEEDBACK),
    ),
    Hostile(
        name="flood-nested-bundle",
        family=FAMILY,
        tries="Shows data that are nested too deep to be read again.",
        notebook=beside_right(
            """
            from IPython.display import display

            nested = []
            for _ in range(900):
                nested = [nested]
            for _ in range(200):
                display({"application/json": {"x": nested}, "text/plain": "x"}, raw=True)
            """
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-traceback",
        family=FAMILY,
        tries="Raises an error of 50 megabytes in a cell that belongs to no exercise.",
        notebook=beside_right('raise ValueError("x" * 50_000_000)'),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-result",
        family=FAMILY,
        tries="Ends a cell with an object whose description has 100 megabytes.",
        notebook=beside_right(
            """
            class Long:
                def __repr__(self):
                    return "x" * 100_000_000


            Long()
            """
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="flood-moderate",
        family=FAMILY,
        tries="Nothing: right answers that print a line at every call, some thousand in all.",
        notebook=in_answers(
            minibatches=printing(RIGHT["minibatches"]),
            minibatch_step=printing(RIGHT["minibatch_step"]),
        ),
        deserves=ALL,
    ),
)
