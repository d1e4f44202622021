"""Windows: one step each, document in, edits requested out."""
