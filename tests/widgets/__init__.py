"""Panes: what is drawn, and what the user does to it."""
