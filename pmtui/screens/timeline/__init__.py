"""Step 3: the timeline."""
