"""What other programs take: `show` for programs and eyes, tables and calendars of actions."""
