"""The group of all commands: `pmtui FILE` means `pmtui open FILE`, and help explains the exit codes."""

import click

from pmtui.cli.errors import MEANINGS
from pmtui.cli.names import COMMANDS


class Commands(click.Group):
    """A group that takes an unknown first word as the file to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, those for a call first."""
        return list(COMMANDS)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Put `open` before a file."""
        if args and args[0] not in COMMANDS:
            args = ["open", *args]
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["click.shell_completion.CompletionItem"]:
        """Complete commands and files."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names with their help lines."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the exit codes mean."""
        with formatter.section("Exit codes"):
            formatter.write_dl([*((str(code), words) for code, words in MEANINGS), ("128+n", "ended by signal n")])


class Defaulting(click.Group):
    """A group whose first word may be omitted: then it is `list`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `list` before anything that is not a command of the group."""
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)
