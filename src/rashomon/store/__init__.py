"""Where results are kept: tables on disk."""
