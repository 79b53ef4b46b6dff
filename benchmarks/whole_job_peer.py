"""The whole job with existing parts glued together: extract, find quotations, cluster. Arguments: page files."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers import cluster_texts, extract_html, extract_text, find_quotations


def main(paths: list[str]) -> None:
    """Run the parts one after the other on the pages."""
    pages = [(path, Path(path).read_text("utf-8")) for path in sorted(paths)]
    bodies = extract_html([text for path, text in pages if path.endswith(".html")])
    bodies += extract_text([text for path, text in pages if path.endswith(".txt")])
    texts = [body for body in bodies if body]
    print(len(texts), find_quotations(texts), cluster_texts(texts))


if __name__ == "__main__":
    main(sys.argv[1:])
