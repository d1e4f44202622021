"""How people are named, found in a text, and shown by their role."""
