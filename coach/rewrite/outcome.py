"""What is wanted where it is no act of the other's: a state ("the music off by eleven"), a thing ("a call"),
a need of the writer's; and what the writer will do to look after themself.
"""

from __future__ import annotations

from itertools import takewhile
from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Span
from coach.rewrite.act import PERSONS
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.occasion import reach
from coach.rewrite.predicate import STRONG, base_phrase, predicate_words, spoken
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
_WORTH: Final = frozenset({"worth", "deserve", "merit", "warrant", "enough"})
_THING_AND_TIME: Final = 2
_MOST_WORDS: Final = 12
_LONGEST_FAVOUR: Final = 16
_NEEDS: Final = frozenset({"need", "like", "want", "hate", "prefer", "miss"})
_CARES: Final = frozenset("sleep stay eat go drive walk spend read cook nap rest".split())
"""What one may do for oneself without a loss for the other."""
_OTHERS: Final = frozenset({"your", "ur", "him", "her", "kids", "them", "court"})
_ASKED: Final = frozenset({"much", "ask", "nothing", "nice", "hard", "far", "lot"})
_UNCOUNTED: Final = frozenset(
    "help respect effort honesty change trust peace quiet sleep sex rest privacy notice contact cooperation "
    "support affection progress communication money".split()
)
"""What one wants some of, and not the one that both know of."""
_STRANDED: Final = frozenset({"in", "of", "at", "for", "with"})
_PARTING: Final = frozenset({"go", "leave", "stay", "disappear"})
"""What nobody asks of a thing: "either the dog goes or I go"."""
_POINTERS: Final = frozenset({"it", "this", "that", "there"})


def outcome(complaint: Complaint) -> str | None:
    """A state of things that is wanted, as it follows "could": "that music be off by eleven"."""
    clause = complaint.clause
    notice = _notice(complaint)
    if notice is not None:
        return notice
    if clause is None or clause.subject is None or not clause.subject_given or clause.mood is Mood.COMMAND:
        return None
    if clause.copula is not None and clause.head.norm in _STRANDED:
        return None  # "the shape those horses are in"
    subject = clause.subject
    if _may_i(complaint, clause):
        words = predicate_words(complaint.reading, clause)
        return f"I {base_phrase(complaint, clause, words, 'you')}" if len(words) > 1 else None
    if complaint.act is not None and complaint.finding.kind is not Kind.ULTIMATUM:
        return None
    if (
        complaint.finding.kind is Kind.GUILT_TRIP
        or subject.is_you
        or subject.head.is_i
        or subject.head.is_we
        or subject.lemma in _POINTERS
        or (subject.lemma in PERSONS and subject.determiner in {"a", "an", "any"})
    ):
        return None
    if subject.head.pos not in {labels.NOUN, labels.PROPER_NOUN} or (clause.is_past and not clause.passive):
        return None
    wanted = complaint.wanted or _is_either(complaint, clause)
    who = text_of(complaint, [w for w in subject.words if w.norm != "either"], "you")
    behind = complaint.reading.words[clause.head.i :]
    joint = next((w.i for w in behind if w.norm == "or"), len(complaint.reading.words))
    words = tuple(w for w in predicate_words(complaint.reading, clause) if w.i < joint)
    if not words or len(words) > _MOST_WORDS or any(w.is_punct for w in words) or words[-1].norm == "time":
        return None
    if clause.copula is not None:
        return (
            f"{who} be {_state(complaint, clause, words, wanted=wanted)}"
            if wanted or _turns(clause)
            else None
        )
    if not wanted or not clause.is_verbal or clause.head.lemma in _PARTING:
        return None
    passive = next((a for a in clause.auxiliaries if a.dep == labels.PASSIVE_AUXILIARY), None)
    verb = f"{passive.lemma} {clause.head.text}" if passive is not None else clause.head.lemma
    return f"{who} {verb} {spoken(complaint, words[1:], 'you')}".rstrip()


def _notice(complaint: Complaint) -> str | None:
    """What is ordered as on a notice: "the stage to be swept and all chairs stacked by six"."""
    span = complaint.finding.span
    inside = [w for w in complaint.reading.words if span.start <= w.start < span.end]
    if complaint.finding.kind not in {Kind.DIRECTIVE, Kind.NEGATIVE_REQUEST}:
        return None
    at = next((n for n, w in enumerate(inside) if w.norm == "to"), 0)
    thing, rest = inside[:at], list(takewhile(lambda w: not w.is_punct, inside[at + 1 :]))
    passive = len(rest) > 1 and rest[0].norm == "be" and rest[1].tag == labels.PARTICIPLE
    if not thing or not passive or len(rest) > _MOST_WORDS or any(w.is_verb or w.is_punct for w in thing):
        return None
    named = any(w.pos == labels.NOUN for w in thing) and not any(w.is_you or w.is_i for w in thing)
    return f"{text_of(complaint, thing, 'you')} {text_of(complaint, rest, 'you')}" if named else None


def _may_i(complaint: Complaint, clause: Clause) -> bool:
    """ "I drove you there but I can't borrow the vacuum": what the writer may not do."""
    denied = clause.negation is not None and clause.modal in {"can", "could"}
    return complaint.finding.kind is Kind.GUILT_TRIP and clause.i_is_subject and denied and clause.is_verbal


def _is_either(complaint: Complaint, clause: Clause) -> bool:
    """ "Either the shed gets painted or …": the first of the two is wanted."""
    first = complaint.reading.words[complaint.reading.sentence_of(clause.head).start : clause.head.i]
    return complaint.finding.kind is Kind.ULTIMATUM and any(w.norm == "either" for w in first)


def _turns(clause: Clause) -> bool:
    return clause.marker == "if" and clause.head.norm in OPPOSITE_STATES


def _state(complaint: Complaint, clause: Clause, words: tuple[Word, ...], *, wanted: bool) -> str:
    turned = {} if wanted else {clause.head.i: OPPOSITE_STATES.get(clause.head.norm, "")}
    return text_of(complaint, words, "you", turned)


def thing_wanted(complaint: Complaint) -> str | None:
    """A thing that the writer misses: "isn't worth a postcard", "no key by Sunday and", "rent Friday
    or".
    """
    reading, span = complaint.reading, complaint.finding.span
    inside = [w for w in reading.words if span.start <= w.start < span.end]
    if complaint.finding.kind is Kind.GUILT_TRIP:
        small = _little(complaint)
        if small is not None:
            return small
    missed = next((w for w in inside if w.lemma in _WORTH), None)
    if missed is not None and complaint.finding.kind is Kind.GUILT_TRIP:
        nouns = (w for w in inside if w.i > missed.i and w.pos == labels.NOUN and w.dep != "compound")
        kid = next(nouns, None)
        return _phrase_behind(complaint, kid, span) if kid is not None else None
    if complaint.finding.kind is Kind.GENERALIZATION and complaint.clause is None:
        return _not_one(complaint, inside)
    if complaint.finding.kind is not Kind.ULTIMATUM or not inside:
        return None
    if inside[0].norm in {"no", "nae"} and len(inside) > 2 and inside[1].norm not in {"more", "further"}:
        return _missed(complaint, inside)
    if complaint.clause is None:
        colon = next((n for n, w in enumerate(inside) if w.text == ":"), -1)
        inside = [w for w in inside[colon + 1 :] if not _is_handed_in(w, inside)]
        joint = next((n for n, w in enumerate(inside) if w.norm == "or"), 0)
        loved = len(inside) == joint + 2 and inside[-1].norm in {"me", "us"}
        return None if not 1 < joint < 8 or loved else _phrase_text(complaint, inside[:joint])
    return None


def _is_handed_in(word: Word, words: list[Word]) -> bool:
    """Whether "in" only says that something is handed in: "rent in by Friday"."""
    return word.norm == "in" and any(w.i == word.i + 1 and w.norm in {"by", "before"} for w in words)


def _phrase_text(complaint: Complaint, words: list[Word]) -> str | None:
    timed = len(words) == _THING_AND_TIME and complaint.lexicons.is_a(words[1].norm, ("@time",))
    if words[0].tag == labels.BASE_FORM and not timed:
        return None
    whole = not any(w.is_punct or w.is_you or w.pos == labels.AUX or w.tag in labels.FINITE for w in words)
    if timed:
        return f"the {text_of(complaint, words[:1], 'you')} by {text_of(complaint, words[1:], 'you')}"
    return text_of(complaint, words, "you") if whole else None


def _not_one(complaint: Complaint, inside: list[Word]) -> str | None:
    """What there was none of: "not one walk without your phone"."""
    said = [w for w in inside if w.norm != "single"]
    if [w.norm for w in said[:2]] not in (["not", "one"], ["not", "a"]) or not 2 < len(said) < 10:
        return None
    rest = said[2:]
    if any(w.is_verb or w.is_punct for w in rest) or rest[0].pos not in {labels.NOUN, labels.ADJECTIVE}:
        return None
    return f"{'an' if rest[0].norm[:1] in 'aeiou' else 'a'} {text_of(complaint, rest, 'you')}"


def _little(complaint: Complaint) -> str | None:
    """The little that a guilt trip asks for: "a note now and then is too much?"."""
    reading, span = complaint.reading, complaint.finding.span
    for clause in reading.clauses:
        if not span.start <= clause.head.start < span.end:
            continue
        thing = clause.object
        denied = clause.negation is not None and clause.modal in {"can", "could"} and clause.i_is_subject
        if denied and thing is not None and clause.head.lemma in {"have", "get", "ask"}:
            return _phrase_behind(complaint, thing.head, span)
        subject = clause.subject
        if subject is None or not clause.subject_given or subject.head.pos != labels.NOUN:
            continue
        little = subject.words[0].norm in {"one", "a", "an"} and subject.lemma not in PERSONS
        asked = (clause.copula is not None and clause.head.lemma in _ASKED) or clause.modal in {
            "would",
            "might",
        }
        if little and asked and not any(w.is_you for w in subject.words):
            return spoken(complaint, subject.words, "you")
    return None


def _phrase_behind(complaint: Complaint, noun: Word, span: Span) -> str | None:
    reading = complaint.reading
    start = min(w.i for w in reading.phrase(noun).words)
    words = [w for w in reading.words[start : reach(reading, noun.i) + 1] if w.start < span.end]
    pronoun = any(w.is_you for w in words)
    return None if pronoun or not 1 < len(words) <= 9 else spoken(complaint, words, "you")


def _missed(complaint: Complaint, inside: list[Word]) -> str | None:
    """The thing behind "no" up to the penalty, with an article where it is one thing."""
    ends = {"and", "n", "then", "or", "until", "till", ",", ";", "."}
    joint = next((w for w in inside if w.norm in ends), None)
    words = [w for w in inside[1:] if joint is None or w.i < joint.i]
    noun = next((w for w in words if w.pos in {labels.NOUN, labels.PROPER_NOUN}), None)
    if noun is None or not words or len(words) > 7:
        return None
    bare = noun.tag == "NN" and words[0].i == noun.i
    single = bare and noun.lemma in {"ring", "answer", "call", "receipt"}
    owed = noun.tag == "NNS" or (bare and noun.lemma not in _UNCOUNTED)
    article = "an" if bare and noun.lemma == "apology" else "a" if single else "the" if owed else ""
    return f"{article} {text_of(complaint, words, 'you')}".strip()


def favour(complaint: Complaint) -> str | None:
    """What the writer did for the other and holds up to them: "I drove you to the airport"."""
    reading, span = complaint.reading, complaint.finding.span
    if complaint.finding.kind is not Kind.GUILT_TRIP or complaint.wanted:
        return None
    for clause in reading.clauses:
        if not span.start <= clause.head.start < span.end or clause.subject is None or clause.marker:
            continue
        mine = (clause.i_is_subject or clause.we_is_subject) and clause.subject_given and clause.is_verbal
        if not mine or not clause.is_past or clause.negation is not None or clause.modal:
            continue
        known = clause.head.lemma in complaint.lexicons.words["favours"]
        end = reach(reading, clause.head.i) + 1
        words = [w for w in reading.words[clause.subject.words[0].i : end] if w.norm not in STRONG]
        told = any(w.i > clause.head.i and w.pos in labels.NOMINALS for w in words)
        if known and told and 2 < len(words) <= _LONGEST_FAVOUR:
            text = text_of(complaint, words, "you")
            return text[:1].upper() + text[1:]
    return None


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
