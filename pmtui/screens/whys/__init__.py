"""Step 4: the tree of whys."""
