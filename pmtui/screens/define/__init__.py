"""Step 2: the problem."""
