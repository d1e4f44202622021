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

        sys.stdout.write(f"pmtui {__version__}\n")
        return
    import gc
    import os

    # Nothing made while the modules come in is garbage; a command is done before collection would
    # pay, and the application switches it on again after its first paint.
    gc.disable()
    # Our rows have no plugins; looking for some reads the metadata of every package there is.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pmtui.cli.main import run

    sys.exit(run(words))


if __name__ == "__main__":
    main()
