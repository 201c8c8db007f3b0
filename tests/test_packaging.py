"""What is promised outside the code: bounds, commands, and what a wheel holds."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from autograder.sandbox import BUILD

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",  # the same package without a windowing toolkit
    r"psycopg\[binary\]": "psycopg",  # conda has no extras: this one brings its library anyway
}


def test_conda_and_pip_install_the_same():
    """environment.yml holds pyproject's packages with pyproject's bounds, and ends in -e . ."""
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *packages, pip = environment["dependencies"]
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    # conda-forge does not have the parts of the sandbox; `pip: -e .` brings them, on Linux.
    wanted = [entry for entry in wanted if ";" not in entry]
    for pip_name, conda_name in CONDA_NAMES.items():
        wanted = [re.sub(rf"^{pip_name}(?=\W)", conda_name, entry) for entry in wanted]
    assert pip == {"pip": ["-e ."]}
    assert sorted(packages) == sorted([*wanted, f"python{PROJECT['requires-python']}", "pip"])
    assert environment["channels"] == ["conda-forge"]


def test_every_dependency_has_a_lower_bound_and_a_reason():
    """A sentence beside each in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for entry in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        assert ">=" in entry
        assert re.search(rf'"{re.escape(entry)}",\s+# \w', text), entry


def test_the_readme_holds_the_command_that_ci_runs():
    """.ci/run takes the test command from the README; there is exactly one."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(
        r"^    (python3 -m venv .*(?:pytest -n auto|mbgd demo))$", readme, re.MULTILINE
    )
    assert found == [
        f"python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' && .venv/bin/{command}"
        for command in ("mbgd demo", "pytest -n auto")
    ]


PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "site/grading-promises.md",
    "site/grading-at-scale.md",
)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    """Every relative link and picture is a file of the repository, and has the section it names."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("https://"):
            continue
        file, _, section = target.partition("#")
        path = (ROOT / page).parent / file if file else ROOT / page
        assert path.exists(), target
        if section:
            assert section in sections(path), target


def sections(page):
    """The anchors of a page's headings."""
    for heading in re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        yield re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_a_wheel_holds_no_class_and_all_of_the_code(tmp_path):
    """Gradebook and submissions stay at home, wherever a class was graded before building."""
    source = tmp_path / "source"
    for name in ("mbgd_lessons", "autograder"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("class"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-TEXT"):
        shutil.copy(ROOT / name, source)
    secret = source / "autograder" / "class" / "submitted" / "ada" / "helper.py"
    secret.parent.mkdir(parents=True)
    secret.write_text("answer = 42\n", encoding="utf-8")
    (source / "autograder" / "class" / "gradebook.db").write_bytes(b"grades")
    # `uv run` names its program and installs no pip; everywhere else there is pip.
    uv = os.environ.get("UV")
    here = [uv, "build", "--wheel", "-o"] if uv else [sys.executable, "-m", "pip", "wheel", "-w"]
    options = [] if uv else ["--no-deps"]
    command = [*here, str(tmp_path), *options, str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if name.startswith("autograder/class")]
    for name in ("mbgd_lessons/regressor.py", "autograder/exercises/mini_batch/rows_used.py"):
        assert name in names
    assert "mbgd_lessons/flights.npz" in names
    assert "autograder/sample_class/03_mini_batch/planted.csv" in names
    assert "autograder/sample_class/03_mini_batch/ada.py" in names
    assert "autograder/Containerfile" not in names  # it is of use beside pyproject.toml only


def test_the_image_holds_nothing_of_the_course():
    """Its recipe copies the list of requirements alone, and the pages say how to use it."""
    recipe = (ROOT / "autograder" / "Containerfile").read_text(encoding="utf-8")
    assert re.findall(r"^(?:COPY|ADD) .*$", recipe, re.MULTILINE) == ["COPY pyproject.toml /tmp/"]
    for page in ("README.md", "site/grading-promises.md", "autograder/Containerfile"):
        assert f"podman {BUILD}" in (ROOT / page).read_text(encoding="utf-8"), page


def test_no_lock_file_and_no_output_is_tracked():
    """Lock files name the registry they came from; outputs belong to whoever ran a notebook."""
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    tracked = listed.stdout.split("\n")
    assert not {"uv.lock", "package-lock.json"} & {Path(name).name for name in tracked}
    for name in tracked:
        if name.endswith(".ipynb"):
            assert '"output_type"' not in (ROOT / name).read_text(encoding="utf-8"), name
