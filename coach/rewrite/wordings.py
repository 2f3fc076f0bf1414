"""The draft's own words, said of us or of you."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import Person, inflect, turned

_TURNED: Final = frozenset({"your", "yours", "yourself", "yourselves"})
_SHAREABLE: Final = tuple(
    "@thing @dishes @clothes @light @opening @chore @noise @device @money @message @smoke @bathroom @food "
    "@drink".split()
)
"""Classes of things that two people may call ours."""
_AS_TYPED: Final[Mapping[int, str]] = MappingProxyType({})
_LIGHT: Final = frozenset(
    "all every each any no more so much many the a an this that these those my your our his her their its "
    "half both single another such some enough not one once".split()
)


def text_of(
    complaint: Complaint, words: Sequence[Word], person: Person, instead: Mapping[int, str] = _AS_TYPED
) -> str:
    """The words with the writer's own spacing and spelling, shouting lowered.

    ``instead`` holds other spellings for some words, by their index. Where ``person`` is "we", "your" becomes
    "our" before things that two people can share; "your mother" and "your job" stay.
    """
    reading, out = complaint.reading, ""
    shouted = sum(w.is_capitals for w in reading.words) * 2 > len(reading.words)
    for n, word in enumerate(words):
        if n and words[n - 1].end < word.start:
            out += " "
        text = instead.get(word.i, "your" if word.norm == "their" and complaint.is_anybodys else word.text)
        if person == "we" and word.norm in _TURNED and _is_shared(reading, word, complaint.lexicons):
            text = turned(word.norm, person)
        out += text.lower() if shouted and word.is_capitals else _uncapitalised(reading, word, text)
    return out


def _is_shared(reading: Reading, word: Word, lexicons: Lexicons) -> bool:
    return word.norm != "your" or lexicons.is_a(reading.words[word.head].lemma, _SHAREABLE)


def _uncapitalised(reading: Reading, word: Word, text: str) -> str:
    """A capital that a word has only because it opens a sentence is dropped."""
    opens = reading.sentence_of(word).start == word.i
    if opens and word.pos != labels.PROPER_NOUN and word.norm != "i" and not word.is_capitals:
        return text[:1].lower() + text[1:]
    return text


def bare_words(phrase: Phrase) -> tuple[Word, ...]:
    """A noun phrase without its determiners, possessive pronoun and quantifiers."""
    return tuple(w for w in phrase.words if w.i == phrase.head.i or w.norm not in _LIGHT)


def definite(complaint: Complaint, phrase: Phrase, person: Person) -> str:
    """The thing as one that both know: "every cupboard" is "the cupboards", "your music" is "our music".

    A thing without a determiner stays bare ("money", "screen time").
    """
    determined = phrase.possessor or phrase.determiner in {"the", "this", "that", "these", "those"}
    if determined or phrase.head.pos in {labels.PROPER_NOUN, labels.PRONOUN} or not _has_quantity(phrase):
        return text_of(complaint, phrase.words, person)
    bare = text_of(complaint, bare_words(phrase), person)
    if phrase.determiner in {"every", "each"}:
        bare = bare.removesuffix(phrase.head.text) + inflect(phrase.lemma, "NNS")
    return f"the {bare}"


def _has_quantity(phrase: Phrase) -> bool:
    return any(w.norm in _LIGHT and w.i != phrase.head.i for w in phrase.words)
