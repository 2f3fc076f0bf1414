"""A draft with some stretches replaced or left out: what stays of the sentences around them, in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Span
from coach.rewrite.calls import is_call, is_sign
from coach.rewrite.joints import FINAL, Item, Kept, Put
from coach.rewrite.region import Region
from coach.rewrite.remainder import Role, Stretch, after, before
from coach.rewrite.standing import JOINTS, QUOTES, stands

_SEEING: Final = frozenset("know get see understand realise realize appreciate love".split())
_THANKS: Final = frozenset({"thanks", "thank", "thx", "cheers"})


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that goes. ``wording`` comes in its place, if any; ``blames`` tells whether it was blame."""

    region: Region
    wording: str
    blames: bool

    @property
    def asks(self) -> bool:
        """Whether a single question comes in its place, which a reason can follow."""
        return self.wording.endswith("?") and ". " not in self.wording


@dataclass(frozen=True, slots=True)
class Composition:
    """What is left of a draft, in order, and the stretches beside the changes that could not stand."""

    items: tuple[Item, ...]
    torn: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The words ``start`` to ``end`` (exclusive) of the sentences that changes share, within their lines."""

    start: int
    end: int
    changes: tuple[Change, ...]


def compose(
    reading: Reading,
    changes: Sequence[Change],
    *,
    gone: Collection[int] = (),
    unfit: Collection[Span] = (),
    insults: Collection[Span] = (),
) -> Composition:
    """The draft with the changes made.

    It lacks the sentences whose index is in ``gone``, the clauses beside the changes that are ``unfit``, and
    the names beside them that are ``insults``.
    """
    items: list[Item] = []
    torn: list[Span] = []
    at = 0
    for block in blocks(reading, changes):
        items += _whole(reading, at, block.start, gone)
        stays = [i for i in _stays(reading, block) if isinstance(i, Put) or _is_fit(i, unfit, insults)]
        if not any(isinstance(i, Put) or i.role is Role.CLAUSE for i in stays):
            stays = _greeting(reading, block, stays, gone)
        items += stays
        torn += _torn(reading, block, stays)
        at = block.end
    items += _whole(reading, at, len(reading.words), gone)
    return Composition(tuple(items), tuple(torn))


def _is_fit(item: Kept, unfit: Collection[Span], insults: Collection[Span]) -> bool:
    called = item.role in {Role.CALL, Role.NAME} and any(item.span.overlaps(insult) for insult in insults)
    return item.span not in unfit and not called


def blocks(reading: Reading, changes: Sequence[Change]) -> tuple[Block, ...]:
    """The changes with the sentences that they stand in; those that share a sentence together."""
    found: list[Block] = []
    for change in sorted(changes, key=lambda c: c.region.first):
        start, end = _line(reading, change.region)
        if found and start < found[-1].end:
            last = found[-1]
            found[-1] = Block(last.start, max(last.end, end), (*last.changes, change))
        else:
            found.append(Block(start, end, (change,)))
    return tuple(found)


def _line(reading: Reading, region: Region) -> tuple[int, int]:
    """The words of the sentences around a region, as far as they stand on its lines.

    Where no mark parts a sentence from the next, one that can't stand by itself belongs to its neighbour.
    """
    words = reading.words
    start, end = region.first, region.last + 1
    first = reading.sentence_of(words[region.first]).start
    last = reading.sentence_of(words[region.last]).end
    if first and _runs_on(reading, first):
        earlier = reading.sentence_of(words[first - 1]).start
        first = first if stands(reading, words[earlier:first]) else earlier
    if last < len(words) and _runs_on(reading, last):
        later = reading.sentence_of(words[last]).end
        last = last if stands(reading, words[last:later]) else later
    while start > first and not _breaks_line(reading, start):
        start -= 1
    while end < last and not _breaks_line(reading, end):
        end += 1
    return start, end


def _runs_on(reading: Reading, i: int) -> bool:
    """Whether no final mark and no emoji parts the word from the one in front of it."""
    behind = next((w for w in reversed(reading.words[:i]) if w.text not in QUOTES), reading.words[i - 1])
    return not set(behind.text) & FINAL and not is_sign(behind)


def _breaks_line(reading: Reading, i: int) -> bool:
    """Whether a word begins a line."""
    return "\n" in reading.text[reading.words[i - 1].end : reading.words[i].start]


def _whole(reading: Reading, start: int, end: int, gone: Collection[int]) -> Iterator[Kept]:
    """The runs of untouched words between two blocks; stray marks between them go."""
    runs: list[list[Word]] = [[]]
    for word in reading.words[start:end]:
        if reading.sentence_of(word).index in gone:
            runs.append([])
        else:
            runs[-1].append(word)
    for run in runs:
        if any(not w.is_punct or is_sign(w) for w in run):
            yield _kept(reading, Stretch(run[0].i, run[-1].i, Role.WHOLE))


def _stays(reading: Reading, block: Block) -> list[Item]:
    """What stays of a block, with the wording, in order."""
    first = block.changes[0]
    if first.region.aside and len(block.changes) == 1:
        return [_kept(reading, stretch) for stretch in _around(reading, block)]
    start = first.region.first
    opening = list(before(reading, block.start, start, worded=bool(first.wording), asks=first.asks))
    agreed = bool(first.wording) and not first.asks and _sees_their_side(reading, opening)
    if agreed:
        opening[-1] = Stretch(opening[-1].first, opening[-1].last - 1, Role.LEAD)
    items: list[Item] = [_kept(reading, s) for s in opening if not _is_torn(reading, s)]
    ends = [*(c.region.first for c in block.changes[1:]), block.end]
    for change, end in zip(block.changes, ends, strict=True):
        region = change.region
        if change.wording:
            called = Stretch(*region.name, Role.CALL) if region.name else None
            items += [_kept(reading, called)] if called and not opening else []
            joint = "and " if agreed and change is first else ""
            wording = _lowered(change.wording) if joint else change.wording
            items.append(Put(_span(reading, region.first, region.last), joint + wording))
        kept = after(reading, region.last + 1, end, asks=change.asks, blames=change.blames)
        told = bool(items) and isinstance(items[-1], Kept) and items[-1].role is Role.CLAUSE
        named = kept if change.wording else _called(kept, told=told)
        items += [
            _kept(reading, _to_the_mark(reading, s, block.end)) for s in named if not _is_torn(reading, s)
        ]
    return items


def _sees_their_side(reading: Reading, opening: Sequence[Stretch]) -> bool:
    """Whether a draft sees the other's side before its "but", so that a statement goes on with "and": "I know
    you're tired after work, but".
    """
    if not opening or opening[-1].role is not Role.LEAD or reading.words[opening[-1].last].norm != "but":
        return False
    words = reading.words[opening[-1].first : opening[-1].last]
    seen = any(w.lemma in _SEEING for w in words[:4]) and any(w.is_you for w in words)
    return bool(words) and (seen or words[0].norm in _THANKS)


def _lowered(wording: str) -> str:
    """Wording that doesn't begin its sentence."""
    own = wording.split(maxsplit=1)[0].replace("’", "'").lower() in {"i", "i'd", "i'm", "i've", "i'll"}
    return wording if own else wording[:1].lower() + wording[1:]


def _is_torn(reading: Reading, stretch: Stretch) -> bool:
    """Whether a stretch begins inside a word: "'s a fork in the sink" of "there's"."""
    word = reading.words[stretch.first]
    glued = bool(stretch.first) and reading.words[stretch.first - 1].end == word.start
    return glued and word.text[0] in "'’" and len(word.text) > 1


def _called(kept: Sequence[Stretch], *, told: bool) -> list[Stretch]:
    """What stays behind a stretch that is only left out: a name opens the clause behind it, or ends what is
    ``told`` in front, or goes too.
    """
    found: list[Stretch] = []
    for n, stretch in enumerate(kept):
        follower = kept[n + 1].role if n + 1 < len(kept) else None
        if stretch.role is not Role.NAME:
            found.append(stretch)
        elif follower is Role.CLAUSE:
            found.append(Stretch(stretch.first, stretch.last, Role.CALL))
        elif told:
            found.append(stretch)
    return found


def _to_the_mark(reading: Reading, stretch: Stretch, end: int) -> Stretch:
    """A clause at the end of its block, with the final mark that it has there."""
    last = stretch.last
    while last + 1 < end and reading.words[last + 1].is_punct and not is_sign(reading.words[last + 1]):
        last += 1
    return (
        Stretch(stretch.first, last, stretch.role)
        if stretch.role is Role.CLAUSE and last + 1 == end
        else stretch
    )


def _around(reading: Reading, block: Block) -> Iterator[Stretch]:
    """The sentence without an aside in it."""
    region = block.changes[0].region
    left = [w for w in reading.words[block.start : region.first] if not w.is_punct]
    right = [w for w in reading.words[region.last + 1 : block.end] if not w.is_punct]
    if left:
        role = Role.CALL if is_call(reading, left) else Role.LEAD if right else Role.CLAUSE
        yield Stretch(left[0].i, left[-1].i, role)
    if right:
        yield Stretch(right[0].i, block.end - 1, Role.CLAUSE)


def _greeting(reading: Reading, block: Block, stays: Sequence[Item], gone: Collection[int]) -> list[Item]:
    """What is left where a whole block goes: the name or greeting at the start of the draft."""
    follows = (
        block.end < len(reading.words) and reading.sentence_of(reading.words[block.end]).index not in gone
    )
    called = [i for i in stays[:1] if isinstance(i, Kept) and i.role is Role.CALL]
    if not called or block.start or not follows:
        return []
    following = reading.words[block.end : block.end + 2]
    leads_on = following[0].norm in JOINTS or is_call(reading, following[:1])
    return [] if leads_on or _breaks_line(reading, block.end) else [*called]


def _torn(reading: Reading, block: Block, stays: Sequence[Item]) -> Iterator[Span]:
    """The stretches of a block beside its changes that don't stay; a mere joint isn't worth a word."""
    kept = [item.span for item in stays if isinstance(item, Kept)]
    run: list[int] = []
    for i in range(block.start, block.end + 1):
        word = reading.words[i] if i < block.end else None
        changed = any(c.region.first <= i <= c.region.last for c in block.changes)
        if word is None or changed or any(s.start <= word.start < s.end for s in kept):
            if any(not reading.words[n].is_punct and reading.words[n].norm not in JOINTS for n in run):
                yield _span(reading, run[0], run[-1])
            run = []
        elif run or not word.is_punct:
            run.append(i)


def _span(reading: Reading, first: int, last: int) -> Span:
    return Span(reading.words[first].start, reading.words[last].end)


def _kept(reading: Reading, stretch: Stretch) -> Kept:
    return Kept(_span(reading, stretch.first, stretch.last), stretch.role)
