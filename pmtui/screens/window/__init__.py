"""What all windows are made of: frame, entry line, list, form, messages."""
