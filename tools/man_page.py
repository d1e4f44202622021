"""Print the manual page of pmtui, in roff, made of what `--help` is made of: `make man` puts it into build/pmtui.1."""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import click  # noqa: E402

from pmtui import __version__  # noqa: E402
from pmtui.cli.commands import group  # noqa: E402
from pmtui.cli.errors import MEANINGS  # noqa: E402
from pmtui.cli.names import COMMANDS  # noqa: E402

FILES = (
    ("YYYY-MM-DD-title.toml", "A post mortem: one file, to be read and mended by hand."),
    ("$XDG_STATE_HOME/pmtui", "Journals, locks, backups, the theme; what is not saved yet comes back from here."),
    ("$XDG_DATA_HOME/pmtui", "Copies of the demo."),
    ("$XDG_CONFIG_HOME/pmtui/config.toml", "Yours; pmtui never writes it."),
)
ENVIRONMENT = (
    ("VISUAL, EDITOR", "The editor that ctrl+o opens: VISUAL, else EDITOR."),
    ("NO_COLOR", "Shows no colours."),
    ("TERM, COLORTERM", "What the terminal can show; pmtui doctor says more."),
    ("TZ", "The time zone of new post mortems, if it is a name such as Europe/Lisbon."),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_DATA_HOME", "Where the folders above are."),
    ("PMTUI_NOW", "Sets the clock, such as 2026-11-24T10:00:00+00:00."),
)


def text(words: str) -> str:
    """Return words as roff text: none of them is a command, and a hyphen can be copied as one."""
    words = " ".join(re.sub(r"`+", "", words).split())
    words = words.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq")
    return rf"\&{words}" if words.startswith(".") else words


def items(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield terms with their words."""
    for term, words in rows:
        yield from (".TP", rf"\fB{text(term)}\fR", text(words))


def options(command: click.Command) -> list[tuple[str, str]]:
    """Return the options of a command as `--help` lists them; `--help` itself only once, with those of all commands."""
    ctx = click.Context(command, info_name=command.name, help_option_names=["-h", "--help"])
    params = command.get_params(ctx) if command is group else command.params
    return [record for option in params if isinstance(option, click.Option) and (record := option.get_help_record(ctx))]


def page() -> Iterator[str]:
    """Yield the lines of the page. No date: the same source makes the same page."""
    yield f'.TH PMTUI 1 "" "pmtui {__version__}" "User Commands"'
    about, _, more = (group.help or "").partition("\n\n")
    yield from (".SH NAME", rf"pmtui \- {text(about.rstrip('.')[:1].lower() + about.rstrip('.')[1:])}")
    yield from (".SH SYNOPSIS", r".B pmtui", text("[OPTIONS] [FILE | DIR | COMMAND [ARGS]...]"))
    yield from (".SH DESCRIPTION", text(more), ".SH OPTIONS", *items(options(group)), ".SH COMMANDS")
    for name in COMMANDS:
        command = group.commands[name]
        ctx = click.Context(command, info_name=name)
        usage = " ".join(command.collect_usage_pieces(ctx))
        yield from (".SS", text(f"pmtui {name} {usage}"), text(command.help or ""), *items(options(command)))
    codes = [*((str(code), f"{words[:1].upper()}{words[1:]}.") for code, words in MEANINGS), ("128+n", "Ended by signal n.")]
    yield from (".SH EXIT STATUS", *items(codes), ".SH FILES", *items(FILES), ".SH ENVIRONMENT", *items(ENVIRONMENT))


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in page() if line))
