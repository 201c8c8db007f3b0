"""Bounded fork and thread bombs: a few hundred at a time, each gone after some minutes at most."""

from hostile.making import beside_right, in_answers
from hostile.row import ALL, FILES, GRADER, PROCESSES, Hostile, all_but

FAMILY = "fork and thread bombs"

ROWS = (
    Hostile(
        name="bomb-forks",
        family=FAMILY,
        tries="Forks 300 sleeping children in a cell that belongs to no exercise.",
        notebook=beside_right(
            """
            import os
            import time

            for _ in range(300):
                try:
                    if os.fork() == 0:
                        time.sleep(120)
                        os._exit(0)
                except OSError:
                    break
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES, GRADER),
    ),
    Hostile(
        name="bomb-forks-of-forks",
        family=FAMILY,
        tries="Doubles itself eight times over when it is asked, and never answers.",
        notebook=in_answers(
            minibatch_step="""
            import contextlib
            import os
            import time


            def minibatch_step(w, X, y, rows, lr):
                for _ in range(8):
                    with contextlib.suppress(OSError):
                        os.fork()
                time.sleep(120)
                os._exit(0)
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(PROCESSES, GRADER),
    ),
    Hostile(
        name="bomb-forks-that-spin",
        family=FAMILY,
        tries="Has a hundred children burn processor time for two minutes, out of its session.",
        notebook=beside_right(
            """
            import os
            import time

            end = time.monotonic() + 120
            for _ in range(100):
                try:
                    if os.fork() == 0:
                        os.setsid()
                        while time.monotonic() < end:
                            pass
                        os._exit(0)
                except OSError:
                    break
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES, GRADER),
    ),
    Hostile(
        name="bomb-threads",
        family=FAMILY,
        tries="Starts 300 threads that sleep.",
        notebook=beside_right(
            """
            import threading
            import time

            for _ in range(300):
                try:
                    threading.Thread(target=time.sleep, args=(120,), daemon=True).start()
                except RuntimeError:
                    break
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="bomb-threads-that-spin",
        family=FAMILY,
        tries="Answers with 200 threads that fight for the interpreter, and waits for them.",
        notebook=in_answers(
            minibatch_step="""
            import threading


            def spin():
                while True:
                    pass


            def minibatch_step(w, X, y, rows, lr):
                threads = [threading.Thread(target=spin, daemon=True) for _ in range(200)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
            """
        ),
        deserves=all_but("minibatch_step"),
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="bomb-commands",
        family=FAMILY,
        tries="Starts 200 shells that sleep and hold its output open.",
        notebook=beside_right(
            """
            import subprocess

            for _ in range(200):
                try:
                    subprocess.Popen(["sh", "-c", "sleep 120", "mbgd-hostile-was-here"])
                except OSError:
                    break
            """
        ),
        deserves=ALL,
        unharmed=(PROCESSES,),
    ),
    Hostile(
        name="bomb-small-files",
        family=FAMILY,
        tries="Writes 20,000 small files wherever it may.",
        notebook=beside_right(
            """
            import contextlib
            import tempfile
            from pathlib import Path

            with contextlib.suppress(OSError):
                own = Path(tempfile.mkdtemp(prefix="mbgd-hostile-was-here"))
                for number in range(20_000):
                    (own / str(number)).write_text("here")
            """
        ),
        deserves=ALL,
        unharmed=(FILES,),
    ),
    Hostile(
        name="bomb-large-file",
        family=FAMILY,
        tries="Fills the folder for temporary files with two gigabytes.",
        notebook=beside_right(
            """
            import contextlib
            import tempfile

            with contextlib.suppress(OSError):
                with tempfile.NamedTemporaryFile(prefix="mbgd-hostile-was-here", delete=False) as f:
                    for _ in range(2048):
                        f.write(b"x" * 2**20)
            """
        ),
        deserves=ALL,
        unharmed=(FILES,),
    ),
    Hostile(
        name="bomb-shared-memory",
        family=FAMILY,
        tries="Leaves 200 blocks of shared memory and named semaphores behind.",
        notebook=beside_right(
            """
            import contextlib
            from multiprocessing import resource_tracker, shared_memory

            with contextlib.suppress(OSError):
                for number in range(200):
                    block = shared_memory.SharedMemory(
                        f"mbgd-hostile-was-here-{number}", create=True, size=2**20
                    )
                    resource_tracker.unregister(block._name, "shared_memory")
            """
        ),
        deserves=ALL,
        unharmed=(FILES, PROCESSES),
    ),
)
