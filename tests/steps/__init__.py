"""Verbs as functions: what each key of a step does, without a terminal."""
