"""Nouns: the document as frozen pydantic values, pure."""
