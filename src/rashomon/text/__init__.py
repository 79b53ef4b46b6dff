"""Pure helpers on strings: normalising, tokens, alignment, document frequencies, dates, addresses."""
