"""What was said: statements of every account joined into utterances, and how each renders them."""
