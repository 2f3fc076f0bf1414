"""English morphology and pronouns for rewrites: LemmInflect's tables, with our own overrides first."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from lemminflect import getInflection

Person = Literal["we", "you"]

_OVERRIDES: Final = MappingProxyType(
    {
        ("be", "VBG"): "being",
        ("lie", "VBG"): "lying",
        ("die", "VBG"): "dying",
        ("tie", "VBG"): "tying",
        ("text", "VBD"): "texted",
        ("dye", "VBG"): "dyeing",
        ("singe", "VBG"): "singeing",
    }
)
_PRONOUNS: Final = MappingProxyType(
    {
        "we": {
            "you": "we",
            "your": "our",
            "yours": "ours",
            "yourself": "ourselves",
            "yourselves": "ourselves",
        },
        "you": {"we": "you", "our": "your", "ours": "yours", "ourselves": "yourself", "us": "you"},
    }
)
PERSON_SLOTS: Final = MappingProxyType(
    {
        "we": {"we": "we", "us": "us", "our": "our", "ours": "ours", "ourselves": "ourselves"},
        "you": {"we": "you", "us": "you", "our": "your", "ours": "yours", "ourselves": "yourself"},
    }
)


@lru_cache(maxsize=10_000)
def inflect(lemma: str, tag: str) -> str:
    """The form of a verb or noun lemma for a Penn tag ("leave", "VBG" -> "leaving"), else the lemma."""
    if (lemma, tag) in _OVERRIDES:
        return _OVERRIDES[lemma, tag]
    forms = getInflection(lemma, tag=tag)
    return str(forms[0]) if forms else lemma


def gerund_phrase(phrase: str) -> str:
    """A bare verb phrase with its first verb as an -ing form ("wash the dishes" -> "washing the dishes")."""
    verb, _, rest = phrase.partition(" ")
    return f"{inflect(verb, 'VBG')} {rest}".rstrip()


def turned(word: str, person: Person) -> str:
    """A second-person pronoun turned to ``person``; other words stay, capitals stay as typed."""
    to = _PRONOUNS["we"].get(word.lower()) if person == "we" else None
    return word if to is None else to


def a_or_an(noun: str) -> str:
    """The noun with its indefinite article, by its first letter."""
    vowel = re.match(r"(?!uni|use|one|eu)[aeiou]|hour|honest", noun, re.IGNORECASE)
    return f"{'an' if vowel else 'a'} {noun}"
