"""A kernel for untrusted notebooks: ipykernel in a sandbox, with its client outside.

The two talk over sockets in a folder of their own; inside there is no network. The command that
holds the kernel is `sandbox`'s; or a `warm` nest forks the kernel.
"""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

import zmq
from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import LocalProvisioner
from traitlets import Integer, List, Unicode

from autograder import sandbox
from autograder.sandbox import SHORT, Caps, Place
from autograder.warm import START, Nest, Request

NAME = "mbgd-sandbox"
"""The provisioner's entry point, and the name of the kernel that it starts."""

SOCKETS = "mbgd-k"
"""How the names of the sockets' folders begin; then comes the process that wants the grades."""

CONTAINER = "c-"
"""What follows in the name where there is a container of the same name."""

LARGEST_MESSAGE = 64 << 20
WAITING_MESSAGES = 100
"""So much of a flood is held before the kernel has to wait: the client's memory is not its own."""


class SandboxProvisioner(LocalProvisioner):
    """Starts a kernel in a backend of `sandbox`, and leaves nothing behind when it ends."""

    backend = Unicode("bubblewrap", config=True)
    bundle = Unicode(config=True)
    beside = List(Unicode(), config=True)
    memory = Integer(Caps.memory, config=True)
    seconds = Integer(Caps.seconds, config=True)

    nest: Nest | None = None
    sockets: Path | None = None
    descriptor: int | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Wrap the kernel's command; give it sockets where only it and its client can meet."""
        manager = self.parent
        self.nest = manager.nest
        mark = CONTAINER if self.backend == "container" else ""
        self.sockets = self.nest.new_folder() if self.nest else new_folder(mark)
        manager.transport, manager.ip, manager.cache_ports = "ipc", str(self.sockets / "k"), False
        manager.connection_file = str(self.sockets / "c.json")
        if manager.context is not None:
            manager.context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
            manager.context.setsockopt(zmq.RCVHWM, WAITING_MESSAGES)
        kwargs = await super().pre_launch(**kwargs)
        if self.nest:
            return kwargs
        kwargs["cmd"] = self.wrapped(kwargs["cmd"])
        kwargs["env"] = self.environment()
        kwargs["cwd"] = kwargs["env"]["HOME"] if self.backend == "none" else str(self.sockets)
        kwargs["stdout"] = kwargs["stderr"] = subprocess.DEVNULL  # where student code may write
        if self.descriptor is not None:
            kwargs["pass_fds"] = (self.descriptor,)
        return kwargs

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Start the command, or have the nest fork what the command would start."""
        if not self.nest:
            return await super().launch_kernel(cmd, **kwargs)
        caps, user = Caps(memory=self.memory, seconds=self.seconds), sandbox.nobody()
        beside = self.sockets / "beside"
        beside.mkdir()
        for file in self.beside:
            shutil.copy(file, beside)
        if user:
            hand_over(self.sockets, user)
        self.process = self.nest.fork(
            Request(
                str(self.sockets),
                self.parent.connection_file,
                tuple(Path(file).name for file in self.beside),
                user,
                sandbox.limits(caps),
                caps.scratch,
            )
        )
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """End it, and see its end: a look ten times a second would take longer."""
        await super().kill(restart)
        if self.process is not None:
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=5)

    def wrapped(self, command: list[str]) -> list[str]:
        """The command that runs a kernel's command where it can do no harm."""
        place = Place(self.sockets, Path(self.bundle), tuple(map(Path, self.beside)))
        caps = Caps(memory=self.memory, seconds=self.seconds)
        if self.backend == "none":
            return command
        if self.backend == "container":
            wrapped = sandbox.container(command, place, caps, sandbox.engine())
        else:
            self.descriptor = sandbox.filter_file()
            wrapped = sandbox.bubblewrap(command, place, caps, self.descriptor)
        if os.geteuid() == 0:
            hand_over(self.sockets, sandbox.user_of(wrapped))
        return wrapped

    def environment(self) -> dict[str, str]:
        """Of the command that holds the kernel; what is inside gets `sandbox.settings`."""
        if self.backend == "container":
            return sandbox.outer_environment()
        if self.backend == "bubblewrap":
            return {"PATH": os.environ.get("PATH", os.defpath)}
        home = self.sockets / "home"
        home.mkdir()
        for file in self.beside:
            shutil.copy(file, home)
        return os.environ | sandbox.settings(self.bundle, str(home))

    async def cleanup(self, restart: bool = False) -> None:
        """Remove the sockets' folder and all in it; what is killed of a container is its client."""
        await super().cleanup(restart)
        if self.backend == "container" and self.sockets is not None:
            sandbox.end_container(self.sockets.name)
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None
        if self.sockets is not None and not restart:
            shutil.rmtree(self.sockets, ignore_errors=True)
            self.sockets = None


class QuickClient(AsyncKernelClient):
    """Does not wait for silence before the first cell: whose output it is, each message says."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Until the kernel answers, and what it shows is heard. Raises RuntimeError."""
        deadline = time.monotonic() + (timeout or START)
        while time.monotonic() < deadline:
            self.kernel_info()
            with suppress(Empty):
                await self.shell_channel.get_msg(timeout=1)
                await self.iopub_channel.get_msg(timeout=0.1)
                return
            if not await self.is_alive():
                raise RuntimeError("the kernel has ended before it was ready")
        raise RuntimeError("the kernel does not answer")


def new_folder(mark: str = "") -> Path:
    """A folder for sockets, with a short path."""
    return Path(tempfile.mkdtemp(prefix=f"{SOCKETS}{os.getppid()}-{mark}", dir=SHORT))


def sweep_folders(parent: int) -> None:
    """Remove the folders, and end the containers, that killed children of a process have left."""
    for folder in Path(SHORT or tempfile.gettempdir()).glob(f"{SOCKETS}{parent}-*"):
        if folder.name.startswith(f"{SOCKETS}{parent}-{CONTAINER}"):
            sandbox.end_container(folder.name)
        shutil.rmtree(folder, ignore_errors=True)


def hand_over(folder: Path, user: int) -> None:
    """Give a folder and the files in it to the user that will be inside."""
    for path in (folder, *folder.iterdir()):
        os.chown(path, user, user)


def kernel_manager(
    bundle: Path, backend: str, beside: list[str], nest: Nest | None = None, **caps: int
) -> AsyncKernelManager:
    """A manager whose kernel starts in a sandbox; no kernelspec needs to be installed.

    nest : forks the kernel, if there is one
    """
    config = {"backend": backend, "bundle": str(bundle), "beside": beside, **caps}
    provisioner = {"provisioner_name": NAME, "config": config}
    manager = AsyncKernelManager(kernel_name=NAME, client_factory=QuickClient)
    manager.nest = nest
    manager._kernel_spec = KernelSpec(
        argv=[
            *(sandbox.PYTHON, "-m", "ipykernel_launcher", "-f", "{connection_file}"),
            "--HistoryManager.hist_file=:memory:",
        ],
        display_name="Python 3 in a sandbox",
        language="python",
        interrupt_mode="message",
        metadata={"kernel_provisioner": provisioner},
    )
    return manager
