"""What a complaint is about, as a noun phrase that a question can carry."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.word import Word
from coach.records import Kind, Span
from coach.rewrite.act import PERSONS
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.wordings import bare_words, definite, text_of

_MOST_WORDS: Final = 6
_DETERMINED: Final = frozenset("the my our your this that these those".split())
_EMPTY: Final = frozenset(
    "one thing lot bit way point time fact kind sort side reason part half life pity shame matter idea word "
    "trouble problem issue catch bother people guy bloke woman man girl boy person "
    "joke sense heart hell mind adult front back end middle top "
    "story act tone elder turn mug age century damn family face fault blame doing nonsense decency nerve "
    "cheek audacity manners call gut behalf sake place excuse choice mouth nose gob trap "
    "tongue neck throat answer question truth limit line record moment rest hint nightmare disaster "
    "mood screwup screw-up mess-up cock-up fuck-up blunder stupidity laziness glass teacup "
    "weight body figure accent skin".split()
)
"""Nouns that name nothing by themselves."""
_LOOSE: Final = frozenset(
    {Kind.ULTIMATUM, Kind.NEGATIVE_REQUEST, Kind.GENERALIZATION, Kind.ACCUSING_QUESTION}
)
"""Kinds in which any known thing of the finding may be what it is about."""
_ENDING: Final = frozenset({Kind.NEGATIVE_REQUEST, Kind.ULTIMATUM})
_HOURS: Final = frozenset("morning afternoon evening night day week weekend month year hour minute".split())
THING_STATES: Final = frozenset({"late", "cold", "dirty", "loud", "slow", "old", "wet", "dead", "broken"})
"""Traits of people that are mere states of things."""
_JOINTS: Final = frozenset({"and", "or"})
_ABOUT: Final = frozenset({"about", "over", "with", "on", "for", "up", "of"})


def is_known(topic: str) -> bool:
    """Whether the topic is a thing that both know ("the rota", "our rent"): only then is it worth a talk."""
    return topic.split(" ", maxsplit=1)[0].lower() in _DETERMINED


def is_somebody(complaint: Complaint, topic: str) -> bool:
    """Whether a topic is a person: nobody that one just talks about."""
    last = topic.rsplit(" ", maxsplit=1)[-1].lower()
    return complaint.lexicons.is_a(last, ("@relative", "@child", "@guest")) or last in PERSONS


def topic_of(complaint: Complaint) -> str | None:
    """The thing that a complaint is about, or None: its object, its subject, or what stands behind "about".

    A thing without a verb keeps what tells it from others ("the fish in the microwave"). What belongs to a
    penalty, or to a fixed wording that a rule found, is no topic.
    """
    off = _off_topic(complaint)
    for phrase in _candidates(complaint):
        head = phrase.head
        spoken = phrase if complaint.clause is None else _plain(complaint, phrase)
        bare = complaint.clause is None or phrase is not complaint.object
        is_when = (bare and complaint.lexicons.is_a(head.lemma, ("@time",))) or head.lemma in _HOURS
        if is_when or _is_called(complaint, phrase) or any(cue.start <= head.start < cue.end for cue in off):
            continue
        if any(k.dep == labels.CASE and k.norm == "'s" for k in complaint.reading.children(head)):
            continue  # "at our Gem's": a place of somebody's
        named = head.pos == labels.NOUN and head.lemma not in _EMPTY
        if complaint.finding.kind is Kind.CONTEMPT and not _is_matter(complaint, phrase):
            continue
        if named and _is_shared(complaint, phrase) and _is_speakable(complaint, spoken):
            return _with_details(complaint, spoken)
    return None


def burden_of(complaint: Complaint) -> str | None:
    """What weighs on the writer, as they are "struggling with" it: "the incense", "the humming at night"."""
    if complaint.finding.kind is not Kind.CAUSATION:
        return None
    span, reading = complaint.finding.span, complaint.reading
    heads = [w for w in reading.words if span.start <= w.start < span.end and w.pos == labels.NOUN]
    heads += [w for w in reading.words if span.start <= w.start < span.end and w.tag == labels.GERUND]
    for head in heads:
        phrase = reading.phrase(head)
        case = {k.norm for k in reading.children(head, labels.CASE)}
        first = phrase.words[0].norm
        owned = phrase.possessor in {"your", "ur", "yer"} or (bool(case & {"with"}) and first in _DETERMINED)
        subject = head.dep in labels.SUBJECTS and first in _DETERMINED
        named = head.lemma not in _EMPTY | PERSONS and not complaint.lexicons.is_a(
            head.lemma, ("@relative", "@child", "@guest", "@time")
        )
        if (owned or subject) and named and _is_speakable(complaint, phrase):
            return _with_details(complaint, phrase)
    return None


def _is_shared(complaint: Complaint, phrase: Phrase) -> bool:
    """Whether both know the thing: it has "the" or "my", or it is what there should be no more of."""
    bare = complaint.clause is None and complaint.finding.kind in _ENDING
    no_more = bare and complaint.noun is not None and phrase.head.i == complaint.noun.head.i
    again = complaint.finding.kind is Kind.CONTEMPT and phrase.words[0].norm in {"another", "more"}
    return no_more or again or bool(phrase.possessor) or phrase.determiner in _DETERMINED


def _candidates(complaint: Complaint) -> Iterator[Phrase]:
    if complaint.object is not None:
        yield complaint.object
    if complaint.clause is not None and complaint.clause.subject is not None:
        yield complaint.clause.subject
    yield from (o.phrase for o in complaint.obliques if o.case in _ABOUT)
    if complaint.finding.kind in _LOOSE or (
        complaint.clause is None and complaint.finding.kind is Kind.CONTEMPT
    ):
        span = complaint.finding.span
        inside = [w for w in complaint.reading.words if span.start <= w.start < span.end]
        yield from (p for p in map(complaint.reading.phrase, inside) if _is_matter(complaint, p))


def _is_called(complaint: Complaint, phrase: Phrase) -> bool:
    """Whether the phrase calls somebody: "My sister, you have to …"."""
    reading, head = complaint.reading, phrase.head
    opens = reading.sentence_of(head).start == phrase.words[0].i
    after = reading.words[phrase.words[-1].i + 1 : phrase.words[-1].i + 2]
    named = bool(phrase.possessor) or head.pos == labels.PROPER_NOUN
    return head.dep == labels.VOCATIVE or (opens and named and any(w.text == "," for w in after))


def _is_matter(complaint: Complaint, phrase: Phrase) -> bool:
    """Whether a phrase names a thing that people settle, and no person, time or place."""
    head, lexicons = phrase.head, complaint.lexicons
    lost = complaint.finding.kind is Kind.ULTIMATUM and head.lemma in lexicons.words["losses"]
    if (
        lost
        or head.pos != labels.NOUN
        or head.lemma in PERSONS
        or head.dep in {labels.POSSESSIVE, "compound"}
    ):
        return False
    if complaint.finding.kind is Kind.CONTEMPT and head.lemma not in lexicons.words["classes"]:
        return False
    case = {k.norm for k in complaint.reading.children(head, labels.CASE)}
    return not lexicons.is_a(head.lemma, ("@time", "@relative", "@child", "@guest")) and not case - _ABOUT


def _with_details(complaint: Complaint, phrase: Phrase) -> str:
    """The thing as one that both know, with the words behind it."""
    own = tuple(w for w in phrase.words if w.i <= phrase.head.i)
    behind = [*_compounded(complaint, phrase), *(w for w in phrase.words if w.i > phrase.head.i)]
    head = Phrase(phrase.head, own)
    bare = text_of(complaint, bare_words(head), "you")
    if any(w.norm in {"one", "another"} for w in own) and head.head.tag == "NN":
        named = f"the {bare.removesuffix(head.head.text)}{inflect(head.lemma, 'NNS')}"
    elif not head.is_plural and not behind and not head.possessor and head.determiner not in _DETERMINED:
        named = bare
    else:
        named = definite(complaint, head, "you")
    return f"{named} {text_of(complaint, behind, 'you')}" if behind else named


def _compounded(complaint: Complaint, phrase: Phrase) -> list[Word]:
    """A verb that only closes a compound noun: "my hen do"."""
    reading, last = complaint.reading, phrase.words[-1]
    after = reading.words[last.i + 1 : last.i + 2]
    bare = after and after[0].tag == labels.BASE_FORM and after[0].lemma != "be"
    alone = bare and not any(not k.is_punct for k in reading.children(after[0]))
    return [after[0]] if alone and reading.sentence_of(last).end > after[0].i else []


def _is_speakable(complaint: Complaint, phrase: Phrase) -> bool:
    """Whether a question can carry the phrase: no judgement, no stray verb or question word, not too long."""
    words, lists = phrase.words, complaint.lexicons.words
    before = complaint.reading.words[max(0, words[0].i - 1)]
    torn = words[-1].i - words[0].i >= len(words) or (before.i < words[0].i and before.norm in _DETERMINED)
    said = {w.lemma for w in words} - THING_STATES
    judged = any(said & set(lists[name]) for name in ("negative_traits", "insults", "failings"))
    judged = judged or any(_names_a_trait(lemma, lists["negative_traits"]) for lemma in said)
    stray = any(w.tag in labels.FINITE or w.tag.startswith("W") or w.tag in {"JJS", "RBS"} for w in words)
    return not (judged or stray or torn) and len(words) <= _MOST_WORDS


def _names_a_trait(lemma: str, traits: Container[str]) -> bool:
    """Whether a noun is made of a bad trait: "selfishness", "laziness"."""
    stem = lemma.removesuffix("ness")
    return stem != lemma and (stem in traits or f"{stem.removesuffix('i')}y" in traits)


def _off_topic(complaint: Complaint) -> list[Span]:
    roles = {"consequence"} if complaint.clause is None else {"consequence", "phrase"}
    told = [cue.span for cue in complaint.finding.cues if cue.role in roles]
    return told if complaint.finding.kind is not Kind.ULTIMATUM or told else _penalty(complaint)


def _penalty(complaint: Complaint) -> list[Span]:
    """What stands behind the "and" or "or" of an ultimatum that no rule took apart."""
    span = complaint.finding.span
    inside = [w for w in complaint.reading.words if span.start <= w.start < span.end]
    joint = next(
        (n for n, w in enumerate(inside[:-1]) if w.norm in _JOINTS and _is_mine(inside[n + 1])), None
    )
    return [] if joint is None else [Span(inside[joint].start, span.end)]


def _is_mine(word: Word) -> bool:
    return word.is_i or word.is_we or word.norm in {"my", "you", "your"}


def _plain(complaint: Complaint, phrase: Phrase) -> Phrase:
    """The phrase without its prepositional phrases: "the bill" of "the bill for the heating"."""
    reading, head = complaint.reading, phrase.head
    drop = {w.i for kid in reading.children(head, "nmod", "appos") for w in reading.subtree(kid)}
    return Phrase(head, tuple(w for w in phrase.words if w.i not in drop))
