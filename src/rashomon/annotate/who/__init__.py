"""Who speaks: mentions, names, offices and pronouns, and the speaker that each statement gets."""
