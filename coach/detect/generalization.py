"""Generalization: one event turned into a law about the person."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.GENERALIZATION,
    title="One time became always",
    what="Always, never, every time or constantly, held against the other person.",
    why="A law about a person invites a counter-example, and the talk turns to who is right. "
    "One dated event can be agreed on.",
    ask="Would a single exception sink it?",
    instead="Name the one time, and what you would like next time.",
    sources=("Rogers, Howieson and Neame 2018", "Gottman: criticism"),
)


@rule(
    id="generalization.you-never",
    severity=Severity.MEDIUM,
    message="“{absolute}” turns one time into a rule about the person.",
    fires=("[You never listen to me].", "Honestly, [you always forget my birthday]."),
    silent=("You never let me down.", "I never listened to you enough.", 'She said "you never listen".'),
)
def you_never(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Second person as subject under always, never or the like, held against them."""
    for clause in reading.clauses:
        absolute = clause.adverb(lexicons.words["absolutes"])
        if clause.you_is_subject and absolute and not guards.harmless(reading, clause, lexicons):
            yield hit(guards.clause_span(reading, clause), clause.head, absolute=absolute)


@rule(
    id="generalization.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” turns one time into a rule about the person.",
    fires=("[Every single time] I cook, you order pizza.",),
    silent=("Every time I see you I smile.",),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that makes a law of one event."""
    yield from phrase_hits("generalization", reading, lexicons)


RULES = (you_never, phrase)
