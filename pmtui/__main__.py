"""The way in: `pmtui` and `python -m pmtui`.

Only `sys` before the version is printed: a script that asks for it should not wait. Knows no
command; `cli/main.py` does.
"""

import sys


def main() -> None:
    """Run pmtui with the words of the command line and end with its exit code."""
    words = sys.argv[1:]
    if words == ["--version"]:
        from pmtui import __version__

        try:
            sys.stdout.write(f"pmtui {__version__}\n")
            sys.stdout.flush()
            return
        except (AttributeError, OSError):  # closed, or full: the long way says so
            pass
    import gc

    # Nothing made while the modules come in is garbage; a command is done before collection would
    # pay, and the application switches it on again after its first paint.
    gc.disable()
    _no_plugins()
    _no_openssl()
    from pmtui.cli.main import run

    sys.exit(run(words))


def _no_plugins() -> None:
    """Spare pydantic the looking for plugins: our rows have none.

    Looking reads the metadata of every package there is; already the module that looks brings in the mail
    parser and zip files, a tenth of the start of a command. Should pydantic look elsewhere one day, it is slower,
    no more.
    """
    import os
    from types import ModuleType

    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    looking = ModuleType("pydantic.plugin._loader")
    looking.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(looking.__name__, looking)


def _no_openssl() -> None:
    """Spare ourselves OpenSSL: nothing here speaks to a network, and Python counts the sums of files without it.

    asyncio and hashlib take it wherever it is, for 4 MB of memory and a twentieth of the start, and do without where
    it is not. Some systems build Python without sums of its own; there it stays.
    """
    from importlib import import_module

    own = ("_sha2",) if sys.version_info >= (3, 12) else ("_sha256", "_sha512")
    try:
        for name in (*own, "_md5", "_sha1", "_sha3", "_blake2"):
            import_module(name)
    except ImportError:
        return
    for name in ("ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
