"""What may remain of a sentence once a stretch of it is replaced or left out.

Only what stands on its own there: a name or greeting, a reason that a request can carry, and a clause of its
own that neither goes on with the story of the stretch nor points back into it. Everything else would be torn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word

_ENDEARMENTS: Final = frozenset(
    "girl girls bro bruv bruh mate mates dude man love luv babe babes bae hun honey hon darling dear "
    "sweetheart sweetie mum mom mama mam mummy mommy dad daddy papa nan nana gran grandma grandad grandpa "
    "sis son fam pal buddy boss chef guys folks team lads all sir madam bhai beta yaar cuz".split()
)
_GREETINGS: Final = frozenset(
    "hi hey hello hiya heya yo oi morning evening afternoon good dear oh ok okay well right look listen "
    "honestly seriously".split()
)
_KISS: Final = re.compile(r"x{1,4}|xo(?:xo)*", re.IGNORECASE)
_SMILEY: Final = re.compile(r"[:;=8xX]['’]?-?[()\[\]DPpOo/\\|3]+|<3|\^_*\^")
_PLAIN_MARKS: Final = frozenset(".,;:!?…-–—'\"“”‘’`()[]{}/\\&*_~#+=<>|")
_QUOTES: Final = frozenset({'"', "“", "”", "'", "``", "''", "‘", "’"})
_BRACKETS: Final = frozenset("()[]{}")
JOINTS: Final = frozenset({"and", "but", "so", "n", "also", "plus"})
"""Words that lead on from one clause to the next."""
_TORN_JOINTS: Final = frozenset("or then because cos cause cuz coz since yet as than if".split())
_CONTINUING: Final = frozenset(
    "then or nor either neither which who whose whom that than whereas otherwise else except instead even "
    "like as how meanwhile therefore hence".split()
)
"""Words that go on from what was said, so that nothing can begin with them."""
_WHY: Final = frozenset({"because", "since", "cause", "cuz", "bc", "cos", "coz", "as", "unless"})
_WHEN: Final = frozenset({"when", "if", "while", "whenever", "until", "till", "before", "after", "once"})
_POINTING: Final = frozenset({"it", "that", "this", "these", "those", "which"})
_WEATHER: Final = frozenset(
    "cold freezing hot boiling warm wet dark light late early rain raining pour pouring snow snowing icy "
    "windy midnight noon morning night am pm oclock o'clock time term winter summer christmas birthday "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What "it" is said to be without standing for anything."""
_COURTEOUS: Final = frozenset(
    "thanks thank thx ta cheers love sorry regards best yours sincerely bless kisses hugs x xx".split()
)
_WEIGHTY: Final = (
    "i mean it",
    "not joking",
    "not kidding",
    "simple as that",
    "end of",
    "full stop",
    "i am serious",
    "i 'm serious",
    "enough is enough",
    "no excuses",
    "not asking",
    "for real",
    "no ifs",
    "and that 's that",
    "that 's final",
    "got it",
    "do you hear me",
    "you hear me",
    "understood",
    "mark my words",
    "i swear",
)
"""Sayings that lend weight to what was said before them."""
_TIMES: Final = frozenset({"time", "single", "day", "night", "morning", "week", "weekend"})
_OFTEN: Final = frozenset("not never ever every again always all please pls no none nothing".split())
_HURTS: Final = frozenset("hurt sting stink suck annoy bug".split())
_SHORT: Final = 7
_CURT: Final = 3
_LONGEST_CALL: Final = 4
_SAID_OF_ME: Final = frozenset({"VB", "VBP", "VBD", "MD"})
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


def is_sign(word: Word) -> bool:
    """Whether the word is an emoji, a smiley or a kiss."""
    if word.is_punct:
        return bool(_SMILEY.fullmatch(word.text)) or any(c not in _PLAIN_MARKS for c in word.text)
    return bool(_KISS.fullmatch(word.text)) and word.pos not in {labels.NOUN, labels.VERB}


def is_call(reading: Reading, words: Sequence[Word]) -> bool:
    """Whether the words are only a name, an endearment or a greeting."""
    spoken = [w for w in words if not w.is_punct]
    if not 0 < len(spoken) <= _LONGEST_CALL:
        return False
    named = any(_names(reading, w) for w in spoken)
    return all(
        w.norm in _GREETINGS
        or _names(reading, w)
        or (named and (w.pos == "INTJ" or w.norm in {"my", "sir", "there", "all"}))
        for w in spoken
    )


def _names(reading: Reading, word: Word) -> bool:
    """Whether a word calls somebody: a name, an endearment, what the parser takes for a call."""
    called = word.dep == labels.VOCATIVE or reading.head(word).dep == labels.VOCATIVE
    return word.norm in _ENDEARMENTS or word.pos == labels.PROPER_NOUN or (called and word.pos == labels.NOUN)


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
    n = next((n for n, w in enumerate(first) if not _calls_here(w)), len(first))
    return [first[:n], first[n:], *pieces[1:]] if n and is_call(reading, first[:n]) else pieces


def _calls_here(word: Word) -> bool:
    return word.dep in {labels.VOCATIVE, labels.DISCOURSE} or (
        word.norm in _ENDEARMENTS | _GREETINGS and word.dep not in labels.SUBJECTS
    )


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
            words = [*fronted, *(piece if fronted else _without_opener(piece))]
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


def stands(reading: Reading, piece: Sequence[Word], *, blames: bool | None = None) -> bool:
    """Whether a piece is a clause that says something by itself.

    ``blames`` is given where it stands behind what is gone, so that it must not lead on from it or point to
    it: whether that is blame.
    """
    goes_on = blames is not None
    joined = piece[0].norm in JOINTS
    words = _without_opener(piece)
    if (
        not words
        or not _is_balanced(piece)
        or words[0].norm in _CONTINUING | _WHY
        or words[0].norm in {"whoever", "whatever"}
    ):
        return False
    if words[0].tag.startswith("W") and not reading.is_question(reading.sentence_of(words[0])):
        return False
    if words[0].norm in {"next", "every", "each"} and len(words) > 1 and words[1].norm in _TIMES:
        return False
    clause = _main_clause(reading, words)
    if clause is None:
        return not goes_on and _drops_subject(reading, words)
    if clause.mood in {Mood.COMMAND, Mood.PROPOSAL}:
        return not (joined and goes_on and piece[0].norm != "but")
    if not goes_on or clause.mood is Mood.QUESTION:
        return True
    if points_back(clause):
        return False
    return not (clause.you_is_subject and (joined or bool(blames)))


def is_echo(reading: Reading, words: Sequence[Word], *, asks: bool, blames: bool) -> bool:
    """Whether a sentence only lends weight to the one before it, which is gone or reads differently now.

    ``asks`` says whether a request came in its place, ``blames`` whether it was blame.
    """
    spoken = [w for w in words if not w.is_punct]
    if not spoken or is_call(reading, words) or any(w.norm in _COURTEOUS or is_sign(w) for w in spoken):
        return False
    if is_weighty(words):
        return True
    clause = _main_clause(reading, _without_opener(words)) if _without_opener(words) else None
    if clause is not None and clause.mood in {Mood.COMMAND, Mood.PROPOSAL, Mood.QUESTION}:
        return False
    opener = _without_opener(words)[0].norm
    if opener in _WHY | {"then", "or", "nor", "either", "neither", "which", "than"} and opener not in {
        "since",
        "as",
    }:
        theirs = any(w.is_you or w.norm in {"your", "ur"} for w in spoken)
        return not asks or theirs or clause is None
    if clause is None:
        return _is_weight(spoken, words) and (blames or not asks or "!" in words[-1].text or len(spoken) > 1)
    judged = clause.copula is not None and clause.head.pos == labels.ADJECTIVE
    judged = judged and clause.copula is not None and clause.copula.tag != labels.PAST
    judged = (judged and reading.polarity(clause.head) <= 0) or clause.head.lemma in _HURTS
    return judged and points_back(clause) and not any(w.is_i for w in spoken) and len(spoken) <= _SHORT


def is_weighty(words: Sequence[Word]) -> bool:
    """Whether a sentence is a saying that lends weight to others: "I mean it", "simple as that"."""
    spoken = [w.norm for w in words if not w.is_punct]
    return len(spoken) <= _SHORT and any(f" {said} " in f" {' '.join(spoken)} " for said in _WEIGHTY)


def _is_weight(spoken: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a fragment repeats itself, shouts, says how often, or says nothing of its own."""
    lemmas = [w.lemma for w in spoken if w.pos not in {"ADP", "DET", "PRON"}]
    again = len(set(lemmas)) < len(lemmas) or "!" in words[-1].text
    asked = "?" in words[-1].text and len(spoken) <= _CURT
    empty = all(w.pos in {labels.ADJECTIVE, labels.ADVERB, "INTJ"} for w in spoken)
    return again or asked or empty or spoken[0].norm in _OFTEN


def points_back(clause: Clause) -> bool:
    """Whether the subject of a clause stands for something said before: "it's rude", "two are dead"."""
    subject = clause.subject
    if subject is None:
        return True
    if subject.head.pos == labels.NUMBER and len(subject.words) == 1:
        return True
    if len(subject.words) > 1 or subject.head.norm not in _POINTING:
        return False
    about = [clause.head, *clause.words]
    return subject.head.norm != "it" or not any(w.norm in _WEATHER or w.lemma in _WEATHER for w in about)


def _main_clause(reading: Reading, words: Sequence[Word]) -> Clause | None:
    """The clause that a piece begins with: a command, or one with a subject and a finite verb."""
    first, last = words[0].i, words[-1].i
    for clause in reading.clauses:
        if not first <= clause.head.i <= last or clause.relation in labels.ADNOMINAL_CLAUSES or clause.quoted:
            continue
        if clause.mood in {Mood.COMMAND, Mood.PROPOSAL}:
            if clause.head.i - first <= 3:
                return clause
        elif clause.subject is not None and clause.subject_given and _is_finite(clause):
            opens = min(clause.subject.words[0].i, *(a.i for a in clause.auxiliaries), clause.subject.head.i)
            led = all(_leads(w) for w in reading.words[first:opens])
            depends = clause.relation == labels.COMPLEMENT and first and not reading.words[first - 1].is_punct
            led = led and not depends
            if opens >= first and (led or reading.words[first].norm in {"there", "here"}):
                return clause
    return None


def _drops_subject(reading: Reading, words: Sequence[Word]) -> bool:
    """Whether a piece is a statement whose "I" goes without saying: "totally get that it's hard"."""
    verb = next((w for w in words[:3] if w.is_verb), None)
    clause = None if verb is None else reading.clause_of(verb)
    return (
        clause is not None and clause.relation == labels.ROOT and verb is not None and verb.tag in _SAID_OF_ME
    )


def _leads(word: Word) -> bool:
    """Whether a word may stand in front of the subject: an adverb, a question word, a preposition phrase."""
    if word.norm in _CONTINUING - {"how"}:
        return False
    return not word.is_verb or word.norm in {"is", "are", "was", "were", "do", "did", "does", "have", "has"}


def _is_finite(clause: Clause) -> bool:
    words = [clause.head, *clause.auxiliaries, *([clause.copula] if clause.copula else [])]
    return any(w.tag in labels.FINITE for w in words)


def _is_reason(reading: Reading, piece: Sequence[Word], *, blames: bool) -> bool:
    """Whether a piece says why or when, so that a request can carry it; not why they are to blame."""
    if piece[0].norm not in _WHY | _WHEN or len(piece) < 3:
        return False
    theirs = any(w.is_you or w.norm in {"your", "ur", "yours"} for w in piece)
    return _main_clause(reading, piece[1:]) is not None and not (theirs and blames)


def _is_fronted(reading: Reading, piece: Sequence[Word]) -> bool:
    """Whether a piece only says when or where for the clause behind it."""
    opens = piece[0].norm in _FRONTED
    if (
        piece[0].norm in {"next", "last", "every", "each", "any"}
        and len(piece) > 1
        and piece[1].norm in _TIMES
    ):
        return True
    return opens and (piece[0].norm in _WHEN or _main_clause(reading, piece) is None)


def _is_balanced(piece: Sequence[Word]) -> bool:
    return not any(w.text in _BRACKETS for w in piece) and sum(w.text in _QUOTES for w in piece) % 2 == 0


def _without_opener(piece: Sequence[Word]) -> Sequence[Word]:
    """A piece without "and", "but" or "so" in front."""
    n = next((n for n, w in enumerate(piece) if w.norm not in JOINTS), len(piece))
    return piece[n:]


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
        divides = is_divider(reading, word.i)
        if run and (sign or divides or word.i in starts):
            yield run
            run = []
        if sign:
            yield [word]
        elif not divides and (run or not word.is_punct or word.text in _QUOTES | _BRACKETS):
            run.append(word)
    if run:
        yield run


def is_divider(reading: Reading, i: int) -> bool:
    """Whether a mark stands between words; not a hyphen inside one, nor a quotation mark."""
    word, words = reading.words[i], reading.words
    if not word.is_punct or word.text in _QUOTES | _BRACKETS or is_sign(word):
        return False
    touches = 0 < i < len(words) - 1 and words[i - 1].end == word.start and word.end == words[i + 1].start
    return not touches or word.text in {",", ";", "…", "..."}


def _clause_starts(reading: Reading) -> frozenset[int]:
    """Where clauses with a subject of their own begin, with the joints in front of them."""
    found = set()
    for clause in reading.clauses:
        begins = clause.relation in {labels.CONJUNCT, labels.PARATAXIS, labels.ROOT} or clause.marker in _WHY
        if not begins or clause.quoted:
            continue
        if clause.subject is not None and clause.subject_given and _is_finite(clause):
            i = min(clause.subject.words[0].i, *(a.i for a in clause.auxiliaries), clause.subject.head.i)
        elif clause.mood is Mood.COMMAND:
            i = min(clause.head.i, *(a.i for a in clause.auxiliaries), clause.head.i)
        else:
            continue
        first = reading.sentence_of(clause.head).start
        while i > first and reading.words[i - 1].norm in JOINTS | _TORN_JOINTS | {"then", "please", "pls"}:
            i -= 1
        found.add(i)
    return frozenset(found)
