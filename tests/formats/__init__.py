"""Tests of pmtui/formats."""
