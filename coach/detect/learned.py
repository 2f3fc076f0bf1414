"""What the second reader adds to the rules: findings and strengths where they are silent, doubts, signs.

The rules stay the first voice. What the reader did is visible in each finding's ``evidence`` and rule id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final

from coach.detect import KIND_DOCS, goodwill, guards, refusals
from coach.detect.findings import find_all, resolve
from coach.detect.pointing import pointed_act
from coach.detect.rule import shown
from coach.detect.strengths import find_strengths, in_order, strength_of
from coach.detect.switches import ALL_ON, Switches
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.encoder import Encoder, Memory, Opinion, log_odds
from coach.reading.reading import Reading
from coach.records import (
    Certainty,
    Cue,
    Evidence,
    Family,
    Finding,
    Kind,
    Severity,
    Sign,
    Span,
    Strength,
    finding_key,
)

TERSE: Final = 5
"""So many words are a terse message."""
MESSAGES: Final = MappingProxyType(
    {
        Kind.ACCUSATION: "“{words}” reads as a charge against the person.",
        Kind.GENERALIZATION: "“{words}” reads as a rule about the person.",
        Kind.CAUSATION: "“{words}” hands a feeling over as their doing.",
        Kind.MIND_READING: "“{words}” states what goes on in their mind.",
        Kind.DIRECTIVE: "“{words}” reads as an order, not as a request.",
        Kind.ACCUSING_QUESTION: "“{words}” reads as a verdict in the form of a question.",
        Kind.CONTEMPT: "“{words}” reads as looking down on the person.",
        Kind.FAUX_FEELING: "“{words}” reads as a charge in the form of a feeling.",
        Kind.GUILT_TRIP: "“{words}” puts love or past favours on the scale.",
        Kind.DISMISSAL: "“{words}” waves the other person's reaction away.",
        Kind.NEGATIVE_REQUEST: "“{words}” says what should not be, and leaves open what is wanted.",
        Kind.ULTIMATUM: "“{words}” reads as a price held out for a choice.",
    }
)
"""The line of each kind for what the reader alone found."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When the reader is sure.

    Attributes:
        sure: the chance of a problem from which the reader adds a finding, and a rule's finding stays.
        kind: the chance that the kind itself needs.
        word: the chance that some word of the sentence needs, read in its message.
        trust: the log odds that what a rule or phrase finds is a problem, as counted on the training split;
            infinite for the plain cases, which the reader never overrules.
        untried: the same for rules and phrases that found nothing there.
        agree: the chance of a rule's kind from which a finding counts as seen by both.
        signs: for each sign the chance from which it counts.
        praise: the chance of a strength from which the reader adds it.
        no_praise: the chance of a strength below which it drops one that the rules saw.
    """

    sure: float
    kind: float
    agree: float
    signs: Mapping[Sign, float]
    trust: Mapping[str, float]
    untried: float
    word: float = 0.0
    praise: float = 1.01
    no_praise: float = 0.0

    @classmethod
    def of(cls, thresholds: Mapping[str, Any]) -> Limits:
        """The limits in the model's thresholds file."""
        findings, signs, strengths = (thresholds[name] for name in ("findings", "signs", "strengths"))
        return cls(
            sure=findings["sure"],
            kind=findings["kind"],
            word=findings["word"],
            agree=findings["agree"],
            signs=MappingProxyType({sign: float(signs[sign]) for sign in Sign}),
            trust=MappingProxyType({name: float(odds) for name, odds in thresholds["trust"].items()}),
            untried=findings["untried"],
            praise=strengths["add"],
            no_praise=strengths["veto"],
        )

    def trusted(self, finding: Finding) -> float:
        """The log odds of the rule or phrase behind a finding; of several, the highest."""
        return max((self.trust[name] for name in finding.names if name in self.trust), default=self.untried)


class Detector:
    """Finds problems: by the rules alone, or by the rules and the second reader."""

    def __init__(
        self, lexicons: Lexicons, encoder: Encoder | None = None, switches: Switches = ALL_ON
    ) -> None:
        self._lexicons = lexicons
        self._switches = switches
        self._encoder = encoder
        self._limits = None if encoder is None else Limits.of(encoder.thresholds)

    def opinions(
        self, reading: Reading, memory: Memory | None = None, before: str | None = None
    ) -> tuple[Opinion, ...]:
        """What the second reader thinks of each sentence; empty where it is switched off.

        ``memory`` and ``before`` are as for ``Encoder.opinions``.
        """
        return () if self._encoder is None else self._encoder.opinions(reading, memory, before)

    def findings(self, reading: Reading, opinions: Sequence[Opinion] | None = None) -> tuple[Finding, ...]:
        """All findings that are switched on, resolved.

        ``opinions`` saves a second look where the caller has them.
        """
        by_rule = [f for f in find_all(reading, self._lexicons) if self._switches.keeps(f)]
        if self._limits is None:
            return resolve(by_rule)
        heard = self.opinions(reading) if opinions is None else opinions
        found = with_opinions(reading, by_rule, heard, self._limits)
        return tuple(
            f for f in found if self._switches.keeps(f) and not _forgiven(reading, f, self._lexicons)
        )

    def strengths(
        self, reading: Reading, findings: Sequence[Finding], opinions: Sequence[Opinion]
    ) -> tuple[Strength, ...]:
        """What the message does well: by the rules, and by the reader's ``opinions`` where it is asked."""
        by_rule = find_strengths(reading, findings, self._lexicons)
        if self._limits is None:
            return by_rule
        return strengths_with_opinions(reading, by_rule, findings, opinions, self._limits)

    def signs(self, opinions: Sequence[Opinion]) -> tuple[tuple[Sign, Span], ...]:
        """The safety signs that the second reader is sure of."""
        return () if self._limits is None else learned_signs(opinions, self._limits)


def with_opinions(
    reading: Reading, findings: Iterable[Finding], opinions: Sequence[Opinion], limits: Limits
) -> tuple[Finding, ...]:
    """The findings of rules and reader together, resolved.

    Args:
        findings: what the rules found, overlaps included or not.
        opinions: what ``Encoder.opinions`` says of the same reading.
    """
    by_rule = resolve(findings)
    bar = -math.inf if _is_terse(reading) else log_odds(limits.sure)
    kept = [_heard(finding, opinions, limits, bar) for finding in by_rule]
    stayed = [finding for finding in kept if finding is not None]
    added = [
        finding
        for opinion in opinions
        if not any(f.span.overlaps(opinion.span) for f in by_rule)
        for finding in _added(reading, opinion, limits)
    ]
    return resolve([*stayed, *added])


def _is_terse(reading: Reading) -> bool:
    """Whether a message is so short that the reader has little to go by; there the rules have their way.

    On the dev split they flagged 32 of 57 such messages with a problem and none of 71 clean ones.
    """
    return sum(not w.is_punct for w in reading.words) <= TERSE


def strengths_with_opinions(
    reading: Reading,
    by_rule: Sequence[Strength],
    findings: Sequence[Finding],
    opinions: Sequence[Opinion],
    limits: Limits,
) -> tuple[Strength, ...]:
    """The strengths that the rules saw and the reader doesn't doubt, and the sentences that it is sure of.

    It adds none to a sentence that holds a problem.
    """
    kept = [s for s in by_rule if _is_credible(s, opinions, limits)]
    calm = [o for o in opinions if o.read and not any(f.span.overlaps(o.span) for f in findings)]
    added = [
        strength_of(reading, kind, _trimmed(reading, opinion.span))
        for opinion in calm
        for kind, chance in opinion.strengths.items()
        if chance >= limits.praise and not any(s.kind is kind and s.span.overlaps(opinion.span) for s in kept)
    ]
    return in_order([*kept, *added])


def _is_credible(strength: Strength, opinions: Sequence[Opinion], limits: Limits) -> bool:
    near = _near(strength.span, opinions)
    return not near or max(o.strengths[strength.kind] for o in near) >= limits.no_praise


def _near(span: Span, opinions: Sequence[Opinion]) -> list[Opinion]:
    """The opinions on the sentences that a stretch lies in, of those that were read."""
    return [o for o in opinions if o.read and o.span.overlaps(span)]


def learned_signs(opinions: Sequence[Opinion], limits: Limits) -> tuple[tuple[Sign, Span], ...]:
    """The safety signs that the reader is sure of, each at its likeliest sentence, in order."""
    found: dict[Sign, Opinion] = {}
    for opinion in opinions:
        for sign, chance in opinion.signs.items():
            if chance >= limits.signs[sign] and (sign not in found or chance > found[sign].signs[sign]):
                found[sign] = opinion
    places = [(sign, opinion.span) for sign, opinion in found.items()]
    return tuple(sorted(places, key=lambda pair: (pair[1], pair[0])))


def _forgiven(reading: Reading, finding: Finding, lexicons: Lexicons) -> bool:
    """Whether what the reader alone found is known to the rules as harmless."""
    clause = reading.clause_of(reading.words[finding.head])
    if finding.evidence is not Evidence.READER or clause is None:
        return False
    match finding.kind:
        case Kind.GENERALIZATION:
            kind = goodwill.gives(reading, clause, lexicons) or guards.warm(reading, clause, lexicons)
            return kind and not _goes_on(reading, finding)
        case Kind.ACCUSING_QUESTION:
            return goodwill.good_news(reading, finding.span, lexicons)
        case Kind.MIND_READING if guards.own_worry(reading, clause):
            return True
        case Kind.MIND_READING | Kind.DIRECTIVE:
            return guards.explains(reading, clause, lexicons) or guards.recipe(reading, clause, lexicons)
        case Kind.CAUSATION | Kind.ACCUSATION:
            thanked = "thanks to you" in finding.quote.lower()
            return thanked and not goodwill.blames(reading, finding.span, lexicons)
        case Kind.NEGATIVE_REQUEST:
            return refusals.is_saying(reading, clause)
        case _:
            return False


def _goes_on(reading: Reading, finding: Finding) -> bool:
    """Whether it is told of as never ending: "you keep feeding the dog at the table" thanks nobody."""
    span = finding.span
    return any(w.lemma == "keep" for w in reading.words if span.start <= w.start < span.end)


def _heard(finding: Finding, opinions: Sequence[Opinion], limits: Limits, bar: float) -> Finding | None:
    """A rule's finding after the reader was heard; None where both together don't reach the ``bar``.

    The log odds of the sentence and of the rule add up, as for two witnesses that judge apart.
    """
    near = _near(finding.span, opinions)
    if not near:
        return finding
    belief = log_odds(max(o.problem for o in near)) + limits.trusted(finding)
    if belief < bar:
        return None
    agreed = any(o.kinds[finding.kind] >= limits.agree for o in near)
    return replace(finding, evidence=Evidence.BOTH) if agreed else finding


def _added(reading: Reading, opinion: Opinion, limits: Limits) -> list[Finding]:
    """At most one finding a family, where the reader is sure."""
    if not opinion.read or opinion.problem < limits.sure or opinion.word < limits.word:
        return []
    likely = [kind for kind, chance in opinion.kinds.items() if chance >= limits.kind]
    best: dict[Family, Kind] = {}
    for kind in sorted(likely, key=lambda kind: -opinion.kinds[kind]):
        best.setdefault(kind.family, kind)
    found = [_finding(reading, opinion, kind) for kind in best.values()]
    return [finding for finding in found if finding is not None]


def _finding(reading: Reading, opinion: Opinion, kind: Kind) -> Finding | None:
    span = _stretch(reading, opinion, kind)
    words = [w for w in reading.words if span.start <= w.start and w.end <= span.end and not w.is_punct]
    if all(guards.not_the_writers(reading, [w]) for w in words):
        return None
    if len(words) == 1 and words[0].pos in labels.NOMINALS:
        return None  # a name that was cut off from its sentence
    act, unmet = pointed_act(reading, span, kind)
    cues = [Cue("words", span)] + ([Cue("unmet", Span(unmet.start, unmet.end))] if unmet else [])
    rule = f"reader.{kind}"
    return Finding(
        span=span,
        quote=span.of(reading.text),
        kind=kind,
        rule=rule,
        severity=Severity.MEDIUM,
        message=MESSAGES[kind].format(words=shown(span.of(reading.text))),
        why=KIND_DOCS[kind].why,
        certainty=Certainty.LIKELY,
        evidence=Evidence.READER,
        cues=tuple(cues),
        head=words[-1].i if act is None else act.i,
        key=finding_key(kind, rule, reading.text, span),
    )


def _stretch(reading: Reading, opinion: Opinion, kind: Kind) -> Span:
    """The stretch that carries the kind: the words that the reader points at, or the whole sentence.

    A lone name or word that it points at says too little.
    """
    pointed = opinion.stretches.get(kind)
    if pointed is not None:
        span = _trimmed(reading, pointed)
        words = [w for w in reading.words if span.start <= w.start < span.end and not w.is_punct]
        if len(words) > 1:
            return span
    return _trimmed(reading, opinion.span)


def _trimmed(reading: Reading, span: Span) -> Span:
    """The stretch without the marks and spaces at its ends, and no word cut in two: "I'm" is one."""
    words = [w for w in reading.words if w.start < span.end and span.start < w.end and not w.is_punct]
    if not words:
        return span
    before = reading.words[max(0, words[0].i - 1)]
    torn = before.end == words[0].start and not before.is_punct
    return reading.span(before if torn else words[0], words[-1])
