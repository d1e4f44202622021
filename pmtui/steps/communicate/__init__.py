"""Verbs of step 6: the page and the messages, the review, who was told."""
