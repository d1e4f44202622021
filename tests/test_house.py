"""The house keeps its rules: who imports whom, who touches the disk, one word for one thing.

import-linter sees the static graph; here the source is walked, so that an import inside a
function counts too, and each command is run to see what it really loads.
"""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

import pmtui
from pmtui import keys

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "pmtui"
SOURCES = sorted(PACKAGE.rglob("*.py"))

# The table of ARCHITECTURE.md: what each room may import of ours. A room may import itself.
PURE = frozenset[str]()
FLOORS: dict[str, frozenset[str]] = {
    "model": PURE,
    "keys": frozenset({"model.steps", "model.targets"}),
    "guide": frozenset({"model.steps", "model.targets"}),
    "themes": PURE,
    "plainer": frozenset({"themes"}),
    "demo": PURE,
    "edits": frozenset({"model"}),
    "checks": frozenset({"model"}),
    "formats": frozenset({"model"}),
    "storage": frozenset({"formats.file", "model"}),
    "widgets": frozenset({"model", "keys", "themes", "plainer"}),
    "session": frozenset({"edits.base", "checks", "storage", "formats.file", "model"}),
    "steps": frozenset({"edits", "formats", "guide", "model"}),
    "screens": frozenset({"steps", "widgets", "edits", "checks", "formats", "guide", "model", "keys"}),
    "shell": frozenset({"screens", "session", "steps", "widgets", "storage", "formats", "keys", "model", "themes"}),
    "app": frozenset({"shell", "screens", "session", "steps", "widgets", "model", "themes"}),
    "library": frozenset({"screens", "session", "storage", "edits.base"}),
    "run": frozenset({"app", "library", "shell", "screens", "widgets", "session", "storage", "formats", "model", "plainer", "demo"}),
    "cli": frozenset(
        {
            "run",
            "session",
            "edits.base",
            "steps",
            "storage",
            "formats",
            "checks",
            "guide",
            "keys",
            "model",
            "demo",
            "shell.clipboard",
            "shell.editor",
        }
    ),
    "__main__": frozenset({"cli"}),
    "__init__": PURE,
}
TERMINAL = {"textual", "rich"}
# Rooms that nothing of the terminal, the disk or the machine may reach.
NO_TERMINAL = (
    "model",
    "edits",
    "checks",
    "formats",
    "steps",
    "session",
    "storage",
    "keys",
    "guide",
    "themes",
    "plainer",
    "demo",
    "cli",
    "__main__",
)
NO_MACHINE = ("steps", "model", "edits", "checks", "formats", "session", "keys", "guide", "themes", "plainer", "demo", "screens", "widgets")
DISK_ROOMS = ("storage", "cli")
LONG, TOO_LONG = 250, 450


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Give every module imported anywhere in a file, with its line; `from a import b` gives `a.b` too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute here"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def within(module: str, allowed: str) -> bool:
    return module == allowed or module.startswith(f"{allowed}.")


def test_every_room_imports_down_only_also_inside_functions() -> None:
    wrong = []
    for path in SOURCES:
        here = room(path)
        assert here in FLOORS, f"{here} stands on no floor: give it one here and in ARCHITECTURE.md"
        for line, name in imported(path):
            if not within(name, "pmtui") or name == "pmtui.__version__":
                continue
            other = name.removeprefix("pmtui.")
            if not within(other, here) and not any(within(other, allowed) for allowed in FLOORS[here]):
                wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_the_application_is_imported_only_inside_a_function() -> None:
    for path in SOURCES:
        if room(path) != "cli":
            continue
        top = [node for node in tree(path).body if isinstance(node, (ast.Import, ast.ImportFrom))]
        names = [alias.name for node in top if isinstance(node, ast.Import) for alias in node.names]
        names += [node.module or "" for node in top if isinstance(node, ast.ImportFrom)]
        assert not [name for name in names if within(name, "pmtui.run") or within(name, "pmtui.app")], path


def test_no_terminal_below_the_widgets() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for path in SOURCES
        if room(path) in NO_TERMINAL
        for line, name in imported(path)
        if name.partition(".")[0] in TERMINAL
    ]
    assert not wrong, "\n".join(wrong)


OPENERS = {
    "os": {
        "open", "fdopen", "remove", "unlink", "rename", "replace", "mkdir", "makedirs", "rmdir", "listdir", "scandir", "stat", "lstat",
        "walk", "link", "symlink", "truncate", "chmod", "chown", "utime",
    },
    "io": {"open", "FileIO"},
    "shutil": {"copy", "copy2", "copyfile", "copytree", "move", "rmtree", "disk_usage"},
    "tempfile": {"NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp"},
    "sqlite3": {"connect"},
}  # fmt: skip
METHODS = {
    "read_text", "write_text", "read_bytes", "write_bytes", "unlink", "mkdir", "rmdir", "touch", "iterdir", "glob", "rglob", "stat",
    "lstat", "exists", "is_file", "is_dir", "symlink_to", "hardlink_to", "chmod",
}  # fmt: skip


def touches_disk(node: ast.Call) -> str:
    """Name the way a call reaches the disk; `` if it does not."""
    function = node.func
    if isinstance(function, ast.Name):
        return "open()" if function.id == "open" else ""
    if not isinstance(function, ast.Attribute):
        return ""
    if isinstance(function.value, ast.Name) and function.attr in OPENERS.get(function.value.id, ()):
        return f"{function.value.id}.{function.attr}()"
    return f".{function.attr}()" if function.attr in METHODS else ""


def test_only_storage_and_the_command_line_touch_the_disk() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} {way}"
        for path in SOURCES
        if room(path) not in DISK_ROOMS
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and (way := touches_disk(node))
    ]
    assert not wrong, "\n".join(wrong)


MACHINE = re.compile(r"os\.(environ|getenv)|(datetime|dt\.datetime)\.(now|utcnow|today)|(date|dt\.date)\.today")
CHANCE = ("random", "secrets", "uuid")


def test_no_clock_no_chance_no_environment_below_the_application() -> None:
    wrong = []
    for path in SOURCES:
        if room(path) not in NO_MACHINE:
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and MACHINE.fullmatch(ast.unparse(node)):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}")
        wrong += [
            f"{path.relative_to(ROOT)}:{line} imports {name}"
            for line, name in imported(path)
            if name.partition(".")[0] in CHANCE or name in ("time.time", "time.localtime", "time.gmtime")
        ]
    assert not wrong, "\n".join(wrong)


NAMES_THE_APPLICATION = {
    "shell/colours.py": "a function that is over before the first screen",
    "shell/external_editor.py": "an error of Textual's, raised where a terminal can not be given away",
}
ASKS_BY_NAME = {
    "shell/leaving.py": "signals that not every system has",
    "shell/editor.py": "signals that not every system has",
}


def test_a_part_of_the_shell_holds_no_application() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)}:{line} imports {name}"
        for path in SOURCES
        if room(path) == "shell" and path.relative_to(PACKAGE).as_posix() not in NAMES_THE_APPLICATION
        for line, name in imported(path)
        if within(name, "textual.app")
    ]
    held = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {ast.unparse(node)}"
        for path in SOURCES
        if room(path) == "shell"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("app", "_app")
    ]
    assert not wrong + held, "\n".join(wrong + held)


def test_application_and_shell_ask_for_nothing_by_its_name() -> None:
    asked = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {ast.unparse(node)}"
        for path in [path for path in SOURCES if room(path) in ("app", "shell")] + [PACKAGE / "screens" / "registry.py"]
        if path.relative_to(PACKAGE).as_posix() not in ASKS_BY_NAME
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("getattr", "hasattr", "setattr")
    ]
    assert not asked, "give what is asked for a type: " + ", ".join(asked)


def test_markup_is_never_made_of_data() -> None:
    wrong = []
    for path in SOURCES:
        wrong += [
            f"{path.name}:{line} {name}" for line, name in imported(path) if within(name, "rich.markup") or within(name, "textual.markup")
        ]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.keyword) and node.arg == "markup" and isinstance(node.value, ast.Constant) and node.value.value is True:
                wrong.append(f"{path.name}:{node.value.lineno} markup=True")
    assert not wrong, "\n".join(wrong)


# What each command loads

PROBE = """
import sys, json
sys.argv = ["pmtui", *json.loads(sys.argv[1])]
try:
    from pmtui.__main__ import main
    code = main()
except SystemExit as end:
    code = end.code
sys.stderr.write("\\nLOADED " + json.dumps([code or 0, sorted(sys.modules)]))
"""
HEAVY = ("textual", "rich", "asyncio")
WORDS_ONLY = (*HEAVY, "pydantic", "importlib.metadata", "logging", "pmtui.model.base", "pmtui.formats.file.toml")


def loaded(words: list[str], folder: Path, code: int = 0) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(words)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert "LOADED " in done.stderr, done.stderr
    ended, names = json.loads(done.stderr.rpartition("LOADED ")[2])
    assert ended == code, done.stderr.partition("\nLOADED ")[0]
    return set(names)


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from pmtui import demo

    path = tmp_path_factory.mktemp("demo") / "demo.toml"
    path.write_text(demo.text(), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["--bogus"], ["export", "--bogus"], ["export", "--help"], ["completion", "bash"], ["keys"], ["paths"]],
)
def test_words_alone_load_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    assert not loaded(words, tmp_path, 2 if "--bogus" in words else 0) & set(WORDS_ONLY)


def test_the_version_is_said_before_click_is_loaded(tmp_path: Path) -> None:
    assert "click" not in loaded(["--version"], tmp_path)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "demo.toml"], 1),
        (["show", "demo.toml"], 0),
        (["show", "demo.toml", "--format", "json"], 0),
        (["list"], 0),
        (["restore", "demo.toml"], 0),
        (["schema"], 0),
        (["doctor"], 1),
        (["new", "--no-open", "x"], 0),
        (["demo", "--no-open"], 0),
        (["actions", "reopen", "demo.toml", "alert"], 2),
        (["missing.toml"], 3),
    ],
)
def test_what_does_not_open_loads_no_terminal(words: list[str], code: int, demo_file: Path) -> None:
    assert not loaded(words, demo_file.parent, code) & {*HEAVY, "pmtui.app", "pmtui.screens", "pmtui.widgets"}


SETTINGS = {"pmtui.cli.settings", "pmtui.storage.config", "pmtui.formats.settings"}


@pytest.mark.parametrize("words", [["export", "demo.toml"], ["show", "demo.toml"], ["list"], ["restore", "demo.toml"], ["keys"]])
def test_what_needs_no_settings_loads_none(words: list[str], demo_file: Path) -> None:
    assert not loaded(words, demo_file.parent) & SETTINGS


def test_settings_are_read_without_what_reads_a_document(tmp_path: Path) -> None:
    assert "pmtui.formats.settings" not in loaded(["paths"], tmp_path)
    (tmp_path / "pmtui.toml").write_text('theme = "light"\n[agenda]\nwhys = 20\n[[questions]]\nstep = "whys"\nask = "Who?"\n')
    names = loaded(["paths"], tmp_path)
    assert "pmtui.formats.settings" in names and not names & {*WORDS_ONLY, "difflib", "zoneinfo"}


@pytest.mark.parametrize(("words", "code"), [(["check", "demo.toml"], 1), (["export", "demo.toml"], 0)])
def test_nothing_looks_for_plugins_of_other_packages(words: list[str], code: int, demo_file: Path) -> None:
    assert not loaded(words, demo_file.parent, code) & {"importlib.metadata", "email", "zipfile"}


OPENSSL = """
import sys
for name in {missing}: sys.modules[name] = None
import pmtui.__main__ as way_in
way_in._no_openssl()
import asyncio, hashlib, hmac, secrets
print(hashlib.sha256(b"").hexdigest()[:8], "_ssl" in sys.modules, bool(sys.modules.get("_hashlib")))
"""


@pytest.mark.parametrize(("missing", "taken"), [((), False), (("_md5",), True)])
def test_openssl_is_taken_only_where_python_has_no_sums_of_its_own(missing: tuple[str, ...], taken: bool) -> None:
    pytest.importorskip("_hashlib")
    pytest.importorskip("_md5")
    done = subprocess.run([sys.executable, "-c", OPENSSL.format(missing=missing)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["e3b0c442", str(taken), str(taken)], done.stderr
    assert done.stderr == ""


def test_export_loads_only_what_a_page_needs(demo_file: Path) -> None:
    names = loaded(["export", demo_file.name], demo_file.parent)
    assert "pmtui.formats.page.markdown" in names
    assert not names & {*HEAVY, "markdown_it", "filelock", "pmtui.checks", "pmtui.guide", "pmtui.edits", "pmtui.session", "pmtui.keys"}


def test_restore_lists_without_what_locks_a_file_and_what_writes_a_journal(demo_file: Path) -> None:
    names = loaded(["restore", demo_file.name], demo_file.parent)
    assert "pmtui.storage.generations" in names
    assert not names & {
        *HEAVY,
        "filelock",
        "pmtui.storage.journal",
        "pmtui.formats.page.markdown",
        "pmtui.checks",
        "pmtui.edits",
        "pmtui.guide",
    }


# One word for one thing


def test_one_version() -> None:
    text = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    assert re.findall(r'__version__ = "(\d+\.\d+\.\d+)"', text) == [pmtui.__version__]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "pmtui/__init__.py"
    elsewhere = re.compile(rf"(?<![\d.]){re.escape(pmtui.__version__)}(?![\d.])")
    assert not [path.name for path in SOURCES if path.name != "__init__.py" and elsewhere.search(path.read_text(encoding="utf-8"))]
    assert f"## [{pmtui.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_has_the_keys_of_the_key_map() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "readme_keys.py", "--check"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("screen", sorted({screen for key in keys.KEYMAP for screen in key.on}))
def test_no_key_is_bound_twice_on_a_screen(screen: str) -> None:
    for state in (keys.TYPING, keys.KEYS):
        bound = [name for key in keys.on_screen(screen) if key.state in (state, keys.EVERYWHERE) for name in key.keys.split(",") if name]
        assert len(bound) == len(set(bound)), f"{screen}, {state}: {sorted(name for name in bound if bound.count(name) > 1)}"


def test_every_package_says_its_purpose_in_one_line_and_every_module_opens_with_words() -> None:
    for path in SOURCES:
        assert ast.get_docstring(tree(path)), f"{path}: what is it, why, what must it not know?"


def test_no_file_is_too_long() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    long = sorted(((lines, path) for path, lines in lengths.items() if lines > LONG), reverse=True)
    if long:
        warnings.warn("longer than 250 lines: " + ", ".join(f"{path} {lines}" for lines, path in long), stacklevel=1)
    assert not [path for lines, path in long if lines > TOO_LONG], "look for the second thing hiding in it"


def test_nothing_names_a_machine() -> None:
    # Written so that this line does not find itself.
    homes = re.compile("/(?:" + "|".join(("ho" + "me", "ro" + "ot", "Us" + "ers", "wo" + "rk")) + r")/[\w.-]+")
    kept = (".py", ".toml", ".md", ".tcss", ".lock", "Makefile", "run")
    folders = ("pmtui", "tests", "tools", "requirements", ".ci")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file() and path.name.endswith(kept)]
    paths += [path for path in ROOT.iterdir() if path.is_file() and path.name.endswith(kept)]
    assert len(paths) > len(SOURCES)
    wrong = [f"{path.relative_to(ROOT)}: {found[0]}" for path in paths if (found := homes.search(path.read_text(encoding="utf-8")))]
    assert not wrong, "\n".join(wrong)
    locks = [(ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8") for name in ("run", "dev")]
    assert not [lock for lock in locks if "://" in lock or "index" in lock.replace("indexed", "")]


def test_ci_runs_what_the_readme_says() -> None:
    assert "make check" in (ROOT / "README.md").read_text(encoding="utf-8")
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert re.search(r"\bmake\b.* newest properties check\b", run)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_a_seed_of_its_own_stands_beside_the_fixed_one() -> None:
    made = {name: hypothesis.settings.get_profile(name).derandomize for name in ("ci", "random")}
    assert made == {"ci": True, "random": False}
    told = subprocess.run(["make", "-n", "properties"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "SEED=$seed" in told and "HYPOTHESIS_PROFILE=random" in told and "--hypothesis-seed=$seed" in told


# The repository

LARGEST = 1_000_000  # bytes
PICTURES = (".png", ".gif", ".jpg", ".svg")


def git(*words: str) -> str:
    """Ask git about this checkout; a copy without one, such as an sdist, skips the test and says so."""
    try:
        top = subprocess.run(["git", "rev-parse", "--show-toplevel"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout here: what is tracked cannot be asked")
    if Path(top.stdout.strip()).resolve() != ROOT.resolve():
        pytest.skip("the git checkout around this folder is another project's")
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False).stdout


def is_binary(path: Path) -> bool:
    """Tell as git does: a NUL among the first bytes."""
    with open(path, "rb") as stream:
        return b"\0" in stream.read(8000)


def test_nothing_is_tracked_that_is_made_or_that_nobody_can_read() -> None:
    names = [name for name in git("ls-files", "-z").split("\0") if name and (ROOT / name).is_file()]
    assert "pyproject.toml" in names
    environments = [name for name in names if any(part.startswith(".venv") for part in Path(name).parts)]
    assert not environments, f"an environment is tracked: {environments[:3]}"
    binary = [name for name in names if not name.endswith(PICTURES) and is_binary(ROOT / name)]
    assert not binary, f"no text; what a test needs, it makes: {binary}"
    large = [name for name in names if (ROOT / name).stat().st_size > LARGEST]
    assert not large, f"over 1 MB: {large}"


def test_git_ignores_all_that_a_make_target_makes() -> None:
    made = re.search(r"^clean:.*\n\trm -rf (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert made is not None
    names = [*made[1].split(), "pmtui/__pycache__", ".venv-of-somebody"]
    assert len(names) > 8
    # A pattern that ends in a slash is about folders: asked with one, a name need not be there.
    ignored = set(git("check-ignore", *names, *(f"{name}/" for name in names)).split("\n"))
    assert not [name for name in names if name not in ignored and f"{name}/" not in ignored]


def test_the_sdist_holds_the_project_and_no_environment_that_stands_beside_it() -> None:
    from hatchling.builders.sdist import SdistBuilder

    folders = {"pmtui", "tests", "tools", "pictures", "requirements", ".ci"}
    files = {
        "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "DECISIONS.md", "LICENSE", "README.md", "RULES.md", "Makefile", "pyproject.toml", ".gitignore",
    }  # fmt: skip
    packed = [Path(file.distribution_path) for file in SdistBuilder(str(ROOT)).recurse_included_files()]
    assert {path.parts[0] for path in packed if len(path.parts) > 1} == folders
    assert {"RULES.md"} <= {path.name for path in packed if len(path.parts) == 1} <= files  # tests read it
    assert not [path for path in packed if path.suffix in (".pyc", ".so") or ".venv" in str(path)]
    include = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert all(pattern.startswith("/") for pattern in include), "without its slash a pattern takes what is called so at any depth"
