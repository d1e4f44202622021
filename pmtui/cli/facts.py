"""What pmtui says about itself: keys, schema, folders."""

from pmtui.cli.errors import DONE
from pmtui.cli.output import columns, put, put_json


def keys() -> int:
    """Print the keys as a table."""
    from pmtui.keys import table

    put("".join(f"{line}\n" for line in columns([("where", "key", "does"), *table()])))
    return DONE


def schema() -> int:
    """Print the JSON Schema of the file."""
    from pmtui.formats.file import schema as formats_schema

    put_json(formats_schema.schema())
    return DONE


def paths() -> int:
    """Print where config, state, data and backups are, and the settings files that count here, nearest first."""
    from pathlib import Path

    from pmtui.cli.settings import configured, tell_slips
    from pmtui.cli.world import app_folders
    from pmtui.model.text import one_line

    where, settled = app_folders(), configured(Path())
    tell_slips(settled)
    folders = (("config", where.config / "config.toml"), ("state", where.state), ("data", where.data), ("backups", where.state / "backups"))
    rows = [(name, one_line(str(path))) for name, path in folders]
    rows += [("settings", one_line(str(path))) for path in settled.files] or [("settings", "no file of them is there")]
    put("".join(f"{line}\n" for line in columns(rows)))
    return DONE
