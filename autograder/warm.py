"""Sandboxed kernels in hundredths of a second: forked from one that has imported what they need.

A `Nest` is one outer sandbox of bubblewrap's, see `nest` for what happens inside. It is made once
in each process that grades, and no student's code runs in it, only in what it forks.
"""

import ast
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder import sandbox
from autograder.sandbox import Caps, Place

START = 60.0
"""Seconds that the imports may take."""

ANSWERS = 15.0
"""Seconds that a fork may take, on a machine that is busy."""

KERNEL = (
    *("ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.zmqshell", "ipykernel.debugger"),
    *("IPython.core.completerlib", "IPython.core.oinspect", "IPython.core.ultratb"),
    *("IPython.core.magics.execution", "IPython.core.magics.pylab", "IPython.core.magics.ast_mod"),
    *("IPython.extensions.storemagic", "matplotlib_inline.backend_inline", "matplotlib.pyplot"),
    *("tornado.platform.asyncio", "pygments.formatters.terminal256", "sqlite3", "stack_data"),
    *("faulthandler", "landlock", "autograder.inside"),
)
"""What a kernel imports while it starts, runs its first cells and is asked."""

THREADED = ("torch", "tensorflow", "keras", "dask", "distributed")
"""What starts threads when it is imported: a fork would lose them. (JAX does when it computes.)"""

LARGE = ("jax",)
"""What makes every fork slower, and only some lessons use: their own cells import it."""


@dataclass(frozen=True)
class Request:
    """What a nest is asked for; see there.

    folder : where kernel and client meet, one below that of the nest
    connection : the kernel's connection file
    beside : the names of the files in `folder`/beside, to be copied beside the notebook
    user : that the kernel becomes; 0 for no other
    limits : in the order of `confine`
    scratch : bytes of each scratch folder
    """

    folder: str
    connection: str
    beside: tuple[str, ...]
    user: int
    limits: tuple[int, ...]
    scratch: int


class Forked:
    """A kernel's namespaces, as `subprocess.Popen` would stand for a process."""

    stdin = stdout = stderr = None

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None and select.select([self.descriptor], [], [], 0)[0]:
            self.gone()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        if self.returncode is None:
            if not select.select([self.descriptor], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("kernel", timeout)
            self.gone()
        return self.returncode

    def gone(self) -> None:
        self.returncode = -signal.SIGKILL
        os.close(self.descriptor)

    def send_signal(self, number: int) -> None:
        """To the namespaces' first process, whose end ends all in them."""
        if self.poll() is None:
            signal.pidfd_send_signal(self.descriptor, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    terminate = kill  # the first process of a namespace heeds nothing else


class Nest:
    """An outer sandbox that forks kernels."""

    def __init__(self, bundle: Path, modules: tuple[str, ...], folder: Path) -> None:
        """Start it.

        modules : to import
        folder : with a short path, for the sockets of its kernels; gone when the nest is closed
        """
        self.folder = folder
        self.folder.chmod(0o711)  # each kernel's user passes through
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        rules = sandbox.filter_file()
        command = [
            *(sandbox.PYTHON, "-m", "autograder.nest", str(theirs.fileno()), str(rules)),
            *(*KERNEL, *modules),
        ]
        self.process = subprocess.Popen(
            sandbox.nesting(command, Place(self.folder, bundle), Caps()),
            pass_fds=[theirs.fileno(), rules],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={"PATH": os.environ.get("PATH", os.defpath)},
        )
        theirs.close()
        os.close(rules)
        try:
            self.control.settimeout(START)
            if self.control.recv(64) != b"ready":
                raise OSError(f"the sandbox cannot start: {self.last_words()}")
            self.control.settimeout(ANSWERS)
        except BaseException:
            self.close()
            raise

    def new_folder(self) -> Path:
        """Where a kernel and its client can meet."""
        return Path(tempfile.mkdtemp(dir=self.folder, prefix=""))

    def last_words(self) -> str:
        self.process.kill()
        return self.process.stderr.read().decode(errors="replace").strip() or "no word why"

    def fork(self, request: Request) -> Forked:
        """A kernel in namespaces of its own."""
        self.control.send(json.dumps(vars(request)).encode())
        said, descriptors, _, _ = socket.recv_fds(self.control, 1 << 12, 1)
        if not descriptors:
            raise OSError(f"the sandbox forks no kernel: {said.decode(errors='replace')}")
        return Forked(descriptors[0])

    def close(self) -> None:
        """End the nest and all that it has forked."""
        self.control.close()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def imports(notebook: Path, bundle: Path) -> tuple[str, ...]:
    """The modules that a lesson's own cells and library import, where a fork after them is safe."""
    cells = nbformat.read(notebook, as_version=4).cells
    sources = [cell.source for cell in cells if cell.cell_type == "code"]
    found = {module: None for source in sources for module in imported(source)}
    for path in sorted(bundle.glob("mbgd_lessons/*.py")):
        more = imported(path.read_text("utf-8"))
        found |= {module: None for module in more if module.partition(".")[0] not in LARGE}
    return tuple(m for m in found if m.partition(".")[0] not in THREADED)


def imported(source: str) -> Iterator[str]:
    """The modules that a cell imports; none where it is not plain Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            # A package may load its parts when they are asked for.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
