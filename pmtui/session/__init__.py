"""One post mortem while somebody works on it: the only writer of a document, without a terminal."""
