"""What may remain of a sentence once a stretch of it is replaced or left out.

Only what stands on its own there: a name or greeting, a reason that a request can carry, and a clause of its
own that neither goes on with the story of the stretch nor points back into it. Everything else would be torn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from coach.reading import labels
from coach.reading.clause import Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.calls import is_call, is_sign, opens_call
from coach.rewrite.standing import (
    BRACKETS,
    JOINTS,
    QUOTES,
    TIMES,
    WHY,
    first_word,
    is_finite,
    main_clause,
    stands,
    without_opener,
)

_CURT: Final = 3
_TORN_JOINTS: Final = frozenset("or then because cos cause cuz coz since yet as than if".split())
_DIVIDING: Final = frozenset(".,;:!?…-–—|/~*")
_WHEN: Final = frozenset({"when", "if", "while", "whenever", "until", "till", "before", "after", "once"})
_FRONTED: Final = _WHEN | {"on", "in", "at", "since", "by", "last", "this", "yesterday", "today"}


class Role(Enum):
    """How a stretch that stays stands beside new wording."""

    WHOLE = auto()
    """Sentences that nothing was changed in."""
    CLAUSE = auto()
    """A clause that is a sentence of its own now."""
    CALL = auto()
    """A name or a greeting: "Joel,", "hey mum"."""
    LEAD = auto()
    """What the wording goes on from: "But", "On Sundays,"."""
    NAME = auto()
    """A name behind the wording: ", Joel?"."""
    REASON = auto()
    """What goes on from the wording: "because the baby is asleep"."""
    SIGN = auto()
    """An emoji or a kiss."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` to ``last`` that stay, and how they stand."""

    first: int
    last: int
    role: Role


def before(reading: Reading, start: int, end: int, *, worded: bool, asks: bool) -> tuple[Stretch, ...]:
    """What stays of the words ``start`` to ``end`` (exclusive) in front of a stretch.

    ``worded`` says whether wording stands in its place, ``asks`` whether a request does: it can go on from
    what is in front of it.
    """
    pieces = _calls_apart(reading, _pieces(reading, start, end))
    kept: list[Stretch] = []
    while pieces and (is_call(reading, pieces[0]) or is_sign(pieces[0][0])):
        kept.append(_stretch(pieces[0], Role.SIGN if is_sign(pieces[0][0]) else Role.CALL))
        pieces = pieces[1:]
    if not pieces:
        return tuple(kept)
    opener = reading.words[end - 1]
    joint = opener.norm if opener.norm in JOINTS | _TORN_JOINTS else ""
    torn = not _ends_at_joint(reading, end) or (
        joint == "and" and _shares_subject(reading, reading.words[end])
    )
    named = [] if torn or not is_call(reading, pieces[-1]) else [_stretch(pieces[-1], Role.CALL)]
    if named:
        return (*_clauses(reading, pieces[:-1], kept, blames=None), *named)
    pieces = [p for p in [*pieces[:-1], () if torn else _without_joint(pieces[-1])] if p]
    if not pieces:
        leads = worded and (joint == "but" or (asks and joint in JOINTS))
        return (*kept, Stretch(opener.i, opener.i, Role.LEAD)) if leads and not torn else tuple(kept)
    kept = _clauses(reading, pieces, kept, blames=None)
    last = pieces[-1]
    reaches = bool(kept) and kept[-1].last == last[-1].i and kept[-1].role is Role.CLAUSE
    if asks and not torn and joint not in _TORN_JOINTS and _is_fronted(reading, last):
        kept = [*(kept[:-1] if reaches else kept), _stretch(last, Role.LEAD)]
    elif reaches and worded and joint == "but":
        kept[-1] = Stretch(kept[-1].first, end - 1, Role.LEAD)
    elif reaches and _leads_to_blame(reading, kept[-1], joint):
        kept.pop()
    return tuple(kept)


def _calls_apart(reading: Reading, pieces: list[Sequence[Word]]) -> list[Sequence[Word]]:
    """The pieces with a greeting or name cut off in front, where no comma does ("hey Jo totally get it")."""
    if not pieces or is_call(reading, pieces[0]):
        return pieces
    first = pieces[0]
    n = next((n for n, w in enumerate(first) if not opens_call(w)), len(first))
    return [first[:n], first[n:], *pieces[1:]] if n and is_call(reading, first[:n]) else pieces


def _shares_subject(reading: Reading, word: Word) -> bool:
    """Whether a clause that begins here has its subject in front: "you looked at me and [lied]"."""
    clause = reading.clause_of(word)
    if clause is None or clause.mood is Mood.COMMAND or clause.relation != labels.CONJUNCT:
        return False
    return not clause.subject_given


def _leads_to_blame(reading: Reading, stretch: Stretch, joint: str) -> bool:
    """Whether a clause in front only prepares for what is left out behind it: "I make no fuss, but"."""
    words = reading.words[stretch.first : stretch.last + 1]
    told = [c for c in reading.clauses if stretch.first <= c.head.i <= stretch.last and c.subject_given]
    theirs = any(c.you_is_subject for c in told)
    denied = any(w.norm in {"not", "no", "never"} for w in words)
    spoken = sum(not w.is_punct for w in words)
    return (joint == "but" and denied) or (theirs and (joint in _TORN_JOINTS or spoken <= _CURT))


def after(reading: Reading, start: int, end: int, *, asks: bool, blames: bool) -> tuple[Stretch, ...]:
    """What stays of the words ``start`` to ``end`` (exclusive) behind a stretch that asks or ``blames``."""
    kept: list[Stretch] = []
    pieces = _pieces(reading, start, end)
    for n, piece in enumerate(pieces):
        if is_sign(piece[0]):
            kept.append(_stretch(piece, Role.SIGN))
        elif is_call(reading, piece):
            kept.append(_stretch(piece, Role.NAME))
        elif asks and _is_reason(reading, piece, blames=blames):
            kept.append(_stretch(piece, Role.REASON))
            return tuple(_clauses(reading, pieces[n + 1 :], kept, blames=blames))
        else:
            return tuple(_clauses(reading, pieces[n:], kept, blames=blames))
    return tuple(kept)


def _clauses(
    reading: Reading, pieces: Sequence[Sequence[Word]], kept: list[Stretch], *, blames: bool | None
) -> list[Stretch]:
    """Those that stay already, and the clauses of their own among the pieces, each with what hangs on it."""
    fronted: Sequence[Word] = ()
    lost = False
    for piece in pieces:
        if is_sign(piece[0]):
            kept.append(_stretch(piece, Role.SIGN))
        elif not (lost and piece[0].norm in JOINTS) and stands(reading, piece, blames=blames):
            words = [*fronted, *(piece if fronted else without_opener(piece))]
            if _follows(reading, kept, words):
                kept[-1] = Stretch(kept[-1].first, piece[-1].i, kept[-1].role)
            else:
                kept.append(_stretch(words, Role.CLAUSE))
            fronted, lost = (), False
        elif not fronted and _follows(reading, kept, piece):
            kept[-1] = Stretch(kept[-1].first, piece[-1].i, kept[-1].role)
        else:
            fronted = piece if _is_fronted(reading, piece) else ()
            lost = not fronted
    return kept


def _follows(reading: Reading, kept: Sequence[Stretch], piece: Sequence[Word]) -> bool:
    """Whether a piece comes right behind a clause or a reason that stays."""
    if not kept or kept[-1].role not in {Role.CLAUSE, Role.REASON}:
        return False
    between = reading.words[kept[-1].last + 1 : piece[0].i]
    return all(w.is_punct or w.norm in JOINTS for w in between)


def _is_reason(reading: Reading, piece: Sequence[Word], *, blames: bool) -> bool:
    """Whether a piece says why or when, so that a request can carry it; not why they are to blame."""
    if piece[0].norm not in WHY | _WHEN or len(piece) < 3:
        return False
    theirs = any(w.is_you or w.norm in {"your", "ur", "yours"} for w in piece)
    return main_clause(reading, piece[1:]) is not None and not (theirs and blames)


def _is_fronted(reading: Reading, piece: Sequence[Word]) -> bool:
    """Whether a piece only says when or where for the clause behind it."""
    opens = piece[0].norm in _FRONTED
    if (
        piece[0].norm in {"next", "last", "every", "each", "any"}
        and len(piece) > 1
        and piece[1].norm in TIMES
    ):
        return True
    return opens and (piece[0].norm in _WHEN or main_clause(reading, piece) is None)


def _without_joint(piece: Sequence[Word]) -> Sequence[Word]:
    """A piece without a joint at its end."""
    end = len(piece)
    while end and (piece[end - 1].norm in JOINTS | _TORN_JOINTS or piece[end - 1].is_punct):
        end -= 1
    return piece[:end]


def _ends_at_joint(reading: Reading, end: int) -> bool:
    """Whether a mark, a joint or the start of a clause divides the word ``end`` from those in front."""
    word = reading.words[end - 1]
    return word.is_punct or word.norm in JOINTS | _TORN_JOINTS or end in _clause_starts(reading)


def _stretch(piece: Sequence[Word], role: Role) -> Stretch:
    return Stretch(piece[0].i, piece[-1].i, role)


def _pieces(reading: Reading, start: int, end: int) -> list[Sequence[Word]]:
    """The words cut at marks between them and where a clause begins, signs apart, without the marks."""
    return list(_cut(reading, start, end))


def _cut(reading: Reading, start: int, end: int) -> Iterator[Sequence[Word]]:
    starts = _clause_starts(reading)
    run: list[Word] = []
    for word in reading.words[start:end]:
        sign = is_sign(word)
        divides = _is_divider(reading, word.i)
        if run and (sign or divides or word.i in starts):
            yield run
            run = []
        if sign:
            yield [word]
        elif not divides and (run or not word.is_punct or word.text in QUOTES | BRACKETS):
            run.append(word)
    if run:
        yield run


def _is_divider(reading: Reading, i: int) -> bool:
    """Whether a mark stands between words; not a hyphen inside one, nor a quotation mark."""
    word, words = reading.words[i], reading.words
    if not set(word.text) <= _DIVIDING or is_sign(word):
        return False
    touches = 0 < i < len(words) - 1 and words[i - 1].end == word.start and word.end == words[i + 1].start
    return not touches or word.text in {",", ";", "…", "..."}


def _clause_starts(reading: Reading) -> frozenset[int]:
    """Where clauses with a subject of their own begin, with the joints in front of them."""
    found = set()
    for clause in reading.clauses:
        begins = clause.relation in {labels.CONJUNCT, labels.PARATAXIS, labels.ROOT} or clause.marker in WHY
        if not begins or clause.quoted:
            continue
        given = clause.subject is not None and clause.subject_given and is_finite(clause)
        if not given and clause.mood is not Mood.COMMAND:
            continue
        i = first_word(clause)
        first = reading.sentence_of(clause.head).start
        while i > first and reading.words[i - 1].norm in JOINTS | _TORN_JOINTS | {"then", "please", "pls"}:
            i -= 1
        found.add(i)
    return frozenset(found)
