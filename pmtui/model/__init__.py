"""Model: the document as frozen pydantic values, pure."""
