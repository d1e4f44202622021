"""Figures of an incident, computed and never stored."""
