"""Proposals for a message: for each problem, wordings that ask for what is wanted. The engine checks them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.records import Blank, Edit, Finding, Firmness, Form, Kind, Span
from coach.rewrite.act import asks_nothing
from coach.rewrite.complaint import Complaint, read_complaint
from coach.rewrite.compose import Change, compose
from coach.rewrite.fallback import other_wants
from coach.rewrite.forms import Wording, wordings
from coach.rewrite.joints import join
from coach.rewrite.matter import Matters, likely_wants, matter_wants
from coach.rewrite.region import Region, can_start, find_region, is_aside
from coach.rewrite.sayings import own_feeling, sayings, tells
from coach.rewrite.template import Piece, fill, joined
from coach.rewrite.voice import Voice, read_voice
from coach.rewrite.want import Source, Want

MOST_PROPOSALS = 4
_ASKING = frozenset({Kind.NEGATIVE_REQUEST, Kind.ULTIMATUM, Kind.DIRECTIVE})
GROWTH = 4 / 3
EXTRA_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Findings that share a stretch of the draft, and the stretch that a suggestion replaces."""

    answers: tuple[int, ...]
    region: Region
    span: Span
    blames: bool
    """Whether it only blames: nothing is asked for in it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Groups of wordings of one origin; of each group one is proposed, the first that is short enough."""

    frame: str
    source: Source
    topic: tuple[str, ...]
    groups: tuple[tuple[Wording, ...], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion before the engine has checked it."""

    problem: Problem
    edits: tuple[Edit, ...]
    text: str
    form: Form
    frame: str
    source: Source
    blanks: tuple[Blank, ...]
    topic: tuple[str, ...]


def find_problems(
    reading: Reading, findings: Sequence[Finding], dismissed: Collection[str] = ()
) -> tuple[Problem, ...]:
    """The findings grouped by the stretch that they share, in the order of the text; without those whose key
    is ``dismissed``.
    """
    groups: list[tuple[list[int], Region]] = []
    for index, finding in enumerate(findings):
        if finding.key in dismissed:
            continue
        region = find_region(reading, finding)
        if groups and groups[-1][1].overlaps(region):
            indices, last = groups[-1]
            groups[-1] = ([*indices, index], last.union(region))
        else:
            groups.append(([index], region))
    return tuple(
        Problem(
            tuple(indices),
            region,
            Span(reading.words[region.first].start, reading.words[region.last].end),
            blames=not any(asks_for_something(reading, findings[i]) for i in indices),
        )
        for indices, region in groups
    )


def asks_for_something(reading: Reading, finding: Finding) -> bool:
    """Whether what is found asks, so that leaving it out would lose a request. "Grow up" asks for nothing."""
    if finding.kind is Kind.DIRECTIVE:
        clause = reading.clause_at(finding.head) or reading.clause_of(reading.words[finding.head])
        return clause is None or not _is_taunt(reading, clause)
    return finding.kind in _ASKING


def _is_taunt(reading: Reading, clause: Clause) -> bool:
    """Whether an order tells somebody to be another: "you need to get your act together", "someone needs to
    teach you manners".
    """
    if clause.subject_is_anybody:
        return True
    below = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), clause)
    return asks_nothing(below) and not reading.subclauses(below, labels.CONJUNCT)


def propose(
    reading: Reading,
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    lexicons: Lexicons,
    matters: Matters,
    *,
    firmness: Firmness = Firmness.PLAIN,
) -> Iterator[Proposal]:
    """The proposals for every problem, best first within each, at most four a problem."""
    voice = read_voice(reading)
    for turn, problem in enumerate(problems, start=len(reading.words)):
        made: dict[str, Proposal] = {}
        told = [findings[i] for i in problem.answers if not is_aside(reading, findings[i])]
        complaints = [read_complaint(reading, finding, lexicons) for finding in told]
        for offer in _offers(complaints, matters, voice, turn=turn, firmness=firmness):
            for group in offer.groups:
                fitting = (_proposal(reading, problem, offer, wording, voice) for wording in group)
                proposal = next((p for p in fitting if p is not None), None)
                if proposal is not None and len(made) < MOST_PROPOSALS:
                    made.setdefault(proposal.text.lower(), proposal)
        yield from made.values()


def _offers(
    complaints: Sequence[Complaint], matters: Matters, voice: Voice, *, turn: int, firmness: Firmness
) -> list[Offer]:
    """What can be said to the complaints of a problem; the best sources only, best first."""
    found: list[Offer] = []
    for complaint in complaints:
        said = [
            Offer(wording.form_id, source, (), ((wording,),))
            for source, wording in sayings(complaint, voice, firmness=firmness)
        ]
        literal = any(offer.source is Source.ACT for offer in said)
        told = any(tells(offer.frame, complaint.lexicons) for offer in said)
        for want in _wants(complaint, matters, literal=literal, told=told):
            groups = tuple(wordings(want, voice, complaint.lexicons, turn=turn, firmness=firmness))
            found.append(Offer(want.frame, want.source, want.topic, groups))
        found.extend(_felt_and_asked(complaint, matters, voice, turn=turn, firmness=firmness))
        found.extend(said)
    best = min((offer.source for offer in found), default=Source.OPEN)
    kept = sorted((o for o in found if _beside(o.source, best)), key=lambda offer: offer.source)
    return _with_boundary(kept, [o for o in found if _is_boundary(o)])


def _wants(complaint: Complaint, matters: Matters, *, literal: bool, told: bool) -> Iterator[Want]:
    """What is wanted instead of a complaint; matters are looked for only where nothing surer is known.

    ``literal`` tells that the draft itself says what is wanted or felt, ``told`` that it says what happened.
    """
    others = list(other_wants(complaint))
    said = literal or any(want.source in {Source.TOLD, Source.ACT} for want in others)
    framed = [] if said and complaint.is_spelled_out else likely_wants(complaint, matters, said=said)
    known = [*framed, *others]
    if not literal and not any(want.source < Source.MATTER for want in known):
        yield from matter_wants(complaint, matters, surely=told)
    yield from known


def _felt_and_asked(
    complaint: Complaint, matters: Matters, voice: Voice, *, turn: int, firmness: Firmness
) -> Iterator[Offer]:
    """What the writer says they feel, and a request in the matter that it is about."""
    feeling = own_feeling(complaint)
    if not feeling:
        return
    wants = [*likely_wants(complaint, matters), *matter_wants(complaint, matters, surely=True)]
    for want in wants[:1]:
        asked = next(wordings(want, voice, complaint.lexicons, turn=turn, firmness=firmness), ())
        told = tuple(_told_before(feeling, wording) for wording in asked)
        yield Offer(want.frame, Source.ACT, want.topic, (told,))


def _told_before(feeling: str, wording: Wording) -> Wording:
    """A request with the feeling in front of it."""
    first = fill(f"{feeling}. ", {})
    return replace(
        wording, form=Form.OWN_FEELING, pieces=(*first, *wording.pieces), plain=(*first, *wording.plain)
    )


def _is_boundary(offer: Offer) -> bool:
    return offer.groups[0][0].form is Form.BOUNDARY if offer.groups and offer.groups[0] else False


def _with_boundary(offers: Sequence[Offer], boundaries: Sequence[Offer]) -> list[Offer]:
    """The offers with a boundary beside the first request, so that it isn't crowded out."""
    requests = [o for o in offers if not _is_boundary(o)]
    if not requests:
        return list(boundaries)
    first = requests[0]
    rest = replace(first, groups=first.groups[1:])
    return [replace(first, groups=first.groups[:1]), *boundaries, rest, *requests[1:]]


def _beside(source: Source, best: Source) -> bool:
    """Whether a want of this source is worth offering where the best one is of ``best``."""
    told = best is Source.TOLD and source in {Source.FRAME, Source.ACT}
    return source is best or told or (best in {Source.ACT, Source.REMEDY} and source is Source.SAYING)


def _proposal(
    reading: Reading, problem: Problem, offer: Offer, wording: Wording, voice: Voice
) -> Proposal | None:
    if not can_start(reading, problem.region.first):
        return None
    old = problem.span.end - problem.span.start
    bound = max(old * GROWTH, old + EXTRA_CHARACTERS)
    pieces = voice.speak(wording.pieces, capital=True)
    if len(joined(pieces)) > bound:
        pieces = voice.speak(wording.plain, capital=True)
    text = joined(pieces)
    if len(text) > bound or text == problem.span.of(reading.text):
        return None
    composition = compose(reading, [Change(problem.region, text, problem.blames)])
    return Proposal(
        problem=problem,
        edits=join(reading, composition.items, voice),
        text=text,
        form=wording.form,
        frame=offer.frame,
        source=offer.source,
        blanks=_blanks(pieces),
        topic=offer.topic,
    )


def _blanks(pieces: Sequence[Piece]) -> tuple[Blank, ...]:
    at, found = 0, []
    for piece in pieces:
        if piece.choices:
            found.append(Blank(Span(at, at + len(piece.text)), piece.choices))
        at += len(piece.text)
    return tuple(found)
