"""Files, archives and rows in; pages out. All input and its hazards live here."""
