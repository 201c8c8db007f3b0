"""The set-up check, run by a Python in which packages really are missing, too old or damaged."""

import ast
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from mbgd_lessons import setup_check

ROOT = Path(__file__).parent.parent
RUN = "from mbgd_lessons.setup_check import check_setup; check_setup()"
NEEDS = ["alpha>=2.0", "Beta_b (>=1.10)", "gamma", "delta[x]<9,>=3; extra == 'dev'"]


@pytest.fixture
def site(tmp_path):
    """A folder to import from: the course's package, and what a test installs into it."""
    folder = tmp_path / "site"
    shutil.copytree(ROOT / "mbgd_lessons", folder / "mbgd_lessons")
    return folder


def install(site, name, version, requires=(), python=">=3.11"):
    """Leave the metadata that an installer leaves."""
    folder = site / f"{name}-{version}.dist-info"
    folder.mkdir()
    lines = [f"Name: {name}", f"Version: {version}", f"Requires-Python: {python}"]
    lines += [f"Requires-Dist: {entry}" for entry in requires]
    text = "\n".join(["Metadata-Version: 2.1", *lines, ""])
    (folder / "METADATA").write_text(text, encoding="utf-8")
    return folder


def report(site, cwd=None):
    """What a Python prints that sees the standard library and `site`, and no other package."""
    code = f"import sys; sys.path.append({str(site)!r}); {RUN}"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, cwd=cwd or site, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def row(text, name):
    """The words of a row of the table, without its name."""
    (line,) = (line for line in text.splitlines() if line.startswith(f"{name}  "))
    return re.split(r"\s{2,}", line)[1:]


def command(text):
    """The one command: the only line that is set in."""
    (line,) = (line for line in text.splitlines() if line.startswith("    "))
    return line.strip()


def test_all_is_there(site):
    """New enough, by numbers and not by letters, however a version ends or a name is spelled."""
    install(site, "mbgd_lessons", "0.1.0", NEEDS)
    install(site, "alpha", "2.0rc1")
    install(site, "beta_b", "1.11.0.post1")
    install(site, "gamma", "0.0.1+local")
    text = report(site)
    assert row(text, "alpha") == ["2.0 or newer", "2.0rc1", "ok"]
    assert row(text, "Beta_b") == ["1.10 or newer", "1.11.0.post1", "ok"]
    assert row(text, "gamma") == ["any version", "0.0.1+local", "ok"]
    assert "delta" not in text
    assert text.endswith(f"\n\n{setup_check.ALL_THERE}\n")


def test_what_is_missing_and_what_is_too_old(site):
    """One command gets both, and nothing that is there already."""
    install(site, "mbgd_lessons", "0.1.0", NEEDS)
    install(site, "alpha", "2.1")
    install(site, "beta_b", "1.9.7")
    text = report(site)
    assert row(text, "alpha")[-1] == "ok"
    assert row(text, "Beta_b") == ["1.10 or newer", "1.9.7", "TO MEND"]
    assert row(text, "gamma") == ["any version", "missing", "TO MEND"]
    assert command(text).endswith(' "Beta_b>=1.10" "gamma"')
    assert setup_check.LACKING in text and setup_check.MENDED in text


def test_numpy_itself_may_be_missing(site):
    """The course's own requirements, in a Python that has none of them."""
    install(site, "mbgd_lessons", "0.1.0", metadata.requires("mbgd-lessons"))
    text = report(site)
    required = [entry for entry in metadata.requires("mbgd-lessons") if ";" not in entry]
    assert len(required) >= 10
    assert row(text, "numpy")[1:] == ["missing", "TO MEND"]
    assert command(text).endswith(" ".join(f'"{entry}"' for entry in required))


def test_a_command_for_this_very_python(site):
    """With pip it is %pip, which installs into the kernel's Python; without, uv is told which."""
    install(site, "mbgd_lessons", "0.1.0", ["gamma"])
    assert command(report(site)) == f'!uv pip install --python "{sys.executable}" "gamma"'
    (site / "pip").mkdir()
    (site / "pip" / "__init__.py").touch()
    assert command(report(site)) == '%pip install "gamma"'


def test_the_course_is_not_installed(site):
    """Imported from a folder, its needs are unknown; installing that folder brings them."""
    text = report(site)
    assert row(text, "this course") == ["any version", "missing", "TO MEND"]
    assert setup_check.NOT_INSTALLED in text
    assert command(text).endswith(f' -e "{site.resolve()}"')


def test_a_second_copy_of_the_course(site, tmp_path):
    """A notebook of one copy that runs the code of another is told so, with the way to its own."""
    install(site, "mbgd_lessons", "0.1.0")
    copy = tmp_path / "a second copy"
    lesson = copy / "notebooks" / "00_start"
    lesson.mkdir(parents=True)
    assert report(site, cwd=lesson).endswith(f"{setup_check.ALL_THERE}\n")
    (copy / "mbgd_lessons").mkdir()
    (copy / "nbgrader_config.py").touch()
    text = report(site, cwd=lesson)
    assert row(text, "this course") == ["any version", "another copy", "TO MEND"]
    assert setup_check.TWO_COPIES in text
    assert command(text).endswith(f' -e "{copy.resolve()}"')


def test_an_old_python(site):
    """No package mends that, so no command is given."""
    install(site, "mbgd_lessons", "0.1.0", ["gamma"], python="<5,>=4.2")
    text = report(site)
    assert row(text, "Python")[0] == "4.2 or newer"
    assert row(text, "Python")[2] == "TO MEND"
    assert text.endswith(f"\n\n{setup_check.OLD_PYTHON}\n")
    assert "install " not in text.replace("Install a newer one", "").partition("\n\n")[2]


def test_half_a_package(site):
    """What an interrupted installation leaves is to mend, and raises nothing."""
    install(site, "mbgd_lessons", "0.1.0", ["alpha>=2", "gamma>=1", "omega>=1"])
    (install(site, "alpha", "2.1") / "METADATA").unlink()
    (install(site, "gamma", "2.1") / "METADATA").write_bytes(b"Version: \xff\xfe\n")
    (install(site, "omega", "2.1") / "METADATA").write_text("Version: unknown\n")
    text = report(site)
    for name in ("alpha", "gamma", "omega"):
        assert row(text, name)[-1] == "TO MEND"
    assert command(text).endswith(' "alpha>=2" "gamma>=1" "omega>=1"')


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_folder_that_is_gone(site, tmp_path):
    """Whatever else is wrong, the cell ends in a sentence and no error."""
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os, sys; sys.path.append({str(site)!r}); os.rmdir({str(gone)!r}); {RUN}"
    command = [sys.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, cwd=gone, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The set-up check itself failed (FileNotFoundError")


def test_here(capsys):
    """In the Python that runs the tests everything is there, with the bounds of pyproject.toml."""
    setup_check.check_setup()
    printed, complaints = capsys.readouterr()
    assert complaints == ""
    for entry in metadata.requires("mbgd-lessons"):
        if ";" not in entry:
            name, at_least = entry.split(">=")
            assert row(printed, name)[0] == f"{at_least} or newer"
            assert row(printed, name)[2] == "ok"


def test_an_old_python_can_read_it():
    """Neither the package's first file nor the check uses what Python 3.8 does not know."""
    for name in ("__init__.py", "setup_check.py"):
        source = (ROOT / "mbgd_lessons" / name).read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 8))
