"""A number and its word: `1 row`, `2 rows`. Knows regular English only; any other plural is passed in."""


def counted(count: int, word: str, words: str = "") -> str:
    """Return a number and its word; `words` is the plural where adding an `s` does not make it."""
    return f"{count} {word if count == 1 else words or f'{word}s'}"
