"""Questions: what a document lacks or should look at again."""
