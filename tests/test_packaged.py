import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from analysis import packaged
from analysis.errors import MarqueeError
from analysis.packaged import data_folder

ROOT = Path(__file__).parents[1]


def test_a_checkout_reads_its_own_data_folder() -> None:
    assert data_folder() == ROOT / "data"


def test_an_installed_wheel_reads_the_data_inside_the_package(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    # -I: nothing of this checkout, nor of its environment, on the path.
    where = f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r}); "
    where += "from analysis.packaged import data_folder; print(data_folder())"
    answer = subprocess.run([sys.executable, "-I", "-c", where], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == str(tmp_path / "installed" / "analysis" / "_data")


def test_a_wheel_holds_the_package_and_every_data_file_and_no_script(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {f"analysis/_data/{path.relative_to(ROOT / 'data')}" for path in _files(ROOT / "data")}
    assert data <= names
    assert {"analysis/packaged.py", "analysis/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {"analysis", "marquee-0.1.0.dist-info"}


def test_missing_data_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(packaged, "files", lambda _: tmp_path / "analysis")
    with pytest.raises(MarqueeError, match=r"_data: Marquee's own data is missing; install marquee again$"):
        data_folder()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return folder / built.stdout.split()[-1]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
