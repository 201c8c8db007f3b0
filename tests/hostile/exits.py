"""Notebooks that end their process, or one that they should not reach."""

from hostile.making import beside_right, in_answers
from hostile.row import ALL, GRADER, PROCESSES, Hostile, all_but

FAMILY = "exits"


def step(*lines: str) -> str:
    """A step that does these lines and gives nothing."""
    body = "\n".join(f"    {line}" for line in lines)
    return f"def minibatch_step(w, X, y, rows, lr):\n{body}"


ROWS = (
    Hostile(
        name="exit-sys-exit",
        family=FAMILY,
        tries="Calls sys.exit with success in an answer.",
        notebook=in_answers(minibatch_step=step("import sys", "sys.exit(0)")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="exit-os-exit",
        family=FAMILY,
        tries="Ends the process at once, without any clean-up, when it is asked.",
        notebook=in_answers(minibatch_step=step("import os", "os._exit(0)")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="exit-os-exit-while-defining",
        family=FAMILY,
        tries="Prints a full score and ends the process before the answer is defined.",
        notebook=in_answers(
            minibatches="""
            import os

            print(4.0, flush=True)
            os._exit(0)


            def minibatches(n, batch_size, rng):
                order = rng.permutation(n)
                return [order[first : first + batch_size] for first in range(0, n, batch_size)]
            """
        ),
        deserves=all_but("minibatches"),
    ),
    Hostile(
        name="exit-os-exit-in-free-cell",
        family=FAMILY,
        tries="Ends the process in a cell that belongs to no exercise.",
        notebook=beside_right("import os\n\nos._exit(0)"),
        deserves=ALL,
    ),
    Hostile(
        name="exit-quit",
        family=FAMILY,
        tries="Asks the kernel to quit in a cell that belongs to no exercise.",
        notebook=beside_right("quit()", after="minibatches"),
        deserves=ALL,
    ),
    Hostile(
        name="exit-between-exercises",
        family=FAMILY,
        tries="Kills itself after the first check, so that what comes later is lost.",
        notebook=beside_right(
            "import os\nimport signal\n\nos.kill(os.getpid(), signal.SIGKILL)", after="minibatches"
        ),
        deserves=ALL,
    ),
    Hostile(
        name="exit-kill-self",
        family=FAMILY,
        tries="Sends itself SIGKILL when it is asked.",
        notebook=in_answers(
            minibatch_step=step("import os, signal", "os.kill(os.getpid(), signal.SIGKILL)")
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="exit-stop-self",
        family=FAMILY,
        tries="Stops its own process, which then neither answers nor ends.",
        notebook=in_answers(
            minibatch_step=step("import os, signal", "os.kill(os.getpid(), signal.SIGSTOP)")
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="exit-segmentation-fault",
        family=FAMILY,
        tries="Reads address zero.",
        notebook=in_answers(minibatch_step=step("import ctypes", "ctypes.string_at(0)")),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="exit-abort",
        family=FAMILY,
        tries="Aborts, and would leave a core file behind.",
        notebook=in_answers(
            RepairedRegressor="""
            class RepairedRegressor:
                def __init__(self, *args, **settings):
                    import os
                    import resource

                    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
                    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
                    os.abort()
            """
        ),
        deserves=all_but("RepairedRegressor"),
    ),
    Hostile(
        name="exit-kill-parent",
        family=FAMILY,
        tries="Kills the process that started it.",
        notebook=in_answers(
            minibatch_step=step(
                "import os, signal",
                "os.kill(os.getppid(), signal.SIGTERM)",
                "os.kill(os.getppid(), signal.SIGKILL)",
            )
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="exit-stop-parent",
        family=FAMILY,
        tries="Stops the process that started it, and its own group, and waits.",
        notebook=in_answers(
            minibatch_step=step(
                "import os, signal, time",
                "os.kill(os.getppid(), signal.SIGSTOP)",
                "os.killpg(os.getpgrp(), signal.SIGSTOP)",
                "time.sleep(10**6)",
            )
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER, PROCESSES),
    ),
    Hostile(
        name="exit-interrupt",
        family=FAMILY,
        tries="Raises KeyboardInterrupt, as if the grader had stopped the run.",
        notebook=in_answers(minibatch_step=step("raise KeyboardInterrupt")),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
    Hostile(
        name="exit-becomes-another-program",
        family=FAMILY,
        tries="Replaces the process by a program that prints a full score.",
        notebook=in_answers(
            minibatch_step=step(
                "import os, sys",
                'os.execv(sys.executable, [sys.executable, "-c", "print(4.0)"])',
            )
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="exit-closes-all-files",
        family=FAMILY,
        tries="Closes every descriptor, the kernel's sockets among them, and waits.",
        notebook=in_answers(
            minibatch_step=step("import os, time", "os.closerange(0, 4096)", "time.sleep(10**6)")
        ),
        deserves=all_but("minibatch_step"),
    ),
)
