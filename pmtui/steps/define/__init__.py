"""Verbs of step 2: the problem, field by field."""
