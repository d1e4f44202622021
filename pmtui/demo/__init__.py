"""The finished demo incident, as packaged data: a download outage of a package registry, retold with roles."""

from pkgutil import get_data

_ID = 'id = "cr4te"'


def text(id_: str = "") -> str:
    """Return the demo document as TOML; a copy gets an `id_` of its own, since the journal is found by it."""
    whole = (get_data(__name__, "demo.toml") or b"").decode("utf-8")
    return whole.replace(_ID, f'id = "{id_}"', 1) if id_ else whole
