"""What happened, said as an observation: "you always leave the gate open" -> "you leave the gate open".

An I-statement can carry it ("I find it hard when you leave the gate open"): the deed without the law about
the person, the verdict and the strong words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.occasion import reach
from coach.rewrite.predicate import predicate_words
from coach.rewrite.wordings import text_of

_VERDICTS: Final = frozenset(
    "ruin wreck spoil destroy mess screw botch bungle blow sabotage betray lie cheat abandon ditch dump fail "
    "neglect disrespect abuse use manipulate gaslight disappoint hurt humiliate embarrass insult belittle "
    "stuff muck bugger cock fuck bail flake bully exploit drive make ghost deceive mislead act behave "
    "pretend dare bother manage refuse waste treat think want need know love like believe mean care feel "
    "expect deserve kill die pull play turn run suck stink do be have get go come".split()
)
"""Verbs that judge, or that say next to nothing without the rest of their sentence."""
_STRONG: Final = frozenset(
    "fucking fuckin bloody damn goddamn freaking frigging shit shitty crap crappy hell ass arse stupid dumb "
    "lazy selfish just even literally actually ever always never again still constantly totally completely "
    "such so yet finally once clearly obviously lol lmao".split()
)
_HEARTLESS: Final = frozenset("care love respect bother like appreciate mind give value trust think".split())
_REMARKS: Final = frozenset("thing comment move joke trick stunt way remark".split())
_DENYING: Final = frozenset({"not", "never", "hardly", "barely"})
_ODD: Final = frozenset("nothing nobody never every no none nowhere anything".split())
_MOST_WORDS: Final = 12
_MOST_CLAIMED: Final = 16


@dataclass(frozen=True, slots=True)
class Observation:
    """A deed said of the other person ("you left the gate open"), and whether it is past."""

    text: str
    past: bool


def observe(complaint: Complaint) -> Observation | None:
    """The act of a complaint as an observation; None where the draft judges more than it tells."""
    clause = complaint.clause
    if clause is None or not _is_theirs(complaint, clause):
        return None
    start = complaint.reading.sentence_of(clause.head).start
    before = complaint.reading.words[start : clause.head.i]
    denied = clause.negation is not None
    if not denied and any(w.norm in _DENYING for w in before):
        return None
    unmet = complaint.wanted or (denied and clause.mood is not Mood.COMMAND)
    if unmet and not clause.is_past:
        return None
    words = predicate_words(complaint.reading, clause)
    if not words or words[0].i != clause.head.i or not _is_telling(complaint, words):
        return None
    rest = text_of(complaint, [w for w in words[1:] if w.norm not in _STRONG], "you")
    if unmet:
        verb = f"didn't {clause.head.lemma}"
    elif clause.is_past:
        verb = inflect(clause.head.lemma, labels.PAST)
    else:
        verb = clause.head.lemma
    return Observation(f"you {verb} {rest}".rstrip(), clause.is_past)


def claimed(complaint: Complaint) -> str | None:
    """What a draft claims of the other person's mind, in its words, so that it can be asked about.

    None for what nobody likes to be asked ("you don't care").
    """
    clause = complaint.clause
    if clause is None or not clause.you_is_subject or not clause.subject_given or clause.subject is None:
        return None
    reading, start = complaint.reading, clause.subject.head.i
    end = complaint.finding.span.end
    told = takewhile(lambda w: w.start < end and not w.is_punct, reading.words[start:])
    words = [w for w in told if w.norm not in _STRONG or w.norm == "so"]
    heartless = clause.negation is not None and clause.head.lemma in _HEARTLESS
    odd = any(w.norm == "purpose" for w in words)
    if len(words) < 2 or odd or heartless or len(words) > _MOST_CLAIMED or not _is_calm(complaint, words):
        return None
    return text_of(complaint, words, "you")


def remark(complaint: Complaint) -> str | None:
    """What was said or done, where a draft only judges it: "that was a low thing to say at dinner".

    The result follows "by" or "about": "what you said at dinner".
    """
    clause = complaint.clause
    if clause is None or clause.copula is None or clause.head.lemma not in _REMARKS:
        return None
    reading = complaint.reading
    verb = next((w for w in reading.words[clause.head.i + 1 :] if w.norm in {"say", "do"}), None)
    if verb is None or reading.sentence_of(verb) != reading.sentence_of(clause.head):
        return None
    rest = text_of(complaint, reading.words[verb.i + 1 : reach(reading, verb.i) + 1], "you")
    return f"what you {'said' if verb.norm == 'say' else 'did'} {rest}".rstrip()


def _is_theirs(complaint: Complaint, clause: Clause) -> bool:
    """Whether it is the other person's own act: said of "you", or asked of them."""
    if clause.marker == "to" and not clause.you_is_subject:
        return False
    if not clause.is_verbal or clause.passive or clause.modal or clause.mood is Mood.PROPOSAL:
        return False
    if complaint.reading.quoted & {clause.head.i}:
        return False
    return clause.you_is_subject or clause.subject is None


def _is_telling(complaint: Complaint, words: Sequence[Word]) -> bool:
    """Whether the words say what was done, with a thing or a person, and judge nobody."""
    verb = words[0].lemma
    if verb in _VERDICTS or verb in complaint.lexicons.words["states_of_mind"]:
        return False
    asks = any(w.tag.startswith("W") for w in words) or words[-1].tag == labels.PREPOSITION
    return len(words) > 1 and not asks and len(words) <= _MOST_WORDS and _is_calm(complaint, words)


def _is_calm(complaint: Complaint, words: Sequence[Word]) -> bool:
    lists = complaint.lexicons.words
    judged = any(w.lemma in lists["negative_traits"] or w.lemma in lists["insults"] for w in words)
    return not judged and not any(w.norm in _ODD for w in words)
