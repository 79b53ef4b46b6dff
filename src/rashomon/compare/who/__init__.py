"""Who is meant: names, spellings, scripts, roles and places of a story as one identity each."""
