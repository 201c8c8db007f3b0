"""Inside an outer sandbox: import what a lesson needs, then fork a kernel for each submission.

    nest CONTROL FILTER MODULE...

    the nest --forks--> a keeper --in namespaces of its own, forks--> their first process
                                                                        --forks--> the kernel

The outer sandbox shows the environment and the bundle, and no student's code ever runs in the
nest. Each kernel gets what a sandbox of its own would give it: processes, mounts, network and
shared memory of its own, fresh scratch folders, limits, another user, no rights, a filter of system
calls. See `confine`, and `sandbox.bubblewrap` for the same in bubblewrap's words.

CONTROL and FILTER are descriptors: of a socket that requests come over, and of a file that holds
the filter. A request is a JSON object, see `Request` in `warm`; the answer is a descriptor that
stands for the first process of the kernel's namespaces: whoever holds it can wait for its end and
kill all in it.
"""

import contextlib
import ctypes
import fcntl
import gc
import json
import os
import shutil
import signal
import socket
import struct
import sys
from importlib import import_module

from autograder.confine import confine

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWUSER = 0x20000, 0x8000000, 0x10000000
CLONE_NEWPID, CLONE_NEWNET = 0x20000000, 0x40000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
NOTHING_SPECIAL = MS_NOSUID | MS_NODEV
MNT_DETACH = 2
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, SECCOMP_MODE_FILTER = 47, 4, 2
CAPABILITIES_VERSION_3 = 0x20080522
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 1, 64

LARGEST_REQUEST = 1 << 16

libc = ctypes.CDLL(None, use_errno=True)
libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4


def main(control: int, filter_file: int, modules: list[str]) -> None:
    """Serve requests until nobody is left who could send one."""
    requests = socket.socket(fileno=control)
    rules = os.read(filter_file, 1 << 20)
    for name in modules:
        with contextlib.suppress(Exception):  # what a lesson imports in vain, its kernel says
            import_name(name)
    if len(os.listdir("/proc/self/task")) > 1:
        raise SystemExit("a module has started a thread: a fork would lose it")
    gc.collect()
    gc.freeze()  # so that a child's collector leaves shared memory alone
    requests.send(b"ready")
    while given := requests.recv(LARGEST_REQUEST):
        if not os.fork():
            keep(requests, json.loads(given), rules)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def import_name(name: str) -> None:
    """Import a module; or what a package loads only when it is asked for."""
    try:
        import_module(name)
    except ModuleNotFoundError:
        package, _, attribute = name.rpartition(".")
        getattr(import_module(package), attribute)


def keep(requests: socket.socket, wanted: dict, rules: bytes) -> None:
    """Make the namespaces, hand out what stands for them, and wait for their end."""
    try:
        reading, writing = os.pipe()
        must(libc.unshare(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET))
        first = os.fork()
        if not first:
            be_the_first(writing, wanted, rules)
        os.close(writing)
        said = os.read(reading, 1 << 12)  # until the kernel's process is confined, or has failed
        if said == b"confined":
            socket.send_fds(requests, [b"forked"], [os.pidfd_open(first)])
        else:
            requests.send(b"failed: " + (said or b"no word why"))
        requests.close()
        os.waitpid(first, 0)
    except OSError as error:
        requests.send(b"failed: " + str(error).encode())
    finally:
        os._exit(0)


def be_the_first(telling: int, wanted: dict, rules: bytes) -> None:
    """The namespaces' first process: when it ends, all in them end."""
    try:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        only(telling)
        furnish(wanted)
        kernel = os.fork()
        if not kernel:
            be_the_kernel(telling, wanted, rules)
        os.close(telling)
        give_up_rights()
        while os.waitpid(-1, 0)[0] != kernel:
            pass
    except BaseException as error:
        tell(telling, error)
    finally:
        os._exit(0)


def be_the_kernel(telling: int, wanted: dict, rules: bytes) -> None:
    """Become nobody, behind the filter, and run the kernel."""
    try:
        try:
            os.setsid()
            if not wanted["user"]:
                be_nobody()
            confine(wanted["folder"], wanted["user"], *wanted["limits"])
            give_up_rights()
            filter_calls(rules)
            draw_afresh()
            os.chdir(os.environ["HOME"])
            os.write(telling, b"confined")
        except BaseException as error:
            tell(telling, error)
            return
        os.close(telling)
        start_kernel(wanted["connection"])
    finally:
        os._exit(0)


def tell(telling: int, error: BaseException) -> None:
    """Say what went wrong, if somebody still listens."""
    with contextlib.suppress(OSError):
        os.write(telling, f"{type(error).__name__}: {error}".encode()[: 1 << 10])


# ------------------------------------------------------------------ what it gets


def furnish(wanted: dict) -> None:
    """Mount what is its own: its processes, its terminals, scratch folders, its sockets."""
    folder = wanted["folder"]
    above = os.path.dirname(folder)
    sockets = os.open(folder, os.O_PATH)
    private_processes()
    options = "newinstance,ptmxmode=0666,mode=620"
    mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, options)
    for scratch in ("/tmp", "/dev/shm", os.environ["HOME"]):
        cover(scratch, f"size={wanted['scratch']},mode=1777")
    mount("tmpfs", above, "tmpfs", NOTHING_SPECIAL, "mode=0755")  # hides its neighbours
    os.mkdir(folder)
    mount(f"/proc/self/fd/{sockets}", folder, "", MS_BIND)
    mount("", above, "", MS_REMOUNT | MS_BIND | MS_RDONLY | NOTHING_SPECIAL)
    os.close(sockets)
    for name in wanted["beside"]:
        target = os.path.join(os.environ["HOME"], name)
        shutil.copyfile(os.path.join(folder, "beside", name), target)
        os.chmod(target, 0o444)
    loopback()


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    words = (text.encode() for text in (source, target, kind))
    must(libc.mount(*words, flags, options.encode()), target)


def loopback() -> None:
    """Bring up the only interface there is."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        up = struct.pack("16sh", b"lo", IFF_UP | IFF_RUNNING)
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, up)


def cover(folder: str, options: str) -> None:
    """Make a folder fresh, but for what is mounted below it: the environment may lie in /tmp."""
    with open("/proc/self/mounts") as mounts:
        places = [line.split()[1] for line in mounts]
    below = {p: os.open(p, os.O_PATH) for p in places if p.startswith(folder + "/")}
    mount("tmpfs", folder, "tmpfs", NOTHING_SPECIAL, options)
    for place, there in below.items():
        os.makedirs(place, 0o755, exist_ok=True)
        mount(f"/proc/self/fd/{there}", place, "", MS_BIND)
        mount("", place, "", MS_REMOUNT | MS_BIND | MS_RDONLY | NOTHING_SPECIAL)
        os.close(there)


def private_processes() -> None:
    """Show its own processes only. Some systems refuse that where a part of /proc is covered."""
    with open("/proc/self/mounts") as mounts:
        folders = [line.split()[1] for line in mounts]
    for folder in folders:
        if folder.startswith("/proc/"):
            must(libc.umount2(folder.encode(), MNT_DETACH), folder)
    mount("proc", "/proc", "proc", NOTHING_SPECIAL | MS_NOEXEC)
    for name in ("sys", "sysrq-trigger", "irq", "bus"):  # as bubblewrap does
        cover = f"/proc/{name}"
        if os.path.exists(cover):
            mount(cover, cover, "", MS_BIND)
            mount(
                "", cover, "", MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC
            )


# ------------------------------------------------------------------ what it gives up


def only(kept: int) -> None:
    """Close every descriptor but one; the standard ones lead nowhere."""
    with open(os.devnull, "r+b", 0) as nowhere:
        for number in (0, 1, 2):
            os.dup2(nowhere.fileno(), number)
    os.closerange(3, kept)
    os.closerange(kept + 1, os.sysconf("SC_OPEN_MAX"))


def give_up_rights() -> None:
    """No capability is left, and none can be had again."""
    must(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0))
    must(libc.capset(struct.pack("Ii", CAPABILITIES_VERSION_3, 0), bytes(24)))
    must(libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))


def filter_calls(rules: bytes) -> None:
    """Set the filter of system calls: eight bytes an instruction."""
    held = ctypes.create_string_buffer(rules, len(rules))
    program = struct.pack("HxxxxxxP", len(rules) // 8, ctypes.addressof(held))
    where = ctypes.create_string_buffer(program, len(program))
    must(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(where), 0, 0))


def be_nobody() -> None:
    """Where we cannot become another user: in a namespace in which ours has another number."""
    must(libc.unshare(CLONE_NEWUSER))
    for name, content in (("setgroups", "deny"), ("uid_map", "1000 0 1"), ("gid_map", "1000 0 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(content)


def draw_afresh() -> None:
    """Or every kernel would draw the same global random numbers."""
    import random

    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def must(result: int, what: str | None = None) -> None:
    """Raise what a call of the C library has failed with."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), what)


def start_kernel(connection: str) -> None:
    """What `python -m ipykernel_launcher` does."""
    from ipykernel.kernelapp import launch_new_instance

    sys.argv = ["ipykernel_launcher", "-f", connection, "--HistoryManager.hist_file=:memory:"]
    launch_new_instance()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
