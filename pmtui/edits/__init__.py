"""Verbs: what may be done to a document, as frozen values."""
