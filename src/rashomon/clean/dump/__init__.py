"""Text dumps: lines, the choice among them, and what can be read off them."""
