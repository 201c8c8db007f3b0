"""A kernel that a nest forks is held as one that bubblewrap starts: see test_sandbox."""

import contextlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from autograder.bundle import build_bundle
from autograder.provisioner import kernel_manager, new_folder
from autograder.warm import Nest, imported

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundle")
    for above in (folder, *folder.parents[:2]):
        above.chmod(0o755)
    return build_bundle("00_start", folder)


@pytest.fixture(scope="module")
def nest(bundle):
    """With a module that no kernel would have imported yet."""
    made = Nest(bundle, ("numpy", "colorsys"), new_folder())
    yield made
    made.close()


@contextlib.contextmanager
def kernel(nest, bundle, beside=(), **caps):
    """A function that runs code in a kernel, and gives what it prints or raises."""
    client = NotebookClient(new_notebook(), timeout=60, allow_errors=True)
    client.km = kernel_manager(bundle, "bubblewrap", list(map(str, beside)), nest, **caps)
    client.start_new_kernel()
    client.start_new_kernel_client()

    def said(code):
        cell = new_code_cell(textwrap.dedent(code))
        client.nb.cells.append(cell)
        client.execute_cell(cell, len(client.nb.cells) - 1)
        return "".join(out.get("text", out.get("ename", "")) for out in cell.outputs)

    try:
        yield said
    finally:
        client.shutdown_kernel = "immediate"
        client._cleanup_kernel()


@pytest.fixture(scope="module")
def said(nest, bundle, tmp_path_factory):
    file = tmp_path_factory.mktemp("beside") / "data.csv"
    file.write_text("1,2\n")
    with kernel(nest, bundle, [file], seconds=300) as run:
        yield run


def test_it_is_nobody(said):
    """Not root, no rights, none to be had, and a filter of system calls."""
    facts = dict(
        line.split(":\t", 1)
        for line in said("print(open('/proc/self/status').read())").splitlines()
        if ":\t" in line
    )
    assert "0" not in facts["Uid"].split() + facts["Gid"].split() + facts["Groups"].split()
    assert int(facts["CapEff"], 16) == int(facts["CapPrm"], 16) == int(facts["CapInh"], 16) == 0
    assert (facts["NoNewPrivs"], facts["Seccomp"]) == ("1", "2")
    assert said("import ctypes; print(ctypes.CDLL(None).unshare(0x10000000))") == "-1\n"


def test_it_is_alone(said):
    """Two processes: the first of the namespace, which it cannot end or read, and itself."""
    assert said("import os; print(*sorted(filter(str.isdigit, os.listdir('/proc'))))") == "1 2\n"
    code = """
        try: os.kill(1, 9)
        except PermissionError: print("refused")
    """
    assert said(code) == "refused\n"
    assert said("open('/proc/1/mem')") == "PermissionError"


def test_it_has_no_descriptor_of_the_nest(said):
    """Nothing that it could ask for another kernel with."""
    code = """
        import os
        for name in os.listdir("/proc/self/fd"):
            try: print(os.readlink(f"/proc/self/fd/{name}"))
            except OSError: pass
    """
    kinds = {line.partition(":")[0] for line in said(code).splitlines()}
    assert kinds <= {"socket", "anon_inode", "pipe", "/dev/null", "/proc/2/fd"}
    paths = said("print(open('/proc/self/net/unix').read())")
    assert all("/k-" in line for line in paths.splitlines() if "/" in line)


def test_it_sees_its_own_folder_of_sockets_only(said, nest, bundle):
    """Not its neighbours', who are graded at the same time."""
    with kernel(nest, bundle) as neighbour:
        seen = said(f"import os; print(*os.listdir({str(nest.folder)!r}))").split()
        others = neighbour(f"import os; print(*os.listdir({str(nest.folder)!r}))").split()
        assert len(seen) == len(others) == 1
        assert seen != others
        neighbour("open('/tmp/x', 'w').write('1'); open('/dev/shm/x', 'w').write('1')")
        neighbour("import socket; s = socket.socket(socket.AF_UNIX); s.bind('\\0here'); s.listen()")
        assert "'x'" not in said("print(os.listdir('/tmp'), os.listdir('/dev/shm'))")
        code = "c = socket.socket(socket.AF_UNIX); c.connect('\\0here')"
        assert said(f"import socket; {code}") == "ConnectionRefusedError"


def test_the_file_beside_the_notebook_is_there(said):
    assert said("print(open('data.csv').read(), end='')") == "1,2\n"


REFUSED = ("OSError", "PermissionError", "FileNotFoundError")


@pytest.mark.parametrize("folder", ["/usr", sys.prefix, "/bundle", "/", "/dev", "/proc/sys/kernel"])
def test_it_writes_to_scratch_folders_only(said, folder):
    assert said(f"open({folder + '/mbgd-x'!r}, 'w')") in REFUSED


def test_its_scratch_folders_have_an_end(said):
    code = """
        try:
            for n in range(300):
                with open(f"/tmp/{n}", "wb") as file: file.write(bytes(1 << 20))
        except OSError: print(n)
    """
    assert 200 < int(said(code)) <= 256


def test_it_reaches_itself_and_nobody_else(said):
    """There is a loopback, as with bubblewrap, and no other network."""
    code = """
        import socket
        server = socket.create_server(("127.0.0.1", 0))
        socket.create_connection(server.getsockname()); print("itself")
        print(*(name for _, name in socket.if_nameindex()))
    """
    assert said(code) == "itself\nlo\n"


def test_limits_hold(nest, bundle):
    """On memory and processes."""
    with kernel(nest, bundle, memory=2 << 30) as run:
        assert run("bytearray(3 << 30)") == "MemoryError"
        code = """
            import os, time
            me = os.getpid()
            try:
                for _ in range(200): os.fork() or (time.sleep(60), os._exit(0))
            except BlockingIOError: print("refused")
        """
        assert run(code) == "refused\n"
    assert nest.process.poll() is None


def test_what_it_starts_ends_with_it(nest, bundle):
    """In whatever session, whatever it ignores."""
    with kernel(nest, bundle) as run:
        code = """
            import subprocess, sys
            late = "import time; print('up', flush=True); time.sleep(1e4)"
            command = [sys.executable, "-c", late, "mbgd-warm"]
            child = subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE)
            print(child.stdout.readline())
        """
        # Popen returns before /proc has the command; what the child prints comes after.
        assert run(code) == "b'up\\n'\n"
        assert running("mbgd-warm")
    assert not running("mbgd-warm")


def running(word):
    """Whether a process has a word in its command."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if word.encode() in path.read_bytes().split(b"\0"):
                return True
    return False


def test_the_modules_are_there_and_nothing_of_a_neighbour_is(nest, bundle):
    """What one kernel does to a module, the next does not see; nor do they draw the same."""
    drawn = set()
    for _ in range(2):
        with kernel(nest, bundle) as run:
            assert run("import sys; print('colorsys' in sys.modules)") == "True\n"
            assert run("import numpy; print(hasattr(numpy, 'mine'))") == "False\n"
            run("numpy.mine = 1")
            drawn.add(run("import random; print(random.random(), numpy.random.random())"))
    assert len(drawn) == 2


def test_a_kernel_that_ends_itself_harms_no_other(nest, bundle, said):
    with kernel(nest, bundle) as run, contextlib.suppress(Exception):
        run("import os; os._exit(3)")
    assert said("print(1)") == "1\n"


AS_USER = """
import sys
sys.path[:0] = [{root!r}, {tests!r}]
import os
from pathlib import Path
from test_warm import kernel
from autograder.warm import Nest
from autograder.provisioner import new_folder
nest = Nest(Path({bundle!r}), (), new_folder())
with kernel(nest, Path({bundle!r})) as run:
    print(os.geteuid(), run("import os; print(os.getuid(), *sorted(os.listdir('/w')))"), end="")
    print(run("print(*(name for name in os.listdir('/proc') if name.isdigit()))"), end="")
    facts = run("print(open('/proc/self/status').read())").split()
    print(facts[facts.index("CapEff:") + 1], facts[facts.index("Seccomp:") + 1])
nest.close()
"""


def test_an_ordinary_user_needs_no_rights(bundle):
    """As root, this test becomes an ordinary user in a namespace first."""
    code = AS_USER.format(root=str(ROOT), tests=str(ROOT / "tests"), bundle=str(bundle))
    command = [sys.executable, "-c", code]
    if os.geteuid() == 0:
        user = ("--unshare-user", "--uid", "1000", "--gid", "1000")
        command = ["bwrap", "--dev-bind", "/", "/", *user, "--", *command]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    outside, inside, home, *rest = done.stdout.split()
    assert outside == inside != "0"
    assert (home, rest) == (".ipython", ["1", "2", "0000000000000000", "2"])


def test_a_module_that_starts_a_thread_is_refused(bundle, tmp_path):
    """Its thread would be missing in each fork."""
    (tmp_path / "threaded.py").write_text(
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(1e4,), daemon=True).start()\n"
    )
    threaded = build_bundle("00_start", tmp_path / "bundle")
    (threaded / "threaded.py").write_text((tmp_path / "threaded.py").read_text())
    with pytest.raises(OSError, match="a module has started a thread"):
        Nest(threaded, ("threaded",), new_folder())


def test_modules_are_found_in_what_a_cell_imports():
    code = "import a.b as c, d\nfrom e import f\nif True:\n    import g\nfrom . import h\n"
    assert list(imported(code)) == ["a.b", "d", "e", "e.f", "g"]
    assert list(imported("%matplotlib inline")) == []
