"""Addresses in; responses out. Politely, and never to a place that a page has no business with."""
