"""Step 4, Whys: what each key does."""
