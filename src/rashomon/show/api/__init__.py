"""The API: the desk for other programs, as JSON, feeds, annotations and linked data. It only reads."""
