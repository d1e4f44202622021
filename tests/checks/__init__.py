"""Tests of pmtui/checks."""
