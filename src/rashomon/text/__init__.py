"""Pure helpers on strings: normalising, tokens, shingles, alignment, sparse vectors, the calendar."""
