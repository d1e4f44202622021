"""The commands as click parses them: words, options, help. What they do is in the modules beside.

Those are imported when a command runs, so that help and a mistyped word load none of them.
"""

import os
from pathlib import Path

import click

from pmtui import __version__
from pmtui.cli.errors import DONE
from pmtui.cli.follow_up import actions
from pmtui.cli.group import Commands

COMPLETE = "_PMTUI_COMPLETE"
# Nothing is checked before the command runs: what is wrong with a file is said in our own words.
PATH = click.Path(readable=False, path_type=Path)
FORMAT = click.option(
    "--format", "kind", type=click.Choice(["text", "json"]), default="text", help="For eyes (text) or for programs (json)."
)
NO_OPEN = click.option("--no-open", is_flag=True, help="Print the path instead of opening.")


class Session:
    """What all commands of a run share: the file of `--log`."""

    log: Path | None = None


def invoke(words: list[str], session: Session) -> int:
    """Run a command line and return its exit code; errors come out as they are."""
    if instruction := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        return shell_complete(group, {"obj": session}, "pmtui", COMPLETE, instruction)
    try:
        with group.make_context("pmtui", words, obj=session) as ctx:
            code = group.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    return code if isinstance(code, int) else DONE


def usage(error: click.ClickException) -> str:
    """Return in one line what is wrong with the command line."""
    ctx = getattr(error, "ctx", None)
    words = error.format_message().rstrip(".")
    return f"{words[:1].lower()}{words[1:]}; `{ctx.command_path if ctx else 'pmtui'} --help` tells more"


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="[FILE | DIR | COMMAND [ARGS]...]",
)
@click.version_option(__version__, prog_name="pmtui", message="%(prog)s %(version)s")
@click.option("--log", type=PATH, metavar="FILE", help="Write times, actions and errors there, never your words.")
@click.pass_context
def group(ctx: click.Context, log: Path | None) -> int:
    """Run a blameless incident post mortem in the terminal, live on a call.

    `pmtui` alone shows the post mortems of this folder; `pmtui FILE` opens one. A file named
    like a command is `./list`. `-` reads stdin, writes stdout.
    """
    session: Session = ctx.obj
    if log is not None:
        from pmtui.cli.log import begin

        begin(log, ctx.invoked_subcommand or "home")
        session.log = log
    if ctx.invoked_subcommand is None:
        from pmtui.cli.opening import home

        return home(Path(), session.log)
    return DONE


@group.command("open")
@click.argument("path", metavar="FILE|DIR", type=PATH)
@click.pass_obj
def open_command(session: Session, path: Path) -> int:
    """Open a post mortem, or the list of a folder. `pmtui FILE` does the same."""
    from pmtui.cli.opening import open_path

    return open_path(path, session.log)


@group.command("new")
@click.argument("title", nargs=-1)
@click.option("--date", "day", metavar="YYYY-MM-DD", help="The incident's day; today if not said.")
@click.option("--zone", metavar="ZONE", help="Its time zone, such as Europe/Lisbon; this machine's if not said.")
@click.option("-o", "--output", "target", type=PATH, metavar="FILE", help="Make this file; one that is there is never replaced.")
@NO_OPEN
@click.pass_obj
def new_command(session: Session, title: tuple[str, ...], day: str | None, zone: str | None, target: Path | None, no_open: bool) -> int:
    """Make YYYY-MM-DD-title.toml in this folder and open it."""
    from pmtui.cli.opening import new

    return new(" ".join(title).strip(), day, zone, target, no_open, session.log)


@group.command("demo")
@click.option("-o", "--output", "target", type=PATH, metavar="FILE", help="Make this file, not a numbered one in pmtui's data folder.")
@NO_OPEN
@click.pass_obj
def demo_command(session: Session, target: Path | None, no_open: bool) -> int:
    """Open a fresh copy of a finished post mortem, to walk through and try things out."""
    from pmtui.cli.opening import demo

    return demo(target, no_open, session.log)


@group.command("export")
@click.argument("path", metavar="FILE", type=PATH)
@click.option(
    "-o",
    "--output",
    "target",
    type=PATH,
    metavar="OUT",
    help="Write the page there; a page that is there is replaced, a post mortem never.",
)
@click.option("--roles", is_flag=True, help="Show people by role, in sentences too, as ctrl+r does.")
@click.option(
    "--whys",
    "forms",
    type=click.Choice(["chains", "tree", "list", "mermaid"]),
    multiple=True,
    help="How the whys stand in it, once or more: numbered chains, the drawn tree (both if not said), a nested list, Mermaid.",
)
def export_command(path: Path, target: Path | None, roles: bool, forms: tuple[str, ...]) -> int:
    """Write the wiki page of a post mortem, in Markdown that any wiki takes."""
    from pmtui.cli.exports import export

    return export(path, target, roles, forms)


@group.command("check")
@click.argument("paths", metavar="FILE...", type=PATH, nargs=-1, required=True)
@FORMAT
def check_command(paths: tuple[Path, ...], kind: str) -> int:
    """Say what is missing or worth a second look; exit code 1 when something is."""
    from pmtui.cli.check import check

    return check(paths, kind)


@group.command("show")
@click.argument("path", metavar="FILE", type=PATH)
@FORMAT
def show_command(path: Path, kind: str) -> int:
    """Print a whole post mortem, with its metrics."""
    from pmtui.cli.exports import show

    return show(path, kind)


@group.command("list")
@click.argument("folder", metavar="[DIR]", type=PATH, default=".")
@FORMAT
def list_command(folder: Path, kind: str) -> int:
    """List the post mortems of a folder: date, title, severity, status, open actions, file."""
    from pmtui.cli.listing import list_folder

    return list_folder(folder, kind)


group.add_command(actions)


@group.command("restore")
@click.argument("path", metavar="FILE", type=PATH)
@click.option("--to", "number", type=int, metavar="N", help="Write the text of this number beside the file, and print its name.")
@click.option("--replace", is_flag=True, help="With --to: put it in the file's place; what stands there is kept as a number too.")
@FORMAT
def restore_command(path: Path, number: int | None, replace: bool, kind: str) -> int:
    """List the older texts that are kept of a post mortem: number, when written, words. --to brings one back."""
    from pmtui.cli.restore import restore

    return restore(path, number, replace, kind)


@group.command("keys")
def keys_command() -> int:
    """Print the keys as a table."""
    from pmtui.cli.facts import keys

    return keys()


@group.command("schema")
def schema_command() -> int:
    """Print the JSON Schema of the file, for editors and other programs."""
    from pmtui.cli.facts import schema

    return schema()


@group.command("paths")
def paths_command() -> int:
    """Print where config, state, data and backups are kept, and which settings files count here."""
    from pmtui.cli.facts import paths

    return paths()


@group.command("doctor")
@FORMAT
def doctor_command(kind: str) -> int:
    """Say what this terminal can do; exit code 1 when something stands in the way of opening."""
    from pmtui.cli.doctor import doctor

    return doctor(kind)


@group.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> int:
    """Print the completion script of a shell: `pmtui completion bash > FILE`, and source it."""
    from click.shell_completion import get_completion_class

    from pmtui.cli.output import put

    kind = get_completion_class(shell)
    if kind is not None:
        put(kind(group, {}, "pmtui", COMPLETE).source() + "\n")
    return DONE
