"""Exports: `show` for programs and readers, tables and calendars of actions."""
