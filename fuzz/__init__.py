"""Hostile input for every parser, and what must hold whatever it reads."""
