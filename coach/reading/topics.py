"""What a message is about: its things, persons and acts, without the words that any message has."""

from __future__ import annotations

from coach.reading import labels
from coach.reading.reading import Reading
from coach.records import Span, Topic

_LIGHT = frozenset(
    "thing stuff way time bit lot kind sort one ones something anything nothing everything someone anyone "
    "everyone people person guy guys day days today tonight tomorrow morning evening night week weekend year "
    "minute hour "
    "love babe hun mate dude bro mum mom dad honey dear man god christ sake hell lol thanks thank please pls "
    "fault problem matter point idea fact reason chance moment place number half part end start rest "
    "need want attempt try side private".split()
)


def topics(reading: Reading) -> tuple[Topic, ...]:
    """The topic words in order, each lemma once."""
    found: dict[str, Topic] = {}
    for word in reading.words:
        if word.pos not in {labels.NOUN, labels.PROPER_NOUN} or word.lemma in _LIGHT or len(word.norm) < 2:
            continue
        if word.dep in {labels.VOCATIVE, labels.DISCOURSE} or word.is_punct:
            continue
        found.setdefault(word.lemma, Topic(Span(word.start, word.end), word.lemma, word.dep))
    return tuple(found.values())
