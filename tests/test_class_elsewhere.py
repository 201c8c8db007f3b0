"""The same gradebook from a Dask cluster, and on PostgreSQL, as from one process and SQLite."""

import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import psycopg
import pytest
from graders import CALLS, noted
from hostile.row import LESSON
from slim_class import copied, gradebook, serial, wait_for

from autograder import cluster
from autograder.cli import main
from autograder.cluster import Cluster
from autograder.course import CONFIG
from autograder.grade import Class, grade, submissions

ROOT = Path(__file__).parent.parent


def run(work: Class, *options: str) -> int:
    """`mbgd grade` in this process: its exit code."""
    return main(["grade", LESSON, "--course", str(work.root), *options])


@contextmanager
def ended(process):
    """A process that ends with the test."""
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


# ------------------------------------------------------------------ Dask


def dask(folder, what, *options, path=str(ROOT)):
    """`dask scheduler` or `dask worker` on the loopback, in a process of its own."""
    command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", "--no-dashboard"]
    environment = os.environ | {"PYTHONPATH": path, "DASK_TEMPORARY_DIRECTORY": str(folder)}
    with open(folder / f"{what}.log", "ab") as log:
        process = subprocess.Popen(
            [*command, *options], cwd=folder, env=environment, stdout=log, stderr=log
        )
    return ended(process)


@contextmanager
def scheduler(folder):
    """A scheduler: its process, and its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with dask(folder, "scheduler", "--port", str(port)) as process:
        wait_for(lambda: answers(port))
        yield process, f"tcp://127.0.0.1:{port}"


def answers(port):
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def worker(folder, address, *options, path=str(ROOT)):
    return dask(folder, "worker", address, "--nthreads", "1", *options, path=path)


def workers_there(address, count):
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=240)


def test_a_cluster_gives_the_same_gradebook(handed_in, unbroken, tmp_path):
    """Also when a worker is killed: its submissions are graded by the other."""
    with (
        scheduler(tmp_path) as (_, address),
        worker(tmp_path, address),  # with a nanny, which would start it again
        worker(tmp_path, address, "--no-nanny") as victim,
    ):
        workers_there(address, 2)
        work = copied(handed_in, tmp_path / "class")
        assert run(work, "--dask", address) == 0
        assert gradebook(work) == gradebook(unbroken)

        outcomes = grade(work, submissions(work), Cluster(address), again=True)
        kinds = [next(outcomes).kind]
        victim.kill()
        kinds += [outcome.kind for outcome in outcomes]
        assert sorted(kinds) == ["graded"] * 8 + ["ungradable"]
        assert gradebook(work) == gradebook(unbroken)


def test_a_cluster_that_goes_away_is_one_line(handed_in, tmp_path, monkeypatch, capsys):
    """No worker; then a scheduler that is killed in the middle. What was graded is kept."""
    monkeypatch.setattr(cluster, "PATIENCE", 5.0)
    monkeypatch.setenv(CALLS, str(tmp_path / "calls"))
    work = copied(handed_in, tmp_path / "class")
    paths = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    with scheduler(tmp_path) as (process, address):
        assert run(work, "--dask", address) == 2
        assert (
            one_line(capsys)
            == f"mbgd: --dask: the cluster at {address!r} has no worker; start some"
        )
        with worker(tmp_path, address, path=paths):
            workers_there(address, 1)
            outcomes = grade(work, submissions(work), Cluster(address, noted))
            assert next(outcomes).kind == "graded"
            process.kill()
            with pytest.raises(cluster.UserError, match="is gone; what is graded is kept"):
                list(outcomes)
    assert run(work, "--dask", address) == 2
    assert one_line(capsys).startswith(f"mbgd: --dask: no scheduler at {address!r} (")


def test_a_worker_without_the_package_is_one_line(handed_in, tmp_path, capsys):
    """Before anything is graded."""
    work = copied(handed_in, tmp_path / "class")
    shadow = tmp_path / "shadow" / "autograder.py"  # not a package: it has no modules
    shadow.parent.mkdir()
    shadow.touch()
    with (
        scheduler(tmp_path) as (_, address),
        worker(tmp_path, address, "--no-nanny", path=str(shadow.parent)),
    ):
        workers_there(address, 1)
        assert run(work, "--dask", address) == 2
    assert "a worker cannot load mbgd-lessons" in one_line(capsys)


def test_a_missing_dask_is_one_line(handed_in, monkeypatch, capsys):
    """It is an extra."""
    monkeypatch.delitem(sys.modules, "autograder.cluster", raising=False)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run(handed_in, "--dask", "tcp://127.0.0.1:1") == 2
    said = one_line(capsys)
    assert (
        said == "mbgd: --dask: distributed is not installed; `pip install 'mbgd-lessons[cluster]'`"
    )


def one_line(capsys):
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    return said.rstrip("\n")


# ------------------------------------------------------------------ PostgreSQL

USER, PASSWORD = "teacher", "a-secret-word"


def programs():
    """Where Debian keeps the server's programs: not on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    on_path = shutil.which("initdb")
    assert found or on_path, "PostgreSQL is not installed: `apt install postgresql`"
    return found[-1] if found else Path(on_path).parent


@pytest.fixture
def postgresql(tmp_path_factory):
    """A server of our own on the loopback: the address of an empty database."""
    folder = tmp_path_factory.mktemp("postgresql")
    ordinary = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to be run by root
        nobody = pwd.getpwnam("nobody")
        ordinary = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        for above in folder.parents:  # pytest keeps its folders to itself
            if not above.stat().st_mode & stat.S_IXOTH:
                above.chmod(0o711)
    secret = folder / "password"
    secret.write_text(PASSWORD, "utf-8")
    secret.chmod(0o644)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    data = str(folder / "data")
    make = [str(programs() / "initdb"), "-D", data, "-U", USER, "--pwfile", str(secret)]
    settled = {"cwd": folder, "env": {"LC_ALL": "C.UTF-8", "PATH": os.defpath}, **ordinary}
    subprocess.run([*make, "-A", "scram-sha-256", "--no-sync"], check=True, stdout=-3, **settled)
    serve = [str(programs() / "postgres"), "-D", data, "-p", str(port), "-k", "", "-F"]
    address = f"{USER}:{PASSWORD}@127.0.0.1:{port}/postgres"
    said = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with ended(subprocess.Popen([*serve, "-h", "127.0.0.1"], **said, **settled)) as server:
        wait_for(partial(accepts, f"postgresql://{address}"))
        yield f"postgresql+psycopg://{address}"
        server.send_signal(signal.SIGINT)  # fast: connections are cut


def accepts(address):
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True


def test_postgresql_holds_the_same_gradebook(handed_in, unbroken, postgresql, tmp_path, capsys):
    """The address is all that is set. The password is not said."""
    work = copied(handed_in, tmp_path)
    (work.folder / "gradebook.db").unlink()
    with open(work.root / CONFIG, "a") as config:
        config.write(f'\nc.CourseDirectory.db_url = "{postgresql}"\n')
    assert run(work) == 0
    assert gradebook(work) == gradebook(unbroken)
    assert not (work.folder / "gradebook.db").exists()
    assert run(work) == 0
    said = capsys.readouterr().out
    assert "0 graded, 9 skipped" in said
    assert f"{USER}:***@127.0.0.1" in said and PASSWORD not in said
    kinds = [outcome.kind for outcome in grade(work, ["anna", "ben"], serial, again=True)]
    assert kinds == ["graded"] * 2
    assert gradebook(work) == gradebook(unbroken)
