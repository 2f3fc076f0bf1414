"""What is wanted where grammar names no act: the matter whose drafts sound most like this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from coach.lexicon.load import Lexicons
from coach.lexicon.schema import FrameEntry, MatterEntry, placeholders
from coach.reading import labels
from coach.reading.likeness import Floats, Likeness, nearest
from coach.records import Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import PERSON_SLOTS
from coach.rewrite.template import joined
from coach.rewrite.want import Source, Want, entry_want, frame_wants

ALIKE: Final = 0.72
"""From here on a draft is about a matter: the mean of its cosines with the three drafts that are nearest."""
SURELY: Final = 0.06
"""So far above its limit a matter comes before what the draft tells in its own words."""
UNLIKE: Final = 0.6
"""Below this a draft is about another matter than a frame, whatever their grammar."""
UNLIKE_NAMED: Final = 0.45
"""The same for a frame that asks for more than its verb or noun."""
_NEAREST: Final = 8
"""Drafts that are looked at for matters to compare."""
_COUNTED: Final = 3
_STEM: Final = 5
_WIDER: Final = 0.08
"""How much more alike a complaint must be with the sentence beside it."""


Entry = FrameEntry | MatterEntry


@dataclass(frozen=True, slots=True)
class _Index:
    """The drafts of all entries, a row each, those of an entry together.

    ``open_to`` rows come first whose entries may answer any draft: the others need words of the draft that
    only grammar finds.
    """

    entries: tuple[Entry, ...]
    owners: tuple[int, ...]
    rows: Floats
    places: Mapping[str, slice]
    """By the id of the entry."""
    open_to: int


class Matters:
    """The matters and frames of the lexicons, found by likeness."""

    def __init__(self, lexicons: Lexicons, likeness: Likeness) -> None:
        self._lexicons = lexicons
        self._likeness = likeness
        self._frames = {frame.id: frame for frame in lexicons.frames}

    @cached_property
    def _index(self) -> _Index:
        frames = sorted(self._lexicons.frames, key=_needs_the_draft)
        entries: tuple[Entry, ...] = (*self._lexicons.matters, *frames)
        owners = tuple(n for n, entry in enumerate(entries) for _ in entry.drafts)
        rows = self._likeness.vectors(draft for entry in entries for draft in entry.drafts)
        ends = list(accumulate(len(entry.drafts) for entry in entries))
        places = {e.id: slice(end - len(e.drafts), end) for e, end in zip(entries, ends, strict=True)}
        open_to = sum(len(entry.drafts) for entry in entries if not _needs_the_draft(entry))
        return _Index(entries, owners, rows, places, open_to)

    def closest(self, complaint: Complaint, *, above: float = 0.0) -> Entry | None:
        """The entry whose drafts are most like the complaint, if they are ``above`` the limit by so much.

        Looked for with its sentence alone, with the one before it, and with the one behind, which must be the
        more alike.
        """
        matches = [self._match(telling) for telling in _tellings(complaint)]
        best = max((margin - (_WIDER if n else 0.0), entry) for n, (margin, entry) in enumerate(matches))
        return self._index.entries[best[1]] if best[0] >= above else None

    def _match(self, text: str) -> tuple[float, int]:
        """How far above its limit the likeness to the likeliest entry is, and which that is."""
        index = self._index
        direction = self._likeness.vector(text)
        found = nearest(direction, index.rows[: index.open_to], _NEAREST)
        near = {index.owners[place] for place, _ in found}
        return max((self._margin(direction, index.entries[n]), n) for n in near)

    def _margin(self, direction: Floats, entry: Entry) -> float:
        rows = self._index.rows[self._index.places[entry.id]]
        best = [like for _, like in nearest(direction, rows, _COUNTED)]
        return sum(best) / len(best) - ALIKE

    def likeness(self, complaint: Complaint, frames: Sequence[str]) -> list[float]:
        """How much a complaint is like the nearest draft of each frame with these ids: cosines."""
        index = self._index
        direction = self._likeness.vector(next(_tellings(complaint)))
        return [nearest(direction, index.rows[index.places[frame]], 1)[0][1] for frame in frames]

    def limit(self, frame: str) -> float:
        """The least likeness to the drafts of the frame with this id."""
        entry = self._frames[frame]
        named = entry.objects or entry.around or entry.states or entry.cases
        return UNLIKE_NAMED if named else UNLIKE


def _needs_the_draft(entry: Entry) -> bool:
    """Whether what is wanted can't be said without words of the draft."""
    named = {slot.partition(":")[0] for slot in placeholders(entry.want + entry.when)}
    return not named <= PERSON_SLOTS["we"].keys()


def likely_wants(complaint: Complaint, matters: Matters, *, said: bool = False) -> list[Want]:
    """The wants of all frames that fit in grammar and aren't about another matter, most alike first.

    Where the draft has ``said`` itself what is wanted, only frames that are surely about the same and name
    the things that it names.
    """
    wants = list(frame_wants(complaint))
    if not wants:
        return []
    alike = zip(matters.likeness(complaint, [want.frame for want in wants]), wants, strict=True)
    kept = [
        (like, want)
        for like, want in alike
        if (like >= ALIKE + SURELY and _names_its_things(complaint, want))
        or (not said and like >= matters.limit(want.frame))
    ]
    return [want for _, want in sorted(kept, key=lambda pair: -pair[0])]


def _names_its_things(complaint: Complaint, want: Want) -> bool:
    """Whether a want says the things of the act that a complaint names: "thank you for a meal"."""
    if complaint.clause is None:
        return True
    span = complaint.finding.span
    act = (w for w in complaint.reading.subtree(complaint.clause.head) if span.start <= w.start < span.end)
    things = [w for w in act if w.pos == labels.NOUN and w.dep != labels.VOCATIVE]
    said = joined(want.said_of("we") or want.said_of("you") or ()).lower()
    return all(t.lemma[:_STEM] in said or complaint.lexicons.is_a(t.lemma, ("@time",)) for t in things)


def matter_wants(complaint: Complaint, matters: Matters, *, surely: bool = False) -> Iterator[Want]:
    """What is wanted in the matter that a complaint sounds like, or ``surely`` is about."""
    if complaint.finding.kind is Kind.DISMISSAL:
        return
    entry = matters.closest(complaint, above=SURELY if surely else 0.0)
    want = entry_want(complaint, entry, Source.MATTER) if entry is not None else None
    if want is not None:
        yield want


def _tellings(complaint: Complaint) -> Iterator[str]:
    """The sentence of a complaint, then with the one before it and with the one behind."""
    reading = complaint.reading
    n = reading.sentence_of(reading.words[complaint.finding.head]).index
    for first, last in ((n, n), (n - 1, n), (n, n + 1)):
        if first >= 0 and last < len(reading.sentences):
            yield reading.text[reading.sentences[first].span.start : reading.sentences[last].span.end]
