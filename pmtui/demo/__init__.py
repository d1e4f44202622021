"""The finished demo incident, as packaged data: a download outage of a package registry, retold with roles."""

from importlib import resources


def text() -> str:
    """Give the demo document as the text of its TOML file."""
    return (resources.files(__name__) / "demo.toml").read_text(encoding="utf-8")
