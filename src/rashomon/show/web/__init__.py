"""The web application: the desk as pages to read, on this machine or behind a token."""
