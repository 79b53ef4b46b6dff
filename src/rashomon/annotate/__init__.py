"""An article in; its sentences, statements, names, quantities and times out. Pure."""
