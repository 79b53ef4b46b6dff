"""The words of tellings: terms, their likeness, words of one meaning, and what a difference is about."""
