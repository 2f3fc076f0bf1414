"""Wants without a frame: the unmet act, opposites, remedies that need no verb sense, the open question."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.phrase import Phrase
from coach.records import Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import gerund_phrase
from coach.rewrite.predicate import base_phrase, predicate_words
from coach.rewrite.topic import topic_of
from coach.rewrite.want import Source, Want, is_joint, plain_want
from coach.rewrite.wordings import bare_words, definite, text_of

_MUTUAL: Final = frozenset("listen talk speak tell ask thank help support trust hug kiss".split())
_FIRST_PERSON: Final = frozenset({"me", "my", "mine", "myself", "i", "us"})
_LEAVING: Final = frozenset({"leave", "keep", "put", "have"})
_OPPOSITE_STATES: Final = MappingProxyType(
    {
        "on": "off",
        "running": "off",
        "open": "shut",
        "ajar": "shut",
        "unlocked": "locked",
        "up": "down",
        "dirty": "clean",
        "filthy": "clean",
        "messy": "tidy",
        "empty": "full",
        "wet": "dry",
        "plugged": "unplugged",
        "plug": "unplugged",
    }
)
_OUGHT: Final = frozenset({"should", "could", "would", "shoulda", "coulda"})
_INSIDE: Final = frozenset({"in", "on", "at", "inside", "by", "near", "outside", "under"})
_HURTS: Final = frozenset(
    "shout yell scream argue fight hit kick insult embarrass criticise criticize mock tease laugh "
    "lie talk speak tell "
    "complain moan nag interrupt ignore correct leave forget be go come treat".split()
)
"""Acts that no other place or time makes better, or that mean something else there."""
_ASKED_FIRST: Final = frozenset(
    "use take borrow eat wear move open read sell lend drink touch play finish change throw give drive ride "
    "book cancel invite post share buy order promise sign delete edit rewrite merge push plan decide bring "
    "schedule assign copy forward".split()
)
_NEGATIVES: Final = frozenset({"nothing", "nobody", "none", "no", "never", "neither", "nor"})
_STATES: Final = frozenset(
    "care believe mean want need feel like love know matter deserve seem exist".split()
)
"""What nobody can do on request."""
_MOST_WORDS: Final = 14


def other_wants(complaint: Complaint) -> Iterator[Want]:
    """Wants below the frames, best first."""
    if not complaint.names_an_act:
        if complaint.finding.kind is Kind.FAUX_FEELING and not complaint.obliques and not complaint.time:
            yield from opposites(complaint)
        return
    if complaint.wanted:
        yield from complements(complaint)
    else:
        yield from opposites(complaint)
        yield from remedies(complaint)
    topic = topic_of(complaint)
    if topic is not None:
        yield plain_want("open.topic", Source.OPEN, we=f"talk about {topic}", you=None)


def complements(complaint: Complaint) -> Iterator[Want]:
    """The unmet act is what is wanted: "you never call me back" wants "call me back"."""
    clause = complaint.clause
    is_lever = complaint.finding.kind is Kind.GUILT_TRIP
    if clause is None or not (is_lever or can_be_asked(clause)):
        return
    words = predicate_words(complaint.reading, clause)
    if (
        clause.head.lemma in _STATES
        or (clause.head.lemma == "have" and complaint.object is not None and not complaint.object.determiner)
        or any(w.norm in _NEGATIVES for w in words)
        or not words
        or len(words) > _MOST_WORDS
        or any(w.i in complaint.reading.quoted for w in words)
    ):
        return
    you = base_phrase(complaint, clause, words, "you")
    first_person = [w.norm for w in words if w.norm in _FIRST_PERSON]
    verb = clause.head.lemma
    thing = complaint.object
    ours = thing is not None and thing.head.pos == labels.NOUN and thing.possessor not in {"your", "ur"}
    shareable = ours and not first_person
    if verb in complaint.lexicons.words["shared_acts"] and shareable:
        act = base_phrase(complaint, clause, words, "we")
        yield plain_want(
            "complement.take-turns", Source.REMEDY, we=f"take turns {gerund_phrase(act)}", you=you
        )
    elif verb in _MUTUAL and first_person == ["me"]:
        act = " ".join("each other" if part == "me" else part for part in you.split(" "))
        yield plain_want("complement.each-other", Source.REMEDY, we=act, you=you)
    yield plain_want("complement.you", Source.REMEDY, we=None, you=you)


def can_be_asked(clause: Clause) -> bool:
    """Whether the act is one that the reader of the message can be asked for: theirs, and not gone by."""
    someones = clause.subject is None or not clause.subject_given or clause.mood is Mood.COMMAND
    theirs = clause.you_is_subject or someones or clause.subject_is_anybody
    too_late = clause.modal in _OUGHT and clause.head.tag == labels.PARTICIPLE
    return theirs and not too_late


def opposites(complaint: Complaint) -> Iterator[Want]:
    """The opposite of a verb (``antonyms.csv``) or of a trait (``traits.csv``)."""
    words = complaint.lexicons.words
    rows = [words["antonyms"].get(name) for name in _acts(complaint)]
    rows += [words["traits"].get(name) for name in _traits(complaint)]
    for row in rows:
        if row is not None and (row["shared"] == "yes" or not _is_about_a_thing(complaint)):
            name = row.get("verb") or row["trait"]
            wanted, shared = row["wanted"], row["shared"] == "yes"
            ours = wanted.replace("{your}", "our").replace("{we}", "we") if shared else None
            alone = not (shared and is_joint(wanted))
            yours = wanted.replace("{your}", "your").replace("{we}", "you") if alone else None
            topic = tuple(row["topic"].split("; ")) if row["topic"] else tuple(wanted.split()[-1:])
            yield plain_want(
                f"opposite.{name.replace(' ', '-')}", Source.REMEDY, we=ours, you=yours, topic=topic
            )
            return


def _is_about_a_thing(complaint: Complaint) -> bool:
    """Whether the act is done to a thing, where its opposite would speak of the writer ("push secrets")."""
    clause, thing = complaint.clause, complaint.object
    return clause is not None and thing is not None and thing.head.pos == labels.NOUN


def _acts(complaint: Complaint) -> tuple[str, ...]:
    """What the other does: the verb, with its particle and without."""
    clause = complaint.clause
    if clause is None:
        return (complaint.noun.lemma,) if complaint.noun else ()
    theirs = clause.you_is_subject or clause.subject is None or complaint.finding.kind is Kind.FAUX_FEELING
    return (clause.verb, clause.head.lemma) if theirs else ()


def _traits(complaint: Complaint) -> tuple[str, ...]:
    """What the other is said to be: "lazy", "a slob"."""
    clause = complaint.clause
    said = clause is not None and clause.copula is not None and clause.you_is_subject
    return (clause.head.lemma,) if clause is not None and said else ()


def remedies(complaint: Complaint) -> Iterator[Want]:
    """Remedies that carry the topic and need no verb sense: another state, another place or time, ask
    first.
    """
    clause, obj = complaint.clause, complaint.object
    if clause is None:
        yield from _kept_free(complaint)
    if clause is None or clause.is_past or not can_be_asked(clause):
        return
    named = obj is not None and obj.head.pos != labels.PRONOUN and bool(bare_words(obj))
    if obj is not None and named and clause.head.lemma in _LEAVING and complaint.state in _OPPOSITE_STATES:
        thing = definite(complaint, obj, "we")
        state = f"make sure {thing} {_is_are(obj)} {_OPPOSITE_STATES[complaint.state]}"
        yield plain_want("remedy.state", Source.REMEDY, we=state, you=state)
        return
    if obj is not None and named and clause.head.lemma in _ASKED_FIRST:
        act = base_phrase(complaint, clause, predicate_words(complaint.reading, clause), "you")
        if len(act.split()) <= _MOST_WORDS:
            first = f"check with me before {gerund_phrase(act)}"
            yield plain_want("remedy.ask-first", Source.REMEDY, we=None, you=first)
            return
    yield from _elsewhere(complaint, clause)


def _kept_free(complaint: Complaint) -> Iterator[Want]:
    """A place without the thing: "no more fish in the microwave" wants the microwave kept free of fish."""
    noun, place = complaint.noun, complaint.place
    if noun is None or place is None or place.case not in _INSIDE or place.phrase.head.pos != labels.NOUN:
        return
    own = Phrase(noun.head, tuple(w for w in noun.words if w.i <= noun.head.i))
    where = definite(complaint, place.phrase, "you")
    act = f"keep {where} free of {text_of(complaint, bare_words(own), 'you')}"
    yield plain_want("remedy.free-of", Source.REMEDY, we=act, you=act)


def _is_are(phrase: Phrase) -> str:
    return "are" if phrase.is_plural else "is"


def _elsewhere(complaint: Complaint, clause: Clause) -> Iterator[Want]:
    """The same act at another place or time, where the complaint is about its place or its time."""
    place = complaint.place
    where = {w.i for w in place.words} if place is not None else set()
    when = {w.i for w in complaint.time}
    cut = where or when
    pointed = complaint.object is not None and complaint.object.lemma in {"it", "this", "that"}
    if not cut or pointed or clause.head.lemma in _HURTS:
        return
    words = tuple(w for w in predicate_words(complaint.reading, clause) if w.i not in where | when)
    if not words or len(words) > _MOST_WORDS or words[0].i != clause.head.i:
        return
    act = base_phrase(complaint, clause, words, "you")
    name, other = ("place", "somewhere else") if where else ("time", "at another time")
    yield plain_want(f"remedy.{name}", Source.REMEDY, we=None, you=f"{act} {other}")
