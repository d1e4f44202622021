"""Verbs: what each key of a step does, as functions from a selection to an outcome; no terminal, no disk."""
