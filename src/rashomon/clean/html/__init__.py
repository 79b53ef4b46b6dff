"""HTML pages: the walk over markup, the choice of blocks, and what the page states about itself."""
