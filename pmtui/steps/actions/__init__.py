"""Step 5, Actions: what each key does."""
