"""Other languages: statements without a parser, one engine and a table a language."""
