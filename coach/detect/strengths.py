"""Strengths: what a draft does well. Praise teaches as much as correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from coach.detect import guards
from coach.detect.rule import phrase_hits
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Finding, Span, Strength, StrengthKind

NOTES: Final = MappingProxyType(
    {
        StrengthKind.WE_FRAMING: "Puts you both on the same side of it.",
        StrengthKind.OWN_FEELING: "Says how you feel, which nobody can argue with.",
        StrengthKind.POSITIVE_REQUEST: "Says what you would like, so it can be done.",
        StrengthKind.CURIOSITY: "Asks a question that wants an answer.",
        StrengthKind.VALIDATION: "Shows that you see their side.",
        StrengthKind.APPRECIATION: "Says what is good, so that the rest is easier to hear.",
        StrengthKind.OWNERSHIP: "Names your own part in it.",
        StrengthKind.OPENNESS: "Leaves the other person free to choose.",
        StrengthKind.OBSERVATION: "Names one event that you can both look at.",
    }
)
"""What the coach says about each kind, in a line."""

_ASKING = frozenset({"can", "could", "would", "will", "shall", "may", "should"})
_PAST_DAYS = frozenset({"yesterday", "ago", "earlier", "last"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today tonight morning night "
    "week weekend".split()
)
_OURS = frozenset({"you", "your", "we", "our", "us", "my", "me", "i"})
_SOFTENERS = frozenset({"please", "pls", "plz", "kindly"})


def find_strengths(reading: Reading, findings: Sequence[Finding], lexicons: Lexicons) -> tuple[Strength, ...]:
    """The strengths of a draft in the order of the text, one of a kind for each stretch.

    What stands inside a problem is no strength, but for a request inside a wider one.
    """
    found: dict[StrengthKind, list[Span]] = {}
    taken = [f.span for f in findings]
    for kind, span in _candidates(reading, lexicons, troubled=bool(taken)):
        if not any(span.overlaps(t) for t in taken) and not any(
            span.overlaps(s) for s in found.get(kind, ())
        ):
            found.setdefault(kind, []).append(span)
    return in_order(strength_of(reading, kind, span) for kind, spans in found.items() for span in spans)


def strength_of(reading: Reading, kind: StrengthKind, span: Span) -> Strength:
    """A strength with its quote and its note."""
    return Strength(span, span.of(reading.text), kind, NOTES[kind])


def in_order(strengths: Iterable[Strength]) -> tuple[Strength, ...]:
    """Strengths in the order of the text, the wider one first."""
    return tuple(sorted(strengths, key=lambda s: (s.span.start, -s.span.end, s.kind)))


def _candidates(
    reading: Reading, lexicons: Lexicons, *, troubled: bool
) -> Iterator[tuple[StrengthKind, Span]]:
    yield from _we_framing(reading)
    yield from _requests(reading)
    yield from _curiosity(reading)
    yield from _observations(reading, lexicons, troubled=troubled)
    yield from _warm_laws(reading, lexicons)
    for kind in StrengthKind:
        if kind is not StrengthKind.OBSERVATION:
            for hit in phrase_hits(str(kind), reading, lexicons):
                yield kind, hit.span


def _plain_clauses(reading: Reading) -> Iterator[Clause]:
    for clause in reading.clauses:
        if not guards.someone_elses(clause):
            yield clause


def _we_framing(reading: Reading) -> Iterator[tuple[StrengthKind, Span]]:
    """Let's, can we, shall we, why don't we."""
    for clause in _plain_clauses(reading):
        asks = clause.mood is Mood.QUESTION and clause.we_is_subject and clause.negation is None
        if clause.mood is Mood.PROPOSAL or (asks and (clause.modal in _ASKING or clause.wh is None)):
            span = guards.clause_span(reading, clause)
            yield StrengthKind.WE_FRAMING, span
            yield StrengthKind.POSITIVE_REQUEST, _act_span(reading, clause, span)


def _act_span(reading: Reading, clause: Clause, span: Span) -> Span:
    """What is proposed, without "can we" or "let's" in front."""
    below = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), None)
    head = below.head if clause.mood is Mood.PROPOSAL and below is not None else clause.head
    return Span(head.start, max(span.end, head.end))


def _requests(reading: Reading) -> Iterator[tuple[StrengthKind, Span]]:
    """Could you, please with a command, a short command that ends in a question mark."""
    for clause in _plain_clauses(reading):
        if clause.negation is not None or clause.head.lemma in {"stop", "quit"}:
            continue
        asked = clause.mood is Mood.QUESTION and clause.you_is_subject and clause.wh is None
        asked = (
            asked
            and clause.modal in {"can", "could", "would", "will"}
            and clause.head.lemma not in {"be", "mind", "know"}
        )
        sentence = reading.sentence_of(clause.head)
        softened = any(w.norm in _SOFTENERS for w in reading.sentence_words(sentence))
        command = clause.mood is Mood.COMMAND and (softened or reading.is_question(sentence))
        if asked or command:
            yield StrengthKind.POSITIVE_REQUEST, guards.clause_span(reading, clause)


def _curiosity(reading: Reading) -> Iterator[tuple[StrengthKind, Span]]:
    """Open questions: what, how, which, where, when, and why without a charge."""
    for clause in _plain_clauses(reading):
        asked = clause.mood is Mood.QUESTION and reading.is_question(reading.sentence_of(clause.head))
        open_ended = clause.wh is not None and clause.wh.norm not in {"who", "whose", "whom"}
        if asked and open_ended and clause.negation is None:
            yield StrengthKind.CURIOSITY, guards.clause_span(reading, clause)


def _warm_laws(reading: Reading, lexicons: Lexicons) -> Iterator[tuple[StrengthKind, Span]]:
    """Always and never said with thanks: "you always save me a seat", "you never let us down"; "you make
    me happy".
    """
    for clause in _plain_clauses(reading):
        if not clause.you_is_subject or clause.mood is not Mood.STATEMENT or clause.marker:
            continue
        law = clause.adverb(lexicons.words["absolutes"]) is not None
        lifts = clause.head.lemma == "make" and clause.object is not None and clause.object.head.is_i
        if (law or lifts) and guards.warm(reading, clause, lexicons):
            yield StrengthKind.APPRECIATION, guards.clause_span(reading, clause)


def _observations(
    reading: Reading, lexicons: Lexicons, *, troubled: bool
) -> Iterator[tuple[StrengthKind, Span]]:
    """One dated event in the past that matters to both; own doings only where the message has something to
    settle.
    """
    for clause in _plain_clauses(reading):
        if (
            not clause.is_past
            or clause.mood is not Mood.STATEMENT
            or clause.marker
            or clause.relation not in _TOLD
        ):
            continue
        if clause.i_is_subject and not troubled:
            continue
        span = guards.clause_span(reading, clause)
        words = [w for w in reading.words if span.start <= w.start < span.end]
        if (
            _is_dated(words)
            and not _is_judged(words, lexicons)
            and any(w.norm in _OURS for w in reading.words)
        ):
            yield StrengthKind.OBSERVATION, span


def _is_dated(words: Sequence[Word]) -> bool:
    named = any(w.norm in _PAST_DAYS | _DAYS or w.lemma in _DAYS for w in words)
    return named or any(w.pos == labels.NUMBER and any(c.isdigit() for c in w.text) for w in words)


def _is_judged(words: Sequence[Word], lexicons: Lexicons) -> bool:
    listed = any(w.lemma in lexicons.words[name] for w in words for name in ("negative_traits", "insults"))
    return listed or any(w.norm in lexicons.words["feelings"] for w in words)


_TOLD: Final = frozenset({labels.ROOT, labels.CONJUNCT, labels.PARATAXIS})
