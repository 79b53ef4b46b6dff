"""One publisher under several names or domains."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import ReadError, UsageError
from rashomon.read.publishers import read_publishers
from rashomon.run.publishers import list_outlets, name_publishers
from tests.builders import make_article

FILE = """
[[publisher]]
name = "Calder Press"
outlets = ["The Calder Gazette", "Daily Buzzer"]
domains = ["buzzer.com"]
"""

GAZETTE = make_article("One.", outlet="The Calder Gazette", url="https://caldergazette.co.uk/a")
BUZZER = make_article("Two.", outlet="Daily buzzer", url="https://dailybuzzer.com/b")
BUZZER_TV = make_article("Three.", outlet="Buzzer TV", url="https://tv.buzzer.com/c")
ECHO = make_article("Four.", outlet="Eastmoor Echo", url="https://echo.org/d")


def write(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "outlets.toml"
    file.write_text(text, "utf-8")
    return file


def test_the_users_file_names_a_publisher_by_outlets_and_by_domains(tmp_path: Path) -> None:
    """Names count in any case; an outlet that the file does not know has no publisher."""
    known = read_publishers(write(tmp_path, FILE))
    found = name_publishers(list_outlets([GAZETTE, BUZZER, BUZZER_TV, ECHO]), known)
    assert {found.get(a.outlet.id) for a in (GAZETTE, BUZZER, BUZZER_TV) if a.outlet} == {"Calder Press"}
    assert len(found) == 3


def test_outlets_on_one_domain_are_one_publisher() -> None:
    """Two names on one registered domain are the domain's; one alone needs none."""
    sport = make_article("Five.", outlet="Echo Sport", url="https://sport.echo.org/e")
    found = name_publishers(list_outlets([GAZETTE, ECHO, sport]))
    assert set(found.values()) == {"echo.org"}
    assert len(found) == 2
    assert found == name_publishers(list_outlets([sport, ECHO, GAZETTE]))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("publisher = 3", "expected [[publisher]]"),
        ("[[publisher]]\noutlets = ['A']", "`name` is missing"),
        ("[[publisher]]\nname = 'A'\noutlets = 'B'", "`outlets` is not a list"),
        ("[[publisher]]\nname = 'A'\nowner = 'B'", "expected the keys"),
        ("[[publisher]]\nname = 'A'\noutlets = ['C']\n[[publisher]]\nname = 'B'\noutlets = ['c']", "belongs to 'A'"),
        ("no toml", "no valid TOML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """The message names the file and the place."""
    with pytest.raises(UsageError) as caught:
        read_publishers(write(tmp_path, text))
    assert said in str(caught.value)
    assert "outlets.toml" in str(caught.value)


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    """As with a manifest."""
    with pytest.raises(ReadError):
        read_publishers(tmp_path / "outlets.toml")
