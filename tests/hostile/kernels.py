"""The kernel, the shell and the modules of whoever asks, replaced from inside."""

from hostile.making import beside_wrong
from hostile.row import GRADER, NOTHING, PROCESSES, Hostile

FAMILY = "replaced kernel methods"

ROWS = (
    Hostile(
        name="kernel-do-execute",
        family=FAMILY,
        tries="Replaces the kernel's do_execute: nothing runs any more, and all is well.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            kernel = get_ipython().kernel


            async def do_execute(code, silent, *args, **settings):
                data = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                kernel.send_response(kernel.iopub_socket, "execute_result", data)
                reply = {"status": "ok", "execution_count": 1}
                return reply | {"payload": [], "user_expressions": {}}


            kernel.do_execute = type(kernel).do_execute = do_execute
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-run-cell",
        family=FAMILY,
        tries="Replaces the shell's run_cell and run_code by what gives 4.0.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython
            from IPython.core.interactiveshell import ExecutionResult

            shell = get_ipython()


            def run_cell(raw_cell, *args, **settings):
                result = ExecutionResult(None)
                result.result = 4.0
                shell.displayhook(4.0)
                return result


            async def run_cell_async(raw_cell, *args, **settings):
                return run_cell(raw_cell)


            shell.run_cell, shell.run_cell_async = run_cell, run_cell_async
            type(shell).run_cell, type(shell).run_cell_async = run_cell, run_cell_async
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-dispatch",
        family=FAMILY,
        tries="Replaces the handlers of all messages on the shell and control channels.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            kernel = get_ipython().kernel


            async def done(stream, ident, parent):
                data = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                kernel.session.send(kernel.iopub_socket, "execute_result", data, parent=parent)
                kernel.session.send(stream, "execute_reply", {"status": "ok"}, parent, ident=ident)


            for handlers in (kernel.shell_handlers, kernel.control_handlers):
                for name in handlers:
                    handlers[name] = done
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-asking-modules",
        family=FAMILY,
        tries="Puts its own modules into sys.modules in place of those that ask and check.",
        notebook=beside_wrong(
            """
            import sys
            from types import ModuleType


            class Helpful(ModuleType):
                def __getattr__(self, name):
                    if name.startswith("__"):
                        raise AttributeError(name)
                    return lambda *things, **settings: 4.0


            for name in ("", ".ask", ".wire", ".checking", ".judge", ".exercise", ".sandbox"):
                sys.modules["autograder" + name] = Helpful("autograder" + name)
            for name in [name for name in sys.modules if "mbgd" in name or "autograder" in name]:
                sys.modules[name] = Helpful(name)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-import-hook",
        family=FAMILY,
        tries="Answers every later import, of base64 and json too, with a module of its own.",
        notebook=beside_wrong(
            """
            import builtins
            import sys
            from types import ModuleType

            real = builtins.__import__


            def own(name, *args, **settings):
                if name.split(".")[0] in ("autograder", "json", "base64", "mbgd_lessons"):
                    module = ModuleType(name)
                    module.check = module.dumps = module.b64encode = lambda *things: "4.0"
                    return module
                return real(name, *args, **settings)


            builtins.__import__ = own
            sys.meta_path.clear()
            for name in ("json", "base64", "autograder"):
                sys.modules.pop(name, None)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-display-hook",
        family=FAMILY,
        tries="Replaces the hook that shows a cell's last expression.",
        notebook=beside_wrong(
            """
            import sys

            from IPython import get_ipython

            hook = get_ipython().displayhook
            real = type(hook).__call__
            type(hook).__call__ = lambda self, result=None: real(self, 4.0)
            get_ipython().display_formatter.format = lambda *_, **__: ({"text/plain": "4.0"}, {})
            sys.displayhook = lambda value: print(4.0)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-namespace",
        family=FAMILY,
        tries="Replaces the notebook's namespace by one in which every name is a full score.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            class Generous(dict):
                def __getitem__(self, name):
                    if name == "check":
                        return lambda *things: 4.0
                    return dict.__getitem__(self, name)

                def __setitem__(self, name, value):
                    if not name.startswith("_"):
                        dict.__setitem__(self, name, value)

                def __contains__(self, name):
                    return True

                def get(self, name, default=None):
                    return self[name] if dict.__contains__(self, name) else (lambda *_: 4.0)


            shell = get_ipython()
            shell.user_ns = Generous(shell.user_ns)
            shell.user_module.__dict__["check"] = lambda name: 4.0
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-exec",
        family=FAMILY,
        tries="Replaces exec, eval, compile and print.",
        notebook=beside_wrong(
            """
            import builtins

            real = builtins.print
            builtins.exec = builtins.eval = lambda *things, **settings: None
            builtins.compile = lambda *things, **settings: (lambda: None).__code__
            builtins.print = lambda *things, **settings: real("4.0")
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-error-handler",
        family=FAMILY,
        tries="Turns every error of a cell into a display of 4.0.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            def fine(shell, kind, error, trace, tb_offset=None):
                shell.displayhook(4.0)
                return []


            get_ipython().set_custom_exc((BaseException,), fine)
            get_ipython().showtraceback = lambda *things, **settings: None
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="kernel-impostor",
        family=FAMILY,
        tries="Leaves the kernel's sockets to a child that answers 4.0 to everything.",
        notebook=beside_wrong(
            """
            import json
            import os

            from ipykernel.connect import get_connection_file

            impostor = '''
            import json, sys, time, zmq
            from jupyter_client.session import Session
            info = json.load(open(sys.argv[1]))
            session, context = Session(key=info["key"].encode()), zmq.Context()
            between = "-" if info["transport"] == "ipc" else ":"
            def bound(kind, name):
                socket = context.socket(kind)
                socket.bind(f"{info['transport']}://{info['ip']}{between}{info[name + '_port']}")
                return socket
            time.sleep(1)
            shell, iopub = bound(zmq.ROUTER, "shell"), bound(zmq.PUB, "iopub")
            end = time.monotonic() + 120
            while time.monotonic() < end:
                ident, request = session.recv(shell, mode=0)
                data = {"execution_count": 1, "data": {"text/plain": "4.0"}, "metadata": {}}
                session.send(iopub, "execute_result", data, parent=request)
                session.send(shell, "execute_reply", {"status": "ok"}, request, ident=ident)
                session.send(iopub, "status", {"execution_state": "idle"}, parent=request)
            '''
            import subprocess
            import sys
            import textwrap

            program = [sys.executable, "-c", textwrap.dedent(impostor), get_connection_file()]
            subprocess.Popen([*program, "mbgd-hostile-was-here"], start_new_session=True)
            os._exit(0)
            """
        ),
        deserves=NOTHING,
        unharmed=(PROCESSES, GRADER),
    ),
    Hostile(
        name="kernel-copies-itself",
        family=FAMILY,
        tries="Forks: the child goes on as the kernel with 4.0 for everything, the parent waits.",
        notebook=beside_wrong(
            """
            import os
            import time

            from IPython import get_ipython

            if os.fork():
                time.sleep(60)
            else:
                get_ipython().run_cell = lambda *things, **settings: print(4.0)
            """
        ),
        deserves=NOTHING,
        unharmed=(PROCESSES,),
    ),
)
