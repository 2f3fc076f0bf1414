"""How kind or unkind an adjective is by TextBlob's lexicon: weak evidence, for words that no list of ours
knows.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=10_000)
def polarity(word: str) -> float:
    """From -1.0 (unkind) to 1.0 (kind); 0.0 for a word that TextBlob doesn't know."""
    from textblob import TextBlob  # noqa: PLC0415 - half a second that most reviews never need

    return float(TextBlob(word).sentiment.polarity)
