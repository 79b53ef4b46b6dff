"""Results in; what a person reads out: terminal, HTML report, Markdown, JSON."""
