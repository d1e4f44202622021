"""Every field of one row."""
