"""Step 3, Timeline: what each key does."""
