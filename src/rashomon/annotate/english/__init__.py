"""English: statements from parsed sentences, with learned cues and boundaries."""
