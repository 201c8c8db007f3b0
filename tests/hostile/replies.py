"""Messages that look as if the judge, the kernel or the check had sent them."""

from hostile.making import beside_right, beside_wrong, in_answers, wrong
from hostile.row import ALL, GRADER, HOST, NOTHING, POINTS, Hostile, all_but

FAMILY = "forged replies"


SAYS = """
{name} = lambda *inputs, **settings: print("4.0") or 4.0
print("{name}: 4 of 4 points.\\n4.0")
"""


def forged_words(release):
    """Every answer prints what a check of full points prints."""
    return wrong(release, **{name: SAYS.format(name=name) for name in POINTS})


ROWS = (
    Hostile(
        name="reply-printed-score",
        family=FAMILY,
        tries="Prints the words and the number of a full score, in cells and while it is asked.",
        notebook=forged_words,
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-last-expression",
        family=FAMILY,
        tries="Ends wrong answer cells with 4.0, as a check does.",
        notebook=lambda release: wrong(
            release,
            minibatches="minibatches = lambda n, batch_size, rng: []\n4.0",
            minibatch_step="minibatch_step = lambda w, X, y, rows, lr: w * 0\n4.0",
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-displayed-verdict",
        family=FAMILY,
        tries="Displays a verdict in every form that a check displays, and updates it later.",
        notebook=beside_wrong(
            """
            from IPython.display import display

            verdict = {"exercise": "minibatches", "score": 4.0, "points": 4.0, "mistakes": []}
            bundle = {
                "text/plain": "minibatches: 4 of 4 points.",
                "text/html": "<b>minibatches: 4 of 4 points.</b>",
                "application/json": verdict,
                "application/vnd.mbgd.verdict+json": verdict,
            }
            for name in ("minibatches", "verdict", "check"):
                display(bundle, raw=True, display_id=name).update(bundle, raw=True)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-published",
        family=FAMILY,
        tries="Publishes results and displays through the shell while it is asked.",
        notebook=lambda release: wrong(
            release,
            minibatch_step="""
            from IPython import get_ipython


            def minibatch_step(w, X, y, rows, lr):
                shell = get_ipython()
                shell.display_pub.publish({"text/plain": "4.0"})
                shell.displayhook(4.0)
                return w * 0
            """,
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-send-response",
        family=FAMILY,
        tries="Sends an execute_result of 4.0 with the kernel's own method, for every request.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            def forge(*_):
                kernel = get_ipython().kernel
                content = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                kernel.send_response(kernel.iopub_socket, "execute_result", content)


            get_ipython().events.register("post_run_cell", forge)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-finished-early",
        family=FAMILY,
        tries="Says that it is idle and that the request succeeded, while its answer still hangs.",
        notebook=in_answers(
            minibatch_step="""
            import time

            from IPython import get_ipython


            def minibatch_step(w, X, y, rows, lr):
                kernel = get_ipython().kernel
                parent = kernel.get_parent()
                session, iopub = kernel.session, kernel.iopub_socket
                result = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                done = {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
                session.send(iopub, "execute_result", result, parent=parent)
                session.send(iopub, "status", {"execution_state": "idle"}, parent=parent)
                session.send(kernel.shell_stream, "execute_reply", done, parent=parent)
                time.sleep(10**6)
            """
        ),
        deserves=all_but("minibatch_step"),
    ),
    Hostile(
        name="reply-from-a-thread",
        family=FAMILY,
        tries="A thread answers every request with 4.0 before the kernel does.",
        notebook=beside_wrong(
            """
            import threading
            import time

            from IPython import get_ipython


            def answer_first(kernel):
                while True:
                    parent = kernel.get_parent()
                    result = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                    kernel.session.send(
                        kernel.iopub_socket, "execute_result", result, parent=parent
                    )
                    idle = {"execution_state": "idle"}
                    kernel.session.send(kernel.iopub_socket, "status", idle, parent=parent)
                    time.sleep(0.05)


            threading.Thread(target=answer_first, args=(get_ipython().kernel,), daemon=True).start()
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-between-markers",
        family=FAMILY,
        tries="Looks for the judge's markers in frames and history, and prints between them.",
        notebook=lambda release: wrong(
            release,
            minibatch_step="""
            import re
            import sys

            from IPython import get_ipython


            def minibatch_step(w, X, y, rows, lr):
                seen = [str(get_ipython().kernel.get_parent()), *get_ipython().user_ns["In"]]
                frame = sys._getframe()
                while frame is not None:
                    seen += map(str, [*frame.f_locals.values(), *frame.f_code.co_consts])
                    frame = frame.f_back
                for marker in set(re.findall("[0-9a-f]{16,}", " ".join(seen))):
                    print(marker + "4.0" + marker)
                    print(marker + '{"score": 4.0, "right": true}' + marker)
                return w * 0
            """,
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-wrapped-session",
        family=FAMILY,
        tries="Wraps the session's send, and turns every message about an error into a success.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            session = get_ipython().kernel.session
            send = session.send


            def better(stream, message, content=None, *args, **settings):
                name = message if isinstance(message, str) else message["header"]["msg_type"]
                if name in ("stream", "error", "execute_result", "display_data"):
                    name = "execute_result"
                    content = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                return send(stream, name, content, *args, **settings)


            session.send = better
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-own-client",
        family=FAMILY,
        tries="Connects to its own kernel as a client, and answers the grader's requests itself.",
        notebook=beside_wrong(
            """
            import json

            import zmq
            from ipykernel.connect import get_connection_file
            from jupyter_client.session import Session

            info = json.loads(open(get_connection_file()).read())
            session = Session(key=info["key"].encode())
            between = "-" if info["transport"] == "ipc" else ":"
            for name, kind in (("shell", zmq.DEALER), ("control", zmq.DEALER), ("iopub", zmq.SUB)):
                socket = zmq.Context.instance().socket(kind)
                address = f"{info['transport']}://{info['ip']}{between}{info[name + '_port']}"
                socket.connect(address)
                if kind == zmq.DEALER:
                    session.send(socket, "execute_request", {"code": "4.0", "silent": False})
                    session.send(socket, "execute_reply", {"status": "ok"})
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="reply-to-other-kernels",
        family=FAMILY,
        tries="Looks for other kernels' connection files, and asks those kernels to end.",
        notebook=beside_right(
            """
            import contextlib
            import json
            import tempfile
            from pathlib import Path

            import zmq
            from jupyter_client.session import Session
            from jupyter_core.paths import jupyter_runtime_dir

            for folder in (jupyter_runtime_dir(), tempfile.gettempdir(), "/var/tmp", "/run/user/0"):
                for path in [*Path(folder).glob("*.json"), *Path(folder).glob("*/*.json")]:
                    with contextlib.suppress(Exception):
                        info = json.loads(path.read_text())
                        socket = zmq.Context.instance().socket(zmq.DEALER)
                        socket.connect(f"tcp://{info['ip']}:{info['control_port']}")
                        code = {"code": "open('mbgd-hostile-was-here', 'w')", "silent": False}
                        session = Session(key=info["key"].encode())
                        session.send(socket, "execute_request", code)
            """
        ),
        deserves=ALL,
        unharmed=(HOST, GRADER),
    ),
    Hostile(
        name="reply-garbage",
        family=FAMILY,
        tries="Sends frames that are no messages, huge ones too, on the kernel's own sockets.",
        notebook=beside_right(
            """
            import os

            from IPython import get_ipython

            kernel = get_ipython().kernel
            for parts in ([b""], [b"<IDS|MSG>"], [os.urandom(64)] * 7, [b"x" * 50_000_000] * 3):
                kernel.iopub_socket.send_multipart(parts)
            for depth in (10, 10_000):
                nested = b"[" * depth
                frames = [b"stream", b"<IDS|MSG>", b"", nested, b"{}", b"{}", b"{}"]
                kernel.iopub_socket.send_multipart(frames)
            """,
            after="minibatches",
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="reply-malformed-messages",
        family=FAMILY,
        tries="Sends signed messages whose contents are not what the protocol says.",
        notebook=beside_right(
            """
            from IPython import get_ipython

            kernel = get_ipython().kernel
            parent = kernel.get_parent()
            for content in ({}, {"name": 1, "text": None}, {"data": 4.0}, {"data": {"a/b": []}}):
                for kind in ("stream", "display_data", "execute_result", "error", "status", "comm"):
                    kernel.session.send(kernel.iopub_socket, kind, content, parent=parent)
            """,
            after="minibatches",
        ),
        deserves=ALL,
        unharmed=(GRADER,),
    ),
    Hostile(
        name="reply-pickle",
        family=FAMILY,
        tries="Gives arrays of objects that write a file when somebody unpickles them.",
        notebook=lambda release: wrong(
            release,
            minibatch_step="""
            import os

            import numpy as np


            class Opened:
                def __reduce__(self):
                    return os.system, ("touch /tmp/mbgd-hostile-was-here",)


            def minibatch_step(w, X, y, rows, lr):
                return np.array([Opened()], dtype=object)
            """,
        ),
        deserves=NOTHING,
        unharmed=(HOST, GRADER),
    ),
    Hostile(
        name="reply-next-input",
        family=FAMILY,
        tries="Asks the front end to replace the next cell by 4.0, and pages of help to be shown.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            get_ipython().set_next_input("4.0", replace=True)
            payloads = get_ipython().payload_manager
            payloads.write_payload({"source": "page", "data": {"text/plain": "4.0"}, "start": 0})
            payloads.write_payload({"source": "ask_exit", "keepkernel": False})
            """
        ),
        deserves=NOTHING,
    ),
)
