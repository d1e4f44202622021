"""Home: the post mortems of a folder."""
