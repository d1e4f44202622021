"""The lessons, one key away from the whys."""
