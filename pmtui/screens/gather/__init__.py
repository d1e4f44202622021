"""Step 1: the people."""
