"""Tests of pmtui/shell: each part without an application."""
