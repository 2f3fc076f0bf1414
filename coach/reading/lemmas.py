"""Dictionary forms from LemmInflect, since a trained lemmatizer invents words."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from lemminflect import getAllLemmas, getLemma

from coach.reading import labels

_CLITICS = MappingProxyType(
    {
        "'s": "be",
        "'re": "be",
        "'m": "be",
        "am": "be",
        "are": "be",
        "is": "be",
        "was": "be",
        "were": "be",
        "been": "be",
        "being": "be",
        "be": "be",
        "'ve": "have",
        "'d": "would",
        "'ll": "will",
        "wo": "will",
        "ca": "can",
        "sha": "shall",
        "n't": "not",
        "better": "better",
    }
)
_OPEN_CLASSES = frozenset(
    {labels.VERB, labels.NOUN, labels.ADJECTIVE, labels.ADVERB, labels.AUX, labels.PROPER_NOUN}
)


@lru_cache(maxsize=50_000)
def lemma(norm: str, pos: str, tag: str) -> str:
    """The dictionary form of a lower-case spelling, given its part of speech; pronouns and the like stay."""
    if norm.endswith(("'ing", "'ed")):
        return norm.rsplit("'", 1)[0]
    if norm in _CLITICS and not (norm == "better" and pos in {labels.ADJECTIVE, labels.ADVERB}):
        return _CLITICS[norm]
    if pos not in _OPEN_CLASSES or not norm.isalpha():
        return norm
    if pos in {labels.ADJECTIVE, labels.ADVERB} and tag not in {"JJR", "JJS", "RBR", "RBS"}:
        return norm
    if pos == labels.NOUN and tag == "NN":
        return norm
    if pos == labels.PROPER_NOUN:
        return norm
    if pos in {labels.VERB, labels.AUX} and tag in {labels.BASE_FORM, labels.MODAL}:
        return norm
    forms = getLemma(norm, upos=labels.VERB if pos == labels.AUX else pos)  # "gets done": AUX knows no "get"
    return forms[0] if forms else norm


def singular(noun: str) -> str:
    """The singular of a lower-case noun, whatever the tagger took it for."""
    forms = getLemma(noun, upos=labels.NOUN) if noun.isalpha() else ()
    return str(forms[0]) if forms else noun


def is_verb_form(norm: str) -> bool:
    """Whether the dictionary knows a lower-case spelling as a form of a verb: "tailgating", not "nothing"."""
    return bool(getAllLemmas(norm, upos=labels.VERB))
