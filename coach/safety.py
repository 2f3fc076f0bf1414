"""Signs that stop the coaching. Runs before everything else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coach.lexicon.load import Lexicons
from coach.lexicon.safety import SignPhrase
from coach.reading.reading import Reading
from coach.records import HelpLine, SafetyNotice, Sign, Span

WORLDWIDE: Final = "ZZ"
MOST_LINES: Final = 4


def safety_notices(
    reading: Reading,
    lexicons: Lexicons,
    *,
    country: str = WORLDWIDE,
    learned: Iterable[tuple[Sign, Span]] = (),
) -> tuple[SafetyNotice, ...]:
    """One notice for each sign found, in the order of the text; empty when there is none.

    ``learned`` are signs that the second reader saw; they add to those of the lexicon and take none away.
    ``country`` is an ISO 3166 code; the worldwide directories are always added.
    """
    found: dict[Sign, Span] = {}
    for sentence in reading.sentences:
        words = reading.sentence_words(sentence)
        for phrase in lexicons.safety.signs:
            sign = Sign(phrase.entry.sign)
            span = _match(reading, phrase, sentence.start, sentence.end)
            if span is not None and words and sign not in found:
                found[sign] = span
    for sign, span in learned:
        found.setdefault(sign, span)
    notices = (_notice(sign, span, lexicons, country) for sign, span in found.items())
    return tuple(sorted(notices, key=lambda n: (n.span, n.sign)))


def _match(reading: Reading, phrase: SignPhrase, start: int, end: int) -> Span | None:
    words = reading.words[start:end]
    norms, lemmas = frozenset(w.norm for w in words), frozenset(w.lemma for w in words)
    for pattern in phrase.patterns:
        found = pattern.find(words) if pattern.may_match(norms, lemmas) else None
        if found is not None and not any(p.may_match(norms, lemmas) and p.find(words) for p in phrase.unless):
            return reading.span(*words[found[0] : found[1]])
    return None


def _notice(sign: Sign, span: Span, lexicons: Lexicons, country: str) -> SafetyNotice:
    entry = lexicons.safety.notices[sign]
    return SafetyNotice(sign, span, entry.title, entry.body, help_lines(lexicons, entry.lines, country))


def help_lines(lexicons: Lexicons, kinds: tuple[str, ...], country: str) -> tuple[HelpLine, ...]:
    """Verified lines of the country in the order of ``kinds``, then the worldwide directories; each once."""
    lines: dict[tuple[str, str], HelpLine] = {}
    for place in dict.fromkeys((country.upper(), WORLDWIDE)):
        for kind in kinds:
            for line in lexicons.safety.lines.get((place, kind), ())[:2]:
                lines.setdefault((line.name, line.number), line)
    own = [line for line in lines.values() if line.country != WORLDWIDE]
    worldwide = [line for line in lines.values() if line.country == WORLDWIDE]
    return tuple(own[:MOST_LINES] + worldwide[:2])
