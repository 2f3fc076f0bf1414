"""What a complaint is about, as a noun phrase that a question can carry."""

from __future__ import annotations

from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.topics import topics
from coach.reading.word import Word
from coach.records import Kind, Span, Topic
from coach.rewrite.complaint import Complaint
from coach.rewrite.wordings import definite

_MOST_WORDS = 5
_ABOUT_THE_MESSAGE = frozenset({Kind.NEGATIVE_REQUEST, Kind.ULTIMATUM})
"""Kinds that ask for something, so that what the message is about may stand outside of them."""


def topic_of(complaint: Complaint) -> str | None:
    """The object of the complaint, else the last topic noun of its stretch, else of the message, or None.

    What belongs to a penalty, or to a fixed wording that a rule found, is no topic.
    """
    reading = complaint.reading
    off = _off_topic(complaint)
    found = [
        t
        for t in topics(reading)
        if not any(cue.covers(t.span) for cue in off) and not complaint.lexicons.is_a(t.lemma, ("@time",))
    ]
    span = complaint.finding.span
    inside = [t for t in found if span.covers(t.span)]
    obj = complaint.object
    if (
        obj is not None
        and any(t.span.start == obj.head.start for t in inside)
        and _is_speakable(complaint, obj)
    ):
        return definite(complaint, _plain(complaint, obj), "we")
    if not inside and complaint.finding.kind not in _ABOUT_THE_MESSAGE:
        return None
    best = _last_noun(complaint, inside or found)
    if best is None:
        return None
    phrase = _plain(complaint, reading.phrase(best))
    if not _is_speakable(complaint, phrase):
        return None
    if best.pos == labels.PROPER_NOUN and len(phrase.words) == 1:
        return None
    return definite(complaint, phrase, "we")


def _is_speakable(complaint: Complaint, phrase: Phrase) -> bool:
    """Whether a question can carry the phrase: no judgement, no stray verb or question word, not too long."""
    words, lists = phrase.words, complaint.lexicons.words
    judged = any(w.lemma in lists[name] for w in words for name in ("negative_traits", "insults", "failings"))
    stray = any(w.tag in labels.FINITE or w.tag.startswith("W") or w.tag in {"JJS", "RBS"} for w in words)
    return not judged and not stray and len(words) <= _MOST_WORDS


def _off_topic(complaint: Complaint) -> list[Span]:
    return [cue.span for cue in complaint.finding.cues if cue.role in {"consequence", "phrase"}]


def _last_noun(complaint: Complaint, found: list[Topic]) -> Word | None:
    starts = {t.span.start for t in found}
    nouns = [w for w in complaint.reading.words if w.start in starts and w.dep not in labels.SUBJECTS]
    return nouns[-1] if nouns else None


def _plain(complaint: Complaint, phrase: Phrase) -> Phrase:
    """The phrase without its prepositional phrases: "the bill" of "the bill for the heating"."""
    reading, head = complaint.reading, phrase.head
    drop = {w.i for kid in reading.children(head, "nmod", "appos") for w in reading.subtree(kid)}
    return Phrase(head, tuple(w for w in phrase.words if w.i not in drop))
