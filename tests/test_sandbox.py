"""The sandbox holds: what code inside sees, may use, and leaves behind."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_notebook

from autograder import sandbox
from autograder.course import UserError
from autograder.provisioner import CONTAINER, SHORT, kernel_manager, new_folder, sweep_folders
from autograder.sandbox import BUILD, IMAGE, Caps, Place, check_backend, container, run_once

ROOT = Path(__file__).parent.parent


@pytest.fixture
def place(tmp_path):
    """Sockets and a bundle that anybody may read, and a file beside the notebook."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (tmp_path / "data.csv").write_text("1,2\n")
    with tempfile.TemporaryDirectory(dir=SHORT) as sockets:
        Path(sockets).chmod(0o777)
        yield Place(Path(sockets), bundle, (tmp_path / "data.csv",))


def said(place, code, caps=None):
    """What Python code prints inside."""
    done = run_once([sys.executable, "-c", textwrap.dedent(code)], place, caps or Caps())
    assert done.returncode == 0, done.stderr
    return done.stdout


# ------------------------------------------------------------------ what it sees


def test_the_files_of_the_host_are_not_there(place):
    """The system's programs, this Python, the bundle, and scratch folders."""
    seen = said(place, "import os; print(*os.listdir('/'))").split()
    assert not {"home", "mnt", "srv", "media", "opt", "boot", "run"} & set(seen)
    code = f"import os; print(os.path.exists({str(ROOT / 'solutions')!r}))"
    assert said(place, code) == "False\n"
    etc = said(place, "import os; print(*os.listdir('/etc') if os.path.isdir('/etc') else '')")
    assert set(etc.split()) <= {"fonts"}


def test_nothing_of_the_environment_is_handed_on(place, monkeypatch):
    """Least of all the seed of the cases."""
    monkeypatch.setenv("MBGD_SEED", "12345")
    names = said(place, "import os; print(*os.environ)").split()
    assert set(names) <= {*sandbox.settings(), "PWD", "LC_CTYPE"}


def test_the_file_beside_the_notebook_is_there(place):
    assert said(place, "print(open('data.csv').read(), end='')") == "1,2\n"


def test_it_is_nobody(place):
    """Not root, no rights, none to be had, and a filter of system calls."""
    status = said(place, "print(open('/proc/self/status').read())")
    facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert facts["Uid"].split()[0] != "0"
    assert int(facts["CapEff"], 16) == int(facts["CapPrm"], 16) == 0
    assert facts["NoNewPrivs"] == "1"
    assert facts["Seccomp"] == "2"


def test_it_is_alone(place):
    """No other process is seen, and none of the host's can be signalled."""
    code = "import os; print(sum(name.isdigit() for name in os.listdir('/proc')))"
    assert int(said(place, code)) < 6
    code = f"import os\ntry: os.kill({os.getpid()}, 0)\nexcept ProcessLookupError: print('nobody')"
    assert said(place, code) == "nobody\n"


# ------------------------------------------------------------------ what it may do


@pytest.mark.parametrize("folder", ["/usr", sys.prefix, "/bundle", "/", "/dev", "/proc/sys/kernel"])
def test_it_writes_to_scratch_folders_only(place, folder):
    """Not to the environment, the bundle or the system."""
    code = f"""
        try: open({folder + "/mbgd-x"!r}, "w")
        except OSError as error: print("refused")
    """
    assert said(place, code) == "refused\n"


@pytest.mark.parametrize("folder", ["/tmp", "/w", "/dev/shm"])
def test_scratch_folders_have_an_end(place, folder):
    """They lie in memory, and hold no more than they may."""
    code = f"""
        import os
        count = 0
        try:
            for n in range(100):
                with open(f"{folder}/{{n}}", "wb") as file:
                    file.write(bytes(1 << 20))
                count += 1
        except OSError: pass
        print(count)
    """
    assert 0 < int(said(place, code, Caps(scratch=16 << 20))) <= 16


def test_the_shared_folder_takes_sockets_only(place):
    """No file there fills the host's disk."""
    code = f"""
        import os, socket
        socket.socket(socket.AF_UNIX).bind("{place.sockets}/s")
        x = "{place.sockets}/x"
        for make in ("open(x, 'w')", "os.mkdir(x)", "os.mkfifo(x)", "os.symlink('/', x)"):
            try: eval(make)
            except OSError: continue
            print(make)
    """
    assert said(place, code) == ""
    assert [path.name for path in place.sockets.iterdir()] == ["s"]


@pytest.mark.parametrize(
    ("limits", "code", "error"),
    [
        ({"memory": 1 << 30}, "bytearray(2 << 30)", "MemoryError"),
        ({"file": 1 << 20}, "open('/w/x', 'wb').write(bytes(2 << 20))", "OSError"),
        ({"files": 32}, "[open('/dev/null') for _ in range(64)]", "OSError"),
        ({"processes": 16}, "[os.fork() or time.sleep(2) for _ in range(64)]", "BlockingIOError"),
    ],
)
def test_limits_hold(place, limits, code, error):
    """Memory, the size of a file, open files, processes."""
    code = f"""
        import os, signal, time
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        me = os.getpid()
        try:
            {code}
        except {error}:
            if os.getpid() == me: print("refused")
    """
    assert said(place, code, Caps(**limits)) == "refused\n"


def test_processor_time_ends(place):
    """What runs on is killed by the system."""
    done = run_once([sys.executable, "-c", "while True: pass"], place, Caps(seconds=1))
    assert done.returncode not in (0, 1)


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 3)",
        "socket.create_connection(('127.0.0.1', 1), 1)",
        "socket.create_connection(('192.0.2.1', 80), 1)",
        "libc(libc_calls['unshare'], 0x10000000)",
        "libc(libc_calls['mount'], 0, 0, 0, 0, 0)",
        "libc(libc_calls['ptrace'], 0, 1, 0, 0)",
        "libc(libc_calls['bpf'], 0, 0, 0)",
        "libc(libc_calls['io_uring_setup'], 1, 0)",
        "libc(libc_calls['keyctl'], 0, 0)",
    ],
)
def test_network_and_odd_system_calls_are_refused(place, code):
    """No family of sockets leads out, and no call widens what a hole in the kernel lets through."""
    import pyseccomp

    names = ("unshare", "mount", "ptrace", "bpf", "io_uring_setup", "keyctl")
    numbers = {name: pyseccomp.resolve_syscall(pyseccomp.system_arch(), name) for name in names}
    code = f"""
        import ctypes, os, socket
        libc_calls = {numbers}
        c = ctypes.CDLL(None, use_errno=True)
        def libc(*arguments):
            if c.syscall(*arguments) < 0:
                raise OSError(ctypes.get_errno(), "")
        try: {code}
        except OSError as error: print("refused")
    """
    assert said(place, code) == "refused\n"


def test_nothing_survives(place):
    """Who has left its session and closed everything ends with the rest."""
    code = """
        import os, time
        if not os.fork():
            os.setsid()
            if not os.fork():
                for number in range(3): os.close(number)
                os.execv("/bin/sleep", ["mbgd-survivor", "300"])
            os._exit(0)
        time.sleep(0.3)
    """
    said(place, code)
    deadline = time.monotonic() + 5
    while (left := survivors()) and time.monotonic() < deadline:
        os.sched_yield()
    assert left == []


def survivors():
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"mbgd-survivor" in path.read_bytes().split(b"\0")[0]:
                found.append(path)
        except OSError:
            continue
    return found


# ------------------------------------------------------------------ as an ordinary user

AS_USER = '''
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from autograder.sandbox import Place, check_backend, run_once
check_backend("bubblewrap")
place = Place(Path({sockets!r}), Path({bundle!r}))
code = """if True:
    import os
    status = open("/proc/self/status").read().split()
    print(os.getuid(), int(status[status.index("CapEff:") + 1], 16) == 0)
    open("/dev/null", "w").write("x")
    for folder in ("/", "/dev", "/usr", "/bundle"):
        try:
            open(folder + "/x", "w")
            print("wrote to", folder)
        except OSError:
            pass
"""
print(os.geteuid(), run_once([sys.executable, "-c", code], place).stdout)
'''


def test_an_ordinary_user_needs_no_rights(place):
    """In a user namespace of its own. As root, this test becomes one in a namespace first."""
    code = AS_USER.format(root=str(ROOT), sockets=str(place.sockets), bundle=str(place.bundle))
    command = [sys.executable, "-c", code]
    if os.geteuid() == 0:
        user = ("--unshare-user", "--uid", "1000", "--gid", "1000")
        command = ["bwrap", "--dev-bind", "/", "/", *user, "--", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    outside, inside, no_rights = done.stdout.split()
    assert outside == inside != "0"
    assert no_rights == "True"


# ------------------------------------------------------------------ backends


def test_the_command_of_a_container(place):
    """No network, read-only, no rights, limits, a name, no pull; the options all engines share."""
    command = container([sys.executable, "-m", "x", "-f", "c.json"], place, Caps(), "podman")
    text = " ".join(command)
    for part in (
        f"podman run --rm --name {place.sockets.name} --pull never",
        "--network none --read-only --cap-drop ALL",
        "--security-opt no-new-privileges",
        f"--pids-limit {Caps().processes} --memory {Caps().memory}",
        f"--shm-size {Caps().scratch}",
        f"type=bind,src={place.bundle},dst=/bundle,readonly",
        f"type=bind,src={place.beside[0]},dst=/w/data.csv,readonly",
        "--env PYTHONPATH=/bundle",
    ):
        assert part in text
    inside = f"timeout --signal KILL {2 * Caps().seconds} python -m x -f c.json"
    assert text.endswith(f"--workdir /w mbgd-lessons {inside}")


@pytest.mark.parametrize("engine", sandbox.ENGINES)
@pytest.mark.parametrize(("outside", "mapped"), [(0, False), (1000, True)])
def test_the_user_of_a_container(place, monkeypatch, engine, outside, mapped):
    """Root becomes somebody else; an ordinary user stays the same, which Podman is to be told."""
    for name in ("getuid", "geteuid", "getgid"):
        monkeypatch.setattr(os, name, lambda: outside)
    command = container([sys.executable], place, Caps(), engine)
    user = sandbox.user_of(command)
    assert f"--user {user}:{user} " in " ".join(command)
    assert user == outside if outside else user >= 1 << 28
    assert ("--userns keep-id" in " ".join(command)) == (mapped and engine == "podman")


ENGINE = """#!/bin/sh
echo "$@" >> {log}
[ "$1" = run ] && {{ env > {log}.env; {run} }}
[ "$1" = image ] && {{ {image} }}
exit 0
"""


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """A stand-in for Podman: a function that says what it does, and one that reads its log."""
    programs, log = tmp_path / "bin", tmp_path / "log"
    programs.mkdir()
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")

    def does(run="", image=""):
        """In the shell's language."""
        (programs / "podman").write_text(ENGINE.format(log=log, run=run + ":;", image=image + ":;"))
        (programs / "podman").chmod(0o755)

    does()
    return does, lambda: log.read_text().splitlines()


def test_a_container_is_tried_before_anything_is_graded(engine):
    """The image is there, and a container can write where a kernel's sockets will be."""
    _, log = engine
    check_backend("container")
    looked, ran, killed, removed = log()
    assert looked == f"image inspect {IMAGE}"
    name = ran.split("--name ")[1].split()[0]
    assert (killed, removed) == (f"kill {name}", f"rm --force {name}")
    assert not (Path(SHORT) / name).exists()


def test_a_missing_image_is_a_users_error(engine):
    """One line that says how to make it; nothing is started."""
    does, log = engine
    does(image="echo 'no such image' >&2; exit 125;")
    with pytest.raises(UserError) as error:
        check_backend("container")
    for part in (f"no image {IMAGE}", "no such image", f"`podman {BUILD}`"):
        assert part in str(error.value)
    assert "\n" not in str(error.value)
    assert log() == [f"image inspect {IMAGE}"]


def test_a_container_that_cannot_start_is_a_users_error(engine):
    """With the engine's own last word."""
    engine[0](run="echo 'PermissionError: /x' >&2; exit 1;")
    with pytest.raises(UserError, match=r"podman cannot start one here.*PermissionError: /x"):
        check_backend("container")


def test_a_container_ends_with_its_kernel(engine, place, monkeypatch, tmp_path):
    """The engine's client is killed, and the container by its name; the folder is gone."""
    does, log = engine
    does(run="exec sleep 600;")
    monkeypatch.setenv("HTTPS_PROXY", "somebody:secret@proxy")
    client = NotebookClient(new_notebook())
    client.km = kernel_manager(place.bundle, "container", [])
    client.start_new_kernel()
    client.shutdown_kernel = "immediate"
    sockets, process = client.km.provisioner.sockets, client.km.provisioner.process
    environment = tmp_path / "log.env"
    until(lambda: environment.exists() and environment.read_text())
    owner, user = sockets.stat().st_uid, log()[0].split("--user ")[1].split(":")[0]
    client._cleanup_kernel()
    assert owner == int(user)
    assert log()[1:] == [f"kill {sockets.name}", f"rm --force {sockets.name}"]
    assert process.returncode is not None
    assert not sockets.exists()
    assert "secret" not in environment.read_text()


def until(happened):
    """Wait for it; patience is for machines that are busy."""
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_the_containers_of_killed_processes_are_ended(engine, monkeypatch):
    """By the names of the folders that they leave; other kernels have no container."""
    parent = f"{os.getpid()}00000"  # nobody's: tests beside this one have the same parent
    monkeypatch.setattr(os, "getppid", lambda: parent)
    ours, other = new_folder(CONTAINER), new_folder()
    sweep_folders(parent)
    assert engine[1]() == [f"kill {ours.name}", f"rm --force {ours.name}"]
    assert not ours.exists()
    assert not other.exists()


@pytest.mark.parametrize(
    ("backend", "words"),
    [
        ("chroot", "must be one of bubblewrap, container, none, got 'chroot'"),
        ("bubblewrap", "install your system's package `bubblewrap`"),
        ("container", "none of podman, docker, nerdctl is on the PATH"),
    ],
)
def test_a_backend_that_is_not_there_is_a_users_error(monkeypatch, tmp_path, backend, words):
    """It says what to do."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError, match=words):
        check_backend(backend)


def test_a_backend_that_cannot_start_is_a_users_error(monkeypatch, tmp_path):
    """As where user namespaces are forbidden: bubblewrap's own last word is passed on."""
    stand_in = tmp_path / "bwrap"
    stand_in.write_text("#!/bin/sh\necho 'bwrap: No permissions to create namespace' >&2\nexit 1\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(UserError, match=r"No permissions to create namespace.*unprivileged"):
        check_backend("bubblewrap")


def test_bubblewrap_is_here():
    """What CI installs: the tests above have tried the real one."""
    assert shutil.which("bwrap")
    check_backend("bubblewrap")
