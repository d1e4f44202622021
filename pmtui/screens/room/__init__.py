"""The page for the room."""
