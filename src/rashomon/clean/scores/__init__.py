"""The learned model: blocks described in numbers, scored, and labelled."""
