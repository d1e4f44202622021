"""Tests of pmtui/edits: one file per step."""
