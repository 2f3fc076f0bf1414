"""What a complaint is about, as a noun phrase that a question can carry."""

from __future__ import annotations

from coach.reading import labels
from coach.reading.topics import topics
from coach.rewrite.complaint import Complaint
from coach.rewrite.wordings import definite


def topic_of(complaint: Complaint) -> str | None:
    """The object of the complaint, else the last topic noun of its stretch, else of the message; None without one."""
    reading, span = complaint.reading, complaint.finding.span
    found = list(topics(reading))
    inside = [t for t in found if span.start <= t.span.start < span.end] or found
    if not inside:
        return None
    starts = {t.span.start for t in inside}
    obj = complaint.object
    if obj is not None and obj.head.start in starts:
        return definite(complaint, obj, "we")
    word = next(w for w in reading.words if w.start == inside[-1].span.start)
    phrase = reading.phrase(word)
    if word.pos == labels.PROPER_NOUN and len(phrase.words) == 1:
        return word.text
    return definite(complaint, phrase, "we")
