"""Speed beside peers, both sides measured in the same run on the same texts."""
