"""Wants without a frame: the unmet act, opposites, remedies that need no verb sense, the open question."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import Person, gerund_phrase
from coach.rewrite.topic import topic_of
from coach.rewrite.want import Source, Want, plain_want
from coach.rewrite.wordings import bare_words, definite, text_of

_LEFT_OUT_ADVERBS: Final = frozenset(
    "always never ever just even again constantly forever really actually simply please once twice anymore "
    "still not finally literally continually perpetually seriously bloody honestly also".split()
)
_DROPPED: Final = frozenset(
    {
        labels.PARATAXIS,
        labels.VOCATIVE,
        labels.DISCOURSE,
        labels.PUNCTUATION,
        labels.COORDINATOR,
        *labels.SUBJECTS,
    }
)
_REASONS: Final = frozenset(
    {"because", "since", "cause", "cuz", "bc", "cos", "so", "if", "unless", "as", "though"}
)
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
    if clause is None:
        return
    words = predicate_words(complaint.reading, clause)
    if (
        clause.head.lemma in _STATES
        or any(w.norm in _NEGATIVES for w in words)
        or not words
        or len(words) > _MOST_WORDS
        or any(w.i in complaint.reading.quoted for w in words)
    ):
        return
    you = base_phrase(complaint, clause, words, "you")
    first_person = [w.norm for w in words if w.norm in _FIRST_PERSON]
    verb = clause.head.lemma
    if verb in complaint.lexicons.words["shared_acts"] and not first_person:
        act = base_phrase(complaint, clause, words, "we")
        yield plain_want(
            "complement.take-turns", Source.REMEDY, we=f"take turns {gerund_phrase(act)}", you=you
        )
    elif verb in _MUTUAL and first_person == ["me"]:
        act = " ".join("each other" if part == "me" else part for part in you.split(" "))
        yield plain_want("complement.each-other", Source.REMEDY, we=act, you=you)
    yield plain_want("complement.you", Source.REMEDY, we=None, you=you)


def predicate_words(reading: Reading, clause: Clause) -> tuple[Word, ...]:
    """The verb phrase of a clause from its verb on: what is done, without hedges, absolutes and reasons."""
    skip = {w.i for w in clause.auxiliaries}
    if clause.negation is not None:
        skip.add(clause.negation.i)
    if clause.copula is not None:
        skip.add(clause.copula.i)
    skip |= {k.i for k in reading.children(clause.head, labels.MARKER)}
    return tuple(
        word
        for word in _kept(reading, clause.head)
        if word.i not in skip
        and not (word.norm in _LEFT_OUT_ADVERBS and word.dep == labels.ADVERBIAL)
        and (word.i >= clause.head.i or clause.copula is not None)
    )


def _kept(reading: Reading, head: Word) -> list[Word]:
    found, stack = [], [head]
    while stack:
        word = stack.pop()
        found.append(word)
        for kid in reading.children(word):
            clause = reading.clause_at(kid.i)
            if word.i == head.i and kid.dep in _DROPPED:
                continue
            if clause is not None and (kid.dep == labels.CONJUNCT or clause.marker in _REASONS):
                continue
            if any(k.norm == "without" for k in reading.children(kid, labels.CASE, labels.MARKER)):
                continue
            if clause is None and any(w.text in {",", ";"} for w in reading.words[word.i + 1 : kid.i]):
                continue
            stack.append(kid)
    found = sorted(found, key=lambda w: w.i)
    while found and found[-1].is_punct:
        found.pop()
    return found


def base_phrase(complaint: Complaint, clause: Clause, words: tuple[Word, ...], person: Person) -> str:
    """The verb phrase with its verb in the base form."""
    if clause.copula is not None:
        return f"be {text_of(complaint, words, person)}"
    return f"{clause.head.lemma} {text_of(complaint, words[1:], person)}".rstrip()


def opposites(complaint: Complaint) -> Iterator[Want]:
    """The opposite of a verb (``antonyms.csv``) or of a trait (``traits.csv``)."""
    words = complaint.lexicons.words
    rows = [words["antonyms"].get(name) for name in _predicates(complaint)]
    rows += [words["traits"].get(name) for name in _traits(complaint)]
    for row in rows:
        if row is not None:
            name = row.get("verb") or row["trait"]
            wanted, shared = row["wanted"], row["shared"] == "yes"
            ours = wanted.replace("{your}", "our").replace("{we}", "we") if shared else None
            yours = wanted.replace("{your}", "your").replace("{we}", "you")
            topic = tuple(row["topic"].split("; ")) if row["topic"] else tuple(wanted.split()[-1:])
            yield plain_want(
                f"opposite.{name.replace(' ', '-')}", Source.REMEDY, we=ours, you=yours, topic=topic
            )
            return


def _traits(complaint: Complaint) -> tuple[str, ...]:
    """The words that may name a trait: what somebody is said to be, or any word where no act is named."""
    is_act = complaint.names_an_act and complaint.clause is not None and complaint.clause.copula is None
    return () if is_act else (*_predicates(complaint), *sorted(complaint.lemmas))


def _predicates(complaint: Complaint) -> tuple[str, ...]:
    if complaint.clause is None:
        return (complaint.noun.lemma,) if complaint.noun else ()
    return complaint.clause.verb, complaint.clause.head.lemma


def remedies(complaint: Complaint) -> Iterator[Want]:
    """Remedies that carry the topic and need no verb sense: another state, another place or time, ask
    first.
    """
    clause, obj = complaint.clause, complaint.object
    if clause is None or clause.is_past:
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


def _is_are(phrase: Phrase) -> str:
    return "are" if phrase.is_plural else "is"


def _elsewhere(complaint: Complaint, clause: Clause) -> Iterator[Want]:
    """The same act at another place or time, where the complaint is about its place or its time."""
    place = complaint.place
    where = {w.i for w in place.words} if place is not None else set()
    when = {w.i for w in complaint.time}
    cut = where or when
    if not cut or clause.head.lemma in _HURTS:
        return
    words = tuple(w for w in predicate_words(complaint.reading, clause) if w.i not in where | when)
    if not words or len(words) > _MOST_WORDS or words[0].i != clause.head.i:
        return
    act = base_phrase(complaint, clause, words, "you")
    name, other = ("place", "somewhere else") if where else ("time", "at another time")
    yield plain_want(f"remedy.{name}", Source.REMEDY, we=None, you=f"{act} {other}")
