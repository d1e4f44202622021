"""Edits: what can be done to a document, as frozen values."""
