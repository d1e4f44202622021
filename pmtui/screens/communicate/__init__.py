"""Step 6: the page, the audiences, who was told."""
