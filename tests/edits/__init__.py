"""Tests of the verbs: one file a step."""
