"""English morphology and pronouns for rewrites: LemmInflect's tables, with our own overrides first."""

from __future__ import annotations

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
_TO_WE: Final = MappingProxyType(
    {"you": "we", "your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves"}
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
    return _TO_WE.get(word.lower(), word) if person == "we" else word
