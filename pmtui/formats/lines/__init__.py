"""Entry lines: what is typed or pasted in one line, read into values and written back."""
