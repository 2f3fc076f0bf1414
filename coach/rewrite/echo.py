"""Sentences that only lend weight to the one before them: "I mean it", "Three letters, three!"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coach.reading import labels
from coach.reading.clause import Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.calls import is_call, is_sign
from coach.rewrite.standing import WHY, main_clause, points_back, without_opener

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
_SHORT: Final = 7
_CURT: Final = 3
_OFTEN: Final = frozenset("not never ever every again always all please pls no none nothing".split())
_HURTS: Final = frozenset("hurt sting stink suck annoy bug".split())


def is_echo(reading: Reading, words: Sequence[Word], *, asks: bool, blames: bool) -> bool:
    """Whether a sentence only lends weight to the one before it, which is gone or reads differently now.

    ``asks`` says whether a request came in its place, ``blames`` whether it was blame.
    """
    spoken = [w for w in words if not w.is_punct]
    if not spoken or is_call(reading, words) or any(w.norm in _COURTEOUS or is_sign(w) for w in spoken):
        return False
    if is_weighty(words):
        return True
    clause = main_clause(reading, without_opener(words)) if without_opener(words) else None
    if clause is not None and clause.mood in {Mood.COMMAND, Mood.PROPOSAL, Mood.QUESTION}:
        return False
    opener = without_opener(words)[0].norm
    if opener == "even":
        return True
    if opener in WHY | {"then", "or", "nor", "either", "neither", "which", "than"} and opener not in {
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


def makes_small(words: Sequence[Word]) -> bool:
    """Whether a sentence calls a matter small: "it's only eleven", "it was just a joke"."""
    said = [w.norm for w in words if not w.is_punct]
    pointed = said[:1] in (["it"], ["that"], ["this"]) and len(said) > 2
    return pointed and bool({"only", "just"} & set(said[1:4]))


def _is_weight(spoken: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether a fragment repeats itself, shouts, says how often, or says nothing of its own."""
    lemmas = [w.lemma for w in spoken if w.pos not in {"ADP", "DET", "PRON"}]
    again = len(set(lemmas)) < len(lemmas) or "!" in words[-1].text
    asked = "?" in words[-1].text and len(spoken) <= _CURT
    empty = all(w.pos in {labels.ADJECTIVE, labels.ADVERB, "INTJ"} for w in spoken)
    return again or asked or empty or spoken[0].norm in _OFTEN
