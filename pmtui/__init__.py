"""pmtui: run a blameless incident post mortem in a terminal."""

__version__ = "0.1.0"
