"""What a rule is: its pattern, the words that people read, and the texts that prove it, in one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.detect import guards
from coach.lexicon.load import Lexicons
from coach.lexicon.patterns import Match
from coach.lexicon.phrases import Phrase as Phrasing
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Cue, Kind, Severity, Span


@dataclass(frozen=True, slots=True)
class KindDoc:
    """The words about a kind that every rule of it shares.

    ``why`` is what the app, the command line and the docs show; ``ask`` is a question to oneself;
    ``instead`` says
    in a line what to do; ``sources`` name what the claim in ``why`` rests on.
    """

    kind: Kind
    title: str
    what: str
    why: str
    ask: str
    instead: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule fired. ``head`` is the index of the word that the rewriter starts from."""

    span: Span
    head: int
    cues: tuple[Cue, ...] = ()
    severity: Severity | None = None
    certainty: Certainty | None = None

    @property
    def names(self) -> frozenset[str]:
        """The ids of the phrases that it rests on."""
        return frozenset(cue.entry for cue in self.cues if cue.entry)


def hit(
    span: Span,
    head: Word,
    *,
    severity: Severity | None = None,
    certainty: Certainty | None = None,
    **cues: Word | Phrase | Span,
) -> Hit:
    """A hit; the keyword arguments are its cues, under the names that the rule's message uses."""
    found = tuple(Cue(role, _span(value)) for role, value in cues.items())
    return Hit(span, head.i, found, severity, certainty)


def _span(value: Word | Phrase | Span) -> Span:
    match value:
        case Word():
            return Span(value.start, value.end)
        case Phrase():
            return value.span
        case _:
            return value


Find = Callable[[Reading, Lexicons], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of one kind.

    ``fires`` mark the span to be reported in square brackets; ``silent`` texts must give no finding of
    this rule;
    ``known_misses`` are texts that it should find one day.
    """

    id: str
    kind: Kind
    severity: Severity
    certainty: Certainty
    message: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    known_misses: tuple[str, ...]
    since: str
    doc: str
    find: Find

    def filled(self, text: str, found: Hit) -> str:
        """The message with the words found in it."""
        words = {cue.role: shown(cue.span.of(text)) for cue in found.cues}
        return self.message.format_map(words)


def rule(
    *,
    id: str,  # noqa: A002 - the field's own name reads best where rules are written
    severity: Severity,
    message: str,
    fires: tuple[str, ...],
    silent: tuple[str, ...],
    known_misses: tuple[str, ...] = (),
    certainty: Certainty = Certainty.CERTAIN,
    since: str = "0.1",
) -> Callable[[Find], Rule]:
    """Turn a function that yields hits into a ``Rule``. It registers nothing; list the rule in the
    module's RULES.
    """

    def make(find: Find) -> Rule:
        return Rule(
            id=id,
            kind=Kind(id.split(".", maxsplit=1)[0]),
            severity=severity,
            certainty=certainty,
            message=message,
            fires=fires,
            silent=silent,
            known_misses=known_misses,
            since=since,
            doc=(find.__doc__ or "").strip(),
            find=find,
        )

    return make


def phrase_hits(name: str, reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The hits of a file of fixed wordings; quoted and reported words are left out."""
    for sentence in reading.sentences:
        words = reading.sentence_words(sentence)
        for phrase, patterns in lexicons.phrases[name].candidates(words):
            for found in phrase.matches(words, patterns):
                matched = words[found.start : found.end]
                if not guards.not_the_writers(reading, (w for w in matched if not w.is_punct)):
                    yield _phrase_hit(reading, phrase, words, found)


def _phrase_hit(reading: Reading, phrase: Phrasing, words: Sequence[Word], found: Match) -> Hit:
    matched = words[found.start : found.end]
    at = found.marked("head")
    unmet = found.marked("unmet")
    cues = [Cue("phrase", reading.span(*matched), phrase.id)]
    if unmet is not None:
        cues.append(Cue("unmet", _span(words[unmet]), phrase.id))
    return Hit(
        _reach(reading, phrase, words, found),
        words[at if at is not None else found.end - 1].i,
        tuple(cues),
        Severity[phrase.entry.severity.upper()],
        Certainty(phrase.entry.certainty),
    )


def _reach(reading: Reading, phrase: Phrasing, words: Sequence[Word], found: Match) -> Span:
    start, end = found.start, found.end
    if phrase.entry.span == "run":
        while end < len(words) and not words[end].is_punct:
            end += 1
    if phrase.entry.span == "sentence":
        start, end = 0, len(words)
    kept = list(words[start:end])
    while len(kept) > 1 and kept[-1].is_punct:
        kept.pop()
    while len(kept) > 1 and kept[0].is_punct:
        kept.pop(0)
    return reading.span(*kept)


def unmark(example: str) -> tuple[str, tuple[Span, ...]]:
    """The text of an example without its brackets, and the bracketed spans."""
    text, spans, opened = "", [], None
    for char in example:
        if char == "[":
            opened = len(text)
        elif char == "]" and opened is not None:
            spans.append(Span(opened, len(text)))
            opened = None
        else:
            text += char
    return text, tuple(spans)


def shown(quote: str) -> str:
    """A quote in one line of at most 40 characters, for the message of a finding."""
    flat = re.sub(r"\s+", " ", quote)
    return flat if len(flat) <= 40 else flat[:38].rstrip() + "…"
