"""The pipeline as a list of stages, and where it runs."""
