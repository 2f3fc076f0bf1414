"""What is wanted instead, from the frame that fits a complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from coach.lexicon.frames import MINE, NO_OBJECT
from coach.lexicon.schema import FrameEntry, WantEntry
from coach.reading.clause import Oblique
from coach.records import Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import PERSON_SLOTS, Person
from coach.rewrite.template import MissingSlotError, Piece, fill
from coach.rewrite.wordings import bare_words, definite, text_of

_LIGHT_VERBS: Final = frozenset("have make do see hear find get want keep throw bring need leave".split())
"""Verbs that leave the meaning to their object: "have parties", "make noise", "see crumbs"."""

_OPAQUE: Final = frozenset(
    "pick give turn break look make get run cut hang blow put set take bring show carry".split()
)
"""Verbs that mean something else with a particle: "pick" and "pick up"."""

_JOINT: Final = re.compile(
    r"^(?:agree|take turns|split|share|settle|decide|talk|find|plan|set|sort out|work out|hear both)\b"
    r"|\b(?:each other|together|both|half and half|evenly|between us|the two of us|for (?:\{us\}|us)"
    r"|one of us|one answer)\b"
)
"""How an act reads that takes two."""
_WHEN: Final = frozenset(
    "by before on at until tonight today tomorrow this next friday saturday sunday monday "
    "week month day".split()
)
"""Words that open a time."""


class Source(IntEnum):
    """Where a want comes from, best first."""

    TOLD = 0
    """What the draft tells that an act lacked: word before it, company in it, another thing for its end."""
    FRAME = 1
    """A frame of the lexicon."""
    ACT = 2
    """The unmet act itself."""
    MATTER = 3
    """A matter of the lexicon that the complaint sounds like."""
    REMEDY = 4
    """An opposite, or a remedy that needs no verb sense."""
    SAYING = 5
    """An answer by kind."""
    OPEN = 6
    """The open question with the topic."""


@dataclass(frozen=True, slots=True)
class Want:
    """A wanted act as a bare verb phrase, said of us and of you; None where it can't be said of one of them.

    ``when`` may follow it. ``question`` asks about it with curiosity. ``topic`` are words that stand for the
    topic where the draft's own words don't come back.
    """

    frame: str
    source: Source
    we: tuple[Piece, ...] | None
    you: tuple[Piece, ...] | None
    when: Mapping[Person, tuple[Piece, ...]]
    question: tuple[Piece, ...] = ()
    topic: tuple[str, ...] = ()

    def said_of(self, person: Person) -> tuple[Piece, ...] | None:
        """The verb phrase for a person."""
        return self.we if person == "we" else self.you


def is_joint(want: str) -> bool:
    """Whether a wanted act is one that nobody can do alone: "agree on a budget", "take turns"."""
    return bool(_JOINT.search(want))


def plain_want(
    frame: str,
    source: Source,
    *,
    we: str | None,
    you: str | None,
    when: str = "",
    topic: tuple[str, ...] = (),
) -> Want:
    """A want without blanks or question."""
    at = (Piece(when),) if when else ()
    return Want(
        frame=frame,
        source=source,
        we=(Piece(we),) if we else None,
        you=(Piece(you),) if you else None,
        when={"we": at, "you": at},
        topic=topic,
    )


def frame_wants(complaint: Complaint) -> Iterator[Want]:
    """The wants of all frames that fit, most specific first."""
    if not complaint.names_an_act or _is_anothers(complaint):
        return
    seen: set[str] = set()
    for trigger in complaint.triggers:
        for frame in complaint.lexicons.frames_by_trigger.get(trigger, ()):
            if frame.id not in seen and fits(frame, complaint, trigger):
                seen.add(frame.id)
                want = entry_want(complaint, frame, Source.FRAME)
                if want is not None:
                    yield want


def _is_anothers(complaint: Complaint) -> bool:
    """Whether it is about what the writer is, or a choice about what somebody of the family does: "either Dad
    quits driving or …".
    """
    subject = complaint.clause.subject if complaint.clause is not None else None
    clause = complaint.clause
    if (
        clause is not None
        and clause.i_is_subject
        and clause.copula is not None
        and clause.negation is not None
    ):
        return True  # "I'm not your therapist"
    if complaint.finding.kind is not Kind.ULTIMATUM or subject is None or subject.head.is_you:
        return False
    return complaint.lexicons.is_a(subject.lemma, ("@relative",))


def fits(frame: FrameEntry, complaint: Complaint, trigger: str) -> bool:
    """Whether a complaint meets all conditions of a frame that ``trigger`` called."""
    if frame.polarity != "any" and (frame.polarity == "wanted") != complaint.wanted:
        return False
    verbless = complaint.clause is None
    if complaint.clause is not None and complaint.clause.head.i in complaint.reading.quoted:
        return False
    by_verb = trigger in frame.verbs and _is_verb_of(trigger, complaint)
    light = not verbless and complaint.clause is not None and complaint.clause.head.lemma in _LIGHT_VERBS
    by_noun = (verbless or light) and _is_noun_of(trigger, frame, complaint)
    by_predicate = trigger in frame.predicates and not by_verb and _is_predicate_of(trigger, complaint)
    if not (by_verb or by_noun or by_predicate):
        return False
    if by_verb and frame.objects and not _object_is(complaint, frame.objects):
        return False
    if frame.states and complaint.state not in frame.states:
        return False
    if frame.cases and not any(set(o.case.split()) & set(frame.cases) for o in complaint.obliques):
        return False
    is_a = complaint.lexicons.is_a
    if frame.around and not any(is_a(lemma, frame.around) for lemma in complaint.lemmas):
        return False
    return not any(is_a(lemma, frame.without) for lemma in complaint.lemmas)


def _is_noun_of(trigger: str, frame: FrameEntry, complaint: Complaint) -> bool:
    """Whether the trigger is the thing complained about; a whole class of things only in "no more of it"."""
    if trigger in frame.nouns:
        return True
    return complaint.finding.kind is Kind.NEGATIVE_REQUEST and complaint.lexicons.is_a(trigger, frame.nouns)


def _is_predicate_of(trigger: str, complaint: Complaint) -> bool:
    """Whether the trigger is what somebody is said to be, and not the object of a verb."""
    clause = complaint.clause
    return clause is None or (clause.head.lemma == trigger and (clause.copula is not None or clause.passive))


def _is_verb_of(trigger: str, complaint: Complaint) -> bool:
    """Whether the trigger is the verb; a bare verb doesn't stand for one whose particle changes its sense."""
    clause = complaint.clause
    if clause is None or trigger not in {clause.verb, clause.head.lemma}:
        return False
    return trigger == clause.verb or clause.head.lemma not in _OPAQUE


def _object_is(complaint: Complaint, wanted: tuple[str, ...]) -> bool:
    if complaint.object is None:
        return NO_OBJECT in wanted
    lemma = complaint.object.lemma
    mine = MINE in wanted and complaint.object.possessor in {"my", "our"}
    return mine or complaint.lexicons.is_a(lemma, wanted)


def entry_want(complaint: Complaint, frame: WantEntry, source: Source) -> Want | None:
    """The want of a frame or matter in the words of a complaint; None where the draft lacks what it needs."""
    ours, yours = slots(complaint, "we"), slots(complaint, "you")
    said, deadline = complaint.reading.text.lower(), _deadline(complaint)
    alone = not (frame.shared and is_joint(frame.want))
    try:
        we = _settled(fill(frame.want, ours), said, deadline) if frame.shared else None
        you = _settled(fill(frame.want, yours), said, deadline) if alone else None
        when: dict[Person, tuple[Piece, ...]] = {"we": fill(frame.when, ours), "you": fill(frame.when, yours)}
        question = fill(frame.question, ours)
    except MissingSlotError:
        return None
    return Want(frame.id, source, we, you, when, question, frame.topic)


def _settled(pieces: tuple[Piece, ...], said: str, deadline: str) -> tuple[Piece, ...]:
    """The pieces with every blank closed whose filling the draft gives itself: one of its choices, or its
    own time.
    """
    return tuple(_closed(piece, said, deadline) for piece in pieces)


def _closed(piece: Piece, said: str, deadline: str) -> Piece:
    given = next((c for c in piece.choices if c.strip(" ,") and c.lower() in said), None)
    if given is not None:
        return Piece(given)
    is_time = any(set(choice.split()[:1]) & _WHEN for choice in piece.choices)
    return Piece(deadline) if is_time and deadline else piece


def _deadline(complaint: Complaint) -> str:
    """The time that the writer sets for the wanted act: "by tomorrow", "tonight"."""
    words = complaint.time
    if not complaint.wanted or not words or words[0].norm not in _WHEN:
        return ""
    return text_of(complaint, words, "you")


def slots(complaint: Complaint, person: Person) -> dict[str, str]:
    """The slots that a complaint can fill, worded for ``person``. Optional ones bring a leading space."""
    values: dict[str, str] = dict(PERSON_SLOTS[person])
    obj = complaint.object
    if obj is not None and not obj.head.is_you:
        values["object"] = text_of(complaint, obj.words, "you")
        values["object:own"] = text_of(complaint, obj.words, person)
        values["object:bare"] = text_of(complaint, bare_words(obj), person)
        values["object:the"] = definite(complaint, obj, person)
        home = complaint.lexicons.words["homes"].get(obj.lemma)
        values["home"] = home["where"] if home else "away"
    place = complaint.place
    values["place"] = f" {text_of(complaint, place.words, person)}" if place else ""
    values["time"] = _time(complaint, person)
    topics = (complaint.oblique({case}) for case in ("about", "of", "on", "with", "at"))
    _add(values, "topic", complaint, next((o for o in topics if o is not None), None), person)
    _add(values, "person", complaint, complaint.oblique({"to", "with", "at", "for", "in front of"}), "you")
    if complaint.recipient is not None:
        values["recipient"] = text_of(complaint, complaint.recipient.words, "you")
    if complaint.state:
        values["state"] = complaint.state
    return values


def _time(complaint: Complaint, person: Person) -> str:
    """When, with a leading space; left out of what we do if it tells of one of us ("when I tell a story")."""
    one_sided = person == "we" and any(w.is_i or w.is_you for w in complaint.time)
    return "" if one_sided or not complaint.time else f" {text_of(complaint, complaint.time, person)}"


def _add(
    values: dict[str, str], slot: str, complaint: Complaint, oblique: Oblique | None, person: Person
) -> None:
    if oblique is None:
        return
    case = set(oblique.case.split())
    words = tuple(w for w in oblique.words if not (w.norm in case and w.i < oblique.phrase.words[0].i))
    values[slot] = text_of(complaint, words, person)
