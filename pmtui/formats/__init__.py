"""Formats: text in, values out, and back; no disk."""
