"""The views as HTML: parts of a story that any page can hold, and the drawings in them."""
