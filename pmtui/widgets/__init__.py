"""Panes: they show values and post messages."""
