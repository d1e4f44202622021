"""Scripts of the world: letters, joiners, widths."""
