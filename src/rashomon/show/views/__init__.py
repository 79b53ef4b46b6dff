"""What the outputs show, put in order once: frozen views of a comparison, each with links to its evidence."""
