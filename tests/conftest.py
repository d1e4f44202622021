"""What every test stands on: no colour, theme or folder of the person who runs them.

Set before anything imports Textual, which reads its environment once.
"""

import gc
import os
import tempfile
from contextlib import suppress
from pathlib import Path

for name in ("NO_COLOR", "TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_THEME", "TEXTUAL_FPS", "PMTUI_NOW", "SSH_CONNECTION", "TZ"):
    os.environ.pop(name, None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"
# A folder of this process: pytest-xdist starts several.
HOME = tempfile.TemporaryDirectory(prefix="pmtui-tests-")
for name in ("config", "state", "data", "cache"):
    os.environ[f"XDG_{name.upper()}_HOME"] = str(Path(HOME.name, name))

import hypothesis  # noqa: E402
import pytest  # noqa: E402

hypothesis.settings.register_profile("calm", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("random", deadline=None, derandomize=False, print_blob=True, database=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "calm"))

# A run makes thousands of applications: what lives on is looked through less often for what is gone.
gc.set_threshold(100_000, 50, 100)

# syrupy 5 and later ask for this name; with it the snapshots stay byte for byte what 4.8 writes.
with suppress(ImportError):
    from pytest_textual_snapshot import SVGImageExtension

    SVGImageExtension.file_extension = "svg"

from tests.quiet import share_styles  # noqa: E402

share_styles()


@pytest.fixture
def xdg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that holds config, state and data of this test alone."""
    for name in ("config", "state", "data", "cache"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / "xdg" / name))
    return tmp_path / "xdg"
