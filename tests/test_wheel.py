"""The wheel carries all that the coach needs, and works away from the checkout."""

from __future__ import annotations

import json
import os
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with what is installed: no index is asked."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_dir(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a clean environment with the wheel in it, its dependencies lent by this one."""
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    lent = [
        path for path in (*site.getsitepackages(), sysconfig.get_paths()["purelib"]) if Path(path).is_dir()
    ]
    (Path(paths["purelib"]) / "lent.pth").write_text("\n".join(dict.fromkeys(lent)) + "\n", encoding="utf-8")
    python = Path(paths["scripts"]) / "python"
    install = ["-m", "pip", "install", "--no-index", "--no-deps", "--quiet", "--ignore-installed", str(wheel)]
    subprocess.run([python, *install], check=True, capture_output=True)
    return python.parent


def _run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COACH"))}
    return subprocess.run(command, cwd=folder, env=bare, capture_output=True, text=True, check=False)


def test_the_wheel_holds_data_and_app(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "coach/_app.py",
        "coach/.streamlit/config.toml",
        "coach/_lexicons/forms.toml",
        "coach/_lexicons/helplines.csv",
        "coach/_samples/phrasings.csv",
        "coach/py.typed",
        "coach/reading/en_coach_ud/LICENSE",
        "coach/reading/en_coach_ud/meta.json",
        "coach/ui/style.css",
    }
    assert wanted - names == set()
    assert not any(name.startswith(("tests/", "training/", "benchmarks/", "data/")) for name in names)


def test_the_coach_works_in_a_clean_environment(bin_dir: Path, tmp_path: Path) -> None:
    done = _run([bin_dir / "coach", "review", "You never listen to me.", "--format", "json"], tmp_path)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["findings"][0]["kind"] == "generalization"


def test_nothing_of_the_checkout_is_used(bin_dir: Path, tmp_path: Path) -> None:
    code = "import coach.paths as p; print(p.__file__, p.lexicon_dir(), p.samples_dir(), p.app_file())"
    done = _run([bin_dir / "python", "-c", code], tmp_path)
    assert done.returncode == 0, done.stderr
    home = str(bin_dir.parent)
    assert all(Path(path).exists() and path.startswith(home) for path in done.stdout.split())
