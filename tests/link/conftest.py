"""Invented stories for the tests of linking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.link import Frequencies, LinkWeights
from rashomon.model import Article
from rashomon.run.models import load_link_weights
from tests.builders import make_article

# A table small enough to read: the words that stand in most articles, as the shipped table has them.
COMMON = """said people year week day time two three first last new told minister president government country police
    official report news talk meet agre call work plan start end win los kill die hous city school water rescu collaps
    min roof miner company union""".split()

QUARRY = (
    "Four quarrymen were buried on Tuesday when a wall of slate gave way at Pennant Ridge, the Morvale police said.\n\n"
    "Rescue leader Agnes Tolliver told reporters that her team had heard knocking below the third terrace.\n\n"
    "The owner, Harrow Slate, said that the terrace had been inspected in April and that 31 men were at work."
)
QUARRY_AGAIN = (
    "Rescuers at Pennant Ridge heard knocking on Tuesday evening, hours after slate buried four quarrymen there.\n\n"
    "“We are digging towards the sound,” Agnes Tolliver said. Harrow Slate, which owns the Morvale quarry, said "
    "31 men had been on the third terrace, which it called inspected and safe."
)
OTHER_QUARRY = (
    "Two quarrymen died on Wednesday when a marble block slipped from its cable at Costa Brenna, in Tirrania.\n\n"
    "The labour inspectorate in Valdora ordered Marmi Brenna to stop work. Inspector Livio Carranza said that the "
    "cable had been worn for months."
)
REGATTA = (
    "The sculler Ottoline Frayne won the Lake Sorrel regatta by two lengths on Sunday, her third title in a row.\n\n"
    "Frayne, 28, said that the wind had been kinder than her coach, Bertrand Oakes."
)


@pytest.fixture(scope="session")
def weights() -> LinkWeights:
    """Everyday words stand in every third article of a thousand, all others in none; the pair models are the real."""
    frequencies = Frequencies(documents=1000, counts=dict.fromkeys(COMMON, 300))
    return replace(load_link_weights(), frequencies=frequencies)


@pytest.fixture
def quarry() -> Article:
    return make_article(QUARRY, headline="Four buried in slate quarry", outlet="Morvale Post", published="2031-03-04")


@pytest.fixture
def quarry_again() -> Article:
    return make_article(
        QUARRY_AGAIN,
        headline="Knocking heard below Pennant Ridge slate",
        outlet="The Lantern",
        published="2031-03-04T20:15",
    )


@pytest.fixture
def other_quarry() -> Article:
    return make_article(
        OTHER_QUARRY, headline="Two die in marble quarry", outlet="Valdora News", published="2031-03-05"
    )


@pytest.fixture
def regatta() -> Article:
    return make_article(REGATTA, headline="Frayne wins on Lake Sorrel", outlet="The Lantern", published="2031-03-02")
