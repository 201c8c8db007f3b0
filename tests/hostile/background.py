"""Processes and threads that outlive what started them, for five minutes at most."""

from hostile.making import beside_right, in_answers
from hostile.row import ALL, FILES, GRADEBOOK, HOST, PROCESSES, Hostile, all_but

FAMILY = "background processes"

WAITING = """
import os
import subprocess
import sys

waiting = [sys.executable, "-c", "import time; time.sleep(300)", "mbgd-hostile-was-here"]
"""

ROWS = (
    Hostile(
        name="background-child",
        family=FAMILY,
        tries="Leaves a child that holds its output open.",
        notebook=beside_right(WAITING + "subprocess.Popen(waiting)"),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-session",
        family=FAMILY,
        tries="Leaves a child in a session of its own, deaf to hang-ups.",
        notebook=beside_right(
            WAITING
            + """
quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
subprocess.Popen(["nohup", *waiting], start_new_session=True, **quiet)
subprocess.Popen(["setsid", "--fork", *waiting], **quiet)
"""
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-double-fork",
        family=FAMILY,
        tries="Forks twice, so that nobody is the parent, and closes all files.",
        notebook=beside_right(
            WAITING
            + """
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 4096)
        os.execv(sys.executable, waiting)
    os._exit(0)
"""
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-ignores-signals",
        family=FAMILY,
        tries="Leaves a child that ignores every signal that it may.",
        notebook=beside_right(
            WAITING
            + """
import contextlib
import signal

if os.fork() == 0:
    os.setsid()
    for number in signal.valid_signals():
        with contextlib.suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_IGN)
    os.execv(sys.executable, waiting)
"""
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-waits-for-the-end",
        family=FAMILY,
        tries="Waits until the kernel has ended, then writes to the class and the host.",
        notebook=beside_right(
            """
            import os
            import time
            from pathlib import Path

            kernel, above = os.getpid(), [Path.cwd(), *Path.cwd().parents, Path("/tmp")]
            if os.fork() == 0:
                os.setsid()
                end = time.monotonic() + 300
                while Path(f"/proc/{kernel}").exists() and time.monotonic() < end:
                    time.sleep(0.1)
                time.sleep(1)
                for folder in above:
                    try:
                        (folder / "mbgd-hostile-was-here").write_text("later")
                        book = folder / "gradebook.db"
                        if book.exists():
                            book.write_text("mbgd-hostile-was-here")
                    except OSError:
                        pass
                os._exit(0)
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES, GRADEBOOK, HOST),
    ),
    Hostile(
        name="background-starts-itself-again",
        family=FAMILY,
        tries="Leaves a pair of processes that start each other again for a minute.",
        notebook=beside_right(
            """
            import os
            import time

            end = time.monotonic() + 60


            def guard():
                while time.monotonic() < end:
                    child = os.fork()
                    if child == 0:
                        os.setsid()
                        time.sleep(60)
                        os._exit(0)
                    os.waitpid(child, 0)
                os._exit(0)


            if os.fork() == 0:
                os.setsid()
                guard()
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-from-an-answer",
        family=FAMILY,
        tries="Starts a process whenever a right answer is asked.",
        notebook=in_answers(
            minibatch_step=WAITING
            + """

started = []


def minibatch_step(w, X, y, rows, lr):
    if len(started) < 8:
        started.append(subprocess.Popen(waiting, start_new_session=True))
    miss = X[rows] @ w - y[rows]
    return w - lr * 2 * X[rows].T @ miss / len(rows)
"""
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-answers-later",
        family=FAMILY,
        tries="Leaves the answer to a child, and ends the process that was asked.",
        notebook=in_answers(
            minibatch_step="""
            import os
            import time


            def minibatch_step(w, X, y, rows, lr):
                if os.fork():
                    os._exit(0)
                os.setsid()
                time.sleep(120)
                os._exit(0)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="background-by-the-system",
        family=FAMILY,
        tries="Asks the system's own services to start something later.",
        notebook=beside_right(
            """
            import contextlib
            import subprocess

            job = "touch /tmp/mbgd-hostile-was-here"
            for command in (
                ["at", "now"],
                ["batch"],
                ["systemd-run", "--user", "--on-active=30", "sh", "-c", job],
            ):
                with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                    subprocess.run(command, input=job, text=True, timeout=5, capture_output=True)
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES, FILES),
    ),
    Hostile(
        name="background-threads",
        family=FAMILY,
        tries="Leaves threads, one of which waits for the kernel to end before it writes.",
        notebook=beside_right(
            """
            import threading
            import time


            def wait_and_write():
                threading.main_thread().join()
                with open("/tmp/mbgd-hostile-was-here", "w") as file:
                    file.write("later")


            for daemon in (True, False):
                threading.Thread(target=wait_and_write, daemon=daemon).start()
                threading.Thread(target=time.sleep, args=(300,), daemon=daemon).start()
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES, FILES),
    ),
)
