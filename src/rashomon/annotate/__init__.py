"""An article in; its sentences, statements, names, quantities and times out. Pure."""

from rashomon.annotate.annotate import annotate
from rashomon.annotate.english.learned import CueModel, parse_cues
from rashomon.annotate.parser import Parser

__all__ = ["CueModel", "Parser", "annotate", "parse_cues"]
