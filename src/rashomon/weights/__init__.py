"""Learned parameters and pinned digests as data, each with its source."""
