"""A page in; an article out, or the reason why there is none. Pure."""
