"""The page in Markdown, and the whys in the forms that other programs read."""
