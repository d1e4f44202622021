"""The finished demo incident, as packaged data: a download outage of a package registry, retold with roles."""

from pkgutil import get_data

_ID = 'id = "cr4te"'


def text(id_: str = "") -> str:
    """Give the demo document as the text of its TOML file; a copy has an `id_` of its own: by that its journal is known."""
    whole = (get_data(__name__, "demo.toml") or b"").decode("utf-8")
    return whole.replace(_ID, f'id = "{id_}"', 1) if id_ else whole
