"""What is wanted where it is no act of the other's: a state ("the music off by eleven"), a thing ("a call"),
a need of the writer's; and what the writer will do to look after themself.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Span
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.occasion import reach
from coach.rewrite.predicate import predicate_words, spoken
from coach.rewrite.wordings import text_of

OPPOSITE_STATES: Final = MappingProxyType(
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
_WORTH: Final = frozenset({"worth", "deserve", "merit", "warrant"})
_MOST_WORDS: Final = 12
_NEEDS: Final = frozenset({"need", "like", "want", "hate", "prefer", "miss"})
_CARES: Final = frozenset("sleep stay eat go drive walk spend read cook nap rest".split())
"""What one may do for oneself without a loss for the other."""
_OTHERS: Final = frozenset({"your", "ur", "him", "her", "kids", "them", "court"})
_POINTERS: Final = frozenset({"it", "this", "that", "there"})


def outcome(complaint: Complaint) -> str | None:
    """A state of things that is wanted, as it follows "could": "that music be off by eleven"."""
    clause = complaint.clause
    if clause is None or clause.subject is None or not clause.subject_given or clause.mood is Mood.COMMAND:
        return None
    subject = clause.subject
    if subject.is_you or subject.head.is_i or subject.head.is_we or subject.lemma in _POINTERS:
        return None
    if subject.head.pos not in {labels.NOUN, labels.PROPER_NOUN} or clause.is_past:
        return None
    wanted = complaint.wanted or _is_either(complaint, clause)
    who = text_of(complaint, subject.words, "you")
    words = predicate_words(complaint.reading, clause)
    if not words or len(words) > _MOST_WORDS or any(w.is_punct for w in words) or words[-1].norm == "time":
        return None
    if clause.copula is not None:
        return (
            f"{who} be {_state(complaint, clause, words, wanted=wanted)}"
            if wanted or _turns(clause)
            else None
        )
    if not wanted or not clause.is_verbal:
        return None
    passive = next((a for a in clause.auxiliaries if a.dep == labels.PASSIVE_AUXILIARY), None)
    verb = f"{passive.lemma} {clause.head.text}" if passive is not None else clause.head.lemma
    return f"{who} {verb} {spoken(complaint, words[1:], 'you')}".rstrip()


def _is_either(complaint: Complaint, clause: Clause) -> bool:
    """ "Either the homework gets done or …": the first of the two is wanted."""
    first = complaint.reading.words[complaint.reading.sentence_of(clause.head).start : clause.head.i]
    return complaint.finding.kind is Kind.ULTIMATUM and any(w.norm == "either" for w in first)


def _turns(clause: Clause) -> bool:
    return clause.marker == "if" and clause.head.norm in OPPOSITE_STATES


def _state(complaint: Complaint, clause: Clause, words: tuple[Word, ...], *, wanted: bool) -> str:
    turned = {} if wanted else {clause.head.i: OPPOSITE_STATES.get(clause.head.norm, "")}
    return text_of(complaint, words, "you", turned)


def thing_wanted(complaint: Complaint) -> str | None:
    """A thing that the writer misses: "isn't worth a text back", "no ring by my birthday and", "rent Friday
    or".
    """
    reading, span = complaint.reading, complaint.finding.span
    inside = [w for w in reading.words if span.start <= w.start < span.end]
    missed = next((w for w in inside if w.lemma in _WORTH), None)
    if missed is not None and complaint.finding.kind is Kind.GUILT_TRIP:
        nouns = (w for w in inside if w.i > missed.i and w.pos == labels.NOUN and w.dep != "compound")
        kid = next(nouns, None)
        return _phrase_behind(complaint, kid, span) if kid is not None else None
    if complaint.finding.kind is not Kind.ULTIMATUM or not inside:
        return None
    if inside[0].norm in {"no", "nae"} and len(inside) > 2 and inside[1].norm not in {"more", "further"}:
        return _missed(complaint, inside)
    return None


def _phrase_behind(complaint: Complaint, noun: Word, span: Span) -> str | None:
    reading = complaint.reading
    start = min(w.i for w in reading.phrase(noun).words)
    words = [w for w in reading.words[start : reach(reading, noun.i) + 1] if w.start < span.end]
    pronoun = any(w.is_you for w in words)
    return None if pronoun or not 1 < len(words) <= 9 else spoken(complaint, words, "you")


def _missed(complaint: Complaint, inside: list[Word]) -> str | None:
    """The thing behind "no" up to the penalty, with an article where it is one thing."""
    joint = next((w for w in inside if w.is_punct or w.norm in {"and", "n", "then", "or"}), None)
    words = [w for w in inside[1:] if joint is None or w.i < joint.i]
    noun = next((w for w in words if w.pos in {labels.NOUN, labels.PROPER_NOUN}), None)
    if noun is None or not words or len(words) > 7:
        return None
    single = noun.tag == "NN" and words[0].i == noun.i and noun.lemma in {"ring", "answer", "call", "receipt"}
    plural = noun.tag == "NNS"
    article = "a" if single else "the" if plural else ""
    return f"{article} {text_of(complaint, words, 'you')}".strip()


def need(complaint: Complaint) -> str | None:
    """The writer's own need behind "you should know by now that I need the car on Tuesdays"."""
    clause = complaint.clause
    if clause is None or not complaint.is_theirs:
        return None
    reading = complaint.reading
    for below in reading.subclauses(clause, labels.COMPLEMENT, labels.ADVERBIAL_CLAUSE):
        told = below.marker in {"", "that"} and below.i_is_subject and below.subject_given
        mine = told and below.head.lemma in _NEEDS
        if mine and below.subject is not None and not below.is_past:
            first = below.subject.words[0].i
            words = reading.words[first : reach(reading, below.head.i) + 1]
            text = text_of(complaint, words, "you")
            return text[:1].upper() + text[1:] if len(words) <= _MOST_WORDS else None
    return None


def boundary(complaint: Complaint) -> dict[str, str]:
    """The slots of a boundary: a limit that names no culprit, and the writer's own act of care."""
    limit, care = _limit(complaint), _care(complaint.reading, complaint)
    return {"limit": limit, "care": care} if limit is not None and care is not None else {}


def _limit(complaint: Complaint) -> str | None:
    clause = complaint.clause
    if clause is None or complaint.finding.kind is not Kind.ULTIMATUM or complaint.wanted:
        return None
    words = predicate_words(complaint.reading, clause)
    if (
        clause.you_is_subject
        and clause.is_verbal
        and complaint.object is None
        and words[:1] == (clause.head,)
    ):
        rest = spoken(complaint, words[1:], "you")
        calm = clause.head.lemma not in complaint.lexicons.words["harms"] and not clause.particle
        return f"there is {inflect(clause.head.lemma, labels.GERUND)} {rest}".rstrip() if calm else None
    subject = clause.subject
    thing = subject is not None and subject.head.pos == labels.NOUN and clause.subject_given
    if not thing or subject is None or clause.negation is not None or clause.marker != "if":
        return None
    stretch = complaint.reading.words[subject.words[0].i : max(w.i for w in (*words, clause.head)) + 1]
    return spoken(complaint, stretch, "you")


def _care(reading: Reading, complaint: Complaint) -> str | None:
    span = complaint.finding.span
    for clause in reading.clauses:
        inside = span.start <= clause.head.start < span.end and clause is not complaint.clause
        if not inside or not clause.i_is_subject or clause.negation is not None or clause.marker:
            continue
        words = predicate_words(reading, clause)
        others = any(
            w.is_you or w.norm in {"your", "ur", "him", "her", "kids", "them", "court"} for w in words
        )
        if clause.head.lemma in _CARES and len(words) > 1 and not others and words[0].i == clause.head.i:
            return f"{clause.head.lemma} {text_of(complaint, words[1:], 'you')}"
    return None
