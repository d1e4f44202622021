"""Times as people write them: clocks, days, zones, and the one reader of them."""
