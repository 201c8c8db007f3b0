"""Where untrusted code may run: what it sees, what it may use, and the command that holds it.

    bubblewrap   namespaces, a read-only environment, no network, seccomp, Landlock, limits (Linux)
    container    the same idea with Docker, Podman or another engine that takes their options
    none         an ordinary process: for code that you would run yourself

Nothing here falls back to less: a backend that cannot start is a user's error.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.course import UserError

BACKENDS = ("bubblewrap", "container", "none")

IMAGE = "mbgd-lessons"
"""The container image that holds the course's environment."""

ENGINES = ("podman", "docker", "nerdctl")

BUILD = "build -t mbgd-lessons -f autograder/Containerfile ."
"""What makes the image, after the engine's name, in the course's folder."""

HOME = "/w"
"""Where a notebook runs inside."""

BUNDLE = "/bundle"

SHORT = "/var/tmp" if os.path.isdir("/var/tmp") else None
"""The path of a socket may have 107 characters. Not below /tmp, to which all inside may write."""

PYTHON = sys.executable

FONTS = "/etc/fonts"


@dataclass(frozen=True)
class Caps:
    """What the code of one submission may use.

    memory, file, scratch : bytes of address space of a process, of a file, of each scratch folder
    processes, files : how many at a time
    seconds : of processor time, of one process
    """

    memory: int = 4 << 30
    file: int = 64 << 20
    scratch: int = 256 << 20
    processes: int = 128
    files: int = 512
    seconds: int = 300


@dataclass(frozen=True)
class Place:
    """What one sandbox is made of.

    sockets : the folder in which the kernel and its client meet
    bundle : see `bundle`
    beside : the files that lie beside the notebook
    """

    sockets: Path
    bundle: Path
    beside: tuple[Path, ...] = ()


def settings(bundle: str = BUNDLE, home: str = HOME) -> dict[str, str]:
    """The environment of the code inside; nothing of the outer one is handed on."""
    return {
        "HOME": home,
        "IPYTHONDIR": f"{home}/.ipython",
        "LANG": "C.UTF-8",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "NBGRADER_EXECUTION": "autograde",  # as stock nbgrader sets it
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "JAX_PLATFORMS": "cpu",
        "PATH": f"{sys.prefix}/bin:/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": bundle,
        "PYTHONSAFEPATH": "1",  # a file beside the notebook shadows no library
    }


# ------------------------------------------------------------------ bubblewrap


def bubblewrap(command: Sequence[str], place: Place, caps: Caps, filter_fd: int) -> list[str]:
    """The command that runs another one in a sandbox of bubblewrap's."""
    return [
        *surroundings(place, caps, identity()),
        *("--seccomp", str(filter_fd), "--chdir", HOME, "--"),
        *confined(command, place, caps),
    ]


def nesting(command: Sequence[str], place: Place, caps: Caps) -> list[str]:
    """The command that runs a `nest`: what it forks, it holds as `bubblewrap` would."""
    return [*surroundings(place, caps, nesting_identity()), "--chdir", HOME, "--", *command]


def surroundings(place: Place, caps: Caps, rights: Sequence[str]) -> list[str]:
    """What is seen inside, for both."""
    return [
        *("bwrap", "--die-with-parent", "--new-session", "--hostname", "sandbox", "--clearenv"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup-try", "--cap-drop", "ALL"),
        *rights,
        *system(),
        *("--proc", "/proc", "--dev", "/dev"),
        *(part for folder in ("/tmp", "/dev/shm", HOME) for part in scratch(folder, caps)),
        *way_to(*interpreter(), str(place.sockets)),
        *read_only(*interpreter()),
        *masked(),
        *("--ro-bind", str(place.bundle), BUNDLE),
        *(p for file in place.beside for p in ("--ro-bind", str(file), f"{HOME}/{file.name}")),
        *("--bind", str(place.sockets), str(place.sockets)),
        *(part for pair in settings().items() for part in ("--setenv", *pair)),
        *("--remount-ro", "/dev", "--remount-ro", "/"),  # the mounts above stay as they are
    ]


def identity() -> list[str]:
    """How the code inside is nobody.

    Root keeps what is needed to become another user inside, where `confine` does it: the limit on
    processes does not hold for root. Everybody else gets a user namespace of their own.
    """
    if os.geteuid() == 0:
        return ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    return ["--unshare-user", "--disable-userns"]


def nesting_identity() -> list[str]:
    """What it takes to make namespaces, and to become another user in them."""
    names = ("SYS_ADMIN", "NET_ADMIN", "DAC_OVERRIDE", "SETFCAP")  # the last to map user 0
    rights = [part for name in names for part in ("--cap-add", f"CAP_{name}")]
    user = identity() if os.geteuid() == 0 else ["--unshare-user", "--uid", "0", "--gid", "0"]
    return [*user, *rights]


def system() -> list[str]:
    """The operating system's programs and libraries, and nothing of its settings."""
    found = ["--ro-bind", "/usr", "/usr"]
    for folder in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
        if os.path.islink(folder):
            found += ["--symlink", os.readlink(folder), folder]
        elif os.path.isdir(folder):
            found += read_only(folder)
    if os.path.isdir(FONTS):  # or each figure complains
        found += [*way_to(FONTS), *read_only(FONTS)]
    return found


def read_only(*folders: str) -> list[str]:
    return [part for folder in folders for part in ("--ro-bind", folder, folder)]


def way_to(*folders: str) -> list[str]:
    """The folders above, which everybody may pass: bubblewrap would keep them to itself."""
    above = dict.fromkeys(p for f in folders for p in reversed(Path(f).parents) if p != p.parent)
    return [part for folder in above for part in ("--perms", "0755", "--dir", str(folder))]


def scratch(folder: str, caps: Caps) -> list[str]:
    """A folder in memory that everybody inside may write to."""
    return ["--size", str(caps.scratch), "--perms", "1777", "--tmpfs", folder]


def interpreter() -> list[str]:
    """The folders that hold this Python and its packages, as far as /usr does not."""
    folders = dict.fromkeys(os.path.realpath(f) for f in (sys.base_prefix, sys.prefix))
    if sys.prefix not in folders:
        folders[sys.prefix] = None
    return [folder for folder in folders if not folder.startswith("/usr/") and folder != "/usr"]


def masked() -> list[str]:
    """Cover the course where it is installed in a folder that is seen inside."""
    seen = ("/usr", *interpreter())
    course = (os.path.realpath(package) for package in installed())
    return [part for p in course if p.startswith(seen) for part in ("--tmpfs", p)]


def installed() -> Iterator[str]:
    """The folders of this course's packages."""
    import mbgd_lessons

    for package in (mbgd_lessons.__file__, __file__):
        yield str(Path(package).parent)


def confined(command: Sequence[str], place: Place, caps: Caps) -> list[str]:
    """The command behind `confine`, which sets the limits and gives up what is left of rights."""
    numbers = [str(number) for number in (nobody(), *limits(caps))]
    return [PYTHON, "-I", "-c", CONFINE, str(place.sockets), *numbers, *command]


def limits(caps: Caps) -> tuple[int, ...]:
    """In the order in which `confine` takes them."""
    return caps.memory, caps.file, caps.processes, caps.files, caps.seconds


def nobody() -> int:
    """A user for the inside that is nobody outside; 0 where we cannot become another one."""
    return secrets.randbelow(1 << 28) + (1 << 28) if os.geteuid() == 0 else 0


def user_of(command: Sequence[str]) -> int:
    """The number of the user that a wrapped command becomes inside: each sandbox has its own."""
    if CONFINE in command:
        return int(command[command.index(CONFINE) + 2])
    return int(command[command.index("--user") + 1].partition(":")[0])


CONFINE = Path(__file__).with_name("confine.py").read_text("utf-8")


FORBIDDEN = (
    "add_key bpf fsconfig fsmount fsopen fspick init_module finit_module delete_module "
    "io_uring_enter io_uring_register io_uring_setup kexec_file_load kexec_load keyctl mount "
    "mount_setattr move_mount name_to_handle_at open_by_handle_at open_tree perf_event_open "
    "pivot_root process_vm_readv process_vm_writev ptrace request_key setns umount2 unshare "
    "userfaultfd "
)
"""System calls that no lesson needs, and that widen what a hole in the kernel would let through."""

AF_LOCAL, AF_INET, AF_INET6, AF_NETLINK = 1, 2, 10, 16
CLONE_NEWUSER = 0x10000000


@lru_cache(maxsize=2)
def system_calls(forbidden: str = FORBIDDEN) -> bytes:
    """The filter of system calls, as the kernel takes it."""
    import errno

    import pyseccomp as seccomp

    calls = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for name in forbidden.split():
        calls.add_rule(seccomp.ERRNO(errno.EPERM), name)
    # Vsock reaches the host past the network namespace, and there are other odd families.
    allowed = {AF_LOCAL, AF_INET, AF_INET6, AF_NETLINK}
    refused = seccomp.ERRNO(errno.EAFNOSUPPORT)
    for family in set(range(AF_NETLINK)) - allowed:
        calls.add_rule(refused, "socket", seccomp.Arg(0, seccomp.EQ, family))
    calls.add_rule(refused, "socket", seccomp.Arg(0, seccomp.GT, AF_NETLINK))
    user = seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)
    calls.add_rule(seccomp.ERRNO(errno.EPERM), "clone", user)
    calls.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")  # its flags lie in memory: use clone
    with tempfile.TemporaryFile() as file:
        calls.export_bpf(file)
        file.seek(0)
        return file.read()


def filter_file(forbidden: str = FORBIDDEN) -> int:
    """A descriptor from which bubblewrap reads the filter."""
    descriptor = os.memfd_create("seccomp")
    os.write(descriptor, system_calls(forbidden))
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


# ------------------------------------------------------------------ container


def container(command: Sequence[str], place: Place, caps: Caps, engine: str) -> list[str]:
    """The command that runs another one in a container, by the options that all engines share.

    The container has the name of its folder of sockets: who finds the folder can end it.
    """
    sockets, user = str(place.sockets), nobody()
    owner = f"{user}:{user}" if user else f"{os.getuid()}:{os.getgid()}"
    # Counted for a user: an ordinary one has other processes.
    processes = ["--ulimit", f"nproc={caps.processes}"] if user else []
    mounts = [(sockets, sockets, ""), (str(place.bundle), BUNDLE, ",readonly")]
    mounts += [(str(file), f"{HOME}/{file.name}", ",readonly") for file in place.beside]
    temporary = f"rw,size={caps.scratch},mode=1777"
    return [
        *(engine, "run", "--rm", "--name", place.sockets.name, "--pull", "never"),
        *("--network", "none", "--read-only", "--cap-drop", "ALL"),
        *("--security-opt", "no-new-privileges", "--hostname", "sandbox"),
        *("--user", owner, *same_user(engine)),
        *("--pids-limit", str(caps.processes), "--memory", str(caps.memory), *processes),
        *("--ulimit", f"fsize={caps.file}", "--ulimit", f"nofile={caps.files}"),
        *("--ulimit", f"cpu={caps.seconds}", "--ulimit", "core=0"),
        *("--shm-size", str(caps.scratch)),
        *("--tmpfs", f"/tmp:{temporary}", "--tmpfs", f"{HOME}:{temporary}"),
        *(p for a, b, how in mounts for p in ("--mount", f"type=bind,src={a},dst={b}{how}")),
        *(p for n, value in inside_image().items() for p in ("--env", f"{n}={value}")),
        *("--workdir", HOME, IMAGE),
        # Nobody ends it if the processes that grade are all killed.
        *("timeout", "--signal", "KILL", str(2 * caps.seconds), "python", *command[1:]),
    ]


def same_user(engine: str) -> list[str]:
    """What makes an ordinary user's number the same inside: only Podman maps it by itself."""
    return ["--userns", "keep-id"] if engine == "podman" and os.geteuid() else []


def end_container(name: str) -> None:
    """Kill a container, and remove what its engine does not; it may be gone already.

    Killed first: without that, some engines wait for it to heed a signal.
    """
    for ending in (["kill"], ["rm", "--force"]):
        told([engine(), *ending, name])


def told(command: Sequence[str], wait: int = 60) -> subprocess.CompletedProcess:
    """What a container engine answers; one that does not answer has failed."""
    try:
        return subprocess.run(
            command, env=outer_environment(), capture_output=True, text=True, timeout=wait
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"no answer in {wait} s")


def outer_environment() -> dict[str, str]:
    """For an engine: it finds its daemon and its images by it. Podman would hand proxies on."""
    return {n: value for n, value in os.environ.items() if not n.lower().endswith("_proxy")}


def inside_image() -> dict[str, str]:
    """The environment of a container: the image has a Python of its own on its PATH."""
    return {name: value for name, value in settings().items() if name != "PATH"}


def engine() -> str | None:
    """The container engine on this machine, if there is one."""
    return next(filter(shutil.which, ENGINES), None)


# ------------------------------------------------------------------ can it start?


def check_backend(backend: str) -> None:
    """A user's error that says what to do where a backend cannot hold code on this machine."""
    if backend not in BACKENDS:
        raise UserError(f"--backend: must be one of {', '.join(BACKENDS)}, got {backend!r}")
    if backend == "container":
        check_container()
    if backend == "bubblewrap":
        check_bubblewrap()


def check_container() -> None:
    """Look for the image, start a container, and see whether it can be talked to."""
    name = engine()
    if name is None:
        raise UserError(
            f"container: none of {', '.join(ENGINES)} is on the PATH; install one of them, or use "
            "--backend bubblewrap"
        )
    found = told([name, "image", "inspect", IMAGE])
    if found.returncode:
        raise UserError(
            f"container: {name} has no image {IMAGE} ({last_word(found)}); make it in the course's "
            f"folder with `{name} {BUILD}`, as the user who grades"
        )
    with tempfile.TemporaryDirectory(prefix="mbgd-", dir=SHORT) as folder:
        code, place = f"open({folder + '/x'!r}, 'w')", Place(Path(folder), Path(folder))
        command = container([PYTHON, "-c", code], place, Caps(), name)
        if os.geteuid() == 0:
            os.chown(folder, user_of(command), user_of(command))
        try:
            done = told(command)
        finally:
            end_container(place.sockets.name)
    if done.returncode:
        raise UserError(
            f"container: {name} cannot start one here, or it cannot write where its kernel is to "
            f"be met ({last_word(done)}); a rootless engine has to be Podman"
        )


def last_word(done: subprocess.CompletedProcess) -> str:
    said = done.stderr.strip().splitlines()
    return said[-1] if said else "no word why"


def check_bubblewrap() -> None:
    """Start a sandbox, and see whether it holds."""
    if sys.platform != "linux":
        raise UserError("bubblewrap: runs on Linux only; grade there, or with --backend container")
    if shutil.which("bwrap") is None:
        raise UserError(
            "bubblewrap: not installed; install your system's package `bubblewrap`, or use "
            "--backend container"
        )
    try:
        system_calls()
    except (ImportError, OSError, RuntimeError) as error:
        raise UserError(
            f"bubblewrap: the filter of system calls cannot be made ({error}); install pyseccomp "
            "and your system's package `libseccomp2` (libseccomp)"
        ) from None
    with tempfile.TemporaryDirectory() as folder:
        done = run_once([sys.executable, "-I", "-c", "pass"], Place(Path(folder), Path(folder)))
    if done.returncode:
        raise UserError(
            f"bubblewrap: cannot start a sandbox here ({last_word(done)}); "
            "allow unprivileged user namespaces (`sysctl kernel.unprivileged_userns_clone=1`, or "
            "an AppArmor profile for bwrap), or use --backend container"
        )


def run_once(
    command: Sequence[str], place: Place, caps: Caps | None = None, given: str = "", wait: int = 60
) -> subprocess.CompletedProcess:
    """Run a command in bubblewrap's sandbox on some input, and wait for its end."""
    descriptor = filter_file()
    try:
        return subprocess.run(
            bubblewrap(command, place, caps or Caps(), descriptor),
            input=given,
            capture_output=True,
            text=True,
            timeout=wait,
            pass_fds=[descriptor],
        )
    finally:
        os.close(descriptor)
