"""Which act a stretch is about, where only the stretch and its kind are known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Span

_MISSED: Final = frozenset(
    {Kind.GENERALIZATION, Kind.ACCUSATION, Kind.ACCUSING_QUESTION, Kind.ULTIMATUM, Kind.FAUX_FEELING}
)
"""Kinds in which a denied act is one that the writer wants."""
_ORDERING: Final = frozenset(
    "should must ought can could might may shall better shoulda coulda wanna".split()
)
_OBLIGING: Final = frozenset("need have got gotta want better suppose ought expect".split())


def pointed_act(reading: Reading, span: Span, kind: Kind) -> tuple[Word | None, Word | None]:
    """The word that names the act of a stretch, and the word by which the act is a wanted one (or None).

    "You need to see somebody" points at "need", and wants it; "if u follow my mates" points at "follow".
    """
    clauses = [c for c in reading.clauses if span.start <= c.head.start < span.end]
    clause = _clause(_first_of_two(reading, span, clauses) if kind is Kind.ULTIMATUM else clauses, kind)
    if clause is None:
        return None, None
    behind = reading.words[clause.head.i + 1 : reading.sentence_of(clause.head).end]
    joint = next((w.norm for w in behind if w.norm in {"or", "and", "n"}), "")
    ahead = reading.words[reading.sentence_of(clause.head).start : clause.head.i]
    if kind is Kind.ULTIMATUM and joint == "or" and any(w.norm == "either" for w in ahead):
        return clause.head, None if clause.denial else clause.head
    return clause.head, _unmet(clause, kind, joint)


def _first_of_two(reading: Reading, span: Span, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Of two that one is to choose from what is wanted comes first: "either the fence is mended or …"."""
    joint = next((w for w in reading.words if w.norm == "or" and span.start < w.start < span.end), None)
    before = [c for c in clauses if joint is not None and c.head.i < joint.i]
    return before or clauses


def _clause(clauses: Sequence[Clause], kind: Kind) -> Clause | None:
    theirs = [c for c in clauses if c.is_verbal and (c.you_is_subject or c.mood is Mood.COMMAND)]
    verbal = [c for c in clauses if c.is_verbal and not c.i_is_subject]
    if kind is Kind.ULTIMATUM:
        theirs = [c for c in theirs if c.marker in {"if", "unless"}] or theirs
    if kind is Kind.GUILT_TRIP:
        theirs = [c for c in verbal if c.modal in {"would", "'d"}] or theirs
    others = [c for c in clauses if not c.i_is_subject]
    return next(iter([*theirs, *others, *clauses]), None)


def _is_ordered(clause: Clause) -> bool:
    """Whether a clause tells what to do: "you need to go", not "you keep going", "you'll get us fined"."""
    told = clause.mood is Mood.COMMAND or clause.marker == "to" or not clause.is_verbal
    return told or clause.modal in _ORDERING or clause.head.lemma in _OBLIGING


def _unmet(clause: Clause, kind: Kind, joint: str) -> Word | None:
    denied = clause.denial
    if kind is Kind.DIRECTIVE:
        return clause.head if denied is None and _is_ordered(clause) else None
    if kind is Kind.GUILT_TRIP:
        return clause.head if clause.modal in {"would", "'d"} and denied is None else None
    if kind is Kind.ULTIMATUM and clause.marker != "if" and denied is None:
        ordered = clause.mood is Mood.COMMAND and joint == "or"
        return clause.head if clause.marker == "unless" or ordered else None
    return denied if kind in _MISSED else None
