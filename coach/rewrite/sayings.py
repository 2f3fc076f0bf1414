"""Answers by kind where no act is asked for: an own feeling, a validation, a question about the topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.reading.clause import Clause
from coach.reading.word import Word
from coach.records import Form
from coach.rewrite.complaint import Complaint
from coach.rewrite.forms import Wording
from coach.rewrite.template import MissingSlotError, fill
from coach.rewrite.topic import topic_of
from coach.rewrite.voice import Voice
from coach.rewrite.wordings import text_of

_DETERMINED: Final = frozenset("the my our your his her their this that these those".split())
"""Only a thing that both know is worth a talk about it."""


def sayings(complaint: Complaint, voice: Voice) -> Iterator[Wording]:
    """The wordings for the finding's kind whose slots the complaint can fill, in the order of the file."""
    slots = _slots(complaint)
    for form in complaint.lexicons.forms:
        if complaint.finding.kind not in form.kinds or form.register_ not in {voice.register, "any"}:
            continue
        try:
            pieces = fill(form.text, slots)
        except MissingSlotError:
            continue
        yield Wording(Form(form.form), form.id, pieces, pieces)


def _slots(complaint: Complaint) -> dict[str, str]:
    slots = {"cause": _cause(complaint)}
    topic = topic_of(complaint)
    if topic is not None and topic.split(" ")[0].lower() in _DETERMINED:
        slots["topic"] = topic
    feeling = _feeling(complaint)
    if feeling is not None:
        slots["feeling"] = feeling
    return slots


def _words(complaint: Complaint) -> list[Word]:
    span = complaint.finding.span
    return [w for w in complaint.reading.words if span.start <= w.start < span.end]


def _feeling(complaint: Complaint) -> str | None:
    """The feeling that the draft names or a word of it stands for; several are a blank to choose from."""
    words = complaint.lexicons.words
    for word in _words(complaint):
        faux = words["faux_feelings"].get(word.norm) or words["faux_feelings"].get(word.lemma)
        if faux is not None:
            meant = faux["meant"].split("; ")
            return f"<{'|'.join(meant)}>" if len(meant) > 1 else meant[0]
    for word in reversed(_words(complaint)):
        caused = words["caused_feelings"].get(word.norm) or words["caused_feelings"].get(word.lemma)
        if caused is not None:
            return caused["feeling"]
    return None


def _cause(complaint: Complaint) -> str:
    """The "when" clause that the draft itself gives, if it stands inside the finding's stretch."""
    inside = {w.i for w in _words(complaint)}
    for clause in complaint.reading.clauses:
        if clause.marker in {"when", "whenever"} and clause.head.i in inside and _is_plain(complaint, clause):
            words = [w for w in complaint.reading.subtree(clause.head) if w.i in inside and not w.is_punct]
            return f" {text_of(complaint, words, 'you')}"
    return ""


def _is_plain(complaint: Complaint, clause: Clause) -> bool:
    return clause.adverb(complaint.lexicons.words["absolutes"]) is None
