"""The saved file: TOML in and out, its shape, its lines, its schema."""
