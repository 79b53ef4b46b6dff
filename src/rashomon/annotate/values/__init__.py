"""Numbers and times that an article tells."""
