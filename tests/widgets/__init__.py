"""Panes: what is drawn, and what the hand does to it."""
