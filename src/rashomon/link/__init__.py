"""Articles in; copies, episodes and stories out. Pure."""
