"""Strengths: what a draft does well."""

from __future__ import annotations

from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Strength


def find_strengths(reading: Reading, lexicons: Lexicons) -> tuple[Strength, ...]:
    """The strengths of a draft."""
    return ()
