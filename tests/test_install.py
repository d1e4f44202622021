"""pmtui as somebody else gets it: a wheel, in an empty environment, outside of this folder, without a network.

The wheels of what it needs were laid aside in `.wheels/` by the set-up.
"""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import pmtui
from pmtui import demo
from tests.terminal import Terminal

ROOT = Path(__file__).parents[1]
WHEELS = ROOT / ".wheels"
PATIENCE = 60.0  # seconds: a busy machine, the first start without compiled modules
# One worker makes the wheel and the environment, once.
pytestmark = pytest.mark.xdist_group("install")


def ran(*words: str | Path, folder: Path, env: dict[str, str] | None = None) -> str:
    """Run a command that must go well, and give what it printed."""
    done = subprocess.run(
        [str(word) for word in words], cwd=folder, env=env, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not WHEELS.is_dir():
        assert not os.environ.get("CI"), "`make check` lays the wheels aside in .wheels"
        pytest.skip("no .wheels here; `make check` makes them")
    folder = tmp_path_factory.mktemp("wheel")
    ran(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        folder,
        ROOT,
        folder=folder,
    )
    (made,) = folder.glob("pmtui-*.whl")
    return made


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an environment in which nothing but pmtui was installed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    ran(
        sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python, "install", "--quiet", "--no-index",
        "--find-links", WHEELS, wheel, folder=folder,
    )  # fmt: skip
    return folder


def env_of(folder: Path) -> dict[str, str]:
    """Give an environment that knows nothing of this one."""
    return {"PATH": os.defpath, "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def test_the_wheel_holds_all_that_is_no_python(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    kept = [path for path in (ROOT / "pmtui").rglob("*") if path.suffix in (".toml", ".tcss") or path.name == "py.typed"]
    assert {"pmtui/py.typed", "pmtui/demo/demo.toml", "pmtui/guide/timeline.toml"} <= {path.relative_to(ROOT).as_posix() for path in kept}
    assert {path.relative_to(ROOT).as_posix() for path in kept} <= names
    assert not [name for name in names if not name.startswith(("pmtui/", f"pmtui-{pmtui.__version__}.dist-info/"))]


def test_the_installed_commands_work(home: Path) -> None:
    command, env = home / "env" / "bin" / "pmtui", env_of(home)
    assert ran(command, "--version", folder=home, env=env) == f"pmtui {pmtui.__version__}\n"
    assert ran(command, "demo", "--no-open", "-o", "copy.toml", folder=home, env=env) == "copy.toml\n"
    fresh, told = (home / "copy.toml").read_text(encoding="utf-8").splitlines(), demo.text().splitlines()
    assert [line for line in fresh if not line.startswith("id = ")] == [line for line in told if not line.startswith("id = ")]
    page = ran(command, "export", "copy.toml", folder=home, env=env)
    assert page.startswith("# ") and "\n## " in page
    where = ran(home / "env" / "bin" / "python", "-c", "import pmtui; print(pmtui.__file__)", folder=home, env=env)
    assert Path(where.strip()).is_relative_to(home)


def test_the_installed_application_opens_and_quits(home: Path) -> None:
    command, env = home / "env" / "bin" / "pmtui", env_of(home)
    ran(command, "demo", "--no-open", "-o", "opened.toml", folder=home, env=env)
    before = (home / "opened.toml").read_bytes()
    terminal = Terminal([str(command), "opened.toml"], env, home)
    try:
        terminal.see("1 Gather", within=PATIENCE)
        terminal.press("\x11")  # ctrl+q
        assert terminal.wait(PATIENCE) == 0, terminal.painted[-2000:]
    finally:
        terminal.kill()
    assert b"\x1b[?1049l" in terminal.raw  # the screen that was there is back
    assert (home / "opened.toml").read_bytes() == before
