"""An article in; its sentences, statements, names, quantities and times out. Pure."""

from rashomon.annotate.annotate import annotate
from rashomon.annotate.learned import CueShares, parse_cues
from rashomon.annotate.parser import Parser

__all__ = ["CueShares", "Parser", "annotate", "parse_cues"]
