"""Answers by kind where no act is asked for: an own feeling, a validation, a question about the topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.reading import labels
from coach.reading.word import Word
from coach.records import Form, Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.forms import Wording
from coach.rewrite.observation import claimed, observe, remark
from coach.rewrite.occasion import OPENERS, reach
from coach.rewrite.template import MissingSlotError, fill
from coach.rewrite.topic import is_known, topic_of
from coach.rewrite.voice import Voice
from coach.rewrite.wordings import text_of

_MOST_WORDS: Final = 14
_LOOSE: Final = frozenset({"in", "on", "over"})
_BARE: Final = 6
_OWNERS: Final = frozenset({"my", "your", "our", "ur"})
_WHEN: Final = frozenset({"when", "whenever"})


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
    feeling, word = _felt(complaint)
    occasion = _occasion(complaint, word)
    slots = {}
    cause = _worded(complaint, occasion)
    sentence = f"{_tense(complaint, occasion)} {feeling}{cause}"
    bare = complaint.finding.kind is Kind.FAUX_FEELING and len(_words(complaint)) <= _BARE
    if len(complaint.reading.sentences) > 1 and _is_own(complaint) and (cause or bare):
        slots["said"] = sentence
    elif cause and _is_own(complaint):
        slots["felt"] = sentence
    topic = topic_of(complaint)
    if topic is not None and is_known(topic):
        slots["topic"] = topic
    deed = observe(complaint)
    if deed is not None:
        slots["deed" if deed.past else "act"] = deed.text
    claim = claimed(complaint)
    if claim is not None:
        slots["claim"] = claim
    said = remark(complaint)
    if said is not None:
        slots["remark"] = said
    return slots


def _words(complaint: Complaint) -> list[Word]:
    span = complaint.finding.span
    return [w for w in complaint.reading.words if span.start <= w.start < span.end]


def _felt(complaint: Complaint) -> tuple[str, Word | None]:
    """The feeling that the draft names or a word of it stands for, and that word; several are a blank."""
    words = complaint.lexicons.words
    for word in _words(complaint):
        faux = words["faux_feelings"].get(word.norm) or words["faux_feelings"].get(word.lemma)
        if faux is not None:
            meant = faux["meant"].split("; ")
            return f"<{'|'.join(meant)}>" if len(meant) > 1 else meant[0], word
    for word in reversed(_words(complaint)):
        caused = words["caused_feelings"].get(word.norm) or words["caused_feelings"].get(word.lemma)
        if caused is not None:
            return caused["feeling"], word
        if word.is_verb and word.lemma in words["upset_verbs"]:
            return inflect(word.lemma, labels.PARTICIPLE), word
    return "<hurt|frustrated|sad>", None


def _is_own(complaint: Complaint) -> bool:
    """Whether the feeling is the writer's own, not "you're making the interns nervous"."""
    felt = complaint.finding.kind is Kind.FAUX_FEELING
    return felt or any(w.is_i or w.norm in {"me", "my", "us"} for w in _words(complaint))


def _occasion(complaint: Complaint, feeling: Word | None) -> list[Word]:
    """The words behind a feeling that say when or at what it comes up; none where they judge or run on."""
    reading = complaint.reading
    inside = _words(complaint)
    when = next((w for w in inside if w.norm in _WHEN and w.i > inside[0].i), None)
    before = feeling.i if feeling is not None else when.i - 1 if when is not None else None
    if before is None:
        return []
    last = reach(reading, max(before, inside[-1].i))
    words = list(reading.words[before + 1 : last + 1])
    while words and not _opens(words):
        words.pop(0)
    lists = complaint.lexicons.words
    odd = any(w.lemma in lists["absolutes"] or w.lemma in lists["insults"] or w.is_punct for w in words)
    alone = [w.norm for w in words[:2]] in (["by", "you"], ["by", "u"], ["with", "you"], ["at", "you"])
    return [] if odd or alone or len(words) > _MOST_WORDS else words


def _tense(complaint: Complaint, occasion: list[Word]) -> str:
    """The verb of feeling in the tense of its occasion."""
    clause = complaint.clause
    caused = complaint.finding.kind is Kind.CAUSATION and clause is not None and clause.is_past
    if occasion and occasion[0].norm == "since":
        return "I've felt"
    return "I felt" if caused or any(w.tag == labels.PAST for w in occasion) else "I feel"


def _opens(words: list[Word]) -> bool:
    """Whether an occasion begins here: "when …", "at your work things", not "on and on"."""
    if words[0].norm not in OPENERS or len(words) < 2:
        return False
    return (
        words[0].norm not in _LOOSE or words[1].pos == "DET" or words[1].norm in {"my", "your", "our", "ur"}
    )


def _worded(complaint: Complaint, words: list[Word]) -> str:
    """The occasion as it follows a feeling, with a leading space."""
    if not words:
        clause = complaint.clause
        subject = None if clause is None else clause.subject
        is_thing = subject is not None and subject.head.pos == labels.NOUN
        caused = complaint.finding.kind is Kind.CAUSATION and is_thing
        return f" about {text_of(complaint, subject.words, 'you')}" if caused and subject else ""
    text = text_of(complaint, words, "you")
    opener = words[0].norm
    if opener in {"by", "with"}:
        return f" about {text.split(' ', 1)[1]}" if " " in text else ""
    if opener == "how":
        return f" about {text}"
    return f" {text}"
