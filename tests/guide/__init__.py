"""Tests of pmtui/guide."""
