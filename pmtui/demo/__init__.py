"""The finished demo incident, as packaged data: a download outage of a package registry, retold with roles."""

from pkgutil import get_data


def text() -> str:
    """Give the demo document as the text of its TOML file."""
    return (get_data(__name__, "demo.toml") or b"").decode("utf-8")
