"""Tests of pmtui/model."""
