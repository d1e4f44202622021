"""`pmtui actions` as click parses it: a list by default, and three words that change an action."""

from pathlib import Path

import click

from pmtui.cli.group import Defaulting

PATH = click.Path(readable=False, path_type=Path)


@click.group("actions", cls=Defaulting, subcommand_metavar="[DIR | FILE | done | reopen | due] ...")
def actions() -> None:
    """List what is to be done over all post mortems of a folder, the soonest due first; done, reopen and due change one."""


@actions.command("list")
@click.argument("folder", metavar="[DIR|FILE]", type=PATH, default=".")
@click.option("--open", "only_open", is_flag=True, help="Only what is still to do.")
@click.option("--overdue", is_flag=True, help="Only what is still to do and whose day has passed.")
@click.option("--owner", default="", metavar="NAME", help="Only what somebody of this name sees to.")
@click.option(
    "--format", "kind", type=click.Choice(["text", "csv", "json", "ics"]), default="text", help="ics: the due days as a calendar."
)
def actions_list_command(folder: Path, only_open: bool, overdue: bool, owner: str, kind: str) -> int:
    """List the actions of a folder, or of one file."""
    from pmtui.cli.actions import list_actions

    return list_actions(folder, only_open=only_open, overdue=overdue, owner=owner, kind=kind)


@actions.command("done")
@click.argument("path", metavar="FILE", type=PATH)
@click.argument("words", metavar="ID...", nargs=-1, required=True)
def actions_done_command(path: Path, words: tuple[str, ...]) -> int:
    """Say that actions are done; ID as listed, or words that only this one begins with."""
    from pmtui.cli.actions import set_status

    return set_status(path, words, "done")


@actions.command("reopen")
@click.argument("path", metavar="FILE", type=PATH)
@click.argument("words", metavar="ID...", nargs=-1, required=True)
def actions_reopen_command(path: Path, words: tuple[str, ...]) -> int:
    """Say that actions are still to do after all."""
    from pmtui.cli.actions import set_status

    return set_status(path, words, "accepted")


@actions.command("due")
@click.argument("path", metavar="FILE", type=PATH)
@click.argument("word", metavar="ID")
@click.argument("day", metavar="DATE")
def actions_due_command(path: Path, word: str, day: str) -> int:
    """Give an action another day: 2026-12-01, fri, +2w."""
    from pmtui.cli.actions import set_due

    return set_due(path, word, day)
