"""Names, greetings and signs: what stands beside what is said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from coach.reading import labels
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
_LONGEST_CALL: Final = 4


def is_emoji(character: str) -> bool:
    """Whether a character is a picture; not a mark, a currency or a unit."""
    return unicodedata.category(character) == "So" and character not in "°©®"


def is_sign(word: Word) -> bool:
    """Whether the word is an emoji, a smiley or a kiss."""
    if word.is_punct:
        return bool(_SMILEY.fullmatch(word.text)) or any(is_emoji(c) for c in word.text)
    return bool(_KISS.fullmatch(word.text)) and word.pos not in {labels.NOUN, labels.VERB}


_UNKNOWN: Final = frozenset({"whoever", "whom", "whomever", "everyone", "everybody", "anyone"})


def is_call(reading: Reading, words: Sequence[Word]) -> bool:
    """Whether the words are only a name, an endearment, a greeting or "to whoever parked here"."""
    spoken = [w for w in words if not w.is_punct]
    if len(spoken) > 1 and spoken[0].norm == "to" and spoken[1].norm in _UNKNOWN:
        return True
    if not 0 < len(spoken) <= _LONGEST_CALL:
        return False
    named = any(_names(reading, w) for w in spoken)
    return all(
        w.norm in _GREETINGS
        or _names(reading, w)
        or (named and (w.pos == "INTJ" or w.norm in {"my", "there", "all", "and"}))
        for w in spoken
    )


def _names(reading: Reading, word: Word) -> bool:
    """Whether a word calls somebody: a name, an endearment, what the parser takes for a call."""
    called = word.dep == labels.VOCATIVE or reading.head(word).dep == labels.VOCATIVE
    apart = called and word.pos == labels.NOUN and _is_set_apart(reading, word)
    other = {labels.OBJECT, labels.POSSESSIVE, "iobj", *labels.OBLIQUES}
    fond = word.norm in _ENDEARMENTS and word.dep not in other
    return fond or word.pos == labels.PROPER_NOUN or apart


def _is_set_apart(reading: Reading, word: Word) -> bool:
    """Whether a comma, a line or the edge of the sentence parts a call from what it would else belong to."""
    sentence = reading.sentence_of(word)
    phrase = reading.phrase(word)
    first = phrase.words[0].i
    return first == sentence.start or reading.words[first - 1].is_punct


def opens_call(word: Word) -> bool:
    return word.dep in {labels.VOCATIVE, labels.DISCOURSE} or (
        word.norm in _ENDEARMENTS | _GREETINGS and word.dep not in {labels.POSSESSIVE, *labels.SUBJECTS}
    )
