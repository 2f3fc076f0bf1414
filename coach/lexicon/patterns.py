"""Patterns over words, compiled from one line of text.

The notation of a pattern, word by word:

=========  ==========================================================
``or``     the spelling, lower case, with text-message spelling resolved ("u" matches ``you``)
``let*``   the lemma ("let", "lets", "letting")
``a|an``   either
``just?``  may be missing
``<you>``  a class, one of ``CLASSES``
``@losses``  a word list: the lemma or the spelling is in it
``...``    up to four words of any kind, none of them punctuation
``^go``    the word that says what the other does or should do
``~why``   the word that tells that this act is wanted and unmet
=========  ==========================================================
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

GAP: Final = "..."
MAX_GAP: Final = 4


class WordLike(Protocol):
    """What a pattern looks at; ``coach.reading.word.Word`` is one."""

    @property
    def norm(self) -> str:
        """Lower-case spelling."""

    @property
    def lemma(self) -> str:
        """Dictionary form."""

    @property
    def pos(self) -> str:
        """Universal part of speech."""

    @property
    def tag(self) -> str:
        """Penn tag."""

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""


_DAYS = frozenset(
    "day night week morning evening weekend month year monday tuesday wednesday thursday friday saturday "
    "sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays meeting sprint shift".split()
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_MARKS: Final[Mapping[str, str]] = MappingProxyType({"^": "head", "~": "unmet"})
CLASSES: Final[Mapping[str, Callable[[WordLike], bool]]] = MappingProxyType(
    {
        "<you>": lambda w: w.norm in {"you", "yall", "y'all"},
        "<your>": lambda w: w.norm in {"your", "yours"},
        "<i>": lambda w: w.norm == "i",
        "<me>": lambda w: w.norm == "me",
        "<my>": lambda w: w.norm == "my",
        "<we>": lambda w: w.norm == "we",
        "<they>": lambda w: w.norm in {"he", "she", "they"},
        "<them>": lambda w: w.norm in {"him", "her", "them"},
        "<have>": lambda w: w.lemma == "have",
        "<do>": lambda w: w.lemma == "do",
        "<not>": lambda w: w.norm in {"not", "n't", "never"},
        "<be>": lambda w: w.lemma == "be" or w.norm in {"'s", "'re", "'m"},
        "<modal>": lambda w: w.tag == "MD",
        "<verb>": lambda w: w.pos == "VERB" or w.tag.startswith("VB"),
        "<base>": lambda w: w.tag in {"VB", "VBP"},
        "<ing>": lambda w: w.tag == "VBG" or (w.norm.endswith("ing") and w.pos in {"VERB", "NOUN"}),
        "<past>": lambda w: w.tag in {"VBD", "VBN"},
        "<noun>": lambda w: w.pos in _NOUNS,
        "<adj>": lambda w: w.pos == "ADJ",
        "<adv>": lambda w: w.pos == "ADV",
        "<num>": lambda w: w.pos == "NUM",
        "<any>": lambda w: not w.is_punct,
        "<punct>": lambda w: w.is_punct,
        "<third>": lambda w: w.norm in {"he", "she", "they", "him", "her", "them", "his", "their"},
        "<day>": lambda w: w.norm in _DAYS,
    }
)

_COMMON = frozenset(
    "i you it me my your we to the a an of for in on at and or is be do have get not that this so".split()
)
"""Words of nearly every sentence: poor anchors for a search."""


@dataclass(frozen=True, slots=True)
class Step:
    """One place of a pattern: what may stand there, whether it may be missing, and what it marks."""

    norms: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    tests: tuple[Callable[[WordLike], bool], ...] = ()
    optional: bool = False
    gap: bool = False
    marks: tuple[str, ...] = ()

    def accepts(self, word: WordLike) -> bool:
        """Whether ``word`` may stand here."""
        return word.norm in self.norms or word.lemma in self.lemmas or any(test(word) for test in self.tests)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern fits, as indices into the words searched, and which of them its marks stand on."""

    start: int
    end: int
    marks: tuple[tuple[str, int], ...] = ()

    def marked(self, role: str) -> int | None:
        """The index of the word with the mark, or None."""
        return next((at for name, at in self.marks if name == role), None)


_Found = tuple[int, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    steps: tuple[Step, ...]

    def match_at(self, words: Sequence[WordLike], start: int) -> int | None:
        """Where the match that begins at ``start`` ends, or None."""
        found = _match(self.steps, words, start)
        return found[0] if found else None

    def match(self, words: Sequence[WordLike], start: int) -> Match | None:
        """The match that begins at ``start``, or None."""
        found = _match(self.steps, words, start)
        return Match(start, *found) if found and found[0] > start else None

    def find(self, words: Sequence[WordLike]) -> tuple[int, int] | None:
        """The first match, as indices into ``words``."""
        for start in range(len(words)):
            end = self.match_at(words, start)
            if end is not None and end > start:
                return start, end
        return None

    def may_match(self, norms: frozenset[str], lemmas: frozenset[str]) -> bool:
        """Whether the words that the pattern can't do without are there; cheap, and never wrong on a no."""
        return all(
            step.optional or step.gap or step.tests or step.norms & norms or step.lemmas & lemmas
            for step in self.steps
        )

    @property
    def anchor(self) -> frozenset[str]:
        """Spellings and lemmas of which one must be there, from the step with the fewest; empty for any."""
        named = [s.norms | s.lemmas for s in self.steps if not (s.optional or s.gap or s.tests)]
        return min(
            named, key=lambda names: (bool(names & _COMMON), len(names), sorted(names)), default=frozenset()
        )


def _match(steps: Sequence[Step], words: Sequence[WordLike], at: int) -> _Found | None:
    if not steps:
        return at, ()
    step, rest = steps[0], steps[1:]
    if step.gap:
        return _match_gap(rest, words, at)
    if at < len(words) and step.accepts(words[at]):
        found = _match(rest, words, at + 1)
        if found is not None:
            return found[0], (*((mark, at) for mark in step.marks), *found[1])
    return _match(rest, words, at) if step.optional else None


def _match_gap(rest: Sequence[Step], words: Sequence[WordLike], at: int) -> _Found | None:
    for skip in range(MAX_GAP + 1):
        if any(w.is_punct for w in words[at : at + skip]) or at + skip > len(words):
            return None
        found = _match(rest, words, at + skip)
        if found is not None:
            return found
    return None


def compile_pattern(source: str, lists: Mapping[str, Container[str]] = MappingProxyType({})) -> Pattern:
    """The pattern for a line of the notation; ``lists`` are the word lists that it may name.

    Raises:
        ValueError: an unknown class or list, or nothing but optional places.
    """
    steps = tuple(_step(part, lists) for part in source.split())
    if all(step.optional or step.gap for step in steps):
        raise ValueError(f"“{source}” would match nothing at all")
    return Pattern(source, steps)


def _step(part: str, lists: Mapping[str, Container[str]]) -> Step:
    if part == GAP:
        return Step(gap=True)
    marks: list[str] = []
    while len(part) > 1 and part[0] in _MARKS:
        marks.append(_MARKS[part[0]])
        part = part[1:]
    optional = len(part) > 1 and part.endswith("?")
    norms, lemmas, tests = set(), set(), []
    for option in part.removesuffix("?").split("|") if len(part) > 1 else [part]:
        if option.startswith("<"):
            tests.append(_class(option))
        elif option.startswith("@"):
            tests.append(_in_list(option, lists))
        elif option.endswith("*"):
            lemmas.add(option.removesuffix("*"))
        elif option == "not":
            tests.append(CLASSES["<not>"])
        else:
            norms.add(option)
    return Step(frozenset(norms), frozenset(lemmas), tuple(tests), optional, gap=False, marks=tuple(marks))


def _class(option: str) -> Callable[[WordLike], bool]:
    if option not in CLASSES:
        raise ValueError(f"“{option}” is not a class; known are {', '.join(sorted(CLASSES))}")
    return CLASSES[option]


def _in_list(option: str, lists: Mapping[str, Container[str]]) -> Callable[[WordLike], bool]:
    name = option.removeprefix("@")
    if name not in lists:
        raise ValueError(f"“{option}” is not a word list; known are {', '.join(sorted(lists)) or 'none'}")
    words = lists[name]
    return lambda w: w.lemma in words or w.norm in words
