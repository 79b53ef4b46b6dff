"""Tell pages that are no article: errors, consent walls, index pages.

In: the choice of blocks, and whether the page states that it is an article.  Out: why it is none, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.clean.blocks import Block
from rashomon.clean.choice import Choice
from rashomon.clean.labels import label_text
from rashomon.clean.prose import MIN_PROSE, count_words, ends_sentence

SHORT_WORDS = 150  # an error or consent page says less than this
BRIEF_WORDS = 60  # fewer words of body are an article only where little else stands on the page
MANY_BLOCKS = 30
RESCUE = 0.2  # score that the best paragraph of a page without body must have for the page to be one of paragraphs
RESCUE_STATED = 0.02  # the same of a page that states to be an article
RESCUE_SHARE = 0.25  # of that best score: what its other paragraphs must have
_ERROR = re.compile(
    r"^\W*(?:error\s*)?(?:40[0134]|410|429|451|50[0234])\b(?!\s*(?:people|dead|killed|miners|million|jobs|new))|"
    r"\b(?:page|file|article|url|resource) (?:\w+ )?(?:not found|(?:could|can)(?:not|n't| not) be found|does(?:n't|"
    r" not) exist|no longer exists|is unavailable|you(?:'re| are) looking for)|"
    r"^\W*(?:access (?:to this page has been )?denied|forbidden|not found|bad gateway|"
    r"service (?:temporarily )?unavailable|gateway time-?out|internal server error|too many requests)\b|"
    r"\b(?:are you (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|"
    r"just a moment\.\.\.|attention required! \||"
    r"enable javascript (?:and cookies )?to (?:continue|run|view)|you don't have permission to access|"
    r"unusual traffic|request blocked|security check to access|"
    r"seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|страница не найдена|"
    r"сторінку не знайдено)",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\b(?:cookies?|consent|gdpr|our partners|personal data|privacy policy|traceurs|datenschutz|einwilligung|"
    r"données personnelles|tracking)\b",
    re.IGNORECASE,
)


def refuse_choice(choice: Choice, *, stated: bool, title: str | None = None) -> str | None:
    """Return why the chosen blocks are no article, or None; a page that states an article is no index."""
    body = choice.of("body")
    words = sum([count_words(block.text) for block in body])
    if words < SHORT_WORDS:
        heads = [title or "", *(block.text for block in (*choice.of("headline"), *body[:3]))]
        if any(_ERROR.search(text[:200].replace("’", "'")) for text in heads):
            return "an error page, not an article"
        if body and sum(_CONSENT.search(block.text) is not None for block in body) * 2 > len(body):
            return "a consent notice, not an article"
    if not body:
        return "no run of sentences was found"
    if stated or words >= BRIEF_WORDS:
        return None
    others = sum(1 for role in choice.roles if role in {"other", "related", "navigation", "crosshead"})
    if others > MANY_BLOCKS:
        return f"an index page: {words} words of text among {others} other parts"
    return None


def rescue_scores(
    blocks: Sequence[Block], scores: list[float], threshold: float, *, stated: bool = False
) -> list[float]:
    """Return the scores, with its best sentences lifted over the threshold where a page has no body at all.

    stated: the page says that it is an article.
    """
    if max(scores, default=threshold) >= threshold:
        return scores
    best = max((score for block, score in zip(blocks, scores, strict=True) if _is_paragraph(block)), default=0.0)
    if best < (RESCUE_STATED if stated else RESCUE):
        return scores
    return [
        threshold if score >= best * RESCUE_SHARE and _is_paragraph(block) else score
        for block, score in zip(blocks, scores, strict=True)
    ]


def _is_paragraph(block: Block) -> bool:
    return (
        len(block.text) >= MIN_PROSE
        and block.link < 0.5
        and ends_sentence(block.text)
        and label_text(block.text) is None
    )
