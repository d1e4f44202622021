"""Step 5: the actions."""
